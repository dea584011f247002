"""Reading single values: whatever a file holds becomes a value of the field, or is left out with a reason."""

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

import attrs

from integration_desk.core.fields import MANY, Field, Kind
from integration_desk.core.words import T, Text
from integration_desk.i18n import all_languages, languages, speaker, tag_of

LONGEST_TEXT = 200_000
_QUOTES = "\"'“”„«»‘’"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TRUE, _FALSE = {"true", "yes", "y", "1", "t"}, {"false", "no", "n", "0", "f"}
_BYDAY = re.compile(r"[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?")


@attrs.frozen
class Reading:
    """What became of a value: ``reason`` says why it is not as written, ``dropped`` that nothing is left of it."""

    value: Any = None
    reason: Text | None = None
    dropped: bool = False


def dropped(reason: Text) -> Reading:
    """Return that a value was left out."""
    return Reading(None, reason, dropped=True)


def uuid_of(written: str) -> str:
    """Return a UUID in its normal form, or "" when it is none.

    >>> uuid_of("AC148810-D857-441C-9679-408F346DE14B"), uuid_of("17")
    ('ac148810-d857-441c-9679-408f346de14b', '')
    """
    if len(written) != 36:
        return ""
    try:
        found = str(UUID(written))
    except ValueError:
        return ""
    return found if found == written.lower() else ""


def plain_text(raw: Any) -> str:
    """Return text without characters that no text needs: control characters and halves of surrogate pairs."""
    text = str(raw).encode("utf-8", "replace").decode()
    return _CONTROL.sub("", text).strip()


def _words(raw: Any) -> Reading:
    if isinstance(raw, bool):
        return Reading("yes" if raw else "no", T("Yes or no where words are expected; kept as a word."))
    if isinstance(raw, int | float):
        return Reading(_number_text(raw), T("A number where words are expected; kept as text."))
    if not isinstance(raw, str):
        return dropped(T("Words are expected here, not a list or an object."))
    text = plain_text(raw)
    if len(text) > LONGEST_TEXT:
        return Reading(text[:LONGEST_TEXT], T("Too long; the end was cut off."))
    return Reading(text)


def _number_text(raw: int | float) -> str:
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)


def _phone(raw: Any) -> Reading:
    read = _words(raw)
    if not isinstance(read.value, str) or not read.value:
        return read
    number = read.value.strip(_QUOTES + " ")
    if not any(character.isdigit() for character in number):
        return dropped(T("Not a phone number: it has no digit."))
    if number != read.value:
        return Reading(number, T("Quotation marks around the phone number were removed."))
    return attrs.evolve(read, value=number)


def _email(raw: Any) -> Reading:
    read = _words(raw)
    if not read.value:
        return read
    address = str(read.value).removeprefix("mailto:")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        return dropped(T("Not an e-mail address."))
    return Reading(address, T("“mailto:” was removed.") if address != read.value else read.reason)


def _url(raw: Any) -> Reading:
    read = _words(raw)
    if not read.value:
        return read
    address = str(read.value)
    if re.match(r"https?://[^\s/]+", address, re.IGNORECASE) and not re.search(r"\s", address):
        return read
    if not _SCHEME.match(address) and _HOST.fullmatch(address):
        return Reading(f"https://{address}", T("“https://” was put in front of the web address."))
    return dropped(T("Not a web address. It begins with http:// or https:// and has no spaces."))


def _country(raw: Any) -> Reading:
    read = _words(raw)
    written = str(read.value or "")
    if re.fullmatch(r"[A-Za-z]{2}", written):
        return Reading(written.upper(), None)
    return Reading(written, T("Not a country code of two letters; kept as written.")) if written else Reading("")


def _language(raw: Any) -> Reading:
    read = _words(raw)
    written = str(read.value or "")
    if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*", written):
        return Reading(tag_of(written))
    found = language_named(written)
    return Reading(found) if found else dropped(T("Not the code of a language, such as ar or fa-AF."))


@cache
def _languages_by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for code in all_languages():
        for reader in ("en", *languages(), code):
            names.setdefault(speaker(reader).language(code).casefold(), code)
    return names


def language_named(name: str) -> str:
    """Return the code of a language that is given by name, in English, in itself or as the staff say it.

    >>> language_named("Tigrinya"), language_named("Klingonish")
    ('ti', '')
    """
    return _languages_by_name().get(name.strip().casefold(), "")


def _number(raw: Any) -> Reading:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        return dropped(T("A number is expected here."))
    try:
        number = float(raw)
    except (ValueError, OverflowError):
        return dropped(T("A number is expected here."))
    if not math.isfinite(number) or abs(number) > 1e15:
        return dropped(T("This number is too large."))
    return Reading(number)


def _integer(raw: Any) -> Reading:
    read = _number(raw)
    if read.dropped:
        return read
    if not float(read.value).is_integer():
        return dropped(T("A whole number is expected here."))
    return Reading(int(read.value))


def _boolean(raw: Any) -> Reading:
    word = str(raw).strip().lower()
    if word in _TRUE or word in _FALSE:
        return Reading(word in _TRUE)
    return dropped(T("Yes or no is expected here."))


