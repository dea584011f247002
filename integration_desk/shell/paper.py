"""The centre's paper on the screen, as it will print."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core.centre import Centre
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T
from integration_desk.i18n import current
from integration_desk.shell.sheets import paper_specimen
from integration_desk.shell.tasks import ShellTasks
from integration_desk.widgets import Banner, PdfPreview, Running, space


class PaperPreview(QWidget):
    """A specimen letter, drawn anew when the letterhead changes."""

    def __init__(self, tasks: ShellTasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._drawing: Running | None = None
        self.preview = PdfPreview()
        self._trouble = Banner(tone="warning")
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(self._trouble)
        layout.addWidget(self.preview, 1)

    def show_paper(self, centre: Centre) -> None:
        """Draw a letter on this centre's paper."""
        document = paper_specimen(centre, datetime.now().astimezone().date(), current())

        def draw() -> bytes:
            from integration_desk.printing import render  # noqa: PLC0415 - loaded when the first paper is drawn

            return render(document)

        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = self._tasks.call(T("Drawing the letter"), draw, then=self._show, failed=self._refused)

    def _show(self, pdf: bytes) -> None:
        self._drawing = None
        self._trouble.hide()
        self.preview.show_pdf(pdf)

    def _refused(self, error: DeskError) -> None:
        self._drawing = None
        self._trouble.show_text(error.text, "warning")
