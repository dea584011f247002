"""Households and relations: who lives together and who is what to whom, always written from both sides."""

from integration_desk.clients.model import CLIENTS_WRITE, Client, Household, HouseholdMember, Relation
from integration_desk.clients.names import short_name
from integration_desk.clients.rules import reciprocal
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T


@command("clients.create_household", T("Begin a household"), CLIENTS_WRITE)
def create_household(tx: Transaction, *, client_id: str, household: Household | None = None) -> str:
    """Begin a household with a client as its head; returns its id."""
    client = tx.get(Client, client_id)
    _check_free(tx, client)
    _check_counts(household or Household())
    saved = tx.insert(changed(household or Household(), id="", head_id=client_id))
    tx.insert(HouseholdMember(household_id=saved.id, client_id=client_id))
    tx.name_step(T("Begin the household of {name}").put(name=short_name(client)))
    return saved.id


@command("clients.edit_household", T("Change a household"), CLIENTS_WRITE)
def edit_household(tx: Transaction, *, household: Household) -> None:
    """Save the stated size, the dependants abroad and the note of a household."""
    saved = tx.get(Household, household.id)
    _check_counts(household)
    tx.update(saved, **editable_values(household))
    tx.name_step(T("Change the household of {name}").put(name=short_name(tx.get(Client, saved.head_id))))


@command("clients.join_household", T("Add to a household"), CLIENTS_WRITE)
def join_household(tx: Transaction, *, household_id: str, client_id: str, relation: str = "") -> None:
    """Add a client to a household; ``relation`` is what she is to its head, if that is known."""
    household, client = tx.get(Household, household_id), tx.get(Client, client_id)
    _check_free(tx, client)
    tx.insert(HouseholdMember(household_id=household_id, client_id=client_id))
    if relation:
        _relate(tx, household.head_id, client_id, relation)
    tx.name_step(T("Add {name} to a household").put(name=short_name(client)))


@command("clients.leave_household", T("Leave a household"), CLIENTS_WRITE)
def leave_household(tx: Transaction, *, client_id: str) -> None:
    """Take a client out of her household: relations stay, the next member heads it, an empty one ends."""
    client = tx.get(Client, client_id)
    membership = membership_of(tx, client_id)
    if membership is None:
        raise InvalidError((Problem("client_id", T("This client belongs to no household.")),))
    household = tx.get(Household, membership.household_id)
    tx.delete(membership)
    remaining = tx.all(HouseholdMember, "household_id = :household", {"household": household.id})
    if not remaining:
        tx.delete(household)
    elif household.head_id == client_id:
        tx.update(household, head_id=remaining[0].client_id)
    tx.name_step(T("Take {name} out of a household").put(name=short_name(client)))


@command("clients.set_head", T("Change the head of a household"), CLIENTS_WRITE)
def set_head(tx: Transaction, *, client_id: str) -> None:
    """Make a client the head of the household that she belongs to."""
    client, membership = tx.get(Client, client_id), membership_of(tx, client_id)
    if membership is None:
        raise InvalidError((Problem("client_id", T("This client belongs to no household.")),))
    tx.update(tx.get(Household, membership.household_id), head_id=client_id)
    tx.name_step(T("Make {name} head of the household").put(name=short_name(client)))


@command("clients.set_relation", T("Change a relation"), CLIENTS_WRITE)
def set_relation(tx: Transaction, *, client_id: str, relative_id: str, relation: str) -> None:
    """Say what ``relative_id`` is to ``client_id``, and so the other way round; "" removes it from both sides."""
    client, relative = tx.get(Client, client_id), tx.get(Client, relative_id)
    if client_id == relative_id:
        raise InvalidError((Problem("relative_id", T("Nobody is related to themselves: choose another client.")),))
    _relate(tx, client_id, relative_id, relation)
    names = {"name": short_name(client), "relative": short_name(relative)}
    tx.name_step(T("Change the relation of {name} and {relative}").put(**names))


def membership_of(tx: Transaction, client_id: str) -> HouseholdMember | None:
    """Return the membership of a client, if she has one."""
    return next(iter(tx.all(HouseholdMember, "client_id = :client", {"client": client_id})), None)


def _check_free(tx: Transaction, client: Client) -> None:
    if membership_of(tx, client.id) is not None:
        text = T("{name} belongs to a household already. Take her or him out of it first.")
        raise InvalidError((Problem("client_id", text.put(name=short_name(client))),))


def _check_counts(household: Household) -> None:
    found = tuple(
        Problem(name, T("Write a number from 0 to 100."))
        for name in ("size_stated", "dependants_abroad")
        if not 0 <= (getattr(household, name) or 0) <= 100
    )
    if found:
        raise InvalidError(found)


def _relate(tx: Transaction, client_id: str, relative_id: str, relation: str) -> None:
    for one, other, word in (
        (client_id, relative_id, relation),
        (relative_id, client_id, _other_way(relation)),
    ):
        where = "client_id = :one AND relative_id = :other"
        saved = next(iter(tx.all(Relation, where, {"one": one, "other": other})), None)
        if saved is None and word:
            tx.insert(Relation(client_id=one, relative_id=other, relation=word))
        elif saved is not None and word:
            tx.update(saved, relation=word)
        elif saved is not None:
            tx.delete(saved)


def _other_way(relation: str) -> str:
    """Return the reciprocal of a relation; a word that is none is refused by the record itself."""
    try:
        return reciprocal(relation) if relation else ""
    except KeyError:
        return relation
