"""Clients from a table: every field, households, likely duplicates and what becomes of them, refused rows mended."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.clients import (
    Client,
    ClientDocument,
    ClientLanguage,
    Consent,
    ContactPoint,
    Household,
    HouseholdMember,
    Intake,
    Relation,
    doubles_of,
    import_rows,
    local_day,
    register,
    sorted_out,
    suggested,
    take_in,
    write_refused,
)
from integration_desk.clients.ui import ImportPage
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import CancelledError, DeskError, ImportRefusedError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.i18n import speaker
from integration_desk.spreadsheets import read_sheets, table_bytes
from integration_desk.store import Desk
from integration_desk.widgets import problems_of
from tests.clients.desktop import Room, settle, show
from tests.keys import press, type_text

AMINA = ("Hassan", "Amina", "3.5.1987")


def taken(desk: Desk, header: Iterable[str], *rows: Iterable[Any]) -> Intake:
    sheet = read_sheets(table_bytes(list(header), [list(row) for row in rows], form="csv"), name="a.csv").sheet()
    return take_in(sheet, suggested(sheet), local_day(desk.now()))


def records(desk: Desk, kind: type) -> list[Any]:
    return desk.ask(lambda reader: reader.all(kind, order="rowno"))


def test_every_part_of_a_row_is_registered(desk: Desk) -> None:
    table = {
        "Name": "Hassan, Amina",
        "Name in own script": "آمنة حسن",
        "DOB": "~1987",
        "Nationality": "syrisch; stateless",
        "Languages": "Arabic (native); English: basic",
        "Phone": "+49 151 1234567",
        "E-mail": "amina@example.org",
        "Passport no": "N0123456",
        "Passport expiry": "1.2.2031",
        "Consent": "3.3.2026",
        "Arrival": "05/2024",
        "Address": "Hafenstraße 1",
        "May be called": "yes",
    }
    intake = taken(desk, table, table.values())
    assert (intake.refused, intake.unused) == ((), ())
    assert desk.run(import_rows, rows=intake.newcomers).result == 1
    [client] = records(desk, Client)
    assert (client.family_name, client.given_names, client.native_name) == ("Hassan", "Amina", "آمنة حسن")
    assert (client.birth_date, client.birth_year) == (PartialDate(1987, about=True), 1987)
    assert (client.nationalities, client.may_call, client.arrived_on) == (("SY", "XX"), True, PartialDate(2024, 5))
    assert (client.registered_by, bool(client.file_number)) == (desk.person.id, True)
    assert [(one.language, one.quality) for one in records(desk, ClientLanguage)] == [
        ("ar", "native"),
        ("en", "simple"),
    ]
    assert [one.value for one in records(desk, ContactPoint)] == ["+49 151 1234567", "amina@example.org"]
    [document] = records(desk, ClientDocument)
    assert (document.kind, document.number, document.client_id) == ("passport", "N0123456", client.id)
    [consent] = records(desk, Consent)
    assert (consent.purpose, consent.how_given, consent.certified_by) == ("record_keeping", "written", desk.person.id)
    desk.undo()
    assert [records(desk, kind) for kind in (Client, ContactPoint, ClientDocument, Consent)] == [[]] * 4


def test_rows_that_share_a_number_become_a_household(desk: Desk) -> None:
    header = ("Family name", "Household number", "Relation to head")
    intake = taken(
        desk, header, ("Child", "7", "daughter"), ("Head", "7", ""), ("Wife", "7", "spouse"), ("Single", "", "")
    )
    desk.run(import_rows, rows=intake.newcomers)
    names = {one.id: one.family_name for one in records(desk, Client)}
    [household] = records(desk, Household)
    assert names[household.head_id] == "Head"
    assert [names[one.client_id] for one in records(desk, HouseholdMember)] == ["Child", "Head", "Wife"]
    found = {(names[one.client_id], names[one.relative_id]): one.relation for one in records(desk, Relation)}
    assert found[("Head", "Child")] == "child"
    assert found[("Child", "Head")] == "parent"
    assert found[("Wife", "Head")] == "spouse"


def test_likely_duplicates_go_where_one_says(desk: Desk) -> None:
    desk.run(register, client=Client(family_name="Hassan", given_names="Amina", birth_date=PartialDate(1987, 5, 3)))
    header = ("Family name", "Given names", "DOB")
    intake = taken(
        desk,
        header,
        AMINA,
        ("Petrenko", "Oksana", "1990"),
        ("Melnyk", "Ivan", "4.4.1980"),
        ("Melnik", "Ivan", "4.4.1980"),
    )
    compared = desk.ask(doubles_of, intake.newcomers)
    doubles = compared.found
    assert compared.until == 0
    assert [(one.row, bool(one.client_id), one.other_row) for one in doubles] == [(2, True, 0), (5, False, 4)]
    assert all(one.why for one in doubles)
    people, refused, left_out = sorted_out(intake, doubles, "refuse")
    assert ([one.row for one in people], [one.row for one in refused], left_out) == ([3, 4], [2, 5], 0)
    people, refused, left_out = sorted_out(intake, doubles, "skip", {5: "import"})
    assert ([one.row for one in people], refused, left_out) == ([3, 4, 5], (), 1)
    assert sorted_out(intake, doubles, "import")[0] == intake.newcomers


def test_an_import_sets_no_owner_role_or_time(desk: Desk) -> None:
    header = ("Family name", "registered_by", "id", "created_at", "Registered by", "role")
    intake = taken(desk, header, ("Hassan", "x", "x", "2001-01-01", "x", "coordinator"))
    assert intake.unused == header[1:]
    desk.run(import_rows, rows=intake.newcomers)
    [client] = records(desk, Client)
    assert (client.registered_by, client.birth_year) == (desk.person.id, None)
    for field in ("registered_by", "file_number"):
        with pytest.raises(InvalidError, match=field):
            desk.run(import_rows, rows=({"client": {"family_name": "A", field: "x"}},))
    with pytest.raises(InvalidError, match="owner"):
        desk.run(import_rows, rows=({"client": {"family_name": "A"}, "owner": "x"},))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_refused_rows_are_mended_and_fed_again(desk: Desk, tmp_path: Path, suffix: str) -> None:
    header = ("Family name", "Born", "Note")
    intake = taken(desk, header, ("Good", "1987", "a"), ("=Bad", "31.2.1987", "b"))
    path = tmp_path / f"refused{suffix}"
    assert write_refused(path, intake.sheet, intake.refused, speaker("de")) == 1
    sheet = read_sheets(path).sheet()
    again = take_in(sheet, suggested(sheet), local_day(desk.now()))
    assert (again.newcomers, len(again.refused), again.unused) == ((), 1, ("Note",))
    write_refused(path, sheet, again.refused, speaker("en"))
    assert len(read_sheets(path).sheet().header) == len(header) + 1
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        book.active["B2"] = "28.2.1987"
        book.save(path)
    else:
        path.write_text(path.read_text("utf-8-sig").replace("31.2.1987,b", "28.2.1987,b"), "utf-8")
    sheet = read_sheets(path).sheet()
    [mended] = take_in(sheet, suggested(sheet), local_day(desk.now())).newcomers
    assert (mended.client.family_name, mended.client.birth_date) == ("=Bad", PartialDate(1987, 2, 28))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(st.text(max_size=12), min_size=5, max_size=5), max_size=4))
def test_whatever_stands_in_the_cells_is_imported_whole_or_refused(desk: Desk, rows: list[list[str]]) -> None:
    header = ("Family name", "DOB", "Nationality", "Languages", "Years of schooling")
    try:
        intake = taken(desk, header, *rows)
    except ImportRefusedError:
        return
    assert len(intake.newcomers) + len(intake.refused) == len(intake.sheet.rows)
    before = len(records(desk, Client))
    try:
        desk.run(import_rows, rows=intake.newcomers)
    except DeskError as error:
        pytest.fail(str(error))
    assert len(records(desk, Client)) == before + len(intake.newcomers)


def test_the_page_by_keyboard(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.run(register, client=Client(family_name="Hassan", given_names="Amina", birth_date=PartialDate(1987, 5, 3)))
    table = tmp_path / "old.csv"
    table.write_text("Nachname;Vorname;Geb.;Art\nHassan;Amina;3.5.1987;Kater\nOmar;Ali;1990;w\n", encoding="cp1252")
    page = ImportPage(Room(desk), Place("clients.import"))
    show(qtbot, page)
    assert problems_of(page) == []
    page.look(str(table))
    settle(qtbot, page)
    block = page.columns.mapping.block("Art")
    assert block.rule() is None
    block.target.setFocus()
    type_text(None, "Sex")
    press(None, Qt.Key.Key_Return)
    [meaning] = block._words.values()
    meaning.setFocus()
    type_text(None, "Male")
    press(None, Qt.Key.Key_Return)
    assert block.rule().values == (("Kater", "male"),)
    assert problems_of(page) == []
    page.columns.check_button.setFocus()
    press(None, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert page.parts.currentIndex() == 2
    assert len(page.checked.doubles) == 1
    assert problems_of(page) == []
    page.focus_first()
    press(None, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert [one.family_name for one in records(desk, Client)] == ["Hassan", "Omar"]
    page.save_refused(str(tmp_path / "refused.csv"))
    settle(qtbot, page)
    assert "Hassan" in (tmp_path / "refused.csv").read_text("utf-8-sig")


def test_json_rows_register_the_same(desk: Desk) -> None:
    row = {"client": {"family_name": "Hassan"}, "household": "1", "languages": [{"language": "ar"}]}
    desk.run(import_rows, rows=tuple(json.loads(json.dumps([row, row]))))
    assert (len(records(desk, Client)), len(records(desk, Household)), len(records(desk, ClientLanguage))) == (2, 1, 2)


def test_an_import_that_is_cancelled_leaves_nothing_half_done(desk: Desk) -> None:
    intake = taken(
        desk, ("Family name", "Household number"), *((f"Name{number}", number // 3) for number in range(2_000))
    )
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done >= 500:
            job.cancel()

    job = desk.start(import_rows, progress=progress, rows=intake.newcomers)
    with pytest.raises(CancelledError):
        job.result()
    assert told[-1][0] < 2_000
    assert [records(desk, kind) for kind in (Client, Household, HouseholdMember)] == [[]] * 3
    assert desk.undo_name() is None


def test_all_faults_of_a_row_are_told_at_once(desk: Desk) -> None:
    intake = taken(desk, ("Family name", "DOB", "Occupation"), ("", "31.2.1990", "Tailor"))
    assert sorted(problem.field for problem in intake.refused[0].problems) == ["birth_date", "family_name"]
    assert taken(desk, ("Family name", "DOB"), ("Hassan", "1.1.2999")).refused[0].problems[0].field == "birth_date"
