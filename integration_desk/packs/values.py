"""How the value of each kind of key is read, and what is said when it cannot be."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

from integration_desk.core.words import T, Text
from integration_desk.packs.calendars import is_country, time_zones
from integration_desk.packs.codes import TOKENS
from integration_desk.packs.declaring import Key, Kind
from integration_desk.packs.periods import Period
from integration_desk.packs.saying import ENGLISH, Said

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST_YEARS = 200
_LONGEST = 4000


class UnreadableError(Exception):
    """A value that cannot be read: the sentence that says so, and where inside the value."""

    def __init__(self, text: Text, inside: tuple[str | int, ...] = ()) -> None:
        super().__init__(text)
        self.text = text
        self.inside = inside


def _shown(value: Any) -> str:
    """Return a value as it is shown in a sentence: short, and as the file would write it."""
    words = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    return words if len(words) <= 60 else words[:59] + "…"


def _wrong(text: Text, value: Any, *inside: str | int, **places: Any) -> UnreadableError:
    return UnreadableError(text.put(value=_shown(value), **places), inside)


def _words(value: Any, *inside: str | int) -> str:
    if not isinstance(value, str):
        raise _wrong(T("“{value}” is not a text. Write it in quotation marks."), value, *inside)
    if not value.strip():
        raise UnreadableError(T("The text is empty. Write something, or leave the key out."), inside)
    if len(value) > _LONGEST:
        raise UnreadableError(
            T("The text has {length} characters. Write {most} at most.").put(length=len(value), most=_LONGEST), inside
        )
    return value.strip()


def _line(value: Any, *inside: str | int) -> str:
    return " ".join(_words(value, *inside).split())


def _id(value: Any, *inside: str | int) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise _wrong(
            T("“{value}” cannot be an id. Write up to 64 small letters, digits, _ and -, as in birth_certificate."),
            value, *inside,
        )  # fmt: skip
    return value


def _said(key: Key, value: Any) -> Said:
    if isinstance(value, str):
        words = {ENGLISH: _words(value)}
    elif isinstance(value, dict) and value:
        for tag in value:
            if not _LANGUAGE.fullmatch(tag):
                raise _wrong(T("“{value}” is not the tag of a language. Write it as en, de or fa-AF."), tag, tag)
        words = {tag: _words(one, tag) for tag, one in value.items()}
    else:
        raise _wrong(T("“{value}” is not a text. Write it as {example}, or in languages as {table}."), value,
            example='"…"', table='{ en = "…", de = "…" }')  # fmt: skip
    for tag, one in words.items():
        if key.tokens:
            _check_tokens(one, tag)
    return Said.of(words)


def _check_tokens(words: str, tag: str) -> None:
    try:
        named = [name for _before, name, _form, _turn in Formatter().parse(words) if name is not None]
    except ValueError as error:
        raise UnreadableError(T("A brace is open or too many. Places are written as {example}.").put(
            example="{client}"), (tag,)) from error  # fmt: skip
    for name in named:
        if name not in TOKENS:
            raise UnreadableError(T("There is no place {name}. There are: {names}.").put(
                name="{" + name + "}", names=", ".join("{" + one + "}" for one in TOKENS)), (tag,))  # fmt: skip


def _url(value: Any) -> str:
    words = _line(value)
    try:
        parts = urlsplit(words)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("https", "http") or "." not in parts.netloc or " " in words:
        raise _wrong(T("“{value}” is not a web address. Write it with https:// at its beginning."), value)
    return words


def _date(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise _wrong(T("“{value}” is not a date. Write it without quotation marks, as 2026-11-26."), value)
    return value


def _period(value: Any) -> Period:
    found = Period.parse(value) if isinstance(value, str) else None
    if found is None:
        raise _wrong(
            T("“{value}” is not a period. Write three months as P3M, one year as P1Y, 14 days as P14D, ten working "
              "days as P10WD."), value,
        )  # fmt: skip
    if found.months > _MOST_YEARS * 12:
        raise _wrong(T("“{value}” is longer than {years} years."), value, years=_MOST_YEARS)
    return found


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_YEARS:
        raise _wrong(T("“{value}” is not a whole number from 0 to {most}."), value, most=_MOST_YEARS)
    return value


def _amount(value: Any) -> Decimal:
    try:
        found = Decimal(str(value)) if isinstance(value, int | float | str) and not isinstance(value, bool) else None
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite() or not 0 <= found <= 1_000_000:
        raise _wrong(T("“{value}” is not an amount. Write a number such as 75 or 37.50."), value)
    return found


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _wrong(T("“{value}” is neither true nor false. Write one of them, without quotation marks."), value)
    return value


def _code(key: Key, value: Any, *inside: str | int) -> str:
    known = [one.code for one in key.codes or ()]
    if not isinstance(value, str) or value not in known:
        text = T("“{value}” is not known here. Write one of: {codes}.")
        raise _wrong(text, value, *inside, codes=", ".join(known))
    return value


def _many(value: Any, read: Callable[..., str]) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _wrong(T('“{value}” is not a list. Write it as ["…", "…"].'), value)
    return tuple(dict.fromkeys(read(one, number) for number, one in enumerate(value)))


def _country(value: Any) -> str:
    if not isinstance(value, str) or not is_country(value):
        raise _wrong(
            T("The holidays of “{value}” are not known. Write the code of a country in two capitals, as DE."), value
        )
    return value


def _currency(value: Any) -> str:
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        raise _wrong(T("“{value}” is not the code of a currency. Write three capitals, as EUR."), value)
    return value


def _zone(value: Any) -> str:
    if not isinstance(value, str) or value not in time_zones():
        raise _wrong(T("“{value}” is not a time zone. Write it as Europe/Berlin."), value)
    return value


_READERS: dict[Kind, Callable[[Key, Any], Any]] = {
    Kind.ID: lambda _key, value: _id(value),
    Kind.IDS: lambda _key, value: _many(value, _id),
    Kind.SAID: _said,
    Kind.TEXT: lambda _key, value: _line(value),
    Kind.URL: lambda _key, value: _url(value),
    Kind.DATE: lambda _key, value: _date(value),
    Kind.PERIOD: lambda _key, value: _period(value),
    Kind.NUMBER: lambda _key, value: _number(value),
    Kind.AMOUNT: lambda _key, value: _amount(value),
    Kind.YES_NO: lambda _key, value: _yes_no(value),
    Kind.CODE: _code,
    Kind.CODES: lambda key, value: _many(value, lambda one, number: _code(key, one, number)),
    Kind.WORDS: lambda _key, value: _many(value, _line),
    Kind.COUNTRY: lambda _key, value: _country(value),
    Kind.CURRENCY: lambda _key, value: _currency(value),
    Kind.ZONE: lambda _key, value: _zone(value),
}


def read_value(key: Key, value: Any) -> Any:
    """Return the value of a key as the model holds it; raises UnreadableError."""
    return _READERS[key.kind](key, value)
