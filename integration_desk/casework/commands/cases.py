"""The life of a case: opened, put on hold, handed over, closed and reopened; each step with who, when and why."""

from datetime import date
from typing import Any

from integration_desk.casework import rules
from integration_desk.casework.commands.settling import hand_over_open, settle
from integration_desk.casework.model import CASES_WRITE, CLOSING_REASONS, CaseEvent, CaseFile, Handover
from integration_desk.casework.queries.cases import open_case_of
from integration_desk.clients import Client, local_day, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.centre import Member
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import field_of
from integration_desk.core.words import T, Text


@command("casework.open", T("Open a case"), CASES_WRITE)
def open_case(
    tx: Transaction, *, client: str, caseworker: str = "", opened_on: date | None = None, note: str = ""
) -> str:
    """Open a case of a client, who has none that is open; without a caseworker it is yours. Returns its id."""
    if open_case_of(tx, client) is not None:
        raise InvalidError((Problem("client", T("This client has an open case already.")),))
    found = tx.get(Client, client)
    case = _new_case(tx, client, caseworker, opened_on, note)
    tx.name_step(T("Open the case of {name}").put(name=short_name(found)))
    return case.id


def ensure_case(tx: Transaction, client_id: str) -> CaseFile:
    """Return the open case of a client; whoever begins to work with her without one opens it by that."""
    return open_case_of(tx, client_id) or _new_case(tx, client_id, "", None, "")


def _new_case(tx: Transaction, client_id: str, caseworker: str, opened_on: date | None, note: str) -> CaseFile:
    member = _member(tx, caseworker, "caseworker").id if caseworker else tx.person.id
    case = tx.insert(
        CaseFile(
            number=tx.new_code("C"),
            client_id=client_id,
            status="open",
            caseworker_id=member,
            opened_on=opened_on or local_day(tx.now),
            opening_note=note.strip(),
        )
    )
    _note_step(tx, case, "opened")
    return case


@command("casework.edit", T("Change a case"), CASES_WRITE)
def edit_case(tx: Transaction, *, case_id: str, opened_on: date, note: str = "") -> None:
    """Change when a case was opened and what brought the client."""
    case = tx.get(CaseFile, case_id)
    tx.update(case, opened_on=opened_on, opening_note=note.strip())
    _name(tx, case, T("Change the case of {name}"))


@command("casework.hold", T("Put a case on hold"), CASES_WRITE)
def hold(tx: Transaction, *, case_id: str, until: date | None = None, note: str) -> None:
    """Let a case rest, until a day or until it is resumed, and say why."""
    case = _about_to(tx, case_id, "on_hold")
    _require(note, "note", field_of(CaseEvent, "note").label)
    if until is not None and until < local_day(tx.now):
        raise InvalidError((Problem("until", T("This day has passed. Choose one from today on.")),))
    tx.update(case, status="on_hold", hold_until=until)
    _note_step(tx, case, "on_hold", note=note)
    _name(tx, case, T("Put the case of {name} on hold"))


@command("casework.resume", T("Resume a case"), CASES_WRITE)
def resume(tx: Transaction, *, case_id: str, note: str = "") -> None:
    """Go on with a case that was on hold."""
    case = _about_to(tx, case_id, "resumed")
    tx.update(case, status="open", hold_until=None)
    _note_step(tx, case, "resumed", note=note)
    _name(tx, case, T("Resume the case of {name}"))


@command("casework.hand_over", T("Hand over cases"), CASES_WRITE)
def hand_over(tx: Transaction, *, cases: tuple[str, ...], to: str, note: str) -> int:
    """Give cases to another caseworker with a note for her; what is open of the former one goes along.

    Returns how many were handed over: those that are hers already stay as they are.
    """
    member = _member(tx, to, "to")
    _require(note, "note", field_of(Handover, "note").label)
    given = []
    for case_id in cases:
        case = _about_to(tx, case_id, "handed_over")
        if case.caseworker_id != member.id:
            _hand_over(tx, case, member.id, note.strip())
            given.append(case)
    if len(given) == 1:
        _name(tx, given[0], T("Hand over the case of {name}"))
    else:
        tx.name_step(T("Hand over {count} case", "Hand over {count} cases").of(len(given)))
    return len(given)


def _hand_over(tx: Transaction, case: CaseFile, to: str, note: str) -> None:
    now = tx.now
    handover = Handover(case_id=case.id, from_id=case.caseworker_id, to_id=to, note=note, at=now, by_id=tx.person.id)
    tx.insert(handover)
    hand_over_open(tx, case.client_id, case.caseworker_id, to)
    tx.update(case, caseworker_id=to)
    _note_step(tx, case, "handed_over", note=note, at=now)


@command("casework.close", T("Close a case"), CASES_WRITE)
def close(tx: Transaction, *, case_id: str, reason: str, note: str = "", hand_to: str = "") -> None:
    """Close a case with a reason. What is open is closed with it or, with ``hand_to``, becomes that member's."""
    if reason not in CLOSING_REASONS:
        label = field_of(CaseFile, "closing_reason").label
        raise InvalidError((Problem("reason", T("{field} is needed.").put(field=label)),))
    if reason == "other":
        _require(note, "note", field_of(CaseFile, "closing_note").label)
    step = rules.closing_step(reason)
    case = _about_to(tx, case_id, step)
    if hand_to:
        hand_over_open(tx, case.client_id, "", _member(tx, hand_to, "hand_to").id)
    elif reason != "same_person":  # with the other case of the same person, everything goes on
        settle(tx, case.client_id, reason)
    tx.update(
        case,
        status=rules.STATUS_AFTER[step],
        hold_until=None,
        closed_on=local_day(tx.now),
        closing_reason=reason,
        closing_note=note.strip(),
    )
    _note_step(tx, case, step, reason=reason, note=note)
    _name(tx, case, T("Close the case of {name}"))


@command("casework.reopen", T("Reopen a case"), CASES_WRITE)
def reopen(tx: Transaction, *, case_id: str, note: str) -> None:
    """Go on with a case that was closed, and say why."""
    case = _about_to(tx, case_id, "reopened")
    _require(note, "note", field_of(CaseEvent, "note").label)
    if open_case_of(tx, case.client_id) is not None:
        raise rules.CaseRefusedError(T("This client has another open case. Go on with that one."))
    tx.update(case, status="reopened", closed_on=None, closing_reason="", closing_note="")
    _note_step(tx, case, "reopened", note=note)
    _name(tx, case, T("Reopen the case of {name}"))


def _about_to(tx: Transaction, case_id: str, step: str) -> CaseFile:
    case = tx.get(CaseFile, case_id)
    rules.require_step(step, case.status)
    return case


def _note_step(tx: Transaction, case: CaseFile, step: str, **values: Any) -> None:
    values = {"at": tx.now, **values, "note": values.get("note", "").strip()}
    tx.insert(CaseEvent(case_id=case.id, step=step, person_id=tx.person.id, **values))


def _name(tx: Transaction, case: CaseFile, name: Text) -> None:
    client = tx.find(Client, case.client_id)
    tx.name_step(name.put(name=short_name(client) if client else ""))


def _member(tx: Transaction, member_id: str, field: str) -> Member:
    found = tx.find(Member, member_id)
    if found is None or found.left_at is not None:
        raise InvalidError((Problem(field, T("Choose a member of the staff who works here.")),))
    return found


def _require(words: str, field: str, label: Text) -> None:
    if not words.strip():
        raise InvalidError((Problem(field, T("{field} is needed.").put(field=label)),))


CASE_COMMANDS = (open_case, edit_case, hold, resume, hand_over, close, reopen)
