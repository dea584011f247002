"""Finding by name across spellings and scripts, and by number in any spacing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.store import Desk
from tests.store.things import Part, Thing, add, found


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
