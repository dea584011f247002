"""The speaker: says texts, dates, numbers and names in one language."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from integration_desk.core.dates import PartialDate
from integration_desk.core.later import Later
from integration_desk.core.words import Domain, L, Text, verbatim
from integration_desk.i18n import calendars, collation
from integration_desk.i18n.calendars import Calendar
from integration_desk.i18n.catalogues import translated
from integration_desk.i18n.tags import ENGLISH, direction_of, fallback, tag_of

if TYPE_CHECKING:
    import decimal
    from decimal import Decimal

    from babel import Locale

    from integration_desk.i18n import formats, names
    from integration_desk.i18n.formats import Style
else:  # Babel is a tenth of the start, and the unlock page writes neither dates nor names
    decimal = Later("decimal")
    formats, names = Later("integration_desk.i18n.formats"), Later("integration_desk.i18n.names")

_PLACE = re.compile(r"\{(\w+)\}")

_ABOUT = L("about {date}")
_TODAY, _TOMORROW, _YESTERDAY = L("today"), L("tomorrow"), L("yesterday")
_YES, _NO = L("yes"), L("no")
_CALENDARS = {
    Calendar.GREGORIAN: L("Gregorian calendar"),
    Calendar.SOLAR_HIJRI: L("Solar Hijri calendar"),
    Calendar.ISLAMIC: L("Islamic calendar"),
    Calendar.ETHIOPIAN: L("Ethiopian calendar"),
}

_RIGHT = frozenset({"R", "AL", "AN"})
_LEFT = frozenset({"L", "EN"})
_SPAN = re.compile(r"\d[\d:.]*(?:\s?[-–—]\s?\d[\d:.]*)+")


def isolate(words: str) -> str:
    """Wrap words in direction isolates, so that a name or number stays whole inside text of the other direction."""
    return f"\u2068{words}\u2069" if words else words


@attrs.frozen
class Speaker:
    """Says things in one language; made by ``speaker(language)``. All methods may be called from any thread."""

    language_code: str
    direction: str
    chain: tuple[str, ...]

    @property
    def locale(self) -> Locale:
        """Return the CLDR locale that dates, numbers and names are taken from."""
        return formats.locale_of(self.language_code)

    def say(self, text: Text | str) -> str:
        """Say a text with its arguments in this language; without a translation, wholly in English."""
        if isinstance(text, str):
            return text
        if text.domain is Domain.VERBATIM:
            return self._fill(text.message, text.arguments)
        words = translated(text, self.chain)
        if not words and self.language_code.split("-")[0] != ENGLISH:
            return speaker(ENGLISH).say(text)
        return self._fill(words or (text.plural if text.plural and text.count != 1 else text.message), text.arguments)

    def _fill(self, words: str, arguments: tuple[tuple[str, Any], ...]) -> str:
        if not arguments:
            return words
        values = dict(arguments)
        return _PLACE.sub(lambda place: self._place(values, place), words)

    def _place(self, values: dict[str, Any], place: re.Match[str]) -> str:
        name = place[1]
        said = self._argument(values[name]) if name in values else place[0]
        # a day that ends in an abbreviation (26 листопада 2026 р.) takes the full stop of its sentence along
        return said[:-1] if said.endswith(".") and place.string.startswith(".", place.end()) else said

    def _argument(self, value: Any) -> str:
        match value:
            case Text():
                said = self.say(value)
                return self._kept_whole(said) if value.domain is Domain.VERBATIM else said
            case bool():
                return self.say(_YES if value else _NO)
            case Enum():
                return str(value.value)
            case str():
                return self._kept_whole(value)
            case PartialDate():
                return self.partial(value)
            case dt.datetime():
                return self.moment(value)
            case dt.date():
                return self.date(value)
            case dt.time():
                return self.time(value)
            case int() | float() | decimal.Decimal():
                return self.number(value)
            case None:
                return ""
            case tuple() | list():
                return self.listing([self._argument(one) for one in value])
        return self._kept_whole(str(value))

    def _kept_whole(self, words: str) -> str:
        foreign = _LEFT if self.direction == "rtl" else _RIGHT
        return isolate(words) if any(unicodedata.bidirectional(letter) in foreign for letter in words) else words

    def date(self, day: dt.date, style: Style = "medium") -> str:
        """Write a day; ``style`` is short, medium, long or full."""
        return formats.write_date(day, style, self.locale)

    def weekday_date(self, day: dt.date, style: Style = "medium") -> str:
        """Write a day with its weekday: short leaves out the year, full abbreviates nothing."""
        return formats.write_weekday(day, style, self.locale)

    def time(self, moment: dt.time | dt.datetime) -> str:
        """Write a time to the minute; a moment with a time zone is told in the zone of this computer."""
        return formats.write_time(_here(moment), self.locale)

    def moment(self, moment: dt.datetime, style: Style = "medium") -> str:
        """Write a moment as day and time in the zone of this computer."""
        return formats.write_moment(_here(moment), style, self.locale)

    def partial(self, day: PartialDate, style: Style = "medium") -> str:
        """Write what is known of a date: "14 Mar 1991", "Mar 1991", "1991", "about 1991"."""
        written = formats.write_partial(day, style, self.locale)
        return self.say(_ABOUT.put(date=verbatim(written))) if day.about else written

    def number(self, number: int | float | Decimal) -> str:
        """Write a number with grouping, decimal sign and digits of the language."""
        return formats.write_number(number, self.locale)

    def money(self, amount: int | float | Decimal, currency: str) -> str:
        """Write an amount of money; ``currency`` is its ISO 4217 code."""
        return formats.write_money(amount, currency, self.locale)

    def digits(self, words: str) -> str:
        """Write the digits of words in the language's own; for dates and counts, never for numbers to be dialled."""
        return formats.in_digits(words, self.locale)

    def in_order(self, words: str) -> str:
        """Keep spans of figures such as 9–12 in their order where the language runs from the right.

        >>> speaker("de").in_order("9–12 Uhr"), speaker("ar").in_order("9–12")
        ('9–12 Uhr', '\u20669–12\u2069')
        """
        return _SPAN.sub("\u2066\\g<0>\u2069", words) if self.direction == "rtl" else words

    def relative(self, day: dt.date, today: dt.date) -> str:
        """Write how far a day is from today: "today", "in 3 days", "2 weeks ago"."""
        days = (_plain_day(day) - _plain_day(today)).days
        near = {-1: _YESTERDAY, 0: _TODAY, 1: _TOMORROW}.get(days)
        return self.say(near) if near else formats.write_days_away(days, self.locale)

    def language(self, code: str) -> str:
        """Return the name of a language; one without a name here is told in English, an unknown one as written."""
        return self._name(names.OWN_LANGUAGES.get(tag_of(code)), code, names.cldr_language)

    def country(self, code: str) -> str:
        """Return the name of a country; ``XX`` is statelessness."""
        return self._name(names.OWN_COUNTRIES.get(code), code, lambda locale, key: locale.territories.get(key, ""))

    def script(self, code: str) -> str:
        """Return the name of a script (ISO 15924)."""
        return self._name(None, code, lambda locale, key: locale.scripts.get(key, ""))

    def _name(self, own: Text | None, code: str, find: Any) -> str:
        if own is not None and (self.locale.language == ENGLISH or translated(own, self.chain)):
            return self.say(own)
        found = find(self.locale, code) or (self.say(own) if own is not None else "")
        return str(found or find(names.plain_english(), code) or code)

    def listing(self, words: Iterable[str]) -> str:
        """Write words as a list in a sentence: "bread, milk and salt"."""
        return formats.write_listing(list(words), self.locale)

    def in_calendar(self, day: PartialDate | dt.date, calendar: Calendar) -> str:
        """Write a date in another calendar, or nothing where its tables do not reach."""
        if calendar is Calendar.GREGORIAN:
            return self.partial(day if isinstance(day, PartialDate) else PartialDate.of(day))
        written = self.digits(calendars.written(day, calendar, self.language_code))
        about = written and isinstance(day, PartialDate) and day.about
        return self.say(_ABOUT.put(date=verbatim(written))) if about else written

    def calendar(self, calendar: Calendar) -> str:
        """Return the name of a calendar."""
        return self.say(_CALENDARS[calendar])

    def collate(self, words: str) -> tuple[str, str]:
        """Return a key that sorts words as a reader of this language expects."""
        return collation.collate(words, self.language_code)


def _here(moment: Any) -> Any:
    return moment.astimezone() if isinstance(moment, dt.datetime) and moment.tzinfo is not None else moment


def _plain_day(day: dt.date) -> dt.date:
    if not isinstance(day, dt.datetime):
        return day
    local: dt.datetime = _here(day)
    return local.date()


@cache
def _made(tag: str) -> Speaker:
    return Speaker(tag, direction_of(tag), fallback(tag))


def speaker(language: str) -> Speaker:
    """Return the speaker of a language, given as a tag such as ``de``, ``ar`` or ``fa-AF``."""
    return _made(tag_of(language))
