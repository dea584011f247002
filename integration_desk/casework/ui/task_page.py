"""One task: noted, changed, done or taken up again."""

from datetime import date
from typing import Any

import attrs
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.casework.commands import complete_task, remove_task, reopen_task, save_task
from integration_desk.casework.model.agenda import AGENDA_WRITE, Task
from integration_desk.casework.queries.agenda import Attendee
from integration_desk.casework.ui.members_field import member_editor
from integration_desk.casework.ui.people_field import PeopleField, attendees
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member, members_of
from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import DeskError, InvalidError, MissingError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.store import find_draft
from integration_desk.widgets import Button, Chip, EmptyState, Form, Label, Page, Workspace, framed, row, show_refusal


@attrs.frozen
class TaskToEdit:
    """What the page of a task begins from."""

    task: Task
    people: tuple[Attendee, ...]
    members: tuple[Member, ...]


def task_to_edit(reader: Reader, task_id: str, client_id: str, due_on: date | None, more: dict[str, Any]) -> TaskToEdit:
    """Return a task, or a new one for a client and a day; raises MissingError."""
    if task_id:
        task = reader.get(Task, task_id)
    else:
        task = Task(client_id=client_id, due_on=due_on, owner_id=reader.person.id, **more)
    people = attendees(reader, (task.client_id,)) if task.client_id else ()
    return TaskToEdit(task, people, tuple(members_of(reader)))


class TaskPage(Page):
    """Edits a task; the options ``client``, ``day``, ``title``, ``need`` and ``action`` begin a new one."""

    help_topic = "tasks"
    touches = frozenset({"task"})

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.form: Form | None = None
        self.people = PeopleField(workspace, T("Client"), most=1)
        self.head, self.state, self.told = Label(voice="page", wrap=True), Chip(""), Label(voice="muted", wrap=True)
        may = workspace.desk.person.may(AGENDA_WRITE)
        self.save_button = Button(T("Save"), self._save, kind="primary", icon="check")
        self.done_button = Button(T("Done", context="task"), lambda: self._run(complete_task), icon="success")
        self.again_button = Button(T("Take it up again"), lambda: self._run(reopen_task), icon="undo")
        self.client_button = Button(T("Open the file"), self._to_client, kind="link", icon="person")
        self.remove_button = Button(T("Remove"), lambda: self._run(remove_task), kind="quiet", icon="delete")
        self.buttons: tuple[QWidget, ...] = (
            self.save_button, self.done_button, self.again_button, Button(T("Back"), self._leave), self.remove_button,
        )  # fmt: skip
        for button in (self.save_button, self.done_button, self.again_button, self.remove_button):
            button.setEnabled(may)
        self.task: Task | None = None
        self._saved = False
        for part in (self.state, self.told, self.client_button):
            part.hide()
        self.body.addLayout(row(self.head, self.state, None, self.client_button, gap=12, margins=(24, 24, 24, 0)))
        self.body.addLayout(row(self.told, margins=(24, 4, 24, 0)))
        self.head.say(self.title())

    def title(self) -> Text:
        """Return what is to be done, or that it is new."""
        if self.task is not None and self.task.id:
            return verbatim(self.task.title)
        return T("Task") if self.place.id else T("New task")

    def refresh(self) -> None:
        """Read the task, unless something was edited."""
        if self.form is not None and self.form.dirty:
            return
        option = self.place.option
        more = {"title": option("title"), "need_id": option("need"), "action_id": option("action")}
        self.workspace.tasks.ask(
            task_to_edit, self.place.id, option("client"), _day(option("day")), more, then=self.show_task,
            failed=self._failed,
        )  # fmt: skip

    def leave(self) -> None:
        """Keep the draft."""
        if self.form is not None and not self._saved:
            self.form.flush_draft()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self.form is not None:
            self.form.editor("title").control.target().setFocus()

    def show_task(self, found: TaskToEdit) -> None:
        """Show a task."""
        self.task = found.task
        first = self.form is None
        if self.form is None:
            self.form = self._form(found)
            self.body.addWidget(framed(self.form, *self.buttons), 1)
        self.form.load(found.task)
        self.people.show_people(found.people)
        self._show_state(found.task)
        self.head.say(self.title())
        self.title_changed.emit()
        if first:
            self.focus_first()
            self.form.on_draft(self._keep_draft)
            self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)

    def _form(self, found: TaskToEdit) -> Form:
        form = Form(Task)
        form.add("title")
        form.put(self.people)
        form.row("due_on", "due_time", "remind_days")
        form.row(member_editor(Task, "owner_id", found.members), "priority")
        form.add("note")
        form.saving.connect(self._save)
        form.left.connect(self.workspace.back)
        self.people.changed.connect(form.changed)
        self.people.changed.connect(form.touch)
        return form

    def _show_state(self, task: Task) -> None:
        done = task.done_at is not None
        today = self.workspace.desk.now().astimezone().date()
        late = not done and task.due_on is not None and task.due_on < today
        self.state.setVisible(bool(task.id) and (done or late))
        self.state.show_state(T("Done", context="task") if done else T("Overdue"), "success" if done else "danger")
        self.told.setVisible(done)
        if task.done_at is not None:
            said = T("Done on {day}.").put(day=verbatim(i18n.current().moment(task.done_at)))
            self.told.say(said if not task.outcome else verbatim(f"{self.workspace.say(said)} {task.outcome}"))
        self.done_button.setVisible(bool(task.id) and not done)
        self.again_button.setVisible(done)
        self.remove_button.setVisible(bool(task.id))
        self.client_button.setVisible(bool(task.id and task.client_id))

    def _save(self) -> None:
        if self.form is None:
            return
        try:
            task = self.form.record(Task, client_id=next(iter(self.people.ids()), ""))
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        self.workspace.tasks.run(save_task, then=self._done, failed=self._refused, task=task)

    def _run(self, command: Command) -> None:
        self.workspace.tasks.run(command, then=self._done, failed=self._refused, task_id=self.place.id)

    def _done(self, change: Change) -> None:
        self._saved = True
        if self.form is not None:
            self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(change.name)
        self.workspace.back()

    def _refused(self, error: DeskError) -> None:
        if self.form is None:
            return
        show_refusal(self.form, error)

    def _failed(self, error: DeskError) -> None:
        if isinstance(error, MissingError) and self.form is None:
            text = T("This task is not in the desk any more.")
            self.body.addWidget(EmptyState(text, Button(T("Back"), self.workspace.back), icon="check"), 1)
        else:
            self.workspace.status(error.text)

    def _leave(self) -> None:
        if self.form is not None:
            self.form.leave()
        else:
            self.workspace.back()

    def _to_client(self) -> None:
        if self.task is not None:
            self.workspace.go(Place("client", self.task.client_id))

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {**content, "_title": str(content.get("title", "")), "_options": dict(self.place.options)}
        kept["_people"] = list(self.people.ids())
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form is None or self.form.dirty:
            return
        self.form.restore(draft.content)
        self.workspace.tasks.ask(attendees, draft.content.get("_people", ()), then=self.people.show_people)
        self.workspace.status(T("Your draft is back."))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
