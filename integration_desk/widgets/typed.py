"""Fields that read what is typed: dates, times, numbers, phone numbers and addresses."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import phonenumbers
from PySide6.QtCore import QLocale

from integration_desk import i18n
from integration_desk.core.dates import PartialDate
from integration_desk.core.words import T, Text
from integration_desk.widgets import reading
from integration_desk.widgets.controls import LineControl
from integration_desk.widgets.reading import DateManner
from integration_desk.widgets.speech import say

_ABOUT = T("about", context="before a date that is only roughly known")
_MONTH_FIRST = ("en_US", "en_PH", "fil", "en_KH")


@cache
def _manner(language: str, about: str) -> DateManner:
    """Return how a language writes dates; months may be typed in it or in English."""
    locale = QLocale(language.replace("-", "_"))
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    separator = next((sign for sign in short if sign in "./-"), "/")
    months: dict[str, int] = {}
    for speaking in (QLocale("en"), locale):
        for number in range(1, 13):
            for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
                months[speaking.monthName(number, form).casefold().rstrip(".")] = number
                months[speaking.standaloneMonthName(number, form).casefold().rstrip(".")] = number
    words = ("about", "ca", "c", "circa", about.casefold())
    return DateManner(language.replace("-", "_") not in _MONTH_FIRST, separator, months, words)


def manner() -> DateManner:
    """Return how the staff's language writes dates."""
    return _manner(i18n.current().language_code, say(_ABOUT))


class PartialDateControl(LineControl):
    """A date as far as it is known; below it stands how it was read."""

    latin = True

    def read(self, typed: str) -> Any:
        """Read it in the order of the language, or year first."""
        return reading.read_partial(typed, manner())

    def write(self, value: Any) -> str:
        """Write it in figures."""
        return manner().write(value)

    def hint(self) -> Text | None:
        """Say the date in words."""
        value = self.value()
        return T("Read as {date}").put(date=value) if isinstance(value, PartialDate) else None


class DateControl(LineControl):
    """A date known to the day; below it stands the weekday."""

    latin = True

    def read(self, typed: str) -> Any:
        """Read it in the order of the language, or year first."""
        return reading.read_date(typed, manner())

    def write(self, value: Any) -> str:
        """Write it in figures."""
        return manner().write(PartialDate.of(value))

    def hint(self) -> Text | None:
        """Say weekday and date."""
        value = self.value()
        return T("Read as {date}").put(date=i18n.current().weekday_date(value)) if value else None


class TimeControl(LineControl):
    """A time of day."""

    latin = True

    def read(self, typed: str) -> Any:
        """Read hours and minutes."""
        return reading.read_time(typed)

    def write(self, value: Any) -> str:
        """Write hours and minutes."""
        return str(value.strftime("%H:%M"))


class MomentControl(LineControl):
    """A day and a time, in the time of this place."""

    latin = True

    def read(self, typed: str) -> Any:
        """Read the date, then the time after the last blank."""
        day, _, clock = reading.plain_digits(typed).rpartition(" ")
        read = reading.read_date(day or clock, manner())
        at = reading.read_time(clock) if day else datetime.min.time()
        return datetime.combine(read, at).astimezone().astimezone(UTC)

    def write(self, value: Any) -> str:
        """Write date and time."""
        local = value.astimezone()
        return f"{manner().write(PartialDate.of(local.date()))} {local:%H:%M}"


class IntegerControl(LineControl):
    """A whole number."""

    latin = True

    def read(self, typed: str) -> Any:
        """Read it."""
        return reading.read_integer(typed)


class DecimalControl(LineControl):
    """A number; the decimal sign may be a point or a comma."""

    latin = True

    def read(self, typed: str) -> Any:
        """Read it."""
        return reading.read_decimal(typed)

    def write(self, value: Any) -> str:
        """Write it with the decimal sign of the language and no more places than it has."""
        locale = QLocale(i18n.current().language_code.replace("-", "_"))
        return f"{value:.12g}".replace(".", "," if locale.decimalPoint() == "," else ".")


class PhoneRegion:
    """The country whose numbers are written without a country code."""

    country = ""


class PhoneControl(LineControl):
    """A phone number, kept as written; below it stands how it will be dialled, or that it looks unusual."""

    latin = True

    def hint(self) -> Text | None:
        """Say the international form, or a doubt; a doubt never stops saving."""
        typed = reading.plain_digits(self.line.text())
        if not typed:
            return None
        try:
            number = phonenumbers.parse(typed, PhoneRegion.country or None)
        except phonenumbers.NumberParseException:
            if not PhoneRegion.country and not typed.startswith("+"):
                return T("Write it with the country code, as +49 30 901820.")
            return T("This does not look like a phone number. It is kept as you wrote it.")
        if not phonenumbers.is_valid_number(number):
            return T("This number looks incomplete or unusual. It is kept as you wrote it.")
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return None if written == typed else T("Dialled as {number}").put(number=i18n.isolate(written))


class EmailControl(LineControl):
    """An e-mail address, kept as written."""

    latin = True

    def hint(self) -> Text | None:
        """Doubt an address without @ or without a domain."""
        typed = self.line.text().strip()
        name, at, domain = typed.rpartition("@")
        if not typed or (name and at and "." in domain and " " not in typed):
            return None
        return T("An e-mail address has the form name@example.org.")


class UrlControl(LineControl):
    """A web address, kept as written."""

    latin = True


def with_region(country: str) -> None:
    """Read phone numbers without a country code as of this country."""
    PhoneRegion.country = country
