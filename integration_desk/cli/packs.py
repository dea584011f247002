"""The verb of packs: which there are, what one says, whether a file is one, and adding or removing the centre's own."""

from pathlib import Path
from typing import Any

from integration_desk.cli.booklets import write_file
from integration_desk.cli.desks import opened
from integration_desk.cli.terminal import Terminal, read_words
from integration_desk.core.access import Reader
from integration_desk.core.errors import InvalidError, MissingError, Problem
from integration_desk.core.words import T, verbatim
from integration_desk.packs import (
    PACK_KINDS,
    PackError,
    StoredPack,
    examine,
    pack_file_text,
    packs_page,
    place_words,
    read_pack,
    remove_pack,
    save_pack,
    stored_packs,
)

_MANY = 10_000


def packs_verb(options: Any, terminal: Terminal) -> int:
    """Do what was asked with packs; a file is checked before the desk is opened."""
    if not options.name and options.what != "list":
        raise InvalidError((Problem("name", T("Name the pack, or the file with one; - is standard input.")),))
    if options.what == "check":
        return _check(_text(options.name), terminal)
    if options.what == "add":
        read_pack(text := _text(options.name))
    with opened(options) as desk:
        if options.what == "list":
            _list(desk, terminal)
        elif options.what == "show":
            _show(desk.ask(_stored, options.name), options.out, terminal)
        elif options.what == "add":
            added = desk.run(save_pack, text=text).result
            terminal.show({"id": added}, T("Added: {pack}").put(pack=added))
        else:
            desk.run(remove_pack, pack=options.name)
            terminal.show({"id": options.name}, T("Removed: {pack}").put(pack=options.name))
    return 0


def _text(name: str) -> str:
    return read_words(name) if name == "-" else pack_file_text(Path(name))


def _check(text: str, terminal: Terminal) -> int:
    """Tell every fault, one a line; the status is that of something wrong."""
    found = examine(text)
    faults = [{"line": one.line, "key": one.key, "fault": terminal.say(one.text)} for one in found.faults]
    if terminal.as_json:
        terminal.json({"good": not faults, "faults": faults})
    elif not faults:
        terminal.line(T("The pack is good."))
    else:
        for one in found.faults:
            terminal.line(one.sentence())
    return PackError.status if faults else 0


def _list(desk: Any, terminal: Terminal) -> None:
    rows, _count = desk.ask(packs_page, offset=0, limit=_MANY)
    if terminal.as_json:
        terminal.json([{
            "id": one.id, "title": one.title, "kind": one.kind, "jurisdiction": one.jurisdiction,
            "checked_on": one.checked_on, "source": one.source, "own": one.own, "old": one.old,
        } for one in rows])  # fmt: skip
        return
    say = terminal.say
    terminal.table([
        (
            one.id,
            one.title,
            say(PACK_KINDS.label(one.kind)),
            say(place_words(one.jurisdiction)),
            say(T("Your own")) if one.own else say(T("From the program")),
            say(T("Older than a year")) if one.old else "",
        )
        for one in rows
    ])  # fmt: skip


def _stored(reader: Reader, pack_id: str) -> StoredPack:
    found = next((one for one in stored_packs(reader) if one.id == pack_id), None)
    if found is None:
        raise MissingError(T("There is no pack “{pack}”.").put(pack=pack_id))
    return found


def _show(stored: StoredPack, out: str, terminal: Terminal) -> None:
    """Write the text of a pack to a file, or to the terminal."""
    if out:
        write_file(Path(out), stored.text.encode())
    shown = T("The pack is in {file}.").put(file=out) if out else verbatim(stored.text)
    terminal.show({"id": stored.id, "own": stored.own, "text": stored.text}, shown)
