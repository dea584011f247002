"""What tasks and appointments give to the rest of the program."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from integration_desk.casework.lists_agenda import TASK_LIST
from integration_desk.casework.model.agenda import (
    AGENDA_READ,
    AGENDA_WRITE,
    APPOINTMENT_STATES,
    Appointment,
    AppointmentClient,
    Task,
)
from integration_desk.casework.queries.agenda import Occurrence, next_meetings, occurrences, unreported
from integration_desk.casework.queries.tasks import TaskRow, open_tasks, tasks_between, tasks_to_remind, tasks_where
from integration_desk.casework.rules.agenda import TONES, moment_of
from integration_desk.core.access import Reader
from integration_desk.core.slices import (
    Action,
    AgendaEntry,
    Hit,
    Place,
    Reminder,
    SidebarEntry,
    Summary,
    TimelineEntry,
    TodaySection,
)
from integration_desk.core.words import T, Text, verbatim

SHOWN = 50
_PAST = timedelta(days=366 * 3)
_HAPPENED: dict[str, Text] = {
    "planned": T("Appointment: {what}"),
    "confirmed": T("Appointment: {what}"),
    "attended": T("Was at the appointment: {what}"),
    "missed": T("Did not come to the appointment: {what}"),
    "cancelled": T("Appointment cancelled: {what}"),
}

AGENDA_RECORDS = (Task, Appointment, AppointmentClient)
AGENDA_RIGHTS = (AGENDA_READ, AGENDA_WRITE)


def appointment_place(one: Occurrence) -> Place:
    """Return where a meeting is shown: of a series, the day that is meant."""
    return Place("appointment", one.id, (("on", one.on.isoformat()),) if one.on else ())


def agenda(reader: Reader, first: date, last: date) -> list[AgendaEntry]:
    """Return the tasks and appointments between two days, both included."""
    if not reader.person.may(AGENDA_READ):
        return []
    met = [_met(one) for one in occurrences(reader, first, last)]
    return [*met, *(_due(one) for one in tasks_between(reader, first, last))]


def overdue(reader: Reader, before: date) -> list[AgendaEntry]:
    """Return the tasks that should have been done before a day."""
    found = tasks_where(reader, "t.done_at IS NULL AND t.due_on < :before", {"before": before.isoformat()}, most=SHOWN)
    return [_due(one) for one in found]


def _met(one: Occurrence) -> AgendaEntry:
    return AgendaEntry(
        id=one.key,
        kind="appointment",
        title=one.heading,
        start=one.starts,
        end=one.ends,
        place=appointment_place(one),
        client_id=one.people[0].id if one.people else "",
        owner_id=one.staff_id,
        state=APPOINTMENT_STATES.label(one.state),
        tone=TONES[one.state],
        movable=one.state in ("planned", "confirmed"),
    )


def _due(one: TaskRow) -> AgendaEntry:
    start: date | datetime = one.due_on or date.max
    if one.due_on is not None and one.due_time is not None:
        start = moment_of(one.due_on, one.due_time)
    done, tone = one.done_at is not None, "warning" if one.priority == "high" else "info"
    return AgendaEntry(
        id=one.id,
        kind="task",
        title=one.heading,
        start=start,
        place=Place("task", one.id),
        client_id=one.client_id,
        owner_id=one.owner_id,
        state=T("Done", context="task") if done else T("Overdue") if one.overdue else None,
        tone="success" if done else "danger" if one.overdue else tone,
        movable=not done,
    )


def appointments_today(reader: Reader) -> list[Reminder]:
    """Return the appointments of today of the person at the desk, and those of which nobody said how they went."""
    today, own = reader.now.astimezone().date(), reader.person.id
    past = [_ask_about(one) for one in unreported(reader, own) if one.starts.astimezone().date() < today]
    coming = [one for one in occurrences(reader, today, today, staff_id=own) if one.state != "cancelled"]
    return [*past, *(_coming(one, today) for one in coming)][:SHOWN]


def _coming(one: Occurrence, today: date) -> Reminder:
    local = one.starts.astimezone()
    return Reminder(
        title=T("{time}: {what}").put(time=local.time().replace(tzinfo=None), what=one.heading),
        detail=_where(one),
        place=appointment_place(one),
        due=local.date() if local.date() != today else None,
        tone="warning" if one.needs_interpreter and not one.interpreter_name else "info",
    )


def _where(one: Occurrence) -> Text | str:
    if one.needs_interpreter and not one.interpreter_name:
        return T("No interpreter is named yet")
    return one.room or one.place or APPOINTMENT_STATES.label(one.state)


def _ask_about(one: Occurrence, *, with_client: bool = True) -> Reminder:
    return Reminder(
        one.heading if with_client else one.about,
        T("Note whether the client came"),
        appointment_place(one),
        one.starts.astimezone().date(),
        "warning",
    )


def tasks_today(reader: Reader) -> list[Reminder]:
    """Return the tasks of the person at the desk that are overdue, due today or to be remembered."""
    return [task_reminder(one, reader.now.astimezone().date()) for one in tasks_to_remind(reader, SHOWN)]


def task_reminder(one: TaskRow, today: date, *, with_client: bool = True) -> Reminder:
    """Return the line that leads to a task."""
    tone = "danger" if one.overdue else "warning" if one.due_on == today or one.priority == "high" else "info"
    detail = T("Overdue task") if one.overdue else T("Task")
    return Reminder(
        one.heading if with_client else verbatim(one.title), detail, Place("task", one.id), one.due_on, tone
    )


def agenda_next_steps(reader: Reader, client_id: str) -> list[Reminder]:
    """Return what is to be done next for a client, and what she is expected at."""
    today = reader.now.astimezone().date()
    ask = [_ask_about(one, with_client=False) for one in unreported(reader, client_id=client_id)]
    met = [
        Reminder(
            T("Appointment: {what}").put(what=one.about),
            T("{when}, {who}").put(when=one.starts, who=one.staff),
            appointment_place(one),
            one.starts.astimezone().date(),
            "warning" if one.starts.astimezone().date() == today else "info",
        )
        for one in next_meetings(reader, client_id)
    ]
    return [*ask, *(task_reminder(one, today, with_client=False) for one in open_tasks(reader, client_id)), *met]


def agenda_summary(reader: Reader, client_id: str) -> list[Summary]:
    """Return when a client comes next, and how many tasks are open for her."""
    found = []
    coming = next_meetings(reader, client_id)
    if coming:
        first = coming[0]
        value = T("{when}, {what}").put(when=first.starts, what=first.about)
        found.append(Summary(T("Next appointment"), value, appointment_place(first)))
    tasks = open_tasks(reader, client_id)
    if tasks:
        late = any(one.overdue for one in tasks)
        value = T("{count} open task", "{count} open tasks").of(len(tasks))
        place = Place("tasks", options=(("client", client_id), ("filter", "open")))
        found.append(Summary(T("Tasks"), value, place, "danger" if late else "info"))
    return found


def agenda_open_matters(reader: Reader, client_id: str) -> list[Reminder]:
    """Return the open tasks of a client and the appointments that she is still expected at."""
    today = reader.now.astimezone().date()
    tasks = [task_reminder(one, today, with_client=False) for one in open_tasks(reader, client_id)]
    met = [
        Reminder(one.about, T("Appointment"), appointment_place(one), one.starts.astimezone().date())
        for one in next_meetings(reader, client_id)
    ]
    return [*tasks, *met]


def agenda_timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return the appointments of a client that are past, and the tasks that were done for her."""
    today = reader.now.astimezone().date()
    past = occurrences(reader, today - _PAST, today, client_id=client_id)
    return [*_past(one for one in past if one.starts <= reader.now), *_done(reader, client_id)]


