"""Services from an ordinary spreadsheet, by what its columns mean."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place
from integration_desk.directory import (
    SERVICE_TARGETS,
    ServiceSheet,
    import_package,
    preview_import,
    read_service_sheet,
    refused_table,
    search_services,
    service_view,
)
from integration_desk.directory.ui import PAGES
from integration_desk.spreadsheets import Rule, Sheet, mappings_of, read_sheets, suggested_rules, write_table
from integration_desk.store import Desk
from integration_desk.widgets import problems_of
from tests.directory.town import Room, build_town

HEADER = ("Name", "Who", "Kind", "Tel", "Speaks", "Street", "Town", "From age")
ROWS = (
    ("Night shelter", "Harbour Mission", "Church or faith group", "+49 40 9", "ar; de", "Pier 1", "Northport", "18"),
    ("Soup kitchen", "Harbour Mission", "", "", "", "", "", "old"),
    ("", "Harbour Mission", "", "", "", "", "", ""),
    ("Lonely", "", "", "", "", "", "", ""),
)
RULES = (
    Rule("service", "Name"), Rule("organization", "Who"), Rule("provider", "Kind"), Rule("phone", "Tel"),
    Rule("languages", "Speaks", separators=";"), Rule("address_1", "Street"), Rule("city", "Town"),
    Rule("minimum_age", "From age"),
)  # fmt: skip


def _sheet(*rows: tuple[str, ...]) -> Sheet:
    return Sheet("old.xlsx", HEADER, [(number, row) for number, row in enumerate(rows or ROWS, start=2)])


def _read(desk: Desk, sheet: Sheet) -> ServiceSheet:
    found: ServiceSheet = desk.ask(read_service_sheet, sheet, RULES)
    return found


def test_rows_become_services_with_their_parts_and_undo_takes_all_back(desk: Desk) -> None:
    read = _read(desk, _sheet())
    desk.run(import_package, package=read.package)
    (row,) = desk.ask(search_services, "night")
    view = desk.ask(service_view, row.id)
    assert (view.organization, view.provider, view.phones[0].number) == ("Harbour Mission", "church", "+49 40 9")
    assert {one.code for one in view.languages} == {"ar", "de"}
    assert view.place is not None
    assert view.place.address == ("Pier 1", "Northport")
    assert view.eligibility.minimum_age == 18
    desk.undo()
    assert desk.ask(search_services, "night") == []


def test_faulty_rows_are_told_with_row_column_value_and_reason(desk: Desk) -> None:
    read = _read(desk, _sheet())
    told = [(one.row, one.column, one.value, one.effect) for one in read.package.findings]
    assert told == [
        (3, "From age", "old", "refused"),
        (4, "Name", "", "refused"),
        (5, "Who", "", "refused"),
    ]
    assert all(str(one.reason) for one in read.package.findings)


def test_rows_left_out_can_be_mended_and_fed_again(desk: Desk, tmp_path: Path) -> None:
    sheet = _sheet()
    read = _read(desk, sheet)
    desk.run(import_package, package=read.package)
    header, rows = refused_table(sheet, read)
    assert len(rows) == 3
    write_table(
        tmp_path / "left.csv", header, [(*row[:7], "16", *row[8:]) for row in rows[:1]], title="x", direction="ltr"
    )
    again = read_sheets(tmp_path / "left.csv").sheet()
    desk.run(import_package, package=_read(desk, again).package)
    assert {row.name for row in desk.ask(search_services, "")} == {"Night shelter", "Soup kitchen"}
    assert desk.ask(preview_import, _read(desk, sheet).package).touches == 0


def test_a_service_entered_by_hand_is_known_again_and_keeps_its_place(desk: Desk) -> None:
    ids = build_town(desk)
    row = ("women's clinic", "City Hospital Northport", "", "+49 1", "", "Elsewhere 5", "Nowhere", "21")
    desk.run(import_package, package=_read(desk, _sheet(row)).package)
    view = desk.ask(service_view, ids["clinic"])
    assert view.eligibility.minimum_age == 21
    assert view.place is not None
    assert view.place.address[0] == "Hospital Road 12"
    assert len(view.places) == 1


def test_columns_with_the_words_of_the_desk_are_understood() -> None:
    rules = suggested_rules(("Name of the service", "Name of the organisation", "Phone"), SERVICE_TARGETS)
    assert {rule.target for rule in rules} >= {"service", "organization", "phone"}


def test_the_page_maps_tries_out_and_imports(
    desk: Desk, show: Callable[..., Any], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "services.xlsx"
    header = ("Name of the service", "Name of the organisation", "From age")
    write_table(path, header, [("Night shelter", "Harbour Mission", "18"), ("Bad", "Mission", "old")],
                title="Services", direction="ltr")  # fmt: skip
    page = show(PAGES["directory.columns"](Room(desk), Place("directory.columns")))
    page.look(str(path))
    qtbot.waitUntil(lambda: page.read is not None)
    assert page.import_button.isVisible()
    assert page.findings.isVisible()
    qtbot.waitUntil(lambda: problems_of(page) == [])  # once everything has found its place
    page.write_refused(str(tmp_path / "left.csv"))
    assert "old" in (tmp_path / "left.csv").read_text(encoding="utf-8-sig")
    page.take_in()
    qtbot.waitUntil(lambda: desk.ask(search_services, "night") != [])


def test_the_page_keeps_what_columns_mean_as_a_preset(
    desk: Desk, show: Callable[..., Any], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "services.xlsx"
    write_table(path, ("What", "Name of the organisation"), [("Night shelter", "Harbour Mission")],
                title="Services", direction="ltr")  # fmt: skip
    page = show(PAGES["directory.columns"](Room(desk), Place("directory.columns")))
    assert not page.presets.isVisible()
    page.look(str(path))
    qtbot.waitUntil(lambda: page.read is not None)
    assert page.presets.isVisible()
    assert not page.import_button.isVisible()  # nothing names the service yet
    page.mapping.show_rules((Rule("service", "What"), Rule("organization", "Name of the organisation")))
    page.presets.name.set_value("Town hall")
    page.presets.save_button.click()
    qtbot.waitUntil(lambda: len(desk.ask(mappings_of, "services")) == 1)
    again = show(PAGES["directory.columns"](Room(desk), Place("directory.columns")))
    again.look(str(path))
    qtbot.waitUntil(lambda: again.read is not None)
    (kept,) = desk.ask(mappings_of, "services")
    again.read = None
    again.presets.preset.set_value(kept.id)
    again.presets.preset.changed.emit()
    qtbot.waitUntil(again.import_button.isVisible)
    assert problems_of(again) == []
    again.presets.delete_button.click()
    qtbot.waitUntil(lambda: desk.ask(mappings_of, "services") == [])
