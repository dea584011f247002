"""CSV files: read whatever their delimiter, written so that no cell can become a formula."""

import csv
import io
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.words import T
from integration_desk.spreadsheets.books import MOST_BYTES, MOST_COLUMNS, Book, Row, sheet_of
from integration_desk.spreadsheets.cells import guarded, text_of
from integration_desk.spreadsheets.encodings import decoded

DELIMITERS = ",;\t|"
_LOOKED_AT = 30
_LIMIT = threading.Lock()  # the longest cell is one number for all of the program
_NOT_A_TABLE = T("“{file}” is not a table of rows and columns.")


def read_csv(data: bytes, name: str, encoding: str = "", delimiter: str = "") -> Book:
    """Read a CSV file; raises ImportRefusedError with a plain sentence."""
    text, read_as = decoded(data, encoding)
    lines = list(io.StringIO(text.replace("\0", ""), newline=""))
    if lines and (told := lines[0].strip().casefold()).startswith("sep=") and len(told) == 5:
        delimiter, lines[0] = delimiter or told[4], "\n"  # how Excel notes the delimiter
    chosen = delimiter or delimiter_of(lines[:_LOOKED_AT])
    with _LIMIT:
        before = csv.field_size_limit(MOST_BYTES)
        try:
            sheet = sheet_of("", _rows(lines, chosen, name))
        except csv.Error as error:
            raise ImportRefusedError(_NOT_A_TABLE.put(file=name)) from error
        finally:
            csv.field_size_limit(before)
    if sheet is None:
        raise ImportRefusedError(T("“{file}” is empty.").put(file=name))
    return Book(name, "csv", (sheet,), read_as, chosen)


def delimiter_of(lines: Sequence[str]) -> str:
    r"""Return the delimiter that gives the first lines the same number of columns, the more the better.

    >>> delimiter_of(["name;born\n", "Hassan, Amina;1987\n"]), delimiter_of(["name\n"])
    (';', ',')
    """
    best, most = ",", 0.0
    for one in DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=one) if row)
        except csv.Error:
            continue
        width, count = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(0, 0))
        worth = (width - 1) * count / max(widths.total(), 1) ** 0.5
        if worth > most:
            best, most = one, worth
    return best


def write_csv(target: TextIO, header: Sequence[Any], rows: Iterable[Sequence[Any]], delimiter: str = ",") -> int:
    """Write a header and rows; returns how many rows. The stream is opened with ``newline=""``."""
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerow([guarded(text_of(cell)) for cell in header])
    count = 0
    for row in rows:
        writer.writerow([guarded(text_of(cell)) for cell in row])
        count += 1
    return count


def _rows(lines: list[str], delimiter: str, name: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    number = end = begin = 0
    for number, cells in enumerate(reader, start=1):
        begin, end = end, reader.line_num
        yield number, cells if len(cells) <= MOST_COLUMNS else cells[:MOST_COLUMNS]
    if number and _left_open(lines[begin:end], delimiter):
        text = T(
            "In “{file}”, a quotation mark is opened in row {row} and never closed. Close it there, or save the table "
            "again with a spreadsheet program."
        )
        raise ImportRefusedError(text.put(file=name, row=number))


def _left_open(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether the last record ends inside a quotation; only one of several lines does harm."""
    if len(lines) < 2:
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
