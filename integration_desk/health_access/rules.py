"""What may follow what, which entitlements fit, and what comes next: decisions without any I/O."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from integration_desk.core.dates import PartialDate, age_on
from integration_desk.core.errors import DeskError, InvalidError, Problem
from integration_desk.core.words import T, Text
from integration_desk.health_access.model import BARRIERS, DIMENSIONS, STATES, HealthCase, HealthStep

FOLLOWS: dict[str, frozenset[str]] = {
    "open": frozenset({"in_progress", "gained", "partly", "not_gained", "closed"}),
    "in_progress": frozenset({"gained", "partly", "not_gained", "closed"}),
    "reopened": frozenset({"gained", "partly", "not_gained", "closed"}),
    "gained": frozenset({"reopened"}),
    "partly": frozenset({"reopened"}),
    "not_gained": frozenset({"reopened"}),
    "closed": frozenset({"reopened"}),
}
ENDED: frozenset[str] = frozenset({"gained", "partly", "not_gained", "closed"})
GOING_ON: frozenset[str] = frozenset(FOLLOWS) - ENDED

TONES: dict[str, str] = {
    "open": "info",
    "in_progress": "info",
    "reopened": "warning",
    "gained": "success",
    "partly": "warning",
    "not_gained": "danger",
    "closed": "neutral",
}
ANSWER_TONES: dict[str, str] = {
    "open": "neutral",
    "asked": "info",
    "granted": "success",
    "refused": "danger",
    "not_needed": "neutral",
}
SOON = timedelta(days=7)
FOLLOW_UP = timedelta(days=7)
"""After how many days one asks again about a refusal, unless another day is chosen."""

_DIMENSIONS: dict[str, str] = {
    "no_places": "availability",
    "waiting_time": "availability",
    "no_service": "availability",
    "transport": "accessibility",
    "not_accessible": "accessibility",
    "nobody_to_come_along": "accessibility",
    "no_proof_of_address": "accommodation",
    "no_identity_document": "accommodation",
    "no_insurance_card": "accommodation",
    "online_only": "accommodation",
    "opening_hours": "accommodation",
    "childcare": "accommodation",
    "charging": "affordability",
    "cost": "affordability",
    "no_insurance": "affordability",
    "refused_for_status": "acceptability",
    "fear_of_reporting": "acceptability",
    "language": "acceptability",
    "gender_of_staff": "acceptability",
    "discrimination": "acceptability",
    "trust": "acceptability",
    "rights_not_known": "awareness",
    "system_not_known": "awareness",
    "staff_not_informed": "awareness",
    "other": "accommodation",
}


class CaseRefusedError(DeskError):
    """A case cannot go from the state it is in to the one asked for."""


def dimension_of(barrier: str) -> str:
    """Return the dimension of access that a barrier belongs to.

    >>> dimension_of("no_proof_of_address"), dimension_of("fear_of_reporting")
    ('accommodation', 'acceptability')
    """
    return _DIMENSIONS[barrier]


def by_dimension(barriers: Iterable[str]) -> dict[str, list[str]]:
    """Return the barriers of each dimension, in the order of the list.

    >>> by_dimension(["language", "transport"])
    {'accessibility': ['transport'], 'acceptability': ['language']}
    """
    chosen = set(barriers)
    found: dict[str, list[str]] = {dimension.code: [] for dimension in DIMENSIONS}
    for code in BARRIERS:
        if code.code in chosen:
            found[dimension_of(code.code)].append(code.code)
    return {dimension: codes for dimension, codes in found.items() if codes}


def require_state(state: str, following: str) -> None:
    """Raise CaseRefusedError unless a case may go from one state to the other.

    >>> require_state("gained", "partly")
    Traceback (most recent call last):
    ...
    integration_desk.health_access.rules.CaseRefusedError: This case is “Access gained”; reopen it first.
    """
    if following in FOLLOWS[state]:
        return
    if state in ENDED:
        raise CaseRefusedError(T("This case is “{state}”; reopen it first.").put(state=STATES.label(state)))
    text = T("This case is “{state}”; it cannot become “{following}” from there.")
    raise CaseRefusedError(text.put(state=STATES.label(state), following=STATES.label(following)))


def check_ending(state: str, reason: str, outcome: str) -> None:
    """Raise InvalidError when a case ends without what has to be said about it.

    >>> check_ending("closed", "", "Moved to another town")
    Traceback (most recent call last):
    ...
    integration_desk.core.errors.InvalidError: Say why the case is closed.
    """
    if state == "closed" and not reason:
        raise InvalidError((Problem("closing_reason", T("Say why the case is closed.")),))
    if state in ("partly", "not_gained") and not outcome.strip():
        raise InvalidError((Problem("outcome", T("Say in a sentence what is still missing.")),))


def check_days(found_on: date | None, resolved_on: date | None, today: date) -> None:
    """Raise InvalidError when a barrier was found after today, or out of the way before it was found.

    >>> check_days(date(2026, 5, 2), date(2026, 5, 1), date(2026, 6, 1))
    Traceback (most recent call last):
    ...
    integration_desk.core.errors.InvalidError: It cannot be out of the way before it was found.
    """
    if found_on is not None and found_on > today:
        raise InvalidError((Problem("found_on", T("This day is still to come.")),))
    if found_on is not None and resolved_on is not None and resolved_on < found_on:
        raise InvalidError((Problem("resolved_on", T("It cannot be out of the way before it was found.")),))


def fits_person(
    statuses: Iterable[str],
    min_age: int | None,
    max_age: int | None,
    *,
    status: str,
    born: PartialDate | None,
    today: date,
) -> bool:
    """Tell whether what the rules say for statuses and ages is for somebody; an unknown age fits.

    >>> today = date(2026, 11, 24)
    >>> fits_person(("asylum_seeker",), None, 17, status="asylum_seeker", born=PartialDate(2015), today=today)
    True
    >>> fits_person((), 18, None, status="any", born=PartialDate(2015), today=today)
    False
    """
    named = tuple(statuses)
    if named and status not in named:
        return False
    if born is None:
        return True
    age = age_on(born, today)
    return (min_age is None or age >= min_age) and (max_age is None or age <= max_age)


def what_next(case: HealthCase, step: HealthStep | None, *, checked: bool, letter_missing: bool) -> Text:
    """Return what is to be done next with a case that has no step and no appointment ahead.

    >>> str(what_next(HealthCase(state="open"), None, checked=False, letter_missing=False))
    'Check what she is entitled to'
    >>> str(what_next(HealthCase(state="gained"), None, checked=True, letter_missing=False))
    'Nothing: the case has ended'
    """
    if case.state in ENDED:
        return T("Nothing: the case has ended")
    if letter_missing:
        return T("Write the rights letter")
    if not checked:
        return T("Check what she is entitled to")
    return T("Decide on the next step") if step is None else T("Do the next step")


def tone_of(due_on: date | None, today: date) -> str:
    """Return the tone of something due on a day: danger when it is late, warning within a week.

    >>> today = date(2026, 5, 2)
    >>> tone_of(date(2026, 5, 1), today), tone_of(date(2026, 5, 8), today), tone_of(None, today)
    ('danger', 'warning', 'info')
    """
    if due_on is None:
        return "info"
    if due_on < today:
        return "danger"
    return "warning" if due_on - today <= SOON else "info"


def check_telling(told: Iterable[str], agreed: str) -> None:
    """Raise InvalidError when a letter tells about a client without her having agreed.

    >>> check_telling((), "")
    >>> check_telling(("name",), "")
    Traceback (most recent call last):
    ...
    integration_desk.core.errors.InvalidError: The letter tells about her: say how she agreed, or leave it out.
    """
    if tuple(told) and not agreed:
        text = T("The letter tells about her: say how she agreed, or leave it out.")
        raise InvalidError((Problem("agreed", text),))


def check_answers(answers: Mapping[str, str], known: Iterable[str]) -> None:
    """Raise InvalidError when an answer is about an entitlement that was not offered."""
    listed = set(known)
    for strange in (name for name in answers if name not in listed):
        raise InvalidError((Problem("answers", T("“{name}” is not among these entitlements.").put(name=strange)),))
