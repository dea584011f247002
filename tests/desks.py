"""Desk files for tests: a fresh one for each test, copied from one that was made once, and opened without a passphrase.

``desk`` is open as Rosa Meyer, caseworker and coordinator; ``desk_for("trainer")`` opens the same file in another role.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from integration_desk.app import SLICES
from integration_desk.core.centre import Centre, Member
from integration_desk.core.people import PERMISSIONS
from integration_desk.store import (
    Catalogue,
    Desk,
    add_member,
    create_desk,
    open_with_recovery,
    recovery_key,
    unbar_this_thread,
)

PASSPHRASE = "test passphrase"
CENTRE = Centre(
    name="Welcome Centre Northport",
    address="Harbour Street 4\n20457 Northport",
    phone="+49 40 901820",
    email="desk@welcome.example",
    website="https://welcome.example",
    country="DE",
    language="en",
    letter_language="en",
    latitude=53.55,
    longitude=9.99,
)


@attrs.frozen
class DeskFile:
    """A desk file made once for all tests: where it stands and the key that opens copies of it at once."""

    path: Path
    recovery: str


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return everything that the slices declare."""
    return Catalogue.of(SLICES)


@pytest.fixture(scope="session")
def desk_file(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> DeskFile:
    """Make the desk file that tests copy."""
    path = tmp_path_factory.mktemp("desk") / "centre.desk"
    rosa = Member(
        name="Rosa Meyer",
        roles=("caseworker", "coordinator"),
        permissions=tuple(code.code for code in PERMISSIONS),
        function="Counsellor",
    )
    desk = create_desk(path, catalogue, centre=CENTRE, member=rosa, passphrase=PASSPHRASE)
    for role in ("caseworker", "trainer", "coordinator", "statistics", "administrator"):
        add_member(desk, Member(name=f"The {role}", roles=(role,)), PASSPHRASE)
    recovery = recovery_key(desk)
    desk.close()
    return DeskFile(path, recovery)


@pytest.fixture
def desk_path(desk_file: DeskFile, tmp_path: Path) -> Path:
    """Copy the desk file into the test's own folder."""
    for path in desk_file.path.parent.glob("centre.desk*"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path / desk_file.path.name


@pytest.fixture
def open_as(desk_file: DeskFile, catalogue: Catalogue) -> Iterator[Callable[[Path, str], Desk]]:
    """Return how to open a desk file as a member by name; what was opened is closed at the end."""
    opened: list[Desk] = []

    def open_it(path: Path, name: str) -> Desk:
        opened.append(open_with_recovery(path, catalogue, desk_file.recovery, member=name))
        return opened[-1]

    yield open_it
    unbar_this_thread()
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Desk:
    """Open the desk as Rosa Meyer, caseworker and coordinator with every permission."""
    return open_as(desk_path, "Rosa Meyer")


@pytest.fixture
def desk_for(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Callable[[str], Desk]:
    """Return how to open the same desk file in one role."""
    return lambda role: open_as(desk_path, f"The {role}")
