"""What a client agreed to, and what was told to whom."""

from datetime import date, datetime

from integration_desk.clients.model import codes
from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

OPERATIONAL, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.SENSITIVE


@record("consent", T("Consent"), read=codes.CLIENTS_READ, owner="client_id")
class Consent(Record):
    """A client's agreement to one purpose and, where it has one, one recipient."""

    client_id: str = fields.link(
        T("Client"), "client", sensitivity=OPERATIONAL, internal=True,
        indexed_with=("purpose", "withdrawn_on", "expires_on"),
    )  # fmt: skip
    purpose: str = fields.code(T("Purpose"), codes.CONSENT_PURPOSES, required=True, sensitivity=OPERATIONAL)
    recipient_kind: str = fields.code(T("Kind of recipient"), codes.RECIPIENT_KINDS, sensitivity=SENSITIVE)
    recipient_id: str = fields.text(T("Recipient's record"), sensitivity=SENSITIVE)
    recipient_name: str = fields.text(
        T("Recipient"), sensitivity=SENSITIVE, help=T("Named to the client before she agreed.")
    )
    how_given: str = fields.code(
        T("How it was given"), codes.CONSENT_METHODS, required=True, sensitivity=OPERATIONAL, default="written"
    )
    language: str = fields.field(T("Language it was explained in"), Kind.LANGUAGE, sensitivity=OPERATIONAL)
    interpreter_present: bool = fields.yes_no(T("An interpreter was present"), sensitivity=OPERATIONAL)
    interpreter_name: str = fields.name(T("Interpreter"), sensitivity=SENSITIVE)
    given_on: date | None = fields.field(T("Given on"), Kind.DATE, required=True, sensitivity=OPERATIONAL)
    expires_on: date | None = fields.field(
        T("Valid until"),
        Kind.DATE,
        sensitivity=OPERATIONAL,
        help=T("Leave empty when it holds until withdrawn."),
        indexed=True,
    )
    withdrawn_on: date | None = fields.field(T("Withdrawn on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)
    withdrawal_reason: str = fields.long_text(T("Why it was withdrawn"), sensitivity=SENSITIVE, internal=True)
    certified_by: str = fields.link(T("Certified by"), "member", sensitivity=OPERATIONAL, internal=True)


@record("disclosure", T("Disclosure"), read=codes.CLIENTS_READ, owner="client_id")
class Disclosure(Record):
    """What was told about a client to whom and when; written by whatever told it, never by hand."""

    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)
    recipient_kind: str = fields.code(T("Kind of recipient"), codes.RECIPIENT_KINDS, sensitivity=SENSITIVE)
    recipient_id: str = fields.text(T("Recipient's record"), sensitivity=SENSITIVE)
    recipient_name: str = fields.text(T("Recipient"), required=True, sensitivity=SENSITIVE)
    recipient_address: str = fields.long_text(T("Recipient's address"), sensitivity=SENSITIVE)
    disclosed_at: datetime | None = fields.field(T("Told on"), Kind.MOMENT, sensitivity=OPERATIONAL, internal=True)
    disclosed_fields: tuple[str, ...] = fields.field(T("What was told"), Kind.CODES, sensitivity=SENSITIVE)
    reference: str = fields.text(T("Reference"), sensitivity=OPERATIONAL)
    document_hash: str = fields.text(T("Hash of the document"), sensitivity=OPERATIONAL)
    consent_id: str = fields.link(T("Consent"), "consent", sensitivity=OPERATIONAL)
    override_reason: str = fields.long_text(T("Why it was told without consent"), sensitivity=SENSITIVE)
    disclosed_by: str = fields.link(T("Told by"), "member", sensitivity=OPERATIONAL, internal=True)
    notified_on: date | None = fields.field(
        T("Recipient told of the withdrawal on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True
    )
