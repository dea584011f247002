"""Appointments as a calendar file (iCalendar, RFC 5545): what other programs on a desk or telephone can read.

A client stands in it by the number of her case; her name only if the person who exports says so.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Event, vRecur

from integration_desk.casework.model.agenda import PURPOSES
from integration_desk.casework.queries.agenda import Attendee, Occurrence
from integration_desk.casework.rules.agenda import repeated_on, wall_clock
from integration_desk.casework.rules.recurrence import Recurrence
from integration_desk.core.words import Text

_STATES = {"planned": "TENTATIVE", "confirmed": "CONFIRMED", "cancelled": "CANCELLED"}


def calendar_of(
    meetings: Iterable[Occurrence],
    say: Callable[[Text | str], str],
    now: datetime,
    *,
    names: bool = False,
    rule: Recurrence | None = None,
    without: Iterable[Any] = (),
) -> bytes:
    """Return meetings as a calendar file; with a ``rule``, the first of them as the series that it begins.

    ``names`` puts clients in by name instead of by number; what an appointment is about stays at the desk without it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Integration Desk//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for one in meetings:
        event = _event(one, say, now, names=names)
        if rule is not None:
            _repeat(event, one, rule, without)
        calendar.add_component(event)
        if rule is not None:
            calendar.add_missing_timezones()
            break
    written: bytes = calendar.to_ical()
    return written


def _event(one: Occurrence, say: Callable[[Text | str], str], now: datetime, *, names: bool) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@integration-desk")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", one.starts.astimezone(UTC))
    event.add("dtend", one.ends.astimezone(UTC))
    people = ", ".join(filter(None, (_called(person, names) for person in one.people)))
    about = say(one.about) if names or not one.people else say(PURPOSES.label(one.purpose))
    event.add("summary", " – ".join(filter(None, (people, about))))
    event.add("class", "PRIVATE")
    event.add("status", _STATES.get(one.state, "CONFIRMED"))
    if place := one.room or (one.place if names or not one.people else ""):
        event.add("location", place)
    return event


def _called(person: Attendee, names: bool) -> str:
    return person.name if names else person.number


def _repeat(event: Event, one: Occurrence, rule: Recurrence, without: Iterable[Any]) -> None:
    """Let an event be repeated by its rule, on the clock of its own zone, but for the days that are left out."""
    try:
        zone: Any = ZoneInfo(one.zone) if one.zone else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = UTC
    for name, moment in (("dtstart", one.starts), ("dtend", one.ends)):
        event.pop(name.upper())
        event.add(name, moment.astimezone(zone))
    written = rule.written()
    if rule.until is not None:
        last, _ = repeated_on(one.starts, one.ends, one.zone, rule.until)
        written = written.replace(f"UNTIL={rule.until:%Y%m%d}", f"UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    event.add("rrule", vRecur.from_ical(written))
    begins = wall_clock(one.starts, one.zone).time()
    for day in sorted(without):
        event.add("exdate", datetime.combine(day, begins, tzinfo=zone))
