"""What leaves the desk: the system's dialogues for printing and saving, answered with files."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog


class Paper:
    """The files that were printed or saved, one after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Path] = []

    def _next(self) -> str:
        self.files.append(self.folder / f"paper-{len(self.files) + 1}.pdf")
        return str(self.files[-1])

    def print(self, dialog: QPrintDialog) -> int:
        """Answer the print dialogue with the system's PDF printer."""
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(self._next())
        return int(QDialog.DialogCode.Accepted.value)

    def save(self, *_asked: object) -> tuple[str, str]:
        """Answer the dialogue that asks where to save."""
        return self._next(), ""

    def pages(self) -> int:
        """Return how many pages the last file has."""
        return len(PdfReader(self.files[-1]).pages)

    def words(self) -> list[str]:
        """Return what the pages of the last file say."""
        return [page.extract_text() for page in PdfReader(self.files[-1]).pages]


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paper:
    """Answer every dialogue for printing and saving."""
    made = Paper(tmp_path)
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: made.print(dialog))  # noqa: PLW0108 - bound to its dialogue
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made.save)
    return made
