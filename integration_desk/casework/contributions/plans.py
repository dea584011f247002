"""What plans give to the rest of the program."""

from datetime import date

from integration_desk.casework import rules
from integration_desk.casework.model import CASES_WRITE, DOERS, PlanAction, PlanGoal
from integration_desk.casework.queries import (
    DueAction,
    DueReview,
    due_actions,
    due_reviews,
    open_actions,
    overdue_actions,
    plan_of,
)
from integration_desk.clients import Client, display_name, known_when, local_day, member_names
from integration_desk.core.access import Reader
from integration_desk.core.slices import (
    Action,
    AgendaEntry,
    Place,
    Reminder,
    Summary,
    TimelineEntry,
    TodaySection,
)
from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import current

SHOWN = 50

PLAN_AWAITED = (
    "SELECT a.client_id, a.due_on AS due, 'action' AS kind, a.title AS what FROM plan_action a"
    " JOIN plan_goal g ON g.id = a.goal_id WHERE a.done_on IS NULL AND g.state = 'open'"
)


def doer_words(action: PlanAction, member: str) -> Text | str:
    """Return who does an action."""
    if action.doer == "staff" and member:
        return member
    if action.doer == "other" and action.other:
        return action.other
    return DOERS.label(action.doer)


def plan_steps(reader: Reader, client_id: str) -> list[Reminder]:
    """Return the actions that are still to be done with a client."""
    today, members = local_day(reader.now), member_names(reader)
    return [
        Reminder(
            verbatim(one.title),
            doer_words(one, members.get(one.member_id, "")),
            Place("plan", client_id, (("action", one.id),)),
            one.due_on,
            "danger" if rules.is_overdue(one.due_on, one.done_on is not None, today) else "info",
        )
        for one in open_actions(reader, client_id)
    ]


def plan_summary(reader: Reader, client_id: str) -> list[Summary]:
    """Return how far the plan of a client is."""
    plan = plan_of(reader, client_id)
    if plan is None:
        return []
    goals = reader.all(PlanGoal, "client_id = :client", {"client": client_id})
    reached = sum(1 for one in goals if one.state == "reached")
    still_open = open_actions(reader, client_id)
    today = local_day(reader.now)
    late = any(rules.is_overdue(one.due_on, one.done_on is not None, today) for one in still_open)
    words = T("{reached} of {goals} goals reached, {actions} to do").put(
        reached=reached, goals=len(goals), actions=T("{count} action", "{count} actions").of(len(still_open))
    )
    return [Summary(T("Plan"), words, Place("plan", client_id), "danger" if late else "info")]


def plan_timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return that the plan was shared, and which actions were done."""
    plan, place = plan_of(reader, client_id), Place("plan", client_id)
    entries = []
    if plan is not None and plan.shared_at is not None:
        entries.append(
            TimelineEntry(
                when=plan.shared_at,
                title=T("Plan shared with the client"),
                detail=current().language(plan.shared_language) if plan.shared_language else "",
                icon="print",
                place=place,
            )
        )
    where = "client_id = :client AND done_on IS NOT NULL"
    for one in reader.all(PlanAction, where, {"client": client_id}):
        when = known_when(one.done_on, one.changed_at)
        if when is not None:
            title = T("Done: {what}").put(what=one.title)
            entries.append(
                TimelineEntry(when=when, title=title, detail=one.outcome, tone="success", icon="check", place=place)
            )  # fmt: skip
    return entries


def actions_late(reader: Reader) -> list[Reminder]:
    """Return the late actions of your cases."""
    return [_reminder(reader, one) for one in overdue_actions(reader, SHOWN)]


def _reminder(reader: Reader, action: PlanAction) -> Reminder:
    client = reader.find(Client, action.client_id)
    name = display_name(client) if client else ""
    return Reminder(
        verbatim(name), action.title, Place("plan", action.client_id, (("action", action.id),)), action.due_on, "danger"
    )


def plan_agenda(reader: Reader, first: date, last: date) -> list[AgendaEntry]:
    """Return the actions that are due between two days, and the plans to be looked at again."""
    today = local_day(reader.now)
    found = [_due(one, today) for one in due_actions(reader, first, last)]
    return found + [_review(one) for one in due_reviews(reader, first, last)]


def _due(due: DueAction, today: date) -> AgendaEntry:
    action = due.action
    done = action.done_on is not None
    late = rules.is_overdue(action.due_on, done, today)
    return AgendaEntry(
        id=action.id,
        kind="action",
        title=T("{name}: {what}").put(name=due.client_name, what=action.title),
        start=action.due_on or today,
        place=Place("plan", action.client_id, (("action", action.id),)),
        client_id=action.client_id,
        owner_id=action.member_id or due.caseworker_id,
        state=T("Done", context="task") if done else T("Overdue") if late else None,
        tone="success" if done else "danger" if late else "info",
    )


def _review(due: DueReview) -> AgendaEntry:
    return AgendaEntry(
        id=due.plan_id,
        kind="review",
        title=T("Look at the plan of {name} again").put(name=due.client_name),
        start=due.on,
        place=Place("plan", due.client_id),
        client_id=due.client_id,
        owner_id=due.caseworker_id,
    )


PLAN_CLIENT_ACTIONS = (Action("casework.plan", T("Plan"), Place("plan"), CASES_WRITE, "flag", help_topic="plan"),)
PLAN_TODAY = (
    TodaySection(
        "casework.actions",
        T("Overdue actions"),
        actions_late,
        CASES_WRITE,
        T("No action of your plans is overdue."),
        Place("caseload", options=(("filter", "overdue"), ("mine", "1"))),
    ),
)
