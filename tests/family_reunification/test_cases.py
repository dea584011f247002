"""Below the window: a case from its opening to its end, with what follows from each step."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from integration_desk.clients import Client, Household, HouseholdMember, Relation, register
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.narrowing import OneOf
from integration_desk.core.records import changed
from integration_desk.family_reunification import (
    FamilyCase,
    FamilyEvent,
    FamilyMember,
    FamilyStep,
    FamilyTracing,
    FamilyView,
    add_member,
    add_paper,
    arrive,
    close_case,
    do_step,
    edit_case,
    edit_member,
    family_counts,
    family_view,
    find_families,
    mark_deadline,
    open_case,
    recompute,
    record_event,
    remove_event,
    remove_member,
    remove_paper,
    reopen_case,
    save_step,
    save_tracing,
    set_condition,
    set_evidence,
    undo_step,
)
from integration_desk.family_reunification.queries import StepLine
from integration_desk.packs import save_pack, shipped_texts
from integration_desk.store import Desk
from tests.family_reunification.families import (
    PACK,
    daughter,
    days_ago,
    happened,
    husband,
    open_family,
    son,
    sponsor,
    today,
)


def view_of(desk: Desk, case_id: str) -> FamilyView:
    return desk.ask(family_view, case_id)


def fields_of(refused: pytest.ExceptionInfo[InvalidError]) -> list[str]:
    return [problem.field for problem in refused.value.problems]


def test_a_new_case_stands_ready_with_steps_papers_conditions_and_its_first_deadline(desk: Desk) -> None:
    view = view_of(desk, open_family(desk))
    assert view.case.number.startswith("K-")
    assert view.case.state == "preparing"
    assert view.responsible == "Rosa Meyer"
    assert view.next_step is not None
    assert view.next_step.phase == "intake"
    assert view.case.next_deadline == "refugee_three_months"
    assert view.case.next_deadline_on == view.deadlines[0].day
    assert view.deadlines[0].since == days_ago(desk, 20)
    assert [line.relation for line in view.members] == ["Spouse", *["Child of sponsor and spouse"] * 2]
    assert view.matrix.counts()[0] == 0
    assert view.matrix.counts()[1] > 5
    assert view.case.ages_out_on == view.members[1].ages[0].earliest
    assert view.case.ages_warn_on is not None
    assert view.case.ages_warn_on <= today(desk)
    assert {line.condition.kind for line in view.conditions} >= {"accommodation", "insurance", "resources"}


def test_filing_in_time_meets_the_deadline_ticks_the_step_and_spares_the_conditions(desk: Desk) -> None:
    case_id = open_family(desk)
    happened(desk, case_id, "application_filed", days=1, proof="Registered letter RR 123")
    view = view_of(desk, case_id)
    assert (view.case.state, view.case.filed_on) == ("filed", days_ago(desk, 1))
    assert view.case.filing_proof == "Registered letter RR 123"
    assert view.case.next_deadline == "decision"
    filed = next(line for line in view.steps if line.step.step == "filed")
    assert filed.step.done_on == days_ago(desk, 1)
    spared = {line.condition.kind: line.state for line in view.conditions}
    assert spared["accommodation"] == "not_needed"
    assert view.members[1].ages[0].state == "safe"
    assert view.case.ages_out_on is None


def test_removing_an_event_takes_back_what_followed_from_it(desk: Desk) -> None:
    case_id = open_family(desk)
    event = happened(desk, case_id, "application_filed")
    desk.run(remove_event, event_id=event)
    view = view_of(desk, case_id)
    assert (view.case.state, view.case.filed_on, view.case.next_deadline) == (
        "preparing", None, "refugee_three_months",
    )  # fmt: skip


def test_undo_takes_back_an_event_with_all_that_followed(desk: Desk) -> None:
    case_id = open_family(desk)
    before = view_of(desk, case_id)
    happened(desk, case_id, "application_filed")
    desk.undo()
    after = view_of(desk, case_id)
    assert after.deadlines == before.deadlines
    assert after.case.state == before.case.state
    assert after.case.next_deadline_on == before.case.next_deadline_on


def test_a_refusal_brings_the_state_and_an_appeal_the_next_one(desk: Desk) -> None:
    case_id = open_family(desk)
    for event, state in (("application_filed", "filed"), ("refusal_notified", "refused"), ("appeal_filed", "appeal")):
        happened(desk, case_id, event)
        assert view_of(desk, case_id).case.state == state
    happened(desk, case_id, "decision_notified")
    assert view_of(desk, case_id).case.state == "granted"


def test_a_step_that_is_an_event_enters_it(desk: Desk) -> None:
    case_id = open_family(desk)
    filed = next(line.step for line in view_of(desk, case_id).steps if line.step.step == "filed")
    desk.run(do_step, step_id=filed.id, done_on=days_ago(desk, 2))
    view = view_of(desk, case_id)
    assert view.case.filed_on == days_ago(desk, 2)
    desk.run(undo_step, step_id=filed.id)
    assert next(line.step.done_on for line in view_of(desk, case_id).steps if line.step.id == filed.id) is None


def test_steps_have_an_owner_and_a_day_and_can_be_added_by_hand(desk: Desk) -> None:
    case_id = open_family(desk)
    step = FamilyStep(title="Ask the landlord for a letter", owner_id=desk.person.id, due_on=days_ago(desk, 1))
    desk.run(save_step, case_id=case_id, step=step)
    line = view_of(desk, case_id).steps[-1]
    assert (line.title, line.owner, line.is_late(today(desk))) == ("Ask the landlord for a letter", "Rosa Meyer", True)
    with pytest.raises(InvalidError):
        desk.run(save_step, case_id=case_id, step=FamilyStep(title=""))


def test_the_pack_proposes_until_when_steps_are_done_and_the_centre_decides(desk: Desk) -> None:
    def step(name: str) -> StepLine:
        return next(line for line in view_of(desk, case_id).steps if line.step.step == name)

    first = 'id = "intake"\n'
    desk.run(save_pack, text=shipped_texts()[PACK].replace(first, f'{first}within = "P14D"\n', 1))
    case_id = open_family(desk, husband(desk))
    assert (step("intake").step.due_on, step("intake").proposed) == (days_ago(desk, -14), True)
    assert step("registration").step.due_on is None
    happened(desk, case_id, "entry", days=3)
    assert (step("registration").step.due_on, step("registration").proposed) == (days_ago(desk, -11), True)
    assert step("work").step.due_on is None
    desk.run(save_step, case_id=case_id, step=changed(step("registration").step, due_on=days_ago(desk, -2)))
    assert (step("registration").step.due_on, step("registration").proposed) == (days_ago(desk, -2), False)

    long_ago = open_family(desk, husband(desk))
    happened(desk, long_ago, "entry", days=500)
    assert [one.step.step for one in view_of(desk, long_ago).steps if one.step.due_on] == ["intake"]


def test_a_pack_says_which_events_are_of_a_member_and_what_she_is_in_the_household(desk: Desk) -> None:
    own = shipped_texts()[PACK].replace('id = "interview"\ntitle', 'id = "interview"\nof = "member"\ntitle', 1)
    desk.run(save_pack, text=own.replace('id = "entry"\nof = "member"', 'id = "entry"', 1))
    case_id = open_family(desk, husband(desk), changed(son(desk), relation="child_of_one_parent"))
    happened(desk, case_id, "interview")
    view = view_of(desk, case_id)
    assert {line.event.member_id for line in view.events} == {"", view.members[0].id, view.members[1].id}
    yusuf = desk.run(arrive, member_id=view.members[1].id, arrived_on=today(desk)).result
    relations = {one.relative_id: one.relation for one in desk.ask(lambda reader: reader.all(Relation))}
    assert relations[yusuf] == "child"
    happened(desk, case_id, "entry")
    assert {line.member.state for line in view_of(desk, case_id).members} == {"arrived"}
    assert view_of(desk, case_id).case.state == "arrived"
    assert desk.run(recompute).result == 0


def test_several_forms_of_a_paper_hold_at_once_and_what_is_missing_is_told(desk: Desk) -> None:
    case_id = open_family(desk, husband(desk))
    member = view_of(desk, case_id).members[0].id
    arguments = {"case_id": case_id, "member_id": member, "document": "marriage_certificate"}
    desk.run(set_evidence, **arguments, held=("copy", "translated"))
    paper = view_of(desk, case_id).matrix.paper("marriage_certificate", member)
    assert paper is not None
    assert (paper.state, paper.held, paper.missing) == (
        "incomplete", ("copy", "translated"), ("original", "legalised"),
    )  # fmt: skip
    with pytest.raises(InvalidError) as refused:
        desk.run(set_evidence, **arguments, held=("copy", "unobtainable"))
    assert fields_of(refused) == ["explanation"]
    desk.run(set_evidence, **arguments, held=("copy", "unobtainable"), explanation="The registry burnt down.")
    paper = view_of(desk, case_id).matrix.paper("marriage_certificate", member)
    assert paper is not None
    assert (paper.state, paper.missing, paper.is_wanted) == ("explained", (), False)
    desk.run(set_evidence, **arguments, held=("original", "copy", "translated", "legalised"))
    paper = view_of(desk, case_id).matrix.paper("marriage_certificate", member)
    assert paper is not None
    assert (paper.state, paper.explanation) == ("complete", "The registry burnt down.")


def test_papers_that_no_pack_names_are_asked_for_as_well(desk: Desk) -> None:
    case_id = open_family(desk, husband(desk))
    document = desk.run(add_paper, case_id=case_id, title="Letter of the employer").result
    paper = view_of(desk, case_id).matrix.paper(document, "")
    assert paper is not None
    assert (paper.title, paper.state, paper.is_wanted) == ("Letter of the employer", "missing", True)
    desk.run(set_evidence, case_id=case_id, document=document, held=("copy",))
    desk.run(set_evidence, case_id=case_id, document=document, held=())
    assert view_of(desk, case_id).matrix.paper(document, "") is not None
    desk.run(remove_paper, case_id=case_id, document=document)
    assert view_of(desk, case_id).matrix.paper(document, "") is None


def test_conditions_stand_as_they_are_said_to(desk: Desk) -> None:
    case_id = open_family(desk)
    desk.run(set_condition, case_id=case_id, condition="accommodation", state="met", evidence="Rental contract")
    desk.run(
        set_condition, case_id=case_id, condition="accommodation", state="met", evidence="Rental contract, 3 rooms"
    )
    line = next(one for one in view_of(desk, case_id).conditions if one.condition.id == "accommodation")
    assert (line.state, line.evidence) == ("met", "Rental contract, 3 rooms")


def test_a_mark_on_a_deadline_is_put_and_taken_away(desk: Desk) -> None:
    case_id = open_family(desk)
    arguments = {"case_id": case_id, "deadline": "refugee_three_months"}
    desk.run(mark_deadline, **arguments, state="missed", note="Was ill")
    view = view_of(desk, case_id)
    assert (view.deadlines[0].state, view.case.next_deadline_on) == ("missed", None)
    desk.run(mark_deadline, **arguments, state="")
    assert view_of(desk, case_id).deadlines[0].is_open


def test_who_arrives_becomes_a_client_in_the_household_of_the_sponsor(desk: Desk) -> None:
    case_id = open_family(desk)
    happened(desk, case_id, "application_filed", days=3)
    happened(desk, case_id, "decision_notified", days=2)
    view = view_of(desk, case_id)
    omar = desk.run(arrive, member_id=view.members[0].id, arrived_on=today(desk), proof="Stamp").result
    client = desk.ask(lambda reader: reader.get(Client, omar))
    assert (client.given_names, client.native_name, client.migration_reason) == ("Omar", "عمر حسن", "family")
    relations = {
        (one.client_id, one.relative_id): one.relation for one in desk.ask(lambda reader: reader.all(Relation))
    }
    assert relations == {(view.sponsor.id, omar): "spouse", (omar, view.sponsor.id): "spouse"}
    assert len(desk.ask(lambda reader: reader.all(Household))) == 1

    known = desk.run(register, client=Client(family_name="Hassan", given_names="Yusuf")).result
    assert desk.run(arrive, member_id=view.members[1].id, arrived_on=today(desk), client_id=known).result == known
    desk.run(arrive, member_id=view.members[2].id, arrived_on=today(desk))
    assert len(desk.ask(lambda reader: reader.all(HouseholdMember))) == 4
    after = view_of(desk, case_id)
    assert after.case.state == "arrived"
    assert after.case.next_deadline == "autonomous_permit"
    assert next(line.step.done_on for line in after.steps if line.step.step == "arrival") == today(desk)
    with pytest.raises(InvalidError):
        desk.run(remove_member, member_id=after.members[0].id)
    with pytest.raises(InvalidError) as refused:
        desk.run(arrive, member_id=view.members[0].id, arrived_on=today(desk) + timedelta(days=1))
    assert fields_of(refused) == ["arrived_on"]


def test_an_event_of_all_members_is_entered_for_each_of_them(desk: Desk) -> None:
    case_id = open_family(desk)
    view = view_of(desk, case_id)
    happened(desk, case_id, "visa_issued", member_id=view.members[0].id)
    assert next(line.step.done_on for line in view_of(desk, case_id).steps if line.step.step == "visa") is None
    happened(desk, case_id, "visa_issued")
    after = view_of(desk, case_id)
    assert {line.member.state for line in after.members} == {"visa"}
    assert after.case.state == "travel"
    assert next(line.step.done_on for line in after.steps if line.step.step == "visa") == today(desk)
    with pytest.raises(InvalidError) as refused:
        happened(desk, case_id, "visa_issued")
    assert fields_of(refused) == ["member_id"]


def test_a_search_goes_on_only_when_the_client_has_agreed(desk: Desk) -> None:
    case_id = open_family(desk, changed(son(desk), whereabouts_unknown=True))
    member = view_of(desk, case_id).members[0].id
    desk.run(save_tracing, member_id=member, tracing=FamilyTracing(member_id=member, asked="Red Crescent"))
    with pytest.raises(InvalidError) as refused:
        desk.run(save_tracing, member_id=member, tracing=FamilyTracing(member_id=member, state="in_progress"))
    assert fields_of(refused) == ["consent_on"]
    assert desk.ask(family_counts)["searching"] == 1
    found = FamilyTracing(member_id=member, state="verified", consent_on=today(desk), reference="BEY-1")
    desk.run(save_tracing, member_id=member, tracing=found)
    line = view_of(desk, case_id).members[0]
    assert line.tracing is not None
    assert (line.tracing.state, line.member.whereabouts_unknown) == ("verified", False)


def test_a_closed_case_reminds_nobody_and_is_not_worked_on(desk: Desk) -> None:
    case_id = open_family(desk)
    with pytest.raises(InvalidError) as refused:
        desk.run(close_case, case_id=case_id, reason="")
    assert fields_of(refused) == ["closing_reason"]
    desk.run(close_case, case_id=case_id, reason="withdrawn", note="Goes back")
    view = view_of(desk, case_id)
    assert (view.case.state, view.case.next_deadline_on, view.case.ages_out_on) == ("closed", None, None)
    with pytest.raises(DeskError, match="Reopen"):
        happened(desk, case_id, "application_filed")
    desk.run(reopen_case, case_id=case_id)
    assert view_of(desk, case_id).case.next_deadline == "refugee_three_months"


def test_another_status_brings_other_steps_and_deadlines(desk: Desk) -> None:
    case_id = open_family(desk)
    case = view_of(desk, case_id).case
    desk.run(edit_case, case=changed(case, sponsor_status="permit", authority="Office for migration"))
    view = view_of(desk, case_id)
    assert view.case.next_deadline == ""
    assert "file_in_time" not in {line.step.step for line in view.steps}
    assert "waiting" in {line.condition.kind for line in view.conditions}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"relation": ""}, "relation"),
        ({"relation": "neighbour"}, "relation"),
        ({"family_name": "", "given_names": "", "native_name": " "}, "family_name"),
    ],
)
def test_a_member_without_name_or_relation_is_refused(desk: Desk, values: dict[str, str], field: str) -> None:
    case_id = open_family(desk)
    with pytest.raises(InvalidError) as refused:
        desk.run(add_member, case_id=case_id, member=changed(daughter(desk), **values))
    assert fields_of(refused) == [field]


def test_a_strange_pathway_status_or_event_is_refused_in_words(desk: Desk) -> None:
    client = sponsor(desk)
    for values, field in (({"pack_id": "xx"}, "pack_id"), ({"sponsor_status": "king"}, "sponsor_status")):
        case = changed(FamilyCase(client_id=client, pack_id=PACK), **values)
        with pytest.raises(InvalidError) as refused:
            desk.run(open_case, case=case)
        assert fields_of(refused) == [field]
    case_id = open_family(desk, client=client)
    with pytest.raises(InvalidError) as refused:
        desk.run(record_event, case_id=case_id, event=FamilyEvent(event="moon_landing", happened_on=today(desk)))
    assert fields_of(refused) == ["event"]


def test_members_can_be_changed_and_taken_out(desk: Desk) -> None:
    case_id = open_family(desk)
    member = view_of(desk, case_id).members[1].member
    desk.run(edit_member, member=changed(member, joins="no"))
    assert view_of(desk, case_id).case.ages_out_on == view_of(desk, case_id).members[2].ages[0].earliest
    desk.run(remove_member, member_id=member.id)
    assert [line.member.given_names for line in view_of(desk, case_id).members] == ["Omar", "Layla"]


def test_the_list_is_sorted_by_the_next_deadline_and_found_by_every_name(desk: Desk) -> None:
    near = open_family(desk, granted_days_ago=60)
    far = open_family(
        desk, FamilyMember(relation="spouse", given_names="Fatima", native_name="فاطمة"), granted_days_ago=5
    )
    late = open_family(desk, granted_days_ago=200)
    desk.run(close_case, case_id=open_family(desk), reason="other")
    rows, total = desk.ask(find_families)
    assert total == 4
    assert [row.id for row in rows][:3] == [late, near, far]
    assert rows[-1].closed_on is not None
    assert [row.id for row in desk.ask(find_families, overdue=True)[0]] == [late]
    assert [row.id for row in desk.ask(find_families, words="فاطمة")[0]] == [far]
    assert [row.id for row in desk.ask(find_families, words="Fatimah")[0]] == [far]
    assert [row.id for row in desk.ask(find_families, words=rows[1].number)[0]] == [near]
    assert desk.ask(find_families, words="Amina", open=True)[1] == 3
    assert desk.ask(find_families, narrow={"state": OneOf(("closed",))})[1] == 1
    counts = desk.ask(family_counts)
    assert (counts["open"], counts["overdue"], counts["closed"], counts["mine"]) == (3, 1, 1, 3)
    assert rows[0].article.startswith("Directive 2003/86/EC")
    assert rows[0].members == ("Omar", "Yusuf", "Layla")
    assert rows[0].step


def test_a_changed_pack_changes_the_deadlines_of_all_cases(desk: Desk) -> None:
    case_id = open_family(desk)
    assert desk.run(recompute).result == 0
    own = shipped_texts()[PACK].replace('period = "P3M"', 'period = "P1M"', 1)
    desk.run(save_pack, text=own)
    told: list[tuple[int, int]] = []
    assert desk.start(recompute, progress=lambda done, total: told.append((done, total))).result().result == 1
    assert set(told) == {(1, 1)}
    view = view_of(desk, case_id)
    assert view.case.next_deadline_on == view.deadlines[0].day
    assert view.deadlines[0].day < days_ago(desk, -20)


def test_kept_and_computed_agree_after_every_command(desk: Desk, desk_for: Callable[[str], Desk]) -> None:
    case_id = open_family(desk)
    for event in ("application_filed", "refusal_notified", "appeal_filed", "decision_notified", "visa_issued"):
        happened(desk, case_id, event)
        assert desk.run(recompute).result == 0
