"""Old desk files open in this program, newer ones are refused, and no step is half done."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from integration_desk.app import SLICES
from integration_desk.clients import find_clients
from integration_desk.core.errors import DamagedError, DeskError, LockedError
from integration_desk.migrations import Migration, migrations
from integration_desk.store import Catalogue, Desk, backups_of, check_desk, open_desk
from integration_desk.store.driver import connect
from integration_desk.store.keys import key_from_recovery
from integration_desk.store.migrating import migrate
from integration_desk.store.schema import all_sql
from tests.desks import DeskFile

GOLDEN = Path(__file__).parent / "golden"
RELEASES = sorted(path.name.removesuffix(".desk") for path in GOLDEN.glob("*.desk"))
PASSPHRASE = "golden passphrase"


def _tables(connection: Any) -> dict[str, str]:
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search_%_%'"
    )
    return {name: "".join(sql.split()) for name, sql in rows if name != "migration"}


def test_the_migrations_make_what_the_records_declare(tmp_path: Path) -> None:
    declared, migrated = connect(tmp_path / "declared", b"k" * 32), connect(tmp_path / "migrated", b"k" * 32)
    for statement in all_sql(Catalogue.of(SLICES)):
        declared.execute(statement)
    migrate(migrated, migrations())
    assert _tables(migrated) == _tables(declared)
    declared.close()
    migrated.close()


@pytest.mark.parametrize("release", RELEASES)
def test_a_desk_file_of_every_release_opens_and_is_whole(release: str, tmp_path: Path) -> None:
    for path in GOLDEN.glob(f"{release}.desk*"):
        shutil.copy(path, tmp_path / path.name)
    desk = open_desk(tmp_path / f"{release}.desk", Catalogue.of(SLICES), PASSPHRASE)
    found = desk.ask(find_clients, "mohammed", limit=5)
    unsound = [str(finding.text) for finding in check_desk(desk) if not finding.sound]
    desk.close()
    assert "محمد" in found[0].native_name
    assert unsound == []


def _later(catalogue: Catalogue, apply: Callable[[Any], None]) -> Catalogue:
    return attrs.evolve(catalogue, steps=(*catalogue.steps, Migration(9000, "later", "sum", apply)))


def test_a_step_is_applied_once_after_a_backup_and_a_newer_file_is_refused(
    desk_path: Path, desk_file: DeskFile, catalogue: Catalogue
) -> None:
    times: list[int] = []
    newer = _later(catalogue, lambda _database: times.append(1))
    for _ in range(2):
        open_desk(desk_path, newer, "test passphrase", member="Rosa Meyer").close()
    assert times == [1]
    assert len(backups_of(desk_path)) == 1
    with pytest.raises(LockedError, match="newer program"):
        open_desk(desk_path, catalogue, "test passphrase", member="Rosa Meyer")


def test_a_step_that_fails_leaves_the_file_as_it_was(
    desk_path: Path, desk_file: DeskFile, catalogue: Catalogue
) -> None:
    def half(database: Any) -> None:
        database.execute("CREATE TABLE half (a TEXT)")
        database.execute("CREATE TABLE half (a TEXT)")

    with pytest.raises(DeskError):
        open_desk(desk_path, _later(catalogue, half), "test passphrase", member="Rosa Meyer")
    connection = connect(desk_path, key_from_recovery(desk_file.recovery))
    assert "half" not in _tables(connection)
    connection.close()
    open_desk(desk_path, catalogue, "test passphrase", member="Rosa Meyer").close()


def test_a_file_migrated_by_an_unknown_program_is_refused(desk: Desk, desk_path: Path, catalogue: Catalogue) -> None:
    desk.close()
    changed = tuple(attrs.evolve(step, checksum="another") for step in catalogue.steps)
    with pytest.raises(DamagedError, match="does not know"):
        open_desk(desk_path, attrs.evolve(catalogue, steps=changed), "test passphrase", member="Rosa Meyer")


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))
