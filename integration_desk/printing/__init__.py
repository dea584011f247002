"""Printing: abstract documents become PDF pages in any script, and pages go to a printer.

This is the only room that knows ReportLab and HarfBuzz; both are loaded when the first page is made.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from integration_desk.core.documents import Document
from integration_desk.printing import cups
from integration_desk.printing.errors import MissingGlyphsError, PrinterError
from integration_desk.printing.press import PressJob


def render(document: Document, tell: Callable[[int, int], None] | None = None) -> bytes:
    """Return a document as a PDF, complete in memory: nothing touches the disk.

    The same document always gives the same bytes. A character that no font has is printed as an empty box;
    ``missing_characters`` tells which. ``tell(done, total)`` hears how far it is; what it raises ends the work.
    """
    from integration_desk.printing.rendering import render_document  # noqa: PLC0415 - keeps the door light

    return render_document(document, tell)


def start_render(document: Document) -> PressJob:
    """Render a long document on a thread of its own, such as a booklet: it can be watched and cancelled."""
    return PressJob(lambda tell: render(document, tell))


def missing_characters(document: Document) -> tuple[str, ...]:
    """Return the characters of a document that no font on this computer has."""
    from integration_desk.printing.contents import missing_in_document  # noqa: PLC0415 - keeps the door light

    return missing_in_document(document)


def require_glyphs(document: Document) -> None:
    """Raise ``MissingGlyphsError``, which names them, if a document holds characters that no font has."""
    missing = missing_characters(document)
    if missing:
        raise MissingGlyphsError(missing)


def join(pdfs: Sequence[bytes]) -> bytes:
    """Return the pages of several PDFs as one PDF, such as the letters of an afternoon."""
    from integration_desk.printing.joining import join_pdfs  # noqa: PLC0415 - keeps the door light

    return join_pdfs(pdfs)


def preload() -> None:
    """Load the engines and the fonts, so that the first letter is as quick as the next."""
    from integration_desk.core.documents import Paragraph  # noqa: PLC0415 - only here

    render(Document("", "en", (Paragraph("Preload"), Paragraph("تحميل", language="ar"))))


def forget() -> None:
    """Forget the texts kept for speed, when the desk is locked."""
    from integration_desk.printing.rendering import forget_texts  # noqa: PLC0415 - keeps the door light

    forget_texts()


def bundled_fonts() -> list[Path]:
    """Return the font files that come with the program; the window uses the same."""
    from integration_desk.printing.fonts import bundled_files  # noqa: PLC0415 - keeps the door light

    return bundled_files()


def printers() -> tuple[str, ...]:
    """Return the names of the printer queues, the default one first; none where the computer has no CUPS."""
    return cups.printers()


def send_to_cups(pdf: bytes, title: str, copies: int = 1, printer: str = "") -> None:
    """Print a PDF through CUPS. ``title`` shows in the queue for everyone: a reference, never a person's name."""
    cups.send(pdf, title, copies, printer)


def hand_over(pdf: bytes, title: str, copies: int, printer: str) -> bool:
    """Give the PDF itself to a queue of the computer; false where that cannot be, and pictures are sent instead."""
    if printer not in cups.printers():
        return False
    try:
        cups.send(pdf, title, copies, printer)
    except PrinterError:
        return False
    return True


__all__ = [
    "MissingGlyphsError",
    "PressJob",
    "PrinterError",
    "bundled_fonts",
    "forget",
    "hand_over",
    "join",
    "missing_characters",
    "preload",
    "printers",
    "render",
    "require_glyphs",
    "send_to_cups",
    "start_render",
]
