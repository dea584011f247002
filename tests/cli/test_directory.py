"""The directory without a window: narrowed lists, services from a spreadsheet, the booklet and information sheets."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from integration_desk.spreadsheets import write_table
from tests.cli.conftest import Call

HEADER = ("What", "Who", "Tel", "Ages from")
ROWS = (("Night shelter", "Harbour Mission", "+49 40 9", "18"), ("Soup kitchen", "Harbour Mission", "", "old"))
COLUMNS = [
    {"target": "service", "column": "What"},
    {"target": "organization", "column": "Who"},
    {"target": "phone", "column": "Tel"},
    {"target": "minimum_age", "column": "Ages from"},
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "town.xlsx"
    write_table(path, HEADER, ROWS, title="Town", direction="ltr")
    return path


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_each_filter_narrows_and_says_nothing_it_does_not_know(on_sample: Call) -> None:
    everything = {row["id"] for row in on_sample("services", "--limit", 500, "--json").json}
    narrowed = (
        ("--free",), ("--accessible",), ("--takes-referrals",), ("--has-places",), ("--language", "ar"),
        ("--need", "health"), ("--provider", "health"), ("--within-km", "1"), ("--open-on", "2026-11-29"),
    )  # fmt: skip
    for options in narrowed:
        found = on_sample("services", *options, "--limit", 500, "--json")
        assert found.status == 0, options
        ids = {row["id"] for row in found.json}
        assert ids < everything or (ids == everything and options == ("--takes-referrals",)), options
    assert {
        row["id"] for row in on_sample("services", "--within-km", "500", "--limit", 500, "--json").json
    } <= everything


def test_a_filter_that_cannot_be_is_one_sentence(on_sample: Call) -> None:
    for options, word in (
        (("--need", "ships"), "ships"),
        (("--provider", "ships"), "ships"),
        (("--open-on", "someday"), "someday"),
        (("--client", "QQ-1"), "QQ-1"),
        (("--within-km", "far"), "far"),
    ):
        outcome = on_sample("services", *options)
        assert outcome.status in (1, 2), options
        assert word in outcome.err
        assert "Traceback" not in outcome.err


def test_services_come_from_a_spreadsheet_by_a_preset(on_sample: Call, table: Path, tmp_path: Path) -> None:
    preset = json.dumps({"name": "Town hall", "kind": "services", "columns": COLUMNS})
    assert on_sample("do", "spreadsheets.save_mapping", "--json", preset).status == 0
    arguments = ("import", "directory", table, "--mapping", "Town hall", "--errors", tmp_path / "left.csv")
    trial = on_sample(*arguments, "--dry-run", "--json").json
    assert (trial["dry_run"], trial["added"]["service"]) == (True, 1)
    told = on_sample(*arguments, "--json").json
    assert [(one["row"], one["column"], one["value"]) for one in told["findings"]] == [("3", "Ages from", "old")]
    assert "old" in (tmp_path / "left.csv").read_text(encoding="utf-8-sig")
    assert "Night shelter" in {row["name"] for row in on_sample("services", "night", "shelter", "--json").json}
    assert on_sample(*arguments, "--json").json["changed"] == {}
    unknown = on_sample("import", "directory", table, "--mapping", "Village hall")
    assert unknown.status in (1, 2)
    assert "Village hall" in unknown.err
    assert "Town hall" in unknown.err


def test_the_booklet_is_printed_in_a_language_on_a_paper(on_sample: Call, tmp_path: Path) -> None:
    whole, part = tmp_path / "all.pdf", tmp_path / "health.pdf"
    outcome = on_sample("booklet", "--in", "de", "--paper", "Letter", "--out", whole, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.json["bytes"] == whole.stat().st_size
    assert PdfReader(whole).pages[0].mediabox.width == pytest.approx(612)
    assert on_sample("booklet", "--need", "health", "--free", "--out", part).status == 0
    assert len(pages(part)) < len(pages(whole))


def test_a_booklet_that_cannot_be_written_is_one_sentence(on_sample: Call, tmp_path: Path) -> None:
    outcome = on_sample("booklet", "--need", "health", "--out", tmp_path / "nowhere" / "b.pdf")
    assert outcome.status == 1
    assert "b.pdf could not be written" in outcome.err
    assert on_sample("booklet", "--need", "ships", "--out", tmp_path / "b.pdf").status == 2
    assert not (tmp_path / "b.pdf").exists()


def test_a_sheet_is_listed_printed_and_recorded_as_given(on_sample: Call, tmp_path: Path) -> None:
    listed = on_sample("sheet", "--json").json
    assert len(listed) > 3
    key, out = listed[0]["sheet"], tmp_path / "sheet.pdf"
    assert on_sample("sheet", key).status == 2
    alone = on_sample("sheet", key, "--language", "de", "--out", out, "--json")
    assert (alone.status, alone.json["given"]) == (0, False)
    number = on_sample("clients", "--limit", 1, "--json").json[0]["file_number"]
    given = on_sample("sheet", key, "--client", number, "--out", out, "--json")
    assert (given.status, given.json["given"]) == (0, True)
    assert pages(out)
    unknown = on_sample("sheet", "no-such-sheet", "--out", out)
    assert unknown.status in (1, 2)
    assert "Traceback" not in unknown.err
