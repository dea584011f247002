"""What slices bring up to date by themselves, such as deadlines when the law in a pack has changed."""

from collections.abc import Sequence
from functools import partial

from integration_desk.core.changes import Change
from integration_desk.core.people import Person
from integration_desk.core.slices import Slice, Upkeep
from integration_desk.shell.tasks import ShellTasks


class Keeping:
    """Asks what is due once the desk is open and after changes, and has it done away from the painting thread."""

    def __init__(self, tasks: ShellTasks, person: Person, slices: Sequence[Slice]) -> None:
        self._tasks = tasks
        told = (part.upkeep for part in slices)
        self._kept = [one for one in told if one is not None and person.may(one.command.right)]
        for one in self._kept:
            self._ask(one)

    def take_in(self, change: Change) -> None:
        """Look again at what depends on what was changed."""
        for one in self._kept:
            if change.touches(*one.watches):
                self._ask(one)

    def _ask(self, one: Upkeep) -> None:
        self._tasks.ask(one.due, then=partial(self._do, one))

    def _do(self, one: Upkeep, due: bool) -> None:
        if due:
            self._tasks.run(one.command)