def _past(meetings: Iterable[Occurrence]) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            when=one.starts,
            title=_HAPPENED[one.state].put(what=one.about),
            detail=" · ".join(filter(None, (one.staff, one.room or one.place))),
            state=APPOINTMENT_STATES.label(one.state),
            tone=TONES[one.state],
            icon="calendar",
            place=appointment_place(one),
        )
        for one in meetings
    ]


def _done(reader: Reader, client_id: str) -> list[TimelineEntry]:
    found = tasks_where(reader, "t.client_id = :client AND t.done_at IS NOT NULL", {"client": client_id})
    return [
        TimelineEntry(
            when=one.done_at,
            title=T("Task done: {what}").put(what=one.title),
            detail=one.owner,
            tone="success",
            icon="check",
            place=Place("task", one.id),
        )
        for one in found
        if one.done_at is not None
    ]


def agenda_palette(reader: Reader, words: str) -> list[Hit]:
    """Return the open tasks whose words were typed."""
    typed = words.strip()
    if len(typed) < 3 or not reader.person.may(AGENDA_READ):
        return []
    escaped = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    like = {"like": f"%{escaped}%"}
    found = tasks_where(reader, "t.done_at IS NULL AND t.title LIKE :like ESCAPE '\\'", like, most=5)
    return [Hit(one.title, one.client_name or T("Task"), Place("task", one.id), "check") for one in found]


