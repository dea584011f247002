"""The list of tasks: what is to be done, for whom, by when and by whom."""

from collections.abc import Callable
from typing import Any

from integration_desk.casework.commands import complete_task
from integration_desk.casework.lists_agenda import TASK_LIST
from integration_desk.casework.model.agenda import AGENDA_WRITE, PRIORITIES
from integration_desk.casework.queries.tasks import FILTER_LABELS, TaskRow, tasks_page
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.widgets import Button, Cell, Column, Filter, ListPage, ListSpec, Workspace, when_words


class TasksPage(ListPage):
    """Lists tasks; the option ``filter`` names a filter that is on from the start, ``client`` whose tasks they are."""

    touches = frozenset({"task", "client"})
    help_topic = "tasks"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        chosen = {place.option("filter", "open"), "open" if place.option("filter") != "done" else ""}
        filters = tuple(Filter(name, label, on=name in chosen) for name, label in FILTER_LABELS.items())
        self.done_button = Button(T("Mark as done"), self.complete, icon="success")
        may = workspace.desk.person.may(AGENDA_WRITE)
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Tasks"),
                count=T("{count} task", "{count} tasks"),
                query=tasks_page,
                columns=(
                    Column("title", T("Task"), _title, width=300, least=180, sort="title", stretch=True),
                    Column("client", T("Client"), lambda found: found.client_name, width=190, least=120, sort="client"),
                    Column("due", T("By when"), self._due, width=220, least=150, sort="due"),
                    Column("owner", T("Who does it"), lambda found: found.owner, width=150, least=110, sort="owner"),
                    Column("priority", T("Priority"), _priority, width=110, least=80, sort="priority"),
                    Column("done", T("Done on"), _done, width=140, least=100, sort="done", shown=False),
                ),
                search=T("Find a task by its words or its client"),
                filters=filters,
                primary=(T("New task"), "add", self._new(workspace, place)) if may else None,
                actions=(self.done_button,) if may else (),
                empty=T("No task is noted yet. A task says what is to be done, by whom and by when."),
                open_row=lambda found: workspace.go(Place("task", found.id)),
                icon="check",
                tall=False,
                listing=TASK_LIST,
            ),
        )
        self.done_button.setEnabled(False)
        self.table.selected.connect(self._tell_chosen)
        self.table.loaded.connect(self._tell_chosen)

    def criteria(self) -> dict[str, Any]:
        """Return whose tasks are shown."""
        client = self.place.option("client")
        return {"client": client} if client else {}

    def complete(self) -> None:
        """Mark the selected tasks as done."""
        for found in self.table.selected_rows():
            if found.done_at is None:
                self.workspace.tasks.run(
                    complete_task, then=lambda change: self.workspace.status(change.name), task_id=found.id
                )

    @staticmethod
    def _new(workspace: Workspace, place: Place) -> Callable[[], None]:
        client = place.option("client")
        return lambda: workspace.go(Place("task", "", (("client", client),) if client else ()))

    def _tell_chosen(self) -> None:
        self.done_button.setEnabled(any(found.done_at is None for found in self.table.selected_rows()))

    def _tell(self) -> None:
        """Say what the page is for while there is no task at all, although only open ones are asked for."""
        super()._tell()
        on = {name for name, toggle in self.toggles.items() if toggle.isChecked()}
        if not self.table.rows.total and on <= {"open"} and not self.search.words() and not self.narrow:
            self.stack.setCurrentWidget(self.nothing)

    def _due(self, found: TaskRow) -> Cell:
        today = self.workspace.desk.now().astimezone().date()
        if found.done_at is not None:
            return Cell(chip=(T("Done", context="task"), "success"))
        return Cell(when_words(found.due_on, today, overdue=found.overdue), tone="danger" if found.overdue else "")


def _title(found: TaskRow) -> Cell:
    return Cell(found.title, strong=found.done_at is None)


def _priority(found: TaskRow) -> Cell:
    icon = ("flag", "warning") if found.priority == "high" else None
    return Cell(PRIORITIES.label(found.priority) if found.priority != "normal" else "", icon=icon)


def _done(found: TaskRow) -> Cell:
    return Cell(T("{when}").put(when=found.done_at.astimezone().date()) if found.done_at else "")
