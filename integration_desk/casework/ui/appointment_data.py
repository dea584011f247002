"""What the page of an appointment begins from, and what it asks while one types."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import attrs

from integration_desk.casework.model.agenda import Appointment
from integration_desk.casework.queries.agenda import (
    Attendee,
    Occurrence,
    clashes_of,
    meetings_of,
    occurrence,
    rooms,
    rule_of,
)
from integration_desk.casework.rules.agenda import Meeting, stretch, wall_clock
from integration_desk.casework.rules.recurrence import Recurrence, parse
from integration_desk.casework.ui.people_field import attendees
from integration_desk.clients import Client
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member, members_of
from integration_desk.core.errors import InvalidError
from integration_desk.core.words import Text
from integration_desk.i18n import local_zone

_USUAL = timedelta(minutes=45)


@attrs.frozen
class AppointmentToEdit:
    """An appointment as its page shows it: of a series, one of its days."""

    appointment: Appointment
    people: tuple[Attendee, ...]
    members: tuple[Member, ...]
    rooms: tuple[str, ...]
    day: date
    begins: time
    ends: time
    on: date | None = None
    rule: Recurrence | None = None
    series_day: date | None = None
    meeting: Occurrence | None = None


def appointment_to_edit(
    reader: Reader, appointment_id: str, on: date | None, client_id: str, day: date | None, at: time | None
) -> AppointmentToEdit:
    """Return an appointment, or a new one for a client on a day; raises MissingError."""
    members, known = tuple(members_of(reader)), rooms(reader)
    if not appointment_id:
        begins = at or _next_hour(reader.now)
        people = attendees(reader, (client_id,)) if client_id else ()
        new = Appointment(staff_id=reader.person.id, **_interpreting(reader, client_id))
        first = day or reader.now.astimezone().date()
        return AppointmentToEdit(new, people, members, known, first, begins, _later(begins))
    saved = reader.get(Appointment, appointment_id)
    meeting = occurrence(reader, appointment_id, on)
    starts, ends = meeting.starts.astimezone(), meeting.ends.astimezone()
    rule = rule_of(saved.rrule) if saved.rrule else None
    series_day = wall_clock(saved.starts_at, saved.zone).date() if rule and saved.starts_at else None
    return AppointmentToEdit(
        appointment=saved,
        people=meeting.people,
        members=members,
        rooms=known,
        day=starts.date(),
        begins=_clock(starts),
        ends=_clock(ends),
        on=meeting.on,
        rule=rule,
        series_day=series_day,
        meeting=meeting,
    )


def _clock(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0, tzinfo=None)


def _next_hour(now: datetime) -> time:
    local = now.astimezone()
    return time(min(23, local.hour + 1)) if 7 <= local.hour <= 18 else time(9)


def _later(begins: time) -> time:
    later = datetime.combine(date.min, begins) + _USUAL
    return later.time() if later.date() == date.min else time(23, 59)


def later_by(begins: time, before: time, ends: time) -> time:
    """Return the end that keeps a meeting as long as it was when its beginning changes.

    >>> later_by(time(11), time(10), time(10, 30))
    datetime.time(11, 30)
    """
    length = datetime.combine(date.min, ends) - datetime.combine(date.min, before)
    later = datetime.combine(date.min, begins) + max(length, timedelta(minutes=15))
    return later.time() if later.date() == date.min else time(23, 59)


def _interpreting(reader: Reader, client_id: str) -> dict[str, Any]:
    """Return what a client's file says about interpreting."""
    client = reader.find(Client, client_id) if client_id else None
    if client is None or not client.needs_interpreter:
        return {}
    return {
        "needs_interpreter": True,
        "interpreter_language": client.interpreter_language or client.native_language,
        "interpreter_gender": client.interpreter_gender,
    }


def in_the_way_of(
    reader: Reader, day: date, begins: time, ends: time, rrule: str, meeting: Meeting, without: Sequence[str]
) -> tuple[Text, ...]:
    """Return what is in the way of what stands in the form, or nothing while it cannot be read."""
    try:
        starts, until = stretch(day, begins, ends, local_zone())
        rule = parse(rrule) if rrule else None
    except InvalidError:
        return ()
    if until <= reader.now and rule is None:
        return ()
    return clashes_of(reader, meetings_of(starts, until, local_zone(), rule, meeting), without)
