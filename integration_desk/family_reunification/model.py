"""What a family reunification is: the case of a sponsor, who shall join, what is asked, what happened, what comes next.

Everything here is behind a permission of its own: who has it not sees nothing of it, not even that there is a case.
The words for relations, statuses, documents, conditions, events and steps come from the pack of the pathway; records
keep their ids.
"""

from datetime import date, datetime

from integration_desk.clients import SEXES
from integration_desk.core import fields
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.dates import PartialDate
from integration_desk.core.fields import Kind
from integration_desk.core.people import CASE_ROLES, Right, Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

OPERATIONAL, IDENTIFYING, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.IDENTIFYING, Sensitivity.SENSITIVE

FAMILY_READ = Right(
    "family_reunification.read", T("See family reunification cases"), CASE_ROLES, permission="family"
)  # fmt: skip
FAMILY_WRITE = Right(
    "family_reunification.write", T("Work on family reunification cases"), CASE_ROLES, permission="family"
)  # fmt: skip

STATES: CodeList = codelist(
    "family_states",
    preparing=T("Preparing the application"),
    filed=T("Application filed"),
    refused=T("Refused"),
    appeal=T("Appeal lodged"),
    granted=T("Granted"),
    travel=T("Visa and travel"),
    arrived=T("All have arrived"),
    closed=T("Closed", context="case"),
)
MEMBER_STATES: CodeList = codelist(
    "family_member_states",
    waiting=T("Waiting to join"),
    visa=T("Visa issued"),
    travelled=T("On the way"),
    arrived=T("Arrived"),
)
JOINS: CodeList = codelist(
    "family_joins",
    now=T("Joins now"),
    later=T("Joins later"),
    no=T("Does not join"),
)
CONDITION_STATES: CodeList = codelist(
    "family_condition_states",
    not_yet=T("Not yet met"),
    met=T("Met"),
    not_needed=T("Not needed"),
)
HELD: CodeList = codelist(
    "family_evidence_states",
    original=T("Original"),
    copy=T("Copy"),
    translated=T("Translated"),
    legalised=T("Legalised or with apostille"),
    unobtainable=T("Cannot be obtained"),
)
DEADLINE_STATES: CodeList = codelist(
    "family_deadline_states",
    met=T("Met", context="deadline"),
    missed=T("Missed"),
    not_needed=T("Not needed"),
)
TRACING_STATES: CodeList = codelist(
    "family_tracing_states",
    open=T("Search opened"),
    in_progress=T("Search in progress"),
    verified=T("Found and verified"),
    reunified=T("Reunified"),
    closed=T("Search closed"),
)
CLOSING_REASONS: CodeList = codelist(
    "family_closing_reasons",
    reunited=T("The family is reunited"),
    refused=T("Refused for good"),
    withdrawn=T("The client withdrew"),
    not_eligible=T("Not possible under the law"),
    passed_on=T("Passed on to a lawyer or another office"),
    moved=T("The client moved away"),
    lost_contact=T("Contact was lost"),
    other=T("Another reason"),
)
EVENTS: CodeList = codelist(
    "family_events",
    status_granted=T("Status granted"),
    application_filed=T("Application filed"),
    decision_notified=T("Decision notified"),
    refusal_notified=T("Refusal notified"),
    appeal_filed=T("Appeal lodged"),
    visa_issued=T("Visa issued"),
    travelled=T("Left for the journey"),
    entry=T("Arrived"),
    permit_issued=T("Residence permit issued"),
)
"""Events that can be entered whether or not a pack speaks of them: where a case stands follows from them."""

PAPERS: CodeList = codelist(
    "family_papers",
    checklist=T("List of papers"),
    cover_letter=T("Cover letter"),
    timeline=T("Timeline"),
)


