"""How cases are told on screen, and the forms with which a step of a case is taken."""

from integration_desk.casework import rules
from integration_desk.casework.model import CASE_STATUSES, Handover
from integration_desk.casework.queries import CaseRow
from integration_desk.core.centre import Member
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import field_of
from integration_desk.core.words import T, Text, verbatim
from integration_desk.widgets import FieldEditor, editor_of

FILTER_LABELS: dict[str, Text] = {
    "mine": T("My cases"),
    "no_next_step": T("No next step"),
    "no_contact": T("No contact for 60 days"),
    "no_consent": T("Consent missing or running out"),
    "overdue": T("Overdue"),
    "on_hold": T("On hold"),
}


def status_chip(status: str) -> tuple[Text, str]:
    """Return the words and the tone of a status."""
    return CASE_STATUSES.label(status), rules.TONES[status]


def member_editor(staff: tuple[Member, ...], name: str, label: Text, *, help_text: Text | None = None) -> FieldEditor:
    """Return an editor that chooses a member of the staff."""
    codes = CodeList("staff", tuple(Code(one.id, verbatim(one.name)) for one in staff))
    return editor_of(Field(name, label, Kind.CODE, codes=codes, required=help_text is None, help=help_text))


def to_editor(staff: tuple[Member, ...]) -> FieldEditor:
    """Return the editor of who takes over."""
    return member_editor(staff, "to", field_of(Handover, "to_id").label)


def consent_tone(found: CaseRow) -> str:
    """Return the tone of a consent: without one, or once it has run out, nothing may be kept."""
    if found.consent_until is None or found.consent_until < found.today:
        return "danger"
    return "warning" if found.consent_until < found.today + rules.CONSENT_SOON else ""
