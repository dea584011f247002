"""Steps and appointments of a case: made, changed, done."""

from datetime import date

from integration_desk.clients import local_day
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T
from integration_desk.health_access.commands.cases import name_step, working_case
from integration_desk.health_access.model import (
    APPOINTMENT_STATES,
    HEALTH_WRITE,
    STEP_STATES,
    STEPS,
    HealthAppointment,
    HealthStep,
)


@command("health_access.add_step", T("Plan a step"), HEALTH_WRITE)
def add_step(tx: Transaction, *, case_id: str, step: HealthStep) -> str:
    """Plan what somebody does until a day; without a name it is whoever is responsible. Returns its id."""
    case = working_case(tx, case_id)
    planned = tx.insert(
        changed(step, id="", case_id=case.id, state="open", owner_id=step.owner_id or case.responsible_id)
    )
    name_step(tx, case, T("{name}: plan “{step}”").put(step=STEPS.label(planned.kind)))
    return planned.id


@command("health_access.change_step", T("Change a step"), HEALTH_WRITE)
def change_step(tx: Transaction, *, step: HealthStep) -> str:
    """Change what is done, by whom or until when. Returns its id."""
    saved = tx.get(HealthStep, step.id)
    case = working_case(tx, saved.case_id)
    tx.update(saved, **editable_values(step))
    name_step(tx, case, T("{name}: change “{step}”").put(step=STEPS.label(step.kind)))
    return saved.id


@command("health_access.finish_step", T("A step is done"), HEALTH_WRITE)
def finish_step(
    tx: Transaction, *, step_id: str, state: str = "done", done_on: date | None = None, note: str = ""
) -> str:
    """Say that a step is done or not needed, or open it again. Returns its id."""
    step = tx.get(HealthStep, step_id)
    case = working_case(tx, step.case_id)
    _known("state", state, STEP_STATES)
    day = None if state == "open" else done_on or local_day(tx.now)
    tx.update(step, state=state, done_on=day, note=note.strip() or step.note)
    said = {"step": STEPS.label(step.kind), "state": STEP_STATES.label(state)}
    name_step(tx, case, T("{name}: “{step}” is “{state}”").put(**said))
    return step.id


@command("health_access.make_appointment", T("Make a health appointment"), HEALTH_WRITE)
def make_appointment(tx: Transaction, *, case_id: str, appointment: HealthAppointment) -> str:
    """Note when she is expected where, who comes along and who interprets. Returns its id."""
    case = working_case(tx, case_id)
    made = tx.insert(changed(appointment, id="", case_id=case.id, state="planned"))
    name_step(tx, case, T("Make an appointment for {name} at {place}").put(place=made.place))
    return made.id


@command("health_access.change_appointment", T("Change a health appointment"), HEALTH_WRITE)
def change_appointment(tx: Transaction, *, appointment: HealthAppointment) -> str:
    """Move an appointment or change who comes along. Returns its id."""
    saved = tx.get(HealthAppointment, appointment.id)
    case = working_case(tx, saved.case_id)
    tx.update(saved, **editable_values(appointment))
    name_step(tx, case, T("Change an appointment of {name}"))
    return saved.id


@command("health_access.note_appointment", T("Note how an appointment went"), HEALTH_WRITE)
def note_appointment(tx: Transaction, *, appointment_id: str, state: str) -> str:
    """Say whether an appointment took place, was missed or was cancelled. Returns its id."""
    saved = tx.get(HealthAppointment, appointment_id)
    case = working_case(tx, saved.case_id)
    _known("state", state, APPOINTMENT_STATES)
    tx.update(saved, state=state)
    label = APPOINTMENT_STATES.label(state)
    name_step(tx, case, T("Appointment of {name}: {state}").put(state=label))
    return saved.id


def _known(argument: str, code: str, codes: object) -> None:
    if code not in codes:  # type: ignore[operator] # a list of codes
        raise InvalidError((Problem(argument, T("“{value}” is not in the list.").put(value=code)),))
