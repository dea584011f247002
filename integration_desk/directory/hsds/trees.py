"""Reading HSDS JSON: a record, a list, a page of an API, or tables by name – with everything nested in it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.words import T
from integration_desk.directory.hsds.collect import Collector, Place
from integration_desk.directory.hsds.shape import CLASSES, SPEAKS_OF, Nested, columns_of, nested_in, table_named

DEEPEST = 40
_NOT_JSON = T("“{file}” is not readable as JSON: {where}.")
_PREFERRED = ("service", "organization", "service_at_location", "location", "program", "taxonomy", "taxonomy_term")


def _refuse_constant(name: str) -> str:
    return name


def parse(data: bytes, file: str) -> Any:
    """Return the JSON value of a file; raises ImportRefusedError with the place of the mistake."""
    try:
        value = json.loads(data, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        where = T("line {line}, column {column}").put(line=error.lineno, column=error.colno)
        raise ImportRefusedError(_NOT_JSON.put(file=file, where=where)) from error
    except (ValueError, UnicodeError) as error:
        where = T("it holds characters or numbers that no JSON file has")
        raise ImportRefusedError(_NOT_JSON.put(file=file, where=where)) from error
    except RecursionError as error:
        raise ImportRefusedError(_NOT_JSON.put(file=file, where=T("it is nested too deeply"))) from error
    if _depth_over(value, DEEPEST):
        raise ImportRefusedError(_NOT_JSON.put(file=file, where=T("it is nested too deeply")))
    return value


def _depth_over(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def read_tree(collector: Collector, value: Any, file: str) -> int:
    """Take in everything that a JSON value holds; returns how many records stood at its top."""
    hint = table_named(file.rsplit("/", 1)[-1]) or _hinted(file)
    total = 0
    rows: Counter[str] = Counter()
    for group, table, item in _items(value, hint):
        rows[group] += 1
        place = Place(f"{file} › {group}" if group else file, rows[group])
        if table and isinstance(item, Mapping):
            _take(collector, table, item, place)
            total += 1
        else:
            collector.report(place, "", item, T("Not a record that the directory knows."), "refused")
    return total


def _hinted(file: str) -> str:
    stem = file.rsplit("/", 1)[-1].lower().removesuffix(".json")
    return next((table for table in sorted(CLASSES, key=len, reverse=True) if stem.startswith(table)), "")


def _items(value: Any, hint: str) -> Iterator[tuple[str, str, Any]]:
    """Yield the records at the top: the property that they stand in, if any, their table and themselves."""
    if isinstance(value, list):
        for item in value:
            yield "", _table_of(item, hint), item
    elif isinstance(value, Mapping):
        named = {name: table_named(name) for name, inner in value.items() if isinstance(inner, list)}
        if isinstance(value.get("contents"), list):
            yield from _items(value["contents"], hint)
        elif "id" not in value and "name" not in value and any(named.values()):
            for name, table in named.items():
                for item in value[name] if table else ():
                    yield name, table, item
        elif (table := _table_of(value, hint)) or "id" in value:
            yield "", table, value


def _table_of(item: Any, hint: str) -> str:
    """Return the table that an object fits best: most known properties, with none that it needs missing."""
    if not isinstance(item, Mapping):
        return ""
    names = set(item)
    best, most = "", 1
    for table in sorted(CLASSES, key=lambda name: _PREFERRED.index(name) if name in _PREFERRED else 99):
        columns = columns_of(table)
        if any(spec.required and spec.name not in names and spec.name != "status" for spec in columns):
            continue
        known = {spec.name for spec in columns} | set(nested_in(table)) | {"id"}
        score = 2 * len(names & known) - len(names - known) + (3 if table == hint and names & known else 0)
        if score > most and len(names & known) > ("id" in names):
            best, most = table, score
    return best or (hint if hint and "id" in names else "")


def _take(
    collector: Collector, table: str, item: Mapping[str, Any], place: Place, links: Mapping[str, str] | None = None
) -> str:
    """Take in an object and all that is nested in it; returns the id of its record."""
    parents = dict(links or {})
    nested = {name: shape for name, shape in nested_in(table).items() if item.get(name) not in (None, [], {})}
    for name, shape in nested.items():
        inner = item[name]
        if not shape.many and isinstance(inner, Mapping):
            found = _take(collector, shape.table, inner, place.inside(name))
            if found:
                parents[shape.link] = found
    record_id = collector.add(table, item, place, parents)
    if not record_id:
        return ""
    for name, shape in nested.items():
        inner = item[name]
        if not shape.many:
            if not isinstance(inner, Mapping):
                collector.report(place, name, inner, T("An object is expected here."), "dropped")
        elif not isinstance(inner, list):
            collector.report(place, name, inner, T("A list is expected here."), "dropped")
        else:
            _take_all(collector, shape, inner, place.inside(name), (table, record_id))
    return record_id


def _take_all(collector: Collector, shape: Nested, items: list[Any], place: Place, holder: tuple[str, str]) -> None:
    """Take in the parts of a holder (its table and id)."""
    speaks_of = SPEAKS_OF.get((shape.table, shape.link))
    for number, item in enumerate(items, start=1):
        at = Place(place.file, place.row, f"{place.path}[{number}]")
        if not isinstance(item, Mapping):
            collector.report(at, "", item, T("An object is expected here."), "refused")
            continue
        told = {**item, speaks_of: item.get(speaks_of) or holder[0]} if speaks_of else item
        _take(collector, shape.table, told, at, {shape.link: holder[1]})
