"""The case itself: what a client wants to get into, how far it is, and what she is entitled to.

A case is about access and never a medical record: no field asks for an illness, a finding or a treatment.
"""

from datetime import date, datetime

from integration_desk.clients import CONSENT_METHODS, RESIDENCE_STATUSES
from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.health_access.model import codes

OPERATIONAL, IDENTIFYING, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.IDENTIFYING, Sensitivity.SENSITIVE


@record("health_case", T("Health access case"), read=codes.HEALTH_READ, owner="client_id")
class HealthCase(Record):
    """One client's way to health care."""

    number: str = fields.text(T("Case number"), sensitivity=OPERATIONAL, internal=True, indexed=True)
    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=IDENTIFYING, internal=True)
    state: str = fields.code(
        T("State"), codes.STATES, sensitivity=OPERATIONAL, default="open", internal=True, indexed=True
    )
    opened_on: date | None = fields.field(T("Opened on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)
    closed_on: date | None = fields.field(T("Closed on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)
    closing_reason: str = fields.code(
        T("Why it is closed"), codes.CLOSING_REASONS, sensitivity=SENSITIVE, internal=True
    )
    outcome: str = fields.long_text(
        T("Outcome"),
        sensitivity=SENSITIVE,
        internal=True,
        help=T("What she can get into now, and what is still missing."),
    )
    responsible_id: str = fields.link(T("Responsible"), "member", sensitivity=OPERATIONAL)
    doors: tuple[str, ...] = fields.codes(
        T("What she needs to get into"),
        codes.DOORS,
        sensitivity=SENSITIVE,
        help=T("The door, not the illness: nothing medical belongs into this case."),
    )
    situation: str = fields.long_text(
        T("Situation"),
        sensitivity=SENSITIVE,
        help=T("What stands between her and the door. No diagnosis, no medicine, no findings."),
    )
    needs_company: bool = fields.yes_no(T("Somebody should come along"), sensitivity=SENSITIVE)
    company_note: str = fields.text(T("Who comes along"), sensitivity=SENSITIVE)
    needs_interpreter: bool = fields.yes_no(T("Needs an interpreter"), sensitivity=SENSITIVE)
    interpreter_language: str = fields.field(T("Language to interpret"), Kind.LANGUAGE, sensitivity=SENSITIVE)
    scheme: str = fields.code(T("Insurance or scheme"), codes.SCHEMES, sensitivity=SENSITIVE)
    insurer: str = fields.text(T("Name of the insurer or authority"), sensitivity=SENSITIVE)
    insurance_number: str = fields.text(T("Insurance number"), sensitivity=SENSITIVE)
    insured_until: date | None = fields.field(T("Covered until"), Kind.DATE, sensitivity=SENSITIVE)
    doctor_service_id: str = fields.link(T("Doctor in the directory"), "service", sensitivity=SENSITIVE, loose=True)
    doctor_name: str = fields.text(
        T("Registered with"), sensitivity=SENSITIVE, help=T("The practice as it stands on its door.")
    )
    registered_on: date | None = fields.field(T("Registered since"), Kind.DATE, sensitivity=SENSITIVE)
    vaccination_document_id: str = fields.link(
        T("Vaccination certificate among her documents"), "client_document", sensitivity=SENSITIVE, loose=True
    )
    vaccination_note: str = fields.text(
        T("Vaccination certificate"),
        sensitivity=SENSITIVE,
        help=T("Whether she has one, who issued it and where it is. Not what was given."),
    )
    pack_id: str = fields.text(T("Rules that were used"), sensitivity=SENSITIVE, internal=True)
    pack_checked_on: date | None = fields.field(
        T("Rules checked on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True
    )
    status_used: str = fields.text(T("Status used for the check"), sensitivity=SENSITIVE, internal=True)
    residence_status_used: str = fields.code(
        T("Residence status at that time"), RESIDENCE_STATUSES, sensitivity=SENSITIVE, internal=True
    )
    entitlements_checked_on: date | None = fields.field(
        T("Entitlements checked on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True
    )


@record("health_event", T("Change of a health access case"), read=codes.HEALTH_READ, owner="case_id")
class HealthEvent(Record):
    """One change of state: when, by whom and why."""

    case_id: str = fields.link(T("Case"), "health_case", required=True, sensitivity=OPERATIONAL)
    state: str = fields.code(T("State"), codes.STATES, required=True, sensitivity=OPERATIONAL)
    at: datetime | None = fields.field(T("When"), Kind.MOMENT, sensitivity=OPERATIONAL)
    person_id: str = fields.link(T("By whom"), "member", sensitivity=OPERATIONAL)
    reason: str = fields.code(T("Why it is closed"), codes.CLOSING_REASONS, sensitivity=SENSITIVE)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)


@record("health_entitlement", T("Entitlement that was checked"), read=codes.HEALTH_READ, owner="case_id")
class HealthEntitlement(Record):
    """What the rules say for a client's status, as they stood when it was checked, and what came of it."""

    case_id: str = fields.link(T("Case"), "health_case", required=True, sensitivity=OPERATIONAL, internal=True)
    pack_id: str = fields.text(T("Rules that were used"), sensitivity=OPERATIONAL, internal=True)
    entitlement: str = fields.text(T("Entitlement"), required=True, sensitivity=SENSITIVE, internal=True)
    article: str = fields.text(T("Article"), sensitivity=OPERATIONAL, internal=True)
    source: str = fields.field(T("Source"), Kind.URL, sensitivity=OPERATIONAL, internal=True)
    answer: str = fields.code(T("What came of it"), codes.ANSWERS, required=True, sensitivity=SENSITIVE, default="open")
    note: str = fields.text(T("Note"), sensitivity=SENSITIVE)
    checked_on: date | None = fields.field(T("Checked on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)
    checked_by: str = fields.link(T("Checked by"), "member", sensitivity=OPERATIONAL, internal=True)


@record("health_barrier", T("Barrier"), read=codes.HEALTH_READ, owner="case_id")
class HealthBarrier(Record):
    """One thing that stands in the way, from the day it was found until it is out of the way."""

    case_id: str = fields.link(T("Case"), "health_case", required=True, sensitivity=OPERATIONAL, internal=True)
    barrier: str = fields.code(T("Barrier"), codes.BARRIERS, required=True, sensitivity=SENSITIVE)
    note: str = fields.text(T("Note"), sensitivity=SENSITIVE)
    found_on: date | None = fields.field(T("Found on"), Kind.DATE, required=True, sensitivity=OPERATIONAL)
    resolved_on: date | None = fields.field(T("Out of the way since"), Kind.DATE, sensitivity=OPERATIONAL)
    resolution: str = fields.text(T("What helped"), sensitivity=SENSITIVE)


@record("health_refusal", T("Refusal at the desk"), read=codes.HEALTH_READ, owner="case_id")
class HealthRefusal(Record):
    """That a client was turned away: where, when, by whom, why, and which rule they named."""

    case_id: str = fields.link(T("Case"), "health_case", required=True, sensitivity=OPERATIONAL, internal=True)
    service_id: str = fields.link(T("Service"), "service", sensitivity=SENSITIVE, loose=True)
    organization_id: str = fields.link(
        T("Organisation"), "organization", sensitivity=SENSITIVE, loose=True, internal=True
    )
    place: str = fields.text(
        T("Where"), required=True, sensitivity=SENSITIVE, help=T("The practice, hospital or office.")
    )
    refused_on: date | None = fields.field(T("When"), Kind.DATE, required=True, sensitivity=SENSITIVE)
    person_met: str = fields.text(
        T("Who refused"), sensitivity=SENSITIVE, help=T("A name or a post: reception, doctor on duty.")
    )
    reason: str = fields.code(T("Reason that was given"), codes.BARRIERS, required=True, sensitivity=SENSITIVE)
    reason_words: str = fields.text(T("In their words"), sensitivity=SENSITIVE)
    rule_cited: str = fields.text(
        T("Rule they named"), sensitivity=SENSITIVE, help=T("A law, a house rule, “our system”. As it was said.")
    )
    follow_up_on: date | None = fields.field(
        T("Ask again on"), Kind.DATE, sensitivity=OPERATIONAL, help=T("A step with this day stands on the case.")
    )
    result: str = fields.code(T("What came of it"), codes.REFUSAL_RESULTS, sensitivity=SENSITIVE)
    result_on: date | None = fields.field(T("Known since"), Kind.DATE, sensitivity=OPERATIONAL)
    noted_by: str = fields.link(T("Noted by"), "member", sensitivity=OPERATIONAL, internal=True)


@record("health_letter", T("Rights letter"), read=codes.HEALTH_READ, owner="refusal_id")
class HealthLetter(Record):
    """The rights letter exactly as it went out, and what it told. Never changed."""

    refusal_id: str = fields.link(T("Refusal"), "health_refusal", required=True, sensitivity=OPERATIONAL, internal=True)
    letter: str = fields.text(T("Kind of letter"), sensitivity=OPERATIONAL, internal=True)
    pdf: bytes = fields.field(T("Letter"), Kind.FILE, required=True, sensitivity=SENSITIVE, internal=True)
    sha256: str = fields.text(T("Fingerprint (SHA-256)"), required=True, sensitivity=OPERATIONAL, internal=True)
    told: tuple[str, ...] = fields.codes(T("What it tells about her"), codes.TOLD, sensitivity=SENSITIVE)
    agreed: str = fields.code(
        T("How she agreed to that"),
        CONSENT_METHODS,
        sensitivity=SENSITIVE,
        help=T("Needed as soon as the letter tells anything about her. It stands in this case alone."),
    )
    receiver_language: str = fields.field(T("Language of the receiver"), Kind.LANGUAGE, sensitivity=OPERATIONAL)
    client_language: str = fields.field(T("Language of the client's page"), Kind.LANGUAGE, sensitivity=OPERATIONAL)
    pack_id: str = fields.text(T("Rules that were used"), sensitivity=OPERATIONAL, internal=True)
    pack_checked_on: date | None = fields.field(
        T("Rules checked on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True
    )
    articles: str = fields.text(T("What it cites"), sensitivity=OPERATIONAL, internal=True)
    printed_at: datetime | None = fields.field(T("Printed on"), Kind.MOMENT, sensitivity=OPERATIONAL, internal=True)
    printed_by: str = fields.link(T("Printed by"), "member", sensitivity=OPERATIONAL, internal=True)
    copies: int | None = fields.field(
        T("Copies printed"), Kind.INTEGER, sensitivity=OPERATIONAL, default=1, internal=True
    )
