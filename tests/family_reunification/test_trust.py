"""Who has no permission for family cases sees nothing of them, not even that there is one – below every face."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from integration_desk.app import SLICES
from integration_desk.clients import duplicates_page
from integration_desk.core.errors import DeniedError, MissingError
from integration_desk.core.lists import Extract
from integration_desk.core.records import spec_of
from integration_desk.core.slices import Slice
from integration_desk.family_reunification import (
    SLICE,
    FamilyEvent,
    FamilyStep,
    FamilyTracing,
    add_paper,
    close_case,
    family_counts,
    family_view,
    find_families,
    mark_deadline,
    note_paper,
    open_case,
    record_event,
    save_step,
    save_tracing,
    set_condition,
    set_evidence,
)
from integration_desk.family_reunification.lists import FAMILY_LIST
from integration_desk.spreadsheets import Terms, export_list
from integration_desk.store import Desk
from tests.family_reunification.families import days_ago, happened, husband, open_family, sponsor, today

CANARY = "Zelophehad"


@pytest.fixture
def filled(desk: Desk) -> str:
    """Fill every table of the slice with a word that nobody else may read; returns the id of the sponsor."""
    client = sponsor(desk)
    case_id = open_family(desk, client=client)
    member = desk.ask(family_view, case_id).members[0].id
    desk.run(save_tracing, member_id=member, tracing=FamilyTracing(member_id=member, asked=CANARY))
    desk.run(set_condition, case_id=case_id, condition="insurance", state="met", note=CANARY)
    desk.run(set_evidence, case_id=case_id, document="tenancy", held=("unobtainable",), explanation=CANARY)
    desk.run(add_paper, case_id=case_id, title=CANARY)
    desk.run(mark_deadline, case_id=case_id, deadline="waiting_three_years", state="met", note=CANARY)
    step = FamilyStep(title=CANARY, owner_id=desk.person.id, due_on=today(desk))
    desk.run(save_step, case_id=case_id, step=step)
    desk.run(
        record_event, case_id=case_id, event=FamilyEvent(event="interview", happened_on=days_ago(desk, 1), note=CANARY)
    )
    desk.run(note_paper, case_id=case_id, kind="checklist", language="ar")
    happened(desk, case_id, "embassy_appointment")
    desk.undo()
    desk.redo()
    desk.save_draft("family.new", "", {"note": CANARY}).result()
    return client


@pytest.fixture
def others(desk_for: Callable[[str], Desk]) -> list[Desk]:
    """Return the desk as it is open to everybody else: every role, without the permission."""
    return [desk_for(role) for role in ("caseworker", "coordinator", "administrator", "trainer", "statistics")]


def contributions(part: Slice, desk: Desk, client: str) -> list[object]:
    day = today(desk)
    found: list[object] = []
    for query in (part.timeline, part.next_steps, part.summary, part.open_matters):
        found += desk.ask(query, client) if query else []
    found += desk.ask(part.agenda, day - timedelta(days=400), day + timedelta(days=4000)) if part.agenda else []
    for section in part.today:
        found += desk.ask(section.query)
    for words in ("Omar", "عمر", "Amina", "K-", CANARY):
        found += desk.ask(part.palette, words) if part.palette else []
    return found


def test_with_the_permission_every_contribution_has_something_to_say(desk: Desk, filled: str) -> None:
    day = today(desk)
    for query in (SLICE.timeline, SLICE.next_steps, SLICE.summary, SLICE.open_matters):
        assert query is not None
        assert desk.ask(query, filled)
    assert SLICE.agenda is not None
    assert {one.kind for one in desk.ask(SLICE.agenda, day, day + timedelta(days=400))} == {"deadline", "step"}
    assert [desk.ask(section.query) != [] for section in SLICE.today] == [True, True]
    assert SLICE.palette is not None
    for words in ("Omar", "عمر", "Amina", desk.ask(find_families)[0][0].number):
        assert desk.ask(SLICE.palette, words), words


def test_without_it_nothing_is_there(desk: Desk, filled: str, others: list[Desk]) -> None:
    for other in others:
        assert contributions(SLICE, other, filled) == []
        assert other.ask(find_families) == ([], 0)
        assert other.ask(family_counts)["everything"] == 0
        for record in SLICE.records:
            table = spec_of(record).table
            assert other.ask(lambda reader, name=table: reader.value(f"SELECT count(*) FROM {name}")) == 0
        assert other.ask(lambda reader: reader.search("family_cases", "Omar")) == []
        with pytest.raises(MissingError):
            other.ask(family_view, desk.ask(find_families)[0][0].id)


def test_no_other_part_of_the_program_tells_of_it(desk: Desk, filled: str, others: list[Desk]) -> None:
    for other in others[:2]:
        for part in SLICES:
            if part.name != SLICE.name:
                told = repr(contributions(part, other, filled))
                assert CANARY not in told
                assert "Omar" not in told
        assert other.ask(duplicates_page, offset=0, limit=50)[0] == []
        awaited = other.ask(lambda reader: reader.rows("SELECT * FROM awaited"))
        assert CANARY not in repr(awaited)


def test_neither_the_history_nor_the_names_of_steps_nor_the_audit_nor_a_draft_tells_of_it(
    desk: Desk, filled: str, others: list[Desk]
) -> None:
    traces = (
        "SELECT name AS told FROM step",
        "SELECT command AS told FROM step",
        "SELECT tbl || fields AS told FROM journal",
        "SELECT subject || detail AS told FROM audit",
        "SELECT form || content AS told FROM draft",
    )
    for sql in traces:
        whole = repr(desk.ask(lambda reader, asked=sql: reader.rows(asked))).casefold()
        assert "family" in whole, sql
        for other in others:
            told = repr(other.ask(lambda reader, asked=sql: reader.rows(asked))).casefold()
            for plain in ("family_name", "family_permit", '"family', "family_sharing"):
                told = told.replace(plain, "")
            assert "family" not in told, (other.person.name, sql)
            assert CANARY.casefold() not in told
        assert not any(other.undo_name() for other in others)


def test_the_sponsor_s_file_stays_to_be_seen_with_its_own_steps(desk: Desk, filled: str, others: list[Desk]) -> None:
    names = repr(others[0].ask(lambda reader: reader.rows("SELECT name FROM step")))
    assert "Register {name}" in names


def test_no_command_and_no_export_is_open_without_the_permission(desk: Desk, filled: str, others: list[Desk]) -> None:
    case = desk.ask(family_view, desk.ask(find_families)[0][0].id).case
    extract = Extract(listing=FAMILY_LIST, columns=("client",))
    for other in others:
        with pytest.raises(DeniedError):
            other.run(open_case, case=case)
        with pytest.raises(DeniedError):
            other.run(close_case, case_id=case.id, reason="other")
        with pytest.raises(DeniedError):
            export_list(other, extract, Terms(form="csv", reason="curious"))
    export_list(desk, extract, Terms(form="csv", reason="for the meeting"))
    coordinator = others[1].ask(
        lambda reader: reader.rows("SELECT detail FROM audit WHERE kind IN ('export', 'denied')")
    )
    assert "family" not in repr(coordinator)


def test_a_search_by_the_name_of_a_member_finds_no_client(desk: Desk, filled: str) -> None:
    assert desk.ask(lambda reader: reader.search("clients", husband(desk).given_names)) == []
