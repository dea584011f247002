"""Clients as a table of text (CSV): one line each, columns by the fields' names or labels in any language of the staff.

Reading never stops at a fault: a row that cannot be taken is returned with the reason, the others are kept. Cells that
a spreadsheet program would run as a formula are written behind an apostrophe, and read without it.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from integration_desk.clients.model import Client, ClientLanguage, ContactPoint
from integration_desk.clients.rules import check_client
from integration_desk.core.access import Reader
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import ImportRefusedError, InvalidError, Problem
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import check, spec_of
from integration_desk.core.values import record_from_json, to_json
from integration_desk.core.words import T, Text
from integration_desk.i18n import Speaker, all_languages, countries, current, languages, speaker

_LANGUAGES, _PHONE, _EMAIL, _FILE_NUMBER = "languages", "phone", "email", "file_number"
_EXTRA: dict[str, Text] = {
    _FILE_NUMBER: T("File number"),
    _LANGUAGES: T("Languages"),
    _PHONE: T("Phone"),
    _EMAIL: T("E-mail"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[./](\d{4})")
_DELIMITERS = ",;\t"


@attrs.frozen
class Entry:
    """A row that can be taken: its number in the file and what it says, as JSON values of records."""

    row: int
    values: Mapping[str, Any]


@attrs.frozen
class Refusal:
    """A row that cannot be taken: its number, its cells, and every reason with its column."""

    row: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...]


@attrs.frozen
class Sheet:
    """What was read from a file. ``unknown`` are columns that no field goes by; they are not imported."""

    header: tuple[str, ...]
    entries: tuple[Entry, ...]
    refused: tuple[Refusal, ...]
    unknown: tuple[str, ...]


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula.

    >>> guarded("=1+1"), guarded("Amina")
    ("'=1+1", 'Amina')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return a cell without surrounding space and without the apostrophe that guards it.

    >>> unguarded("'+49 40 1"), unguarded(" 'Abd "), unguarded("'Abd")
    ('+49 40 1', "'Abd", "'Abd")
    """
    plain = cell.strip()
    return plain[1:] if plain.startswith("'") and plain[1:].startswith(_FORMULA) else plain


def importable_fields() -> tuple[Field, ...]:
    """Return the fields of a client that a table may hold."""
    return tuple(field for field in spec_of(Client).fields if not field.internal and field.kind is not Kind.FILE)


def read_sheet(text: str) -> Sheet:
    """Read clients from CSV text; raises ImportRefusedError when it has no header that fits."""
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff").replace("\0", "")), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise ImportRefusedError(T("This is not a table of rows and columns.")) from error
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    if not filled:
        raise ImportRefusedError(T("This file is empty."))
    header = filled[0][1]
    columns = [_columns().get(_key(cell), "") for cell in header]
    if not any(columns):
        raise ImportRefusedError(
            T("No column of this file is known. The first row must name the columns, such as “Family name”.")
        )
    entries: list[Entry] = []
    refused: list[Refusal] = []
    for number, row in filled[1:]:
        cells = {name: unguarded(cell) for name, cell in zip(columns, row, strict=False) if name}
        values, problems = _read_row(cells)
        if problems:
            refused.append(Refusal(number, tuple(row), tuple(problems)))
        else:
            entries.append(Entry(number, values))
    unknown = tuple(cell for cell, name in zip(header, columns, strict=True) if not name and cell.strip())
    return Sheet(tuple(header), tuple(entries), tuple(refused), unknown)


def write_refused(sheet: Sheet, say: Callable[[Text], str]) -> str:
    """Return the refused rows as CSV with the reasons in a last column: mended there, the file can be read again."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*sheet.header, say(T("Why this row was refused"))])
    width = len(sheet.header)
    for refusal in sheet.refused:
        cells = [guarded(unguarded(cell)) for cell in [*refusal.cells, *[""] * width][:width]]
        writer.writerow([*cells, " ".join(say(problem.text) for problem in refusal.problems)])
    return out.getvalue()


def export_rows(reader: Reader) -> Iterator[list[str]]:
    """Yield a header and one row for each client whom the person may see, in the language of the staff."""
    say = current()
    fields = importable_fields()
    yield [say.say(label) for label in (*(field.label for field in fields), *_EXTRA.values())]
    languages_of = _grouped(reader.all(ClientLanguage))
    points_of = _grouped(reader.all(ContactPoint))
    for client in reader.all(Client, order="rowno"):
        cells = [_write_cell(field, getattr(client, field.name), say) for field in fields]
        points = points_of.get(client.id, [])
        cells += [
            client.file_number,
            "; ".join(one.language for one in languages_of.get(client.id, [])),
            "; ".join(point.value for point in points if point.kind in ("mobile", "phone")),
            "; ".join(point.value for point in points if point.kind == "email"),
        ]
        yield [guarded(cell) for cell in cells]


def _grouped(parts: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for part in parts:
        found.setdefault(part.client_id, []).append(part)
    return found


def _delimiter(text: str) -> str:
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _key(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())


def _speakers() -> list[Speaker]:
    return [speaker(language) for language in {"en", *languages()}]


@cache
def _columns() -> dict[str, str]:
    """Return the field for each name and label of a column, in every language of the staff."""
    known: dict[str, str] = {}
    for say in _speakers():
        for name, label in [*((field.name, field.label) for field in importable_fields()), *_EXTRA.items()]:
            known.setdefault(_key(say.say(label)), name)
            known[_key(name)] = name
    return known


@cache
def _codes_by_label(name: str) -> dict[str, str]:
    """Return the code for each code and label of a field's list, in every language of the staff."""
    field = spec_of(Client).field(name)
    if field.codes is not None:
        labels = {entry.code: entry.label for entry in field.codes}
        return {
            **{_key(say.say(label)): code for say in _speakers() for code, label in labels.items()},
            **{_key(code): code for code in labels},
        }
    if field.kind in (Kind.LANGUAGE, Kind.LANGUAGES):
        return _names(all_languages(), Speaker.language)
    return _names(countries(), Speaker.country)


