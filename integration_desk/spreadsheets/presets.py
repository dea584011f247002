"""Presets: what the columns of a kind of table mean, kept so that colleagues read the same table the same way."""

from typing import Any

from integration_desk.core import fields
from integration_desk.core.access import Reader, Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, MissingError, Problem
from integration_desk.core.fields import Kind
from integration_desk.core.people import CASE_ROLES, EVERY_ROLE, Right, Role, Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.slices import Slice
from integration_desk.core.words import T
from integration_desk.spreadsheets.mapping import Rule

MAPPINGS_READ = Right("spreadsheets.read", T("See presets of imports"), EVERY_ROLE)
MAPPINGS_WRITE = Right("spreadsheets.write", T("Keep presets of imports"), CASE_ROLES | {Role.ADMINISTRATOR})


@record("import_mapping", T("Preset of an import"), read=MAPPINGS_READ)
class ImportMapping(Record):
    """What the columns of a table mean. ``kind`` is what is imported by it, such as clients."""

    name: str = fields.text(T("Name of the preset"), required=True, sensitivity=Sensitivity.PUBLIC)
    kind: str = fields.text(T("What is imported"), required=True, sensitivity=Sensitivity.PUBLIC, internal=True)
    columns: Any = fields.field(T("Columns"), Kind.DATA, sensitivity=Sensitivity.PUBLIC, internal=True)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules; raises ImportRefusedError when they cannot be read."""
        return tuple(Rule.from_json(one) for one in self.columns or ())


def mappings_of(reader: Reader, kind: str) -> list[ImportMapping]:
    """Return the presets of a kind, by name."""
    return reader.all(ImportMapping, "kind = :kind", {"kind": kind}, order="name COLLATE NOCASE, id")


def mapping_named(reader: Reader, kind: str, name: str) -> ImportMapping:
    """Return the preset of that name; raises MissingError that names those there are."""
    listed = mappings_of(reader, kind)
    found = next((one for one in listed if one.name.casefold() == name.strip().casefold()), None)
    if found is None:
        text = T("There is no preset “{name}”. There are: {names}.") if listed else T("There is no preset “{name}”.")
        raise MissingError(text.put(name=name, names=tuple(one.name for one in listed)))
    return found


@command("spreadsheets.save_mapping", T("Keep a preset of an import"), MAPPINGS_WRITE)
def save_mapping(tx: Transaction, *, name: str, kind: str, columns: tuple[Any, ...]) -> str:
    """Keep what columns mean under a name, in the place of a preset of that name; returns its id."""
    plain = " ".join(name.split())
    if not plain:
        raise InvalidError((Problem("name", T("Give the preset a name.")),))
    rules = [Rule.from_json(one).to_json() for one in columns]
    known = next((one for one in mappings_of(tx, kind) if one.name.casefold() == plain.casefold()), None)
    tx.name_step(T("Keep the preset “{name}”").put(name=plain))
    if known is not None:
        tx.update(known, name=plain, columns=rules)
        return known.id
    return tx.insert(ImportMapping(name=plain, kind=kind, columns=rules)).id


@command("spreadsheets.delete_mapping", T("Delete a preset of an import"), MAPPINGS_WRITE)
def delete_mapping(tx: Transaction, *, mapping_id: str) -> None:
    """Delete a preset; what was imported by it stays."""
    saved = tx.get(ImportMapping, mapping_id)
    tx.delete(saved)
    tx.name_step(T("Delete the preset “{name}”").put(name=saved.name))


SLICE = Slice(
    name="spreadsheets",
    label=T("Presets of imports"),
    records=(ImportMapping,),
    commands=(save_mapping, delete_mapping),
    rights=(MAPPINGS_READ, MAPPINGS_WRITE),
)