@record("family_case", T("Family reunification"), read=FAMILY_READ, owner="client_id")
class FamilyCase(Record):
    """The case of one sponsor under one pathway; what happened is kept as events, and what follows is kept here."""

    number: str = fields.text(T("Reference"), sensitivity=OPERATIONAL, internal=True, indexed=True, search=3)
    client_id: str = fields.link(T("Sponsor"), "client", required=True, sensitivity=IDENTIFYING)
    pack_id: str = fields.text(T("Pathway"), required=True, sensitivity=SENSITIVE, indexed=True)
    sponsor_status: str = fields.text(T("Status of the sponsor"), sensitivity=SENSITIVE)
    responsible_id: str = fields.link(T("Responsible"), "member", sensitivity=OPERATIONAL)
    opened_on: date | None = fields.field(T("Opened on"), Kind.DATE, sensitivity=OPERATIONAL)
    authority: str = fields.long_text(
        T("Authority"),
        sensitivity=SENSITIVE,
        help=T("The office that decides, with its address: the cover letter goes there."),
    )
    authority_reference: str = fields.text(T("Reference of the authority"), sensitivity=SENSITIVE)
    embassy: str = fields.text(
        T("Embassy or consulate"), sensitivity=SENSITIVE, help=T("Where the family applies for the visa.")
    )
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)
    state: str = fields.code(
        T("State"), STATES, sensitivity=SENSITIVE, default="preparing", internal=True, indexed=True
    )
    status_granted_on: date | None = fields.field(
        T("Status granted on"), Kind.DATE, sensitivity=SENSITIVE, internal=True
    )
    filed_on: date | None = fields.field(T("Application filed on"), Kind.DATE, sensitivity=SENSITIVE, internal=True)
    filing_proof: str = fields.text(T("Proof of timely filing"), sensitivity=SENSITIVE, internal=True)
    decided_on: date | None = fields.field(T("Decision notified on"), Kind.DATE, sensitivity=SENSITIVE, internal=True)
    next_deadline: str = fields.text(T("Next deadline"), sensitivity=SENSITIVE, internal=True)
    next_deadline_on: date | None = fields.field(
        T("Next deadline on"), Kind.DATE, sensitivity=SENSITIVE, internal=True, indexed=True
    )
    next_deadline_opens: bool = fields.yes_no(
        T("The next deadline is a right that opens"), sensitivity=SENSITIVE, internal=True
    )
    ages_out_on: date | None = fields.field(
        T("A child reaches the age on"), Kind.DATE, sensitivity=SENSITIVE, internal=True
    )
    ages_warn_on: date | None = fields.field(
        T("To be warned of from"), Kind.DATE, sensitivity=SENSITIVE, internal=True, indexed=True
    )
    closed_on: date | None = fields.field(T("Closed on"), Kind.DATE, sensitivity=SENSITIVE, internal=True)
    closing_reason: str = fields.code(T("Reason for closing"), CLOSING_REASONS, sensitivity=SENSITIVE, internal=True)
    closing_note: str = fields.long_text(T("Note on closing"), sensitivity=SENSITIVE, internal=True)


