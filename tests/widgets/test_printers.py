"""A PDF is kept where the person chooses, and a disk that has no room says so."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from integration_desk.core.words import Text
from integration_desk.widgets import keep_pdf, say

PDF = b"%PDF-1.7\n" + b"x" * 100_000


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the person chooses to keep the file."""
    path = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    return path


@pytest.fixture
def no_room() -> Iterator[None]:
    """Let no file grow beyond a few kilobytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def kept(told: list[Text]) -> bool:
    return keep_pdf(QWidget(), PDF, "letter.pdf", told.append)


@pytest.mark.usefixtures("qapp")
def test_a_pdf_is_kept_with_its_ending(chosen: Path) -> None:
    told: list[Text] = []
    assert kept(told)
    assert chosen.read_bytes() == PDF
    assert told == []


@pytest.mark.usefixtures("qapp", "no_room")
def test_a_full_disk_is_told_and_leaves_nothing_behind(chosen: Path) -> None:
    told: list[Text] = []
    assert not kept(told)
    assert "could not be written" in say(told[0])
    assert list(chosen.parent.iterdir()) == []


@pytest.mark.usefixtures("qapp")
def test_nothing_is_kept_when_nothing_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    told: list[Text] = []
    assert not kept(told)
    assert told == []
