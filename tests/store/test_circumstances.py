"""A desk file on a read-only medium, in two windows, on a share: what the person is told and what still works."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from integration_desk.core.errors import LockedError, StorageError
from integration_desk.store import Circumstances, Desk, check_desk, open_desk, open_with_recovery
from tests.desks import PASSPHRASE, DeskFile
from tests.store.things import CATALOGUE, Thing, add, found, names

NOBODY = 65534
pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")


@pytest.fixture
def fixed_path(things_file: DeskFile) -> Iterator[Path]:
    """Copy the desk file of things into a folder where nothing can be written, not even by root."""
    folder = Path(tempfile.mkdtemp())
    for path in things_file.path.parent.glob("things.desk*"):
        shutil.copy(path, folder / path.name)
        (folder / path.name).chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield folder / "things.desk"
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_desk_on_a_read_only_medium_opens_for_reading_and_refuses_every_command(fixed_path: Path) -> None:
    desk = open_desk(fixed_path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    assert desk.circumstances() == Circumstances(read_only=True)
    assert desk.ask(names) == []
    assert desk.ask(found, "amina") == []
    with pytest.raises(StorageError, match="for reading only: nothing was saved"):
        desk.run(add, thing=Thing(name="Amina"))
    desk.record_event("view", (("thing", "1"),)).result()
    desk.save_draft("thing", "", {"name": "Am"}).result()
    assert desk.drafts().result() == []
    assert all(finding.sound for finding in check_desk(desk))
    desk.close()
    assert sorted(path.name for path in fixed_path.parent.iterdir() if "window" in path.name) == []


def test_a_wrong_passphrase_on_a_read_only_medium_is_told_as_anywhere(fixed_path: Path) -> None:
    with pytest.raises(LockedError, match="wrong"):
        open_desk(fixed_path, CATALOGUE, "not the passphrase", member="Rosa Meyer")


def test_a_read_only_copy_that_was_not_closed_is_refused_rather_than_shown_old(
    things: Desk, things_file: DeskFile, tmp_path: Path
) -> None:
    things.run(add, thing=Thing(name="Amina"))
    folder = Path(tempfile.mkdtemp())
    for path in tmp_path.glob("things.desk*"):
        shutil.copy(path, folder / path.name)
        (folder / path.name).chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(NOBODY)
        with pytest.raises(LockedError, match="not closed properly"):
            open_with_recovery(folder / "things.desk", CATALOGUE, things_file.recovery)
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_two_windows_on_one_file_know_of_each_other_until_one_is_closed(things: Desk, things_file: DeskFile) -> None:
    assert things.circumstances() == Circumstances()
    other = open_with_recovery(things.path, CATALOGUE, things_file.recovery)
    assert other.circumstances().shared
    assert things.circumstances().shared
    other.run(add, thing=Thing(name="Amina"))
    things.run(add, thing=Thing(name="Omar"))
    assert things.ask(names) == other.ask(names) == ["Amina", "Omar"]
    other.close()
    assert not things.circumstances().shared


def test_a_window_that_was_killed_is_forgotten(things: Desk) -> None:
    left = things.path.with_name(f".{things.path.name}.window-dead")
    left.touch()
    assert things.circumstances().shared
    os.utime(left, (1, 1))
    assert not things.circumstances().shared
    assert not left.exists()
