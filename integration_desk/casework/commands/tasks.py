"""Tasks: noted, changed, moved to another day, done and taken up again, handed over."""

from datetime import date, time

from integration_desk.casework.model.agenda import AGENDA_WRITE, Task
from integration_desk.core.access import Transaction
from integration_desk.core.centre import Member
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T, Text

_LONGEST_NOTICE = 3650


@command("casework.save_task", T("Save a task"), AGENDA_WRITE)
def save_task(tx: Transaction, *, task: Task) -> str:
    """Note a task, or change one; without somebody who does it, it is one's own. Returns its id."""
    _check(task)
    kept = changed(task, title=task.title.strip(), owner_id=task.owner_id or tx.person.id)
    if task.id:
        saved = tx.get(Task, task.id)
        tx.update(saved, **editable_values(kept))
        _name(tx, T("Change the task “{title}”"), kept.title)
        return saved.id
    _name(tx, T("Note the task “{title}”"), kept.title)
    return tx.insert(kept).id


@command("casework.complete_task", T("Mark a task as done"), AGENDA_WRITE)
def complete_task(tx: Transaction, *, task_id: str, outcome: str = "") -> None:
    """Mark a task as done, with what came of it if that is worth a line."""
    task = tx.get(Task, task_id)
    tx.update(task, done_at=task.done_at or tx.now, done_by=tx.person.id, outcome=outcome.strip() or task.outcome)
    _name(tx, T("Done: “{title}”"), task.title)


@command("casework.reopen_task", T("Take up a task again"), AGENDA_WRITE)
def reopen_task(tx: Transaction, *, task_id: str) -> None:
    """Take up a task again that was marked as done."""
    task = tx.get(Task, task_id)
    tx.update(task, done_at=None, done_by="")
    _name(tx, T("Take up again: “{title}”"), task.title)


@command("casework.move_task", T("Move a task"), AGENDA_WRITE)
def move_task(tx: Transaction, *, task_id: str, due_on: date, due_time: time | None = None) -> None:
    """Give a task another day, and a time of that day if one is named."""
    task = tx.get(Task, task_id)
    _check(changed(task, due_on=due_on))
    tx.update(task, due_on=due_on, due_time=due_time)
    tx.name_step(T("Move the task “{title}” to {day}").put(title=_short(task.title), day=due_on))


@command("casework.remove_task", T("Remove a task"), AGENDA_WRITE)
def remove_task(tx: Transaction, *, task_id: str) -> None:
    """Remove a task that was noted by mistake."""
    task = tx.get(Task, task_id)
    tx.delete(task)
    _name(tx, T("Remove the task “{title}”"), task.title)


@command("casework.assign_tasks", T("Hand over tasks"), AGENDA_WRITE)
def assign_tasks(tx: Transaction, *, tasks: tuple[str, ...], member_id: str) -> None:
    """Hand over tasks to another member."""
    member = tx.get(Member, member_id)
    for task_id in tasks:
        tx.update(tx.get(Task, task_id), owner_id=member.id)
    text = T("Hand over {count} task to {name}", "Hand over {count} tasks to {name}")
    tx.name_step(text.of(len(tasks), name=member.name))


def open_tasks_of(tx: Transaction, client_id: str) -> list[Task]:
    """Return what is still to be done for a client."""
    return tx.all(Task, "client_id = :client AND done_at IS NULL", {"client": client_id})


def hand_over_tasks(tx: Transaction, client_id: str, member_id: str, from_id: str = "") -> int:
    """Hand over the open tasks for a client, of one member or of everybody; returns how many."""
    moved = [one for one in open_tasks_of(tx, client_id) if not from_id or one.owner_id == from_id]
    for task in moved:
        tx.update(task, owner_id=member_id)
    return len(moved)


def close_tasks(tx: Transaction, client_id: str, outcome: str) -> int:
    """Mark the open tasks for a client as done because her case is closed; returns how many."""
    open_ones = open_tasks_of(tx, client_id)
    for task in open_ones:
        tx.update(task, done_at=tx.now, done_by=tx.person.id, outcome=outcome)
    return len(open_ones)


def _check(task: Task) -> None:
    problems = []
    if not task.title.strip():
        problems.append(Problem("title", T("Say in a few words what is to be done.")))
    if task.due_on is not None and not 1900 <= task.due_on.year <= 2200:
        problems.append(Problem("due_on", T("This day is too far away. Look at the year.")))
    if task.due_time is not None and task.due_on is None:
        problems.append(Problem("due_on", T("A time needs its day.")))
    if task.remind_days is not None and not 0 <= task.remind_days <= _LONGEST_NOTICE:
        problems.append(Problem("remind_days", T("Write a number of days, 0 for the day itself.")))
    if problems:
        raise InvalidError(tuple(problems))


def _name(tx: Transaction, text: Text, title: str) -> None:
    tx.name_step(text.put(title=_short(title)))


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59] + "…"


TASK_COMMANDS = (save_task, complete_task, reopen_task, move_task, remove_task, assign_tasks)
