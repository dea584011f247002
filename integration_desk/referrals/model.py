"""What a referral is: the request to a service, what happened to it, and the letter exactly as it went out."""

from datetime import date, datetime, time

from integration_desk.clients import Client
from integration_desk.core import fields
from integration_desk.core.codes import Code, CodeList, codelist
from integration_desk.core.fields import Kind
from integration_desk.core.people import CASE_ROLES, Right, Role, Sensitivity
from integration_desk.core.records import Record, field_of, record
from integration_desk.core.words import T

REFERRALS_READ = Right("referrals.read", T("See referrals"), CASE_ROLES)
REFERRALS_WRITE = Right("referrals.write", T("Refer clients"), CASE_ROLES)
REFERRALS_OVERRIDE = Right(
    "referrals.override", T("Refer without consent, giving a reason"), frozenset({Role.COORDINATOR})
)
REFERRALS_TEMPLATES = Right(
    "referrals.templates",
    T("Change letter templates"),
    frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
)

STATES: CodeList = codelist(
    "referral_states",
    draft=T("Draft"),
    sent=T("Sent", context="referral"),
    accepted=T("Accepted"),
    declined=T("Declined"),
    no_answer=T("No answer"),
    appointment=T("Appointment made"),
    attended=T("Attended"),
    missed=T("Did not attend"),
    completed=T("Completed"),
    withdrawn=T("Withdrawn"),
    failed=T("Failed", context="referral"),
)
URGENCIES: CodeList = codelist(
    "urgencies",
    emergency=T("Emergency (answer in 24 hours)"),
    urgent=T("Urgent (answer in 72 hours)"),
    normal=T("Normal (answer in two weeks)"),
)
REPLIES: CodeList = codelist(
    "referral_replies",
    accepted=T("Accepted"),
    waiting_list=T("On the waiting list"),
    not_eligible=T("Not eligible"),
    declined_by_client=T("Declined by the client"),
    other=T("Another answer"),
)


def _as_kept(*names: str) -> tuple[Code, ...]:
    """Return fields of the client under the labels of their declarations."""
    return tuple(Code(name, field_of(Client, name).label) for name in names)


DISCLOSABLE: CodeList = CodeList(
    "disclosable",
    (
        Code("name", T("Name")),
        *_as_kept("native_name", "file_number", "birth_year", "birth_date", "sex", "nationalities"),
        Code("languages", T("Languages")),
        Code("interpreter", T("Need of an interpreter")),
        Code("phone", T("Phone")),
        Code("email", T("E-mail")),
        Code("address", T("Address")),
        *_as_kept("residence_status", "permit_expires_on", "arrived_on", "access_needs"),
        Code("safe_contact", T("Safe-contact rules")),
        *_as_kept("literacy", "schooling_years", "occupation"),
        Code("household", T("Size of the household")),
    ),
)


@record("referral", T("Referral"), read=REFERRALS_READ, owner="client_id")
class Referral(Record):
    """One request to one service for one client."""

    number: str = fields.text(
        T("Reference"), sensitivity=Sensitivity.OPERATIONAL, search=3, internal=True, indexed=True
    )
    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=Sensitivity.IDENTIFYING)
    service_id: str = fields.link(T("Service"), "service", required=True, sensitivity=Sensitivity.OPERATIONAL)
    organization_id: str = fields.link(
        T("Organisation"), "organization", sensitivity=Sensitivity.OPERATIONAL, internal=True
    )
    recipient: str = fields.text(T("Receiving organisation"), sensitivity=Sensitivity.OPERATIONAL, internal=True)
    service_name: str = fields.text(T("Name of the service"), sensitivity=Sensitivity.OPERATIONAL, internal=True)
    state: str = fields.code(
        T("State"), STATES, sensitivity=Sensitivity.OPERATIONAL, default="draft", internal=True, indexed=True
    )
    urgency: str = fields.code(
        T("Urgency"), URGENCIES, required=True, sensitivity=Sensitivity.OPERATIONAL, default="normal"
    )
    reason: str = fields.long_text(
        T("Why"),
        sensitivity=Sensitivity.SENSITIVE,
        help=T("What the service must know to help. No more than that."),
    )
    request: str = fields.long_text(
        T("What is asked"), sensitivity=Sensitivity.SENSITIVE, help=T("What the service should do, in one sentence.")
    )
    done_so_far: str = fields.long_text(
        T("What was done so far"), sensitivity=Sensitivity.SENSITIVE, help=T("So that nobody does it twice.")
    )
    appointment_date: date | None = fields.field(
        T("Date of the appointment"), Kind.DATE, sensitivity=Sensitivity.SENSITIVE
    )
    appointment_time: time | None = fields.field(
        T("Time of the appointment"), Kind.TIME, sensitivity=Sensitivity.SENSITIVE
    )
    appointment_place: str = fields.text(
        T("Place of the appointment"),
        sensitivity=Sensitivity.SENSITIVE,
        help=T("Only if it is not the address of the service: a room, a floor, another house."),
    )
    ask_for: str = fields.text(
        T("Who to ask for"), sensitivity=Sensitivity.OPERATIONAL, help=T("A name or a room, for the client's page.")
    )
    confidential: bool = fields.yes_no(
        T("Confidential: a case code instead of the name"), sensitivity=Sensitivity.OPERATIONAL
    )
    disclosed: tuple[str, ...] = fields.codes(T("What they may know"), DISCLOSABLE, sensitivity=Sensitivity.SENSITIVE)
    receiver_language: str = fields.field(
        T("Language of the receiver"), Kind.LANGUAGE, sensitivity=Sensitivity.OPERATIONAL
    )
    client_language: str = fields.field(
        T("Language of the client's page"), Kind.LANGUAGE, sensitivity=Sensitivity.OPERATIONAL
    )
    client_text: str = fields.long_text(
        T("Your own words for the client"),
        sensitivity=Sensitivity.SENSITIVE,
        help=T("In the client's language; stands in place of the usual first sentences."),
    )
    sent_at: datetime | None = fields.field(
        T("Sent on"), Kind.MOMENT, sensitivity=Sensitivity.OPERATIONAL, internal=True
    )
    answer_due: datetime | None = fields.field(
        T("Answer due"), Kind.MOMENT, sensitivity=Sensitivity.OPERATIONAL, internal=True
    )
    reply: str = fields.code(T("Reply"), REPLIES, sensitivity=Sensitivity.SENSITIVE, internal=True)
    reply_note: str = fields.long_text(T("Words of the reply"), sensitivity=Sensitivity.SENSITIVE, internal=True)
    replied_at: datetime | None = fields.field(
        T("Answered on"), Kind.MOMENT, sensitivity=Sensitivity.OPERATIONAL, internal=True
    )
    waiting_until: date | None = fields.field(
        T("On the waiting list until about"), Kind.DATE, sensitivity=Sensitivity.SENSITIVE, internal=True
    )
    outcome: str = fields.long_text(T("Outcome"), sensitivity=Sensitivity.SENSITIVE, internal=True)
    closed_at: datetime | None = fields.field(
        T("Closed on"), Kind.MOMENT, sensitivity=Sensitivity.OPERATIONAL, internal=True
    )
    override_reason: str = fields.long_text(
        T("Reason for referring without consent"), sensitivity=Sensitivity.SENSITIVE, internal=True
    )
    overridden_by: str = fields.link(T("Overridden by"), "member", sensitivity=Sensitivity.OPERATIONAL, internal=True)
    caseworker_id: str = fields.link(T("Caseworker"), "member", sensitivity=Sensitivity.OPERATIONAL, internal=True)


