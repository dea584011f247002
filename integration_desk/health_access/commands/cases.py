"""The life of a case: opened, changed, ended with its outcome, and reopened."""

from integration_desk.clients import Client, local_day, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T, Text
from integration_desk.health_access import rules
from integration_desk.health_access.model import (
    HEALTH_WRITE,
    STATES,
    HealthAppointment,
    HealthCase,
    HealthEvent,
    HealthStep,
)


@command("health_access.open_case", T("Open a health access case"), HEALTH_WRITE)
def open_case(tx: Transaction, *, client_id: str, case: HealthCase | None = None) -> str:
    """Open a case for a client; returns its id. Without somebody responsible it is whoever opens it.

    Without a ``case`` the need of an interpreter is taken over from the client's file.
    """
    return start_case(tx, client_id, case).id


def start_case(tx: Transaction, client_id: str, case: HealthCase | None = None) -> HealthCase:
    """Save a new case with its number, its first event and a telling name of the step."""
    client = tx.get(Client, client_id)
    case = case or as_known(client)
    opened = tx.insert(
        changed(
            case,
            id="",
            client_id=client.id,
            number=tx.new_code("H"),
            state="open",
            opened_on=local_day(tx.now),
            responsible_id=case.responsible_id or tx.person.id,
        )
    )
    tx.insert(HealthEvent(case_id=opened.id, state="open", at=tx.now, person_id=tx.person.id))
    name_step(tx, opened, T("Open a health access case for {name}"))
    return opened


def as_known(client: Client) -> HealthCase:
    """Return a case with what the client's file says of interpreters."""
    spoken = client.interpreter_language or client.native_language if client.needs_interpreter else ""
    return HealthCase(needs_interpreter=client.needs_interpreter, interpreter_language=spoken)


@command("health_access.change_case", T("Change a health access case"), HEALTH_WRITE)
def change_case(tx: Transaction, *, case: HealthCase) -> str:
    """Save what is known of a case: what she needs, insurance, registration, who comes along. Returns its id."""
    saved = tx.get(HealthCase, case.id)
    tx.update(saved, **editable_values(case))
    name_step(tx, saved, T("Change the health access case of {name}"))
    return saved.id


@command("health_access.end_case", T("End a health access case"), HEALTH_WRITE)
def end_case(tx: Transaction, *, case_id: str, state: str, closing_reason: str = "", outcome: str = "") -> str:
    """Say how a case ended: gained, partly, not_gained, or closed with a reason. Returns its id.

    Open steps become not needed, and planned appointments are cancelled, in the same step of undo.
    """
    case = tx.get(HealthCase, case_id)
    if state not in rules.ENDED:
        text = T("“{state}” is not an end. Choose: {states}.")
        said = tuple(STATES.label(code.code) for code in STATES if code.code in rules.ENDED)
        raise InvalidError((Problem("state", text.put(state=state, states=said)),))
    rules.require_state(case.state, state)
    rules.check_ending(state, closing_reason, outcome)
    today = local_day(tx.now)
    for step in tx.all(HealthStep, "case_id = :case AND state = 'open'", {"case": case.id}):
        tx.update(step, state="not_needed", done_on=today)
    for planned in tx.all(HealthAppointment, "case_id = :case AND state = 'planned'", {"case": case.id}):
        tx.update(planned, state="cancelled")
    reason = closing_reason if state == "closed" else ""
    tx.update(case, state=state, closed_on=today, closing_reason=reason, outcome=outcome.strip())
    tx.insert(
        HealthEvent(
            case_id=case.id, state=state, at=tx.now, person_id=tx.person.id, reason=reason, note=outcome.strip()
        )
    )
    name_step(tx, case, T("End the health access case of {name}"))
    return case.id


@command("health_access.reopen_case", T("Reopen a health access case"), HEALTH_WRITE)
def reopen_case(tx: Transaction, *, case_id: str, note: str = "") -> str:
    """Take up a case again that had ended; what was said of its end stays in its history. Returns its id."""
    case = tx.get(HealthCase, case_id)
    rules.require_state(case.state, "reopened")
    if not note.strip():
        raise InvalidError((Problem("note", T("Say in a few words why the case is taken up again.")),))
    tx.update(case, state="reopened", closed_on=None, closing_reason="")
    tx.insert(HealthEvent(case_id=case.id, state="reopened", at=tx.now, person_id=tx.person.id, note=note.strip()))
    name_step(tx, case, T("Reopen the health access case of {name}"))
    return case.id


def working_case(tx: Transaction, case_id: str) -> HealthCase:
    """Return a case on which something is done: one that is open is in progress from now on, one that ended is not.

    Raises CaseRefusedError for a case that has ended.
    """
    case = tx.get(HealthCase, case_id)
    if case.state in rules.ENDED:
        rules.require_state(case.state, "in_progress")
    if case.state == "open":
        tx.update(case, state="in_progress")
        tx.insert(HealthEvent(case_id=case.id, state="in_progress", at=tx.now, person_id=tx.person.id))
        return tx.get(HealthCase, case_id)
    return case


def name_step(tx: Transaction, case: HealthCase, name: Text) -> None:
    """Name the step of undo after what was done and for whom."""
    client = tx.find(Client, case.client_id)
    tx.name_step(name.put(name=short_name(client) if client else case.number))
