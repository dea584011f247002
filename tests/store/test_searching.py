"""Finding by name across spellings and scripts, and by number in any spacing."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.core.access import Reader, Transaction
from integration_desk.core.commands import command
from integration_desk.core.words import T
from integration_desk.store import Desk
from tests.store.things import WRITE, Part, Thing, add, found, remove, rename


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("محمد", "mohammed"),
        ("محمد", "muhammad"),
        ("محمد", "мухаммад"),
        ("مُحَمَّد", "محمد"),
        ("Оксана", "oksana"),
        ("Oksana", "оксана"),
        ("Straße", "strasse"),
        ("Strasse", "straß"),
        ("Łukasz", "lukasz"),
        ("Lukasz", "łukasz"),
        ("Işık", "isik"),
        ("Isik", "ışık"),
        ("Nguyễn Thị", "nguyen thi"),
        ("Amina Hassan", "hass ami"),
        ("فاطمة", "fatimah"),
        ("زهرا", "zahra"),
        ("ተስፋይ", "tesfay"),
        ("გიორგი", "giorgi"),
        ("हरि सिंह", "हरि"),
        ("أحمد", "احمد"),
        ("علی", "علي"),
        ("Søren Ærø", "soren aero"),
    ],
)
def test_a_name_is_found_by_another_spelling(things: Desk, name: str, typed: str) -> None:
    things.run(add, thing=Thing(name=name))
    things.run(add, thing=Thing(name="Wilhelmina Dorotheenburg"))
    assert things.ask(found, typed) == [name]


@pytest.mark.parametrize("typed", ["c01x00t47", "C01X 00T47", "C01X-00", "c01"])
def test_a_number_is_found_in_any_spacing(things: Desk, typed: str) -> None:
    things.run(add, thing=Thing(name="Amina"), parts=(Part(number="C01X00T47"),))
    assert things.ask(found, typed) == ["Amina"]


@pytest.mark.parametrize("typed", ["+49 40 901820", "0049 40 901820", "4940901820", "040 / 90 18 20", "40901820"])
def test_a_phone_number_is_found_with_and_without_country_code(things: Desk, typed: str) -> None:
    forms = ("4940901820", "40901820", "040901820")
    things.run(add, thing=Thing(name="Amina"), parts=tuple(Part(number=form) for form in forms))
    assert things.ask(found, typed) == ["Amina"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_whatever_is_typed_gives_an_answer(things: Desk, typed: str) -> None:
    assert isinstance(things.ask(found, typed), list)


MANY = 300
"""More words that begin alike than the search asks of the index's list of terms at once."""


def _many(tx: Transaction) -> None:
    for number in range(MANY):
        tx.insert(Thing(name=f"Karim Shar{'abcdefghij'[number // 100]}{'klmnopqrst'[number // 10 % 10]}{number % 10}"))
    tx.insert(Thing(name="Karim Sharzad"))
    tx.insert(Thing(name="Karimullah Sharzada"))
    tx.insert(Thing(name="Zainab Sharzad"))


many = command("things.many", T("Add many things"), WRITE)(_many)


@pytest.mark.parametrize("judges", [True, False])
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("sharza", {"Karim Sharzad", "Karimullah Sharzada", "Zainab Sharzad"}),
        ("zain shar", {"Zainab Sharzad"}),
        ("zainab shar", {"Zainab Sharzad"}),
        ("karimu shar", {"Karimullah Sharzada"}),
        ("kari sharza", {"Karim Sharzad", "Karimullah Sharzada"}),
        ("zeinap sharsad", {"Zainab Sharzad"}),
    ],
)
def test_nobody_is_lost_among_many_words_that_begin_alike(
    things: Desk, typed: str, names: set[str], judges: bool
) -> None:
    things.run(many)
    assert names <= set(things.ask(named, typed, judges=judges))


def test_of_many_who_fit_as_many_are_given_as_are_wanted(things: Desk) -> None:
    things.run(many)
    for typed in ("shar", "karim shar", "kari shar", "sha", "k s"):
        assert len(things.ask(named, typed, limit=50)) == 50
        assert len(things.ask(named, typed, limit=50, judges=True)) == 50


def test_what_changes_is_found_at_once_and_what_is_gone_is_not(things: Desk) -> None:
    first = things.run(add, thing=Thing(name="Wilhelmina")).result
    assert things.ask(found, "wilhe") == ["Wilhelmina"]
    things.run(add, thing=Thing(name="Wilhelm"))
    assert things.ask(found, "wilhe") == ["Wilhelm", "Wilhelmina"]
    things.run(rename, thing=first, name="Dorothea")
    assert things.ask(found, "wilhe") == ["Wilhelm"]
    assert things.ask(found, "doroth") == ["Dorothea"]
    things.run(remove, thing=first)
    assert things.ask(found, "doroth") == []


@pytest.mark.parametrize("typed", ["4915", "49151", "015", "0049151"])
def test_the_first_digits_of_a_number_that_many_have_give_some_of_them(things: Desk, typed: str) -> None:
    things.run(numbered)
    assert len(things.ask(named, typed, limit=50)) == 50


def _numbered(tx: Transaction) -> None:
    for number in range(MANY):
        made = tx.insert(Thing(name=f"Nobody {number}"))
        for form in (f"49151{number:06d}", f"0151{number:06d}", f"151{number:06d}"):
            tx.insert(Part(thing_id=made.id, number=form))


numbered = command("things.numbered", T("Add things with numbers"), WRITE)(_numbered)


def named(reader: Reader, words: str, **options: Any) -> list[str]:
    """Return the names behind the rows that the search gives."""
    rows = reader.search("things", words, **options)
    assert len(rows) == len(set(rows))
    among = ", ".join(map(str, rows)) or "-1"
    return [thing.name for thing in reader.all(Thing, f"rowno IN ({among})")]