@record("referral_event", T("Step of a referral"), read=REFERRALS_READ, owner="referral_id")
class ReferralEvent(Record):
    """One change of state: when, by whom, and what was said about it."""

    referral_id: str = fields.link(T("Referral"), "referral", required=True, sensitivity=Sensitivity.OPERATIONAL)
    state: str = fields.code(T("State"), STATES, required=True, sensitivity=Sensitivity.OPERATIONAL)
    at: datetime | None = fields.field(T("When"), Kind.MOMENT, sensitivity=Sensitivity.OPERATIONAL)
    person_id: str = fields.link(T("By whom"), "member", sensitivity=Sensitivity.OPERATIONAL)
    reply: str = fields.code(T("Reply"), REPLIES, sensitivity=Sensitivity.SENSITIVE)
    note: str = fields.long_text(T("Note"), sensitivity=Sensitivity.SENSITIVE)


@record("referral_letter", T("Referral letter"), read=REFERRALS_READ, owner="referral_id")
class ReferralLetter(Record):
    """The letter exactly as it went out, and what it told. Never changed; a reprint only counts up."""

    referral_id: str = fields.link(T("Referral"), "referral", required=True, sensitivity=Sensitivity.OPERATIONAL)
    pdf: bytes = fields.field(T("Letter"), Kind.FILE, required=True, sensitivity=Sensitivity.SENSITIVE)
    copy_pdf: bytes = fields.field(
        T("The same letter marked as copy"), Kind.FILE, required=True, sensitivity=Sensitivity.SENSITIVE
    )
    sha256: str = fields.text(T("Fingerprint (SHA-256)"), required=True, sensitivity=Sensitivity.OPERATIONAL)
    recipient: str = fields.text(T("Receiving organisation"), sensitivity=Sensitivity.OPERATIONAL)
    disclosed: tuple[str, ...] = fields.codes(T("What it tells"), DISCLOSABLE, sensitivity=Sensitivity.SENSITIVE)
    confidential: bool = fields.yes_no(T("With a case code"), sensitivity=Sensitivity.OPERATIONAL)
    receiver_language: str = fields.field(
        T("Language of the receiver"), Kind.LANGUAGE, sensitivity=Sensitivity.OPERATIONAL
    )
    client_language: str = fields.field(
        T("Language of the client's page"), Kind.LANGUAGE, sensitivity=Sensitivity.OPERATIONAL
    )
    printed_at: datetime | None = fields.field(T("Printed on"), Kind.MOMENT, sensitivity=Sensitivity.OPERATIONAL)
    copies: int | None = fields.field(T("Copies printed"), Kind.INTEGER, sensitivity=Sensitivity.OPERATIONAL, default=1)
    reprints: int | None = fields.field(
        T("Reprints marked as copy"), Kind.INTEGER, sensitivity=Sensitivity.OPERATIONAL, default=0
    )


@record("letter_template", T("Saved letter template"), read=REFERRALS_TEMPLATES)
class LetterTemplate(Record):
    """One wording of the letter as it was saved, so that an earlier one can be brought back."""

    source: str = fields.long_text(T("Text of the template"), sensitivity=Sensitivity.OPERATIONAL)
    saved_at: datetime | None = fields.field(T("Saved on"), Kind.MOMENT, sensitivity=Sensitivity.OPERATIONAL)
    person_id: str = fields.link(T("By whom"), "member", sensitivity=Sensitivity.OPERATIONAL)
