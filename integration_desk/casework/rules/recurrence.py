"""Repetition of appointments: rules as calendars write them (RFC 5545), asked for the days between two days.

A rule is never walked through from its first day: it is taken up at the period in which the asked days begin, so that
a series of ten years costs no more than one of a week.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

import attrs
from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule

from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T, Text

REPEATS: CodeList = codelist(
    "appointment_repeats",
    never=T("Once only"),
    daily=T("Every day"),
    workdays=T("Monday to Friday"),
    weekly=T("Every week on this weekday"),
    fortnightly=T("Every two weeks on this weekday"),
    monthly_day=T("Every month on this day"),
    monthly_weekday=T("Every month on this weekday, as the first or the last"),
    yearly=T("Every year on this day"),
    own=T("By a rule of its own"),
)
REACH = 366 * 20
"""Days after the first one in which a counted rule must come to its end."""

MOST = 1_000
_FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
_WEEKDAYS = {"MO": MO, "TU": TU, "WE": WE, "TH": TH, "FR": FR, "SA": SA, "SU": SU}
_CODES = tuple(_WEEKDAYS)
_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?")


@attrs.frozen
class Recurrence:
    """A rule: how often, in which periods, on which days of each, and until when."""

    freq: str
    interval: int = 1
    days: tuple[tuple[int, str], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None

    def written(self) -> str:
        """Return the rule as calendars write it.

        >>> parse("rrule:freq=weekly; interval=2; byday=mo,we; until=20270301T000000Z").written()
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270301'
        """
        parts = [f"FREQ={self.freq}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append(f"BYMONTH={','.join(map(str, self.months))}")
        if self.month_days:
            parts.append(f"BYMONTHDAY={','.join(map(str, self.month_days))}")
        if self.days:
            parts.append("BYDAY=" + ",".join((str(nth) if nth else "") + code for nth, code in self.days))
        if self.positions:
            parts.append(f"BYSETPOS={','.join(map(str, self.positions))}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        return ";".join(parts)


def _wrong(written: str) -> InvalidError:
    text = T("“{rule}” is not a repetition that the agenda knows. Choose one of the list.").put(rule=written[:80])
    return InvalidError((Problem("rrule", text),))


def parse(written: str) -> Recurrence:
    """Read a rule; raises InvalidError when it is none, or one that no agenda of people needs (every minute).

    >>> parse("FREQ=MONTHLY;BYDAY=-1FR").days
    ((-1, 'FR'),)
    """
    plain = "".join(written.upper().split()).removeprefix("RRULE:").rstrip(";")
    parts = dict(part.partition("=")[::2] for part in plain.split(";") if part)
    parts.pop("WKST", None)
    try:
        rule = _from_parts(parts)
    except (ValueError, KeyError) as error:
        raise _wrong(written) from error
    _refuse_impossible(rule, written)
    return rule


def _from_parts(parts: dict[str, str]) -> Recurrence:
    known = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "UNTIL", "COUNT"}
    if set(parts) - known or parts["FREQ"] not in _FREQUENCIES:
        raise ValueError(parts)
    until = None
    if "UNTIL" in parts:
        match = _UNTIL.fullmatch(parts["UNTIL"])
        if match is None:
            raise ValueError(parts)
        until = date(int(match[1]), int(match[2]), int(match[3]))
    days = []
    for one in parts.get("BYDAY", "").split(",") if parts.get("BYDAY") else ():
        match = _DAY.fullmatch(one)
        if match is None:
            raise ValueError(parts)
        days.append((int(match[1] or 0), match[2]))
    return Recurrence(
        parts["FREQ"],
        int(parts.get("INTERVAL", "1")),
        tuple(days),
        _numbers(parts.get("BYMONTHDAY", "")),
        _numbers(parts.get("BYMONTH", "")),
        _numbers(parts.get("BYSETPOS", "")),
        until,
        int(parts["COUNT"]) if "COUNT" in parts else None,
    )


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(int(one) for one in written.split(",")) if written else ()


def _refuse_impossible(rule: Recurrence, written: str) -> None:
    nth = any(number for number, _ in rule.days)
    fits = (
        1 <= rule.interval <= 99
        and (rule.count is None or 1 <= rule.count <= MOST)
        and all(1 <= abs(day) <= 31 for day in rule.month_days)
        and all(1 <= month <= 12 for month in rule.months)
        and all(1 <= abs(place) <= 31 for place in rule.positions)
        and (not nth or rule.freq == "MONTHLY")
        and (not rule.positions or rule.freq == "MONTHLY")
        and (not rule.month_days or rule.freq != "WEEKLY")
        and (not rule.days or rule.freq != "YEARLY")
    )
    if not fits:
        raise _wrong(written)


def _explicit(rule: Recurrence, start: date) -> dict[str, object]:
    """Return the parts of a rule with what it takes from its first day said outright."""
    days, month_days, months = rule.days, rule.month_days, rule.months
    if rule.freq == "WEEKLY" and not days:
        days = ((0, _CODES[start.weekday()]),)
    if rule.freq == "MONTHLY" and not days and not month_days:
        month_days = (start.day,)
    if rule.freq == "YEARLY":
        months, month_days = months or (start.month,), month_days or (start.day,)
    parts: dict[str, object] = {}
    if days:
        parts["byweekday"] = [_WEEKDAYS[code](nth) if nth else _WEEKDAYS[code] for nth, code in days]
    if month_days:
        parts["bymonthday"] = list(month_days)
    if months:
        parts["bymonth"] = list(months)
    if rule.positions:
        parts["bysetpos"] = list(rule.positions)
    return parts


def _taken_up(rule: Recurrence, start: date, first: date) -> date:
    """Return where the period begins in which a rule is taken up: the last of its periods that began by a day."""
    every = rule.interval
    if rule.freq == "DAILY":
        return start + timedelta(days=(first - start).days // every * every)
    if rule.freq == "WEEKLY":
        monday = start - timedelta(days=start.weekday())
        return monday + timedelta(weeks=(first - monday).days // 7 // every * every)
    if rule.freq == "MONTHLY":
        months = (first.year - start.year) * 12 + first.month - start.month
        months = start.year * 12 + start.month - 1 + months // every * every
        return date(months // 12, months % 12 + 1, 1)
    return date(start.year + (first.year - start.year) // every * every, 1, 1)


def days_between(rule: Recurrence, start: date, first: date, last: date, without: Collection[date] = ()) -> list[date]:
    """Return the days of a series that begins on a day, as far as they lie between two days, both included.

    >>> days_between(parse("FREQ=WEEKLY;INTERVAL=2"), date(2026, 11, 2), date(2026, 11, 10), date(2026, 12, 1))
    [datetime.date(2026, 11, 16), datetime.date(2026, 11, 30)]
    """
    begin, end = max(first, start), min(last, rule.until or last)
    if end < begin:
        return []
    if rule.count is not None:
        return days_between(settled(rule, start), start, first, last, without)
    base = max(_taken_up(rule, start, begin), date(1, 1, 1))
    left_out = frozenset(without)
    if rule.freq in ("DAILY", "WEEKLY") and not (
        rule.months or rule.month_days or (rule.days and rule.freq == "DAILY")
    ):
        return [day for day in _plainly(rule, start, base, end) if day >= begin and day not in left_out]
    found = rrule(
        _FREQUENCIES[rule.freq],
        dtstart=datetime.combine(base, time()),
        interval=rule.interval,
        wkst=MO,
        until=datetime.combine(end, time()),
        **_explicit(rule, start),
    )
    return [day for day in (one.date() for one in found) if day >= begin and day not in left_out]


def _plainly(rule: Recurrence, start: date, base: date, end: date) -> Iterator[date]:
    """Count the days of a rule of days or weeks from the beginning of one of its periods: most series are such."""
    weekly = rule.freq == "WEEKLY"
    weekdays = sorted({_CODES.index(code) for _, code in rule.days} or {start.weekday()}) if weekly else [0]
    period = timedelta(days=rule.interval * (7 if weekly else 1))
    while base <= end:
        for ahead in weekdays:
            if (day := base + timedelta(days=ahead)) <= end:
                yield day
        if base > date.max - period:
            return
        base += period


def settled(rule: Recurrence, start: date) -> Recurrence:
    """Return a rule in which "so many times" became a last day, so that each stretch of days can be asked alone.

    >>> settled(parse("FREQ=WEEKLY;COUNT=3"), date(2026, 11, 24)).until
    datetime.date(2026, 12, 8)
    """
    if rule.count is None:
        return rule
    horizon = min(rule.until or date.max, start + timedelta(days=REACH))
    days = days_between(attrs.evolve(rule, count=None, until=None), start, start, horizon)[: rule.count]
    return attrs.evolve(rule, count=None, until=days[-1] if days else start)


def fits(rule: Recurrence, start: date) -> bool:
    """Tell whether the first day of a series is one of its days.

    >>> fits(parse("FREQ=WEEKLY;BYDAY=MO"), date(2026, 11, 24))
    False
    """
    return days_between(rule, start, start, start) == [start]


def rule_for(choice: str, start: date, until: date | None = None) -> Recurrence | None:
    """Return the rule of a choice in the list for a series that begins on a day; None for once only.

    A month without the day has it on its last one: the 31st becomes the 30th, or in February the 28th.

    >>> rule_for("monthly_day", date(2027, 1, 31)).written()
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'
    >>> rule_for("monthly_weekday", date(2026, 11, 24)).written()
    'FREQ=MONTHLY;BYDAY=4TU'
    """
    if choice == "daily":
        return Recurrence("DAILY", until=until)
    if choice == "workdays":
        return Recurrence("WEEKLY", days=tuple((0, code) for code in _CODES[:5]), until=until)
    if choice in ("weekly", "fortnightly"):
        return Recurrence("WEEKLY", 2 if choice == "fortnightly" else 1, until=until)
    if choice == "monthly_day":
        if start.day <= 28:
            return Recurrence("MONTHLY", until=until)
        return Recurrence("MONTHLY", month_days=tuple(range(28, start.day + 1)), positions=(-1,), until=until)
    if choice == "monthly_weekday":
        nth = (start.day - 1) // 7 + 1
        return Recurrence("MONTHLY", days=((-1 if nth == 5 else nth, _CODES[start.weekday()]),), until=until)
    return Recurrence("YEARLY", until=until) if choice == "yearly" else None


def choice_of(rule: Recurrence | None, start: date) -> str:
    """Return the choice of the list that a rule is, for the form in which it is changed.

    >>> day = date(2026, 11, 24)
    >>> choice_of(parse("FREQ=WEEKLY;BYDAY=TU"), day), choice_of(parse("FREQ=DAILY;INTERVAL=3"), day)
    ('weekly', 'own')
    """
    if rule is None:
        return "never"
    plain = attrs.evolve(rule, until=None, count=None)
    if plain.freq == "WEEKLY" and plain.days == ((0, _CODES[start.weekday()]),):
        plain = attrs.evolve(plain, days=())
    known = ("daily", "workdays", "weekly", "fortnightly", "monthly_day", "monthly_weekday", "yearly")
    return next((choice for choice in known if rule_for(choice, start) == plain), "own")


def rebased(rule: Recurrence, old: date, new: date) -> Recurrence:
    """Return the rule of a series whose first day has moved: what followed from the old day follows from the new one.

    >>> rebased(parse("FREQ=WEEKLY;BYDAY=TU"), date(2026, 11, 24), date(2026, 11, 25)).written()
    'FREQ=WEEKLY'
    """
    return rule_for(choice_of(rule, old), new, rule.until) or rule


def say_rule(rule: Recurrence, start: date) -> Text:
    """Return how often a series takes place, for a person to read.

    >>> str(say_rule(parse("FREQ=WEEKLY"), date(2026, 11, 24)))
    'Every week on this weekday'
    """
    often = REPEATS.label(choice_of(rule, start))
    if rule.until is None:
        return often
    return T("{often}, until {day}").put(often=often, day=rule.until)
