"""The checks that read the whole source, so that the one test command covers them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CHECKS = {
    "imports": ["-c", "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"],
    "lint": ["-m", "ruff", "check", "--no-cache", "."],
    "format": ["-m", "ruff", "format", "--check", "--no-cache", "."],
    "types": ["-m", "mypy"],
    "catalogues": ["packaging/catalogues.py", "check"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_source_passes(name: str) -> None:
    run = subprocess.run(
        [sys.executable, *CHECKS[name]], cwd=ROOT, capture_output=True, text=True, check=False, timeout=600
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
