"""Attachments: papers and pictures that belong to a client's file. Their bytes stand in a table of their own."""

from datetime import date

from integration_desk.core import fields
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.fields import Kind
from integration_desk.core.people import CASE_ROLES, Right, Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

ATTACHMENTS_READ = Right("casework.attachments_read", T("See attachments"), CASE_ROLES)
ATTACHMENTS_WRITE = Right("casework.attachments_write", T("Attach and remove files"), CASE_ROLES)

OPERATIONAL, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.SENSITIVE

ATTACHMENT_KINDS: CodeList = codelist(
    "attachment_kinds",
    letter=T("Letter from an authority"),
    decision=T("Decision"),
    identity=T("Identity document"),
    permit=T("Permit"),
    certificate=T("Certificate"),
    contract=T("Contract"),
    proof=T("Proof of income or residence"),
    form=T("Form"),
    consent=T("Signed consent"),
    photo=T("Photo"),
    translation=T("Translation"),
    other=T("Other", context="attachment"),
)


@record("attachment", T("Attachment"), read=ATTACHMENTS_READ, owner="client_id")
class Attachment(Record):
    """A file in a client's file: what it is and of which day; never its bytes, so that lists stay quick."""

    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=OPERATIONAL)
    title: str = fields.text(T("Title"), required=True, sensitivity=SENSITIVE)
    kind: str = fields.code(
        T("Kind", context="attachment"), ATTACHMENT_KINDS, required=True, sensitivity=SENSITIVE, default="letter"
    )
    dated_on: date | None = fields.field(
        T("Date of the paper"), Kind.DATE, sensitivity=SENSITIVE, help=T("The day that stands on it, if any.")
    )
    case_id: str = fields.link(T("Case"), "case_file", sensitivity=OPERATIONAL, loose=True)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)
    file_name: str = fields.text(T("Name of the file"), sensitivity=SENSITIVE, internal=True)
    media_type: str = fields.text(T("Type of the file"), sensitivity=OPERATIONAL, internal=True)
    size: int | None = fields.field(T("Size in bytes"), Kind.INTEGER, sensitivity=OPERATIONAL, internal=True)
    pages: int | None = fields.field(T("Pages"), Kind.INTEGER, sensitivity=OPERATIONAL, internal=True)
    sha256: str = fields.text(T("Fingerprint (SHA-256)"), sensitivity=OPERATIONAL, internal=True)
    added_by: str = fields.link(T("Attached by"), "member", sensitivity=OPERATIONAL, internal=True)


@record("attachment_content", T("Content of an attachment"), read=ATTACHMENTS_READ, owner="attachment_id")
class AttachmentContent(Record):
    """The bytes of an attachment, cleaned when they came in and never changed."""

    attachment_id: str = fields.link(
        T("Attachment"), "attachment", required=True, sensitivity=OPERATIONAL, internal=True
    )
    content: bytes = fields.field(T("File"), Kind.FILE, required=True, sensitivity=SENSITIVE)
