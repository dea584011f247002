"""What follows from the numbers of a pack: the last day of a period, and the day on which an age is reached."""

from datetime import date, datetime

import attrs

from integration_desk.core.dates import PartialDate
from integration_desk.packs.calendars import add_working_days, local_day, next_working_day
from integration_desk.packs.model import AgeThreshold, DeadlineRule, Holidays, Pack
from integration_desk.packs.periods import Period, add_days, add_months

_MONTHS_FRESH = 12


@attrs.frozen
class Due:
    """The day that a deadline comes to, and the day of the event it was counted from.

    ``counted`` is the end before it moved to the next working day; the same day when it did not move.
    """

    day: date
    deadline: DeadlineRule
    since: date
    counted: date


def shifted(day: date, period: Period, whose: Holidays | None = None, *, back: bool = False) -> date:
    """Return the day a period later, or earlier; the day itself does not count.

    Months end on the day of the same number, or on the last of a month that is too short.

    >>> shifted(date(2026, 1, 31), Period(months=1)), shifted(date(2026, 12, 24), Period(working_days=1))
    (datetime.date(2026, 2, 28), datetime.date(2026, 12, 25))
    """
    sign = -1 if back else 1
    if period.working_days:
        return add_working_days(day, sign * period.working_days, whose)
    return add_days(add_months(day, sign * period.months), sign * period.days)


def due(deadline: DeadlineRule, on: date | datetime, pack: Pack) -> Due:
    """Return the day that a deadline comes to when its event was on this day, or at this moment."""
    since = local_day(on, pack.time_zone)
    back = deadline.direction == "before"
    counted = shifted(since, deadline.period, pack.holidays, back=back)
    if deadline.clear:
        counted = add_days(counted, -1 if back else 1)
    day = next_working_day(counted, pack.holidays) if deadline.roll else counted
    return Due(day, deadline, since, counted)


def birthday(born: date, years: int) -> date:
    """Return the day on which somebody born on a day reaches an age.

    Who was born on 29 February reaches it, in a year without that day, at the end of 28 February (BGB section 187(2)):
    the first day on which she has that age is 1 March.

    >>> birthday(date(2008, 2, 29), 18), birthday(date(2008, 2, 29), 20)
    (datetime.date(2026, 3, 1), datetime.date(2028, 2, 29))
    """
    reached = add_months(born, years * 12)
    return reached if reached.day == born.day or reached == date.max else add_days(reached, 1)


def reaches(age: AgeThreshold | int, born: PartialDate) -> tuple[date, date]:
    """Return the earliest and the latest day on which the age may be reached: the same for a whole birth date.

    An approximate year may be wrong by two.

    >>> reaches(18, PartialDate(2009, 5))
    (datetime.date(2027, 5, 1), datetime.date(2027, 5, 31))
    """
    years = age if isinstance(age, int) else age.years
    slack = 24 if born.about else 0
    return birthday(add_months(born.earliest(), -slack), years), birthday(add_months(born.latest(), slack), years)


def is_old(pack: Pack, today: date) -> bool:
    """Tell whether a pack was last checked more than a year ago."""
    return add_months(pack.checked_on, _MONTHS_FRESH) < today
