"""Deadline arithmetic: month ends, leap years, working days, time zones, ages."""

from datetime import UTC, date, datetime, timedelta

import attrs
import holidays
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.core.dates import PartialDate, age_on
from integration_desk.packs import (
    DeadlineRule,
    Due,
    Holidays,
    Pack,
    Period,
    birthday,
    due,
    is_old,
    next_working_day,
    reaches,
    read_pack,
    shifted,
)
from tests.packs.making import PACK, with_deadline

DAYS = st.dates(date(1995, 1, 1), date(2045, 12, 31))
MONTHS, FEW = st.integers(1, 120), st.integers(1, 60)
BERLIN = Holidays(country="DE", subdivision="BE")
FREE = holidays.country_holidays("DE", subdiv="BE", years=range(1990, 2060))
PERIODS = st.one_of(
    st.builds(Period, months=MONTHS),
    st.builds(Period, days=st.integers(1, 1000)),
    st.builds(Period, months=MONTHS, days=FEW),
    st.builds(Period, working_days=FEW),
)


def first(pack: Pack) -> DeadlineRule:
    (deadline,) = pack.deadlines
    return deadline


def of(period: str, on: date | datetime, more: str = "") -> Due:
    pack = read_pack(with_deadline(period, more))
    return due(first(pack), on, pack)


@given(DAYS, MONTHS)
def test_months_end_as_relativedelta_says(day: date, months: int) -> None:
    assert shifted(day, Period(months=months)) == day + relativedelta(months=months)
    assert shifted(day, Period(months=months), back=True) == day - relativedelta(months=months)


@given(DAYS, DAYS, PERIODS)
def test_who_begins_later_never_ends_earlier(one: date, other: date, period: Period) -> None:
    early, late = sorted((one, other))
    assert shifted(early, period, BERLIN) <= shifted(late, period, BERLIN)
    assert shifted(early, period, BERLIN, back=True) <= shifted(late, period, BERLIN, back=True)


@given(DAYS, PERIODS)
def test_there_and_back_comes_close_to_the_beginning(day: date, period: Period) -> None:
    back = shifted(shifted(day, period, BERLIN), period, BERLIN, back=True)
    rest = timedelta(days=7 if period.working_days else 3)  # as long as a feast with its weekends may last
    assert day - rest <= back <= day + timedelta(days=3 if period.months else 12)
    if not period.months and not period.working_days:
        assert back == day
    if period.months and not period.days:
        assert back <= day, "a month that is too short ends earlier, never later"


@given(DAYS, FEW)
def test_working_days_are_worked_and_counted(day: date, number: int) -> None:
    end = shifted(day, Period(working_days=number), BERLIN)
    between = [day + timedelta(days=one) for one in range(1, (end - day).days + 1)]
    assert sum(one.weekday() < 5 and one not in FREE for one in between) == number
    assert end.weekday() < 5
    assert end not in FREE


@given(DAYS, PERIODS)
def test_a_rolled_end_is_a_working_day_and_none_was_passed_over(day: date, period: Period) -> None:
    pack = read_pack(with_deadline("P1M", "roll = true\n"))
    found = due(attrs.evolve(first(pack), period=period), day, pack)
    assert found.day.weekday() < 5
    assert found.day not in FREE
    passed = [found.counted + timedelta(days=one) for one in range((found.day - found.counted).days)]
    assert all(one.weekday() >= 5 or one in FREE for one in passed)
    assert next_working_day(found.day, BERLIN) == found.day


@pytest.mark.parametrize(
    ("period", "begun", "end"),
    [
        ("P1M", date(2026, 1, 31), date(2026, 2, 28)),
        ("P1M", date(2028, 1, 31), date(2028, 2, 29)),
        ("P1Y", date(2028, 2, 29), date(2029, 2, 28)),
        ("P9M", date(2026, 5, 31), date(2027, 2, 28)),
        ("P14D", date(2026, 12, 24), date(2027, 1, 7)),
        ("P3D", date(2026, 12, 23), date(2026, 12, 26)),
        ("P3WD", date(2026, 12, 23), date(2026, 12, 29)),
        ("P1M2D", date(2026, 1, 30), date(2026, 3, 2)),
    ],
)
def test_ends_that_are_looked_up_in_a_calendar(period: str, begun: date, end: date) -> None:
    assert of(period, begun).day == end


def test_an_end_on_a_holiday_moves_where_the_pack_says_so() -> None:
    womens_day = date(2027, 3, 8)  # a holiday in Berlin only
    assert of("P1M", date(2027, 2, 8)).day == womens_day
    rolled = of("P1M", date(2027, 2, 8), "roll = true\n")
    assert (rolled.counted, rolled.day) == (womens_day, date(2027, 3, 9))
    elsewhere = read_pack(with_deadline("P1M", "roll = true\n").replace('subdivision = "BE"', 'subdivision = "BY"'))
    assert due(first(elsewhere), date(2027, 2, 8), elsewhere).day == womens_day


def test_clear_periods_and_periods_before_an_event() -> None:
    assert of("P2M", date(2026, 3, 15), "clear = true\n").day == date(2026, 5, 16)
    assert of("P14D", date(2027, 1, 7), 'direction = "before"\n').day == date(2026, 12, 24)
    assert of("P14D", date(2027, 1, 7), 'direction = "before"\nclear = true\n').day == date(2026, 12, 23)


def test_a_moment_is_first_the_day_that_it_was_there() -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert of("P1M", late).since == date(2027, 1, 1)
    assert of("P1M", late).day == date(2027, 2, 1)
    west = read_pack(PACK.replace("Europe/Berlin", "America/Toronto"))
    assert due(first(west), late, west).since == date(2026, 12, 31)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds
def test_clock_changes_move_no_deadline_by_more_than_the_day_it_was(moment: datetime) -> None:
    found = of("P10D", moment)
    assert found.since - moment.date() in (timedelta(0), timedelta(days=1))
    assert found.day == found.since + timedelta(days=10)


@given(DAYS, st.integers(0, 30))
def test_an_age_is_reached_on_the_first_day_one_has_it(born: date, years: int) -> None:
    day = birthday(born, years)
    assert age_on(PartialDate.of(born), day) == years
    assert age_on(PartialDate.of(born), day - timedelta(days=1)) == years - 1


@given(st.integers(1990, 2030), st.none() | st.integers(1, 12), st.integers(1, 21))
def test_a_birth_date_known_in_part_gives_the_first_and_the_last_day(year: int, month: int | None, years: int) -> None:
    born = PartialDate(year, month)
    early, late = reaches(years, born)
    assert early <= late
    for day in (born.earliest(), born.latest()):
        assert early <= birthday(day, years) <= late
    about = reaches(years, PartialDate(year, about=True))
    assert about[0] < early
    assert late < about[1]


def test_the_ends_of_the_calendar_are_no_fault() -> None:
    assert of("P200Y", date(9990, 6, 1)).day == date.max
    assert of("P14D", date(1, 1, 5), 'direction = "before"\n').day == date.min
    assert of("P10WD", date(9999, 12, 30), "roll = true\n").day == date.max


def test_a_pack_is_old_after_a_year() -> None:
    pack = read_pack(PACK)
    assert not is_old(pack, date(2027, 11, 26))
    assert is_old(pack, date(2027, 11, 27))
