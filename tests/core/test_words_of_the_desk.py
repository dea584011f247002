"""Dates known in part, numbers with check characters, code lists, and arguments of commands."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.core.centre import Centre, save_centre
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.dates import PartialDate, age_on
from integration_desk.core.errors import InvalidError
from integration_desk.core.identifiers import check_character, new_code, normal_code
from integration_desk.core.words import T

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Draw a date known to the day, the month or the year."""
    day, depth = draw(DAYS), draw(st.integers(1, 3))
    about = draw(st.booleans())
    return PartialDate(day.year, day.month if depth > 1 else None, day.day if depth > 2 else None, about=about)


@given(partial_dates())
def test_a_partial_date_is_read_as_it_was_written(known: PartialDate) -> None:
    assert PartialDate.parse(str(known)) == known
    assert known.earliest() <= known.latest()
    assert known.agrees(known)


@given(partial_dates(), partial_dates())
def test_agreement_goes_both_ways(one: PartialDate, other: PartialDate) -> None:
    assert one.agrees(other) == other.agrees(one)


@given(st.text(max_size=12))
def test_anything_else_is_refused_in_a_sentence(written: str) -> None:
    try:
        read = str(PartialDate.parse(written))
    except InvalidError as refused:
        read = str(refused)
    assert read == written.strip() or "not a date" in read


@given(DAYS, DAYS)
def test_age_grows_by_one_on_the_birthday_and_never_between(born: date, day: date) -> None:
    age = age_on(PartialDate.of(born), day)
    assert age == day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@given(st.text(_ALPHABET, min_size=2, max_size=2), st.integers())
def test_every_new_number_is_read_back_however_it_is_typed(office: str, seed: int) -> None:
    code = new_code("F", office, choose=random.Random(seed).choice)
    assert normal_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "i")) == code


@given(st.integers(0, 8), st.sampled_from(_ALPHABET))
def test_one_wrong_character_is_noticed(place: int, wrong: str) -> None:
    code = new_code("F", "2B").replace("-", "")
    place = min(place + 1, len(code) - 1)
    typed = code[:place] + wrong + code[place + 1 :]
    assert (normal_code(typed) == "") == (wrong != code[place])


@given(st.integers(1, 6))
def test_two_swapped_neighbours_are_noticed(place: int) -> None:
    code = new_code("F", "2B").replace("-", "")
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (normal_code(typed) != "") == (code[place] == code[place + 1])


def test_the_check_is_the_one_crockford_describes() -> None:
    assert check_character("16J") == "D"  # 1234 modulo 37 is 13


def test_a_retired_code_stays_readable_and_is_not_offered() -> None:
    codes = CodeList("kinds", (Code("new", T("New")), Code("old", T("Old"), retired=True)))
    assert [code.code for code in codes.offered()] == ["new"]
    assert str(codes.label("old")) == "Old"
    assert str(codes.label("elsewhere")) == "elsewhere"


def test_arguments_of_a_command_are_read_from_json_and_mistakes_named() -> None:
    arguments = save_centre.arguments({"centre": {"name": "Centre", "latitude": 53.5}})
    assert arguments == {"centre": Centre(name="Centre", latitude=53.5)}
    for values, said in (
        ({}, "needs the argument “centre”"),
        ({"centre": {}, "other": 1}, "no argument “other”"),
        ({"centre": {"nmae": "x"}}, "has no field “nmae”"),
        ({"centre": {"latitude": "north"}}, "Latitude: “north” cannot be read"),
        ({"centre": {"created_at": "2020-01-01"}}, "has no field “created_at”"),
        ({"centre": []}, "a JSON object is needed"),
    ):
        with pytest.raises(InvalidError, match=said):
            save_centre.arguments(values)
