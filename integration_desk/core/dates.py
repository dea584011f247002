"""Dates that may be known only in part, as people arrive with them."""

import re
from datetime import date

import attrs

from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T

_WRITTEN = re.compile(r"(?P<about>~)?(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def _days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    from calendar import monthrange  # noqa: PLC0415 - it loads the system's locales; the first painting needs none

    return monthrange(year, month)[1]


@attrs.frozen(cache_hash=True)
class PartialDate:
    """A Gregorian date of which the day, or the day and the month, may be unknown, and the year approximate.

    >>> PartialDate.parse("~1987").year, str(PartialDate(1987, 5))
    (1987, '1987-05')
    """

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __attrs_post_init__(self) -> None:
        known = 1 <= self.year <= 9999
        if self.month is None:
            known = known and self.day is None
        else:
            known = known and 1 <= self.month <= 12
            if known and self.day is not None:
                known = 1 <= self.day <= _days_in(self.year, self.month)
        if not known:
            raise InvalidError((Problem("", T("“{written}” is not a date.").put(written=self._written())),))

    @classmethod
    def parse(cls, written: str) -> "PartialDate":
        """Read the stored form: ``1987``, ``1987-05``, ``1987-05-20``, with ``~`` before it when approximate."""
        match = _WRITTEN.fullmatch(written.strip())
        if match is None or not match["year"].isascii():
            raise InvalidError(
                (Problem("", T("“{written}” is not a date. Write 1987, 1987-05 or 1987-05-20.").put(written=written)),)
            )
        month, day = match["month"], match["day"]
        return cls(
            int(match["year"]),
            int(month) if month else None,
            int(day) if day else None,
            about=bool(match["about"]),
        )

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return a date known to the day."""
        return cls(day.year, day.month, day.day)

    def earliest(self) -> date:
        """Return the first day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """Return the last day that the date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or _days_in(self.year, month))

    def exact(self) -> date | None:
        """Return the day when it is known, else None."""
        if self.month is None or self.day is None or self.about:
            return None
        return date(self.year, self.month, self.day)

    def agrees(self, other: "PartialDate") -> bool:
        """Tell whether the two may mean the same day; an approximate year agrees within two years.

        >>> PartialDate(1987).agrees(PartialDate(1987, 5, 2)), PartialDate(1987, 4).agrees(PartialDate(1987, 5, 2))
        (True, False)
        """
        slack = 2 if self.about or other.about else 0
        if slack:
            return abs(self.year - other.year) <= slack
        return self.earliest() <= other.latest() and other.earliest() <= self.latest()

    def _written(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return ("~" if self.about else "") + "-".join(parts)

    def __str__(self) -> str:
        """Return the stored form."""
        return self._written()


def age_on(born: PartialDate, day: date) -> int:
    """Return the age in whole years that is certain on a day; an unknown birthday counts as the last possible.

    >>> age_on(PartialDate(2000, 5, 20), date(2026, 5, 19)), age_on(PartialDate(2000), date(2026, 7, 1))
    (25, 25)
    """
    last = born.latest()
    return day.year - last.year - ((day.month, day.day) < (last.month, last.day))
