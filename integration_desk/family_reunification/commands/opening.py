"""Opening a case, changing what is known of it, closing and reopening it."""

from datetime import date

from integration_desk.clients import Client
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values, field_of
from integration_desk.core.words import T
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.commands.keeping import (
    fit_steps,
    name_it,
    open_case_of,
    pack_chosen,
    refresh,
    tick_steps,
    today_of,
)
from integration_desk.family_reunification.commands.members import check_member
from integration_desk.family_reunification.model import (
    CLOSING_REASONS,
    FAMILY_WRITE,
    FamilyCase,
    FamilyEvent,
    FamilyMember,
)
from integration_desk.family_reunification.pathways import fingerprint, packs_by_id
from integration_desk.family_reunification.queries.facts import all_open
from integration_desk.family_reunification.reckoning import Reckoner

RECKONED = "family_reunification.reckoned"
_TOLD = 50  # cases after which it is told how far the work is: the window has other things to do than to count


@command("family_reunification.open", T("Open a family reunification case"), FAMILY_WRITE)
def open_case(
    tx: Transaction,
    *,
    case: FamilyCase,
    members: tuple[FamilyMember, ...] = (),
    status_granted_on: date | None = None,
) -> str:
    """Open the case of a sponsor with those who shall join; the steps of the pathway stand in it. Returns its id."""
    tx.get(Client, case.client_id)
    pack, today = pack_chosen(tx, case), today_of(tx)
    if status_granted_on is not None and status_granted_on > today:
        raise InvalidError((Problem("status_granted_on", T("This day is in the future.")),))
    saved = tx.insert(
        changed(
            case,
            id="",
            number=tx.new_code("K"),
            opened_on=case.opened_on or today,
            responsible_id=case.responsible_id or tx.person.id,
        )
    )
    for member in members:
        check_member(member, pack, today)
        tx.insert(changed(member, id="", case_id=saved.id))
    fit_steps(tx, saved, pack)
    if status_granted_on is not None:
        tx.insert(
            FamilyEvent(
                case_id=saved.id,
                event=rules.STATUS_GRANTED,
                happened_on=status_granted_on,
                recorded_by=tx.person.id,
            )
        )
        tick_steps(tx, saved, rules.STATUS_GRANTED, status_granted_on)
    refresh(tx, saved.id)
    name_it(tx, saved, T("Open the family reunification of {name}"))
    return saved.id


@command("family_reunification.edit", T("Change a family reunification case"), FAMILY_WRITE)
def edit_case(tx: Transaction, *, case: FamilyCase) -> None:
    """Save what was changed about a case; another pathway or status brings its own steps and deadlines."""
    saved = open_case_of(tx, case.id)
    pack = pack_chosen(tx, case)
    tx.update(saved, **{**editable_values(case), "client_id": saved.client_id})
    fit_steps(tx, tx.get(FamilyCase, saved.id), pack)
    refresh(tx, saved.id)
    name_it(tx, saved, T("Change the family reunification of {name}"))


@command("family_reunification.close", T("Close a family reunification case"), FAMILY_WRITE)
def close_case(tx: Transaction, *, case_id: str, reason: str, note: str = "", closed_on: date | None = None) -> None:
    """Close a case with the reason: its steps and deadlines do not remind anybody any more."""
    case = open_case_of(tx, case_id)
    if not reason or reason not in CLOSING_REASONS:
        label = field_of(FamilyCase, "closing_reason").label
        raise InvalidError((Problem("closing_reason", T("{field} is needed.").put(field=label)),))
    tx.update(
        case, closed_on=closed_on or today_of(tx), closing_reason=reason, closing_note=note.strip()
    )  # fmt: skip
    refresh(tx, case_id)
    name_it(tx, case, T("Close the family reunification of {name}"))


@command("family_reunification.reopen", T("Reopen a family reunification case"), FAMILY_WRITE)
def reopen_case(tx: Transaction, *, case_id: str) -> None:
    """Go on with a case that was closed; the reason for closing it stays in the journal."""
    case = tx.get(FamilyCase, case_id)
    tx.update(case, closed_on=None, closing_reason="", closing_note="")
    refresh(tx, case_id)
    name_it(tx, case, T("Reopen the family reunification of {name}"))


@command("family_reunification.recompute", T("Work out the deadlines anew"), FAMILY_WRITE, undoable=False)
def recompute(tx: Transaction) -> int:
    """Work out the deadlines of all open cases anew, as after a change of a pack; returns how many have changed."""
    reckoners = {pack_id: Reckoner(pack) for pack_id, pack in packs_by_id(tx).items()}
    total = int(tx.value("SELECT count(*) FROM family_case WHERE closed_on IS NULL"))
    moved = 0
    for number, one in enumerate(all_open(tx, reckoners), 1):
        if one.before != one.now:
            tx.update(tx.get(FamilyCase, one.case_id), **one.now)
            moved += 1
        if number % _TOLD == 0 or number == total:
            tx.progress(number, total)
    tx.set_setting(RECKONED, fingerprint(tx))
    return moved
