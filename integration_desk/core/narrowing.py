"""Narrowing a list by its columns: what a person may ask of a column, and how a query asks it of the file.

A query says for each column that can be narrowed how the file answers, as SQL with one place for what is asked:
``{fits}`` for words, choices and days, ``{at}`` for moments, of which whole days are asked.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

import attrs

from integration_desk.core.fields import Field, Kind
from integration_desk.core.values import moment_text

_CHOSEN = {
    Kind.CODE: Kind.CODES,
    Kind.CODES: Kind.CODES,
    Kind.LANGUAGE: Kind.LANGUAGES,
    Kind.LANGUAGES: Kind.LANGUAGES,
    Kind.COUNTRY: Kind.COUNTRIES,
    Kind.COUNTRIES: Kind.COUNTRIES,
}
_DATED = frozenset({Kind.DATE, Kind.PARTIAL_DATE, Kind.MOMENT})
_LETTERS = (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x620, 0x6D4), *range(0x1E00, 0x1F00))


_STROKES = {"l": "łŁ", "o": "øØ", "d": "đĐ", "h": "ħĦ", "i": "ıİ"}
_WITHOUT = str.maketrans({letter: plain for plain, letters in _STROKES.items() for letter in letters})


@attrs.frozen
class Contains:
    """The column has these words, whatever their case and accents."""

    words: str


@attrs.frozen
class OneOf:
    """The column has one of these codes."""

    codes: tuple[str, ...]


@attrs.frozen
class Between:
    """The column's day lies between two days, both included; one of them may be open."""

    first: date | None = None
    last: date | None = None


Narrow = Contains | OneOf | Between


def choices_of(field: Field) -> Field | None:
    """Return the field with which one chooses several values of a field, or None when nothing is chosen there."""
    kind = _CHOSEN.get(field.kind)
    return None if kind is None else attrs.evolve(field, kind=kind, required=False, help=None)


def is_dated(field: Field) -> bool:
    """Tell whether a column with this field is narrowed by days."""
    return field.kind in _DATED


def conditions_of(narrow: Mapping[str, Narrow], terms: Mapping[str, str]) -> tuple[list[str], dict[str, Any]]:
    """Return the SQL conditions for what is asked of the columns, with their parameters.

    >>> conditions_of({"state": OneOf(("sent", "draft"))}, {"state": "r.state {fits}"})[0]
    ['(r.state IN (:narrow_state_0, :narrow_state_1))']
    """
    conditions, parameters = [], {}
    for name, asked in narrow.items():
        if name not in terms:
            continue
        moments = isinstance(asked, Between) and "{at}" in terms[name]
        fits, values = _asked(_in_moments(asked) if moments and isinstance(asked, Between) else asked, f"narrow_{name}")
        conditions.append(f"({terms[name].format(fits=fits, at=fits)})")
        parameters.update(values)
    return conditions, parameters


def _asked(asked: Narrow, place: str) -> tuple[str, dict[str, Any]]:
    if isinstance(asked, Contains):
        return f"GLOB :{place}", {place: pattern_of(asked.words)}
    if isinstance(asked, OneOf):
        named = {f"{place}_{number}": code for number, code in enumerate(asked.codes)}
        return f"IN ({', '.join(f':{one}' for one in named)})", named
    bounds = {f"{place}_first": _text(asked.first) or "", f"{place}_last": _text(asked.last) or "9999-12-31"}
    return f"BETWEEN :{place}_first AND :{place}_last", bounds


def _in_moments(asked: Between) -> Between:
    """Return the first and last moment of days of this place, in UTC."""
    first = None if asked.first is None else datetime.combine(asked.first, time()).astimezone(UTC)
    last = None
    if asked.last is not None:
        last = datetime.combine(asked.last + timedelta(days=1), time()).astimezone(UTC) - timedelta(microseconds=1)
    return Between(first, last)


def _text(day: date | None) -> str | None:
    if day is None:
        return None
    return moment_text(day) if isinstance(day, datetime) else day.isoformat()


def pattern_of(words: str) -> str:
    """Return the GLOB pattern for words anywhere in a text, in any case, with or without accents.

    >>> pattern_of("ж?")
    '*[жЖӁӂӜӝ][?]*'
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", words.strip().translate(_WITHOUT))
        if not unicodedata.combining(letter)
    )
    return "*" + "".join(_either(letter) for letter in plain) + "*"


def _either(letter: str) -> str:
    same = "".join(dict.fromkeys(_forms(letter)))
    return same if len(same) == 1 and same not in "*?[" else f"[{same}]"


def _forms(letter: str) -> Iterator[str]:
    for form in (letter, letter.upper(), letter.lower()):
        if len(form) == 1:
            yield form
    yield from _accented().get(letter.lower(), ())


@cache
def _accented() -> dict[str, tuple[str, ...]]:
    """Return the letters with accents for each plain one."""
    found: dict[str, list[str]] = {}
    for number in _LETTERS:
        plain, marks = (parts := unicodedata.normalize("NFD", chr(number)))[0], parts[1:]
        if marks and all(unicodedata.combining(mark) for mark in marks):
            found.setdefault(plain.lower(), []).append(chr(number))
    for plain, letters in _STROKES.items():
        found.setdefault(plain, []).extend(letters)
    return {plain: tuple(letters) for plain, letters in found.items()}
