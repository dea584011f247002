"""What follows from events by a pack: deadlines with their article, and children who reach an age too early."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from integration_desk.clients import RELATIONS
from integration_desk.core.dates import PartialDate
from integration_desk.family_reunification import CaseDeadline, Facts, Happening, Kin, Mark, Reckoner
from integration_desk.family_reunification.reckoning import next_open
from integration_desk.packs import shipped

EU = next(pack for pack in shipped() if pack.id == "eu-family_reunification")
FR = next(pack for pack in shipped() if pack.id == "fr-family_reunification")
GRANTED, FILED = date(2027, 1, 31), date(2027, 3, 1)
DAYS = some.dates(date(2020, 1, 1), date(2060, 12, 31))


def named(lines: tuple[CaseDeadline, ...]) -> dict[tuple[str, str], CaseDeadline]:
    return {(line.rule.id, line.member_id): line for line in lines}


def refugee(*happenings: Happening, kin: tuple[Kin, ...] = (), marks: tuple[Mark, ...] = ()) -> Facts:
    return Facts(status="refugee", happenings=happenings, kin=kin, marks=marks)


def test_a_refugee_has_three_months_to_apply_and_the_authority_nine_to_decide() -> None:
    reckoner = Reckoner(EU)
    before = reckoner.deadlines(refugee(Happening("status_granted", GRANTED)))
    assert [(one.rule.id, one.day, one.state) for one in before] == [
        ("refugee_three_months", date(2027, 4, 30), "open")
    ]
    assert "Art. 12(1)" in before[0].rule.article

    filed = Happening("application_filed", FILED)
    after = named(reckoner.deadlines(refugee(Happening("status_granted", GRANTED), filed)))
    assert after["refugee_three_months", ""].state == "met"
    assert after["refugee_three_months", ""].closed_on == FILED
    assert after["decision", ""].day == date(2027, 12, 1)
    nearest = next_open(after.values())
    assert nearest is not None
    assert nearest.rule.id == "decision"


def test_who_applies_too_late_met_the_deadline_late() -> None:
    late = Happening("application_filed", date(2027, 6, 1))
    lines = named(Reckoner(EU).deadlines(refugee(Happening("status_granted", GRANTED), late)))
    assert lines["refugee_three_months", ""].state == "late"


def test_other_sponsors_are_not_told_of_what_is_for_refugees() -> None:
    facts = Facts(status="permit", happenings=(Happening("status_granted", GRANTED),))
    assert [one.rule.id for one in Reckoner(EU).deadlines(facts)] == []


def test_a_refusal_is_a_decision_as_well() -> None:
    refused = Happening("refusal_notified", date(2027, 5, 3))
    lines = named(Reckoner(EU).deadlines(refugee(Happening("application_filed", FILED), refused)))
    assert lines["decision", ""].state == "met"


def test_the_spouse_s_work_has_a_clock_of_its_own_from_her_own_permit() -> None:
    kin = (Kin("wife", "spouse"), Kin("father", "parent"), Kin("aunt", "spouse", joins="no"))
    permits = tuple(Happening("permit_issued", date(2027, 9, day), one.id) for day, one in enumerate(kin, 1))
    lines = named(Reckoner(EU).deadlines(refugee(*permits, kin=kin)))
    assert lines["work_access", "wife"].day == date(2028, 9, 1)
    assert lines["work_access", "wife"].rule.effect == "right_from"
    assert ("work_access", "father") not in lines
    assert ("work_access", "aunt") not in lines


def test_what_runs_for_a_member_and_what_she_is_to_the_sponsor_is_said_by_the_pack() -> None:
    for pack in (one for one in shipped() if one.kind == EU.kind):
        assert [one.id for one in pack.relations if one.kin not in RELATIONS] == []
        assert {one.id for one in pack.events if one.of == "member"} >= {"visa_issued", "entry", "permit_issued"}
    kin = (Kin("wife", "spouse"), Kin("son", "child"))
    refused = Happening("visa_refused", FILED, "son")
    lines = named(Reckoner(FR).deadlines(refugee(refused, kin=kin)))
    assert list(lines) == [("visa_appeal", "son")]
    for_all = named(Reckoner(FR).deadlines(refugee(Happening("visa_refused", FILED), kin=kin)))
    assert {member for _rule, member in for_all} == {"wife", "son"}


def test_a_right_that_opened_is_no_reproach_and_comes_after_what_has_to_be_done() -> None:
    kin = (Kin("wife", "spouse"),)
    lines = Reckoner(EU).deadlines(
        refugee(Happening("application_filed", FILED), Happening("entry", FILED, "wife"), kin=kin)
    )
    opened = named(lines)["autonomous_permit", "wife"]
    assert opened.opens
    assert not opened.is_overdue(date(2050, 1, 1))
    assert named(lines)["decision", ""].is_overdue(date(2050, 1, 1))
    nearest = next_open(lines)
    assert nearest is not None
    assert nearest.rule.id == "decision"


def test_what_is_ticked_by_hand_counts() -> None:
    mark = Mark("refugee_three_months", "", "not_needed", date(2027, 2, 1), "under national law")
    line = Reckoner(EU).deadlines(refugee(Happening("status_granted", GRANTED), marks=(mark,)))[0]
    assert (line.state, line.closed_on, line.note) == ("not_needed", date(2027, 2, 1), "under national law")
    assert next_open((line,)) is None


def test_a_child_is_safe_once_the_application_is_filed_before_the_birthday() -> None:
    child = (Kin("son", "child", PartialDate(2009, 6, 15)),)
    reckoner = Reckoner(EU)
    facts = refugee(Happening("status_granted", GRANTED), kin=(Kin("girl", "child", PartialDate(2015)), *child))
    running = reckoner.ages(facts)[1]
    assert (running.earliest, running.latest, running.state) == (date(2027, 6, 15), date(2027, 6, 15), "running")
    assert reckoner.nearest(facts)[1] == running
    filed = refugee(Happening("application_filed", FILED), kin=child)
    safe = reckoner.ages(filed)[0]
    assert (safe.state, safe.counted_on) == ("safe", FILED)
    assert reckoner.nearest(filed)[1] is None
    late = reckoner.ages(refugee(Happening("application_filed", date(2027, 6, 15)), kin=child))[0]
    assert late.state == "too_late"


def test_a_birth_date_known_in_part_gives_the_earliest_day() -> None:
    year = Reckoner(EU).ages(refugee(kin=(Kin("son", "child", PartialDate(2009)),)))[0]
    assert (year.earliest, year.latest) == (date(2027, 1, 1), date(2027, 12, 31))
    about = Reckoner(EU).ages(refugee(kin=(Kin("son", "child", PartialDate(2009, about=True)),)))[0]
    assert (about.earliest, about.latest) == (date(2025, 1, 1), date(2029, 12, 31))


def test_the_child_is_shown_in_red_while_the_last_day_to_apply_comes_after_the_birthday() -> None:
    birthday = GRANTED + timedelta(days=60)
    child = (Kin("son", "child", PartialDate(birthday.year - 18, birthday.month, birthday.day)),)
    line = Reckoner(EU).ages(refugee(Happening("status_granted", GRANTED), kin=child))[0]
    assert line.warn_on <= GRANTED


def test_a_spouse_under_the_minimum_age_has_to_wait() -> None:
    wife = (Kin("wife", "spouse", PartialDate(2008, 3, 1)),)
    line = Reckoner(EU).ages(refugee(Happening("application_filed", FILED), kin=wife))[0]
    assert (line.age.must_be, line.state, line.earliest) == ("reached", "waiting", date(2029, 3, 1))


def test_nobody_is_warned_of_who_does_not_join_or_whose_birth_is_not_known() -> None:
    kin = (Kin("one", "child", PartialDate(2015), "no"), Kin("two", "child"), Kin("three", "cousin", PartialDate(2015)))
    assert Reckoner(EU).ages(refugee(kin=kin)) == ()


@given(DAYS, DAYS, some.sampled_from(["refugee", "permit", ""]))
def test_reckoning_is_the_same_however_often_and_in_whatever_company(first: date, second: date, status: str) -> None:
    happenings = tuple(
        sorted(
            (Happening("status_granted", first), Happening("application_filed", second)), key=lambda one: one.day
        )
    )  # fmt: skip
    facts = Facts(status=status, happenings=happenings)
    shared = Reckoner(EU)
    lines = shared.deadlines(facts)
    assert lines == shared.deadlines(facts) == Reckoner(EU).deadlines(facts)
    for line in lines:
        assert line.day > line.since
        if line.closed_on is not None:
            assert line.state == ("met" if line.closed_on <= line.day else "late")
    waiting = [line for line in lines if line.is_open]
    assert [line.day for line in waiting] == sorted(line.day for line in waiting)
    nearest = next_open(lines)
    assert (nearest is None) == (not waiting)
    assert nearest is None or nearest.opens == all(line.opens for line in waiting)


@given(some.dates(date(2001, 1, 1), date(2030, 12, 31)), DAYS)
def test_the_warning_never_comes_after_the_birthday(born: date, granted: date) -> None:
    kin = (Kin("child", "child", PartialDate.of(born)),)
    for line in Reckoner(EU).ages(refugee(Happening("status_granted", granted), kin=kin)):
        assert line.warn_on <= line.earliest <= line.latest
        assert line.earliest.year - born.year == 18


@pytest.mark.parametrize("member", ["a", "b"])
def test_an_event_of_one_member_starts_no_clock_for_another(member: str) -> None:
    kin = (Kin("a", "spouse"), Kin("b", "child"))
    lines = named(Reckoner(EU).deadlines(refugee(Happening("entry", FILED, member), kin=kin)))
    assert {person for _rule, person in lines} == {member}