AGENDA_AWAITED = """
SELECT client_id, due_on AS due, 'task' AS kind, title AS what FROM task WHERE done_at IS NULL AND client_id <> ''
UNION ALL
SELECT ac.client_id, substr(a.starts_at, 1, 10), 'appointment', a.title FROM appointment_client ac
 JOIN appointment a ON a.id = ac.appointment_id
 WHERE a.state IN ('planned', 'confirmed') AND a.rrule = '' AND a.ends_at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
UNION ALL
SELECT ac.client_id, max(substr(a.starts_at, 1, 10), date('now')), 'appointment', a.title FROM appointment_client ac
 JOIN appointment a ON a.id = ac.appointment_id
 WHERE a.state IN ('planned', 'confirmed') AND a.rrule > ''
 AND (a.repeats_until IS NULL OR a.repeats_until >= date('now'))
"""

AGENDA_SIDEBAR = (SidebarEntry(T("Agenda"), Place("agenda"), AGENDA_READ, "calendar"),)
AGENDA_ACTIONS = (
    Action("casework.agenda", T("Agenda"), Place("agenda"), AGENDA_READ, "calendar", help_topic="agenda"),
    Action("casework.tasks", T("Tasks"), Place("tasks"), AGENDA_READ, "check", help_topic="tasks"),
    Action(
        "casework.new_task", T("New task"), Place("task"), AGENDA_WRITE, "add", shortcut="Ctrl+Shift+T",
        help_topic="tasks",
    ),
    Action(
        "casework.new_appointment", T("New appointment"), Place("appointment"), AGENDA_WRITE, "calendar",
        shortcut="Ctrl+Shift+A", help_topic="appointment",
    ),
    Action(
        "casework.reception", T("Reception list of today"), Place("agenda", options=(("print", "reception"),)),
        AGENDA_READ, "print", help_topic="agenda",
    ),
)  # fmt: skip
AGENDA_CLIENT_ACTIONS = (
    Action(
        "casework.client_appointment", T("Appointment"), Place("appointment"), AGENDA_WRITE, "calendar",
        shortcut="Ctrl+D", help_topic="appointment",
    ),
    Action(
        "casework.client_task", T("Task"), Place("task"), AGENDA_WRITE, "check", shortcut="Ctrl+T",
        help_topic="tasks",
    ),
)  # fmt: skip
AGENDA_TODAY = (
    TodaySection(
        "casework.appointments",
        T("Your appointments today"),
        appointments_today,
        AGENDA_READ,
        T("You have no appointment today."),
        Place("agenda", options=(("view", "day"),)),
        T("Open the agenda"),
    ),
    TodaySection(
        "casework.tasks",
        T("Your tasks"),
        tasks_today,
        AGENDA_READ,
        T("No task of yours is due."),
        Place("tasks", options=(("filter", "mine"),)),
    ),
)
AGENDA_LISTS = (TASK_LIST,)
