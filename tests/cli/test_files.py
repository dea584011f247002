"""New, check, backup and restore, as a person in a terminal does them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text("lantern over water\n", encoding="utf-8")
    return path


@pytest.fixture
def made(tmp_path: Path, secret: Path, call: Call) -> Path:
    path = tmp_path / "centre.desk"
    outcome = call("new", "--desk", path, "--name", "Harbour", "--person", "Rosa", "--passphrase-file", secret)
    assert outcome.status == 0
    return path


def test_new_makes_a_desk_that_is_sound(made: Path, secret: Path, call: Call) -> None:
    outcome = call("check", "--desk", made, "--passphrase-file", secret, "--json")
    assert outcome.status == 0
    assert outcome.json["sound"]


def test_new_tells_the_recovery_key_once_and_it_restores_alone(
    tmp_path: Path, secret: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    path, recovery = tmp_path / "a.desk", tmp_path / "recovery"
    options = ("--desk", path, "--passphrase-file", secret)
    told = call("new", "--name", "A", "--person", "B", "--recovery-file", recovery, *options, "--json")
    assert recovery.stat().st_mode & 0o077 == 0
    assert recovery.read_text().strip() not in told.out + told.err
    backup = call("backup", *options, "--json").json["backup"]
    outcome = call("restore", backup, "--desk", tmp_path / "b.desk", "--recovery-file", recovery)
    assert (outcome.status, outcome.err) == (0, "")
    assert call("check", "--desk", tmp_path / "b.desk", "--passphrase-file", secret).status == 0


def test_new_refuses_to_overwrite(made: Path, secret: Path, call: Call) -> None:
    before = made.read_bytes()
    outcome = call("new", "--desk", made, "--name", "Other", "--person", "Ann", "--passphrase-file", secret)
    assert outcome.status == 1
    assert "is there already" in outcome.err
    assert made.read_bytes() == before


def test_new_refuses_a_weak_passphrase(tmp_path: Path, call: Call) -> None:
    (tmp_path / "weak").write_text("12345678", encoding="utf-8")
    path = tmp_path / "weak.desk"
    outcome = call("new", "--desk", path, "--name", "A", "--person", "B", "--passphrase-file", tmp_path / "weak")
    assert outcome.status == 2
    assert not path.exists()


def test_restore_keeps_the_old_file(made: Path, secret: Path, call: Call) -> None:
    options = ("--desk", made, "--passphrase-file", secret)
    backup = call("backup", *options, "--json").json["backup"]
    outcome = call("restore", backup, *options, "--json")
    assert outcome.status == 0
    assert Path(outcome.json["kept"]).is_file()
    assert call("check", *options).status == 0


def test_wrong_passphrase_is_one_sentence(made: Path, tmp_path: Path, call: Call) -> None:
    (tmp_path / "wrong").write_text("not this one", encoding="utf-8")
    outcome = call("check", "--desk", made, "--passphrase-file", tmp_path / "wrong")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == "This passphrase is wrong. Nothing was changed.\n"


def test_a_damaged_file_is_named_and_left_alone(made: Path, secret: Path, call: Call) -> None:
    data = bytearray(made.read_bytes())
    for place in range(5000, len(data), 4096):
        data[place] ^= 0xFF
    made.write_bytes(data)
    outcome = call("check", "--desk", made, "--passphrase-file", secret)
    assert outcome.status == 1
    assert "damaged" in outcome.err
    assert made.read_bytes() == bytes(data)


def test_without_a_terminal_the_passphrase_is_not_waited_for(made: Path, call: Call) -> None:
    outcome = call("check", "--desk", made)
    assert outcome.status == 2
    assert "--passphrase-file" in outcome.err


def test_a_file_that_is_not_there_is_said_before_the_passphrase_is_asked(tmp_path: Path, call: Call) -> None:
    outcome = call("check", "--desk", tmp_path / "nowhere.desk")
    assert outcome.status == 1
    assert "nowhere.desk is not there" in outcome.err
