"""What was agreed with a client: goals, and who does what by when."""

from datetime import date, datetime

from integration_desk.casework.model.codes import CASES_READ, DOERS, GOAL_STATES
from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.directory import NEEDS

OPERATIONAL, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.SENSITIVE


@record("plan", T("Plan"), read=CASES_READ, owner="client_id")
class Plan(Record):
    """The plan of a client; she has one, which goes on as long as her case does."""

    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=OPERATIONAL)
    case_id: str = fields.link(T("Case"), "case_file", sensitivity=OPERATIONAL, internal=True)
    review_on: date | None = fields.field(
        T("To be looked at again on"), Kind.DATE, sensitivity=OPERATIONAL, indexed=True
    )
    shared_at: datetime | None = fields.field(
        T("Shared with the client on"), Kind.MOMENT, sensitivity=OPERATIONAL, internal=True
    )
    shared_language: str = fields.field(
        T("Language of the shared plan"), Kind.LANGUAGE, sensitivity=OPERATIONAL, internal=True
    )
    shared_by: str = fields.link(T("Shared by"), "member", sensitivity=OPERATIONAL, internal=True)


@record("plan_goal", T("Goal"), read=CASES_READ, owner="plan_id")
class PlanGoal(Record):
    """What shall be reached, in words that the client would use."""

    plan_id: str = fields.link(T("Plan"), "plan", required=True, sensitivity=OPERATIONAL, internal=True)
    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=OPERATIONAL, internal=True)
    title: str = fields.text(
        T("Goal"), required=True, sensitivity=SENSITIVE, help=T("What shall be reached, in the client's words.")
    )
    area: str = fields.code(T("Area", context="need"), NEEDS, sensitivity=OPERATIONAL)
    state: str = fields.code(T("State"), GOAL_STATES, sensitivity=OPERATIONAL, default="open", internal=True)
    closed_on: date | None = fields.field(T("Closed on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)


@record("plan_action", T("Action"), read=CASES_READ, owner="goal_id")
class PlanAction(Record):
    """One step towards a goal: what, who, by when, and whether it is done."""

    goal_id: str = fields.link(T("Goal"), "plan_goal", required=True, sensitivity=OPERATIONAL)
    client_id: str = fields.link(
        T("Client"), "client", required=True, sensitivity=OPERATIONAL, indexed_with=("due_on",), internal=True
    )
    title: str = fields.text(T("What is to be done"), required=True, sensitivity=SENSITIVE)
    doer: str = fields.code(T("Who does it"), DOERS, required=True, sensitivity=OPERATIONAL, default="client")
    member_id: str = fields.link(T("Member of the staff"), "member", sensitivity=OPERATIONAL)
    other: str = fields.text(
        T("Who else"), sensitivity=SENSITIVE, help=T("A relative, a neighbour, another organisation.")
    )
    due_on: date | None = fields.field(T("By when"), Kind.DATE, sensitivity=OPERATIONAL, indexed=True)
    done_on: date | None = fields.field(T("Done on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)
    outcome: str = fields.text(T("What came of it"), sensitivity=SENSITIVE, internal=True)
    need_id: str = fields.link(T("Need"), "need", sensitivity=OPERATIONAL, internal=True, loose=True)
