"""Which papers are there and in which form, how the conditions stand, and what was printed."""

from typing import Any

from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import field_of
from integration_desk.core.words import T
from integration_desk.family_reunification.commands.keeping import name_it, open_case_of
from integration_desk.family_reunification.model import (
    FAMILY_READ,
    FAMILY_WRITE,
    FamilyCase,
    FamilyCondition,
    FamilyEvidence,
    FamilyMember,
    FamilyPaper,
)

_OF = "case_id = :case AND member_id = :member AND document = :document"


@command("family_reunification.set_evidence", T("Note which papers are there"), FAMILY_WRITE)
def set_evidence(
    tx: Transaction,
    *,
    case_id: str,
    document: str,
    member_id: str = "",
    held: tuple[str, ...] = (),
    explanation: str | None = None,
) -> None:
    """Note in which forms a document of a person is there; without a member it is the sponsor's.

    What cannot be obtained needs an explanation; one that was given before is kept.
    """
    case = open_case_of(tx, case_id)
    _check_person(tx, case, member_id)
    named = {"case": case_id, "member": member_id, "document": document}
    saved = next(iter(tx.all(FamilyEvidence, _OF, named)), None)
    said = (saved.explanation if saved else "") if explanation is None else explanation.strip()
    if "unobtainable" in held:
        held = tuple(one for one in held if one != "original")
        if not said:
            text = T("{field}: write it in a few words.").put(field=field_of(FamilyEvidence, "explanation").label)
            raise InvalidError((Problem("explanation", text),))
    values: dict[str, Any] = {"held": held, "explanation": said}
    if saved is None:
        if held or said:
            tx.insert(FamilyEvidence(case_id=case_id, member_id=member_id, document=document, **values))
    elif held or said or saved.title:
        tx.update(saved, **values)
    else:
        tx.delete(saved)
    name_it(tx, case, T("Note which papers of the family of {name} are there"))


@command("family_reunification.add_paper", T("Ask for another paper"), FAMILY_WRITE)
def add_paper(tx: Transaction, *, case_id: str, title: str, member_id: str = "") -> str:
    """Add a document that the pathway does not name to what is asked of a person; returns the id of the document."""
    case = open_case_of(tx, case_id)
    _check_person(tx, case, member_id)
    if not title.strip():
        text = T("{field} is needed.").put(field=field_of(FamilyEvidence, "title").label)
        raise InvalidError((Problem("title", text),))
    document = f"own-{tx.new_id()}"
    tx.insert(FamilyEvidence(case_id=case_id, member_id=member_id, document=document, title=title.strip()))
    name_it(tx, case, T("Ask the family of {name} for another paper"))
    return document


@command("family_reunification.remove_paper", T("Ask for a paper no longer"), FAMILY_WRITE)
def remove_paper(tx: Transaction, *, case_id: str, document: str, member_id: str = "") -> None:
    """Take a document that was added by hand off what is asked."""
    case = open_case_of(tx, case_id)
    for one in tx.all(FamilyEvidence, _OF, {"case": case_id, "member": member_id, "document": document}):
        tx.delete(one)
    name_it(tx, case, T("Ask the family of {name} for a paper no longer"))


@command("family_reunification.set_condition", T("Note how a condition stands"), FAMILY_WRITE)
def set_condition(
    tx: Transaction, *, case_id: str, condition: str, state: str, evidence: str = "", note: str = ""
) -> None:
    """Note whether a condition of the pathway is met, by which paper, and what is to be said of it."""
    case = open_case_of(tx, case_id)
    where, named = "case_id = :case AND condition = :condition", {"case": case_id, "condition": condition}
    saved = next(iter(tx.all(FamilyCondition, where, named)), None)
    values: dict[str, Any] = {"state": state, "evidence": evidence.strip(), "note": note.strip()}
    if saved is None:
        tx.insert(FamilyCondition(case_id=case_id, condition=condition, **values))
    else:
        tx.update(saved, **values)
    name_it(tx, case, T("Note how a condition for the family of {name} stands"))


@command("family_reunification.note_paper", T("Note that a paper was printed"), FAMILY_READ)
def note_paper(tx: Transaction, *, case_id: str, kind: str, language: str, member_id: str = "") -> None:
    """Record that a paper of the case was printed or saved."""
    case = tx.get(FamilyCase, case_id)
    tx.insert(
        FamilyPaper(
            case_id=case_id, kind=kind, member_id=member_id, language=language, printed_at=tx.now,
            printed_by=tx.person.id,
        )
    )  # fmt: skip
    tx.record_event("print", (("client", case.client_id), ("family_case", case_id)), what=kind)
    name_it(tx, case, T("Note a print for the family of {name}"))


def _check_person(tx: Transaction, case: FamilyCase, member_id: str) -> None:
    if member_id and tx.get(FamilyMember, member_id).case_id != case.id:
        raise InvalidError((Problem("member_id", T("She or he does not belong to this case.")),))
