"""Clients come in from a table: CSV, XLSX or ODS, by a preset or by what the headers say."""

import sys
from pathlib import Path
from typing import Any

import attrs

from integration_desk.cli.terminal import Terminal
from integration_desk.clients import (
    KIND,
    Double,
    Refusal,
    double_sentence,
    doubles_of,
    import_rows,
    local_day,
    not_compared,
    sorted_out,
    suggested,
    take_in,
    write_refused,
)
from integration_desk.core.words import T
from integration_desk.spreadsheets import Rule, Sheet, mapping_named, missing_columns, read_sheets
from integration_desk.store import Desk


def import_clients(desk: Desk, options: Any, terminal: Terminal) -> int:
    """Import clients; what could not be taken is told row by row, and the rest is in."""
    name = "-" if options.source == "-" else Path(options.source)
    source = sys.stdin.buffer.read() if options.source == "-" else name
    sheet = read_sheets(source, name=str(name), encoding=options.encoding).sheet(options.sheet)
    rules = _rules(desk, sheet, options, terminal)
    intake = take_in(sheet, rules, local_day(desk.now()))
    compared = desk.ask(doubles_of, intake.newcomers)
    doubles = compared.found
    if compared.until:
        terminal.tell(not_compared(compared.until))
    people, refused, left_out = sorted_out(intake, doubles, options.duplicates)
    if people and not options.dry_run:
        desk.run(import_rows, rows=people)
    for column in intake.unused:
        terminal.tell(T("Column “{column}” is not known and was left out.").put(column=column))
    told = {
        "imported": len(people),
        "refused": len(refused),
        "duplicates": [_told(double, terminal) for double in doubles],
        "left_out": left_out,
        "unknown": list(intake.unused),
        "problems": _tell_refused(refused, sheet, options, terminal),
        "dry_run": options.dry_run,
    }
    if doubles and not terminal.as_json:
        for double in doubles:
            terminal.tell(double_sentence(double))
    imported = T("{count} client imported", "{count} clients imported").of(len(people))
    refusals = T("{count} row refused", "{count} rows refused").of(len(refused))
    terminal.show(told, T("{imported}, {refused}.").put(imported=imported, refused=refusals))
    return 0 if people or not refused else 1


def _rules(desk: Desk, sheet: Sheet, options: Any, terminal: Terminal) -> tuple[Rule, ...]:
    if options.mapping:
        rules = desk.ask(mapping_named, KIND, options.mapping).rules()
        for column in missing_columns(rules, sheet.header):
            terminal.tell(T("The preset speaks of a column “{column}”, which this file has not.").put(column=column))
    else:
        rules = suggested(sheet)
    return tuple(attrs.evolve(rule, dates=options.dates) for rule in rules) if options.dates else rules


def _told(double: Double, terminal: Terminal) -> dict[str, Any]:
    return {
        "row": double.row,
        "name": double.name,
        "client": double.client_id or None,
        "file_number": double.file_number or None,
        "other_row": double.other_row or None,
        "why": [terminal.say(reason) for reason in double.why],
    }


def _tell_refused(refused: tuple[Refusal, ...], sheet: Sheet, options: Any, terminal: Terminal) -> list[str]:
    lines = [
        terminal.say(
            T("Row {row}: {reason}").put(row=refusal.row, reason=problem.text) if problem.field else problem.text
        )
        for refusal in refused
        for problem in refusal.problems
    ]
    if refused and options.errors:
        write_refused(Path(options.errors), sheet, refused, terminal.speaker)
        terminal.tell(T("What could not be taken as written stands in {file}.").put(file=options.errors))
    elif not terminal.as_json:
        for line in lines:
            terminal.tell(line)
    return lines
