"""A sample centre made once, and a way to call the command line on a copy of it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from integration_desk.cli import main


@attrs.frozen
class Outcome:
    """What a command line left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak English whatever the language of the computer is."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Return how to call the command line."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Outcome(status, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small sample centre through the command line."""
    folder = tmp_path_factory.mktemp("sample")
    status = main(
        ["demo", "--desk", str(folder / "sample.desk"), "--clients", "40", "--day", "2026-11-24", "--no-window"]
    )
    assert status == 0
    return folder / "sample.desk"


@pytest.fixture
def sample(sample_made: Path, tmp_path: Path) -> Path:
    """Copy the sample centre into the test's own folder."""
    for path in sample_made.parent.glob("sample.desk*"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path / "sample.desk"


@pytest.fixture
def on_sample(sample: Path, call: Call, tmp_path: Path) -> Call:
    """Return how to call a verb on the sample centre."""
    secret = tmp_path / "passphrase"
    secret.write_text("demo-centre\n", encoding="utf-8")
    return lambda verb, *rest: call(verb, *rest, "--desk", sample, "--passphrase-file", secret)
