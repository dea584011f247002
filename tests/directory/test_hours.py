"""Opening hours: the rules of schedules against an independent reading of RFC 5545, and as words."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_desk.directory import CLIENT, HoursLine, Schedule, hours_lines, is_open, next_opening, say_hours
from integration_desk.directory.rules import openings_on
from integration_desk.i18n import speaker


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))


DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
BEGIN, LENGTH = date(2026, 1, 1), 220


def schedule(**values: object) -> Schedule:
    return Schedule(**{"id": "x", "opens_at": time(9), "closes_at": time(17), **values})  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(
    days=st.lists(st.sampled_from(DAYS), max_size=3, unique=True),
    nth=st.sampled_from(["", "1", "2", "-1"]),
    monthly=st.booleans(),
    interval=st.integers(1, 4),
    start=st.integers(-200, 60),
    wkst=st.sampled_from(["MO", "SU", "TU"]),
    count=st.none() | st.integers(1, 12),
)
def test_a_rule_holds_on_the_days_that_the_standard_says(
    days: list[str], nth: str, monthly: bool, interval: int, start: int, wkst: str, count: int | None
) -> None:
    byday = ",".join((nth if monthly else "") + day for day in days)
    first = BEGIN + timedelta(days=start)
    freq = "MONTHLY" if monthly else "WEEKLY"
    rule = f"FREQ={freq};INTERVAL={interval};WKST={wkst}" + (f";BYDAY={byday}" if byday else "")
    rule += f";COUNT={count}" if count else ""
    expected = rrule.rrulestr(rule, dtstart=datetime.combine(first, time()))
    last = datetime.combine(BEGIN + timedelta(days=LENGTH - 1), time())
    wanted = {hit.date() for hit in expected.between(datetime.combine(BEGIN, time()), last, inc=True)}
    given_rule = schedule(freq=freq, byday=byday, interval=interval, dtstart=first, wkst=wkst, count=count)
    found = {day for ahead in range(LENGTH) if openings_on([given_rule], day := BEGIN + timedelta(days=ahead))}
    assert found == wanted


def test_a_rule_that_never_comes_true_is_asked_and_answered_at_once() -> None:
    never = schedule(
        freq="WEEKLY", byday="TH,FR", byweekno="41,42", bymonthday="2,3,4", byyearday="2,3,4", dtstart=date(2005, 1, 1)
    )
    assert next_opening([never], at(date(2026, 11, 24), 10)) is None


def test_the_next_opening_is_the_present_one_then_the_next() -> None:
    weekdays = schedule(freq="WEEKLY", byday="MO,TU,WE,TH,FR")
    tuesday = at(date(2026, 11, 24), 10)
    assert next_opening([weekdays], tuesday).day == date(2026, 11, 24)  # type: ignore[union-attr]
    assert next_opening([weekdays], tuesday.replace(hour=17)).day == date(2026, 11, 25)  # type: ignore[union-attr]
    assert is_open([weekdays], tuesday)
    assert not is_open([weekdays], tuesday.replace(hour=17))
    assert not is_open([weekdays], at(date(2026, 11, 22), 10))


def test_hours_may_reach_past_midnight() -> None:
    night = schedule(freq="WEEKLY", byday="FR", opens_at=time(20), closes_at=time(2))
    assert is_open([night], at(date(2026, 11, 27), 23))
    assert is_open([night], at(date(2026, 11, 28), 1))
    assert not is_open([night], at(date(2026, 11, 28), 3))


def test_hours_hold_only_while_they_are_valid() -> None:
    summer = schedule(freq="WEEKLY", byday="TU", valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31))
    assert openings_on([summer], date(2026, 7, 7))
    assert not openings_on([summer], date(2026, 11, 24))
    assert hours_lines([summer], date(2026, 11, 24)) == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Monday to Thursday: 09:00–13:00"), ("de", "Montag bis Donnerstag: 09:00–13:00 Uhr")],
)
def test_hours_are_said_in_the_readers_language(language: str, words: str) -> None:
    line = HoursLine(("MO", "TU", "WE", "TH"), time(9), time(13))
    assert speaker(language).say(say_hours(line, CLIENT)).replace("\u2009", "") == words


def test_days_that_share_their_times_stand_together() -> None:
    rules = [schedule(freq="WEEKLY", byday="WE"), schedule(freq="WEEKLY", byday="MO,TU")]
    lines = hours_lines([*rules, schedule(freq="MONTHLY", byday="1SA", closes_at=time(12))], date(2026, 11, 24))
    assert [(line.days, line.ordinal) for line in lines] == [(("MO", "TU", "WE"), 0), (("SA",), 1)]
