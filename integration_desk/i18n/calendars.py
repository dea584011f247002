"""The calendars by which clients know their dates: Solar Hijri, Islamic (Umm al-Qura) and Ethiopian."""

from datetime import date
from enum import StrEnum

from integration_desk.core.dates import PartialDate
from integration_desk.i18n.calendar_names import MONTHS
from integration_desk.i18n.tags import fallback, tag_of


class Calendar(StrEnum):
    """A calendar in everyday use."""

    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar_hijri"
    ISLAMIC = "islamic"
    ETHIOPIAN = "ethiopian"


# Where it is the calendar of papers and offices (CLDR, calendarPreferenceData). Eritrea's offices count as Europe's do.
_OF_COUNTRY = {
    "AF": Calendar.SOLAR_HIJRI, "IR": Calendar.SOLAR_HIJRI, "SA": Calendar.ISLAMIC, "ET": Calendar.ETHIOPIAN,
}  # fmt: skip
_OF_LANGUAGE = {
    "fa": Calendar.SOLAR_HIJRI, "ps": Calendar.SOLAR_HIJRI, "haz": Calendar.SOLAR_HIJRI,
    "am": Calendar.ETHIOPIAN, "om": Calendar.ETHIOPIAN, "ti": Calendar.ETHIOPIAN,
}  # fmt: skip

_ETHIOPIAN_EPOCH = date(8, 8, 27).toordinal()  # 1 Mäskäräm of year 1, in the proleptic Gregorian calendar


def calendar_of(language: str, country: str = "") -> Calendar:
    """Return the calendar that someone of this language knows; a country, such as the nationality, decides first.

    >>> calendar_of("fa-AF").value, calendar_of("ti", "ER").value, calendar_of("ar", "SA").value
    ('solar_hijri', 'gregorian', 'islamic')
    """
    chain = fallback(language)
    place = country.upper() or next((part for part in chain[0].split("-")[1:] if len(part) == 2), "")
    if place:
        return _OF_COUNTRY.get(place, Calendar.GREGORIAN)
    return next((_OF_LANGUAGE[tag] for tag in chain if tag in _OF_LANGUAGE), Calendar.GREGORIAN)


def from_gregorian(day: date, calendar: Calendar) -> tuple[int, int, int]:
    """Return year, month and day of a Gregorian day; raises OverflowError outside the calendar's tables.

    >>> from_gregorian(date(2024, 3, 20), Calendar.SOLAR_HIJRI), from_gregorian(date(2023, 9, 12), Calendar.ETHIOPIAN)
    ((1403, 1, 1), (2016, 1, 1))
    """
    if calendar is Calendar.SOLAR_HIJRI:
        import jdatetime  # noqa: PLC0415 - few clients need it, and every start would pay

        try:
            found = jdatetime.date.fromgregorian(date=day)
        except ValueError as error:
            raise OverflowError(day) from error
        return found.year, found.month, found.day
    if calendar is Calendar.ISLAMIC:
        from hijridate import Gregorian  # noqa: PLC0415

        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    if calendar is Calendar.ETHIOPIAN:
        return _to_ethiopian(day)
    return day.year, day.month, day.day


def to_gregorian(calendar: Calendar, year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a date in another calendar; raises ValueError when there is no such day.

    >>> to_gregorian(Calendar.ETHIOPIAN, 2016, 13, 5), to_gregorian(Calendar.SOLAR_HIJRI, 1370, 1, 1)
    (datetime.date(2024, 9, 10), datetime.date(1991, 3, 21))
    """
    if calendar is Calendar.SOLAR_HIJRI:
        import jdatetime  # noqa: PLC0415 - few clients need it, and every start would pay

        found: date = jdatetime.date(year, month, day).togregorian()
        return found
    if calendar is Calendar.ISLAMIC:
        from hijridate import Hijri  # noqa: PLC0415

        try:
            western = Hijri(year, month, day).to_gregorian()
        except OverflowError as error:
            raise ValueError(year) from error
        return date(western.year, western.month, western.day)
    if calendar is Calendar.ETHIOPIAN:
        return _of_ethiopian(year, month, day)
    return date(year, month, day)


def _ethiopian_new_year(year: int) -> int:
    return _ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4


def _to_ethiopian(day: date) -> tuple[int, int, int]:
    ordinal = day.toordinal()
    if ordinal < _ETHIOPIAN_EPOCH:
        raise OverflowError(day)
    year = (4 * (ordinal - _ETHIOPIAN_EPOCH) + 1463) // 1461
    month, rest = divmod(ordinal - _ethiopian_new_year(year), 30)
    return year, month + 1, rest + 1


def _of_ethiopian(year: int, month: int, day: int) -> date:
    leap_days = 6 if year % 4 == 3 else 5
    if year < 1 or not 1 <= month <= 13 or not 1 <= day <= (leap_days if month == 13 else 30):
        raise ValueError(f"{year}-{month}-{day}")
    return date.fromordinal(_ethiopian_new_year(year) + 30 * (month - 1) + day - 1)


def month_name(calendar: Calendar, month: int, language: str) -> str:
    """Return a month's name in a language, else as English writes it; Gregorian months are Babel's, not here.

    >>> month_name(Calendar.SOLAR_HIJRI, 1, "fa"), month_name(Calendar.SOLAR_HIJRI, 1, "prs")
    ('فروردین', 'حمل')
    """
    names = MONTHS[calendar.value]
    tags = [tag_of(tag) for tag in fallback(language)]
    return next((names[tag] for tag in tags if tag in names), names["en"])[month - 1]


def written(day: PartialDate | date, calendar: Calendar, language: str) -> str:
    """Write a date in another calendar, with Western digits; nothing when the calendar's tables do not reach it.

    What is known only in part may fall into two years or months there; both are then named.

    >>> written(date(1991, 3, 21), Calendar.SOLAR_HIJRI, "en"), written(PartialDate(1991), Calendar.SOLAR_HIJRI, "en")
    ('1 Farvardin 1370', '1369/1370')
    """
    partial = day if isinstance(day, PartialDate) else PartialDate.of(day)
    try:
        year, month, day_of_month = from_gregorian(partial.earliest(), calendar)
        last_year, last_month, _ = from_gregorian(partial.latest(), calendar)
    except (OverflowError, ValueError):
        return ""
    first, last = month_name(calendar, month, language), month_name(calendar, last_month, language)
    if partial.day is not None:
        return f"{day_of_month} {first} {year}"
    years = str(year) if year == last_year else f"{year}/{last_year}"
    if partial.month is None:
        return years
    if year == last_year:
        return f"{first} {year}" if first == last else f"{first}/{last} {year}"
    return f"{first} {year} / {last} {last_year}"
