"""Those who shall join: who they are, and the client file of one who has arrived."""

from datetime import date

from integration_desk.clients import (
    CLIENTS_WRITE,
    Client,
    HouseholdMember,
    create_household,
    join_household,
    register,
    set_relation,
    short_name,
)
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.commands.keeping import name_it, open_case_of, refresh, tick_steps, today_of
from integration_desk.family_reunification.model import (
    FAMILY_WRITE,
    FamilyCase,
    FamilyDeadline,
    FamilyEvent,
    FamilyEvidence,
    FamilyMember,
    FamilyTracing,
)
from integration_desk.family_reunification.pathways import pack_or_none
from integration_desk.packs import Pack

_OWNED = (FamilyEvidence, FamilyEvent, FamilyDeadline, FamilyTracing)


@command("family_reunification.add_member", T("Add a family member"), FAMILY_WRITE)
def add_member(tx: Transaction, *, case_id: str, member: FamilyMember) -> str:
    """Add somebody who shall join; returns the id."""
    case = open_case_of(tx, case_id)
    check_member(member, pack_or_none(tx, case.pack_id), today_of(tx))
    saved = tx.insert(changed(member, id="", case_id=case_id, client_id=""))
    refresh(tx, case_id)
    name_it(tx, case, T("Add to the family of {name}"))
    return saved.id


@command("family_reunification.edit_member", T("Change a family member"), FAMILY_WRITE)
def edit_member(tx: Transaction, *, member: FamilyMember) -> None:
    """Save what was changed about a member."""
    saved = tx.get(FamilyMember, member.id)
    case = open_case_of(tx, saved.case_id)
    check_member(member, pack_or_none(tx, case.pack_id), today_of(tx), before=saved.relation)
    tx.update(saved, **editable_values(member))
    refresh(tx, case.id)
    name_it(tx, case, T("Change somebody in the family of {name}"))


@command("family_reunification.remove_member", T("Remove a family member"), FAMILY_WRITE)
def remove_member(tx: Transaction, *, member_id: str) -> None:
    """Take somebody out of a case with all that belongs to her there; who has arrived stays."""
    member = tx.get(FamilyMember, member_id)
    case = open_case_of(tx, member.case_id)
    if member.arrived_on is not None:
        text = T("Who has arrived stays in the case. Remove the arrival first if it was a mistake.")
        raise InvalidError((Problem("", text),))
    for kind in _OWNED:
        for part in tx.all(kind, "member_id = :member", {"member": member_id}):
            tx.delete(part)
    tx.delete(member)
    refresh(tx, case.id)
    name_it(tx, case, T("Take somebody out of the family of {name}"))


@command("family_reunification.arrive", T("Note an arrival"), FAMILY_WRITE)
def arrive(tx: Transaction, *, member_id: str, arrived_on: date, client_id: str = "", proof: str = "") -> str:
    """Note that a member has arrived and give her a client file, a new one or the one named; returns its id.

    She joins the household of the sponsor unless she belongs to one already, and the relation is written both ways.
    """
    tx.require(CLIENTS_WRITE)
    member = tx.get(FamilyMember, member_id)
    case = open_case_of(tx, member.case_id)
    if arrived_on > today_of(tx):
        raise InvalidError((Problem("arrived_on", T("This day is in the future.")),))
    wanted = client_id or member.client_id
    file_id = tx.get(Client, wanted).id if wanted else register(tx, client=newcomer(member, arrived_on))
    if file_id == case.client_id:
        raise InvalidError((Problem("client_id", T("This is the file of the sponsor. Choose another one.")),))
    tx.update(member, client_id=file_id)
    where = "member_id = :member AND event = :event"
    for before in tx.all(FamilyEvent, where, {"member": member_id, "event": rules.ARRIVED}):
        tx.delete(before)
    tx.insert(
        FamilyEvent(
            case_id=case.id, event=rules.ARRIVED, member_id=member_id, happened_on=arrived_on, proof=proof,
            recorded_by=tx.person.id,
        )
    )  # fmt: skip
    pack = pack_or_none(tx, case.pack_id)
    _bring_together(tx, case, file_id, rules.kin_of(pack.relation(member.relation) if pack else None))
    for search in tx.all(FamilyTracing, "member_id = :member", {"member": member_id}):
        if search.state in rules.SEARCHING:
            tx.update(search, state="reunified")
    tick_steps(tx, case, rules.ARRIVED, arrived_on)
    refresh(tx, case.id)
    tx.name_step(T("Note that {name} has arrived").put(name=short_name(tx.get(Client, file_id))))
    return file_id


def newcomer(member: FamilyMember, arrived_on: date | None = None) -> Client:
    """Return the client file of a member, not yet saved: what is known of her already is not asked again."""
    return Client(
        family_name=member.family_name,
        given_names=member.given_names,
        native_name=member.native_name,
        birth_date=member.birth_date,
        sex=member.sex,
        nationalities=member.nationalities,
        arrived_on=PartialDate.of(arrived_on) if arrived_on else None,
        migration_reason="family",
    )


def _bring_together(tx: Transaction, case: FamilyCase, client_id: str, relation: str) -> None:
    household = _household_of(tx, case.client_id) or create_household(tx, client_id=case.client_id)
    if not _household_of(tx, client_id):
        join_household(tx, household_id=household, client_id=client_id)
    set_relation(tx, client_id=case.client_id, relative_id=client_id, relation=relation)


def _household_of(tx: Transaction, client_id: str) -> str:
    found = tx.all(HouseholdMember, "client_id = :client", {"client": client_id})
    return found[0].household_id if found else ""


def check_member(member: FamilyMember, pack: Pack | None, today: date, *, before: str = "") -> None:
    """Raise InvalidError when nothing says who a member is, or what she is to the sponsor is not in the pathway."""
    found = []
    if not any(name.strip() for name in (member.family_name, member.given_names, member.native_name)):
        found.append(Problem("family_name", T("A name is needed: in Latin letters or in the own script.")))
    known = pack is None or pack.relation(member.relation) is not None or member.relation == before
    if member.relation and not known:
        text = T("This pathway does not know the relation “{relation}”.").put(relation=member.relation)
        found.append(Problem("relation", text))
    if rules.is_child_born_later(member.birth_date, today):
        found.append(Problem("birth_date", T("This date of birth is in the future.")))
    if found:
        raise InvalidError(tuple(found))
