"""Verbs that print what clients take along: the directory as a booklet, information sheets, and their plan."""

from pathlib import Path
from typing import Any

from integration_desk.casework import print_plan, share_plan
from integration_desk.cli.desks import opened
from integration_desk.cli.registers import client_of
from integration_desk.cli.terminal import Terminal
from integration_desk.core.centre import centre_of
from integration_desk.core.errors import InvalidError, Problem, StorageError
from integration_desk.core.words import T
from integration_desk.directory import NEEDS, booklet
from integration_desk.information import give_sheet, print_sheet, sheets
from integration_desk.printing import render


def booklet_verb(options: Any, terminal: Terminal) -> int:
    """Print the directory, or what the filters leave of it, as a booklet."""
    if options.need and options.need not in NEEDS:
        text = T("“{need}” is no need of the list: {needs}.")
        raise InvalidError((Problem("need", text.put(need=options.need, needs=tuple(code.code for code in NEEDS))),))
    chosen = {name: getattr(options, name) for name in ("language", "need", "free", "accessible")}
    with opened(options) as desk:
        language = options.into or desk.ask(centre_of).letter_language
        document = desk.ask(booklet, language=language, words=options.words, paper=options.paper, chosen=chosen)
        pdf = render(document)
        write_file(Path(options.out), pdf)
        desk.record_event("print", what="booklet").result()
    terminal.show({"out": options.out, "bytes": len(pdf)}, T("The booklet is in {file}.").put(file=options.out))
    return 0


def sheet_verb(options: Any, terminal: Terminal) -> int:
    """Print an information sheet and record to whom it was given; without a sheet, list those there are."""
    with opened(options) as desk:
        if not options.sheet:
            found = desk.ask(sheets)
            if terminal.as_json:
                terminal.json([{"sheet": one.key, "title": one.title, "languages": one.languages} for one in found])
            else:
                terminal.table([[one.key, one.title, ", ".join(one.languages)] for one in found])
            return 0
        if not options.out:
            raise InvalidError((Problem("out", T("Say with --out which PDF file to write.")),))
        client = desk.ask(client_of, options.client) if options.client else None
        spoken = client.native_language if client else ""
        language = options.language or spoken or desk.ask(centre_of).letter_language
        pdf = render(desk.ask(print_sheet, options.sheet, language))
        write_file(Path(options.out), pdf)
        if client is not None:
            desk.run(give_sheet, client=client.id, sheet=options.sheet, language=language)
        desk.record_event("print", what="information sheet").result()
    terminal.show({"out": options.out, "given": client is not None},
                  T("The information sheet is in {file}.").put(file=options.out))  # fmt: skip
    return 0


def plan_verb(options: Any, terminal: Terminal) -> int:
    """Print the plan of a client in her language, and record that she has it."""
    with opened(options) as desk:
        client = desk.ask(client_of, options.client)
        language = options.language or client.native_language or desk.ask(centre_of).letter_language
        pdf = render(desk.ask(print_plan, client.id, language))
        write_file(Path(options.out), pdf)
        desk.run(share_plan, client=client.id, language=language)
    terminal.show({"out": options.out, "language": language}, T("The plan is in {file}.").put(file=options.out))
    return 0


def write_file(path: Path, data: bytes) -> None:
    """Write a file; raises StorageError with a plain sentence."""
    try:
        path.write_bytes(data)
    except OSError as error:
        text = T("{file} could not be written ({reason}). Free some space or choose another place.")
        raise StorageError(text.put(file=str(path), reason=error.strerror or "")) from error
