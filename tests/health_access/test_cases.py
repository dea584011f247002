"""The life of a case, what she is entitled to, what stands in the way, and what is done about it."""

from datetime import date, time, timedelta

import pytest

from integration_desk.clients import edit
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.records import changed
from integration_desk.health_access import (
    HealthAppointment,
    HealthCase,
    HealthRefusal,
    HealthStep,
    add_step,
    case_view,
    cases_of,
    change_case,
    change_refusal,
    check_entitlements,
    end_case,
    entitlement_check,
    find_barriers,
    find_cases,
    finish_step,
    health_counts,
    make_appointment,
    note_appointment,
    note_refusal,
    note_result,
    open_case,
    providers_page,
    refusals_page,
    reopen_case,
    resolve_barrier,
)
from integration_desk.health_access.contributions import agenda, due_today, next_steps, open_matters, summary, timeline
from integration_desk.store import Desk
from tests.health_access.surgery import PACK, PLACE, TODAY, Surgery, surgery

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def there(desk: Desk) -> Surgery:
    return surgery(desk)


def states(there: Surgery) -> list[str]:
    return [event.state for event in there.desk.ask(case_view, there.case).events]


def test_a_case_goes_on_by_itself_ends_with_a_reason_and_is_taken_up_again(there: Surgery) -> None:
    desk, case = there.desk, there.case
    assert states(there) == ["open"]
    desk.run(find_barriers, case_id=case, barriers=("language", "transport"))
    assert states(there) == ["open", "in_progress"]
    with pytest.raises(InvalidError, match="why the case is closed"):
        desk.run(end_case, case_id=case, state="closed")
    with pytest.raises(InvalidError, match="still missing"):
        desk.run(end_case, case_id=case, state="partly")
    desk.run(end_case, case_id=case, state="closed", closing_reason="moved", outcome="Moved to Aachen")
    kept = desk.ask(case_view, case).case
    assert (kept.state, kept.closed_on, kept.closing_reason) == ("closed", TODAY, "moved")
    with pytest.raises(DeskError, match="reopen it first"):
        desk.run(find_barriers, case_id=case, barriers=("cost",))
    with pytest.raises(InvalidError, match="taken up again"):
        desk.run(reopen_case, case_id=case)
    desk.run(reopen_case, case_id=case, note="She is back")
    desk.run(end_case, case_id=case, state="gained", outcome="Registered")
    assert states(there) == ["open", "in_progress", "closed", "reopened", "gained"]
    assert desk.ask(case_view, case).events[2].note == "Moved to Aachen"


def test_ending_settles_what_is_open_and_undo_brings_it_all_back(there: Surgery) -> None:
    desk, case = there.desk, there.case
    desk.run(add_step, case_id=case, step=HealthStep(kind="register", due_on=TOMORROW))
    planned = HealthAppointment(day=TOMORROW, at=time(9, 30), place=PLACE, interpreting="arranged")
    desk.run(make_appointment, case_id=case, appointment=planned)
    assert len(desk.ask(open_matters, there.client)) == 1
    desk.run(end_case, case_id=case, state="not_gained", outcome="Nobody takes her")
    view = desk.ask(case_view, case)
    assert [step.state for step in view.steps] == ["not_needed"]
    assert [one.state for one in view.appointments] == ["cancelled"]
    assert desk.ask(open_matters, there.client) == []
    desk.undo()
    view = desk.ask(case_view, case)
    assert view.case.state == "in_progress"
    assert len(view.open_steps) == len(view.planned) == 1


def test_entitlements_follow_from_status_and_age_and_keep_article_and_source(there: Surgery) -> None:
    desk, case = there.desk, there.case
    offered = desk.ask(entitlement_check, case, PACK)
    assert offered.status == "protected"
    assert [one.entitlement.id for one in offered.found] == ["everything", "emergency"]  # she is no child
    there.checked(everything="asked")
    check = desk.ask(entitlement_check, case)
    kept = {one.entitlement.id: one.kept for one in check.found}
    assert kept["everything"] is not None
    assert kept["emergency"] is not None
    assert (kept["everything"].answer, kept["everything"].article) == ("asked", "Health Act, s. 5")
    assert kept["everything"].source == "https://law.example/health/5"
    assert kept["emergency"].source == "https://law.example/health"  # the pack's own, where there is no nearer one
    there.checked(status="unpapered")
    check = desk.ask(entitlement_check, case)
    assert [one.entitlement.id for one in check.found] == ["emergency"]
    assert desk.ask(case_view, case).case.entitlements_checked_on == TODAY
    with pytest.raises(InvalidError, match="not among"):
        desk.run(check_entitlements, case_id=case, pack_id=PACK, status="protected", answers={"children": "granted"})


