"""How one cell becomes one value: made once for each column, then called for every row."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from integration_desk.core.codes import CodeList
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.values import from_json
from integration_desk.core.words import T
from integration_desk.i18n import Speaker, all_languages, countries, languages, speaker, tag_of
from integration_desk.spreadsheets.vocabulary import codes_also, countries_also, languages_also

Convert = Callable[[str], Any]
SEVERAL = ";|\n،؛"
"""What parts several values in a cell, unless something else is chosen."""

_MANY = {Kind.CODES: Kind.CODE, Kind.LANGUAGES: Kind.LANGUAGE, Kind.COUNTRIES: Kind.COUNTRY}
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_THREE = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_TWO = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{4})")
_ABOUT = re.compile(r"(?:~|≈|ca\.?|circa|about|approx\.?|um|etwa|vers|env\.?|حوالي)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:[.,]0+)?")
_TRUE, _FALSE = frozenset({"1", "x", "✓", "✔", "true", "y", "j", "wahr", "vrai"}), frozenset(
    {"0", "-", "–", "✗", "false", "n", "falsch", "faux"}
)  # fmt: skip


def key_of(words: str) -> str:
    """Return words as they are compared: without case, accents' spelling, doubled spaces and a closing point.

    >>> key_of("  Marital_Status: "), key_of("Geb.")
    ('marital status', 'geb')
    """
    return " ".join(unicodedata.normalize("NFKC", words).casefold().replace("_", " ").split()).rstrip(".:*")


def speakers() -> list[Speaker]:
    """Return a speaker for each language of the staff."""
    return [speaker(language) for language in dict.fromkeys(("en", *languages()))]


def converter(
    field: Field,
    *,
    many: bool = False,
    values: Iterable[tuple[str, str]] = (),
    dates: str = "day",
    parts: str = "",
    one: Convert | None = None,
) -> Convert:
    """Return what reads a filled cell to a field's value, or raises ValueError. Several values become a tuple."""
    translated = {key_of(written): meant for written, meant in values}
    one = _single(one or _plain(field, _MANY.get(field.kind, field.kind), dates), translated)
    if not many and field.kind not in _MANY:
        return one
    apart = re.compile(f"[{re.escape(parts or SEVERAL)}]")
    cut, parted = apart.split, apart.search

    def several(cell: str) -> tuple[Any, ...]:
        if translated and (whole := translated.get(key_of(cell))) is not None:
            return (one(whole),) if whole else ()
        if not parted(cell):
            single = one(cell)
            return () if single in ("", None) else (single,)
        found = [one(part.strip()) for part in cut(cell) if part.strip()]
        return tuple(dict.fromkeys(entry for entry in found if entry not in ("", None)))

    return several


def _single(plain: Convert, translated: Mapping[str, str]) -> Convert:
    if not translated:
        return plain

    def reads(cell: str) -> Any:
        meant = translated.get(key_of(cell))
        if meant is None:
            return plain(cell)
        return plain(meant) if meant else None

    return reads


def _plain(field: Field, kind: Kind, dates: str) -> Convert:
    if field.codes is not None:
        return _looking_up(_labels_of(field.codes))
    if kind is Kind.LANGUAGE:
        return _looking_up(_languages())
    if kind is Kind.COUNTRY:
        return _looking_up(_countries())
    if kind in (Kind.DATE, Kind.PARTIAL_DATE):
        past, exact = kind is Kind.PARTIAL_DATE, kind is Kind.DATE
        return lambda cell: _date(cell, month_first=dates == "month", past=past, exact=exact)
    if kind is Kind.BOOLEAN:
        return _looking_up(_yes_and_no())
    if kind is Kind.INTEGER:
        return _integer
    if kind is Kind.DECIMAL:
        return lambda cell: float(cell.replace(",", "."))

    def words(cell: str) -> Any:
        if cell.isprintable():
            return cell
        try:
            return from_json(field, cell).strip()
        except InvalidError as error:
            raise ValueError(cell) from error

    return words


def _looking_up(known: Mapping[str, Any]) -> Convert:
    def look(cell: str) -> Any:
        try:
            return known[key_of(cell)]
        except KeyError:
            raise ValueError(cell) from None

    return look


@cache
def _labels_of(codes: CodeList) -> dict[str, str]:
    """Return the code for each code and label of a list, in every language of the staff."""
    known = {key_of(say.say(entry.label)): entry.code for say in speakers() for entry in codes}
    also = {key_of(word): code for code, words in codes_also(codes.name).items() for word in words}
    return {**also, **known, **{key_of(entry.code): entry.code for entry in codes}}


@cache
def _languages() -> dict[str, str]:
    tags = all_languages()
    named = {key_of(say.language(tag)): tag for say in speakers() for tag in tags}
    own = {key_of(speaker(tag).language(tag)): tag for tag in languages()}
    also = {key_of(word): tag for tag, words in languages_also().items() for word in words}
    three = {
        code: tag_of(code) for code in ("ara", "deu", "ger", "eng", "fas", "per", "fra", "fre", "som", "ukr", "tir")
    }
    return {**three, **also, **own, **named, **{key_of(tag): tag for tag in tags}}


@cache
def _countries() -> dict[str, str]:
    codes = countries()
    named = {key_of(say.country(code)): code for say in speakers() for code in codes}
    also = {key_of(word): code for code, words in countries_also().items() for word in words}
    return {**also, **named, **{key_of(code): code for code in codes}}


@cache
def _yes_and_no() -> dict[str, bool]:
    said = {key_of(one.say(text)): value for one in speakers() for text, value in ((T("Yes"), True), (T("No"), False))}
    return {**dict.fromkeys(_TRUE, True), **dict.fromkeys(_FALSE, False), **said}


def _integer(cell: str) -> int:
    if not _NUMBER.fullmatch(cell):
        raise ValueError(cell)
    return int(re.split("[.,]", cell)[0])


def _date(cell: str, *, month_first: bool, past: bool, exact: bool) -> Any:
    """Read a date as people write it: ISO always, else day or month first; a year alone when it may be partial.

    >>> str(_date("3.5.1987", month_first=False, past=True, exact=False))
    '1987-05-03'
    >>> str(_date("3/5/87", month_first=True, past=True, exact=False)), str(_date("ca. 1987", month_first=False,
    ...     past=True, exact=False))
    ('1987-03-05', '~1987')
    """
    about = _ABOUT.match(cell)
    words = cell[about.end() :] if about else cell
    if found := _ISO.fullmatch(words):
        year, month, day = found[1], found[2], found[3]
    elif found := _THREE.fullmatch(words):
        year = found[3]
        month, day = (found[1], found[2]) if month_first else (found[2], found[1])
    elif found := _TWO.fullmatch(words):
        year, month, day = found[2], found[1], None
    else:
        raise ValueError(cell)
    try:
        made = PartialDate(
            _year(year, past=past), int(month) if month else None, int(day) if day else None, bool(about)
        )
    except InvalidError as error:
        raise ValueError(cell) from error
    if not exact:
        return made
    known = made.exact()
    if known is None:
        raise ValueError(cell)
    return known


def _year(written: str, *, past: bool) -> int:
    """Read two digits as the century that fits: what happened lies behind us, a card is valid in this century."""
    year = int(written)
    if len(written) > 2:
        return year
    now = datetime.now(UTC).year
    near = now // 100 * 100 + year
    return near - 100 if past and near > now else near
