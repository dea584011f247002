"""Refused rows with their reasons, to be mended and read again; and all clients as a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from integration_desk.clients.model import Client, ClientLanguage, ContactPoint
from integration_desk.clients.newcomers import Refusal
from integration_desk.clients.tables.reading import REASONS, cells_of, is_reasons
from integration_desk.clients.tables.targets import EMAIL, FILE_NUMBER, LANGUAGES, PHONE
from integration_desk.core.access import Reader
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import spec_of
from integration_desk.core.values import to_json
from integration_desk.core.words import T, Text
from integration_desk.i18n import Speaker, current
from integration_desk.spreadsheets import Sheet, unguarded, write_table

_EXTRA: dict[str, Text] = {
    FILE_NUMBER: T("File number"),
    LANGUAGES: T("Languages"),
    PHONE: T("Phone"),
    EMAIL: T("E-mail"),
}


def refused_table(
    sheet: Sheet, refused: Iterable[Refusal], say: Callable[[Text], str]
) -> tuple[list[str], list[list[str]]]:
    """Return the header and the refused rows as they stand in the file, with the reasons in a last column."""
    places = [place for place, name in enumerate(sheet.header) if not is_reasons(name)]
    rows = []
    for refusal in sorted(refused, key=lambda one: one.row):
        cells = cells_of(refusal, len(sheet.header))
        reasons = " ".join(dict.fromkeys(say(problem.text) for problem in refusal.problems))
        rows.append([*(unguarded(cells[place]) for place in places), reasons])
    return [*(sheet.header[place] for place in places), say(REASONS)], rows


def write_refused(path: Path, sheet: Sheet, refused: Iterable[Refusal], say: Speaker) -> int:
    """Write the refused rows to a file (.xlsx or .csv); returns how many."""
    header, rows = refused_table(sheet, refused, say.say)
    return write_table(path, header, rows, title=say.say(T("Refused rows")), direction=say.direction)


def importable_fields() -> tuple[Field, ...]:
    """Return the fields of a client that a table may hold."""
    return tuple(field for field in spec_of(Client).fields if not field.internal and field.kind is not Kind.FILE)


def export_rows(reader: Reader) -> Iterator[list[str]]:
    """Yield a header and one row for each client whom the person may see, in the language of the staff."""
    say = current()
    fields = importable_fields()
    yield [say.say(label) for label in (*(field.label for field in fields), *_EXTRA.values())]
    languages_of = _grouped(reader.all(ClientLanguage))
    points_of = _grouped(reader.all(ContactPoint))
    for client in reader.all(Client, order="rowno"):
        points = points_of.get(client.id, [])
        yield [
            *(_write_cell(field, getattr(client, field.name), say) for field in fields),
            client.file_number,
            "; ".join(_language(one, say) for one in languages_of.get(client.id, [])),
            "; ".join(point.value for point in points if point.kind in ("mobile", "phone")),
            "; ".join(point.value for point in points if point.kind == "email"),
        ]


def _language(one: ClientLanguage, say: Speaker) -> str:
    quality = spec_of(ClientLanguage).field("quality").codes
    return f"{one.language} ({say.say(quality.label(one.quality))})" if quality and one.quality else one.language


def _grouped(parts: Iterable[Any]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for part in parts:
        found.setdefault(part.client_id, []).append(part)
    return found


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
