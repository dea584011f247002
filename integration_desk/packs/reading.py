"""TOML text becomes a pack, or a list of everything that is wrong with it.

``tomllib`` reads the file; what the keys mean is checked here by hand, from the declarations of the model. A library
for schemas would tell of "data.deadline[2].period" in its own words and language, without the line; who writes a pack
is a lawyer or a caseworker, and needs every fault at once, with line and key, in a sentence that says what to write.
"""

import re
import tomllib
from functools import lru_cache
from typing import Any

import attrs

from integration_desk.core.resources import resource
from integration_desk.core.words import T, Text
from integration_desk.packs.basing import based, pointers
from integration_desk.packs.calendars import is_country, subdivisions
from integration_desk.packs.declaring import Key, Kind, keys_of
from integration_desk.packs.faults import Fault, PackError
from integration_desk.packs.lines import Path, key_lines, line_of
from integration_desk.packs.model import Pack
from integration_desk.packs.values import UnreadableError, read_value

MOST_CHARACTERS = 400_000
_ID = re.compile(r"[a-z]+-[a-z_]+")
_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)")
_ABSENT = object()
_TWICE = T("This key or heading stands in the file twice. Leave one of them out.")
_NO_STRING = T("A text is not closed. Close its quotation marks on the same line, or write three of them around it.")
_NOT_TOML = {
    "Cannot overwrite a value": _TWICE,
    "Cannot declare": _TWICE,
    "Cannot mutate immutable": _TWICE,
    "Cannot redefine": _TWICE,
    "Duplicate inline table key": _TWICE,
    "Unterminated string": _NO_STRING,
    "Illegal character": _NO_STRING,
    "Expected '=' after a key": T("There is no = after the key."),
    "Invalid value": T("The value cannot be read. Write texts in quotation marks, lists in brackets."),
    "Unclosed array": T("A list is not closed. Write ] at its end."),
    "Unclosed inline table": T("A table is not closed. Close its brace on the same line."),
}
_ANY_OTHER = T("This is not TOML. A line is a key, = and a value, or a heading in brackets.")


@attrs.frozen
class Examined:
    """A text that was read: the pack, unless there are faults."""

    pack: Pack | None
    faults: tuple[Fault, ...]


def read_pack(text: str) -> Pack:
    """Return the pack that a text holds; raises PackError, which names every fault."""
    examined = examine(text)
    if examined.pack is None:
        raise PackError(examined.faults)
    return examined.pack


@lru_cache(maxsize=64)
def examine(text: str) -> Examined:
    """Read a text: the pack, or everything that is wrong with it, in the order of the lines."""
    if len(text) > MOST_CHARACTERS:
        long = T("The text has {length} characters. Write {most} at most.")
        return _refused(1, long.put(length=len(text), most=MOST_CHARACTERS))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _not_toml(text, str(error))
    except (RecursionError, ValueError):
        return _refused(1, T("This is not TOML: its brackets or its numbers cannot be read."))
    reader = _Reader(key_lines(text))
    pack = reader.part(Pack, data, ())
    base = reader.base(data.get("based_on"))
    reader.check_whole(data, base)
    if pack is not None and base is not None:
        pack = based(pack, base)
        reader.check_based(pack)
    faults = tuple(sorted(reader.faults, key=lambda fault: fault.line))
    return Examined(None if faults else pack, faults)


def text_of_program(pack_id: str) -> str | None:
    """Return the text of a pack of the program: ``de-health_access`` is ``de/health_access.toml``."""
    place, _, name = pack_id.partition("-")
    path = resource("packs", place, f"{name}.toml")
    return path.read_text(encoding="utf-8") if _ID.fullmatch(pack_id) and path.is_file() else None


def _refused(line: int, text: Text) -> Examined:
    return Examined(None, (Fault(line, "", text),))


def _not_toml(text: str, said: str) -> Examined:
    at = _AT_LINE.search(said)
    line = int(at[1]) if at else text.count("\n") + 1
    return _refused(line, next((told for start, told in _NOT_TOML.items() if said.startswith(start)), _ANY_OTHER))


def _written(path: Path) -> str:
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words


