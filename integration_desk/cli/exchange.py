"""Verbs that take in and give out: the directory as HSDS, clients as a table."""

from pathlib import Path
from typing import Any

from integration_desk.cli.desks import opened
from integration_desk.cli.tables import import_clients
from integration_desk.cli.terminal import Terminal
from integration_desk.clients import export_rows
from integration_desk.core.centre import centre_of
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T, Text
from integration_desk.directory import (
    EFFECTS,
    SERVICE_TARGETS,
    Finding,
    ImportReport,
    Package,
    ServiceSheet,
    import_package,
    preview_import,
    read_package,
    read_service_sheet,
    take_snapshot,
    write_export,
)
from integration_desk.i18n import use
from integration_desk.spreadsheets import mapping_named, read_sheets, suggested_rules, write_table
from integration_desk.store import Desk


def import_verb(options: Any, terminal: Terminal) -> int:
    """Import; what could not be taken is told row by row, and the rest is in."""
    take = _import_directory if options.what == "directory" else import_clients
    with opened(options) as desk:
        return take(desk, options, terminal)


def export_verb(options: Any, terminal: Terminal) -> int:
    """Export; that it was done is recorded."""
    use(terminal.speaker.language_code)
    give = _export_directory if options.what == "directory" else _export_clients
    with opened(options) as desk:
        return give(desk, options, terminal)


def _import_directory(desk: Desk, options: Any, terminal: Terminal) -> int:
    package = _service_sheet(desk, options) or read_package(options.source)
    if options.dry_run:
        report: ImportReport = desk.ask(preview_import, package)
    else:
        report = desk.run(import_package, package=package).result
    rows = [_finding_cells(finding, terminal) for finding in report.findings]
    header = [terminal.say(label) for label in (T("File"), T("Row"), T("Column"), T("Value"), T("Reason"), T("Effect"))]
    _tell_refused(options, terminal, header, rows)
    told = {
        "added": dict(report.added),
        "changed": dict(report.changed),
        "same": report.same,
        "findings": [
            dict(zip(("file", "row", "column", "value", "reason", "effect"), row, strict=True)) for row in rows
        ],
        "dry_run": options.dry_run,
    }
    counts = {
        "added": sum(report.added.values()), "changed": sum(report.changed.values()), "same": report.same,
    }  # fmt: skip
    terminal.show(told, T("Records added: {added}, changed: {changed}, the same as before: {same}.").put(**counts))
    return 0


def _service_sheet(desk: Desk, options: Any) -> Package | None:
    """Read services from an ordinary spreadsheet by a preset, or by what its columns seem to mean; else None."""
    path = Path(options.source)
    if not options.mapping and path.suffix.casefold() not in (".xlsx", ".ods"):
        return None
    sheet = read_sheets(path).sheet(options.sheet)
    if options.mapping:
        rules = tuple(desk.ask(mapping_named, "services", options.mapping).rules())
    else:
        rules = suggested_rules(sheet.header, SERVICE_TARGETS)
    read: ServiceSheet = desk.ask(read_service_sheet, sheet, rules)
    return read.package


def _export_directory(desk: Desk, options: Any, terminal: Terminal) -> int:
    snapshot = desk.ask(take_snapshot)
    target = write_export(snapshot, options.target, title=desk.ask(centre_of).name)
    desk.record_event("export", what="directory").result()
    terminal.show({"out": str(target)}, T("The directory is in {file}.").put(file=str(target)))
    return 0


def _export_clients(desk: Desk, options: Any, terminal: Terminal) -> int:
    if not options.reason.strip():
        text = T("Clients leave the encrypted file only with a reason: give it with --reason.")
        raise InvalidError((Problem("reason", text),))
    header, *rows = desk.ask(lambda reader: list(export_rows(reader)))
    say = terminal.speaker
    title, side = say.say(T("Clients")), say.direction
    count = write_table(Path(options.target), header, rows, title=title, direction=side)
    desk.record_event("export", what="clients", count=count, reason=options.reason).result()
    text = T("{count} client is in {file}. It is not encrypted: erase it when it has served.",
             "{count} clients are in {file}. It is not encrypted: erase it when it has served.")  # fmt: skip
    terminal.show({"out": options.target, "clients": count}, text.of(count, file=options.target))
    return 0


def _finding_cells(finding: Finding, terminal: Terminal) -> list[str]:
    said: list[Text | str] = [finding.value, finding.reason, EFFECTS.label(finding.effect)]
    return [finding.file, str(finding.row), finding.column, *(terminal.say(one) for one in said)]


def _tell_refused(options: Any, terminal: Terminal, header: list[str], rows: list[list[str]]) -> None:
    """Write what was refused to the file that was named for it, else say it."""
    if not rows:
        return
    if options.errors:
        write_table(Path(options.errors), header, rows, direction=terminal.speaker.direction)
        terminal.tell(T("What could not be taken as written stands in {file}.").put(file=options.errors))
    elif not terminal.as_json:
        for row in rows:
            terminal.tell(" · ".join(row))
