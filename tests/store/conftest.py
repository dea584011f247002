"""A small desk file of things, made once and copied for each test of the store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from integration_desk.core.centre import Centre, Member
from integration_desk.store import Desk, add_member, create_desk, open_with_recovery, recovery_key
from tests.desks import PASSPHRASE, DeskFile
from tests.store.things import CATALOGUE


@pytest.fixture(scope="session")
def things_file(tmp_path_factory: pytest.TempPathFactory) -> DeskFile:
    """Make the desk file of things."""
    path = tmp_path_factory.mktemp("things") / "things.desk"
    rosa = Member(name="Rosa Meyer", roles=("caseworker", "coordinator"))
    made = create_desk(path, CATALOGUE, centre=Centre(name="Centre"), member=rosa, passphrase=PASSPHRASE)
    add_member(made, Member(name="Stan", roles=("statistics",)), "another passphrase")
    recovery = recovery_key(made)
    made.close()
    return DeskFile(path, recovery)


@pytest.fixture
def things_path(things_file: DeskFile, tmp_path: Path) -> Path:
    """Copy the desk file of things into the test's own folder."""
    for path in things_file.path.parent.glob("things.desk*"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path / "things.desk"


@pytest.fixture
def things(things_path: Path, things_file: DeskFile) -> Iterator[Desk]:
    """Open the desk of things as Rosa Meyer."""
    opened = open_with_recovery(things_path, CATALOGUE, things_file.recovery, member="Rosa Meyer")
    yield opened
    opened.close()
