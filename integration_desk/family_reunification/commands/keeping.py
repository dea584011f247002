"""What follows from a change of a case is kept with it: where it stands, and which deadline comes next."""

from datetime import date

from integration_desk.clients import Client, local_day, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.errors import InvalidError, MissingError, Problem
from integration_desk.core.words import T, Text
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.model import FamilyCase, FamilyEvent, FamilyMember, FamilyStep
from integration_desk.family_reunification.pathways import pack_or_none
from integration_desk.family_reunification.queries.facts import derived, facts_of
from integration_desk.family_reunification.reckoning import Reckoner
from integration_desk.i18n import current
from integration_desk.packs import Pack, pack_of


def today_of(tx: Transaction) -> date:
    """Return the day at the desk."""
    return local_day(tx.now)


def open_case_of(tx: Transaction, case_id: str) -> FamilyCase:
    """Return a case that can be worked on; raises MissingError, and CaseClosedError when it is closed."""
    case = tx.get(FamilyCase, case_id)
    if case.closed_on is not None:
        raise rules.CaseClosedError
    return case


def pack_chosen(tx: Transaction, case: FamilyCase) -> Pack:
    """Return the pack that a case names, with its status checked; raises InvalidError."""
    try:
        pack = pack_of(tx, case.pack_id)
    except MissingError as error:
        raise InvalidError((Problem("pack_id", error.text),)) from error
    if case.sponsor_status and pack.status(case.sponsor_status) is None:
        text = T("This pathway does not know the status “{status}”.").put(status=case.sponsor_status)
        raise InvalidError((Problem("sponsor_status", text),))
    return pack


def refresh(tx: Transaction, case_id: str) -> None:
    """Keep what follows from the events of a case, on the case and on its members."""
    case = tx.get(FamilyCase, case_id)
    facts = facts_of(tx, case)
    for kin in facts.kin:
        own = facts.of_member(kin)
        arrived = next((one.day for one in reversed(own) if one.event == rules.ARRIVED), None)
        tx.update(tx.get(FamilyMember, kin.id), state=rules.member_state(one.event for one in own), arrived_on=arrived)
    pack = pack_or_none(tx, case.pack_id)
    kept = derived(facts, Reckoner(pack) if pack else None, closed=case.closed_on is not None)
    tx.update(case, **kept, filing_proof=_proof(tx, case_id))


def _proof(tx: Transaction, case_id: str) -> str:
    where = "case_id = :case AND event = :event"
    found = tx.all(FamilyEvent, where, {"case": case_id, "event": rules.FILED}, order="happened_on DESC, rowno DESC")
    return found[0].proof if found else ""


def fit_steps(tx: Transaction, case: FamilyCase, pack: Pack) -> None:
    """Let the steps of a case be those of its pack: what is done or was added by hand stays."""
    wanted = [one for one in pack.steps if not one.statuses or case.sponsor_status in one.statuses]
    places = {one.id: place for place, one in enumerate(wanted)}
    known = set()
    for step in tx.all(FamilyStep, "case_id = :case", {"case": case.id}):
        if step.step and step.step not in places and step.done_on is None:
            tx.delete(step)
        elif step.step in places:
            known.add(step.step)
            tx.update(step, position=places[step.step])
    new = {one.id for one in wanted} - known
    for one in wanted:
        if one.id in new:
            tx.insert(
                FamilyStep(
                    case_id=case.id,
                    step=one.id,
                    position=places[one.id],
                    title=one.title.text(current().language_code),
                    owner_id=case.responsible_id if one.actor == "centre" else "",
                )
            )
    _propose_days(tx, case, pack, new)


def _propose_days(tx: Transaction, case: FamilyCase, pack: Pack, steps: set[str]) -> None:
    """Set until when some steps are to be done where the pack proposes a time: only a day that is not over."""
    kept = {one.step: one for one in tx.all(FamilyStep, "case_id = :case", {"case": case.id}) if one.step}
    done = {one.step: one.done_on for one in kept.values()}
    for one in kept.values():
        if one.step in steps and one.done_on is None and one.due_on is None:
            day = rules.proposed_day(pack.step(one.step), case.opened_on, done, pack)
            if day is not None and day >= today_of(tx):
                tx.update(one, due_on=day)


def propose_next(tx: Transaction, case: FamilyCase, done: set[str]) -> None:
    """Propose until when those steps are to be done that waited for the steps now done."""
    pack = pack_or_none(tx, case.pack_id)
    if pack is not None and done:
        _propose_days(tx, case, pack, {one.id for one in pack.steps if done.intersection(one.after)})


def tick_steps(tx: Transaction, case: FamilyCase, event: str, day: date) -> None:
    """Take the steps that an event is as done: one of members when all who join now have come so far."""
    pack = pack_or_none(tx, case.pack_id)
    if pack is None:
        return
    meant = {one.id for one in pack.steps if one.event in (event, rules.IMPLIES.get(event, event))}
    if not meant or (rules.is_of_member(pack, event) and not _all_have(tx, case.id, event)):
        return
    ticked = set()
    for step in tx.all(FamilyStep, "case_id = :case AND done_on IS NULL", {"case": case.id}):
        if step.step in meant:
            tx.update(step, done_on=day)
            ticked.add(step.step)
    propose_next(tx, case, ticked)


def _all_have(tx: Transaction, case_id: str, event: str) -> bool:
    missing = (
        "SELECT count(*) FROM family_member m WHERE m.case_id = :case AND m.joins = 'now' AND NOT EXISTS"
        " (SELECT 1 FROM family_event e WHERE e.member_id IN ('', m.id) AND e.event = :event)"
    )
    return not tx.value(missing, {"case": case_id, "event": event})


def name_it(tx: Transaction, case: FamilyCase, name: Text) -> None:
    """Name the step after the sponsor, short enough for a status line."""
    client = tx.find(Client, case.client_id)
    tx.name_step(name.put(name=short_name(client) if client else case.number))
