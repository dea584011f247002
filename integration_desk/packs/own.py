"""The centre's own packs, kept as text in the desk file; one with the id of a pack of the program stands in for it."""

from pathlib import Path

import attrs

from integration_desk.core import fields
from integration_desk.core.access import Reader, Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import ImportRefusedError, MissingError
from integration_desk.core.people import EVERY_ROLE, Right, Role, Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.slices import Action, Place, Slice
from integration_desk.core.words import T, verbatim
from integration_desk.i18n import current
from integration_desk.packs.codes import PACK_KINDS
from integration_desk.packs.declaring import changed
from integration_desk.packs.faults import Fault
from integration_desk.packs.model import Pack
from integration_desk.packs.reading import MOST_CHARACTERS, examine, read_pack
from integration_desk.packs.shipped import shipped, shipped_texts

PACKS_READ = Right("packs.read", T("See packs of law"), EVERY_ROLE)
PACKS_WRITE = Right("packs.write", T("Add and remove packs of law"), frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}))


@record("own_pack", T("Pack of the centre"), read=PACKS_READ)
class OwnPack(Record):
    """A pack that the centre added: its id, its kind, and its text as it was written."""

    pack_id: str = fields.text(T("Pack"), required=True, sensitivity=Sensitivity.PUBLIC, internal=True, indexed=True)
    kind: str = fields.code(T("Matter"), PACK_KINDS, required=True, sensitivity=Sensitivity.PUBLIC, internal=True)
    text: str = fields.long_text(T("Text of the pack"), required=True, sensitivity=Sensitivity.PUBLIC)


@attrs.frozen
class StoredPack:
    """A pack as the list of packs shows it: its text, and the pack, or the faults for which it cannot be used.

    ``replaces`` tells that it stands in for a pack of the program.
    """

    id: str
    kind: str
    text: str
    pack: Pack | None
    own: bool = False
    replaces: bool = False
    faults: tuple[Fault, ...] = ()


def stored_packs(reader: Reader) -> list[StoredPack]:
    """Return every pack, those of the program first, also those of the centre that can no longer be read."""
    own = {one.pack_id: _own(one) for one in reader.all(OwnPack, order="pack_id")}
    texts = shipped_texts()
    standard = {one.id: StoredPack(one.id, one.kind, texts[one.id], one) for one in shipped()}
    return list({**standard, **own}.values())


def _own(kept: OwnPack) -> StoredPack:
    examined = examine(kept.text)
    pack = changed(examined.pack, own=True) if examined.pack else None
    return StoredPack(
        kept.pack_id, kept.kind, kept.text, pack, own=True, replaces=kept.pack_id in shipped_texts(),
        faults=examined.faults,
    )  # fmt: skip


def packs(reader: Reader, kind: str = "", country: str = "") -> tuple[Pack, ...]:
    """Return the packs of a kind that can be used; with a country, its own stand first, then those of the union."""
    near = country.casefold()
    found = [one.pack for one in stored_packs(reader) if one.pack is not None and kind in ("", one.pack.kind)]
    found.sort(key=lambda pack: (pack.jurisdiction != near, pack.jurisdiction != "eu") if near else (False, False))
    return tuple(found)


def pack_of(reader: Reader, pack_id: str) -> Pack:
    """Return a pack, the centre's own before the program's; raises MissingError."""
    found = next((one for one in stored_packs(reader) if one.id == pack_id), None)
    if found is None:
        raise MissingError(T("There is no pack “{pack}”.").put(pack=pack_id))
    if found.pack is None:
        raise MissingError(
            T("The pack “{pack}” cannot be read by this program. Mend it under Packs.").put(pack=pack_id)
        )
    return found.pack


def pack_file_text(path: Path) -> str:
    """Return the text of a file that holds a pack; raises ImportRefusedError when it is no text or far too large."""
    if path.stat().st_size > 4 * MOST_CHARACTERS:
        raise ImportRefusedError(T("“{file}” is too large to be a pack.").put(file=path.name))
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        refused = T("“{file}” is no text in UTF-8. Save it as UTF-8 in your editor.").put(file=path.name)
        raise ImportRefusedError(refused) from error


@command("packs.save_pack", T("Add a pack"), PACKS_WRITE)
def save_pack(tx: Transaction, *, text: str) -> str:
    """Keep a pack of the centre, in the place of one with the same id; returns the id. Raises PackError."""
    pack = read_pack(text)
    tx.name_step(T("Save the pack “{title}”").put(title=verbatim(pack.title.text(current().language_code))))
    kept = _kept(tx, pack.id)
    if kept is None:
        tx.insert(OwnPack(pack_id=pack.id, kind=pack.kind, text=text))
    else:
        tx.update(kept, kind=pack.kind, text=text)
    return pack.id


@command("packs.remove_pack", T("Remove a pack"), PACKS_WRITE)
def remove_pack(tx: Transaction, *, pack: str) -> None:
    """Remove a pack of the centre; one of the program with the same id shows again. Raises MissingError."""
    kept = _kept(tx, pack)
    if kept is None:
        raise MissingError(T("The centre has no pack “{pack}” of its own.").put(pack=pack))
    tx.name_step(T("Remove the pack “{pack}”").put(pack=pack))
    tx.delete(kept)


def _kept(reader: Reader, pack_id: str) -> OwnPack | None:
    return next(iter(reader.all(OwnPack, "pack_id = :pack", {"pack": pack_id})), None)


SLICE = Slice(
    name="packs",
    label=T("Packs of law"),
    records=(OwnPack,),
    commands=(save_pack, remove_pack),
    rights=(PACKS_READ, PACKS_WRITE),
    actions=(
        Action("packs.list", T("Packs of law"), Place("packs"), PACKS_READ, "document", help_topic="packs"),
        Action("packs.add", T("Add a pack"), Place("pack.edit"), PACKS_WRITE, "add", help_topic="packs"),
    ),
)