def test_a_check_tells_when_the_rules_are_old_and_when_her_status_has_changed(desk: Desk) -> None:
    there = surgery(desk, checked_on=date(2020, 2, 29))
    there.checked()
    check = desk.ask(entitlement_check, there.case)
    assert check.old
    assert not check.status_changed
    client = desk.ask(case_view, there.case).client
    desk.run(edit, client=changed(client, residence_status="no_permit"))
    assert desk.ask(entitlement_check, there.case).status_changed


def test_a_refusal_makes_a_barrier_and_a_step_and_is_answered(there: Surgery) -> None:
    desk, case = there.desk, there.case
    refusal = there.refused()
    view = desk.ask(case_view, case)
    assert [one.barrier for one in view.standing] == ["no_proof_of_address"]
    assert [(one.kind, one.due_on) for one in view.open_steps] == [("follow_up", TODAY + timedelta(days=7))]
    assert view.letter_missing is not None
    there.refused()  # the same reason once more is the same barrier
    assert len(desk.ask(case_view, case).standing) == 1
    desk.run(note_result, refusal_id=refusal, result="appointment")
    view = desk.ask(case_view, case)
    assert [step.state for step in view.steps] == ["open", "done"]
    assert {one.result for one in view.refusals} == {"", "appointment"}
    desk.run(resolve_barrier, barrier_id=view.standing[0].id, resolution="Letter of the shelter")
    assert desk.ask(case_view, case).standing == ()
    desk.run(change_refusal, refusal=changed(desk.ask(case_view, case).refusals[0], rule_cited="None"))
    assert "None" in {one.rule_cited for one in desk.ask(case_view, case).refusals}


def test_a_refusal_without_a_case_opens_one_and_bad_days_are_refused(desk: Desk) -> None:
    there = surgery(desk)
    desk.run(end_case, case_id=there.case, state="gained")
    refusal = HealthRefusal(place=PLACE, refused_on=TODAY, reason="language", follow_up_on=TODAY - timedelta(days=1))
    with pytest.raises(InvalidError, match="Ask again after the refusal"):
        desk.run(note_refusal, client_id=there.client, refusal=refusal)
    with pytest.raises(InvalidError, match="still to come"):
        desk.run(note_refusal, client_id=there.client, refusal=changed(refusal, refused_on=TOMORROW))
    with pytest.raises(InvalidError, match="Where is needed"):
        desk.run(note_refusal, client_id=there.client, refusal=HealthRefusal(refused_on=TODAY, reason="language"))
    assert len(desk.ask(cases_of, there.client)) == 1
    desk.run(note_refusal, client_id=there.client, refusal=changed(refusal, follow_up_on=None))
    assert [case.state for case in desk.ask(cases_of, there.client)] == ["in_progress", "gained"]


def test_refusals_are_counted_by_provider_and_every_figure_opens(there: Surgery) -> None:
    desk = there.desk
    there.refused(place="", service_id=there.clinic, reason="language")
    there.refused(place="Women’s Clinic, ward 2", service_id=there.clinic, reason="language")
    there.refused()
    there.refused(place=PLACE.upper() + " ", refused_on=TODAY - timedelta(days=3))
    rows, total = desk.ask(providers_page)
    assert total == 2
    assert {(row.refusals, row.reason) for row in rows} == {(2, "language"), (2, "no_proof_of_address")}
    for row in rows:
        assert desk.ask(refusals_page, provider=row.id)[1] == row.refusals
    places = {row.place for row in desk.ask(refusals_page)[0]}
    assert any(place.startswith("Women's Clinic") for place in places)  # named after its service
    assert desk.ask(providers_page, words="braun")[1] == 1


