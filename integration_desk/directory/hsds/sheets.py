"""Reading the tabular package: one CSV file for each table, whatever its delimiter and encoding."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from integration_desk.core.words import T
from integration_desk.directory.hsds.collect import Collector, Place
from integration_desk.directory.hsds.shape import CLASSES, columns_of

_DELIMITERS = ",;\t|"
_MARKED = re.compile(r"'+[=+\-@\t\r]")
# Records that speak of others come last, so that what they speak of is known.
_LAST = ("attribute", "metadata")


def decode(data: bytes, collector: Collector, file: str) -> str:
    """Return the text of a file; what is not UTF-8 is read as Windows-1252, and that is reported."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        reason = T("The file is not in UTF-8; it was read as Windows-1252. Check letters with accents.")
        collector.report(Place(file, 1), "", "", reason, "note")
        return data.decode("cp1252", "replace")


def _delimiter(header: str, table: str) -> str:
    known = {spec.name for spec in columns_of(table)} | {"id"}
    counts = {one: sum(cell.strip(' "') in known for cell in header.lower().split(one)) for one in _DELIMITERS}
    return max(_DELIMITERS, key=lambda one: counts[one])


def plain_cell(cell: str) -> str:
    """Return a cell without the mark that keeps spreadsheets from taking it for a formula.

    >>> plain_cell("'=1+1"), plain_cell("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if _MARKED.match(cell) else cell


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    yield from reader


def read_sheet(collector: Collector, table: str, data: bytes, file: str, delimiter: str = "") -> None:
    """Take in the rows of one CSV file."""
    text = decode(data, collector, file)
    header_line = next((line for line in text.splitlines() if line.strip()), "")
    rows = _rows(text, delimiter if delimiter in tuple(_DELIMITERS) else _delimiter(header_line, table))
    number = 0
    try:
        header: list[str] = []
        for number, row in enumerate(rows, start=1):
            if not any(cell.strip() for cell in row):
                continue
            if not header:
                header = [cell.strip().lower() for cell in row]
                continue
            if len(row) > len(header):
                reason = T("The row has {count} cells, the header {columns}; the last cells were left out.")
                surplus = delimiter.join(row[len(header) :])
                collector.report(
                    Place(file, number), "", surplus, reason.put(count=len(row), columns=len(header)), "dropped"
                )
            collector.add(table, _cells(header, row), Place(file, number))
    except csv.Error:
        reason = T(
            "The file cannot be read as a table from here on: a quotation mark is missing, or a cell is too long."
        )
        collector.report(Place(file, number + 1), "", "", reason, "refused")


def _cells(header: Iterable[str], row: Iterable[str]) -> Mapping[str, Any]:
    return {name: plain_cell(cell) for name, cell in zip(header, row, strict=False) if name}


def in_order(tables: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (table, file) pairs in the order in which they are read."""
    order = [table for table in CLASSES if table not in _LAST] + list(_LAST)
    return sorted(tables, key=lambda pair: (order.index(pair[0]), pair[1]))
