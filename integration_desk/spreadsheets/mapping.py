"""What the columns of a sheet mean: each fills a field of a record, by a rule that can be kept and used again.

This knows no clients and no services: whoever imports says which targets there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from integration_desk.core.errors import ImportRefusedError, Problem
from integration_desk.core.fields import MANY, Field, Kind
from integration_desk.core.words import T, Text
from integration_desk.spreadsheets.books import Sheet
from integration_desk.spreadsheets.cells import unguarded
from integration_desk.spreadsheets.reading import Convert, converter

_KEPT = 50_000  # different values of a column that are remembered: all dates of birth are fewer


_WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.URL})
"""Kinds whose cells say what they say; hardly any two are the same, so none are remembered."""


@attrs.frozen
class Target:
    """What a column can fill: a name, words for it, and the field whose kind of values it takes.

    ``many`` takes several values, from one cell or from several columns; ``also`` are words that headers use for it;
    ``group`` is the heading under which it is offered. ``reads`` reads one value in its own way.
    """

    name: str
    label: Text
    field: Field
    many: bool = False
    also: tuple[str, ...] = ()
    group: Text | None = None
    reads: Convert | None = None

    @classmethod
    def of(cls, field: Field, *, name: str = "", **options: Any) -> "Target":
        """Make a target of a record's field, under its own name or another one."""
        options.setdefault("many", field.kind in MANY)
        return cls(name or field.name, options.pop("label", field.label), field, **options)

    @property
    def chosen_from_list(self) -> bool:
        """Tell whether its values are of a list, so that words of the sheet may stand for them."""
        return self.field.codes is not None or self.field.kind in (
            Kind.LANGUAGE, Kind.LANGUAGES, Kind.COUNTRY, Kind.COUNTRIES,
        )  # fmt: skip

    @property
    def is_date(self) -> bool:
        """Tell whether it takes dates, which are read in one order or the other."""
        return self.field.kind in (Kind.DATE, Kind.PARTIAL_DATE)


@attrs.frozen
class Rule:
    """One column's meaning. ``column`` is its header; "" with a ``constant`` gives every row the same value.

    A constant also fills the cells that are empty. ``values`` translate what is written into what is meant ("m" into
    "male"), ``dates`` is day or month: what stands first; ``separators`` part several values in a cell.
    """

    target: str
    column: str = ""
    constant: str = ""
    values: tuple[tuple[str, str], ...] = ()
    dates: str = "day"
    separators: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the rule as JSON, without what is as usual."""
        made = attrs.asdict(self, filter=lambda field, value: field.name == "target" or value != field.default)
        return {**made, **({"values": dict(self.values)} if self.values else {})}

    @classmethod
    def from_json(cls, content: Any) -> "Rule":
        """Read a rule; raises ImportRefusedError."""
        known = {field.name for field in attrs.fields(cls)}
        if not isinstance(content, Mapping) or set(content) - known or not isinstance(content.get("target"), str):
            raise ImportRefusedError(T("This preset cannot be read: it was not made by this program."))
        values = content.get("values", {})
        plain = {name: str(value) for name, value in content.items() if name != "values"}
        pairs = values.items() if isinstance(values, Mapping) else ()
        return cls(**plain, values=tuple((str(one), str(other)) for one, other in pairs))


@attrs.frozen
class _Column:
    place: int
    target: Target
    convert: Convert
    known: dict[str, Any]
    constant: Any = None
    keeps: bool = True
    words: bool = False


@attrs.frozen
class Reading:
    """A mapping made ready for the columns of one sheet: reads its rows to values by target. Use ``reading``."""

    columns: tuple[_Column, ...]
    width: int

    def read(self, cells: Sequence[str]) -> tuple[dict[str, Any], list[Problem]]:
        """Return the values of a row by target, and what cannot be read, by target as well."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        count = len(cells)
        for column in self.columns:
            place = column.place
            cell = cells[place] if -1 < place < count else ""
            if column.words and cell.isprintable() and cell[:1] != "'":
                cell = cell.strip()
                if cell:
                    values[column.target.name] = cell
                continue
            known = column.known
            try:
                value = known[cell]
            except KeyError:
                try:
                    value = self._converted(column, cell)
                except ValueError:
                    problems.append(_unreadable(column.target, cell))
                    continue
                if column.keeps and len(known) < _KEPT:
                    known[cell] = value
            if value is None:
                continue
            if column.target.many and column.target.name in values:
                values[column.target.name] = (*values[column.target.name], *value)
            else:
                values[column.target.name] = value
        return values, problems

    @staticmethod
    def _converted(column: _Column, cell: str) -> Any:
        plain = unguarded(cell) if cell else ""
        if not plain:
            return column.constant
        value = column.convert(plain)
        return column.constant if value in ("", None, ()) else value


def reading(rules: Iterable[Rule], targets: Iterable[Target], header: Sequence[str]) -> Reading:
    """Make rules ready for a header; columns that the sheet has not are left out, unknown targets refused."""
    known = {target.name: target for target in targets}
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        places.setdefault(name.strip().casefold(), place)
    found = []
    for rule in rules:
        target = known.get(rule.target)
        if target is None:
            text = T("This preset names a field that cannot be imported: {field}.")
            raise ImportRefusedError(text.put(field=rule.target))
        place = places.get(rule.column.strip().casefold(), -1) if rule.column else -1
        if place < 0 and not rule.constant:
            continue
        convert = converter(
            target.field,
            many=target.many,
            values=rule.values,
            dates=rule.dates,
            parts=rule.separators,
            one=target.reads,
        )
        try:
            constant = convert(rule.constant) if rule.constant else None
        except ValueError as error:
            raise ImportRefusedError(_unreadable(target, rule.constant).text) from error
        words = target.field.kind in _WORDS and target.reads is None
        plain = words and not target.many and not rule.values and constant is None
        found.append(_Column(place, target, convert, {}, constant, keeps=not words, words=plain))
    return Reading(tuple(found), len(header))


def missing_columns(rules: Iterable[Rule], header: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that rules speak of and a sheet has not."""
    there = {name.strip().casefold() for name in header}
    return tuple(rule.column for rule in rules if rule.column and rule.column.strip().casefold() not in there)


def unknown_values(rule: Rule, target: Target, sheet: Sheet, *, most: int = 30) -> tuple[str, ...]:
    """Return the different words of a column that the rule cannot read, the most frequent first."""
    made = reading((attrs.evolve(rule, constant=""),), (target,), sheet.header)
    counts: dict[str, int] = {}
    for column in made.columns:
        for _number, cells in sheet.rows:
            cell = cells[column.place] if column.place < len(cells) else ""
            counts[cell] = counts.get(cell, 0) + 1
        for cell in list(counts):
            try:
                made._converted(column, cell)
                del counts[cell]
            except ValueError:
                continue
    return tuple(sorted(counts, key=lambda cell: (-counts[cell], cell))[:most])


def _unreadable(target: Target, cell: str) -> Problem:
    text = T("{field}: “{value}” cannot be read.").put(field=target.label, value=cell.strip()[:80])
    return Problem(target.name, text)
