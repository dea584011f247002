"""Without the permission for health, no case exists: not in any query, list, export, trail, draft or change."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from integration_desk.app import SLICES
from integration_desk.cli import main
from integration_desk.clients import Client, edit, merge, register, unmerge
from integration_desk.core.access import Reader
from integration_desk.core.errors import DeniedError, MissingError
from integration_desk.core.lists import Extract
from integration_desk.core.people import Person
from integration_desk.core.records import changed, spec_of
from integration_desk.core.slices import Slice
from integration_desk.directory import delete_service
from integration_desk.health_access import (
    SLICE,
    HealthAppointment,
    HealthCase,
    HealthLetter,
    HealthStep,
    add_step,
    case_view,
    change_case,
    end_case,
    entitlement_check,
    find_barriers,
    health_letter_pdf,
    make_appointment,
    open_case,
    reopen_case,
    write_letter,
)
from integration_desk.spreadsheets import Terms, export_list
from integration_desk.store import Desk, all_drafts, check_desk
from tests.health_access.surgery import PACK, TODAY, Surgery, surgery

CANARY = "Zaunkönig"
OUTSIDERS = ("caseworker", "coordinator", "trainer", "statistics", "administrator")
TABLES = [spec_of(kind).table for kind in SLICE.records]


def planted(desk: Desk) -> Surgery:
    """Keep a case whose every word is a canary."""
    there = surgery(desk)
    there.checked()
    run = desk.run
    case = desk.ask(case_view, there.case).case
    words = dict.fromkeys(
        ("situation", "company_note", "insurer", "insurance_number", "doctor_name", "vaccination_note"), CANARY
    )
    run(change_case, case=changed(case, doctor_service_id=there.clinic, **words))
    run(find_barriers, case_id=there.case, barriers=("language",), note=CANARY)
    refusal = there.refused(
        place=f"{CANARY} clinic", service_id=there.clinic, reason_words=CANARY, rule_cited=CANARY, person_met=CANARY,
        follow_up_on=TODAY,
    )  # fmt: skip
    run(write_letter, refusal_id=refusal, letter=HealthLetter(pack_id=PACK))
    run(add_step, case_id=there.case, step=HealthStep(kind="other", what=CANARY, due_on=TODAY))
    meeting = HealthAppointment(day=TODAY, at=time(9), place=CANARY, company=CANARY, interpreter=CANARY)
    run(make_appointment, case_id=there.case, appointment=meeting)
    run(end_case, case_id=there.case, state="partly", outcome=CANARY)
    run(reopen_case, case_id=there.case, note=CANARY)
    run(add_step, case_id=there.case, step=HealthStep(kind="other", what=CANARY, due_on=TODAY))
    run(make_appointment, case_id=there.case, appointment=meeting)
    desk.undo()
    desk.redo()
    export_list(desk, Extract(listing=SLICE.lists[0], columns=("client", "state")), Terms(reason="A test"))
    desk.record_event("view", (("health_case", there.case),)).result()
    return there


def signs(desk: Desk, there: Surgery) -> tuple[str, ...]:
    """Return what would tell that there is a case: the canary, numbers and ids, names of tables and commands."""
    view = desk.ask(case_view, there.case)
    ids = [view.case.id, view.case.number, *(one.id for one in (*view.refusals, *view.steps, *view.appointments))]
    return (CANARY.casefold(), "health_access.", "list health", *TABLES, *(one.casefold() for one in ids))


def contributions(part: Slice, reader: Reader, client: str) -> Iterator[Any]:
    """Ask a slice for all that it gives to the others."""
    first, last = TODAY - timedelta(days=400), TODAY + timedelta(days=400)
    for about in (part.timeline, part.next_steps, part.summary, part.open_matters):
        if about is not None:
            yield about(reader, client)
    for section in part.today:
        if reader.person.may(section.right):
            yield section, section.query(reader)
    if part.palette is not None:
        for words in (CANARY, "Amina", "H-", "Hassan"):
            yield part.palette(reader, words)
    if part.agenda is not None:
        yield part.agenda(reader, first, last)
    if part.service_records is not None:
        yield part.service_records(reader, first)
    yield from offers(part, reader)


def offers(part: Slice, reader: Reader) -> Iterator[Any]:
    """Ask a slice for the lists and the ways to pages that a person may use."""
    for entry in (*part.sidebar, *part.actions, *part.client_actions):
        if reader.person.may(entry.right):
            yield entry
    for listing in part.lists:
        if reader.person.may(listing.right):
            yield listing.query(reader, offset=0, limit=500)


def every_row(reader: Reader, tables: list[str]) -> Iterator[Any]:
    """Read every table by raw SQL, also around the views, as far as SQLite lets it."""
    names = {row["name"] for row in _tried(reader, "SELECT name FROM temp.sqlite_master")}
    for table in {*tables, *names, "journal", "step", "audit", "draft", "awaited", "likeness"}:
        for place in (table, f"main.{table}"):
            yield table if place in names else "", _tried(reader, f"SELECT * FROM {place}")


def _tried(reader: Reader, sql: str) -> list[dict[str, Any]]:
    try:
        return reader.rows(sql)
    except Exception as refused:  # noqa: BLE001 - the driver's own words for "no"
        assert any(word in str(refused) for word in ("authorized", "prohibited", "no such")), refused  # noqa: PT017
        return []


def found_in(given: Any, sought: tuple[str, ...]) -> list[str]:
    """Return which signs stand in an answer, wherever in it."""
    words = repr(given).casefold()
    return [one for one in sought if one in words]


@pytest.mark.parametrize("role", OUTSIDERS)
def test_no_query_of_any_slice_tells_of_a_case(role: str, desk: Desk, desk_for: Callable[[str], Desk]) -> None:
    there = planted(desk)
    sought = signs(desk, there)
    outside = desk_for(role)

    def asked(reader: Reader) -> list[tuple[str, list[str]]]:
        told = [
            (part.name, found_in(given, sought))
            for part in SLICES
            for given in contributions(part, reader, there.client)
        ]
        tables = [spec_of(kind).table for part in SLICES for kind in part.records]
        told += [(table, found_in(rows, sought)) for table, rows in every_row(reader, tables)]
        for index in outside.catalogue.indexes:
            told.append((index, [CANARY] if reader.search(index, CANARY) else []))
        return [one for one in told if one[1]]

    assert outside.ask(asked) == []
    inside = desk.ask(lambda reader: [*contributions(SLICE, reader, there.client)])
    assert CANARY.casefold() in found_in(inside, sought)  # whoever has the permission does see it


@pytest.mark.parametrize("role", OUTSIDERS)
def test_every_command_and_list_says_no_in_the_same_words(
    role: str, desk: Desk, desk_for: Callable[[str], Desk]
) -> None:
    there = planted(desk)
    outside = desk_for(role)
    for command in SLICE.commands:
        with pytest.raises(DeniedError):
            outside.run(command)
    for listing in SLICE.lists:
        extract = Extract(listing=listing, columns=tuple(one.name for one in listing.columns))
        with pytest.raises(DeniedError):
            export_list(outside, extract, Terms(reason="Curious"))
        assert outside.ask(listing.query) == ([], 0)
    unknown = _error(outside, lambda reader: case_view(reader, "no-such-case"))
    assert _error(outside, lambda reader: case_view(reader, there.case)) == unknown
    assert _error(outside, lambda reader: entitlement_check(reader, there.case)) == unknown
    assert _error(outside, lambda reader: health_letter_pdf(reader, there.case)) == unknown


def _error(desk: Desk, query: Callable[[Reader], Any]) -> str:
    with pytest.raises(MissingError) as refused:
        desk.ask(query)
    return str(refused.value)


def test_merging_and_parting_two_files_moves_cases_along_without_a_word(
    desk: Desk, desk_for: Callable[[str], Desk]
) -> None:
    there = planted(desk)
    other = str(desk.run(register, client=Client(family_name="Hasan", given_names="Amena")).result)
    own = str(desk.run(open_case, client_id=other).result)
    sought = signs(desk, there)
    outside = desk_for("caseworker")
    done = outside.run(merge, keep_id=other, other_id=there.client)
    assert not found_in(done, sought)
    assert owner_of(desk, there.case) == other

    def kept(reader: Reader) -> list[Any]:
        return [given for _, given in every_row(reader, ["client_merge"])]

    assert not found_in(outside.ask(kept), sought)
    parted = outside.run(unmerge, merge_id=done.result)
    assert not found_in(parted, sought)
    assert owner_of(desk, there.case) == there.client  # it knows where it came from
    assert owner_of(desk, own) == other


def owner_of(desk: Desk, case: str) -> str:
    return str(desk.ask(lambda reader: reader.get(HealthCase, case)).client_id)


def test_checking_the_file_names_nothing_that_is_closed(desk: Desk, desk_for: Callable[[str], Desk]) -> None:
    there = planted(desk)
    desk.run(delete_service, service=there.clinic)
    labels = tuple(str(spec_of(kind).label).casefold() for kind in SLICE.records)
    assert any(found_in([str(one.text)], labels) for one in check_desk(desk))
    for role in ("coordinator", "administrator"):
        findings = [str(one.text) for one in check_desk(desk_for(role))]
        assert not found_in(findings, (*labels, *signs(desk, there)))


def test_drafts_are_gone_for_whoever_lost_the_permission(desk: Desk) -> None:
    desk.save_draft("health_refusal.new", "", {"place": CANARY}).result()
    desk.save_draft("health_case", "x", {"note": CANARY}).result()
    desk.save_draft("client.new", "", {"name": "Amina"}).result()
    assert len(desk.drafts().result()) == 3
    lost = attrs.evolve(desk.person, permissions=frozenset())
    without = _as(desk, lost)
    assert [draft.form for draft in without.ask(all_drafts)] == ["client.new"]
    without.close()


def _as(desk: Desk, person: Person) -> Desk:
    return Desk(desk.path, desk.key, person, desk.catalogue, desk.sources)


def test_changing_the_client_tells_nothing(desk: Desk, desk_for: Callable[[str], Desk]) -> None:
    there = planted(desk)
    outside = desk_for("caseworker")
    client = outside.ask(lambda reader: reader.get(Client, there.client))
    change = outside.run(edit, client=changed(client, occupation="Tailor"))
    assert not found_in(change, signs(desk, there))
    assert outside.undo_name() is not None


def test_the_command_line_says_no(desk_path: Path, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    there = planted(desk)
    desk.close()
    secret = desk_path.parent / "passphrase"
    secret.write_text("test passphrase\n", encoding="utf-8")
    common = ["--desk", str(desk_path), "--passphrase-file", str(secret), "--person", "The caseworker"]
    out = desk_path.parent / "list.xlsx"
    for verb in (
        ["list", "health_access", "--out", str(out), "--reason", "Curious", *common],
        ["do", "health_access.open_case", "--json", '{"client_id": "' + there.client + '"}', *common],
    ):
        assert main(verb) == 1
    assert not out.exists()
    said = capsys.readouterr()
    assert CANARY not in said.out + said.err
    rosa = [*common[:-1], "Rosa Meyer"]
    assert main(["list", "health_access", "--out", str(out), "--reason", "A test", *rosa]) == 0
    assert out.exists()  # whoever has the permission works there, too
