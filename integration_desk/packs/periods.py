"""Periods as packs write them: ``P3M``, ``P1Y6M``, ``P14D``, ``P2W``, ``P10WD`` (working days)."""

import calendar
import re
from datetime import date, timedelta

import attrs

_WRITTEN = re.compile(
    r"P(?=\d)(?:(?P<years>\d{1,3})Y)?(?:(?P<months>\d{1,4})M)?(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"|P(?P<working>\d{1,4})WD",
    re.ASCII,
)


@attrs.frozen
class Period:
    """A length of time in months, days or working days.

    >>> Period.parse("P1Y6M"), str(Period.parse("P2W")), Period.parse("three weeks")
    (Period(months=18, days=0, working_days=0), 'P14D', None)
    """

    months: int = 0
    days: int = 0
    working_days: int = 0

    @classmethod
    def parse(cls, written: str) -> "Period | None":
        """Read a period; None when it is none or has no length."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            return None
        part = {name: int(number or 0) for name, number in match.groupdict().items()}
        found = cls(part["years"] * 12 + part["months"], part["weeks"] * 7 + part["days"], part["working"])
        return found if found != cls() else None

    def __str__(self) -> str:
        """Write it as packs do."""
        if self.working_days:
            return f"P{self.working_days}WD"
        years, months = divmod(self.months, 12)
        parts = ((years, "Y"), (months, "M"), (self.days, "D"))
        return "P" + "".join(f"{number}{unit}" for number, unit in parts if number)


def add_months(day: date, months: int) -> date:
    """Return the same day of a later or earlier month; a day that the month lacks is its last day.

    >>> add_months(date(2027, 1, 31), 1), add_months(date(2028, 2, 29), -12)
    (datetime.date(2027, 2, 28), datetime.date(2027, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """Return a later or earlier day, at most the last or first day that can be written."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
