"""What becomes of everything that is open with a client when her case is closed or handed over."""

from integration_desk.casework import rules
from integration_desk.casework.commands.appointments import close_appointments, hand_over_appointments
from integration_desk.casework.commands.tasks import close_tasks, hand_over_tasks
from integration_desk.casework.model import CLOSING_REASONS, PlanAction, PlanGoal
from integration_desk.clients import local_day
from integration_desk.core.access import Transaction
from integration_desk.core.words import T
from integration_desk.i18n import current

_CLOSED = T("The case was closed: {reason}")

_OPEN_ACTIONS = (
    "client_id = :client AND done_on IS NULL AND doer = 'staff'"
    " AND goal_id IN (SELECT id FROM plan_goal WHERE state = 'open')"
)


def settle(tx: Transaction, client_id: str, reason: str) -> None:
    """Close what is open with a client, as the reason for closing her case says."""
    for goal in tx.all(PlanGoal, "client_id = :client AND state = 'open'", {"client": client_id}):
        tx.update(goal, state=rules.goal_state_after(reason), closed_on=local_day(tx.now))
    close_tasks(tx, client_id, current().say(_CLOSED.put(reason=CLOSING_REASONS.label(reason))))
    close_appointments(tx, client_id)


def hand_over_open(tx: Transaction, client_id: str, from_id: str, to_id: str) -> None:
    """Give what is open with a client to another member: all of it, or what was that of ``from_id``."""
    for action in tx.all(PlanAction, _OPEN_ACTIONS, {"client": client_id}):
        if not from_id or action.member_id == from_id:
            tx.update(action, member_id=to_id)
    hand_over_tasks(tx, client_id, to_id, from_id)
    hand_over_appointments(tx, client_id, to_id, from_id)
