"""Backups are whole, rotated, and restored without losing the file that they replace."""

import json
import os
import time
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.core.errors import DamagedError, DeskError, LockedError, StorageError
from integration_desk.store import (
    Backup,
    Desk,
    back_up,
    backup_due,
    backup_folder,
    backups_of,
    check_desk,
    open_desk,
    open_with_recovery,
    recovery_key,
    restore,
)
from integration_desk.store.backup import kept_backups
from tests.desks import PASSPHRASE, DeskFile
from tests.store.things import CATALOGUE, Thing, add, names

NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


def test_a_backup_restores_what_was_there_and_keeps_the_newer_file(things: Desk) -> None:
    things.run(add, thing=Thing(name="Amina"))
    backup = back_up(things)
    assert backup is not None
    things.run(add, thing=Thing(name="Omar"))
    path = things.path
    things.close()
    kept = restore(backup, path, passphrase=PASSPHRASE, now=NOW)
    assert kept is not None
    restored = open_desk(path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    assert restored.ask(names) == ["Amina"]
    restored.close()
    newer = open_desk(kept, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    assert newer.ask(names) == ["Amina", "Omar"]
    newer.close()


def test_the_recovery_key_alone_restores_a_backup(things: Desk, tmp_path: Path) -> None:
    things.run(add, thing=Thing(name="Amina"))
    words = recovery_key(things)
    backup = back_up(things)
    assert backup is not None
    elsewhere = tmp_path / "other office" / "centre.desk"
    assert restore(backup, elsewhere, recovery=words, now=NOW) is None
    opened = open_with_recovery(elsewhere, CATALOGUE, words)
    assert opened.ask(names) == ["Amina"]
    opened.close()


def test_a_wrong_passphrase_restores_nothing(things: Desk) -> None:
    backup = back_up(things)
    assert backup is not None
    path = things.path
    things.close()
    before = path.read_bytes()
    with pytest.raises(LockedError, match="does not open the backup"):
        restore(backup, path, passphrase="something else", now=NOW)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_backup_is_refused_and_the_desk_file_stays(things: Desk, place: float) -> None:
    backup = back_up(things)
    assert backup is not None
    path = things.path
    things.close()
    before = path.read_bytes()
    data = bytearray(backup.read_bytes())
    spot = int(len(data) * place)
    data[spot : spot + 32] = bytes(byte ^ 0xFF for byte in data[spot : spot + 32])
    backup.write_bytes(bytes(data))
    with pytest.raises(DeskError):
        restore(backup, path, passphrase=PASSPHRASE, now=NOW)
    assert path.read_bytes() == before


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(things: Desk, tmp_path: Path) -> None:
    strange = tmp_path / "holiday.zip"
    with zipfile.ZipFile(strange, "w") as pack:
        pack.writestr("../../evil", "x")
        pack.writestr("manifest.json", json.dumps({}))
    with pytest.raises(DamagedError, match="not a whole backup"):
        restore(strange, things.path, passphrase=PASSPHRASE, now=NOW)
    strange.write_bytes(b"not a zip")
    with pytest.raises(DamagedError, match="not a whole backup"):
        restore(strange, things.path, passphrase=PASSPHRASE, now=NOW)


def test_what_a_killed_backup_left_behind_is_cleared_by_a_later_one(things: Desk) -> None:
    folder = backup_folder(things.path)
    for name, age in ((".writing-old", 7200), (".writing-now", 5)):
        (folder / name).mkdir(parents=True)
        (folder / name / "desk").write_bytes(b"half a copy")
        os.utime(folder / name, (time.time() - age,) * 2)
    back_up(things)
    assert [path.name for path in folder.glob(".writing-*")] == [".writing-now"]


def test_a_backup_is_due_after_an_hour_and_made_only_when_something_changed(things: Desk) -> None:
    assert backup_due(things)
    assert back_up(things, only_if_changed=True) is None
    things.run(add, thing=Thing(name="Amina"))
    assert back_up(things, only_if_changed=True) is not None
    assert back_up(things, only_if_changed=True) is None
    assert not backup_due(things)
    assert len(backups_of(things.path)) == 1


@given(st.lists(st.integers(0, 24 * 500), min_size=1, max_size=200))
def test_rotation_keeps_the_newest_and_never_more_than_the_rules_ask_for(hours: list[int]) -> None:
    made = [Backup(Path(f"{number}"), NOW - timedelta(hours=ago)) for number, ago in enumerate(hours)]
    kept = kept_backups(made)
    newest = max(made, key=lambda one: one.made_at)
    assert any(one.made_at == newest.made_at for one in made if one.path in kept)
    assert len(kept) <= 24 + 14 + 8 + 12
    days = sorted({one.made_at.date() for one in made}, reverse=True)[:14]
    assert {one.made_at.date() for one in made if one.path in kept} >= set(days)


def test_check_finds_the_file_sound_and_names_the_first_broken_link(things: Desk, things_file: DeskFile) -> None:
    for name in ("Amina", "Omar", "Oksana"):
        things.run(add, thing=Thing(name=name))
    assert all(finding.sound for finding in check_desk(things))
    things.on_writer(
        lambda writer: writer.connection.execute("UPDATE audit SET person = 'someone else' WHERE rowno = 3")
    ).result()
    unsound = [str(finding.text) for finding in check_desk(things) if not finding.sound]
    assert unsound == ["The audit trail is broken at event 3."]


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM audit WHERE rowno = 2",
        "UPDATE audit SET rowno = 99 WHERE rowno = 2",
        "UPDATE audit SET detail = '{}' WHERE rowno = 2",
    ],
)
def test_an_edit_a_deletion_and_a_reorder_of_the_audit_trail_are_found(things: Desk, tampering: str) -> None:
    things.run(add, thing=Thing(name="Amina"))
    things.on_writer(lambda writer: writer.connection.execute(tampering)).result()
    unsound = [str(finding.text) for finding in check_desk(things) if not finding.sound]
    assert "The audit trail is broken at event 2." in unsound


def test_a_truncated_audit_trail_is_found_against_the_newest_backup(things: Desk) -> None:
    things.run(add, thing=Thing(name="Amina"))
    back_up(things)
    things.on_writer(
        lambda writer: writer.connection.execute("DELETE FROM audit WHERE rowno = (SELECT max(rowno) FROM audit)")
    ).result()
    unsound = [str(finding.text) for finding in check_desk(things) if not finding.sound]
    assert any("broken at event" in text for text in unsound)


def test_an_altered_journal_is_found(things: Desk) -> None:
    change = things.run(add, thing=Thing(name="Amina"))
    things.on_writer(
        lambda writer: writer.connection.execute("UPDATE journal SET row = 'x' WHERE step = ?", (change.step,))
    ).result()
    unsound = [str(finding.text) for finding in check_desk(things) if not finding.sound]
    assert unsound == [f"The journal was altered at step {change.step}."]


def test_a_file_that_is_open_elsewhere_is_not_replaced_under_it(things: Desk) -> None:
    things.run(add, thing=Thing(name="Amina"))
    backup = back_up(things)
    assert backup is not None
    with pytest.raises(StorageError, match="open in a window"):
        restore(backup, things.path, passphrase=PASSPHRASE, now=NOW)
    things.run(add, thing=Thing(name="Omar"))
    path = things.path
    things.close()
    again = open_desk(path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    assert again.ask(names) == ["Amina", "Omar"]
    again.close()
    assert restore(backup, path, passphrase=PASSPHRASE, now=NOW) is not None
