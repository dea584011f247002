"""What happened, what was ticked, what is to be done, and the search for those whom nobody can find."""

from datetime import date, timedelta
from typing import Any

from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T, verbatim
from integration_desk.family_reunification.commands.keeping import (
    name_it,
    open_case_of,
    propose_next,
    refresh,
    tick_steps,
    today_of,
)
from integration_desk.family_reunification.model import (
    EVENTS,
    FAMILY_WRITE,
    FamilyCase,
    FamilyDeadline,
    FamilyEvent,
    FamilyMember,
    FamilyStep,
    FamilyTracing,
)
from integration_desk.family_reunification.pathways import event_words, pack_or_none
from integration_desk.family_reunification.rules import is_of_member

_LONGEST_AHEAD = timedelta(days=3 * 366)


@command("family_reunification.record_event", T("Enter what happened"), FAMILY_WRITE)
def record_event(tx: Transaction, *, case_id: str, event: FamilyEvent) -> str:
    """Enter an event, or change one that was entered; deadlines and steps follow from it. Returns its id.

    An event of a member without one named is entered for all who join now and have not come so far.
    """
    case = open_case_of(tx, case_id)
    _check_event(tx, case, event)
    day = event.happened_on
    if event.id:
        saved = tx.get(FamilyEvent, event.id)
        tx.update(saved, **editable_values(event))
        ids = [saved.id]
    else:
        entry = changed(event, case_id=case_id, recorded_by=tx.person.id)
        ids = [tx.insert(changed(entry, member_id=one)).id for one in _whose(tx, case, event)]
    if day is not None:
        tick_steps(tx, case, event.event, day)
    refresh(tx, case_id)
    words = event_words(pack_or_none(tx, case.pack_id), event.event)
    name_it(tx, case, T("Enter “{event}” for {name}").put(event=verbatim(words)))
    return ids[0]


def _whose(tx: Transaction, case: FamilyCase, event: FamilyEvent) -> list[str]:
    """Return of whom an event is entered: of the case, of one member, or of all who have not come so far."""
    if event.member_id or not is_of_member(pack_or_none(tx, case.pack_id), event.event):
        return [event.member_id]
    coming = tx.all(FamilyMember, "case_id = :case AND joins = 'now'", {"case": case.id}, order="rowno")
    there = {
        one.member_id
        for one in tx.all(FamilyEvent, "case_id = :case AND event = :event", {"case": case.id, "event": event.event})
    }
    left = [one.id for one in coming if one.id not in there]
    if not left:
        raise InvalidError((Problem("member_id", T("Choose the family member to whom this happened.")),))
    return left


def _check_event(tx: Transaction, case: FamilyCase, event: FamilyEvent) -> None:
    found = []
    pack = pack_or_none(tx, case.pack_id)
    if pack is not None and event.event and pack.event(event.event) is None and event.event not in EVENTS:
        text = T("This pathway does not know the event “{event}”.").put(event=event.event)
        found.append(Problem("event", text))
    if event.happened_on is not None and event.happened_on > today_of(tx) + _LONGEST_AHEAD:
        found.append(Problem("happened_on", T("This day is too far in the future.")))
    if event.member_id and tx.get(FamilyMember, event.member_id).case_id != case.id:
        found.append(Problem("member_id", T("She or he does not belong to this case.")))
    if found:
        raise InvalidError(tuple(found))


@command("family_reunification.remove_event", T("Remove an event"), FAMILY_WRITE)
def remove_event(tx: Transaction, *, event_id: str) -> None:
    """Remove an event that was entered by mistake; what followed from it is worked out again."""
    event = tx.get(FamilyEvent, event_id)
    case = open_case_of(tx, event.case_id)
    tx.delete(event)
    refresh(tx, case.id)
    words = event_words(pack_or_none(tx, case.pack_id), event.event)
    name_it(tx, case, T("Remove “{event}” from {name}").put(event=verbatim(words)))


@command("family_reunification.mark_deadline", T("Mark a deadline"), FAMILY_WRITE)
def mark_deadline(
    tx: Transaction,
    *,
    case_id: str,
    deadline: str,
    state: str,
    member_id: str = "",
    marked_on: date | None = None,
    note: str = "",
) -> None:
    """Say by hand that a deadline was met, missed or is not needed; an empty state takes the mark away."""
    case = open_case_of(tx, case_id)
    where = "case_id = :case AND deadline = :deadline AND member_id = :member"
    named = {"case": case_id, "deadline": deadline, "member": member_id}
    saved = next(iter(tx.all(FamilyDeadline, where, named)), None)
    values: dict[str, Any] = {"state": state, "marked_on": marked_on or today_of(tx), "note": note.strip()}
    if saved is not None and not state:
        tx.delete(saved)
    elif saved is not None:
        tx.update(saved, **values)
    elif state:
        tx.insert(FamilyDeadline(case_id=case_id, deadline=deadline, member_id=member_id, **values))
    refresh(tx, case_id)
    name_it(tx, case, T("Mark a deadline of {name}"))


