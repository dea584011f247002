"""Assessing needs: one command for the whole page, and what became of a need."""

from integration_desk.casework import rules
from integration_desk.casework.commands.cases import ensure_case
from integration_desk.casework.model import CASES_WRITE, ChildcareNeed, Need, NeedAssessment
from integration_desk.casework.queries.needs import latest_before
from integration_desk.clients import Client, local_day, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T


@command("casework.assess", T("Assess needs"), CASES_WRITE)
def assess(
    tx: Transaction,
    *,
    assessment: NeedAssessment,
    needs: tuple[Need, ...],
    childcare: tuple[ChildcareNeed, ...] = (),
) -> str:
    """Save an assessment with its answers, a new one or one that is corrected; areas without an answer are left out.

    A client without an open case gets one. Returns the id of the assessment.
    """
    client = tx.get(Client, assessment.client_id)
    answers = tuple(rules.coherent(one) for one in needs if rules.answered(one))
    if not answers and not assessment.supports and not childcare and not assessment.note.strip():
        raise InvalidError((Problem("needs", T("Nothing was answered yet. Answer one area at least.")),))
    _require_past(tx, assessment)
    if assessment.id:
        saved = tx.get(NeedAssessment, assessment.id)
        tx.update(saved, **editable_values(changed(assessment, client_id=saved.client_id)))
    else:
        case = ensure_case(tx, client.id)
        saved = tx.insert(changed(assessment, case_id=case.id, assessed_by=tx.person.id))
    _save_answers(tx, saved, answers)
    _save_childcare(tx, saved, childcare)
    tx.name_step(T("Assess the needs of {name}").put(name=short_name(client)))
    return saved.id


def _require_past(tx: Transaction, assessment: NeedAssessment) -> None:
    if assessment.assessed_on is not None and assessment.assessed_on > local_day(tx.now):
        raise InvalidError((Problem("assessed_on", T("This day is still to come. Write the day of the talk.")),))


def _save_answers(tx: Transaction, saved: NeedAssessment, answers: tuple[Need, ...]) -> None:
    kept = {one.area: one for one in tx.all(Need, "assessment_id = :one", {"one": saved.id})}
    for answer in answers:
        values = {name: getattr(answer, name) for name in ("needed", "refer", "severity", "note")}
        before = kept.pop(answer.area, None)
        if before is not None:
            tx.update(before, **values)
            continue
        earlier = latest_before(tx, saved, answer.area)
        followed = earlier.referral_id if earlier is not None and earlier.needed and answer.needed else ""
        tx.insert(
            Need(
                assessment_id=saved.id,
                client_id=saved.client_id,
                area=answer.area,
                referral_id=followed,
                **values,
            )
        )
    for dropped in kept.values():
        tx.delete(dropped)


def _save_childcare(tx: Transaction, saved: NeedAssessment, childcare: tuple[ChildcareNeed, ...]) -> None:
    kept = {one.child_id: one for one in tx.all(ChildcareNeed, "assessment_id = :one", {"one": saved.id})}
    for wanted in childcare:
        before = kept.pop(wanted.child_id, None)
        if before is not None:
            tx.update(before, note=wanted.note.strip())
        else:
            child = tx.get(Client, wanted.child_id)
            note = wanted.note.strip()
            tx.insert(ChildcareNeed(assessment_id=saved.id, client_id=saved.client_id, child_id=child.id, note=note))
    for dropped in kept.values():
        tx.delete(dropped)


@command("casework.remove_assessment", T("Remove a needs assessment"), CASES_WRITE)
def remove_assessment(tx: Transaction, *, assessment_id: str) -> None:
    """Remove an assessment with its answers; it can be undone."""
    saved = tx.get(NeedAssessment, assessment_id)
    for kind in (Need, ChildcareNeed):
        for one in tx.all(kind, "assessment_id = :one", {"one": saved.id}):
            tx.delete(one)
    tx.delete(saved)
    client = tx.find(Client, saved.client_id)
    name = T("Remove a needs assessment of {name}")
    tx.name_step(name.put(name=short_name(client) if client else ""))


def note_referral(tx: Transaction, need_id: str, referral_id: str) -> None:
    """Note on a need which referral was made from it; a need that is gone meanwhile is passed over."""
    need = tx.find(Need, need_id)
    if need is not None:
        tx.update(need, refer=True, referral_id=referral_id)


def forget_referral(tx: Transaction, referral_id: str) -> None:
    """Take a referral that was discarded off the needs that it was to answer."""
    for need in tx.all(Need, "referral_id = :referral", {"referral": referral_id}):
        tx.update(need, referral_id="")


NEED_COMMANDS = (assess, remove_assessment)