def _tables(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the tables of an array, an empty one for each entry that is none."""
    listed = data.get(name)
    return [one if isinstance(one, dict) else {} for one in listed] if isinstance(listed, list) else []


class _Reader:
    """Reads parts, and gathers faults."""

    def __init__(self, lines: dict[Path, int]) -> None:
        self.faults: list[Fault] = []
        self._lines = lines
        self._pointers: list[tuple[str, str, Path]] = []

    def fault(self, path: Path, text: Text) -> None:
        self.faults.append(Fault(line_of(self._lines, path), _written(path), text))

    def part(self, part_class: type[Any], data: Any, path: Path) -> Any:
        """Read one table; None when anything in it is wrong."""
        if not isinstance(data, dict):
            self.fault(path, T("This is not a table. Write a heading in brackets, and the keys below it."))
            return None
        keys, before, values = keys_of(part_class), len(self.faults), {}
        for name in data:
            if name not in keys:
                self.fault((*path, name), T("There is no key “{key}” here. There are: {keys}.").put(
                    key=name, keys=", ".join(keys)))  # fmt: skip
        for name, declared in keys.items():
            value = data.get(name, _ABSENT)
            if value is not _ABSENT:
                values[declared.attribute] = self._value(declared, value, (*path, name))
            elif declared.required:
                self.fault(path, T("The key “{key}” is missing.").put(key=name))
        return part_class(**values) if len(self.faults) == before else None

    def base(self, pack_id: Any) -> Pack | None:
        """Return the pack of the program that this one is based on; one that there is not is a fault."""
        if not isinstance(pack_id, str):
            return None
        text = text_of_program(pack_id)
        found = examine(text).pack if text is not None else None
        if found is None:
            self.fault(("based_on",), T("The program has no pack “{pack}”.").put(pack=pack_id))
        return found

    def _value(self, declared: Key, value: Any, path: Path) -> Any:
        if declared.kind is Kind.PART:
            return self.part(declared.of, value, path)
        if declared.kind is Kind.PARTS:
            return self._parts(declared.of, value, path)
        try:
            found = read_value(declared, value)
        except UnreadableError as error:
            self.fault((*path, *error.inside), error.text)
            return None
        if declared.points_at:
            for one in (found,) if isinstance(found, str) else found:
                self._pointers.append((declared.points_at, one, path))
        return found

    def _parts(self, part_class: type[Any], value: Any, path: Path) -> tuple[Any, ...]:
        if not isinstance(value, list):
            self.fault(path, T("This is not a list of tables. Write its heading in two brackets: {heading}.").put(
                heading=f"[[{path[-1]}]]"))  # fmt: skip
            return ()
        return tuple(self.part(part_class, one, (*path, number)) for number, one in enumerate(value))

    def check_whole(self, data: dict[str, Any], base: Pack | None) -> None:
        """Find what can be told only of the whole: ids that are there twice or point at nothing, and the like."""
        ids = {name: self._ids(data, name) for name, one in keys_of(Pack).items() if one.kind is Kind.PARTS}
        if base is not None:
            for name, known in ids.items():
                known |= {item.id for item in getattr(base, keys_of(Pack)[name].attribute)}
        for target, one, path in self._pointers:
            if one not in ids[target]:
                self.fault(path, T("There is no {target} with the id “{id}” in this pack.").put(target=target, id=one))
        self._check_calendar(data.get("holidays"))
        self._check_steps(_tables(data, "step"))

    def check_based(self, pack: Pack) -> None:
        """Find what was left out although parts that were taken over still name it."""
        for target, one in pointers(pack):
            if not any(item.id == one for item in getattr(pack, keys_of(Pack)[target].attribute)):
                self.fault(("leaves_out",), T("The {target} “{id}” is left out, but still named.").put(
                    target=target, id=one))  # fmt: skip

    def _ids(self, data: dict[str, Any], name: str) -> set[str]:
        known: set[str] = set()
        for number, item in enumerate(_tables(data, name)):
            one = item.get("id")
            if isinstance(one, str):
                if one in known:
                    self.fault((name, number, "id"), T("“{id}” is the id of another one already.").put(id=one))
                known.add(one)
        return known

    def _check_calendar(self, holidays: Any) -> None:
        if not isinstance(holidays, dict):
            return
        country, part = holidays.get("country"), holidays.get("subdivision", "")
        if isinstance(country, str) and is_country(country) and part and part not in subdivisions(country):
            text = T("“{value}” is no part of the country. There are: {names}.")
            names = ", ".join(subdivisions(country))
            self.fault(("holidays", "subdivision"), text.put(value=str(part), names=names))

    def _check_steps(self, steps: list[dict[str, Any]]) -> None:
        """Find steps that wait for one that stands later in the file, or for themselves: they could wait for ever."""
        ids = [one.get("id") for one in steps]
        for number, step in enumerate(steps):
            for other in step["after"] if isinstance(step.get("after"), list) else ():
                if other in ids[number:]:
                    text = T("The step “{id}” stands later. Put it before this one.").put(id=str(other))
                    self.fault(("step", number, "after"), text)
