"""Help is quick, no verb but run loads Qt, and nothing ends in a traceback."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from integration_desk.cli.arguments import VERBS
from tests.cli.conftest import Call


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "integration_desk", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "", "LANG": "en_GB.UTF-8", **environment},
    )


def test_help_answers_at_once() -> None:
    bare, helped = [], []
    for _ in range(5):  # the quickest of several: other tests run beside this one
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        bare.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        assert program("--help").returncode == 0
        helped.append(time.perf_counter() - begun)
    assert min(helped) < max(0.3, 12 * min(bare))


def test_help_names_every_verb() -> None:
    said = program("--help").stdout
    assert [verb.name for verb in VERBS if verb.name not in said] == []


def test_help_speaks_the_language_of_the_terminal() -> None:
    assert "Fenster" in program("--help", LANG="de_DE.UTF-8").stdout


def test_only_the_window_needs_qt() -> None:
    code = (
        "import importlib, sys\n"
        "from integration_desk.cli.arguments import VERBS\n"
        "for verb in VERBS:\n"
        "    module = importlib.import_module(f'integration_desk.cli.{verb.module}')\n"
        "    assert callable(getattr(module, f'{verb.name}_verb'))\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [("fly",), ("search",), ("letter", "--client", "F-1"), ("clients", "--limit", "many"), ("import", "cats", "x.csv")],
)
def test_what_is_not_understood_ends_in_a_sentence(arguments: tuple[str, ...], call: Call) -> None:
    outcome = call(*arguments)
    assert outcome.status == 2
    assert outcome.err.startswith("This was not understood")
    assert outcome.out == ""


def test_an_unforeseen_fault_is_told_without_a_traceback(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> int:
        raise ZeroDivisionError("Amina Hassan")

    monkeypatch.setattr("integration_desk.cli.commands.commands_verb", stumble)
    outcome = call("commands")
    assert outcome.status == 1
    assert "ZeroDivisionError, test_start.py:" in outcome.err
    assert "Amina" not in outcome.err


def test_reading_on_from_a_closed_pipe_is_no_fault(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("demo-centre", encoding="utf-8")
    words = ["clients", "--json", "--desk", str(sample), "--passphrase-file", str(tmp_path / "secret")]
    run = subprocess.Popen(
        [sys.executable, "-m", "integration_desk", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    complaint = run.stderr.read().decode()
    run.stderr.close()
    run.wait()
    assert "Traceback" not in complaint
    assert "Exception" not in complaint
