"""Opening hours in words: the same structure for staff and for clients, each in their own language."""

import attrs

from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.words import L, T, Text
from integration_desk.directory.model import WEEKDAYS
from integration_desk.directory.views import HoursLine, Opening

_CODES = tuple(code.code for code in WEEKDAYS)

CLIENT_WEEKDAYS: CodeList = codelist(
    "client_weekdays",
    MO=L("Monday"),
    TU=L("Tuesday"),
    WE=L("Wednesday"),
    TH=L("Thursday"),
    FR=L("Friday"),
    SA=L("Saturday"),
    SU=L("Sunday"),
)


@attrs.frozen
class HoursPhrases:
    """The words in which hours are said to one kind of reader."""

    weekdays: CodeList
    daily: Text
    span: Text
    from_to: Text
    since: Text
    until: Text
    every: Text
    nth: Text
    last: Text
    month_days: Text
    line: Text


STAFF = HoursPhrases(
    WEEKDAYS,
    T("Every day"),
    T("{first} to {last}"),
    T("{opens}–{closes}"),
    T("from {opens}"),
    T("until {closes}"),
    T("every {count} week: {days}", "every {count} weeks: {days}"),
    T("{days}, week {number} of the month"),
    T("last {days} of the month"),
    T("day {days} of the month"),
    T("{days}: {times}"),
)
CLIENT = HoursPhrases(
    CLIENT_WEEKDAYS,
    L("Every day"),
    L("{first} to {last}"),
    L("{opens}–{closes}"),
    L("from {opens}"),
    L("until {closes}"),
    L("every {count} week: {days}", "every {count} weeks: {days}"),
    L("{days}, week {number} of the month"),
    L("last {days} of the month"),
    L("day {days} of the month"),
    L("{days}: {times}"),
)


def _days(codes: tuple[str, ...], phrases: HoursPhrases) -> Text | tuple[Text, ...]:
    """Return days in words: a run of three or more as "Monday to Friday", the rest one by one."""
    if len(codes) == len(_CODES):
        return phrases.daily
    places = [_CODES.index(code) for code in codes]
    if len(places) >= 3 and places == list(range(places[0], places[0] + len(places))):
        first, last = phrases.weekdays.label(codes[0]), phrases.weekdays.label(codes[-1])
        return phrases.span.put(first=first, last=last)
    return tuple(phrases.weekdays.label(code) for code in codes)


def times_of(line: HoursLine | Opening, phrases: HoursPhrases = STAFF) -> Text | None:
    """Return the times of a line or an opening in words, None when it has none."""
    if line.opens and line.closes:
        return phrases.from_to.put(opens=line.opens, closes=line.closes)
    if line.opens:
        return phrases.since.put(opens=line.opens)
    return phrases.until.put(closes=line.closes) if line.closes else None


def days_of(line: HoursLine, phrases: HoursPhrases = STAFF) -> Text | tuple[Text, ...]:
    """Return the days of a line in words."""
    if line.month_days:
        return phrases.month_days.put(days=line.month_days)
    days = _days(line.days, phrases)
    if line.monthly and line.ordinal:
        return (phrases.last if line.ordinal < 0 else phrases.nth.put(number=line.ordinal)).put(days=days)
    return phrases.every.of(line.every, days=days) if line.every > 1 and not line.monthly else days


def say_hours(line: HoursLine, phrases: HoursPhrases = STAFF) -> Text:
    """Return one line of opening hours as a text."""
    days, times = days_of(line, phrases), times_of(line, phrases)
    if times is None:
        return days if isinstance(days, Text) else phrases.line.put(days=days, times="")
    return phrases.line.put(days=days, times=times)


def say_opening(opening: Opening, phrases: HoursPhrases = STAFF) -> Text:
    """Return when something is open next: weekday, day and times."""
    weekday = phrases.weekdays.label(_CODES[opening.day.weekday()])
    times = times_of(opening, phrases)
    return phrases.line.put(days=weekday, times=times) if times else weekday
