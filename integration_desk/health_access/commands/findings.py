"""What is found out about a case: what she is entitled to, and what stands in the way."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from integration_desk.clients import Client, local_day
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T
from integration_desk.health_access import rules
from integration_desk.health_access.commands.cases import name_step, working_case
from integration_desk.health_access.model import (
    BARRIERS,
    HEALTH_WRITE,
    HealthBarrier,
    HealthCase,
    HealthEntitlement,
)
from integration_desk.health_access.queries.entitled import fitting
from integration_desk.packs import pack_of


@command("health_access.check_entitlements", T("Check what a client is entitled to"), HEALTH_WRITE)
def check_entitlements(
    tx: Transaction, *, case_id: str, pack_id: str, status: str, answers: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Keep what the rules of a pack say for a status today, with article and source, and what came of each.

    ``answers`` says by entitlement how it stands (``ANSWERS``); what is not named keeps its answer, or is open.
    Returns the ids of what was kept. What an earlier check kept and the rules do not say any more is taken away.
    """
    case = working_case(tx, case_id)
    pack = pack_of(tx, pack_id)
    today = local_day(tx.now)
    client = tx.get(Client, case.client_id)
    found = fitting(pack, status, client.birth_date, today)
    rules.check_answers(answers or {}, (one.id for one in found))
    before = {one.entitlement: one for one in kept_entitlements(tx, case_id)}
    kept = []
    for one in found:
        earlier = before.pop(one.id, None)
        answer = (answers or {}).get(one.id) or (earlier.answer if earlier else "open")
        said: dict[str, Any] = {
            "pack_id": pack.id, "entitlement": one.id, "article": one.article, "source": one.source or pack.source,
            "answer": answer, "checked_on": today, "checked_by": tx.person.id,
        }  # fmt: skip
        if earlier is None:
            kept.append(tx.insert(HealthEntitlement(case_id=case.id, **said)).id)
        else:
            tx.update(earlier, **said)
            kept.append(earlier.id)
    for gone in before.values():
        tx.delete(gone)
    tx.update(
        case,
        pack_id=pack.id,
        pack_checked_on=pack.checked_on,
        status_used=status,
        residence_status_used=client.residence_status,
        entitlements_checked_on=today,
    )
    name_step(tx, case, T("Check what {name} is entitled to"))
    return tuple(kept)


def kept_entitlements(tx: Transaction, case_id: str) -> list[HealthEntitlement]:
    """Return what was checked for a case, in the order of the pack."""
    return tx.all(HealthEntitlement, "case_id = :case", {"case": case_id}, order="rowno")


@command("health_access.answer_entitlement", T("Note what came of an entitlement"), HEALTH_WRITE)
def answer_entitlement(tx: Transaction, *, entitlement_id: str, answer: str, note: str = "") -> str:
    """Say whether an entitlement was asked for, granted or refused. Returns its id."""
    kept = tx.get(HealthEntitlement, entitlement_id)
    case = working_case(tx, kept.case_id)
    tx.update(kept, answer=answer, note=note.strip())
    name_step(tx, case, T("Note what came of an entitlement of {name}"))
    return kept.id


@command("health_access.find_barriers", T("Note barriers"), HEALTH_WRITE)
def find_barriers(
    tx: Transaction, *, case_id: str, barriers: tuple[str, ...], found_on: date | None = None, note: str = ""
) -> tuple[str, ...]:
    """Note what stands in the way, once for each that is not known yet. Returns the ids of those that are new."""
    case = working_case(tx, case_id)
    if not barriers:
        raise InvalidError((Problem("barriers", T("Choose at least one barrier.")),))
    day = found_on or local_day(tx.now)
    rules.check_days(day, None, local_day(tx.now))
    known = {one.barrier for one in standing_barriers(tx, case.id)}
    found = [
        tx.insert(HealthBarrier(case_id=case.id, barrier=one, found_on=day, note=note.strip())).id
        for one in dict.fromkeys(barriers)
        if one not in known
    ]
    name_step(tx, case, T("Note barriers of {name}"))
    return tuple(found)


def standing_barriers(tx: Transaction, case_id: str) -> list[HealthBarrier]:
    """Return the barriers of a case that are not out of the way."""
    return tx.all(HealthBarrier, "case_id = :case AND resolved_on IS NULL", {"case": case_id}, order="rowno")


@command("health_access.resolve_barrier", T("A barrier is out of the way"), HEALTH_WRITE)
def resolve_barrier(tx: Transaction, *, barrier_id: str, resolved_on: date | None = None, resolution: str = "") -> str:
    """Note that a barrier is out of the way, and what helped. Returns its id."""
    barrier = tx.get(HealthBarrier, barrier_id)
    case = working_case(tx, barrier.case_id)
    day = resolved_on or local_day(tx.now)
    rules.check_days(barrier.found_on, day, local_day(tx.now))
    tx.update(barrier, resolved_on=day, resolution=resolution.strip())
    label = BARRIERS.label(barrier.barrier)
    name_step(tx, case, T("{name}: “{barrier}” is out of the way").put(barrier=label))
    return barrier.id


@command("health_access.remove_barrier", T("Remove a barrier noted by mistake"), HEALTH_WRITE)
def remove_barrier(tx: Transaction, *, barrier_id: str) -> None:
    """Remove a barrier that was noted by mistake."""
    barrier = tx.get(HealthBarrier, barrier_id)
    case = tx.get(HealthCase, barrier.case_id)
    tx.delete(barrier)
    name_step(tx, case, T("Remove a barrier of {name}"))
