"""Merging two files of one person, taking them apart again, and remembering that two files are two persons."""

from collections.abc import Iterable, Mapping
from typing import Any

from integration_desk.clients.commands.households import membership_of
from integration_desk.clients.duplicates import chosen_values, said_twice
from integration_desk.clients.model import (
    CLIENTS_WRITE,
    Client,
    ClientDocument,
    ClientLanguage,
    ClientMerge,
    ContactPoint,
    FormerNumber,
    Household,
    HouseholdMember,
    NotDuplicate,
    Relation,
)
from integration_desk.clients.names import short_name
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import Record, spec_of
from integration_desk.core.values import from_json, record_to_json, to_json
from integration_desk.core.words import T

_KINDS: dict[str, type[Record]] = {
    spec_of(kind).table: kind
    for kind in (
        Client,
        ClientLanguage,
        ContactPoint,
        ClientDocument,
        Household,
        HouseholdMember,
        Relation,
        NotDuplicate,
    )
}


@command("clients.merge", T("Merge two files"), CLIENTS_WRITE)
def merge(tx: Transaction, *, keep_id: str, other_id: str, choices: Mapping[str, str] | None = None) -> str:
    """Merge another file into the one that is kept, with all that belongs to it; returns the id of the merge.

    ``choices`` says for each field "keep" or "other"; a field that is not named takes what is filled in and safer.
    """
    if keep_id == other_id:
        raise InvalidError((Problem("other_id", T("Choose two different files to merge.")),))
    keep, other = tx.get(Client, keep_id), tx.get(Client, other_id)
    _check_choices(choices or {})
    values = chosen_values(keep, other, choices or {})
    taken = {name: [_plain(name, getattr(keep, name)), _plain(name, value)] for name, value in values.items()}
    left = _leave_other_household(tx, keep_id, other_id)
    removed = [*left.pop("removed"), *_drop_what_is_double(tx, keep_id, other_id)]
    moved = tx.repoint("client", other_id, keep_id)
    birth_year = {"birth_year": values["birth_date"].year if values["birth_date"] else None} if _born(values) else {}
    tx.update(keep, **values, **birth_year)
    tx.delete(other)
    former = tx.insert(FormerNumber(client_id=keep_id, number=other.file_number))
    before = {
        "client": record_to_json(other),
        "fields": taken,
        "moved": [list(one) for one in moved],
        "removed": [{"table": spec_of(type(one)).table, "values": record_to_json(one)} for one in removed],
        "former": former.id,
        **left,
    }
    saved = tx.insert(
        ClientMerge(
            client_id=keep_id,
            merged_id=other_id,
            merged_number=other.file_number,
            merged_by=tx.person.id,
            before=before,
        )
    )
    tx.name_step(T("Merge two files of {name}").put(name=short_name(keep)))
    return saved.id


@command("clients.unmerge", T("Take merged files apart"), CLIENTS_WRITE)
def unmerge(tx: Transaction, *, merge_id: str) -> str:
    """Take two merged files apart; what was entered since stays in the kept file. Returns the id of the other one."""
    merged = tx.get(ClientMerge, merge_id)
    where = "client_id = :client AND rowno > (SELECT rowno FROM client_merge WHERE id = :merge)"
    later = tx.all(ClientMerge, where, {"client": merged.client_id, "merge": merge_id}, order="rowno")
    if later:
        text = T("Another file was merged into this one later. Take {number} apart first.")
        raise InvalidError((Problem("merge_id", text.put(number=later[-1].merged_number)),))
    before: Any = merged.before
    keep = tx.get(Client, merged.client_id)
    _give_back_fields(tx, keep, before["fields"])
    former = tx.find(FormerNumber, before["former"])
    if former is not None:
        tx.delete(former)
    _put_back(tx, Client, before["client"])
    tx.repoint("client", keep.id, merged.merged_id, only=tuple(tuple(one) for one in before["moved"]))
    for kept in before["removed"]:
        _put_back(tx, _KINDS[kept["table"]], kept["values"])
    household = tx.find(Household, before.get("household", ""))
    if household is not None and household.head_id == before["head"]:
        tx.update(household, head_id=merged.merged_id)
    tx.delete(merged)
    tx.name_step(T("Take two files of {name} apart").put(name=short_name(keep)))
    return merged.merged_id


