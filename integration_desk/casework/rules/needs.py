"""Reading scores of needs: what was answered, what changed since the last time, what is grave."""

from collections.abc import Iterable
from datetime import date

from integration_desk.casework.model import Need
from integration_desk.core.dates import PartialDate, age_on
from integration_desk.core.records import changed
from integration_desk.core.words import T, Text

TONES: tuple[str, ...] = ("neutral", "info", "warning", "danger")
"""The tone of each step of the scale."""

STEPS = 4
"""How many steps the scale has; a level is one more than the code of its step, so that even “none” shows a dot."""


def level(severity: str) -> int | None:
    """Return which of the four steps a severity is, counted from one; None when it was not said.

    >>> level("0"), level("3"), level("")
    (1, 4, None)
    """
    return int(severity) + 1 if severity else None


def tone_of(severity: str) -> str:
    """Return the tone of a severity.

    >>> tone_of("3"), tone_of("")
    ('danger', 'neutral')
    """
    return TONES[int(severity)] if severity else "neutral"


def answered(need: Need) -> bool:
    """Tell whether anything was said about an area.

    >>> answered(Need(area="housing")), answered(Need(area="housing", severity="0"))
    (False, True)
    """
    return need.needed or need.refer or bool(need.severity) or bool(need.note.strip())


def coherent(need: Need) -> Need:
    """Return an answer whose parts agree: a referral is only wanted for a need, and no need has no severity.

    >>> coherent(Need(area="housing", refer=True)).needed, coherent(Need(area="housing", severity="2")).needed
    (True, True)
    >>> coherent(Need(area="housing", needed=True, severity="0")).needed
    False
    """
    if need.severity == "0" or (not need.severity and not need.needed and not need.refer):
        return changed(need, needed=False, refer=False)
    return changed(need, needed=True)


def change_since(earlier: str, now: str) -> Text | None:
    """Return in a word how a score changed; None when there is nothing to compare.

    >>> str(change_since("3", "1")), str(change_since("1", "1")), change_since("", "1")
    ('better', 'unchanged', None)
    """
    if not earlier or not now:
        return None
    if now == earlier:
        return T("unchanged", context="severity")
    return T("worse", context="severity") if now > earlier else T("better", context="severity")


def gravest(needs: Iterable[Need]) -> list[Need]:
    """Return the needs there are, the gravest first.

    >>> [one.area for one in gravest([Need(area="work", needed=True, severity="1"), Need(area="legal"),
    ...                               Need(area="health", needed=True, severity="3")])]
    ['health', 'work']
    """
    return sorted((one for one in needs if one.needed), key=lambda one: one.severity or "", reverse=True)


def child_age(born: PartialDate | None, today: date) -> int | None:
    """Return the age of a child in full years; None when the year of birth is not known.

    >>> child_age(PartialDate(2020, 5), date(2026, 6, 1))
    6
    """
    return None if born is None else max(age_on(born, today), 0)
