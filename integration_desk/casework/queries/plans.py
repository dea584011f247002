"""The plan of a client, as its page and its print show it."""

from datetime import date

import attrs

from integration_desk.casework.model import Need, Plan, PlanAction, PlanGoal
from integration_desk.casework.queries.needs import need_of
from integration_desk.casework.rules import in_order, is_overdue
from integration_desk.clients import Client, display_name, local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member

_STATES = {"open": 0, "reached": 1, "given_up": 2}


@attrs.frozen
class ActionLine:
    """An action with who does it by name, and whether it is late."""

    action: PlanAction
    member: str
    overdue: bool


@attrs.frozen
class GoalLine:
    """A goal with its actions, those to be done first."""

    goal: PlanGoal
    actions: tuple[ActionLine, ...]


@attrs.frozen
class PlanView:
    """Everything that the page of a plan shows; ``need`` is what a new action answers, where one came from a need."""

    client: Client
    client_name: str
    today: date
    plan: Plan | None
    goals: tuple[GoalLine, ...]
    staff: tuple[Member, ...]
    shared_by: str
    need: Need | None = None


def plan_of(reader: Reader, client_id: str) -> Plan | None:
    """Return the plan of a client; the newest, should she have two after a merge."""
    return next(iter(reader.all(Plan, "client_id = :client", {"client": client_id}, order="id DESC")), None)


def plan_view(reader: Reader, client_id: str, need_id: str = "") -> PlanView:
    """Return the page of a client's plan; raises MissingError."""
    client, today = reader.get(Client, client_id), local_day(reader.now)
    every = reader.all(Member, order="name")
    names, mine = {one.id: one.name for one in every}, {"client": client_id}
    actions = reader.all(PlanAction, "client_id = :client", mine)
    goals = sorted(reader.all(PlanGoal, "client_id = :client", mine), key=lambda one: (_STATES[one.state], one.id))
    plan = plan_of(reader, client_id)
    return PlanView(
        client=client,
        client_name=display_name(client),
        today=today,
        plan=plan,
        goals=tuple(
            GoalLine(
                goal,
                tuple(
                    ActionLine(one, names.get(one.member_id, ""), goal.state == "open" and _is_late(one, today))
                    for one in in_order(action for action in actions if action.goal_id == goal.id)
                ),
            )
            for goal in goals
        ),
        staff=tuple(one for one in every if one.left_at is None),
        shared_by=names.get(plan.shared_by, "") if plan else "",
        need=need_of(reader, need_id),
    )


def _is_late(action: PlanAction, today: date) -> bool:
    return is_overdue(action.due_on, action.done_on is not None, today)


def open_actions(reader: Reader, client_id: str) -> list[PlanAction]:
    """Return the actions of a client that are still to be done, the most urgent first."""
    where = "client_id = :client AND done_on IS NULL AND goal_id IN (SELECT id FROM plan_goal WHERE state = 'open')"
    return in_order(reader.all(PlanAction, where, {"client": client_id}))


def overdue_actions(reader: Reader, limit: int) -> list[PlanAction]:
    """Return the actions that are late and are for the person at the desk to do or to ask about."""
    where = (
        "done_on IS NULL AND due_on < :today AND goal_id IN (SELECT id FROM plan_goal WHERE state = 'open')"
        " AND (member_id = :person OR client_id IN (SELECT client_id FROM case_file WHERE caseworker_id = :person"
        " AND status IN ('open', 'reopened')))"
    )
    asked = {"today": local_day(reader.now).isoformat(), "person": reader.person.id, "limit": limit}
    return reader.all(PlanAction, where, asked, order="due_on, id LIMIT :limit")
