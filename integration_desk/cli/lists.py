"""The verb that takes out what a list of the window shows, as a spreadsheet."""

from pathlib import Path
from typing import Any

from integration_desk.app import SLICES
from integration_desk.cli.desks import opened
from integration_desk.cli.terminal import Terminal, passphrase
from integration_desk.core.errors import InvalidError, Problem, StorageError
from integration_desk.core.lists import Extract, Listing
from integration_desk.core.words import T
from integration_desk.i18n import use
from integration_desk.spreadsheets import Terms, export_list


def list_verb(options: Any, terminal: Terminal) -> int:
    """Export a list; that it was done is recorded."""
    use(terminal.speaker.language_code)
    extract, target = _extract(options), Path(options.out)
    terms = Terms(
        form="csv" if target.suffix.casefold() == ".csv" else "xlsx",
        passphrase=passphrase(options.lock_file) if options.lock_file else "",
        reason=options.reason,
        second=options.second,
        second_passphrase=passphrase(options.second_passphrase_file) if options.second_passphrase_file else "",
    )
    with opened(options) as desk:
        made = export_list(desk, extract, terms)
    try:
        target.write_bytes(made.content)
    except OSError as error:
        said = T("{file} could not be written ({reason}). Free some space or choose another place.")
        raise StorageError(said.put(file=str(target), reason=error.strerror or "")) from error
    count = T("{count} row", "{count} rows").of(made.rows)
    told = T("{rows} saved to {file}").put(rows=count, file=str(target))
    terminal.show({"rows": made.rows, "out": str(target), "locked": bool(terms.passphrase)}, told)
    return 0


def _extract(options: Any) -> Extract:
    listing = _listing(options.what)
    known = {one.name: one for one in listing.columns}
    columns = [name for name in options.columns.split(",") if name] or list(known)
    wanted = [*columns, *([options.sort.removeprefix("-")] if options.sort else [])]
    for name in wanted:
        if name not in known:
            text = T("“{name}” is no column of this list. It has: {columns}.")
            raise InvalidError((Problem("columns", text.put(name=name, columns=tuple(known))),))
    order = known[options.sort.removeprefix("-")].sort if options.sort else ""
    words = {"words": options.words} if options.words else {}
    return Extract(
        listing=listing,
        columns=tuple(columns),
        order=order,
        descending=options.sort.startswith("-"),
        criteria={**words, **dict.fromkeys(options.filter, True)},
    )


def _listing(name: str) -> Listing:
    known = {one.id: one for part in SLICES for one in part.lists}
    if name not in known:
        text = T("There is no list “{name}”. There are: {lists}.").put(name=name, lists=tuple(known))
        raise InvalidError((Problem("what", text),))
    return known[name]
