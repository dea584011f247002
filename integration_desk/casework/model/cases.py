"""The case: that the centre works with a client, who does, and how it went on."""

from datetime import date, datetime

from integration_desk.casework.model.codes import CASE_STATUSES, CASE_STEPS, CASES_READ, CLOSING_REASONS
from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

OPERATIONAL, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.SENSITIVE


@record("case_file", T("Case"), read=CASES_READ, owner="client_id")
class CaseFile(Record):
    """One case of one client, from opening to closing; she has one open case at most."""

    number: str = fields.text(T("Case number"), sensitivity=OPERATIONAL, internal=True, indexed=True)
    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=OPERATIONAL)
    status: str = fields.code(
        T("Status", context="case"), CASE_STATUSES, sensitivity=OPERATIONAL, default="open", internal=True,
        indexed=True,
    )  # fmt: skip
    caseworker_id: str = fields.link(T("Caseworker"), "member", sensitivity=OPERATIONAL)
    opened_on: date | None = fields.field(T("Opened on"), Kind.DATE, required=True, sensitivity=OPERATIONAL)
    opening_note: str = fields.long_text(
        T("What brings her here"), sensitivity=SENSITIVE, help=T("In her own words, if possible.")
    )
    hold_until: date | None = fields.field(
        T("On hold until"), Kind.DATE, sensitivity=OPERATIONAL, internal=True,
        help=T("The desk reminds you on that day."),
    )  # fmt: skip
    closed_on: date | None = fields.field(T("Closed on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)
    closing_reason: str = fields.code(T("Reason for closing"), CLOSING_REASONS, sensitivity=OPERATIONAL, internal=True)
    closing_note: str = fields.long_text(
        T("Note on closing"), sensitivity=SENSITIVE, internal=True, help=T("What was reached, and what is left open.")
    )


@record("case_event", T("Step of a case"), read=CASES_READ, owner="case_id")
class CaseEvent(Record):
    """One change of a case: when, by whom, and why."""

    case_id: str = fields.link(T("Case"), "case_file", required=True, sensitivity=OPERATIONAL)
    step: str = fields.code(T("Step"), CASE_STEPS, required=True, sensitivity=OPERATIONAL)
    at: datetime | None = fields.field(T("When"), Kind.MOMENT, sensitivity=OPERATIONAL)
    person_id: str = fields.link(T("By whom"), "member", sensitivity=OPERATIONAL)
    reason: str = fields.code(T("Reason for closing"), CLOSING_REASONS, sensitivity=OPERATIONAL)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)


@record("handover", T("Handover"), read=CASES_READ, owner="case_id")
class Handover(Record):
    """That a case passed from one caseworker to another, with what the other must know."""

    case_id: str = fields.link(T("Case"), "case_file", required=True, sensitivity=OPERATIONAL)
    from_id: str = fields.link(T("From"), "member", sensitivity=OPERATIONAL, internal=True)
    to_id: str = fields.link(T("To", context="handover"), "member", required=True, sensitivity=OPERATIONAL)
    note: str = fields.long_text(
        T("Note for the one who takes over"), required=True, sensitivity=SENSITIVE,
        help=T("What is agreed, what is due, what she should know before the first call."),
    )  # fmt: skip
    at: datetime | None = fields.field(T("When"), Kind.MOMENT, sensitivity=OPERATIONAL, internal=True)
    by_id: str = fields.link(T("By whom"), "member", sensitivity=OPERATIONAL, internal=True)
