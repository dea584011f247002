"""The life of a case: opened, resting, handed over, closed with what is open, reopened – and undone, step by step."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from integration_desk.casework import (
    CASE_STATUSES,
    SLICE,
    CaseFile,
    CaseRefusedError,
    Handover,
    PlanAction,
    PlanGoal,
    case_of,
    case_view,
    close,
    edit_case,
    hand_over,
    hold,
    open_case,
    open_case_of,
    reopen,
    resume,
    save_action,
)
from integration_desk.clients import merge
from integration_desk.core.errors import DeniedError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.store import Desk
from tests.casework.cases import about, case, client, days_ago, done_and_undone, member, today


def test_a_case_is_yours_and_open_from_today(desk: Desk) -> None:
    amina = client(desk)
    done_and_undone(desk, open_case, client=amina, note="Came with her sister.")
    view = desk.ask(case_view, amina)
    assert view.case is not None
    assert (view.case.status, view.caseworker, view.case.opened_on) == ("open", "Rosa Meyer", today(desk))
    assert view.case.number.startswith("C-")
    assert str(desk.undo_name()) == "Open the case of Amina H."


def test_nobody_has_two_open_cases(desk: Desk) -> None:
    amina, _ = case(desk)
    with pytest.raises(InvalidError, match="has an open case already"):
        desk.run(open_case, client=amina)


def test_every_step_of_a_life_is_told_with_who_and_why_and_can_be_undone(desk: Desk) -> None:
    amina, number = case(desk)
    other = member(desk, "The caseworker")
    done_and_undone(desk, edit_case, case_id=number, opened_on=days_ago(desk, 5), note="Housing.")
    done_and_undone(desk, hold, case_id=number, until=today(desk) + timedelta(days=9), note="Travels.")
    done_and_undone(desk, resume, case_id=number)
    done_and_undone(desk, hand_over, cases=(number,), to=other, note="Ring her in the morning only.")
    done_and_undone(desk, close, case_id=number, reason="moved_abroad", note="To Lyon.")
    done_and_undone(desk, reopen, case_id=number, note="Is back.")
    view = desk.ask(case_view, amina)
    assert [one.step for one in view.steps] == ["reopened", "closed", "handed_over", "resumed", "on_hold", "opened"]
    assert view.case is not None
    assert (view.case.status, view.caseworker, view.case.closing_reason) == ("reopened", "The caseworker", "")
    told = about(desk, SLICE.timeline, amina)
    assert "Case handed over to The caseworker" in {str(one.title) for one in told}
    assert {"Ring her in the morning only.", "Travels."} <= {one.detail for one in told}


def test_a_transferred_case_is_over_here_and_may_come_back(desk: Desk) -> None:
    amina, number = case(desk)
    desk.run(close, case_id=number, reason="transferred", note="Office South.")
    found = desk.ask(case_of, amina)
    assert found is not None
    assert found.status == "transferred"
    assert desk.ask(open_case_of, amina) is None
    desk.run(reopen, case_id=number, note="Came back.")
    assert desk.ask(open_case_of, amina) is not None


@pytest.mark.parametrize("status", [code.code for code in CASE_STATUSES])
def test_what_cannot_follow_is_refused_and_leaves_no_trace(desk: Desk, status: str) -> None:
    _, number = case(desk)
    ways = {
        "on_hold": [(hold, {"note": "Travels."})],
        "transferred": [(close, {"reason": "transferred"})],
        "closed": [(close, {"reason": "completed"})],
        "reopened": [(close, {"reason": "completed"}), (reopen, {"note": "Back."})],
    }
    for command, values in ways.get(status, []):
        desk.run(command, case_id=number, **values)
    refused = {
        "open": [resume, reopen],
        "on_hold": [reopen],
        "transferred": [resume, hold, close],
        "closed": [resume, hold, close],
        "reopened": [resume, reopen],
    }
    given = {"resume": {}, "reopen": {"note": "x"}, "hold": {"note": "x"}, "close": {"reason": "completed"}}
    for command in refused[status]:
        name = str(desk.undo_name())
        with pytest.raises(CaseRefusedError):
            desk.run(command, case_id=number, **given[command.id.split(".")[1]])
        assert str(desk.undo_name()) == name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"reason": ""}, "Reason for closing is needed"),
        ({"reason": "bored"}, "Reason for closing is needed"),
        ({"reason": "other"}, "Note on closing is needed"),
        ({"reason": "completed", "hand_to": "nobody"}, "Choose a member of the staff"),
    ],
)
def test_closing_asks_for_a_reason(desk: Desk, arguments: dict[str, str], words: str) -> None:
    _, number = case(desk)
    with pytest.raises(InvalidError, match=words):
        desk.run(close, case_id=number, **arguments)


@pytest.mark.parametrize("reason", ["goals_met", "lost_contact"])
def test_closing_closes_what_is_open_as_the_reason_says(desk: Desk, reason: str) -> None:
    amina, number = case(desk)
    ring = PlanAction(title="Ring the landlord", doer="staff")
    desk.run(save_action, action=ring, client=amina, goal_title="A flat")
    assert [str(one.title) for one in about(desk, SLICE.open_matters, amina)] == ["Ring the landlord"]
    done_and_undone(desk, close, case_id=number, reason=reason)
    assert about(desk, SLICE.open_matters, amina) == []
    (goal,) = desk.ask(lambda reader: reader.all(PlanGoal))
    assert goal.state == {"goals_met": "reached", "lost_contact": "given_up"}[reason]


def test_closing_hands_over_what_is_open_if_one_says_to_whom(desk: Desk) -> None:
    amina, number = case(desk)
    other = member(desk, "The caseworker")
    desk.run(save_action, action=PlanAction(title="Ring", doer="staff"), client=amina, goal_title="A flat")
    desk.run(close, case_id=number, reason="referred_out", hand_to=other)
    (action,) = desk.ask(lambda reader: reader.all(PlanAction))
    assert action.member_id == other
    assert len(about(desk, SLICE.open_matters, amina)) == 1


def test_a_handover_takes_along_what_was_the_former_caseworkers(desk: Desk) -> None:
    amina, number = case(desk)
    other = member(desk, "The caseworker")
    for title, who in (("Ring", ""), ("Write", member(desk, "The trainer"))):
        action = PlanAction(title=title, doer="staff", member_id=who)
        desk.run(save_action, action=action, client=amina, goal_title=title)
    desk.run(hand_over, cases=(number,), to=other, note="All is in the notes.")
    owners = {one.title: one.member_id for one in desk.ask(lambda reader: reader.all(PlanAction))}
    assert owners == {"Ring": other, "Write": member(desk, "The trainer")}
    (handover,) = desk.ask(lambda reader: reader.all(Handover))
    assert (handover.from_id, handover.to_id) == (desk.person.id, other)


def test_many_cases_are_handed_over_in_one_step(desk: Desk) -> None:
    numbers = tuple(case(desk)[1] for _ in range(3))
    other = member(desk, "The caseworker")
    assert done_and_undone(desk, hand_over, cases=numbers, to=other, note="I am away.") == 3
    assert str(desk.undo_name()) == "Hand over 3 cases"
    assert {one.caseworker_id for one in desk.ask(lambda reader: reader.all(CaseFile))} == {other}
    assert desk.run(hand_over, cases=numbers, to=other, note="Again.").result == 0


def test_after_a_merge_two_open_cases_are_seen_and_one_is_closed_without_harm(desk: Desk) -> None:
    (amina, first), (twin, _second) = case(desk), case(desk)
    desk.run(save_action, action=PlanAction(title="Ring", doer="staff"), client=amina, goal_title="A flat")
    desk.run(merge, keep_id=amina, other_id=twin)
    view = desk.ask(case_view, amina)
    assert len(view.others) == 1
    desk.run(close, case_id=first, reason="same_person")
    assert desk.ask(open_case_of, amina) is not None
    assert len(about(desk, SLICE.open_matters, amina)) == 1
    with pytest.raises(CaseRefusedError, match="another open case"):
        desk.run(reopen, case_id=first, note="x")


def test_a_rest_that_is_over_comes_back_as_a_next_step(desk: Desk) -> None:
    amina, number = case(desk)
    desk.run(hold, case_id=number, until=today(desk), note="Travels.")
    (step,) = about(desk, SLICE.next_steps, amina)
    assert (str(step.title), step.tone, step.place) == ("Resume the case", "warning", Place("case", amina))


def test_nobody_rests_until_a_day_that_has_passed(desk: Desk) -> None:
    _, number = case(desk)
    with pytest.raises(InvalidError, match="has passed"):
        desk.run(hold, case_id=number, until=days_ago(desk, 1), note="x")


@pytest.mark.parametrize("role", ["trainer", "statistics", "administrator"])
def test_others_see_no_cases_and_open_none(desk: Desk, desk_for: Callable[[str], Desk], role: str) -> None:
    amina, _ = case(desk)
    other = desk_for(role)
    assert other.ask(lambda reader: reader.all(CaseFile)) == []
    with pytest.raises(DeniedError):
        other.run(open_case, client=amina)
