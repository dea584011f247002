"""Appointments: made, changed, moved, repeated; kept, missed or cancelled.

A change of a series says how far it reaches: this day only (``one``), this and all following ones (``following``), or
the whole series (``all``).
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import attrs

from integration_desk.casework.model.agenda import (
    AGENDA_WRITE,
    APPOINTMENT_STATES,
    CANCEL_REASONS,
    Appointment,
    AppointmentClient,
)
from integration_desk.casework.queries.agenda import days_out, rule_of
from integration_desk.casework.rules.agenda import moment_of, repeated_on, require_state, stretch, wall_clock
from integration_desk.casework.rules.recurrence import Recurrence, days_between, fits, parse, rebased, settled
from integration_desk.clients import Client, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, MissingError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T, Text
from integration_desk.i18n import local_zone

SCOPES = ("one", "following", "all")


@attrs.frozen
class _Times:
    """When a meeting begins and ends, by which clock, and how it is repeated."""

    starts: datetime
    ends: datetime
    zone: str
    rule: Recurrence | None
    without: frozenset[date] = frozenset()

    def values(self) -> dict[str, Any]:
        return {
            "starts_at": self.starts,
            "ends_at": self.ends,
            "zone": self.zone,
            "rrule": self.rule.written() if self.rule else "",
            "repeats_until": self.rule.until if self.rule else None,
            "exceptions": sorted(day.isoformat() for day in self.without) if self.rule and self.without else None,
        }


@command("casework.save_appointment", T("Save an appointment"), AGENDA_WRITE)
def save_appointment(
    tx: Transaction,
    *,
    appointment: Appointment,
    clients: tuple[str, ...],
    day: date,
    begins: time,
    ends: time,
    rrule: str = "",
    scope: str = "one",
    on: date | None = None,
) -> str:
    """Make an appointment, or change one. Returns the id of the one that now holds that day.

    ``on`` is the day of a series that is changed, ``scope`` how far the change reaches: one, following or all. Day and
    times are by the clock of this computer; ``rrule`` is a rule as calendars write it.
    """
    zone = local_zone()
    starts, until = stretch(day, begins, ends, zone)
    wanted = _checked(appointment, clients)
    rule = _rule(rrule, day)
    _name(tx, T("Appointment with {name}"), T("Appointment"), clients)
    if not appointment.id:
        times = _Times(starts, until, zone, rule)
        made = tx.insert(changed(wanted, staff_id=wanted.staff_id or tx.person.id, **times.values()))
        _expect(tx, made.id, clients)
        return made.id
    saved = tx.get(Appointment, appointment.id)
    times = _Times(starts, until, zone, rule)
    return _change(tx, saved, on, scope, times, editable_values(wanted), clients)


@command("casework.move_appointment", T("Move an appointment"), AGENDA_WRITE)
def move_appointment(
    tx: Transaction, *, appointment_id: str, starts_at: datetime, on: date | None = None, scope: str = "one"
) -> str:
    """Let an appointment begin at another moment and last as long as before. Returns the id that now holds it."""
    saved = tx.get(Appointment, appointment_id)
    begins, ends = _moments(saved, on)
    starts = starts_at.astimezone() if starts_at.tzinfo is None else starts_at
    if not 1900 <= starts.year <= 2200:
        raise InvalidError((Problem("starts_at", T("This day is too far away. Look at the year.")),))
    rule = rule_of(saved.rrule) if saved.rrule else None
    if rule is not None and on is not None:
        new_day = wall_clock(starts, saved.zone).date()
        rule = rebased(rule, on, new_day)
    times = _Times(starts, starts + (ends - begins), saved.zone, rule)
    clients = _expected(tx, saved.id)
    _name(tx, T("Move the appointment of {name}"), T("Move an appointment"), clients)
    return _change(tx, saved, on, scope, times, {}, clients)


@command("casework.set_appointment_state", T("Note how an appointment went"), AGENDA_WRITE)
def set_appointment_state(
    tx: Transaction, *, appointment_id: str, state: str, on: date | None = None, reason: str = "", note: str = ""
) -> str:
    """Note that an appointment is confirmed, attended, missed, cancelled or planned again. Returns its id.

    Of a series only the day ``on`` is meant: it becomes an appointment of its own.
    """
    if state not in APPOINTMENT_STATES:
        raise InvalidError((Problem("state", T("“{state}” is no state of an appointment.").put(state=state)),))
    if state == "cancelled" and reason not in CANCEL_REASONS:
        raise InvalidError((Problem("reason", T("Choose why it is cancelled.")),))
    saved = tx.get(Appointment, appointment_id)
    begins, ends = _moments(saved, on)
    require_state(saved.state, state, begins, tx.now)
    clients = _expected(tx, saved.id)
    if saved.rrule:
        times = _Times(begins, ends, saved.zone, None)
        saved = tx.get(Appointment, _detach(tx, saved, _day_of(saved, on), times, {}, clients))
    why = reason if state == "cancelled" else ""
    tx.update(saved, state=state, cancel_reason=why, state_note=note.strip())
    name = T("{state}: appointment of {name}").put(state=APPOINTMENT_STATES.label(state))
    _name(tx, name, T("{state}: appointment").put(state=APPOINTMENT_STATES.label(state)), clients)
    return saved.id


@command("casework.end_series", T("End a series of appointments"), AGENDA_WRITE)
def end_series(tx: Transaction, *, appointment_id: str, on: date) -> None:
    """Let a series take place for the last time before a day; from its first day on, it is removed."""
    saved = tx.get(Appointment, appointment_id)
    if not saved.rrule:
        raise InvalidError((Problem("on", T("This appointment is not repeated.")),))
    clients = _expected(tx, saved.id)
    _shorten(tx, saved, on)
    _name(tx, T("End the series of {name}"), T("End a series of appointments"), clients)


@command("casework.remove_appointment", T("Remove an appointment"), AGENDA_WRITE)
def remove_appointment(tx: Transaction, *, appointment_id: str) -> None:
    """Remove an appointment that was made by mistake; a series goes as a whole, but for days that took place."""
    saved = tx.get(Appointment, appointment_id)
    clients = _expected(tx, saved.id)
    _remove(tx, saved)
    _name(tx, T("Remove the appointment of {name}"), T("Remove an appointment"), clients)


def close_appointments(tx: Transaction, client_id: str) -> int:
    """Cancel what a client is still expected at because her case is closed; with others, she is taken off the list."""
    count = 0
    for link in tx.all(AppointmentClient, "client_id = :client", {"client": client_id}):
        saved = tx.find(Appointment, link.appointment_id)
        if saved is None or not _still_to_come(saved, tx.now):
            continue
        count += 1
        if len(_expected(tx, saved.id)) > 1:
            tx.delete(link)
        elif saved.rrule:
            _shorten(tx, saved, wall_clock(tx.now, saved.zone).date() + timedelta(days=1))
        else:
            tx.update(saved, state="cancelled", cancel_reason="closed")
    return count


def hand_over_appointments(tx: Transaction, client_id: str, member_id: str, from_id: str = "") -> int:
    """Let another member see a client from now on, at what she is still expected at; returns how many."""
    count = 0
    for link in tx.all(AppointmentClient, "client_id = :client", {"client": client_id}):
        saved = tx.find(Appointment, link.appointment_id)
        if saved is not None and _still_to_come(saved, tx.now) and (not from_id or saved.staff_id == from_id):
            tx.update(saved, staff_id=member_id)
            count += 1
    return count


def _still_to_come(saved: Appointment, now: datetime) -> bool:
    if saved.state not in ("planned", "confirmed"):
        return False
    if saved.rrule:
        return saved.repeats_until is None or saved.repeats_until >= wall_clock(now, saved.zone).date()
    return saved.starts_at is not None and saved.starts_at > now


def _checked(appointment: Appointment, clients: Sequence[str]) -> Appointment:
    problems = []
    if not clients and not appointment.title.strip() and appointment.purpose != "internal":
        problems.append(Problem("title", T("Choose a client, or say in a few words what it is about.")))
    if appointment.needs_interpreter and not appointment.interpreter_language:
        problems.append(Problem("interpreter_language", T("Say into which language is interpreted.")))
    if problems:
        raise InvalidError(tuple(problems))
    return changed(appointment, title=appointment.title.strip(), room=appointment.room.strip())


def _rule(written: str, day: date) -> Recurrence | None:
    if not written.strip():
        return None
    rule = parse(written)
    if rule.until is not None and rule.until < day:
        raise InvalidError((Problem("until", T("The repetition ends before the first day.")),))
    if not fits(rule, day):
        text = T("The first day is not one of the days on which it is repeated. Choose another day or repetition.")
        raise InvalidError((Problem("rrule", text),))
    return settled(rule, day)


def _moments(saved: Appointment, on: date | None) -> tuple[datetime, datetime]:
    """Return when the meeting begins and ends that is meant."""
    if saved.starts_at is None or saved.ends_at is None:
        raise MissingError
    if not saved.rrule:
        return saved.starts_at, saved.ends_at
    return repeated_on(saved.starts_at, saved.ends_at, saved.zone, _day_of(saved, on))


def _first_day(saved: Appointment) -> date:
    if saved.starts_at is None:
        raise MissingError
    return wall_clock(saved.starts_at, saved.zone).date()


def _day_of(saved: Appointment, on: date | None) -> date:
    """Return the day of a series that is meant; raises MissingError when it has none such."""
    first = _first_day(saved)
    day = on or first
    if not days_between(rule_of(saved.rrule), first, day, day, days_out(saved.exceptions)):
        raise MissingError(T("This day is not in the series any more."))
    return day


def _change(
    tx: Transaction,
    saved: Appointment,
    on: date | None,
    scope: str,
    times: _Times,
    values: dict[str, Any],
    clients: Sequence[str],
) -> str:
    """Change an appointment as far as the scope reaches; returns the id that now holds the day."""
    if scope not in SCOPES:
        raise InvalidError((Problem("scope", T("Choose how far the change reaches.")),))
    if not saved.rrule:
        tx.update(saved, **values, **times.values())
        _expect(tx, saved.id, clients)
        return saved.id
    day = _day_of(saved, on)
    if scope == "one":
        return _detach(tx, saved, day, attrs.evolve(times, rule=None), values, clients)
    if scope == "following" and day > _first_day(saved):
        return _part(tx, saved, day, times, values, clients)
    shift = _day_in(times) - day
    first = _first_day(saved) + shift
    begins = moment_of(first, wall_clock(times.starts, times.zone).time(), times.zone)
    without = frozenset(one + shift for one in days_out(saved.exceptions))
    whole = attrs.evolve(times, starts=begins, ends=begins + (times.ends - times.starts), without=without)
    tx.update(saved, **values, **_fitting(whole, first).values())
    _expect(tx, saved.id, clients)
    return saved.id


def _fitting(times: _Times, first: date) -> _Times:
    """Return times whose rule has the first day of the series among its days."""
    if times.rule is None:
        return attrs.evolve(times, without=frozenset())
    rule = times.rule if fits(times.rule, first) else rebased(times.rule, _day_in(times), first)
    if not fits(rule, first):
        text = T("The first day is not one of the days on which it is repeated. Choose another day or repetition.")
        raise InvalidError((Problem("rrule", text),))
    return attrs.evolve(times, rule=rule)


def _day_in(times: _Times) -> date:
    return wall_clock(times.starts, times.zone).date()


def _detach(
    tx: Transaction, saved: Appointment, day: date, times: _Times, values: dict[str, Any], clients: Sequence[str]
) -> str:
    """Make one day of a series an appointment of its own, which the series leaves out."""
    without = sorted({*(one.isoformat() for one in days_out(saved.exceptions)), day.isoformat()})
    own = changed(saved, id="", series_id=saved.id, original_on=day, **values, **times.values())
    tx.update(saved, exceptions=without)
    made = tx.insert(own)
    _expect(tx, made.id, clients)
    return made.id


def _part(
    tx: Transaction, saved: Appointment, day: date, times: _Times, values: dict[str, Any], clients: Sequence[str]
) -> str:
    """Let a series end before a day and a new one begin on it."""
    shift = _day_in(times) - day
    later = frozenset(one + shift for one in days_out(saved.exceptions) if one > day)
    new_times = attrs.evolve(times, without=later)
    own = changed(saved, id="", series_id="", original_on=None, **values, **new_times.values())
    _shorten(tx, saved, day)
    made = tx.insert(own)
    _expect(tx, made.id, clients)
    return made.id


def _shorten(tx: Transaction, saved: Appointment, day: date) -> None:
    """Let a series take place for the last time before a day."""
    first = _first_day(saved)
    kept = days_between(rule_of(saved.rrule), first, first, day - timedelta(days=1), days_out(saved.exceptions))
    if not kept:
        _remove(tx, saved)
        return
    rule = attrs.evolve(rule_of(saved.rrule), until=day - timedelta(days=1))
    tx.update(saved, rrule=rule.written(), repeats_until=rule.until)


def _remove(tx: Transaction, saved: Appointment) -> None:
    for link in tx.all(AppointmentClient, "appointment_id = :appointment", {"appointment": saved.id}):
        tx.delete(link)
    tx.delete(saved)


def _expected(tx: Transaction, appointment_id: str) -> tuple[str, ...]:
    links = tx.all(AppointmentClient, "appointment_id = :appointment", {"appointment": appointment_id}, order="rowno")
    return tuple(dict.fromkeys(link.client_id for link in links))


def _expect(tx: Transaction, appointment_id: str, clients: Sequence[str]) -> None:
    """Let these clients, who must be there, be expected at an appointment, and nobody else."""
    links = tx.all(AppointmentClient, "appointment_id = :appointment", {"appointment": appointment_id})
    wanted = dict.fromkeys(clients)
    for link in links:
        if link.client_id not in wanted:
            tx.delete(link)
    known = {link.client_id for link in links}
    for client_id in wanted:
        if client_id not in known:
            client = tx.get(Client, client_id)
            tx.insert(AppointmentClient(appointment_id=appointment_id, client_id=client.id))


def _name(tx: Transaction, name: Text, without: Text, clients: Sequence[str]) -> None:
    """Name the step after the client, or without one."""
    client = tx.find(Client, clients[0]) if clients else None
    tx.name_step(without if client is None else name.put(**dict(name.arguments), name=short_name(client)))


APPOINTMENT_COMMANDS = (
    save_appointment,
    move_appointment,
    set_appointment_state,
    end_series,
    remove_appointment,
)