def _names(tags: Sequence[str], say: Callable[[Speaker, str], str]) -> dict[str, str]:
    named = {_key(say(one, tag)): tag for one in _speakers() for tag in tags}
    return {**named, **{_key(tag): tag for tag in tags}}


def _read_row(cells: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for field in importable_fields():
        written = cells.get(field.name, "")
        if not written:
            continue
        try:
            values[field.name] = _read_cell(field, written)
        except (ValueError, LookupError, InvalidError):
            text = T("{field}: “{value}” cannot be read.").put(field=field.label, value=written[:80])
            problems.append(Problem(field.name, text))
    row = {
        "client": values,
        "languages": [{"language": tag} for tag in _split_codes(cells.get(_LANGUAGES, ""), problems)],
        "contact_points": [
            *({"kind": "mobile", "value": one} for one in _split(cells.get(_PHONE, ""))),
            *({"kind": "email", "value": one} for one in _split(cells.get(_EMAIL, ""))),
        ],
    }
    if cells.get(_FILE_NUMBER):
        text = T("This row has the file number {number}: it is in a desk file already. Empty the cell to import it.")
        problems.append(Problem(_FILE_NUMBER, text.put(number=cells[_FILE_NUMBER])))
    if not problems:
        try:
            client = record_from_json(Client, values)
            check(client)
            check_client(client)
        except InvalidError as error:
            problems += error.problems
    return row, problems


def _split(written: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|\n]", written) if part.strip()]


def _split_codes(written: str, problems: list[Problem]) -> list[str]:
    found = []
    for part in _split(written):
        tag = _codes_by_label("native_language").get(_key(part))
        if tag is None:
            text = T("{field}: “{value}” cannot be read.").put(field=_EXTRA[_LANGUAGES], value=part[:80])
            problems.append(Problem(_LANGUAGES, text))
        else:
            found.append(tag)
    return found


def _read_cell(field: Field, written: str) -> Any:
    """Return a cell as the JSON value of its field; raises ValueError or LookupError."""
    match field.kind:
        case Kind.CODE | Kind.LANGUAGE | Kind.COUNTRY:
            return _codes_by_label(field.name)[_key(written)]
        case Kind.CODES | Kind.LANGUAGES | Kind.COUNTRIES:
            return [_codes_by_label(field.name)[_key(part)] for part in _split(written)]
        case Kind.PARTIAL_DATE | Kind.DATE:
            return str(PartialDate.parse(_iso(written)))
        case Kind.BOOLEAN:
            return _yes_or_no(written)
        case Kind.INTEGER:
            return int(written)
    return written


def _iso(written: str) -> str:
    """Write a date as the store does; a day, then the month, then the year is read as most offices write it.

    >>> _iso("3.5.1987"), _iso("05/1987"), _iso("1987")
    ('1987-05-03', '1987-05', '1987')
    """
    if found := _DAY_FIRST.fullmatch(written):
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    if found := _MONTH_FIRST.fullmatch(written):
        return f"{found[2]}-{int(found[1]):02d}"
    return written


def _yes_or_no(written: str) -> bool:
    word = _key(written)
    if word in {"1", "x", "true", *(_key(one.say(T("Yes"))) for one in _speakers())}:
        return True
    if word in {"0", "false", *(_key(one.say(T("No"))) for one in _speakers())}:
        return False
    raise ValueError(written)


def _write_cell(field: Field, value: Any, say: Speaker) -> str:
    if value in (None, "", (), False):
        return ""
    if field.codes is not None:
        chosen = value if isinstance(value, tuple) else (value,)
        return "; ".join(say.say(field.codes.label(one)) for one in chosen)
    if field.kind is Kind.BOOLEAN:
        return say.say(T("Yes"))
    plain = to_json(field, value)
    return "; ".join(plain) if isinstance(plain, list) else str(plain)
