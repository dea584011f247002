"""Excel workbooks (XLSX): read as a stream, values only; formulas, macros and links to elsewhere are never followed."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from integration_desk.core.errors import DeskError, ImportRefusedError
from integration_desk.core.words import T
from integration_desk.spreadsheets.books import MOST_COLUMNS, MOST_ROWS, Book, Row, Tell, sheet_of, telling
from integration_desk.spreadsheets.cells import text_of

_MOST_UNPACKED = 1024 * 1024 * 1024
_MOST_STRINGS = 256 * 1024 * 1024
_MOST_CELLS = 60_000_000
_MOST_RATIO = 200
_SMALL = 8 * 1024 * 1024
_MOST_PARTS = 2_000
_ERRORS = frozenset({"#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#DIV/0!", "#REF!", "#GETTING_DATA"})
_DAMAGED = T(
    "“{file}” is damaged, or not a workbook that can be read. Open it with a spreadsheet program and save it anew."
)
_BOMB = T("“{file}” was refused: unpacked it would be far larger than any list.")


def parts_of(data: bytes, name: str) -> dict[str, zipfile.ZipInfo]:
    """Return the parts of a zipped document by their names; raises ImportRefusedError when it is damaged or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except Exception as error:  # whatever a damaged zip makes the library raise, it means this
        raise ImportRefusedError(_DAMAGED.put(file=name)) from error
    if any(part.flag_bits & 0x1 for part in parts):
        text = T("“{file}” is locked with a password. Save it without one and choose it again.")
        raise ImportRefusedError(text.put(file=name))
    swollen = any(
        part.file_size > _SMALL and part.file_size > _MOST_RATIO * max(part.compress_size, 1) for part in parts
    )
    strings = sum(part.file_size for part in parts if "sharedstrings" in part.filename.casefold())
    if swollen or len(parts) > _MOST_PARTS or strings > _MOST_STRINGS:
        raise ImportRefusedError(_BOMB.put(file=name))
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise ImportRefusedError(_BOMB.put(file=name))
    return {part.filename: part for part in parts}


def read_excel(data: bytes, name: str, tell: Tell | None = None) -> Book:
    """Read the sheets that are not hidden; raises ImportRefusedError with a sentence, and what ``tell`` raises."""
    import openpyxl  # noqa: PLC0415 - it takes a while, and the program starts without it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about colours and lists of choice, which no row needs
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            shown = [one for one in book.worksheets if one.sheet_state == "visible"]
            sheets = [sheet_of(one.title, telling(_rows(one, name), one.max_row or 0, tell)) for one in shown]
            book.close()
    except DeskError:
        raise
    except Exception as error:  # openpyxl lets through whatever the XML makes Python raise
        raise ImportRefusedError(_DAMAGED.put(file=name)) from error
    found = tuple(one for one in sheets if one is not None)
    if not found:
        raise ImportRefusedError(T("“{file}” is empty.").put(file=name))
    return Book(name, "xlsx", found)


def _rows(sheet: Any, name: str) -> Iterator[Row]:
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    cells = 0
    known: dict[str, str] = {}
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if not values:
            if number > MOST_ROWS:
                raise ImportRefusedError(_BOMB.put(file=name))
            continue
        cells += len(values)
        if number > MOST_ROWS or cells > _MOST_CELLS:
            raise ImportRefusedError(_BOMB.put(file=name))
        row = [
            known.setdefault(value, value) if type(value) is str else text_of(value) for value in values[:MOST_COLUMNS]
        ]
        while row and not row[-1]:
            row.pop()
        if row:
            yield number, ["" if cell in _ERRORS else cell for cell in row]
