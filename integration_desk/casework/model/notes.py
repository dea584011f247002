"""Notes: what was said and done with a client on a day."""

from datetime import date

from integration_desk.casework.model.codes import CASES_READ, CONTACT_TYPES, NOTE_TEMPLATES
from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

OPERATIONAL, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.SENSITIVE


@record("case_note", T("Note"), read=CASES_READ, owner="client_id")
class CaseNote(Record):
    """One note on a client: how one was in contact, for how long, in which language, and what about."""

    client_id: str = fields.link(
        T("Client"), "client", required=True, sensitivity=OPERATIONAL, indexed_with=("held_on", "contact")
    )
    case_id: str = fields.link(T("Case"), "case_file", sensitivity=OPERATIONAL, internal=True)
    held_on: date | None = fields.field(T("Day"), Kind.DATE, required=True, sensitivity=OPERATIONAL, indexed=True)
    contact: str = fields.code(
        T("Kind of contact"), CONTACT_TYPES, required=True, sensitivity=OPERATIONAL, default="visit"
    )
    minutes: int | None = fields.field(T("Minutes"), Kind.INTEGER, sensitivity=OPERATIONAL)
    language: str = fields.field(T("Language used"), Kind.LANGUAGE, sensitivity=OPERATIONAL)
    interpreter: bool = fields.yes_no(T("An interpreter was present"), sensitivity=OPERATIONAL)
    template: str = fields.code(T("Template"), NOTE_TEMPLATES, sensitivity=OPERATIONAL)
    text: str = fields.long_text(T("Text"), required=True, sensitivity=SENSITIVE)
    author_id: str = fields.link(T("Written by"), "member", sensitivity=OPERATIONAL, internal=True)
