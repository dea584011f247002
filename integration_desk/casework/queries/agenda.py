"""Appointments as they take place: single ones, and the days of series, between two days or for one client."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import attrs

from integration_desk.casework.model.agenda import PURPOSES, Appointment
from integration_desk.casework.rules.agenda import LONGEST, Meeting, clashes, repeated_on, wall_clock
from integration_desk.casework.rules.recurrence import Recurrence, days_between, parse, settled
from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.errors import MissingError
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column, moment_text
from integration_desk.core.words import T, Text, verbatim

AHEAD = timedelta(days=92)
"""How far a series is compared with other appointments, and looked through for its next day."""

_SHOWN = (
    *("id", "purpose", "title", "staff_id", "starts_at", "ends_at", "zone", "room", "place", "needs_interpreter"),
    *("interpreter_language", "interpreter_gender", "interpreter_name", "state", "rrule", "repeats_until"),
    *("exceptions", "series_id", "original_on"),
)
_FIELDS = tuple((name, spec_of(Appointment).field(name)) for name in _SHOWN)
_SELECT = f"SELECT {', '.join(f'a.{name}' for name in _SHOWN)}, m.name AS staff FROM appointment a" \
    " LEFT JOIN member m ON m.id = a.staff_id"  # fmt: skip
_NAMES = ("family_name", "given_names", "native_name", "preferred_name", "file_number", "native_language")


@attrs.frozen
class Attendee:
    """A client who is expected: her name, her file number, the number of her open case."""

    id: str
    name: str
    number: str
    language: str = ""


@attrs.frozen
class Occurrence:
    """One meeting as it takes place. ``on`` is the day of the series that it is, None when it is no day of one."""

    id: str
    starts: datetime
    ends: datetime
    on: date | None
    purpose: str
    title: str
    state: str
    staff_id: str
    staff: str
    room: str
    place: str
    needs_interpreter: bool
    interpreter_language: str
    interpreter_gender: str
    interpreter_name: str
    zone: str
    series_id: str = ""
    people: tuple[Attendee, ...] = ()

    @property
    def key(self) -> str:
        """Return what tells this meeting from every other: its id, and its day when it is one of a series."""
        return f"{self.id}@{self.on.isoformat()}" if self.on else self.id

    @property
    def about(self) -> Text:
        """Return what it is about."""
        return verbatim(self.title) if self.title else PURPOSES.label(self.purpose)

    @property
    def who(self) -> Text | None:
        """Return who is expected, or None when it is nobody."""
        if not self.people:
            return None
        if len(self.people) == 1:
            return verbatim(self.people[0].name)
        return T("{name} and {count} more", "{name} and {count} more").of(
            len(self.people) - 1, name=self.people[0].name
        )

    @property
    def heading(self) -> Text:
        """Return how it is called in the agenda: who, and what about."""
        return self.about if self.who is None else T("{name} – {what}").put(name=self.who, what=self.about)

    def meeting(self) -> Meeting:
        """Return who and what it takes up."""
        return Meeting(
            self.starts, self.ends, self.staff_id, frozenset(one.id for one in self.people), self.room, self.heading
        )


def day_start(day: date) -> str:
    """Return the moment at which a day begins here, as the file keeps moments."""
    return moment_text(datetime.combine(day, time()).astimezone())


def occurrences(
    reader: Reader, first: date, last: date, *, client_id: str = "", staff_id: str = "", only: Sequence[str] = ()
) -> list[Occurrence]:
    """Return the meetings between two days, both included, in the order in which they begin.

    Of one client, one member, or some appointments alone where these are given.
    """
    chosen, values = _chosen(client_id, staff_id, only)
    bounds = {
        "since": moment_text(datetime.combine(first, time()).astimezone() - LONGEST),
        "begin": day_start(first),
        "end": day_start(last + timedelta(days=1)),
        "first": first.isoformat(),
    }
    # Few appointments are series: their index finds them, and the plus keeps it, or that of beginnings, out of the way.
    single = (
        f"{_SELECT} WHERE +a.rrule = ''"
        f" AND a.starts_at >= :since AND a.starts_at < :end AND a.ends_at > :begin {chosen}"
    )
    series = (
        f"{_SELECT} WHERE a.rrule > '' AND +a.starts_at < :end"
        f" AND (a.repeats_until IS NULL OR a.repeats_until >= :first) {chosen}"
    )
    found = [_once(row) for row in reader.rows(single, {**_of(single, bounds), **values})]
    for row in reader.rows(series, {**_of(series, bounds), **values}):
        found += _days(row, first, last)
    found.sort(key=lambda one: (one.starts, one.ends, one.id))
    return with_people(reader, found)


def _of(sql: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if f":{name}" in sql}


def _chosen(client_id: str, staff_id: str, only: Sequence[str]) -> tuple[str, dict[str, Any]]:
    sql, values = "", dict[str, Any]()
    if client_id:
        sql += " AND a.id IN (SELECT appointment_id FROM appointment_client WHERE client_id = :client)"
        values["client"] = client_id
    if staff_id:
        sql += " AND a.staff_id = :staff"
        values["staff"] = staff_id
    if only:
        sql += " AND a.id IN (SELECT value FROM json_each(:only))"
        values["only"] = json.dumps(list(only))
    return sql, values


def _once(row: Mapping[str, Any]) -> Occurrence:
    kept = {name: from_column(field, row[name]) for name, field in _FIELDS}
    return _occurrence(kept, row["staff"] or "", kept["starts_at"], kept["ends_at"], None)


def _days(row: Mapping[str, Any], first: date, last: date) -> list[Occurrence]:
    kept = {name: from_column(field, row[name]) for name, field in _FIELDS}
    starts, ends, zone = kept["starts_at"], kept["ends_at"], kept["zone"]
    begins = wall_clock(starts, zone).date()
    found = []
    # The day of a series is counted in its own zone, which may be a day ahead or behind.
    for day in days_between(
        rule_of(kept["rrule"]),
        begins,
        first - timedelta(days=2),
        last + timedelta(days=1),
        days_out(kept["exceptions"]),
    ):
        at, until = repeated_on(starts, ends, zone, day)
        if at.astimezone().date() <= last and (until - timedelta(microseconds=1)).astimezone().date() >= first:
            found.append(_occurrence(kept, row["staff"] or "", at, until, day))
    return found


@lru_cache(maxsize=1024)
def rule_of(written: str) -> Recurrence:
    """Return the rule of a series as it is kept."""
    return parse(written)


def days_out(kept: Any) -> frozenset[date]:
    """Return the days that a series leaves out."""
    return frozenset(date.fromisoformat(day) for day in kept or ())


def _occurrence(kept: Mapping[str, Any], staff: str, starts: datetime, ends: datetime, on: date | None) -> Occurrence:
    shared = {name: kept[name] for name in _SHARED}
    return Occurrence(starts=starts, ends=ends, on=on, staff=staff, **shared)


_SHARED = tuple(name for name in _SHOWN if name in {one.name for one in attrs.fields(Occurrence)})


def with_people(reader: Reader, found: Iterable[Occurrence]) -> list[Occurrence]:
    """Return meetings with the clients who are expected at them."""
    listed = list(found)
    people = people_at(reader, {one.id for one in listed})
    return [attrs.evolve(one, people=people.get(one.id, ())) for one in listed]


def people_at(reader: Reader, ids: Collection[str]) -> dict[str, tuple[Attendee, ...]]:
    """Return who is expected at appointments, by their ids."""
    if not ids:
        return {}
    names = ", ".join(f"c.{name}" for name in _NAMES)
    sql = (
        f"SELECT ac.appointment_id, c.id, {names} FROM appointment_client ac JOIN client c ON c.id = ac.client_id"
        " WHERE ac.appointment_id IN (SELECT value FROM json_each(:ids)) ORDER BY ac.rowno"
    )
    found: dict[str, dict[str, Attendee]] = defaultdict(dict)
    for row in reader.rows(sql, {"ids": json.dumps(sorted(ids))}):
        kept: dict[str, Any] = {name: row[name] or "" for name in _NAMES}
        client = Client(**kept)
        found[row["appointment_id"]][row["id"]] = Attendee(
            row["id"], display_name(client), client.file_number, client.native_language
        )
    return {key: tuple(people.values()) for key, people in found.items()}


def occurrence(reader: Reader, appointment_id: str, on: date | None = None) -> Occurrence:
    """Return one meeting: of a series, the one of a day, else its first; raises MissingError."""
    rows = reader.rows(f"{_SELECT} WHERE a.id = :id", {"id": appointment_id})
    if not rows:
        raise MissingError
    row = rows[0]
    if not row["rrule"]:
        return with_people(reader, [_once(row)])[0]
    kept = reader.get(Appointment, appointment_id)
    if kept.starts_at is None:
        raise MissingError
    begins = wall_clock(kept.starts_at, kept.zone).date()
    until = on or kept.repeats_until or begins + AHEAD
    days = days_between(rule_of(kept.rrule), begins, on or begins, until, days_out(kept.exceptions))
    if not days:
        raise MissingError(T("This day is not in the series any more."))
    found = [one for one in _days(row, days[0] - timedelta(days=1), days[0] + timedelta(days=1)) if one.on == days[0]]
    if not found:
        raise MissingError
    return with_people(reader, found)[0]


def clashes_of(reader: Reader, meetings: Sequence[Meeting], without: Collection[str] = ()) -> tuple[Text, ...]:
    """Return what is in the way of meetings that shall be made, as sentences; ``without`` are their own records."""
    if not meetings:
        return ()
    first = min(one.starts for one in meetings).astimezone().date()
    last = max(one.ends for one in meetings).astimezone().date()
    others = [
        one.meeting()
        for one in occurrences(reader, first, last)
        if one.state != "cancelled" and one.id not in without and one.series_id not in without
    ]
    return clashes(meetings, others)


def meetings_of(
    starts: datetime, ends: datetime, zone: str, rule: Recurrence | None, meeting: Meeting
) -> list[Meeting]:
    """Return the meetings that a series will be in the next three months, or the one that it is."""
    if rule is None:
        return [attrs.evolve(meeting, starts=starts, ends=ends)]
    first = wall_clock(starts, zone).date()
    days = days_between(settled(rule, first), first, first, first + AHEAD)
    times = [repeated_on(starts, ends, zone, day) for day in days]
    return [attrs.evolve(meeting, starts=begin, ends=end) for begin, end in times]


def next_meetings(reader: Reader, client_id: str, days: int = 366) -> list[Occurrence]:
    """Return what a client is still expected at, the next first; of a series only its next day."""
    today = reader.now.astimezone().date()
    seen: set[str] = set()
    found = []
    for one in occurrences(reader, today, today + timedelta(days=days), client_id=client_id):
        if one.ends > reader.now and one.state in ("planned", "confirmed") and one.id not in seen:
            seen.add(one.id)
            found.append(one)
    return found


def unreported(reader: Reader, staff_id: str = "", client_id: str = "", days: int = 14) -> list[Occurrence]:
    """Return meetings of the last days of which nobody has said whether the client came."""
    today = reader.now.astimezone().date()
    past = occurrences(reader, today - timedelta(days=days), today, staff_id=staff_id, client_id=client_id)
    return [one for one in past if one.people and one.ends <= reader.now and one.state in ("planned", "confirmed")]


def rooms(reader: Reader) -> tuple[str, ...]:
    """Return the rooms in which appointments were made, the most usual first."""
    sql = "SELECT room, count(*) AS times FROM appointment WHERE room <> '' GROUP BY room ORDER BY times DESC LIMIT 12"
    return tuple(str(row["room"]) for row in reader.rows(sql))


def calendar_meetings(reader: Reader, first: date, last: date, staff_id: str = "") -> list[Occurrence]:
    """Return meetings between two days, as they stand in a calendar file."""
    return numbered(reader, occurrences(reader, first, last, staff_id=staff_id))


def numbered(reader: Reader, meetings: Sequence[Occurrence]) -> list[Occurrence]:
    """Return meetings in which clients have the number of their case, where they have one."""
    ids = sorted({person.id for one in meetings for person in one.people})
    sql = (
        "SELECT client_id, number FROM case_file WHERE client_id IN (SELECT value FROM json_each(:ids))"
        " ORDER BY closed_on IS NULL, opened_on"
    )
    numbers = {row["client_id"]: row["number"] for row in reader.rows(sql, {"ids": json.dumps(ids)})}
    return [
        attrs.evolve(
            one, people=tuple(attrs.evolve(who, number=numbers.get(who.id) or who.number) for who in one.people)
        )
        for one in meetings
    ]
