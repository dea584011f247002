"""When tasks are due, what may become of an appointment, and which meetings are in each other's way."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import attrs

from integration_desk.casework.model.agenda import APPOINTMENT_STATES
from integration_desk.core.errors import DeskError, InvalidError, Problem
from integration_desk.core.words import T, Text

LONGEST = timedelta(hours=24)
OVER: frozenset[str] = frozenset({"attended", "missed", "cancelled"})
TONES: dict[str, str] = {
    "planned": "info",
    "confirmed": "success",
    "attended": "success",
    "missed": "warning",
    "cancelled": "neutral",
}


class StateRefusedError(DeskError):
    """An appointment cannot come into the state that was asked for."""


def moment_of(day: date, clock: time, zone: str = "") -> datetime:
    """Return the moment in UTC at which a clock in a zone shows a time; without a zone, the clock of this computer.

    A time that the clock skips in spring is taken as many minutes after the jump; one that it shows twice in autumn is
    the first of the two.

    >>> moment_of(date(2027, 3, 28), time(2, 30), "Europe/Berlin").isoformat()
    '2027-03-28T01:30:00+00:00'
    """
    local = datetime.combine(day, clock.replace(tzinfo=None))
    place = _zone(zone)
    return (local.astimezone() if place is None else local.replace(tzinfo=place)).astimezone(UTC)


def wall_clock(moment: datetime, zone: str = "") -> datetime:
    """Return day and time as the clocks of a zone show them at a moment.

    >>> wall_clock(datetime(2026, 11, 24, 8, tzinfo=UTC), "Europe/Berlin").isoformat()
    '2026-11-24T09:00:00'
    """
    return moment.astimezone(_zone(zone)).replace(tzinfo=None)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def repeated_on(starts: datetime, ends: datetime, zone: str, day: date) -> tuple[datetime, datetime]:
    """Return when a repeated meeting begins and ends on a day: at the same time of the clock, and as long as ever.

    >>> begin = datetime(2026, 10, 20, 7, tzinfo=UTC)
    >>> [one.hour for one in repeated_on(begin, begin + timedelta(hours=1), "Europe/Berlin", date(2026, 10, 27))]
    [8, 9]
    """
    begins = moment_of(day, wall_clock(starts, zone).time(), zone)
    return begins, begins + (ends - starts)


def stretch(day: date, begins: time, ends: time, zone: str = "") -> tuple[datetime, datetime]:
    """Return the moments between which a meeting lies; raises InvalidError when it ends before it begins.

    >>> stretch(date(2026, 11, 24), time(10), time(9, 30), "UTC")
    Traceback (most recent call last):
    ...
    integration_desk.core.errors.InvalidError: It ends before it begins. Look at both times.
    """
    if not 1900 <= day.year <= 2200:
        raise InvalidError((Problem("day", T("This day is too far away. Look at the year.")),))
    first, last = moment_of(day, begins, zone), moment_of(day, ends, zone)
    if last <= first:
        raise InvalidError((Problem("ends", T("It ends before it begins. Look at both times.")),))
    return first, last


def require_state(state: str, wanted: str, starts: datetime | None, now: datetime) -> None:
    """Raise StateRefusedError unless an appointment may come into a state: nobody was there before it began.

    >>> now = datetime(2026, 11, 24, 8, tzinfo=UTC)
    >>> require_state("planned", "attended", now + timedelta(hours=1), now)
    Traceback (most recent call last):
    ...
    integration_desk.casework.rules.agenda.StateRefusedError: This appointment has not begun yet.
    """
    if wanted in ("attended", "missed") and starts is not None and starts > now:
        raise StateRefusedError(T("This appointment has not begun yet."))
    if state == wanted:
        text = T("This appointment is “{state}” already.").put(state=APPOINTMENT_STATES.label(state))
        raise StateRefusedError(text)


def is_overdue(due_on: date | None, done: bool, today: date) -> bool:
    """Tell whether something should have been done by now and is not.

    >>> is_overdue(date(2026, 11, 23), False, date(2026, 11, 24)), is_overdue(None, False, date(2026, 11, 24))
    (True, False)
    """
    return not done and due_on is not None and due_on < today


def remind_from(due_on: date, remind_days: int | None) -> date:
    """Return the day from which a task stands on the Today page.

    >>> remind_from(date(2026, 11, 24), 3)
    datetime.date(2026, 11, 21)
    """
    return due_on - timedelta(days=max(0, min(remind_days or 0, 3650)))


@attrs.frozen
class Meeting:
    """Who and what a stretch of time is taken by: a member, clients, a room. ``about`` names it in a sentence."""

    starts: datetime
    ends: datetime
    staff_id: str = ""
    client_ids: frozenset[str] = frozenset()
    room: str = ""
    about: Text | str = ""


def overlaps(one: Meeting, other: Meeting) -> bool:
    """Tell whether two meetings are at the same time; one may begin when the other ends.

    >>> nine, ten, eleven = (datetime(2026, 11, 24, hour, tzinfo=UTC) for hour in (9, 10, 11))
    >>> overlaps(Meeting(nine, ten), Meeting(ten, eleven)), overlaps(Meeting(nine, eleven), Meeting(ten, eleven))
    (False, True)
    """
    return one.starts < other.ends and other.starts < one.ends


def clash(one: Meeting, other: Meeting) -> Text | None:
    """Return why two meetings are in each other's way, or None: the same person or room cannot be at both.

    >>> nine, ten = (datetime(2026, 11, 24, hour, tzinfo=UTC) for hour in (9, 10))
    >>> str(clash(Meeting(nine, ten, room="Room 1"), Meeting(nine, ten, room="room 1", about="Counselling")))
    'The room is taken then: Counselling, 2026-11-24 09:00:00+00:00'
    """
    if not overlaps(one, other):
        return None
    if one.client_ids & other.client_ids:
        text = T("The client has another appointment then: {what}, {when}")
    elif one.staff_id and one.staff_id == other.staff_id:
        text = T("The same member is expected elsewhere then: {what}, {when}")
    elif one.room.strip() and one.room.strip().casefold() == other.room.strip().casefold():
        text = T("The room is taken then: {what}, {when}")
    else:
        return None
    return text.put(what=other.about, when=other.starts)


def clashes(meetings: Iterable[Meeting], others: Iterable[Meeting], most: int = 5) -> tuple[Text, ...]:
    """Return why meetings are in the way of others, the first few."""
    found: list[Text] = []
    there = sorted(others, key=lambda one: one.starts)
    for one in meetings:
        for other in there:
            text = clash(one, other)
            if text is not None:
                found.append(text)
            if len(found) == most:
                return tuple(found)
    return tuple(found)
