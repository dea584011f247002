"""Putting an entry of the agenda down elsewhere: at once, or after asking how far it reaches in a series."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from integration_desk.casework.commands import move_appointment, move_task
from integration_desk.casework.queries.agenda import clashes_of, occurrence
from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.slices import AgendaEntry
from integration_desk.core.words import T, Text
from integration_desk.widgets import Banner, Button, Workspace, say

SCOPES: tuple[tuple[str, Text], ...] = (
    ("one", T("This day only")),
    ("following", T("This and all following")),
    ("all", T("The whole series")),
)


class Mover(Banner):
    """Asks how far a move reaches, and tells what is in the way of it; hidden while there is nothing to say."""

    def __init__(self, workspace: Workspace, again: Callable[[], object]) -> None:
        super().__init__(closable=True)
        self._workspace, self._again = workspace, again
        self._waiting: tuple[AgendaEntry, datetime] | None = None
        self.choices = {scope: Button(label, partial(self.choose, scope)) for scope, label in SCOPES}
        self.leave = Button(T("Leave it where it was"), self.forget, kind="quiet")
        for button in (*self.choices.values(), self.leave):
            self.add(button)
            button.hide()
        self.closed.connect(self.forget)

    def put_down(self, entry: AgendaEntry, to: date | datetime) -> None:
        """Put an entry down."""
        if entry.kind == "task":
            local = to.astimezone() if isinstance(to, datetime) else None
            day, clock = (local.date(), local.time().replace(tzinfo=None)) if local else (to, None)
            self._run(move_task, task_id=entry.id, due_on=day, due_time=clock)
        elif isinstance(to, datetime) and entry.place.option("on"):
            self._waiting = (entry, to)
            self.show_text(T("Which days of the series are moved?"), "info")
            self._offer(True)
            self.choices["one"].setFocus()
        elif isinstance(to, datetime):
            self._run(move_appointment, then=self._look, appointment_id=entry.place.id, starts_at=to)

    def choose(self, scope: str) -> None:
        """Move as far as was chosen."""
        if self._waiting is not None:
            (entry, to), self._waiting = self._waiting, None
            self._offer(False)
            day = date.fromisoformat(entry.place.option("on"))
            values: dict[str, Any] = {"appointment_id": entry.place.id, "starts_at": to, "on": day, "scope": scope}
            self._run(move_appointment, then=self._look, **values)

    def forget(self) -> None:
        """Leave the entry where it was."""
        waiting, self._waiting = self._waiting, None
        self._offer(False)
        self.show_text("")
        if waiting is not None:
            self._again()

    def _offer(self, on: bool) -> None:
        for button in (*self.choices.values(), self.leave):
            button.setVisible(on)

    def _run(self, command: Any, then: Callable[[Change], object] | None = None, **values: Any) -> None:
        self._offer(False)
        self.show_text("")

        def done(change: Change) -> None:
            self._workspace.status(change.name)
            if then is not None:
                then(change)

        self._workspace.tasks.run(command, then=done, failed=self._refused, **values)

    def _look(self, change: Change) -> None:
        self._workspace.tasks.ask(in_the_way, str(change.result), then=self._tell)

    def _tell(self, found: tuple[Text, ...]) -> None:
        if found:
            self.show_text("\n".join(say(text) for text in found), "warning")

    def _refused(self, error: DeskError) -> None:
        self.show_text(error.text, "danger")
        self._again()


def in_the_way(reader: Reader, appointment_id: str) -> tuple[Text, ...]:
    """Return what is in the way of an appointment that was moved."""
    found = occurrence(reader, appointment_id)
    return clashes_of(reader, [found.meeting()], (found.id,))
