"""The verb of the letter's template: show it, check one, try it on nobody, save it, or bring back the program's own."""

from pathlib import Path
from typing import Any

from integration_desk.cli.booklets import write_file
from integration_desk.cli.desks import opened
from integration_desk.cli.terminal import Terminal, read_words
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T
from integration_desk.referrals import Trial, Wording, read_template, save_template, try_template, wording_of


def template_verb(options: Any, terminal: Terminal) -> int:
    """Do what was asked with the template; a file with a template is checked before the desk is opened."""
    source = read_words(options.file) if options.file else ""
    if not source.strip() and options.what in ("check", "save"):
        raise InvalidError((Problem("file", T("Name the file with the template; - is standard input.")),))
    if source:
        read_template(source)
    if options.what == "check":
        terminal.show({"good": True}, T("The template is good."))
        return 0
    with opened(options) as desk:
        if options.what == "show":
            _show(desk.ask(wording_of), options.out, terminal)
        elif options.what == "try":
            _try(desk, source, options, terminal)
        else:
            desk.run(save_template, source=source if options.what == "save" else "")
            own = desk.ask(wording_of).own
            saved = T("Letters print with this template of your centre.")
            terminal.show({"own": own}, saved if own else T("Letters print with the program's own template."))
    return 0


def _show(wording: Wording, out: str, terminal: Terminal) -> None:
    """Write the template in use to a file, or to the terminal."""
    if out:
        write_file(Path(out), wording.source.encode())
    shown = T("The template is in {file}.").put(file=out) if out else wording.source
    terminal.show({"own": wording.own, "source": wording.source}, shown)


def _try(desk: Any, source: str, options: Any, terminal: Terminal) -> None:
    """Write the letter that a template makes, about a person who does not exist."""
    if not options.out:
        raise InvalidError((Problem("out", T("Say with --out which PDF file to write.")),))
    wording = desk.ask(wording_of)
    first = options.receiver_language or wording.language
    pdf = desk.ask(try_template, Trial(source or wording.source, first, options.language or first))
    write_file(Path(options.out), pdf)
    terminal.show(
        {"out": options.out, "bytes": len(pdf)},
        T("The letter, about a person who does not exist, is in {file}.").put(file=options.out),
    )
