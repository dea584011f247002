"""Dates, times and numbers as a language writes them: the calls into Babel, and what CLDR leaves to mend.

Babel writes dates with Western digits in every language; here they become the language's own.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError, dates, lists, numbers

from integration_desk.core.dates import PartialDate
from integration_desk.i18n.tags import fallback

Style = Literal["short", "medium", "long", "full"]

# Texts are in British English; the plain "en" of CLDR is American.
_LOCALES = {"en": "en_GB"}

# Patterns that CLDR has only in part for the language are taken from its neighbour; the names stay its own.
_PATTERNS_OF = {"fa_AF": "fa"}

# Where CLDR puts the month or the year first against the language's own long form, or writes a month as a number:
# 11/12 is the eleventh of December to one reader and the twelfth of November to another.
_DAY_FIRST = {"medium": "d MMM y", "long": "d MMMM y"}
_PATTERNS = {
    "ar": _DAY_FIRST,
    "ckb": {**_DAY_FIRST, "full": "EEEE، d MMMM y"},
    "ps": {**_DAY_FIRST, "full": "EEEE d MMMM y", "yMMMEd": "EEEE d MMM y", "MMMEd": "EEEE d MMM", "yMMM": "MMM y"},
    "ti": {"short": "dd/MM/y", "medium": "d MMMM y", "long": "d MMMM y", "yMMMEd": "EEEE፣ d MMMM y",
           "MMMEd": "EEEE፣ d MMMM", "yMMM": "MMMM y"},
}  # fmt: skip

_DIGITS = {
    "arab": "٠١٢٣٤٥٦٧٨٩",
    "arabext": "۰۱۲۳۴۵۶۷۸۹",
    "beng": "০১২৩৪৫৬৭৮৯",
    "deva": "०१२३४५६७८९",
    "mymr": "၀၁၂၃၄၅၆၇၈၉",
}


@cache
def locale_of(language: str) -> Locale:
    """Return the CLDR locale of a language or of the nearest one that stands in for it, else British English."""
    for tag in fallback(language):
        name = tag.replace("-", "_")
        try:
            locale = Locale.parse(_LOCALES.get(name, name))
        except (UnknownLocaleError, ValueError):
            continue
        if (
            locale.language == "en" or locale.days["format"]["abbreviated"][4] != "Fri"
        ):  # CLDR's data is more than a stub
            return locale
    return Locale("en", "GB")


def in_digits(words: str, locale: Locale) -> str:
    """Write the Western digits of words as the language's own.

    >>> in_digits("27", Locale("fa"))
    '۲۷'
    """
    digits = _DIGITS.get(str(locale.default_numbering_system))
    return words.translate(str.maketrans("0123456789", digits)) if digits else words


@cache
def _pattern(locale: Locale, name: str) -> str:
    own = _PATTERNS.get(str(locale), {}).get(name)
    if own:
        return own
    source = Locale.parse(_PATTERNS_OF.get(str(locale), str(locale)))
    if name in ("short", "medium", "long", "full"):
        return str(source.date_formats[name].pattern)
    skeletons = source.datetime_skeletons
    if name not in skeletons:
        name = dates.match_skeleton(name, skeletons) or name
    return str(skeletons[name].pattern) if name in skeletons else "d MMM y"


def _with_pattern(day: date, name: str, locale: Locale) -> str:
    return in_digits(dates.format_date(day, _pattern(locale, name), locale=locale), locale)


def write_date(day: date, style: Style, locale: Locale) -> str:
    """Write a day: 27/11/2026, 27 Nov 2026, 27 November 2026, Friday 27 November 2026."""
    return _with_pattern(day, style, locale)


def write_weekday(day: date, style: Style, locale: Locale) -> str:
    """Write a day with its weekday: Fri 27 Nov, Fri 27 Nov 2026, Friday 27 November 2026."""
    if style == "short":
        return _with_pattern(day, "MMMEd", locale)
    return _with_pattern(day, "full" if style in ("long", "full") else "yMMMEd", locale)


def write_partial(day: PartialDate, style: Style, locale: Locale) -> str:
    """Write what is known of a date: 14 Mar 1991, Mar 1991, 1991."""
    if day.month is None:
        return in_digits(str(day.year), locale)
    if day.day is None:
        return _with_pattern(day.earliest(), "yMMM", locale)
    return write_date(day.earliest(), style, locale)


def write_time(moment: time | datetime, locale: Locale) -> str:
    """Write a time to the minute, by the 24-hour clock of timetables and appointment letters.

    A twelve-hour time misleads readers from Ethiopia and Eritrea, whose clock starts at sunrise. Only American
    English keeps its own.
    """
    if str(locale) == "en_US":
        return str(dates.format_time(moment, "short", locale=locale))
    return in_digits(f"{moment.hour:02d}:{moment.minute:02d}", locale)


def write_moment(moment: datetime, style: Style, locale: Locale) -> str:
    """Write a day and a time of that day: 27 Nov 2026, 14:02."""
    pattern = str(locale.datetime_formats["medium"])
    return pattern.replace("{1}", write_date(moment, style, locale)).replace("{0}", write_time(moment, locale))


def write_number(number: int | float | Decimal, locale: Locale) -> str:
    """Write a number with the language's grouping, decimal sign and digits."""
    return in_digits(numbers.format_decimal(number, locale=locale, numbering_system="default"), locale)


def write_money(amount: int | float | Decimal, currency: str, locale: Locale) -> str:
    """Write an amount of money with the sign of its currency (ISO 4217)."""
    written = numbers.format_currency(amount, currency, locale=locale, numbering_system="default")
    return in_digits(written, locale)


def write_days_away(days: int, locale: Locale) -> str:
    """Write how far a day is: in 3 days, 2 weeks ago; the unit grows with the distance."""
    distance = abs(days)
    unit: Literal["day", "week", "month", "year"] = (
        "day" if distance < 14 else "week" if distance < 60 else "month" if distance < 730 else "year"
    )
    written = dates.format_timedelta(
        timedelta(days=days), granularity=unit, threshold=10**9, add_direction=True, locale=locale
    )
    if written[:1] in "+-":  # CLDR has no words for it in this language
        return write_days_away(days, Locale("en", "GB"))
    return in_digits(written, locale)


def write_listing(words: list[str], locale: Locale) -> str:
    """Write words as a list in a sentence: bread, milk and salt."""
    return lists.format_list(words, locale=locale) if words else ""
