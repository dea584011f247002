"""Files of tables: what they are by their first bytes, read to sheets; written whole or not at all."""

import io
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from integration_desk.core.errors import ImportRefusedError, StorageError
from integration_desk.core.words import T, Text
from integration_desk.spreadsheets.books import MOST_BYTES, Book, Tell
from integration_desk.spreadsheets.csv_files import DELIMITERS, read_csv, write_csv
from integration_desk.spreadsheets.excel_reading import parts_of, read_excel
from integration_desk.spreadsheets.excel_writing import write_excel
from integration_desk.spreadsheets.open_document import read_open_document

SUFFIXES = (".xlsx", ".csv", ".ods", ".tsv", ".txt")
"""Endings of the files that can be read."""

_OLD_EXCEL = T(
    "“{file}” is an old Excel file (XLS) or is locked with a password. Open it with a spreadsheet program and save it "
    "as XLSX, without a password."
)
_BINARY_EXCEL = T("“{file}” is a binary workbook (XLSB). Open it with a spreadsheet program and save it as XLSX.")
_NO_TABLE = T("“{file}” is not a table: {kind}. Choose a CSV, XLSX or ODS file.")
_KINDS: tuple[tuple[bytes, Text], ...] = (
    (b"%PDF", T("it is a PDF")),
    (b"\x89PNG", T("it is a picture")),
    (b"\xff\xd8\xff", T("it is a picture")),
    (b"GIF8", T("it is a picture")),
    (b"{\\rtf", T("it is a text document")),
    (b"SQLite format 3", T("it is a database")),
    (b"\x1f\x8b", T("it is a packed file")),
    (b"7z\xbc\xaf", T("it is a packed file")),
    (b"Rar!", T("it is a packed file")),
    (b"MZ", T("it is a program")),
    (b"\x7fELF", T("it is a program")),
)
_WEB = (b"<!doctype html", b"<html", b"<?xml", b"<table")
_PLAIN_TEXT = 4096


def read_sheets(
    source: Path | str | bytes, *, name: str = "", encoding: str = "", delimiter: str = "", tell: Tell | None = None
) -> Book:
    """Read a CSV, XLSX or ODS file, told apart by its first bytes whatever its name says.

    ``encoding`` and ``delimiter`` overrule what is found out about a CSV file. Any bytes give a book with at least one
    sheet, or ImportRefusedError with a plain sentence. ``tell`` hears how far a workbook is read, and may end it.
    """
    if delimiter not in ("", *DELIMITERS):
        text = T("“{delimiter}” cannot stand between cells. Choose a comma, semicolon, tab or bar.")
        raise ImportRefusedError(text.put(delimiter=delimiter))
    data, called = (source, name) if isinstance(source, bytes) else _bytes_of(Path(source))
    if data.startswith(b"PK\x03\x04"):
        parts = parts_of(data, called)
        if "xl/workbook.bin" in parts:
            raise ImportRefusedError(_BINARY_EXCEL.put(file=called))
        if "content.xml" in parts:
            return read_open_document(data, called, tell)
        if "[Content_Types].xml" in parts:
            return read_excel(data, called, tell)
        raise ImportRefusedError(_NO_TABLE.put(file=called, kind=T("it is a packed file")))
    _refuse_what_is_no_text(data, called)
    return read_csv(data, called, encoding, delimiter)


def write_table(
    target: Path, header: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "", direction: str = "ltr"
) -> int:
    """Write a file by its ending: .xlsx, else CSV in UTF-8 with its mark; returns how many rows were written.

    The file appears when it is whole; what was there before stays until then. No cell can become a formula. Of values
    that are no text, numbers and dates stay such in XLSX; ``direction`` "rtl" lets the sheet begin on the right.
    """
    half = target.with_name(f".{target.name}.part")
    try:
        if target.suffix.casefold() == ".xlsx":
            with half.open("wb") as stream:
                count = write_excel(stream, header, rows, title=title, right_to_left=direction == "rtl")
        else:
            delimiter = "\t" if target.suffix.casefold() == ".tsv" else ","
            with half.open("w", encoding="utf-8-sig", errors="replace", newline="") as words:
                count = write_csv(words, header, rows, delimiter)
        os.replace(half, target)  # noqa: PTH105 - the same on every system, also onto a file that is there
    except OSError as error:
        said = T("{file} could not be written ({reason}). Free some space or choose another place.")
        raise StorageError(said.put(file=str(target), reason=error.strerror or "")) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
    return count


def table_bytes(
    header: Sequence[str], rows: Iterable[Sequence[Any]], *, form: str = "xlsx", title: str = "", direction: str = "ltr"
) -> bytes:
    """Return the same as bytes; ``form`` is xlsx or csv."""
    if form == "xlsx":
        made = io.BytesIO()
        write_excel(made, header, rows, title=title, right_to_left=direction == "rtl")
        return made.getvalue()
    words = io.StringIO(newline="")
    write_csv(words, header, rows)
    return words.getvalue().encode("utf-8-sig", "replace")


def _bytes_of(path: Path) -> tuple[bytes, str]:
    try:
        if path.is_dir():
            raise ImportRefusedError(T("“{file}” is a folder. Choose a file.").put(file=path.name))
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (FileNotFoundError, ValueError) as error:
        raise ImportRefusedError(T("“{file}” is not there.").put(file=path.name)) from error
    except OSError as error:
        raise ImportRefusedError(T("“{file}” cannot be read.").put(file=path.name)) from error
    if len(data) > MOST_BYTES:
        text = T("“{file}” is larger than {size} MB and was not read.")
        raise ImportRefusedError(text.put(file=path.name, size=MOST_BYTES // 1024 // 1024))
    return data, path.name


def _refuse_what_is_no_text(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportRefusedError(_OLD_EXCEL.put(file=name))
    kind = next((text for magic, text in _KINDS if data.startswith(magic)), None)
    start = data[:_PLAIN_TEXT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if kind is None and start.startswith(_WEB):
        kind = T("it is a page of the web, though it may be called a spreadsheet")
    if kind is not None:
        raise ImportRefusedError(_NO_TABLE.put(file=name, kind=kind))
