"""A week of the agenda, asked of every part of the program, with twenty thousand appointments and tasks."""

import random
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

from integration_desk.app import SLICES
from integration_desk.casework import Appointment, AppointmentClient, Task
from integration_desk.core.access import Reader, Transaction
from integration_desk.core.commands import command
from integration_desk.core.people import EVERY_ROLE, Right
from integration_desk.core.records import changed
from integration_desk.core.slices import AgendaEntry
from integration_desk.core.words import T
from integration_desk.store import Desk
from tests.benchmarks.measuring import Row, part, seconds, told

MADE, SERIES, WEEKS = 20_000, 200, 60
_ASKED = 60
_FILL = Right("benchmarks.fill", T("Fill the agenda"), EVERY_ROLE)


@command("benchmarks.fill_agenda", T("Fill the agenda"), _FILL)
def fill_agenda(tx: Transaction, *, today: date) -> None:
    """Make appointments and tasks over three years, half of either, and series that go on."""
    chance = random.Random(1)
    clients = [row["id"] for row in tx.rows("SELECT id FROM client ORDER BY rowno LIMIT 5000")]
    staff = [row["id"] for row in tx.rows("SELECT id FROM member")]
    made: list[Any] = []
    for number in range(MADE):
        day = today + timedelta(days=chance.randrange(-730, 365))
        if number % 2:
            made.append(Task(title=f"Task {number}", client_id=chance.choice(clients), owner_id=chance.choice(staff),
                             due_on=day, done_at=tx.now if day < today else None))  # fmt: skip
            continue
        begins = datetime.combine(day, time(chance.randrange(8, 17), chance.choice((0, 15, 30, 45)))).astimezone(UTC)
        meeting = Appointment(
            id=tx.new_id(), staff_id=chance.choice(staff), starts_at=begins, ends_at=begins + timedelta(minutes=45),
            zone="Europe/Berlin", state="attended" if day < today else "planned",
        )  # fmt: skip
        if number % (MADE // SERIES) == 0:
            meeting = changed(meeting, rrule="FREQ=WEEKLY", state="planned")
        made += [meeting, AppointmentClient(appointment_id=meeting.id, client_id=chance.choice(clients))]
    tx.insert_many(made)


def agenda_week(desk: Desk) -> Row:
    """Ask every part of the program for weeks of everybody, this one and others."""
    today = datetime.now(UTC).astimezone().date()
    desk.run(fill_agenda, today=today)
    first = today - timedelta(days=today.weekday())

    def week(reader: Reader, begin: date) -> list[AgendaEntry]:
        last = begin + timedelta(days=6)
        return [one for slice_ in SLICES if slice_.agenda is not None for one in slice_.agenda(reader, begin, last)]

    asked = [first + timedelta(weeks=number % WEEKS - WEEKS // 2) for number in range(_ASKED)]
    held = len(desk.ask(week, first))
    taken = [seconds(partial(desk.ask, week, begin)) for begin in asked]
    return Row(
        f"agenda week, everybody, {MADE:,} entries",
        told(part(taken, 0.5)),
        "–",
        "–",
        "50 ms",
        f"p99 {told(part(taken, 0.99))}; {held} entries in this week",
        met=part(taken, 0.5) <= 0.050,
    )
