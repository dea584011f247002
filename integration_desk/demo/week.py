"""What stands in the agenda of the sample centre: appointments around today and tasks, told in days before today."""

import random
from collections.abc import Iterator
from datetime import date, time, timedelta

from integration_desk.casework import (
    Appointment,
    Task,
    rule_for,
    save_appointment,
    save_task,
    set_appointment_state,
)
from integration_desk.clients import Client
from integration_desk.core.access import Reader
from integration_desk.demo.story import Scene, working_day
from integration_desk.store import Desk

_FEWEST = 30  # clients, so that some have cases
_MADE, _ORDER = 7, 700  # days before today, after everything else of that day
_MEETINGS = (  # days from today, from, until, purpose, room, how it went
    (-2, time(9, 30), time(10, 15), "counselling", "Room 2", "attended"),
    (-1, time(14, 0), time(14, 45), "papers", "Room 1", "missed"),
    (0, time(9, 0), time(9, 45), "first", "Room 1", ""),
    (0, time(11, 0), time(11, 45), "counselling", "Room 2", ""),
    (0, time(15, 30), time(16, 15), "papers", "Room 1", ""),
    (1, time(10, 0), time(10, 45), "follow_up", "Room 2", ""),
    (1, time(13, 0), time(14, 30), "accompanied", "", ""),
    (4, time(9, 0), time(9, 45), "counselling", "Room 1", ""),
    (5, time(11, 30), time(12, 15), "follow_up", "Room 2", ""),
)
_TASKS = (  # days from today, what is to be done, how urgent
    (-1, "Ask the school whether a place is free", "high"),
    (0, "Call the interpreter about Friday", "normal"),
    (1, "Send the copies to the housing company", "normal"),
    (5, "Prepare the table for the team meeting", "low"),
)


def clients_with_cases(reader: Reader) -> list[Client]:
    """Return the clients whose case is open, in the order in which the cases were opened."""
    found = reader.rows("SELECT client_id FROM case_file WHERE closed_on IS NULL ORDER BY rowno")
    return [reader.get(Client, client) for client in dict.fromkeys(row["client_id"] for row in found)]


class WeekStory:
    """Tells a week of appointments with clients who have a case, a team meeting every week, and some tasks."""

    def __init__(self, seed: int, day: date) -> None:
        self._chance = random.Random(f"week {seed}")  # noqa: S311 - a sample must be repeatable, and guards nothing
        self._day = day
        self._past: list[tuple[str, str]] = []

    def scenes(self, clients: int) -> Iterator[Scene]:
        """Yield what is planned in a centre with so many clients, and how it went: a small one plans nothing."""
        if clients >= _FEWEST:
            yield Scene(_MADE, _ORDER, self._plan)
            yield Scene(0, _ORDER, self._look_back)

    def _plan(self, desk: Desk) -> None:
        people = desk.ask(clients_with_cases)
        self._chance.shuffle(people)
        for number, (days, begins, ends, purpose, room, went) in enumerate(_MEETINGS):
            client = people[number % len(people)]
            meeting = Appointment(
                purpose=purpose, room=room, place="" if room else "Immigration office",
                needs_interpreter=client.needs_interpreter,
                interpreter_language=client.native_language if client.needs_interpreter else "",
            )  # fmt: skip
            day = self._day + timedelta(days=days) if days <= 0 else working_day(self._day + timedelta(days=days))
            made = desk.run(
                save_appointment, appointment=meeting, clients=(client.id,), day=day, begins=begins, ends=ends
            ).result
            if went:
                self._past.append((str(made), went))
        self._meet_every_week(desk)
        for number, (days, title, priority) in enumerate(_TASKS):
            due = self._day + timedelta(days=days)
            about = people[-1 - number].id if number < len(_TASKS) - 1 else ""
            desk.run(save_task, task=Task(title=title, client_id=about, due_on=due, priority=priority))

    def _meet_every_week(self, desk: Desk) -> None:
        first = self._day - timedelta(days=self._day.weekday() + 7)
        rule = rule_for("weekly", first, self._day + timedelta(weeks=8))
        meeting = Appointment(purpose="internal", title="Team meeting", room="Room 3")
        desk.run(
            save_appointment, appointment=meeting, clients=(), day=first, begins=time(8, 30), ends=time(9, 15),
            rrule=rule.written() if rule else "",
        )  # fmt: skip

    def _look_back(self, desk: Desk) -> None:
        for appointment, went in self._past:
            desk.run(set_appointment_state, appointment_id=appointment, state=went)
