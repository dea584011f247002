"""How far an entry of the directory can be trusted, and why: what is old, silent or refusing is trusted less."""

from datetime import date

from integration_desk.core.words import T, Text
from integration_desk.directory.views import Evidence, Trust

STALE_DAYS = 180
_YEAR = 365
_WHOLE = 100
_NEVER, _STALE, _OLD = 55, 30, 50
_SILENT_NOW, _SILENT_BEFORE, _MOST_SILENT = 45, 10, 20
_REFUSED, _UNANSWERED = 60, 30
_FEW = 2

_LEVELS: tuple[tuple[int, Text, str], ...] = (
    (75, T("Reliable"), "success"),
    (50, T("Fairly reliable"), "info"),
    (30, T("Doubtful"), "warning"),
    (0, T("Not reliable"), "danger"),
)


def trust_of(evidence: Evidence, today: date) -> Trust:
    """Weigh what is known about an entry.

    >>> fresh = trust_of(Evidence(verified_on=date(2026, 11, 2)), date(2026, 11, 24))
    >>> str(fresh.word), fresh.reasons
    ('Reliable', ())
    >>> silent = Evidence(date(2026, 1, 5), unreachable_since=date(2026, 11, 3), unreachable_calls=3, refused=1)
    >>> weighed = trust_of(silent, date(2026, 11, 24))
    >>> str(weighed.word), weighed.tone, weighed.points
    ('Not reliable', 'danger', 5)
    >>> [str(reason) for reason in weighed.reasons]
    ['not verified for more than half a year', 'unreachable since 2026-11-03', '3 calls in a year reached nobody']
    >>> refusing = trust_of(Evidence(date(2026, 11, 2), referred=10, refused=5), date(2026, 11, 24))
    >>> str(refusing.word), [str(reason) for reason in refusing.reasons]
    ('Fairly reliable', ['5 referrals of 10 were refused within a year'])
    """
    found = [*_by_age(evidence, today), *_by_calls(evidence), *_by_referrals(evidence)]
    points = max(_WHOLE - sum(lost for lost, _ in found), 0)
    word, tone = next((word, tone) for least, word, tone in _LEVELS if points >= least)
    return Trust(word, tone, points, tuple(reason for _, reason in found))


def _by_age(evidence: Evidence, today: date) -> list[tuple[int, Text]]:
    if evidence.verified_on is None:
        return [(_NEVER, T("never verified"))]
    age = (today - evidence.verified_on).days
    if age > _YEAR:
        return [(_OLD, T("not verified for more than a year"))]
    if age > STALE_DAYS:
        return [(_STALE, T("not verified for more than half a year"))]
    return []


def _by_calls(evidence: Evidence) -> list[tuple[int, Text]]:
    found = []
    if evidence.unreachable_since is not None:
        found.append((_SILENT_NOW, T("unreachable since {date}").put(date=evidence.unreachable_since)))
    before = evidence.unreachable_calls - (1 if evidence.unreachable_since is not None else 0)
    if before > 0:
        told = T("{count} call in a year reached nobody", "{count} calls in a year reached nobody")
        found.append((min(before * _SILENT_BEFORE, _MOST_SILENT), told.of(evidence.unreachable_calls)))
    return found


def _by_referrals(evidence: Evidence) -> list[tuple[int, Text]]:
    """One refusal alone says little; from the second on, their share counts."""
    found = []
    refused = T(
        "{count} referral of {total} was refused within a year",
        "{count} referrals of {total} were refused within a year",
    )
    silent = T(
        "{count} referral of {total} was not answered within a year",
        "{count} referrals of {total} were not answered within a year",
    )
    for count, weight, told in (
        (evidence.refused, _REFUSED, refused),
        (evidence.unanswered, _UNANSWERED, silent),
    ):
        if evidence.referred and count >= _FEW:
            found.append((round(weight * count / evidence.referred), told.of(count, total=evidence.referred)))
    return found