@command("clients.not_duplicate", T("Keep two files apart"), CLIENTS_WRITE)
def not_duplicate(tx: Transaction, *, client_id: str, other_id: str) -> str:
    """Remember that two files are about two persons, so that they are not offered again; returns the id."""
    client, other = tx.get(Client, client_id), tx.get(Client, other_id)
    if client_id == other_id:
        raise InvalidError((Problem("other_id", T("Choose two different files.")),))
    saved = tx.insert(NotDuplicate(client_id=client_id, other_id=other_id, decided_by=tx.person.id))
    names = {"name": short_name(client), "other": short_name(other)}
    tx.name_step(T("{name} and {other} are two persons").put(**names))
    return saved.id


def _check_choices(choices: Mapping[str, str]) -> None:
    known = {field.name for field in spec_of(Client).fields if not field.internal}
    wrong = [name for name, side in choices.items() if name not in known or side not in ("keep", "other")]
    if wrong:
        text = T("“{field}” cannot be chosen like this: name a field of the client, and “keep” or “other”.")
        raise InvalidError((Problem("choices", text.put(field=wrong[0])),))


def _born(values: Mapping[str, Any]) -> bool:
    return "birth_date" in values


def _plain(name: str, value: Any) -> Any:
    return to_json(spec_of(Client).field(name), value)


def _leave_other_household(tx: Transaction, keep_id: str, other_id: str) -> dict[str, Any]:
    """Take the other file out of its household if the kept one has a household: a person belongs to one."""
    mine, theirs = membership_of(tx, keep_id), membership_of(tx, other_id)
    if mine is None or theirs is None:
        return {"removed": []}
    household = tx.get(Household, theirs.household_id)
    tx.delete(theirs)
    if mine.household_id == theirs.household_id:
        return {"removed": [theirs]}
    remaining = tx.all(HouseholdMember, "household_id = :household", {"household": household.id})
    if not remaining:
        tx.delete(household)
        return {"removed": [household, theirs]}
    if household.head_id != other_id:
        return {"removed": [theirs]}
    tx.update(household, head_id=remaining[0].client_id)
    return {"removed": [theirs], "household": household.id, "head": remaining[0].client_id}


def _drop_what_is_double(tx: Transaction, keep_id: str, other_id: str) -> list[Record]:
    """Remove what the kept file has already, and what would bind a person to herself."""
    both, found = {"keep": keep_id, "other": other_id}, list[Record]()
    kinds: tuple[type[Record], ...] = (ClientLanguage, ContactPoint, ClientDocument)
    for kind in kinds:
        kept, others = (tx.all(kind, "client_id = :client", {"client": one}) for one in (keep_id, other_id))
        found += said_twice(kept, others)
    found += _relations_given_up(tx, keep_id, other_id)
    pair = "(client_id = :keep AND other_id = :other) OR (client_id = :other AND other_id = :keep)"
    found += tx.all(NotDuplicate, pair, both)
    for one in found:
        tx.delete(one)
    return found


def _relations_given_up(tx: Transaction, keep_id: str, other_id: str) -> list[Record]:
    """Return relations between both files, and those of the other file to relatives of the kept one."""
    related = {one.relative_id for one in tx.all(Relation, "client_id = :keep", {"keep": keep_id})}
    of_other = tx.all(Relation, "client_id = :other OR relative_id = :other", {"other": other_id})
    return [
        one
        for one in of_other
        if keep_id in (one.client_id, one.relative_id)
        or (one.relative_id if one.client_id == other_id else one.client_id) in related
    ]


def _give_back_fields(tx: Transaction, keep: Client, fields: Mapping[str, Iterable[Any]]) -> None:
    """Give the kept file its own values back, but leave what was changed since the merge."""
    spec = spec_of(Client)
    own = {}
    for name, (before, after) in fields.items():
        if _plain(name, getattr(keep, name)) == after:
            own[name] = from_json(spec.field(name), before)
    if "birth_date" in own:
        own["birth_year"] = own["birth_date"].year if own["birth_date"] else None
    if own:
        tx.update(keep, **own)


def _put_back(tx: Transaction, kind: type[Record], values: Mapping[str, Any]) -> None:
    """Save a removed record again, with its id and the moment it was entered; one whose links are gone stays away."""
    spec = spec_of(kind)
    entry: Any = kind(**{name: from_json(spec.field(name), value) for name, value in values.items()})
    links = [(_KINDS[field.target], getattr(entry, field.name)) for field in spec.fields if field.target in _KINDS]
    if any(tx.find(target, linked) is None for target, linked in links) or tx.find(kind, entry.id) is not None:
        return
    saved = tx.insert(entry)
    tx.update(saved, created_at=entry.created_at)
