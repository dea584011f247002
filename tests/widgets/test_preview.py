"""Preview, print and save of a PDF: the very pages, and nothing on the disk that was not asked for."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from integration_desk.core.errors import StorageError
from integration_desk.core.words import T
from integration_desk.widgets import PdfPreview, paint_pdf, write_whole
from tests.keys import press
from tests.widgets.gallery import pdf

Show = Callable[..., QWidget]


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_pages_are_turned_and_enlarged_by_keys(show: Show) -> None:
    preview = PdfPreview()
    show(preview, 600, 500)
    preview.show_pdf(pdf(3), (T("Page for the service"), T("Page for the client")))
    assert preview.page_count() == 3
    assert preview.place.text() == "Page 1 of 3"
    preview.setFocus()
    press(None, Qt.Key.Key_PageDown)
    assert preview.place.text() == "Page 2 of 3"
    press(None, Qt.Key.Key_End)
    assert preview.place.text() == "Page 3 of 3"
    press(None, Qt.Key.Key_Home)
    before = preview.pages.factor
    press(None, Qt.Key.Key_Plus)
    assert preview.pages.factor > before
    press(None, Qt.Key.Key_0)
    assert preview.pages.factor == before


def test_a_new_version_stands_at_the_same_height(show: Show) -> None:
    preview = PdfPreview()
    show(preview, 600, 500)
    preview.show_pdf(pdf(3))
    preview.pages.verticalScrollBar().setValue(200)
    preview.show_pdf(pdf(2))
    assert preview.pages.verticalScrollBar().value() == 200
    preview.clear()
    assert (preview.page_count(), preview.pdf, preview.place.text()) == (0, b"", "")


def test_the_page_is_white_paper_with_its_words(show: Show) -> None:
    preview = PdfPreview()
    show(preview, 900, 700)
    preview.show_pdf(pdf(1))
    image = preview.pages.viewport().grab().toImage()
    place = preview.pages.page_rect(0)
    assert image.pixelColor(place.center()).lightness() > 250
    colours = {
        image.pixelColor(x, y).lightness() for x in range(place.left(), place.right(), 1) for y in range(60, 300)
    }
    assert min(colours) < 220


def test_preview_and_print_leave_no_file(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    preview = PdfPreview()
    show(preview)
    preview.show_pdf(pdf(2))
    preview.grab()
    assert files(tmp_path) == set()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert paint_pdf(printer, pdf(2)) == 2
    assert files(tmp_path) == {tmp_path / "printed.pdf"}
    preview.show_pdf((tmp_path / "printed.pdf").read_bytes())
    assert preview.page_count() == 2


def test_saving_writes_the_whole_file_or_says_why_not(tmp_path: Path, qapp: QApplication) -> None:
    write_whole(tmp_path / "letter.pdf", pdf(1))
    assert (tmp_path / "letter.pdf").read_bytes()[:5] == b"%PDF-"
    with pytest.raises(StorageError, match="could not be written"):
        write_whole(tmp_path / "missing" / "letter.pdf", b"x")


def test_a_booklet_of_many_pages_turns_at_once(show: Show) -> None:
    preview = PdfPreview()
    show(preview, 600, 500)
    preview.show_pdf(pdf(400))
    preview.setFocus()
    press(None, Qt.Key.Key_End)
    assert preview.place.text() == "Page 400 of 400"
    assert preview.pages.page_rect(399).top() > preview.pages.page_rect(398).bottom()
