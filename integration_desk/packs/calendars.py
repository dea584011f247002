"""Days on which offices work, and the day on which a moment falls. The only module with the ``holidays`` library."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from integration_desk.packs.model import Holidays
from integration_desk.packs.periods import add_days

_SATURDAY, _SUNDAY = 5, 6


def _library() -> Any:
    """Return the library of holidays: read when a pack first needs it, for it takes a tenth of a second."""
    import holidays  # noqa: PLC0415 - see above

    return holidays


@cache
def _weekend(country: str) -> frozenset[int]:
    if not country:
        return frozenset({_SATURDAY, _SUNDAY})
    return frozenset(_library().country_holidays(country).weekend)


@lru_cache(maxsize=1024)
def _holidays(country: str, subdivision: str, year: int) -> frozenset[date]:
    """Return the public holidays of a year, made once: finding them is a thousand times dearer than asking."""
    if not country:
        return frozenset()
    return frozenset(_library().country_holidays(country, subdiv=subdivision or None, years=year))


def working_day_of(whose: Holidays | None) -> Callable[[date], bool]:
    """Return what tells whether a day is a working day; without a country, Saturdays and Sundays are free.

    >>> working_day_of(Holidays(country="DE"))(date(2026, 12, 25))
    False
    """
    country, subdivision = (whose.country, whose.subdivision) if whose else ("", "")
    weekend = _weekend(country)
    return lambda day: day.weekday() not in weekend and day not in _holidays(country, subdivision, day.year)


def next_working_day(day: date, whose: Holidays | None) -> date:
    """Return the day itself when it is a working day, else the next one."""
    works = working_day_of(whose)
    while not works(day) and day < date.max:
        day += timedelta(days=1)
    return day


def add_working_days(day: date, number: int, whose: Holidays | None) -> date:
    """Return the day so many working days later, or earlier; the day itself does not count."""
    works, step = working_day_of(whose), 1 if number > 0 else -1
    left, end = abs(number), date.max if number > 0 else date.min
    while left and day != end:
        day = add_days(day, step)
        left -= works(day)
    return day


def holidays_between(country: str, first: date, last: date, language: str = "") -> dict[date, str]:
    """Return the public holidays between two days, both included, with their names; none where none are known.

    >>> holidays_between("DE", date(2026, 12, 20), date(2026, 12, 25), "de")
    {datetime.date(2026, 12, 25): 'Erster Weihnachtstag'}
    """
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found |= {day: name for day, name in _named(country, year, language).items() if first <= day <= last}
    return found


@lru_cache(maxsize=64)
def _named(country: str, year: int, language: str) -> dict[date, str]:
    if not is_country(country):
        return {}
    known = _library().country_holidays(country).supported_languages
    named = next((one for one in known if one.split("_")[0] == language.split("-", maxsplit=1)[0]), None)
    return dict(
        _library().country_holidays(country, years=year, language=named or ("en_US" if "en_US" in known else None))
    )


def local_day(moment: date | datetime, zone: str = "") -> date:
    """Return the day on which a moment falls in a time zone, else in that of this computer.

    >>> local_day(datetime.fromisoformat("2026-12-31T23:30:00+00:00"), "Europe/Berlin")
    datetime.date(2027, 1, 1)
    """
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(ZoneInfo(zone) if zone else None).date()


def is_country(code: str) -> bool:
    """Tell whether the holidays of a country are known."""
    return code in _countries()


def subdivisions(country: str) -> tuple[str, ...]:
    """Return the codes of the parts of a country that have holidays of their own."""
    return tuple(_countries().get(country, ()))


@cache
def _countries() -> dict[str, list[str]]:
    found: dict[str, list[str]] = _library().list_supported_countries(include_aliases=False)
    return found


@cache
def time_zones() -> frozenset[str]:
    """Return the names of the time zones."""
    return frozenset(available_timezones())
