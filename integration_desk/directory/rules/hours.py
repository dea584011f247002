"""When something is open: the recurrence rules of schedules, asked for a day or a moment in local time."""

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import attrs

from integration_desk.directory.model import WEEKDAYS, Schedule
from integration_desk.directory.views import HoursLine, Opening

_DAYS = tuple(code.code for code in WEEKDAYS)
_PART = re.compile(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)")
_HORIZON = 62
_LONGEST_COUNT = 3_660


def _weekdays(schedule: Schedule) -> list[tuple[int, str]]:
    return [(int(one[1] or 0), one[2]) for one in _PART.finditer(schedule.byday.upper())]


def _valid_on(schedule: Schedule, day: date) -> bool:
    first = max((one for one in (schedule.valid_from, schedule.dtstart) if one), default=date.min)
    last = min((one for one in (schedule.valid_to, schedule.until) if one), default=date.max)
    return first <= day <= last


def applies_on(schedule: Schedule, day: date) -> bool:
    """Tell whether a schedule has opening times on a day.

    The rule is asked about the one day, never walked through: a rule of a file may be one that never comes true.
    """
    if not _valid_on(schedule, day):
        return False
    days = _weekdays(schedule)
    if not schedule.freq and not days:
        return schedule.dtstart == day if schedule.dtstart else bool(schedule.opens_at)
    monthly = schedule.freq == "MONTHLY"
    start = schedule.dtstart or schedule.valid_from
    return _in_turn(schedule, day, start, monthly=monthly) and _in_parts(schedule, day, start, monthly=monthly)


