"""Households and relations, from both sides."""

import pytest

from integration_desk.clients import (
    RELATIONS,
    Client,
    ClientView,
    Household,
    client_view,
    create_household,
    edit_household,
    join_household,
    leave_household,
    reciprocal,
    set_head,
    set_relation,
)
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError
from integration_desk.store import Desk
from tests.clients.people import AMINA, put


@pytest.fixture
def mother(desk: Desk) -> str:
    return put(desk, AMINA)


@pytest.fixture
def child(desk: Desk) -> str:
    return put(desk, Client(family_name="Hassan", given_names="Yusuf", birth_date=PartialDate(2019, 2)))


def view(desk: Desk, client_id: str) -> ClientView:
    found: ClientView = desk.ask(client_view, client_id)
    return found


def test_every_relation_has_a_reciprocal_that_leads_back() -> None:
    for code in RELATIONS:
        assert reciprocal(reciprocal(code.code)) == code.code


def test_joining_writes_the_relation_from_both_sides(desk: Desk, mother: str, child: str) -> None:
    household = desk.run(create_household, client_id=mother).result
    desk.run(join_household, household_id=household, client_id=child, relation="child")
    seen = {one.client_id: one for one in view(desk, mother).household.members}
    assert (seen[mother].is_head, seen[child].relation, seen[child].is_minor) == (True, "child", True)
    assert {one.client_id: one.relation for one in view(desk, child).household.members} == {mother: "parent", child: ""}
    desk.undo()
    assert len(view(desk, mother).household.members) == 1
    assert view(desk, child).household is None
    assert view(desk, child).relatives == ()


def test_changing_and_removing_a_relation_happens_on_both_sides(desk: Desk, mother: str, child: str) -> None:
    desk.run(set_relation, client_id=mother, relative_id=child, relation="step_child")
    desk.run(set_relation, client_id=child, relative_id=mother, relation="parent")
    assert [one.relation for one in view(desk, mother).relatives] == ["child"]
    desk.run(set_relation, client_id=mother, relative_id=child, relation="")
    assert view(desk, mother).relatives == view(desk, child).relatives == ()


@pytest.mark.parametrize("relation", ["cat", "spouse "])
def test_a_word_that_is_no_relation_is_refused(desk: Desk, mother: str, child: str, relation: str) -> None:
    with pytest.raises(InvalidError):
        desk.run(set_relation, client_id=mother, relative_id=child, relation=relation)
    assert view(desk, mother).relatives == ()


def test_nobody_is_her_own_relative(desk: Desk, mother: str) -> None:
    with pytest.raises(InvalidError):
        desk.run(set_relation, client_id=mother, relative_id=mother, relation="cousin")


def test_a_client_belongs_to_one_household_at_most(desk: Desk, mother: str, child: str) -> None:
    household = desk.run(create_household, client_id=mother).result
    desk.run(create_household, client_id=child)
    with pytest.raises(InvalidError):
        desk.run(join_household, household_id=household, client_id=child)


def test_when_the_head_leaves_the_next_one_heads_and_an_empty_household_ends(
    desk: Desk, mother: str, child: str
) -> None:
    household = desk.run(create_household, client_id=mother).result
    desk.run(join_household, household_id=household, client_id=child, relation="child")
    desk.run(set_head, client_id=child)
    desk.run(set_head, client_id=mother)
    desk.run(leave_household, client_id=mother)
    assert view(desk, child).household.household.head_id == child
    assert [one.relation for one in view(desk, mother).relatives] == ["child"]
    desk.run(leave_household, client_id=child)
    assert view(desk, child).household is None
    desk.undo()
    assert view(desk, child).household.household.id == household
    with pytest.raises(InvalidError):
        desk.run(leave_household, client_id=mother)


def test_the_stated_size_counts_instead_of_the_known_members(desk: Desk, mother: str) -> None:
    household = desk.run(create_household, client_id=mother, household=Household(dependants_abroad=3)).result
    assert view(desk, mother).household.size == 1
    desk.run(edit_household, household=Household(id=household, size_stated=6, dependants_abroad=2))
    assert view(desk, mother).household.size == 6
    assert view(desk, mother).household.household.head_id == mother
    with pytest.raises(InvalidError):
        desk.run(edit_household, household=Household(id=household, size_stated=-1))
