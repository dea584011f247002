"""What may follow what in a case, and when a case needs someone: decisions without any I/O."""

from collections.abc import Mapping
from datetime import date, timedelta

from integration_desk.casework.model import CASE_STATUSES
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T

NO_CONTACT_AFTER = timedelta(days=60)
CONSENT_SOON = timedelta(days=30)

OPEN: frozenset[str] = frozenset({"open", "on_hold", "reopened"})
"""The statuses in which the centre works on a case."""

STATUS_AFTER: Mapping[str, str] = {
    "opened": "open",
    "on_hold": "on_hold",
    "resumed": "open",
    "transferred": "transferred",
    "closed": "closed",
    "reopened": "reopened",
}
TAKEN_FROM: Mapping[str, frozenset[str]] = {
    "on_hold": frozenset({"open", "reopened"}),
    "resumed": frozenset({"on_hold"}),
    "handed_over": OPEN,
    "transferred": OPEN,
    "closed": OPEN,
    "reopened": frozenset({"closed", "transferred"}),
}
TONES: Mapping[str, str] = {
    "open": "success",
    "on_hold": "warning",
    "transferred": "neutral",
    "closed": "neutral",
    "reopened": "success",
}
REACHED: frozenset[str] = frozenset({"completed", "goals_met"})
"""Reasons for closing that say of the open goals that they were reached."""


class CaseRefusedError(DeskError):
    """A step cannot be taken with a case as it stands."""


def may_take(step: str, status: str) -> bool:
    """Tell whether a step can be taken with a case of this status.

    >>> may_take("closed", "on_hold"), may_take("reopened", "open")
    (True, False)
    """
    return status in TAKEN_FROM.get(step, frozenset())


def require_step(step: str, status: str) -> None:
    """Raise CaseRefusedError unless a step can be taken with a case of this status.

    >>> require_step("resumed", "closed")
    Traceback (most recent call last):
    ...
    integration_desk.casework.rules.cases.CaseRefusedError: This case is “Closed”; that cannot be done with it now.
    """
    if not may_take(step, status):
        text = T("This case is “{status}”; that cannot be done with it now.")
        raise CaseRefusedError(text.put(status=CASE_STATUSES.label(status)))


def closing_step(reason: str) -> str:
    """Return the step that closes a case for a reason: with another office it goes on.

    >>> closing_step("transferred"), closing_step("goals_met")
    ('transferred', 'closed')
    """
    return "transferred" if reason == "transferred" else "closed"


def goal_state_after(reason: str) -> str:
    """Return what becomes of the open goals when a case is closed for a reason.

    >>> goal_state_after("goals_met"), goal_state_after("lost_contact")
    ('reached', 'given_up')
    """
    return "reached" if reason in REACHED else "given_up"


def last_day_of_contact(today: date) -> date:
    """Return the day before which the last contact must lie for a case to count as without contact.

    >>> last_day_of_contact(date(2026, 3, 2))
    datetime.date(2026, 1, 1)
    """
    return today - NO_CONTACT_AFTER


def without_contact(last_contact: date | None, opened_on: date | None, today: date) -> bool:
    """Tell whether nobody was in contact for too long; before the first contact, the day of opening counts.

    >>> without_contact(None, date(2026, 1, 1), date(2026, 3, 2)), without_contact(None, None, date(2026, 3, 2))
    (False, False)
    >>> without_contact(date(2025, 12, 31), None, date(2026, 3, 2))
    True
    """
    since = last_contact or opened_on
    return since is not None and since < last_day_of_contact(today)
