"""When an action of a plan is late, and how far a plan is."""

from collections.abc import Iterable
from datetime import date

from integration_desk.casework.model import PlanAction

GOAL_TONES = {"open": "info", "reached": "success", "given_up": "neutral"}


def is_overdue(action: PlanAction, today: date) -> bool:
    """Tell whether an action should have been done by now and is not.

    >>> is_overdue(PlanAction(title="Ring", due_on=date(2026, 3, 1)), date(2026, 3, 2))
    True
    """
    return action.done_on is None and action.due_on is not None and action.due_on < today


def in_order(actions: Iterable[PlanAction]) -> list[PlanAction]:
    """Return actions with those to be done first, the most urgent at the head, and then those that are done.

    >>> [one.title for one in in_order([PlanAction(title="B"), PlanAction(title="A", due_on=date(2026, 3, 1))])]
    ['A', 'B']
    """
    return sorted(actions, key=lambda one: (one.done_on is not None, one.due_on or date.max, one.id))
