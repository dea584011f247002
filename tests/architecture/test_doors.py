"""A package is entered by its door, and only ``app`` opens the ``ui`` of a slice."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

import integration_desk

ROOT = "integration_desk"


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(ROOT, cache_dir=None)


def imports(graph: grimp.ImportGraph) -> Iterator[tuple[str, str]]:
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            yield importer, imported


def package_of(module: str) -> str:
    return [*module.split("."), ""][1]


def enters_by_the_door(importer: str, imported: str) -> bool:
    """Tell whether an import between two packages goes through a door."""
    room = package_of(imported)
    if package_of(importer) == room or room == "core":
        return True
    if imported.split(".")[2:3] == ["ui"]:
        return package_of(importer) == "app" and imported.count(".") == 2
    return imported in (f"{ROOT}.{room}", ROOT) or (
        imported.count(".") == 2 and imported.split(".")[2] in shown_by(room)
    )


@cache
def shown_by(room: str) -> frozenset[str]:
    """Return the names that a door shows; a whole module may be one of them, as ``widgets.theme``."""
    door = Path(integration_desk.__file__).parent / room / "__init__.py"
    if not door.exists():
        return frozenset()
    listed = [
        ast.literal_eval(statement.value)
        for statement in ast.parse(door.read_text(encoding="utf-8")).body
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__"
    ]
    return frozenset(name for names in listed for name in names)


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("integration_desk.referrals.queries", "integration_desk.clients", True),
        ("integration_desk.referrals.queries", "integration_desk.clients.queries", False),
        ("integration_desk.clients.ui.page", "integration_desk.clients.queries", True),
        ("integration_desk.clients.model", "integration_desk.core.records", True),
        ("integration_desk.app", "integration_desk.clients.ui", True),
        ("integration_desk.app", "integration_desk.clients.ui.page", False),
        ("integration_desk.shell.window", "integration_desk.clients.ui", False),
        ("integration_desk.shell.window", "integration_desk.widgets.theme", True),
        ("integration_desk.shell.window", "integration_desk.widgets.tables", False),
    ],
)
def test_the_rule_itself(importer: str, imported: str, allowed: bool) -> None:
    assert enters_by_the_door(importer, imported) is allowed


def test_packages_are_entered_by_their_doors(graph: grimp.ImportGraph) -> None:
    past_the_door = [f"{one} -> {other}" for one, other in imports(graph) if not enters_by_the_door(one, other)]
    assert past_the_door == []


def test_the_shell_knows_no_slice(graph: grimp.ImportGraph) -> None:
    slices = {"clients", "directory", "referrals", "information"}
    known = {package_of(other) for one, other in imports(graph) if package_of(one) in ("shell", "widgets")}
    assert known & slices == set()


def test_doors_and_command_line_need_no_qt(graph: grimp.ImportGraph) -> None:
    without_window = sorted(graph.find_children(ROOT) - {f"{ROOT}.{room}" for room in ("shell", "widgets", "__main__")})
    program = (
        "import importlib, sys\n"
        f"for name in {without_window!r}: importlib.import_module(name)\n"
        "print(sorted(name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))))\n"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