@record("family_member", T("Family member"), read=FAMILY_READ, owner="case_id")
class FamilyMember(Record):
    """Somebody who shall join the sponsor: who, where, when, and the client file once arrived."""

    case_id: str = fields.link(T("Case"), "family_case", required=True, sensitivity=OPERATIONAL, internal=True)
    relation: str = fields.text(
        T("Relation to the sponsor"), required=True, sensitivity=SENSITIVE, help=T("What she or he is to the sponsor.")
    )
    family_name: str = fields.name(
        T("Family name"), search=4, help=T("In Latin letters, as in the passport. Leave empty when there is none.")
    )
    given_names: str = fields.name(T("Given names"), search=4, help=T("In Latin letters, as in the passport."))
    native_name: str = fields.name(
        T("Name in own script"), search=4, help=T("The whole name as the person writes it, in any script.")
    )
    birth_date: PartialDate | None = fields.field(
        T("Date of birth"), Kind.PARTIAL_DATE, help=T("As far as it is known: a year alone is enough.")
    )
    sex: str = fields.code(T("Sex"), SEXES, sensitivity=IDENTIFYING)
    nationalities: tuple[str, ...] = fields.field(
        T("Nationalities"), Kind.COUNTRIES, sensitivity=IDENTIFYING, help=T("One or more, or stateless.")
    )
    joins: str = fields.code(T("Joins"), JOINS, required=True, sensitivity=SENSITIVE, default="now")
    country_now: str = fields.field(T("Country where she or he is now"), Kind.COUNTRY, sensitivity=SENSITIVE)
    place_now: str = fields.text(
        T("Place"), sensitivity=SENSITIVE, help=T("Town, camp, with whom, and how to be reached there.")
    )
    whereabouts_unknown: bool = fields.yes_no(T("Nobody knows where she or he is"), sensitivity=SENSITIVE)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)
    state: str = fields.code(T("State"), MEMBER_STATES, sensitivity=SENSITIVE, default="waiting", internal=True)
    arrived_on: date | None = fields.field(T("Arrived on"), Kind.DATE, sensitivity=SENSITIVE, internal=True)
    client_id: str = fields.link(T("Client file"), "client", sensitivity=IDENTIFYING, internal=True)


@record("family_condition", T("Condition of a family reunification"), read=FAMILY_READ, owner="case_id")
class FamilyCondition(Record):
    """How it stands with one condition of the pathway."""

    case_id: str = fields.link(T("Case"), "family_case", required=True, sensitivity=OPERATIONAL, internal=True)
    condition: str = fields.text(T("Condition"), required=True, sensitivity=SENSITIVE, internal=True)
    state: str = fields.code(T("State"), CONDITION_STATES, required=True, sensitivity=SENSITIVE, default="not_yet")
    evidence: str = fields.text(
        T("Shown by"), sensitivity=SENSITIVE, help=T("The paper that shows it: a rental contract, a pay slip.")
    )
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)


@record("family_evidence", T("Paper of a family reunification"), read=FAMILY_READ, owner="case_id")
class FamilyEvidence(Record):
    """In which forms one document of one person is there; nothing of it is there while there is no such row.

    ``member_id`` is empty for the sponsor. A document that no pack asks for has a ``title`` of its own.
    """

    case_id: str = fields.link(T("Case"), "family_case", required=True, sensitivity=OPERATIONAL, internal=True)
    member_id: str = fields.link(T("Family member"), "family_member", sensitivity=OPERATIONAL, internal=True)
    document: str = fields.text(T("Document"), required=True, sensitivity=SENSITIVE, internal=True)
    title: str = fields.text(T("Name of the paper"), sensitivity=SENSITIVE)
    held: tuple[str, ...] = fields.codes(T("What is there"), HELD, sensitivity=SENSITIVE)
    explanation: str = fields.long_text(
        T("Why it cannot be obtained"),
        sensitivity=SENSITIVE,
        help=T("Goes into the cover letter: which office was asked, and what stands in the way."),
    )


@record("family_event", T("Event of a family reunification"), read=FAMILY_READ, owner="case_id")
class FamilyEvent(Record):
    """Something that happened on a day and from which deadlines run; ``member_id`` is empty when it is of the case."""

    case_id: str = fields.link(T("Case"), "family_case", required=True, sensitivity=OPERATIONAL, internal=True)
    event: str = fields.text(T("What happened"), required=True, sensitivity=SENSITIVE)
    member_id: str = fields.link(T("Family member"), "family_member", sensitivity=OPERATIONAL)
    happened_on: date | None = fields.field(T("On"), Kind.DATE, required=True, sensitivity=SENSITIVE)
    proof: str = fields.text(
        T("Proof"),
        sensitivity=SENSITIVE,
        help=T("What shows the day: a stamp, a receipt, a registered letter, the number of the e-mail."),
    )
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)
    recorded_by: str = fields.link(T("Entered by"), "member", sensitivity=OPERATIONAL, internal=True)


