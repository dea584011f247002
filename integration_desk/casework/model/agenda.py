"""Tasks and appointments: what has to be done by when, and who meets whom, where and in which language."""

from datetime import date, datetime, time

from integration_desk.clients import INTERPRETER_GENDERS
from integration_desk.core import fields
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.fields import Kind
from integration_desk.core.people import CASE_ROLES, Right, Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

AGENDA_READ = Right("casework.agenda_read", T("See tasks and appointments"), CASE_ROLES)
AGENDA_WRITE = Right("casework.agenda_write", T("Work on tasks and appointments"), CASE_ROLES)

OPERATIONAL, IDENTIFYING, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.IDENTIFYING, Sensitivity.SENSITIVE

PRIORITIES: CodeList = codelist(
    "task_priorities",
    high=T("High", context="priority"),
    normal=T("Normal", context="priority"),
    low=T("Low", context="priority"),
)
PURPOSES: CodeList = codelist(
    "appointment_purposes",
    first=T("First conversation"),
    counselling=T("Counselling"),
    follow_up=T("Follow-up"),
    papers=T("Forms and papers"),
    accompanied=T("Accompanied to an office"),
    home=T("Home visit"),
    call=T("Telephone call"),
    video=T("Video call"),
    group=T("Group"),
    internal=T("Internal meeting"),
    other=T("Other", context="purpose"),
)
APPOINTMENT_STATES: CodeList = codelist(
    "appointment_states",
    planned=T("Planned"),
    confirmed=T("Confirmed"),
    attended=T("Attended"),
    missed=T("Did not attend"),
    cancelled=T("Cancelled", context="appointment"),
)
CANCEL_REASONS: CodeList = codelist(
    "appointment_cancel_reasons",
    client=T("The client cancelled"),
    centre=T("The centre cancelled"),
    interpreter=T("No interpreter"),
    ill=T("Illness"),
    moved=T("Moved to another day"),
    closed=T("The case was closed"),
    other=T("Another reason"),
)


@record("task", T("Task"), read=AGENDA_READ, owner="client_id")
class Task(Record):
    """Something to be done by a member of the staff, for a client or not."""

    title: str = fields.text(T("What is to be done"), required=True, sensitivity=SENSITIVE)
    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL)
    owner_id: str = fields.link(T("Who does it"), "member", sensitivity=OPERATIONAL)
    due_on: date | None = fields.field(T("By when"), Kind.DATE, sensitivity=OPERATIONAL, indexed=True)
    due_time: time | None = fields.field(T("Time", context="of day"), Kind.TIME, sensitivity=OPERATIONAL)
    priority: str = fields.code(T("Priority"), PRIORITIES, required=True, sensitivity=OPERATIONAL, default="normal")
    remind_days: int | None = fields.field(
        T("Remind so many days before"), Kind.INTEGER, sensitivity=OPERATIONAL, default=0,
        help=T("From that day on it stands on the Today page."),
    )  # fmt: skip
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)
    done_at: datetime | None = fields.field(
        T("Done on"), Kind.MOMENT, sensitivity=OPERATIONAL, internal=True, indexed=True
    )
    done_by: str = fields.link(T("Done by"), "member", sensitivity=OPERATIONAL, internal=True)
    outcome: str = fields.text(T("What came of it"), sensitivity=SENSITIVE, internal=True)
    need_id: str = fields.link(T("Need"), "need", sensitivity=OPERATIONAL, loose=True)
    action_id: str = fields.link(T("Action"), "plan_action", sensitivity=OPERATIONAL, loose=True)


@record("appointment", T("Appointment"), read=AGENDA_READ)
class Appointment(Record):
    """A meeting, once or again and again: the moments are kept in UTC, and repeated by the clock of ``zone``.

    A day of a series that was changed or that took place is a record of its own: it names its series and the day that
    it stands for, and the series leaves that day out (``exceptions``, days as text).
    """

    purpose: str = fields.code(
        T("Purpose", context="appointment"), PURPOSES, required=True, sensitivity=SENSITIVE, default="counselling"
    )
    title: str = fields.text(
        T("In a few words"), sensitivity=SENSITIVE, help=T("What it is about, if the purpose does not say enough.")
    )
    staff_id: str = fields.link(T("Whom they see"), "member", sensitivity=OPERATIONAL)
    starts_at: datetime | None = fields.field(
        T("Begins"), Kind.MOMENT, sensitivity=OPERATIONAL, internal=True, indexed=True
    )
    ends_at: datetime | None = fields.field(T("Ends"), Kind.MOMENT, sensitivity=OPERATIONAL, internal=True)
    zone: str = fields.text(T("Time zone"), sensitivity=OPERATIONAL, internal=True)
    room: str = fields.text(T("Room"), sensitivity=OPERATIONAL, help=T("A room of the centre."))
    place: str = fields.text(T("Another place"), sensitivity=SENSITIVE, help=T("If it is not at the centre."))
    needs_interpreter: bool = fields.yes_no(T("With an interpreter"), sensitivity=OPERATIONAL)
    interpreter_language: str = fields.field(T("Language to interpret"), Kind.LANGUAGE, sensitivity=OPERATIONAL)
    interpreter_gender: str = fields.code(T("Interpreter should be"), INTERPRETER_GENDERS, sensitivity=OPERATIONAL)
    interpreter_name: str = fields.name(T("Who interprets"), sensitivity=OPERATIONAL)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE, help=T("For the staff; it is on no paper."))
    state: str = fields.code(T("State"), APPOINTMENT_STATES, sensitivity=OPERATIONAL, default="planned", internal=True)
    cancel_reason: str = fields.code(T("Reason for cancelling"), CANCEL_REASONS, sensitivity=SENSITIVE, internal=True)
    state_note: str = fields.text(T("How it went"), sensitivity=SENSITIVE, internal=True)
    rrule: str = fields.text(
        T("Repetition"), sensitivity=OPERATIONAL, internal=True, indexed=True, indexed_with=("repeats_until",)
    )
    repeats_until: date | None = fields.field(T("Repeated until"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)
    exceptions: object = fields.field(T("Days left out"), Kind.DATA, sensitivity=OPERATIONAL, internal=True)
    series_id: str = fields.link(T("Series"), "appointment", sensitivity=OPERATIONAL, internal=True, loose=True)
    original_on: date | None = fields.field(T("Day in the series"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)


@record("appointment_client", T("Client at an appointment"), read=AGENDA_READ, owner="client_id")
class AppointmentClient(Record):
    """That a client is expected at an appointment."""

    appointment_id: str = fields.link(
        T("Appointment"), "appointment", required=True, sensitivity=OPERATIONAL, internal=True
    )
    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=OPERATIONAL, internal=True)
