"""The caseload: each case in its line, and each figure the same number as the lines that it opens."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.casework import (
    CASE_LIST,
    CaseNote,
    CaseRow,
    PlanAction,
    caseload_figures,
    close,
    find_cases,
    finish_action,
    hand_over,
    hold,
    open_case,
    save_action,
    write_note,
)
from integration_desk.clients import Consent, give_consent
from integration_desk.core.narrowing import Between, Contains, OneOf
from integration_desk.store import Desk
from tests.casework.cases import case, client, days_ago, member, today

FIGURES = ("mine", "no_next_step", "no_contact", "no_consent", "overdue", "on_hold")


def rows(desk: Desk, **asked: Any) -> list[CaseRow]:
    found, total = desk.ask(find_cases, **asked)
    assert total == len(found)
    return found


def consent(desk: Desk, client_id: str, expires_on: date | None = None) -> None:
    given = Consent(purpose="record_keeping", given_on=days_ago(desk, 9), expires_on=expires_on)
    desk.run(give_consent, client_id=client_id, consent=given)


def act(desk: Desk, client_id: str, due: date | None = None) -> str:
    action = PlanAction(title="Ring the landlord", due_on=due)
    return str(desk.run(save_action, action=action, client=client_id, goal_title="A flat").result)


def note(desk: Desk, client_id: str, days: int, contact: str = "phone") -> None:
    new = CaseNote(client_id=client_id, held_on=days_ago(desk, days), contact=contact, text="Rang.")
    desk.run(write_note, note=new)


def test_a_line_says_who_what_is_next_when_and_whether_one_may_keep_a_file(desk: Desk) -> None:
    amina, number = case(desk, opened_on=days_ago(desk, 100))
    (found,) = rows(desk)
    assert (found.client_name, found.caseworker, found.next_step) == ("Amina Hassan", "Rosa Meyer", None)
    assert found.without_contact
    assert [str(column.value(found)) for column in CASE_LIST.columns if column.name == "consent"] == ["Missing"]
    act(desk, amina, days_ago(desk, 1))
    act(desk, amina, today(desk))
    note(desk, amina, 2)
    note(desk, amina, 1, "none")
    consent(desk, amina)
    (found,) = rows(desk)
    assert str(found.next_step) == "Action: Ring the landlord"
    assert (found.next_due, found.overdue, found.last_contact) == (days_ago(desk, 1), True, days_ago(desk, 2))
    assert not found.without_contact
    desk.run(close, case_id=number, reason="completed")
    assert rows(desk) == []
    assert [one.closing_reason for one in rows(desk, closed=True)] == ["completed"]


def test_each_filter_finds_what_it_says(desk: Desk) -> None:
    late, quiet, agreed, resting, other = (case(desk, opened_on=days_ago(desk, 90)) for _ in range(5))
    act(desk, late[0], days_ago(desk, 1))
    for one in (late, agreed, other):
        note(desk, one[0], 5)
    consent(desk, agreed[0])
    consent(desk, late[0], today(desk) + timedelta(days=10))
    desk.run(hold, case_id=resting[1], note="Travels.")
    desk.run(hand_over, cases=(other[1],), to=member(desk, "The caseworker"), note="Yours now.")
    found = {name: {one.id for one in rows(desk, **{name: True})} for name in FIGURES}
    assert found == {
        "mine": {late[1], quiet[1], agreed[1], resting[1]},
        "no_next_step": {quiet[1], agreed[1], other[1]},
        "no_contact": {quiet[1]},
        "no_consent": {late[1], quiet[1], resting[1], other[1]},
        "overdue": {late[1]},
        "on_hold": {resting[1]},
    }
    assert desk.ask(caseload_figures) == {"all": 5, **{name: len(ids) for name, ids in found.items()}}
    assert desk.ask(caseload_figures, mine=True)["no_next_step"] == 2


CASES = st.lists(
    st.tuples(st.integers(0, 130), st.integers(-1, 130), st.integers(-40, 40), st.booleans()), min_size=1, max_size=5
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=CASES)
def test_figures_are_the_number_of_the_lines_they_open(desk: Desk, drawn: list[tuple[int, int, int, bool]]) -> None:
    before = desk.ask(caseload_figures)
    for opened, contact, due, asked in drawn:
        one, _number = case(desk, opened_on=days_ago(desk, opened))
        if contact >= 0:
            note(desk, one, contact)
        if asked:
            act(desk, one, today(desk) + timedelta(days=due))
    figures = desk.ask(caseload_figures)
    assert figures["all"] == before["all"] + len(drawn)
    assert {name: desk.ask(find_cases, **{name: True})[1] for name in FIGURES} == {
        name: count for name, count in figures.items() if name != "all"
    }


@pytest.mark.parametrize("order", [column.sort for column in CASE_LIST.columns if column.sort])
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_shows_every_case_once(desk: Desk, order: str, descending: bool) -> None:
    numbers = {case(desk, opened_on=days_ago(desk, days))[1] for days in (3, 1, 2)}
    paged = [
        one.id
        for offset in range(3)
        for one in desk.ask(find_cases, offset=offset, limit=1, order=order, descending=descending)[0]
    ]
    assert sorted(paged) == sorted(numbers)


def test_the_list_is_narrowed_by_its_columns_and_searched_by_name_and_number(desk: Desk) -> None:
    amina, _ = case(desk, opened_on=days_ago(desk, 9))
    act(desk, amina, today(desk))
    yara = client(desk, given_names="Yara")
    desk.run(open_case, client=yara)
    soon = Between(today(desk), today(desk))
    assert [one.client_id for one in rows(desk, narrow={"next": soon})] == [amina]
    assert [one.client_id for one in rows(desk, narrow={"opened": soon})] == [yara]
    assert [one.client_id for one in rows(desk, narrow={"client": Contains("yára")})] == [yara]
    assert len(rows(desk, narrow={"status": OneOf(("open",)), "caseworker": Contains("rosa")})) == 2
    assert [one.client_id for one in rows(desk, words="Yara")] == [yara]
    number = rows(desk, words="Yara")[0].number
    assert [one.client_id for one in rows(desk, words=number.lower())] == [yara]


def test_the_next_step_goes_when_it_is_done(desk: Desk) -> None:
    amina, _ = case(desk)
    action = act(desk, amina)
    assert rows(desk, no_next_step=True) == []
    desk.run(finish_action, action_id=action)
    assert [one.client_id for one in rows(desk, no_next_step=True)] == [amina]
