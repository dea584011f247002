"""What people type for dates, times and numbers."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError
from integration_desk.widgets.options import Option, found
from integration_desk.widgets.reading import (
    DateManner,
    folded,
    read_date,
    read_decimal,
    read_integer,
    read_partial,
    read_time,
)

DAY_FIRST = DateManner(True, ".", {"mai": 5, "may": 5, "أيار": 5}, ("about", "etwa"))
MONTH_FIRST = DateManner(False, "/", {"may": 5})


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
    parts = draw(st.integers(1, 3))
    return PartialDate(
        day.year, day.month if parts > 1 else None, day.day if parts > 2 else None, about=draw(st.booleans())
    )


@given(partial_dates(), st.sampled_from([DAY_FIRST, MONTH_FIRST]))
def test_what_is_written_is_read_again(value: PartialDate, manner: DateManner) -> None:
    assert read_partial(manner.write(value), manner) == value


@given(partial_dates(), st.sampled_from([DAY_FIRST, MONTH_FIRST]))
def test_the_stored_form_is_read_in_every_language(value: PartialDate, manner: DateManner) -> None:
    assert read_partial(str(value), manner) == value


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_with_a_sentence(typed: str) -> None:
    for read in (read_time, read_integer, read_decimal, lambda words: read_partial(words, DAY_FIRST)):
        with suppress(InvalidError):
            assert read(typed) is not None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1987", "1987"),
        ("5.1987", "1987-05"),
        ("20.05.1987", "1987-05-20"),
        ("20/5/1987", "1987-05-20"),
        ("12/25/1990", "1990-12-25"),
        ("1987-05-20", "1987-05-20"),
        ("1987/5", "1987-05"),
        ("20 Mai 1987", "1987-05-20"),
        ("May 1987", "1987-05"),
        ("etwa 1987", "~1987"),
        ("~1987", "~1987"),
        ("٢٠/٠٥/١٩٨٧", "1987-05-20"),
        ("۱۳۶۶", "1366"),
        ("20 أيار 1987", "1987-05-20"),
    ],
)
def test_dates_are_read_as_meant(typed: str, stored: str) -> None:
    assert str(read_partial(typed, DAY_FIRST)) == stored


def test_the_order_of_the_language_decides_when_both_are_possible() -> None:
    assert read_date("3/4/1990", DAY_FIRST) == date(1990, 4, 3)
    assert read_date("3/4/1990", MONTH_FIRST) == date(1990, 3, 4)


@pytest.mark.parametrize("typed", ["87", "20.5.87", "31.02.1990", "20.5.1987.1", "yesterday", "19870520", "1.2.3", "-"])
def test_doubtful_dates_are_refused(typed: str) -> None:
    with pytest.raises(InvalidError):
        read_partial(typed, DAY_FIRST)


def test_a_date_without_day_is_not_a_full_date() -> None:
    with pytest.raises(InvalidError, match="full date"):
        read_date("5.1987", DAY_FIRST)


def test_times_and_numbers() -> None:
    assert read_time("14:30") == time(14, 30)
    assert read_time("٩:٠٥") == time(9, 5)
    assert read_integer("−12") == -12
    assert read_decimal("1,25") == 1.25
    for wrong in ("25:00", "9:60", "nine"):
        with pytest.raises(InvalidError):
            read_time(wrong)


@pytest.mark.parametrize(
    ("typed", "label"),
    [("turk", "Türkçe"), ("nordlich", "Nördliches Sotho"), ("سوريا", "سوريا"), ("sotho n", "Northern Sotho")],
)
def test_options_are_found_without_marks_and_in_any_order(typed: str, label: str) -> None:
    assert found([Option.of("x", "Other"), Option.of("y", label)], typed)[0].label == label


@given(st.text(max_size=12))
@example("㎅")
@example("ﻙ")
@example("Ǿ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