@command("family_reunification.save_step", T("Change a step"), FAMILY_WRITE)
def save_step(tx: Transaction, *, case_id: str, step: FamilyStep) -> str:
    """Add a step, or change whose it is, until when and whether it is done; returns its id."""
    case = open_case_of(tx, case_id)
    if step.id:
        saved = tx.get(FamilyStep, step.id)
        tx.update(saved, **editable_values(step))
        if saved.done_on is None and step.done_on is not None:
            propose_next(tx, case, {saved.step})
    else:
        last = tx.value("SELECT max(position) FROM family_step WHERE case_id = :case", {"case": case_id})
        saved = tx.insert(changed(step, case_id=case_id, position=(last or 0) + 1))
    name_it(tx, case, T("Change a step for {name}"))
    return saved.id


@command("family_reunification.do_step", T("Note that a step is done"), FAMILY_WRITE)
def do_step(tx: Transaction, *, step_id: str, done_on: date | None = None) -> None:
    """Note that a step is done; where the step is an event, that is entered as well, and deadlines run from it."""
    step = tx.get(FamilyStep, step_id)
    case = open_case_of(tx, step.case_id)
    day = done_on or today_of(tx)
    tx.update(step, done_on=day)
    propose_next(tx, case, {step.step})
    pack = pack_or_none(tx, case.pack_id)
    meant = pack.step(step.step) if pack and step.step else None
    if meant is not None and meant.event and not _has_happened(tx, case.id, meant.event):
        record_event(tx, case_id=case.id, event=FamilyEvent(event=meant.event, happened_on=day))
    name_it(tx, case, T("Note that a step for {name} is done"))


@command("family_reunification.undo_step", T("Note that a step is not done yet"), FAMILY_WRITE)
def undo_step(tx: Transaction, *, step_id: str) -> None:
    """Note that a step is not done yet; an event that was entered with it stays until it is removed itself."""
    step = tx.get(FamilyStep, step_id)
    case = open_case_of(tx, step.case_id)
    tx.update(step, done_on=None)
    name_it(tx, case, T("Note that a step for {name} is not done yet"))


@command("family_reunification.remove_step", T("Remove a step"), FAMILY_WRITE)
def remove_step(tx: Transaction, *, step_id: str) -> None:
    """Take a step off the list of what is to be done."""
    step = tx.get(FamilyStep, step_id)
    case = open_case_of(tx, step.case_id)
    tx.delete(step)
    name_it(tx, case, T("Remove a step for {name}"))


def _has_happened(tx: Transaction, case_id: str, event: str) -> bool:
    found = tx.value(
        "SELECT count(*) FROM family_event WHERE case_id = :case AND event = :event", {"case": case_id, "event": event}
    )
    return bool(found)


@command("family_reunification.save_tracing", T("Search for a family member"), FAMILY_WRITE)
def save_tracing(tx: Transaction, *, member_id: str, tracing: FamilyTracing) -> str:
    """Begin or change the search for a member; it goes on only when the client has agreed. Returns its id."""
    member = tx.get(FamilyMember, member_id)
    case = open_case_of(tx, member.case_id)
    if tracing.state in ("in_progress", "verified", "reunified") and tracing.consent_on is None:
        text = T("Enter the day on which the client agreed: nobody is asked before.")
        raise InvalidError((Problem("consent_on", text),))
    saved = next(iter(tx.all(FamilyTracing, "member_id = :member", {"member": member_id})), None)
    if saved is None:
        entry = changed(tracing, id="", case_id=case.id, member_id=member_id)
        saved = tx.insert(changed(entry, opened_on=tracing.opened_on or today_of(tx)))
    else:
        tx.update(saved, **editable_values(tracing))
    if tracing.state in ("verified", "reunified"):
        tx.update(tx.get(FamilyMember, member_id), whereabouts_unknown=False)
    name_it(tx, case, T("Search for somebody of the family of {name}"))
    return saved.id
