"""Verbs that take in and give out: the directory as HSDS, clients as a table."""

import csv
import io
from pathlib import Path
from typing import Any

from integration_desk.cli.desks import opened
from integration_desk.cli.terminal import Terminal, read_words
from integration_desk.clients import export_rows, guarded, import_rows, read_sheet, write_refused
from integration_desk.core.centre import centre_of
from integration_desk.core.errors import InvalidError, Problem, StorageError
from integration_desk.core.words import T, Text
from integration_desk.directory import (
    EFFECTS,
    Finding,
    ImportReport,
    import_package,
    preview_import,
    read_package,
    take_snapshot,
    write_export,
)
from integration_desk.i18n import use
from integration_desk.store import Desk


def import_verb(options: Any, terminal: Terminal) -> int:
    """Import; what could not be taken is told row by row, and the rest is in."""
    take = _import_directory if options.what == "directory" else _import_clients
    with opened(options) as desk:
        return take(desk, options, terminal)


def export_verb(options: Any, terminal: Terminal) -> int:
    """Export; that it was done is recorded."""
    use(terminal.speaker.language_code)
    give = _export_directory if options.what == "directory" else _export_clients
    with opened(options) as desk:
        return give(desk, options, terminal)


def _import_directory(desk: Desk, options: Any, terminal: Terminal) -> int:
    package = read_package(options.source)
    if options.dry_run:
        report: ImportReport = desk.ask(preview_import, package)
    else:
        report = desk.run(import_package, package=package).result
    rows = [_finding_cells(finding, terminal) for finding in report.findings]
    guarded_rows = [[guarded(cell) for cell in row] for row in rows]
    header = [terminal.say(label) for label in (T("File"), T("Row"), T("Column"), T("Value"), T("Reason"), T("Effect"))]
    _tell_refused(options, terminal, _as_csv([header, *guarded_rows]), [" · ".join(row) for row in rows])
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


def _import_clients(desk: Desk, options: Any, terminal: Terminal) -> int:
    sheet = read_sheet(read_words(options.source))
    rows = tuple(entry.values for entry in sheet.entries)
    if rows and not options.dry_run:
        desk.run(import_rows, rows=rows)
    for column in sheet.unknown:
        terminal.tell(T("Column “{column}” is not known and was left out.").put(column=column))
    lines = [
        terminal.say(T("Row {row}: {reason}").put(row=refusal.row, reason=problem.text))
        for refusal in sheet.refused
        for problem in refusal.problems
    ]
    _tell_refused(options, terminal, write_refused(sheet, terminal.say), lines)
    told = {"imported": len(rows), "refused": len(sheet.refused), "unknown": list(sheet.unknown), "problems": lines}
    imported = T("{count} client imported", "{count} clients imported").of(len(rows))
    refused = T("{count} row refused", "{count} rows refused").of(len(sheet.refused))
    text = T("{imported}, {refused}.").put(imported=imported, refused=refused)
    terminal.show({**told, "dry_run": options.dry_run}, text)
    return 0 if rows or not sheet.refused else 1


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
    rows = desk.ask(lambda reader: list(export_rows(reader)))
    desk.record_event("export", what="clients", count=len(rows) - 1, reason=options.reason).result()
    _write(Path(options.target), "\ufeff" + _as_csv(rows))
    text = T("{count} client is in {file}. It is not encrypted: erase it when it has served.",
             "{count} clients are in {file}. It is not encrypted: erase it when it has served.")  # fmt: skip
    terminal.show({"out": options.target, "clients": len(rows) - 1}, text.of(len(rows) - 1, file=options.target))
    return 0


def _finding_cells(finding: Finding, terminal: Terminal) -> list[str]:
    said: list[Text | str] = [finding.value, finding.reason, EFFECTS.label(finding.effect)]
    return [finding.file, str(finding.row), finding.column, *(terminal.say(one) for one in said)]


def _tell_refused(options: Any, terminal: Terminal, table: str, lines: list[str]) -> None:
    """Write what was refused to the file that was named for it, else say it."""
    if not lines:
        return
    if options.errors:
        _write(Path(options.errors), "\ufeff" + table)
        terminal.tell(T("What could not be taken as written stands in {file}.").put(file=options.errors))
    elif not terminal.as_json:
        for line in lines:
            terminal.tell(line)


def _as_csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        said = T("{file} could not be written ({reason}). Free some space or choose another place.")
        raise StorageError(said.put(file=str(path), reason=error.strerror or "")) from error