def test_the_list_tells_where_each_case_stands_and_what_is_next(there: Surgery) -> None:
    desk, case = there.desk, there.case
    other = str(desk.run(open_case, client_id=there.client).result)
    assert [str(row.next_step) for row in desk.ask(find_cases)[0]] == ["Check what she is entitled to"] * 2
    desk.run(add_step, case_id=other, step=HealthStep(kind="register", due_on=TODAY + timedelta(days=9)))
    desk.run(add_step, case_id=case, step=HealthStep(kind="other", what="Ask the city", due_on=TODAY - timedelta(1)))
    meeting = HealthAppointment(day=TODAY + timedelta(days=4), place="Clinic")
    desk.run(make_appointment, case_id=other, appointment=meeting)
    rows, _total = desk.ask(find_cases)
    assert [(row.id, str(row.next_step), row.overdue) for row in rows] == [
        (case, "Ask the city", True),
        (other, "Appointment: Clinic", False),
    ]
    assert [row.id for row in desk.ask(find_cases, overdue=True)[0]] == [case]
    counts = desk.ask(health_counts)
    assert (counts["going_on"], counts["overdue"], counts["ended"]) == (2, 1, 0)
    for name, count in counts.items():
        if name != "everything":
            assert desk.ask(find_cases, **{name: True})[1] == count
    number = rows[0].number
    assert [row.id for row in desk.ask(find_cases, words=number)[0]] == [case]
    assert desk.ask(find_cases, words="hassan")[1] == 2


def test_the_rest_of_the_program_hears_of_it(there: Surgery) -> None:
    desk, case = there.desk, there.case
    there.refused()
    day = TODAY + timedelta(days=2)
    desk.run(
        make_appointment,
        case_id=case,
        appointment=HealthAppointment(day=day, at=time(9, 30), place=PLACE, company="Rosa", interpreting="arranged"),
    )
    entries = desk.ask(agenda, TODAY, TODAY + timedelta(days=7))
    assert {entry.kind for entry in entries} == {"step", "appointment"}
    assert [entry.client_id for entry in entries] == [there.client] * 2
    assert desk.ask(agenda, TODAY, TODAY) == []
    assert [str(one.detail) for one in desk.ask(due_today)] == [
        "Rosa comes along. Interpreter: Arranged",
        "Health access: Rosa Meyer",
    ]
    assert [str(one.value) for one in desk.ask(summary, there.client)] == ["In progress"]
    assert [one.due for one in desk.ask(next_steps, there.client)] == [day]
    assert f"Refused at {PLACE}" in {str(one.title) for one in desk.ask(timeline, there.client)}
    awaited = desk.ask(lambda reader: reader.rows("SELECT kind FROM awaited WHERE client_id = :c", {"c": there.client}))
    assert {row["kind"] for row in awaited} >= {"step", "appointment"}


def test_registration_and_steps_are_kept(there: Surgery) -> None:
    desk, case = there.desk, there.case
    kept = desk.ask(case_view, case).case
    desk.run(change_case, case=changed(kept, doctor_service_id=there.clinic, registered_on=TODAY, scheme="public"))
    view = desk.ask(case_view, case)
    assert view.doctor == "Women's Clinic"
    step = str(desk.run(add_step, case_id=case, step=HealthStep(kind="documents", what="Card")).result)
    assert desk.ask(case_view, case).open_steps[0].owner_id == desk.person.id
    desk.run(finish_step, step_id=step, note="It came by post")
    desk.run(finish_step, step_id=step, state="open")
    step_now = desk.ask(case_view, case).steps[0]
    assert (step_now.state, step_now.done_on, step_now.note) == ("open", None, "It came by post")
    made = desk.run(make_appointment, case_id=case, appointment=HealthAppointment(day=TODAY, place="Clinic")).result
    desk.run(note_appointment, appointment_id=made, state="kept")
    with pytest.raises(InvalidError):
        desk.run(note_appointment, appointment_id=made, state="cured")
    assert desk.ask(case_view, case).planned == ()
    assert isinstance(view.case, HealthCase)
