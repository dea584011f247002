"""What a careless or hostile hand gives the command line: always a plain sentence, never a trace of the program."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Outcome


@pytest.fixture(scope="module")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one new desk for the tests of this file; each works on a copy."""
    from integration_desk.cli import main  # noqa: PLC0415 - only here

    folder = tmp_path_factory.mktemp("empty")
    secret = folder / "secret"
    secret.write_text("lantern over water\n", encoding="utf-8")
    made = ["new", "--desk", folder / "one.desk", "--name", "Harbour", "--person", "Rosa", "--passphrase-file", secret]
    assert main([*map(str, made), "--recovery-file", str(folder / "recovery")]) == 0
    return folder / "one.desk"


@pytest.fixture
def at_desk(empty_desk: Path, tmp_path: Path, call: Call) -> Call:
    for path in empty_desk.parent.iterdir():
        shutil.copy(path, tmp_path / path.name)
    options = ("--desk", tmp_path / "one.desk", "--passphrase-file", tmp_path / "secret")
    return lambda verb, *rest: call(verb, *rest, *options)


def register(at_desk: Call, **client: object) -> Outcome:
    return at_desk("do", "clients.register", "--json", json.dumps({"client": client}))


def test_a_folder_is_no_desk_file(tmp_path: Path, call: Call) -> None:
    (tmp_path / "secret").write_text("lantern over water")
    outcome = call("search", "x", "--desk", tmp_path, "--passphrase-file", tmp_path / "secret")
    assert outcome.status == 1
    assert outcome.err.strip() == f"{tmp_path} is a folder, not a desk file."


def test_every_verb_takes_the_desk_and_the_passphrase_file(at_desk: Call) -> None:
    assert at_desk("commands", "--json").status == 0


def test_a_desk_that_could_not_be_made_leaves_nothing_in_the_way(tmp_path: Path, call: Call) -> None:
    (tmp_path / "secret").write_text("lantern over water")
    blocked = tmp_path / "one.desk.keys.new"
    blocked.mkdir()
    order = ("new", "--desk", tmp_path / "one.desk", "--name", "A", "--person", "B")
    assert call(*order, "--passphrase-file", tmp_path / "secret").status == 1
    blocked.rmdir()
    assert call(*order, "--passphrase-file", tmp_path / "secret").status == 0


def test_arguments_nested_too_deeply_are_refused(at_desk: Call) -> None:
    outcome = at_desk("do", "clients.register", "--json", '{"client":' + "[" * 100_000 + "}")
    assert outcome.status == 2
    assert "nested" in outcome.err


@pytest.mark.parametrize("name", ["\u200b\u200c\u200d", "\u202e", "\x00", " \n\t", "x" * 501])
def test_what_is_no_name_is_refused(name: str, at_desk: Call) -> None:
    outcome = register(at_desk, family_name=name)
    assert outcome.status == 2


@pytest.mark.parametrize(
    "name", ["Ü" * 300, "م" * 300, "🙂👩\u200d👩\u200d👧", "A\u0300\u0301" * 60, "עברית", "\u202eabc"]
)
def test_odd_names_are_kept_and_found_as_they_were_typed(name: str, at_desk: Call) -> None:
    assert register(at_desk, family_name=name, given_names="Lena").status == 0
    listed = at_desk("clients", "--json").json
    assert name in listed[0]["name"]
    assert listed == at_desk("clients", "--json").json
    assert [hit["id"] for hit in at_desk("search", "--json", "lena").json] == [listed[0]["id"]]


def test_a_name_cannot_command_the_terminal_nor_begin_a_row(at_desk: Call) -> None:
    register(at_desk, family_name="Bell\x07\x1b[31m\x9b", given_names="One\nTwo")
    outcome = at_desk("clients")
    assert len(outcome.out.splitlines()) == 1
    assert {letter for letter in outcome.out if not letter.isprintable()} == {"\n"}
    assert at_desk("clients", "--json").json[0]["name"] == "One Two Bell[31m"


@pytest.mark.parametrize("born", ["2020-02-31", "0000", "2026-13", "-1", "１９８７", "9999-12-31"])
def test_days_that_do_not_exist_are_refused(born: str, at_desk: Call) -> None:
    assert register(at_desk, family_name="Okonkwo", birth_date=born).status == 2


def test_a_desk_is_sound_after_a_directory_that_names_what_it_does_not_hold(at_desk: Call, tmp_path: Path) -> None:
    service = {
        "id": "s", "name": "Advice", "status": "active",
        "organization": {"id": "o", "name": "Harbour", "description": "-", "parent_organization_id": "elsewhere"},
    }  # fmt: skip
    (tmp_path / "in.json").write_text(json.dumps(service), encoding="utf-8")
    assert at_desk("import", "directory", tmp_path / "in.json").status == 0
    checked = at_desk("check", "--json")
    assert checked.status == 0
    assert any("did not hand over" in finding["text"] for finding in checked.json["findings"])


@pytest.mark.parametrize("typed", ["+49 (0)176-1234.5678", "0049 176 12345678", "0176/12345678", "176 1234 56 78"])
def test_a_phone_is_found_however_it_is_written(typed: str, at_desk: Call) -> None:
    values = {
        "client": {"family_name": "Okonkwo"},
        "contact_points": [{"kind": "mobile", "value": "+49 176 12345678"}],
    }
    at_desk("do", "clients.register", "--json", json.dumps(values))
    assert [hit["name"] for hit in at_desk("search", "--json", typed).json] == ["Okonkwo"]