@record("family_deadline", T("Mark on a deadline"), read=FAMILY_READ, owner="case_id")
class FamilyDeadline(Record):
    """That a deadline was met, missed or is not needed, where no event says so."""

    case_id: str = fields.link(T("Case"), "family_case", required=True, sensitivity=OPERATIONAL, internal=True)
    deadline: str = fields.text(T("Deadline"), required=True, sensitivity=SENSITIVE, internal=True)
    member_id: str = fields.link(T("Family member"), "family_member", sensitivity=OPERATIONAL, internal=True)
    state: str = fields.code(T("State"), DEADLINE_STATES, required=True, sensitivity=SENSITIVE, default="met")
    marked_on: date | None = fields.field(T("On"), Kind.DATE, sensitivity=SENSITIVE)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)


@record("family_step", T("Step of a family reunification"), read=FAMILY_READ, owner="case_id")
class FamilyStep(Record):
    """Something to do: of the pack (``step``) or added by hand, whose it is, until when, and when it was done."""

    case_id: str = fields.link(T("Case"), "family_case", required=True, sensitivity=OPERATIONAL, internal=True)
    step: str = fields.text(T("Step of the pack"), sensitivity=SENSITIVE, internal=True)
    position: int | None = fields.field(T("Place in the list"), Kind.INTEGER, sensitivity=OPERATIONAL, internal=True)
    title: str = fields.text(T("What is to be done"), required=True, sensitivity=SENSITIVE)
    owner_id: str = fields.link(T("Who"), "member", sensitivity=OPERATIONAL)
    due_on: date | None = fields.field(T("Until"), Kind.DATE, sensitivity=SENSITIVE, indexed=True)
    done_on: date | None = fields.field(T("Done on"), Kind.DATE, sensitivity=SENSITIVE)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)


@record("family_tracing", T("Search for a family member"), read=FAMILY_READ, owner="case_id")
class FamilyTracing(Record):
    """The search for a family member whose whereabouts nobody knows."""

    case_id: str = fields.link(T("Case"), "family_case", required=True, sensitivity=OPERATIONAL, internal=True)
    member_id: str = fields.link(
        T("Family member"), "family_member", required=True, sensitivity=OPERATIONAL, internal=True
    )
    state: str = fields.code(T("State"), TRACING_STATES, required=True, sensitivity=SENSITIVE, default="open")
    opened_on: date | None = fields.field(T("Opened on"), Kind.DATE, sensitivity=SENSITIVE)
    asked: str = fields.long_text(
        T("Who was asked"), sensitivity=SENSITIVE, help=T("Red Cross or Red Crescent, relatives, neighbours, offices.")
    )
    reference: str = fields.text(T("Reference of the Red Cross"), sensitivity=SENSITIVE)
    consent_on: date | None = fields.field(
        T("The client agreed to the search on"),
        Kind.DATE,
        sensitivity=SENSITIVE,
        help=T("Searching can put people in danger: it begins when the client has agreed."),
    )
    last_news_on: date | None = fields.field(T("Last news on"), Kind.DATE, sensitivity=SENSITIVE)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)


@record("family_paper", T("Paper printed for a family reunification"), read=FAMILY_READ, owner="case_id")
class FamilyPaper(Record):
    """That a paper was printed or saved: which, in which language, for whom, when and by whom."""

    case_id: str = fields.link(T("Case"), "family_case", required=True, sensitivity=OPERATIONAL, internal=True)
    kind: str = fields.code(T("Paper"), PAPERS, required=True, sensitivity=SENSITIVE)
    member_id: str = fields.link(T("Family member"), "family_member", sensitivity=OPERATIONAL)
    language: str = fields.field(T("Language"), Kind.LANGUAGE, sensitivity=SENSITIVE)
    printed_at: datetime | None = fields.field(T("Printed on"), Kind.MOMENT, sensitivity=SENSITIVE)
    printed_by: str = fields.link(T("By whom"), "member", sensitivity=OPERATIONAL)
