"""Printing a PDF through the system's dialogue, and saving it where the person chooses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSaveFile, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from integration_desk.core.errors import StorageError
from integration_desk.core.words import T, Text
from integration_desk.widgets.speech import say

Send = Callable[[bytes, str, int, str], bool]
_DPI = 300


def print_pdf(parent: QWidget, pdf: bytes, title: str, send: Send | None = None, *, copies: int = 1) -> int:
    """Print a PDF through the system's dialogue; returns how many copies were sent, 0 when the person cancelled.

    ``send(pdf, title, copies, printer)`` hands over the PDF itself where the system can take it and says whether it
    could; otherwise the pages are sent as pictures. ``title`` names the job in the queue: no personal data in it.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say(T("Print")))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return 0
    wanted = printer.copyCount()
    whole = printer.printRange() is QPrinter.PrintRange.AllPages
    direct = send is not None and whole and printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    if not (direct and send is not None and send(pdf, title, wanted, printer.printerName())):
        paint_pdf(printer, pdf)
    return wanted


def paint_pdf(printer: QPrinter, pdf: bytes) -> int:
    """Send the pages of a PDF to a printer as pictures; returns how many."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    first, last = 0, document.pageCount() - 1
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = max(0, printer.fromPage() - 1), min(last, printer.toPage() - 1)
    printer.setFullPage(True)
    printer.setResolution(_DPI)
    painter = QPainter()
    for page in range(first, last + 1):
        points = document.pagePointSize(page)
        layout = QPageLayout(
            QPageSize(points, QPageSize.Unit.Point), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
        if page == first:
            printer.setPageLayout(layout)
            if not painter.begin(printer):
                raise StorageError(
                    T("The printer does not answer. Check that it is on and connected, then print again.")
                )
        else:
            printer.newPage()
        size = QSize(round(points.width() / 72 * _DPI), round(points.height() / 72 * _DPI))
        room = QRectF(QRect(0, 0, size.width(), size.height()))
        painter.drawImage(room, document.render(page, size))
    painter.end()
    document.close()
    return last - first + 1


def save_pdf(parent: QWidget, pdf: bytes, suggested_name: str) -> Path | None:
    """Save a PDF where the person chooses; returns where, or None. Raises StorageError when the disk refuses."""
    title, kind = say(T("Save as PDF")), say(T("PDF documents"))
    name, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / suggested_name), f"{kind} (*.pdf)")
    if not name:
        return None
    path = Path(name)
    if not path.suffix:
        path = path.with_suffix(".pdf")
    write_whole(path, pdf)
    return path


def keep_pdf(parent: QWidget, pdf: bytes, suggested_name: str, tell: Callable[[Text], object]) -> bool:
    """Save a PDF where the person chooses, and tell her when the disk refuses; returns whether it is there."""
    try:
        return save_pdf(parent, pdf, suggested_name) is not None
    except StorageError as error:
        tell(error.text)
        return False


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all; raises StorageError."""
    file = QSaveFile(str(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(QByteArray(content)) == len(content)
    if not (written and file.commit()):
        raise StorageError(_refused(path))


def _refused(path: Path) -> Text:
    return T("“{file}” could not be written to “{folder}”. Choose another folder; nothing is lost.").put(
        file=path.name, folder=str(path.parent)
    )
