"""The calendars of clients, against pairs that printed calendars show."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.core.dates import PartialDate
from integration_desk.i18n import Calendar, calendar_of, from_gregorian, month_name, speaker, to_gregorian

KNOWN = [
    (Calendar.SOLAR_HIJRI, (1403, 1, 1), date(2024, 3, 20)),
    (Calendar.SOLAR_HIJRI, (1399, 12, 30), date(2021, 3, 20)),
    (Calendar.SOLAR_HIJRI, (1357, 11, 22), date(1979, 2, 11)),
    (Calendar.ISLAMIC, (1445, 9, 1), date(2024, 3, 11)),
    (Calendar.ISLAMIC, (1446, 1, 1), date(2024, 7, 7)),
    (Calendar.ETHIOPIAN, (2000, 1, 1), date(2007, 9, 12)),
    (Calendar.ETHIOPIAN, (2016, 1, 1), date(2023, 9, 12)),
    (Calendar.ETHIOPIAN, (2017, 1, 1), date(2024, 9, 11)),
    (Calendar.ETHIOPIAN, (2015, 13, 6), date(2023, 9, 11)),
    (Calendar.ETHIOPIAN, (1983, 4, 29), date(1991, 1, 7)),
]


@pytest.mark.parametrize(("calendar", "there", "day"), KNOWN)
def test_known_days(calendar: Calendar, there: tuple[int, int, int], day: date) -> None:
    assert from_gregorian(day, calendar) == there
    assert to_gregorian(calendar, *there) == day


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2070, 1, 1)), st.sampled_from(Calendar))
def test_every_day_of_a_life_comes_back(day: date, calendar: Calendar) -> None:
    assert to_gregorian(calendar, *from_gregorian(day, calendar)) == day


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2070, 1, 1)), st.sampled_from(Calendar))
def test_the_next_day_is_later(day: date, calendar: Calendar) -> None:
    assert from_gregorian(day, calendar) < from_gregorian(date.fromordinal(day.toordinal() + 1), calendar)


@given(st.dates(), st.sampled_from(Calendar), st.sampled_from(["en", "fa", "ti", "ar", "prs"]))
def test_a_day_beyond_the_tables_is_left_out_and_nothing_breaks(day: date, calendar: Calendar, language: str) -> None:
    assert isinstance(speaker(language).in_calendar(day, calendar), str)


@pytest.mark.parametrize(
    ("calendar", "there"),
    [(Calendar.ETHIOPIAN, (2016, 13, 6)), (Calendar.ETHIOPIAN, (2016, 14, 1)), (Calendar.SOLAR_HIJRI, (1400, 12, 30)),
     (Calendar.ISLAMIC, (1200, 1, 1)), (Calendar.GREGORIAN, (2023, 2, 29))],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused(calendar: Calendar, there: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"."):
        to_gregorian(calendar, *there)


def test_the_calendar_follows_the_country_and_then_the_language() -> None:
    assert calendar_of("fa") is calendar_of("prs") is calendar_of("ps") is Calendar.SOLAR_HIJRI
    assert calendar_of("am") is calendar_of("ti") is Calendar.ETHIOPIAN
    assert calendar_of("ti", "ER") is Calendar.GREGORIAN
    assert calendar_of("ar") is calendar_of("de") is Calendar.GREGORIAN
    assert calendar_of("ar-SA") is Calendar.ISLAMIC
    assert calendar_of("en", "IR") is Calendar.SOLAR_HIJRI


@pytest.mark.parametrize(
    ("language", "written", "calendar", "said"),
    [
        ("en", "1991-03-21", Calendar.SOLAR_HIJRI, "1 Farvardin 1370"),
        ("fa", "1991-03-21", Calendar.SOLAR_HIJRI, "۱ فروردین ۱۳۷۰"),
        ("prs", "1991-03-21", Calendar.SOLAR_HIJRI, "۱ حمل ۱۳۷۰"),
        ("ar", "2024-03-11", Calendar.ISLAMIC, "1 رمضان 1445"),
        ("ti", "2023-09-12", Calendar.ETHIOPIAN, "1 መስከረም 2016"),
        ("en", "1991", Calendar.SOLAR_HIJRI, "1369/1370"),
        ("en", "1991-05", Calendar.SOLAR_HIJRI, "Ordibehesht/Khordad 1370"),
        ("en", "1991-03", Calendar.SOLAR_HIJRI, "Esfand 1369 / Farvardin 1370"),
        ("en", "~1991", Calendar.ETHIOPIAN, "about 1983/1984"),
        ("en", "1991-03-21", Calendar.GREGORIAN, "21 Mar 1991"),
    ],
)
def test_what_is_known_of_a_date_in_the_clients_calendar(
    language: str, written: str, calendar: Calendar, said: str
) -> None:
    assert speaker(language).in_calendar(PartialDate.parse(written), calendar) == said


def test_every_calendar_names_all_its_months() -> None:
    for calendar, months in ((Calendar.SOLAR_HIJRI, 12), (Calendar.ISLAMIC, 12), (Calendar.ETHIOPIAN, 13)):
        for language in ("en", "de", "fr", "ar", "fa", "fa-AF", "ps", "uk", "ti", "am"):
            names = {month_name(calendar, month, language) for month in range(1, months + 1)}
            assert len(names) == months
