"""A small slice for tests of the store: things with a name, a secret note and parts."""

from typing import Any

from integration_desk.core import fields
from integration_desk.core.access import Reader, Transaction
from integration_desk.core.centre import OFFICE
from integration_desk.core.commands import command
from integration_desk.core.dates import PartialDate
from integration_desk.core.people import EVERY_ROLE, Right, Role, Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.search import SearchIndex, SearchTerm
from integration_desk.core.slices import Slice
from integration_desk.core.words import T
from integration_desk.migrations import Migration
from integration_desk.store import Catalogue
from integration_desk.store.schema import all_sql

READ = Right("things.read", T("See things"), frozenset(Role) - {Role.ADMINISTRATOR})
WRITE = Right("things.write", T("Change things"), frozenset({Role.CASEWORKER, Role.COORDINATOR}))
ANYONE = Right("things.any", T("Anything"), EVERY_ROLE)


@record("thing", T("Thing"), read=READ)
class Thing(Record):
    """A thing."""

    name: str = fields.name(T("Name"), required=True, search=1)
    note: str = fields.long_text(T("Note"), sensitivity=Sensitivity.SENSITIVE)
    born: PartialDate | None = fields.field(T("Born"), fields.Kind.PARTIAL_DATE)
    tags: tuple[str, ...] = fields.field(T("Languages"), fields.Kind.LANGUAGES, sensitivity=Sensitivity.OPERATIONAL)


@record("part", T("Part"), read=READ, owner="thing_id")
class Part(Record):
    """A part of a thing, found by its number."""

    thing_id: str = fields.link(T("Thing"), "thing", required=True)
    number: str = fields.text(T("Number"))


@command("things.add", T("Add a thing"), WRITE)
def add(tx: Transaction, *, thing: Thing, parts: tuple[Part, ...] = ()) -> str:
    """Add a thing with its parts."""
    made = tx.insert(thing)
    for part in parts:
        tx.insert(Part(thing_id=made.id, number=part.number))
    tx.name_step(T("Add {name}").put(name=thing.name))
    return made.id


@command("things.rename", T("Rename a thing"), WRITE)
def rename(tx: Transaction, *, thing: str, name: str) -> None:
    """Rename a thing."""
    tx.update(tx.get(Thing, thing), name=name)


@command("things.remove", T("Remove a thing"), WRITE)
def remove(tx: Transaction, *, thing: str) -> None:
    """Remove a thing and its parts."""
    for part in tx.all(Part, "thing_id = :id", {"id": thing}):
        tx.delete(part)
    tx.delete(tx.get(Thing, thing))


@command("things.fail", T("Fail half way"), WRITE)
def fail(tx: Transaction) -> None:
    """Save a thing, then fail."""
    tx.insert(Thing(name="half"))
    message = "half way"
    raise ValueError(message)


@command("things.many", T("Import things"), WRITE)
def many(tx: Transaction, *, count: int) -> int:
    """Import many things, telling how far it is."""
    done = 0
    for _ in range(count // 100):
        done += tx.insert_many([Thing(name=f"Thing {number}") for number in range(done, done + 100)])
        tx.progress(done, count)
    return done


@command("things.put", T("Put any record"), ANYONE)
def put(tx: Transaction, *, entry: Record) -> str:
    """Save any record as it is."""
    return tx.insert(entry).id


def terms(reader: Reader, thing_id: str) -> list[SearchTerm]:
    """Return what a thing is found by."""
    found = [SearchTerm(thing.name, "name") for thing in reader.all(Thing, "id = :id", {"id": thing_id})]
    parts = reader.all(Part, "thing_id = :id", {"id": thing_id})
    return found + [SearchTerm(part.number, "number") for part in parts]


THINGS = Slice(
    name="things",
    label=T("Things"),
    records=(Thing, Part),
    commands=(add, rename, remove, fail, many, put),
    indexes=(SearchIndex("things", "thing", {"thing": "id", "part": "thing_id"}, terms, people=True),),
)


def make_tables(database: Any) -> None:
    """Make the tables straight from the declarations."""
    for statement in all_sql(CATALOGUE):
        database.execute(statement)


CATALOGUE = Catalogue.of((OFFICE, THINGS), (Migration(1, "things", "as declared", make_tables),))


def names(reader: Reader) -> list[str]:
    """Return the names of all things."""
    return sorted(thing.name for thing in reader.all(Thing))


def found(reader: Reader, words: str) -> list[str]:
    """Return the names of the things that are found by words."""
    numbers = ", ".join(str(number) for number in reader.search("things", words)) or "-1"
    return sorted(thing.name for thing in reader.all(Thing, f"rowno IN ({numbers})"))
