"""Sizes that keep a thing readable in one sitting. They may shrink, never grow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "integration_desk"
FILE_LINES = 400
CLASS_METHODS = 25
FUNCTION_LINES = 50

Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_large(source: str) -> Iterator[str]:
    """Name what passes a limit in a module's source."""
    if (lines := len(source.splitlines())) > FILE_LINES:
        yield f"file: {lines} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(member, Function) for member in node.body)
            if methods > CLASS_METHODS:
                yield f"class {node.name}: {methods} methods"
        elif isinstance(node, Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"function {node.name}: {lines} lines"


def test_nothing_outgrows_its_limit() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}: {complaint}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for complaint in too_large(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("pass\n" * 401, "file: 401 lines"),
        ("def f():\n" + "    pass\n" * 50, "function f: 51 lines"),
        ("class C:\n" + "    def f(self): ...\n" * 26, "class C: 26 methods"),
    ],
)
def test_the_limits_bite(source: str, complaint: str) -> None:
    assert list(too_large(source)) == [complaint]