def _date(raw: Any) -> Reading:
    written = str(raw).strip()
    try:
        return Reading(date.fromisoformat(written))
    except ValueError:
        pass
    try:
        return Reading(datetime.fromisoformat(written).date())
    except ValueError:
        return dropped(T("Not a date. Dates are written as 2026-11-24."))


def _time(raw: Any) -> Reading:
    written = str(raw).strip()
    if re.fullmatch(r"24:00(:00)?Z?", written):
        return Reading(time(23, 59), T("Midnight at the end of the day is kept as 23:59."))
    try:
        return Reading(time.fromisoformat(written))
    except ValueError:
        pass
    try:
        return Reading(datetime.fromisoformat(written).timetz())
    except ValueError:
        return dropped(T("Not a time of day. Times are written as 09:30."))


def _moment(raw: Any) -> Reading:
    try:
        moment = datetime.fromisoformat(str(raw).strip())
        known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        utc = known.astimezone(UTC)
    except (ValueError, OverflowError):
        return dropped(T("Not a date with time. It is written as 2026-11-24T09:30:00Z."))
    return Reading(utc.replace(microsecond=utc.microsecond // 1000 * 1000))


_READERS: dict[Kind, Callable[[Any], Reading]] = {
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.URL: _url,
    Kind.COUNTRY: _country,
    Kind.LANGUAGE: _language,
    Kind.DECIMAL: _number,
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.MOMENT: _moment,
}


def _code(spec: Field, raw: Any) -> Reading:
    if spec.codes is None or not isinstance(raw, str):
        return dropped(T("A word of a fixed list is expected here."))
    written = plain_text(raw)
    found = next((one.code for one in spec.codes if one.code.casefold() == written.casefold()), None)
    if found is None:
        known = ", ".join(one.code for one in spec.codes)
        return dropped(T("This word is not in the list: {known}.").put(known=known))
    return Reading(found)


def _codes(spec: Field, raw: Any) -> Reading:
    chosen = [one for one in re.split(r"[;,|]", raw) if one.strip()] if isinstance(raw, str) else raw
    if not isinstance(chosen, list | tuple):
        return dropped(T("A list of words is expected here."))
    readings = [_code(spec, one) for one in chosen]
    good = tuple(dict.fromkeys(one.value for one in readings if not one.dropped))
    bad = next((one.reason for one in readings if one.dropped), None)
    return Reading(good, bad, dropped=bool(bad) and not good)


_RANGES: dict[str, tuple[float, float]] = {
    "latitude": (-90, 90),
    "longitude": (-180, 180),
    "minimum_age": (0, 150),
    "maximum_age": (0, 150),
    "count": (1, 100_000),
    "interval": (1, 1_000),
    "amount": (0, 1e12),
    "year_incorporated": (1, 9999),
}


def _in_range(spec: Field, read: Reading) -> Reading:
    low, high = _RANGES.get(spec.name, (-math.inf, math.inf))
    if read.dropped or read.value is None or low <= read.value <= high:
        return read
    reason = T("{field} must lie between {low} and {high}.").put(field=spec.label, low=int(low), high=int(high))
    return dropped(reason)


def read_value(spec: Field, raw: Any) -> Reading:
    """Read a value of a field; an empty one gives the field's empty value."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return Reading(spec.empty())
    if spec.kind in MANY:
        return _codes(spec, raw)
    if spec.kind is Kind.CODE:
        return _code(spec, raw)
    if spec.kind in (Kind.DECIMAL, Kind.INTEGER):
        return _in_range(spec, _READERS[spec.kind](raw))
    return _PARTS.get(spec.name, _READERS.get(spec.kind, _words))(raw)


def _byday(raw: Any) -> Reading:
    read = _words(raw)
    parts = [part.strip().upper() for part in re.split(r"[,;\s]+", str(read.value or "")) if part.strip()]
    if not parts or any(not _BYDAY.fullmatch(part) for part in parts):
        return dropped(T("Not weekdays. They are written as MO,TU or, for the first Monday of a month, 1MO."))
    return Reading(",".join(parts))


def _timezone(raw: Any) -> Reading:
    read = _words(raw)
    if re.fullmatch(r"[+-]?\d{1,2}(\.\d+)?", str(read.value)):
        return Reading(read.value, T("A number of hours from UTC; the opening times are taken as local times."))
    return read


def _numbers(raw: Any) -> Reading:
    read = _words(raw)
    if read.dropped or not re.fullmatch(r"[+-]?\d{1,3}(\s*,\s*[+-]?\d{1,3})*", str(read.value)):
        return dropped(T("Numbers separated by commas are expected here."))
    return Reading(re.sub(r"\s", "", str(read.value)))


def _extension(raw: Any) -> Reading:
    read = _words(raw)
    if str(read.value or "").isdigit():
        return Reading(read.value, T("A number where words are expected; kept as text."))
    return read


_PARTS: dict[str, Callable[[Any], Reading]] = {
    "extension": _extension,
    "byday": _byday,
    "timezone": _timezone,
    "byweekno": _numbers,
    "bymonthday": _numbers,
    "byyearday": _numbers,
}
