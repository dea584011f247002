"""Refused at the desk: noted in one go, answered with a letter, followed up."""

import hashlib
from datetime import date

from integration_desk.clients import local_day
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, MissingError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T
from integration_desk.directory import Organization, Service
from integration_desk.health_access import rules
from integration_desk.health_access.commands.cases import name_step, start_case, working_case
from integration_desk.health_access.commands.findings import standing_barriers
from integration_desk.health_access.documents import compose, gather, told_names
from integration_desk.health_access.model import (
    HEALTH_WRITE,
    HealthBarrier,
    HealthCase,
    HealthLetter,
    HealthRefusal,
    HealthStep,
)
from integration_desk.health_access.queries.views import cases_of
from integration_desk.printing import render


@command("health_access.note_refusal", T("Refused at the desk"), HEALTH_WRITE)
def note_refusal(tx: Transaction, *, client_id: str, refusal: HealthRefusal, case_id: str = "") -> str:
    """Note that a client was turned away; returns the id of the refusal.

    Without a case it belongs to the one that is going on for her, and a new one is opened when there is none. The
    reason stands among the barriers from then on, and a step asks again on the day that was chosen.
    """
    case = _case_for(tx, client_id, case_id)
    today = local_day(tx.now)
    if refusal.refused_on is not None and refusal.refused_on > today:
        raise InvalidError((Problem("refused_on", T("This day is still to come.")),))
    if refusal.follow_up_on is not None and refusal.refused_on and refusal.follow_up_on < refusal.refused_on:
        raise InvalidError((Problem("follow_up_on", T("Ask again after the refusal, not before.")),))
    noted = tx.insert(changed(refusal, id="", case_id=case.id, noted_by=tx.person.id, **_place(tx, refusal)))
    if noted.reason not in {one.barrier for one in standing_barriers(tx, case.id)}:
        tx.insert(HealthBarrier(case_id=case.id, barrier=noted.reason, found_on=noted.refused_on, note=noted.place))
    if noted.follow_up_on is not None:
        tx.insert(
            HealthStep(
                case_id=case.id,
                kind="follow_up",
                what=noted.place,
                owner_id=case.responsible_id,
                due_on=noted.follow_up_on,
                refusal_id=noted.id,
            )
        )
    name_step(tx, case, T("{name} was refused at {place}").put(place=noted.place))
    return noted.id


def _case_for(tx: Transaction, client_id: str, case_id: str) -> HealthCase:
    if not case_id:
        known = next(iter(cases_of(tx, client_id)), None)
        goes_on = known is not None and known.state not in rules.ENDED
        case_id = known.id if known and goes_on else start_case(tx, client_id).id
    case = working_case(tx, case_id)
    if case.client_id != client_id:
        raise MissingError
    return case


def _place(tx: Transaction, refusal: HealthRefusal) -> dict[str, str]:
    """Return the place as it is called now: the directory may change, what happened does not."""
    service = tx.find(Service, refusal.service_id) if refusal.service_id else None
    if service is None:
        return {"service_id": "", "organization_id": ""}
    found = tx.find(Organization, service.organization_id) if service.organization_id else None
    named = " – ".join(dict.fromkeys(one for one in (service.name, found.name if found else "") if one))
    return {"organization_id": service.organization_id, "place": refusal.place.strip() or named}


@command("health_access.change_refusal", T("Change a refusal"), HEALTH_WRITE)
def change_refusal(tx: Transaction, *, refusal: HealthRefusal) -> str:
    """Correct what was noted of a refusal. Returns its id."""
    saved = tx.get(HealthRefusal, refusal.id)
    case = working_case(tx, saved.case_id)
    tx.update(saved, **{**editable_values(refusal), **_place(tx, refusal)})
    name_step(tx, case, T("Change a refusal of {name}"))
    return saved.id


@command("health_access.note_result", T("Note what came of a refusal"), HEALTH_WRITE)
def note_result(tx: Transaction, *, refusal_id: str, result: str, result_on: date | None = None) -> str:
    """Say what came of a refusal; the step that asks again is done with that. Returns the id of the refusal."""
    refusal = tx.get(HealthRefusal, refusal_id)
    case = working_case(tx, refusal.case_id)
    if not result:
        raise InvalidError((Problem("result", T("Say what came of it.")),))
    today = local_day(tx.now)
    tx.update(refusal, result=result, result_on=result_on or today)
    for step in tx.all(HealthStep, "refusal_id = :refusal AND state = 'open'", {"refusal": refusal.id}):
        tx.update(step, state="done", done_on=today)
    name_step(tx, case, T("Note what came of a refusal of {name}"))
    return refusal.id


@command("health_access.write_letter", T("Print a rights letter"), HEALTH_WRITE)
def write_letter(tx: Transaction, *, refusal_id: str, letter: HealthLetter, copies: int = 1) -> str:
    """Keep a rights letter exactly as it prints, with what it tells about the client. Returns its id."""
    refusal = tx.get(HealthRefusal, refusal_id)
    case = working_case(tx, refusal.case_id)
    rules.check_telling(letter.told, letter.agreed)
    material = gather(tx, refusal, letter)
    told = told_names(material)
    pdf = render(compose(material))
    kept = tx.insert(
        changed(
            letter,
            id="",
            refusal_id=refusal.id,
            letter=material.letter.id,
            told=told,
            agreed=letter.agreed if told else "",
            pdf=pdf,
            sha256=hashlib.sha256(pdf).hexdigest(),
            receiver_language=material.receiver_language,
            client_language=material.client_language,
            pack_id=material.pack.id,
            pack_checked_on=material.pack.checked_on,
            articles=" · ".join(material.articles),
            printed_at=tx.now,
            printed_by=tx.person.id,
            copies=max(1, copies),
        )
    )
    tx.record_event("print", (("health_case", case.id), ("health_letter", kept.id)), copies=kept.copies)
    name_step(tx, case, T("Print a rights letter for {name}"))
    return kept.id
