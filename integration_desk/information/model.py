"""What is kept of information sheets: the centre's own texts, and to whom which sheet was given."""

from datetime import datetime

from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import CASE_ROLES, EVERY_ROLE, Right, Role, Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.directory import NEEDS

INFORMATION_READ = Right("information.read", T("See information sheets"), EVERY_ROLE)
INFORMATION_WRITE = Right(
    "information.write", T("Change information sheets"), frozenset({Role.CASEWORKER, Role.COORDINATOR})
)
INFORMATION_GIVE = Right("information.give", T("Give information sheets to clients"), CASE_ROLES)


@record("sheet_text", T("Information sheet"), read=INFORMATION_READ)
class SheetText(Record):
    """A centre's own text of a sheet in one language; it stands in for the program's text with the same key."""

    key: str = fields.text(T("Sheet"), sensitivity=Sensitivity.PUBLIC, internal=True, indexed=True)
    language: str = fields.field(T("Language"), Kind.LANGUAGE, required=True, sensitivity=Sensitivity.PUBLIC)
    title: str = fields.text(T("Title"), required=True, sensitivity=Sensitivity.PUBLIC)
    body: str = fields.long_text(
        T("Text"),
        required=True,
        sensitivity=Sensitivity.PUBLIC,
        help=T("A line that begins with # is a heading, one that begins with - an item of a list."),
    )
    needs: tuple[str, ...] = fields.codes(
        T("Needs it speaks of"), NEEDS, sensitivity=Sensitivity.PUBLIC,
        help=T("Services of the directory that answer them stand at the end of the sheet."),
    )  # fmt: skip


@record("given_sheet", T("Information sheet given"), read=INFORMATION_GIVE, owner="client_id")
class GivenSheet(Record):
    """That a client was given a sheet: which, in which language, when and by whom."""

    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=Sensitivity.OPERATIONAL)
    key: str = fields.text(T("Sheet"), required=True, sensitivity=Sensitivity.SENSITIVE)
    title: str = fields.text(T("Title"), sensitivity=Sensitivity.SENSITIVE)
    language: str = fields.field(T("Language"), Kind.LANGUAGE, sensitivity=Sensitivity.IDENTIFYING)
    given_at: datetime | None = fields.field(T("Given on"), Kind.MOMENT, sensitivity=Sensitivity.OPERATIONAL)
    given_by: str = fields.link(T("Given by"), "member", sensitivity=Sensitivity.OPERATIONAL)
