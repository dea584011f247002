"""In which order the actions of a plan stand, and how its goals are marked."""

from collections.abc import Iterable
from datetime import date

from integration_desk.casework.model import PlanAction

GOAL_TONES = {"open": "info", "reached": "success", "given_up": "neutral"}


def in_order(actions: Iterable[PlanAction]) -> list[PlanAction]:
    """Return actions with those to be done first, the most urgent at the head, and then those that are done.

    >>> [one.title for one in in_order([PlanAction(title="B"), PlanAction(title="A", due_on=date(2026, 3, 1))])]
    ['A', 'B']
    """
    return sorted(actions, key=lambda one: (one.done_on is not None, one.due_on or date.max, one.id))
