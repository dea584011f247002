"""Planning: goals, and actions with who and by when; shared with the client when it is handed to her on paper."""

from datetime import date

from integration_desk.casework.commands.cases import ensure_case
from integration_desk.casework.model import CASES_WRITE, GOAL_STATES, Plan, PlanAction, PlanGoal
from integration_desk.casework.queries.plans import plan_of
from integration_desk.clients import Client, local_day, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values, field_of
from integration_desk.core.words import T, Text


@command("casework.save_goal", T("Save a goal"), CASES_WRITE)
def save_goal(tx: Transaction, *, goal: PlanGoal) -> str:
    """Add a goal to the plan of a client, or change one. A client without an open case gets one. Returns its id."""
    if goal.id:
        saved = tx.get(PlanGoal, goal.id)
        tx.update(saved, **editable_values(goal))
        _name(tx, saved.client_id, T("Change a goal of {name}"))
        return saved.id
    saved = _new_goal(tx, goal.client_id, goal.title, goal.area)
    _name(tx, saved.client_id, T("Add a goal of {name}"))
    return saved.id


def _new_goal(tx: Transaction, client_id: str, title: str, area: str) -> PlanGoal:
    client = tx.get(Client, client_id)
    plan = plan_of(tx, client.id)
    if plan is None:
        plan = tx.insert(Plan(client_id=client.id, case_id=ensure_case(tx, client.id).id))
    return tx.insert(PlanGoal(plan_id=plan.id, client_id=client.id, title=title.strip(), area=area))


@command("casework.save_action", T("Save an action of the plan"), CASES_WRITE)
def save_action(
    tx: Transaction, *, action: PlanAction, client: str = "", goal_title: str = "", area: str = "", need_id: str = ""
) -> str:
    """Add an action to a goal, or change one. Without a goal, ``goal_title`` of the client begins one. Returns its id.

    ``need_id`` is the need that it answers.
    """
    if action.id:
        saved = tx.get(PlanAction, action.id)
        tx.update(saved, **editable_values(changed(action, goal_id=action.goal_id or saved.goal_id)))
        _name(tx, saved.client_id, T("Change an action of {name}"))
        return saved.id
    if not action.goal_id and not goal_title.strip():
        label = field_of(PlanGoal, "title").label
        raise InvalidError((Problem("goal_title", T("{field} is needed.").put(field=label)),))
    goal = tx.get(PlanGoal, action.goal_id) if action.goal_id else _new_goal(tx, client, goal_title, area)
    member = action.member_id or (tx.person.id if action.doer == "staff" else "")
    saved = tx.insert(changed(action, goal_id=goal.id, client_id=goal.client_id, member_id=member, need_id=need_id))
    _name(tx, saved.client_id, T("Add an action of {name}"))
    return saved.id


@command("casework.finish_action", T("Finish an action"), CASES_WRITE)
def finish_action(tx: Transaction, *, action_id: str, done_on: date | None = None, outcome: str = "") -> None:
    """Note that an action was done: on a day, today if none is said, and what came of it."""
    saved = tx.get(PlanAction, action_id)
    tx.update(saved, done_on=done_on or local_day(tx.now), outcome=outcome.strip() or saved.outcome)
    _name(tx, saved.client_id, T("Finish an action of {name}"))


@command("casework.reopen_action", T("Take an action up again"), CASES_WRITE)
def reopen_action(tx: Transaction, *, action_id: str) -> None:
    """Note that an action is not done after all."""
    saved = tx.get(PlanAction, action_id)
    tx.update(saved, done_on=None)
    _name(tx, saved.client_id, T("Take up again an action of {name}"))


@command("casework.remove_action", T("Remove an action"), CASES_WRITE)
def remove_action(tx: Transaction, *, action_id: str) -> None:
    """Remove an action from the plan; it can be undone."""
    saved = tx.get(PlanAction, action_id)
    tx.delete(saved)
    _name(tx, saved.client_id, T("Remove an action of {name}"))


@command("casework.close_goal", T("Close a goal"), CASES_WRITE)
def close_goal(tx: Transaction, *, goal_id: str, state: str) -> None:
    """Note that a goal was reached or given up, or that it is open again."""
    if state not in GOAL_STATES:
        label = field_of(PlanGoal, "state").label
        raise InvalidError((Problem("state", T("{field} is needed.").put(field=label)),))
    saved = tx.get(PlanGoal, goal_id)
    tx.update(saved, state=state, closed_on=None if state == "open" else local_day(tx.now))
    _name(tx, saved.client_id, T("Change a goal of {name}"))


@command("casework.remove_goal", T("Remove a goal"), CASES_WRITE)
def remove_goal(tx: Transaction, *, goal_id: str) -> None:
    """Remove a goal with its actions; it can be undone."""
    saved = tx.get(PlanGoal, goal_id)
    for action in tx.all(PlanAction, "goal_id = :goal", {"goal": saved.id}):
        tx.delete(action)
    tx.delete(saved)
    _name(tx, saved.client_id, T("Remove a goal of {name}"))


@command("casework.set_review", T("Say when the plan is looked at again"), CASES_WRITE)
def set_review(tx: Transaction, *, client: str, on: date | None) -> None:
    """Say on which day the plan of a client is looked at again, or that no day is set."""
    tx.update(_plan(tx, client), review_on=on)
    _name(tx, client, T("Change the plan of {name}"))


@command("casework.share_plan", T("Share the plan with the client"), CASES_WRITE)
def share_plan(tx: Transaction, *, client: str, language: str) -> None:
    """Record that the client was handed her plan in a language."""
    tx.update(_plan(tx, client), shared_at=tx.now, shared_language=language, shared_by=tx.person.id)
    tx.record_event("print", (("client", client),), what="plan")
    _name(tx, client, T("Share the plan with {name}"))


def _plan(tx: Transaction, client_id: str) -> Plan:
    found = plan_of(tx, client_id)
    if found is None:
        raise InvalidError((Problem("client", T("There is no plan yet. Begin with a goal.")),))
    return found


def _name(tx: Transaction, client_id: str, name: Text) -> None:
    client = tx.find(Client, client_id)
    tx.name_step(name.put(name=short_name(client) if client else ""))


PLAN_COMMANDS = (
    save_goal,
    close_goal,
    remove_goal,
    save_action,
    finish_action,
    reopen_action,
    remove_action,
    set_review,
    share_plan,
)
