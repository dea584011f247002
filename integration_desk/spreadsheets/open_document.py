"""OpenDocument spreadsheets (ODS, LibreOffice): read as a stream, values only."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, iterparse

from integration_desk.core.errors import DeskError, ImportRefusedError
from integration_desk.core.words import T
from integration_desk.spreadsheets.books import MOST_COLUMNS, MOST_ROWS, Book, Row, Sheet, Tell, sheet_of

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE, _TEXT = f"{{{_NAMES}:table:1.0}}", f"{{{_NAMES}:office:1.0}}", f"{{{_NAMES}:text:1.0}}"
_MOST_CELLS = 60_000_000
_DAMAGED = T(
    "“{file}” is damaged, or not a workbook that can be read. Open it with a spreadsheet program and save it anew."
)
_LOCKED = T("“{file}” is locked with a password. Save it without one and choose it again.")


def read_open_document(data: bytes, name: str, tell: Tell | None = None) -> Book:
    """Read the sheets; raises ImportRefusedError with a plain sentence, and what ``tell`` raises."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            locked = b"manifest:encryption-data" in archive.read("META-INF/manifest.xml")
            with archive.open("content.xml") as content:
                sheets = [] if locked else list(_sheets(content, name, tell))
    except DeskError:
        raise
    except Exception as error:  # whatever a damaged file makes the libraries raise, it means this
        raise ImportRefusedError(_DAMAGED.put(file=name)) from error
    if locked:
        raise ImportRefusedError(_LOCKED.put(file=name))
    if not sheets:
        raise ImportRefusedError(T("“{file}” is empty.").put(file=name))
    return Book(name, "ods", tuple(sheets))


def _sheets(content: Any, name: str, tell: Tell | None) -> Iterator[Sheet]:
    """Go through the document, forgetting each row as soon as it is read."""
    rows: list[Row] = []
    number = cells = depth = 0
    # Expat stops bombs of entities by itself, and Python fetches nothing that an entity names.
    for event, element in iterparse(content, ("start", "end")):  # noqa: S314
        if element.tag == f"{_TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                rows, number = [], 0
            elif event == "end" and depth == 0:
                found = sheet_of(element.get(f"{_TABLE}name", ""), rows)
                element.clear()
                if found is not None:
                    yield found
        elif event == "end" and element.tag == f"{_TABLE}table-row" and depth == 1:
            if tell is not None and number % 1_000 == 0:
                tell(number, 0)
            row = _row(element)
            times = _times(element, "rows")
            element.clear()
            if row:
                cells += len(row) * times
                if number + times > MOST_ROWS or cells > _MOST_CELLS:
                    text = T("“{file}” was refused: unpacked it would be far larger than any list.")
                    raise ImportRefusedError(text.put(file=name))
                rows += [(number + place, row) for place in range(1, times + 1)]
            number += times


def _times(element: Element, what: str) -> int:
    return max(1, min(int(element.get(f"{_TABLE}number-{what}-repeated", "1")), MOST_ROWS))


def _row(element: Element) -> list[str]:
    row: list[str] = []
    waiting = 0  # empty cells count only when a filled one follows
    for cell in element:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        words, times = _words(cell), _times(cell, "columns")
        if not words:
            waiting += times
            continue
        row += [""] * min(waiting, MOST_COLUMNS)
        row += [words] * min(times, MOST_COLUMNS)
        waiting = 0
        if len(row) >= MOST_COLUMNS:
            break
    return row[:MOST_COLUMNS]


def _words(cell: Element) -> str:
    match cell.get(f"{_OFFICE}value-type"):
        case "date":
            return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00").replace("T", " ")
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value", "")
        case "float" | "currency":
            written = cell.get(f"{_OFFICE}value", "")
            return written.removesuffix(".0")
        case None:
            return ""
    return "\n".join(_said(part) for part in cell if part.tag == f"{_TEXT}p")


def _said(part: Element) -> str:
    """Return the words of a paragraph; several spaces and line ends are written as elements."""
    words = part.text or ""
    for inner in part:
        if inner.tag == f"{_TEXT}s":
            words += " " * min(int(inner.get(f"{_TEXT}c", "1")), 100)
        elif inner.tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
            words += "\n" if inner.tag.endswith("line-break") else "\t"
        else:
            words += _said(inner)
        words += inner.tail or ""
    return words
