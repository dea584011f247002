"""How values travel: between records, table columns, JSON and drafts, by the kind of their field."""

import base64
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar

from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.fields import MANY, WORDS, Field, Kind
from integration_desk.core.records import Record, RecordSpec, spec_of
from integration_desk.core.words import T

R = TypeVar("R", bound=Record)
_UNSEEN = dict.fromkeys(code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A, 0x0D, 0x85))
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")
_AS_THEY_ARE = WORDS | {Kind.INTEGER, Kind.DECIMAL}


def moment_text(moment: datetime) -> str:
    """Write a moment in UTC to the millisecond: sortable as text."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def to_json(spec: Field, value: Any) -> Any:
    """Return the JSON form of a field's value."""
    if value is None:
        return None
    if spec.kind in MANY:
        return list(value)
    if spec.kind is Kind.MOMENT:
        return moment_text(value)
    if spec.kind in (Kind.DATE, Kind.TIME):
        return value.isoformat()
    if spec.kind is Kind.PARTIAL_DATE:
        return str(value)
    if spec.kind is Kind.FILE:
        return base64.b64encode(value).decode()
    return value


def _boolean(value: Any) -> bool:
    if isinstance(value, bool) or value in (0, 1):
        return bool(value)
    raise ValueError(value)


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # half a surrogate pair cannot be kept
    return value.translate(_UNSEEN)


def _line(value: Any) -> str:
    """Read one line: a break in it is a space, for it would look like two entries in a list or a table."""
    return _BREAKS.sub(" ", _words(value))


def _many(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError(value)
    return tuple(_words(one) for one in value)


def _integer(value: Any) -> int:
    if isinstance(value, bool) or int(value) != value:
        raise ValueError(value)
    return int(value)


_READERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.LONG_TEXT: _words,
    Kind.BOOLEAN: _boolean,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: float,
    Kind.DATE: date.fromisoformat,
    Kind.TIME: time.fromisoformat,
    Kind.PARTIAL_DATE: PartialDate.parse,
    Kind.MOMENT: datetime.fromisoformat,
    Kind.FILE: lambda value: base64.b64decode(value, validate=True),
    Kind.DATA: lambda value: value,
}


def from_json(spec: Field, value: Any) -> Any:
    """Read the JSON form of a field's value; raises InvalidError naming the field."""
    if value is None:
        return spec.empty()
    reader = _many if spec.kind in MANY else _READERS.get(spec.kind, _line)
    try:
        return reader(value)
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        text = T("{field}: “{value}” cannot be read.").put(field=spec.label, value=str(value)[:80])
        raise InvalidError((Problem(spec.name, text),)) from error
    except InvalidError as error:
        raise InvalidError(tuple(Problem(spec.name, problem.text) for problem in error.problems)) from error


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _column_writer(spec: Field) -> Callable[[Any], Any] | None:
    """Return how a field's value becomes what its column holds; None when it is kept as it is."""
    if spec.kind in _AS_THEY_ARE:
        return None
    if spec.kind in MANY:
        return lambda value: _compact(value) if value else "[]"
    plain: dict[Kind, Callable[[Any], Any]] = {
        Kind.FILE: bytes,
        Kind.BOOLEAN: int,
        Kind.DATA: _compact,
        Kind.PARTIAL_DATE: str,
        Kind.DATE: date.isoformat,
        Kind.TIME: time.isoformat,
        Kind.MOMENT: moment_text,
    }
    return plain[spec.kind] if spec.kind in plain else partial(to_json, spec)


def _column_reader(spec: Field) -> Callable[[Any], Any] | None:
    if spec.kind in _AS_THEY_ARE or spec.kind is Kind.FILE:
        return None
    if spec.kind in MANY:
        return lambda value: () if value == "[]" else tuple(json.loads(value))
    plain: dict[Kind, Callable[[Any], Any]] = {Kind.BOOLEAN: bool, Kind.DATA: json.loads}
    return plain[spec.kind] if spec.kind in plain else partial(from_json, spec)


@cache
def _writers(spec: RecordSpec) -> dict[str, Callable[[Any], Any] | None]:
    return {field.name: _column_writer(field) for field in spec.fields}


@cache
def _readers(spec: RecordSpec) -> tuple[tuple[str, Callable[[Any], Any] | None, Any], ...]:
    return tuple((field.name, _column_reader(field), field.empty()) for field in spec.fields)


def to_column(spec: Field, value: Any) -> Any:
    """Return what the table column holds for a field's value."""
    writer = _column_writer(spec)
    return value if writer is None or value is None else writer(value)


def from_column(spec: Field, value: Any) -> Any:
    """Read a field's value from its table column; a column that the person may not see (NULL) reads as empty."""
    if value is None:
        return spec.empty()
    reader = _column_reader(spec)
    return value if reader is None else reader(value)


def to_columns(entry: Record, names: Iterable[str] | None = None) -> dict[str, Any]:
    """Return what the table columns hold for the values of a record, all or those named."""
    writers = _writers(spec_of(type(entry)))
    found = {}
    for name in writers if names is None else names:
        value, writer = getattr(entry, name), writers[name]
        found[name] = value if writer is None or value is None else writer(value)
    return found


@cache
def column_maker(spec: RecordSpec) -> Callable[[Record, Mapping[str, Any], str], list[Any]]:
    """Return what makes the row of a new record: column values in the order of its fields.

    It is given the record, values that take the place of some of its own, and the moment as it is written.
    """
    writers = _writers(spec)
    places = {name: place for place, name in enumerate(writers)}
    take = attrgetter(*writers)
    written = tuple((places[name], writer) for name, writer in writers.items() if writer is not None)
    entered, changed = places["created_at"], places["changed_at"]

    def columns(entry: Record, values: Mapping[str, Any], moment: str) -> list[Any]:
        row = list(take(entry))
        for name, value in values.items():
            row[places[name]] = value
        for place, writer in written:
            if row[place] is not None:
                row[place] = writer(row[place])
        row[entered] = row[changed] = moment
        return row

    return columns


def record_from_json(record_class: type[R], values: Any) -> R:
    """Make a record from JSON values; unknown and internal fields are refused by name."""
    spec = spec_of(record_class)
    if not isinstance(values, Mapping):
        raise InvalidError((Problem("", T("{record}: a JSON object is needed.").put(record=spec.label)),))
    known = {field.name: field for field in spec.fields if not field.internal or field.name == "id"}
    strange = sorted(set(values) - set(known))
    if strange:
        text = T("{record} has no field “{field}”.").put(record=spec.label, field=strange[0])
        raise InvalidError((Problem(strange[0], text),))
    return record_class(**{name: from_json(known[name], value) for name, value in values.items()})


def record_to_json(entry: Record, *, internal: bool = True) -> dict[str, Any]:
    """Return the JSON form of a record, by field name."""
    return {
        field.name: to_json(field, getattr(entry, field.name))
        for field in spec_of(type(entry)).fields
        if internal or not field.internal
    }


def record_from_row(record_class: type[R], row: Mapping[str, Any]) -> R:
    """Make a record from a table row; a column that the person may not see (NULL) reads as empty."""
    values = {}
    for name, reader, empty in _readers(spec_of(record_class)):
        value = row[name]
        values[name] = empty if value is None else value if reader is None else reader(value)
    return record_class(**values)