def _in_turn(schedule: Schedule, day: date, start: date | None, *, monthly: bool) -> bool:
    every = schedule.interval or 1
    if every == 1 or start is None:
        return True
    if monthly:
        return ((day.year - start.year) * 12 + day.month - start.month) % every == 0
    first = _DAYS.index(schedule.wkst) if schedule.wkst in _DAYS else 0
    weeks = [one - timedelta(days=(one.weekday() - first) % 7) for one in (start, day)]
    return ((weeks[1] - weeks[0]).days // 7) % every == 0


def _in_parts(schedule: Schedule, day: date, start: date | None, *, monthly: bool) -> bool:
    length = calendar.monthrange(day.year, day.month)[1]
    year_length = 366 if calendar.isleap(day.year) else 365
    year_day = day.timetuple().tm_yday
    given = []
    if days := _weekdays(schedule):
        given.append(any(_is_weekday(one, day, length, monthly=monthly) for one in days))
    if numbers := _numbers(schedule.bymonthday):
        given.append(day.day in numbers or day.day - length - 1 in numbers)
    if numbers := _numbers(schedule.byyearday):
        given.append(year_day in numbers or year_day - year_length - 1 in numbers)
    if numbers := _numbers(schedule.byweekno):
        given.append(day.isocalendar().week in numbers)
    if given:
        return all(given)
    if start is None:
        return not monthly
    return day.day == start.day if monthly else day.weekday() == start.weekday()


def _is_weekday(part: tuple[int, str], day: date, length: int, *, monthly: bool) -> bool:
    nth, code = part
    if code != _DAYS[day.weekday()]:
        return False
    if not nth or not monthly:
        return True
    return nth == (day.day - 1) // 7 + 1 if nth > 0 else nth == -((length - day.day) // 7 + 1)


def _numbers(written: str) -> list[int]:
    return [int(one) for one in re.findall(r"[+-]?\d{1,3}", written)]


def _settled(schedules: Iterable[Schedule]) -> list[Schedule]:
    """Turn "so many times" into a last day, so that each day can be asked on its own."""
    return [_ended(one) if one.count else one for one in schedules]


def _ended(schedule: Schedule) -> Schedule:
    endless = _changed(schedule, count=None)
    last = _last_day(_changed(endless, extra=None), schedule.count or 0)
    return endless if last is None else _changed(endless, until=min(last, schedule.until or last))


@lru_cache(maxsize=2048)
def _last_day(endless: Schedule, count: int) -> date | None:
    """Return the day on which a rule has come true so many times, within ten years."""
    start = endless.dtstart or endless.valid_from
    if start is None:
        return None
    left, last = count, start
    for ahead in range(min(_LONGEST_COUNT, (date.max - start).days)):
        last = start + timedelta(days=ahead)
        left -= applies_on(endless, last)
        if left <= 0:
            break
    return last


def _changed(schedule: Any, **values: Any) -> Schedule:
    changed: Schedule = attrs.evolve(schedule, **values)
    return changed


def openings_on(schedules: Iterable[Schedule], day: date) -> list[Opening]:
    """Return the stretches of time in which something is open on a day, earliest first."""
    found = {
        Opening(day, _wall(schedule.opens_at), _wall(schedule.closes_at))
        for schedule in _settled(schedules)
        if applies_on(schedule, day)
    }
    return sorted(found, key=lambda one: (one.opens or time.min, one.closes or time.max))


def _wall(moment: time | None) -> time | None:
    """Return the time on the clock on the wall: publishers write local times with whatever zone they like."""
    return moment.replace(tzinfo=None) if moment else None


def is_open(schedules: Sequence[Schedule], moment: datetime) -> bool:
    """Tell whether something is open at a moment in local time; hours may reach past midnight."""
    now = moment.time()
    for one in openings_on(schedules, moment.date()):
        opens, closes = one.opens or time.min, one.closes or time.max
        if opens <= now and (now < closes or closes <= opens):
            return True
    yesterday = openings_on(schedules, moment.date() - timedelta(days=1))
    return any(one.opens and one.closes and one.closes <= one.opens and now < one.closes for one in yesterday)


def next_opening(schedules: Sequence[Schedule], moment: datetime) -> Opening | None:
    """Return when something is open next, the present opening included; None when not within two months."""
    settled = _settled(schedules)
    for ahead in range(_HORIZON):
        day = moment.date() + timedelta(days=ahead)
        for one in openings_on(settled, day):
            over = ahead == 0 and one.closes and one.closes <= moment.time() and one.closes > (one.opens or time.min)
            if not over:
                return one
    return None


def hours_lines(schedules: Iterable[Schedule], today: date) -> tuple[HoursLine, ...]:
    """Return opening hours as lines to be said: the days that share their times together, Monday first."""
    grouped: dict[HoursLine, set[str]] = {}
    for schedule in _settled(schedules):
        last = min((one for one in (schedule.valid_to, schedule.until) if one), default=date.max)
        if last < today:
            continue
        for line, days in _lines(schedule, today):
            grouped.setdefault(line, set()).update(days)
    lines = [_with_days(line, days) for line, days in grouped.items()]
    return tuple(sorted(lines, key=lambda one: (one.monthly, _first(one), one.opens or time.min)))


def _with_days(line: HoursLine, days: set[str]) -> HoursLine:
    return HoursLine(
        tuple(code for code in _DAYS if code in days), line.opens, line.closes, line.monthly, line.ordinal,
        line.month_days, line.every, line.valid_from, line.valid_to, line.note,
    )  # fmt: skip


def _first(line: HoursLine) -> int:
    return _DAYS.index(line.days[0]) if line.days else len(_DAYS)


def _lines(schedule: Schedule, today: date) -> Iterable[tuple[HoursLine, set[str]]]:
    opens, closes = _wall(schedule.opens_at), _wall(schedule.closes_at)
    monthly = schedule.freq == "MONTHLY"
    every = max(schedule.interval or 1, 1)
    begins = schedule.valid_from or schedule.dtstart
    first = begins if begins and begins > today else None
    last = min((one for one in (schedule.valid_to, schedule.until) if one), default=None)
    note = schedule.notes
    days = _weekdays(schedule)
    if monthly and not days:
        numbers = tuple(n for n in _numbers(schedule.bymonthday) if abs(n) <= 31)
        yield HoursLine((), opens, closes, True, 0, numbers, every, first, last, note), set()
        return
    if not days and schedule.freq == "WEEKLY" and begins:
        days = [(0, _DAYS[calendar.weekday(begins.year, begins.month, begins.day)])]
    if not days and (opens or closes):
        days = [(0, code) for code in _DAYS]
    for ordinal in dict.fromkeys(nth if monthly else 0 for nth, _ in days):
        line = HoursLine((), opens, closes, monthly, ordinal, (), every, first, last, note)
        yield line, {code for nth, code in days if not monthly or nth == ordinal}
