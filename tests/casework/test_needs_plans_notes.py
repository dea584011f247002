"""Needs scored and scored again, plans from goals to actions, notes with what they must have."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from integration_desk.casework import (
    SLICE,
    CaseNote,
    ChildcareNeed,
    Need,
    NeedAssessment,
    PlanAction,
    PlanGoal,
    assess,
    close_goal,
    current_needs,
    finish_action,
    needs_view,
    note_view,
    open_case_of,
    plan_view,
    remove_action,
    remove_assessment,
    remove_goal,
    remove_note,
    reopen_action,
    save_action,
    save_goal,
    set_review,
    share_plan,
    write_note,
)
from integration_desk.clients import create_household, join_household
from integration_desk.core.commands import Command
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError
from integration_desk.core.records import changed
from integration_desk.store import Desk
from tests.casework.cases import about, client, days_ago, done_and_undone, scored, today

HOUSING = Need(area="housing", needed=True, refer=True, severity="3", note="In a shelter.")
NO_WORK = Need(area="work", severity="0")


def test_answers_are_kept_and_what_was_not_asked_is_not(desk: Desk) -> None:
    amina = client(desk)
    new = NeedAssessment(client_id=amina, assessed_on=today(desk), supports=("interpreting", "childcare"))
    done_and_undone(desk, assess, assessment=new, needs=(HOUSING, NO_WORK, Need(area="legal")))
    assert {one.area: (one.needed, one.severity) for one in desk.ask(current_needs, amina)} == {
        "housing": (True, "3"),
        "work": (False, "0"),
    }
    assert desk.ask(open_case_of, amina) is not None
    assert desk.ask(needs_view, amina).supports == ("interpreting", "childcare")


def test_the_newest_answer_counts_area_by_area_and_the_one_before_is_seen(desk: Desk) -> None:
    amina = client(desk)
    scored(desk, amina, HOUSING, NO_WORK, days=90)
    scored(desk, amina, changed(HOUSING, severity="1", refer=False))
    assert {one.area: one.severity for one in desk.ask(current_needs, amina)} == {"housing": "1", "work": "0"}
    newest = desk.ask(needs_view, amina).past[0]
    earlier = desk.ask(needs_view, amina, newest.id).earlier
    assert (earlier["housing"].need.severity, earlier["housing"].day) == ("3", days_ago(desk, 90))


def test_an_assessment_that_is_entered_late_does_not_hide_a_newer_one(desk: Desk) -> None:
    amina = client(desk)
    scored(desk, amina, HOUSING)
    scored(desk, amina, changed(HOUSING, severity="1"), days=30)
    assert [one.severity for one in desk.ask(current_needs, amina)] == ["3"]


def test_a_correction_changes_the_answers_and_drops_what_was_taken_back(desk: Desk) -> None:
    amina = client(desk)
    first = scored(desk, amina, HOUSING, NO_WORK)
    again = changed(NeedAssessment(client_id=amina, assessed_on=today(desk), note="By phone."), id=first)
    done_and_undone(desk, assess, assessment=again, needs=(changed(HOUSING, severity="2"),))
    assert [(one.area, one.severity) for one in desk.ask(current_needs, amina)] == [("housing", "2")]
    done_and_undone(desk, remove_assessment, assessment_id=first)
    assert desk.ask(current_needs, amina) == []


def test_care_is_asked_for_each_child_of_the_household_with_its_age(desk: Desk) -> None:
    amina = client(desk, birth_date=PartialDate(1991))
    born = today(desk) - timedelta(days=5 * 366)
    child = client(desk, given_names="Sami", birth_date=PartialDate(born.year, born.month, born.day))
    household = desk.run(create_household, client_id=amina).result
    desk.run(join_household, household_id=household, client_id=child, relation="child")
    view = desk.ask(needs_view, amina)
    assert [(one.name, one.age) for one in view.children] == [("Sami Hassan", 5)]
    new = NeedAssessment(client_id=amina, assessed_on=today(desk))
    wanted = (ChildcareNeed(child_id=child, note="mornings"),)
    done_and_undone(desk, assess, assessment=new, needs=(), childcare=wanted)
    care = desk.ask(needs_view, amina).children[0].care
    assert care is not None
    assert care.note == "mornings"


@pytest.mark.parametrize(
    ("values", "days", "words"),
    [({}, 0, "Nothing was answered"), ({"note": "x"}, -1, "still to come"), ({"note": "x"}, None, "is needed")],
)
def test_an_assessment_without_sense_is_refused(
    desk: Desk, values: dict[str, Any], days: int | None, words: str
) -> None:
    amina = client(desk)
    day = None if days is None else days_ago(desk, days)
    with pytest.raises(InvalidError, match=words):
        desk.run(assess, assessment=NeedAssessment(client_id=amina, assessed_on=day, **values), needs=())
    assert desk.ask(open_case_of, amina) is None


def test_needs_stand_on_the_clients_page_with_their_level_the_gravest_first(desk: Desk) -> None:
    amina = client(desk)
    areas = ("work", "health", "legal", "money", "family")
    scored(desk, amina, *(Need(area=area, severity=str(place % 4)) for place, area in enumerate(areas)))
    lines = [(str(one.label), one.value if isinstance(one.value, str) else str(one.value), one.level)
             for one in about(desk, SLICE.summary, amina)]  # fmt: skip
    assert lines[:3] == [("Money", "Severe", 4), ("Legal matters", "Marked", 3), ("Health", "Slight", 2)]


def test_a_plan_grows_from_goals_and_actions_each_undone(desk: Desk) -> None:
    amina = client(desk)
    goal = done_and_undone(desk, save_goal, goal=PlanGoal(client_id=amina, title="A flat", area="housing"))
    ring = PlanAction(goal_id=goal, title="Ring the landlord", doer="staff", due_on=days_ago(desk, 1))
    action = done_and_undone(desk, save_action, action=ring)
    learn = PlanAction(title="Go to class", due_on=today(desk))
    other = done_and_undone(desk, save_action, action=learn, client=amina, goal_title="German", area="language")
    view = desk.ask(plan_view, amina)
    assert [(line.goal.title, [one.overdue for one in line.actions]) for line in view.goals] == [
        ("A flat", [True]),
        ("German", [False]),
    ]
    assert view.goals[0].actions[0].member == "Rosa Meyer"
    assert len(about(desk, SLICE.next_steps, amina)) == 2
    done_and_undone(desk, save_action, action=changed(ring, id=action, title="Write to the landlord"))
    done_and_undone(desk, save_goal, goal=changed(view.goals[0].goal, title="A flat for four"))
    done_and_undone(desk, finish_action, action_id=action, outcome="He agreed.")
    assert "Done: Write to the landlord" in {str(one.title) for one in about(desk, SLICE.timeline, amina)}
    done_and_undone(desk, reopen_action, action_id=action)
    done_and_undone(desk, close_goal, goal_id=goal, state="reached")
    done_and_undone(desk, set_review, client=amina, on=today(desk) + timedelta(days=30))
    done_and_undone(desk, share_plan, client=amina, language="ar")
    done_and_undone(desk, remove_action, action_id=other)
    done_and_undone(desk, remove_goal, goal_id=goal)
    assert len(desk.ask(plan_view, amina).goals) == 1


def test_what_a_plan_lacks_is_said_in_a_sentence(desk: Desk) -> None:
    amina = client(desk)
    lacking: tuple[tuple[Command, dict[str, Any]], ...] = (
        (save_action, {"action": PlanAction(title="Ring"), "client": amina}),
        (save_goal, {"goal": PlanGoal(client_id=amina)}),
        (share_plan, {"client": amina, "language": "ar"}),
        (save_action, {"action": PlanAction(), "client": amina, "goal_title": "A flat"}),
    )
    for command, arguments in lacking:
        with pytest.raises(InvalidError):
            desk.run(command, **arguments)
    assert desk.ask(open_case_of, amina) is None


def test_a_note_says_how_one_was_in_contact_and_can_be_changed_and_removed(desk: Desk) -> None:
    amina = client(desk)
    new = CaseNote(
        client_id=amina, held_on=days_ago(desk, 3), contact="phone", minutes=25, language="ar", interpreter=True,
        text="Needs a gynaecologist who speaks Arabic.",
    )  # fmt: skip
    note = done_and_undone(desk, write_note, note=new)
    (entry,) = about(desk, SLICE.timeline, amina)
    assert (str(entry.title), entry.detail) == ("Phone", "Needs a gynaecologist who speaks Arabic.")
    assert str(entry.state) == "25 minutes · in Arabic · with an interpreter"
    assert entry.day == days_ago(desk, 3)
    saved = desk.ask(note_view, "", note).note
    assert saved is not None
    done_and_undone(desk, write_note, note=changed(saved, minutes=30))
    done_and_undone(desk, remove_note, note_id=note)


@pytest.mark.parametrize(
    ("values", "words"),
    [({"text": ""}, "Text is needed"), ({"minutes": -1}, "how many minutes"), ({"contact": "owl"}, "not in the list")],
)
def test_a_note_without_sense_is_refused(desk: Desk, values: dict[str, Any], words: str) -> None:
    new = CaseNote(client_id=client(desk), held_on=today(desk), text="x")
    with pytest.raises(InvalidError, match=words):
        desk.run(write_note, note=changed(new, **values))
    late = changed(new, held_on=today(desk) + timedelta(days=1))
    with pytest.raises(InvalidError, match="still to come"):
        desk.run(write_note, note=late)


@pytest.mark.parametrize("role", ["trainer", "statistics", "administrator"])
def test_others_read_nothing_of_it(desk: Desk, desk_for: Callable[[str], Desk], role: str) -> None:
    amina = client(desk)
    scored(desk, amina, HOUSING)
    desk.run(save_action, action=PlanAction(title="Ring"), client=amina, goal_title="A flat")
    desk.run(write_note, note=CaseNote(client_id=amina, held_on=today(desk), text="Secret"))
    other = desk_for(role)
    for contribution in (SLICE.timeline, SLICE.next_steps, SLICE.open_matters):
        assert about(other, contribution, amina) == []
    assert other.ask(lambda reader: reader.rows("SELECT * FROM awaited")) == []


def test_what_is_due_in_a_plan_stands_in_the_agenda_of_whose_case_it_is(desk: Desk) -> None:
    amina = client(desk)
    ring = PlanAction(title="Ring the landlord", doer="client", due_on=today(desk))
    later = PlanAction(title="Write", doer="client", due_on=today(desk) + timedelta(days=9))
    for action in (ring, later):
        desk.run(save_action, action=action, client=amina, goal_title="A flat")
    desk.run(set_review, client=amina, on=today(desk))
    assert SLICE.agenda is not None
    found = desk.ask(SLICE.agenda, today(desk), today(desk) + timedelta(days=2))
    assert [(one.kind, str(one.title), one.owner_id) for one in found] == [
        ("action", "Amina Hassan: Ring the landlord", desk.person.id),
        ("review", "Look at the plan of Amina Hassan again", desk.person.id),
    ]
