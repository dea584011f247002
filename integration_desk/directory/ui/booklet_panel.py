"""The booklet beside the list: language and paper, the very pages that print, print and save."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.access import Reader
from integration_desk.core.centre import PAPERS
from integration_desk.core.errors import DeskError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T
from integration_desk.directory.documents import booklet
from integration_desk.directory.ui.sheet_panel import letter_tongues
from integration_desk.printing import hand_over, render
from integration_desk.widgets import (
    Beside,
    Button,
    Label,
    PdfPreview,
    Workspace,
    at_least,
    column,
    editor_of,
    print_pdf,
    save_pdf,
    say,
    scrolling,
    space,
)


def booklet_pdf(reader: Reader, language: str, paper: str, words: str, chosen: Mapping[str, Any]) -> bytes:
    """Return the services that fit as a booklet."""
    return render(booklet(reader, language=language, paper=paper, words=words, chosen=chosen))


class BookletPanel(QWidget):
    """Prints what the list shows, all of it."""

    def __init__(self, workspace: Workspace, words: str, chosen: Mapping[str, Any]) -> None:
        super().__init__()
        self.workspace, self.words, self.narrowed = workspace, words, chosen
        self.language = editor_of(Field("language", T("Language of the booklet"), Kind.CODE, codes=letter_tongues()))
        self.language.set_value(i18n.letter_language(i18n.current().language_code))
        self.paper = editor_of(Field("paper", T("Paper"), Kind.CODE, codes=PAPERS))
        for editor in (self.language, self.paper):
            editor.changed.connect(self.draw)
        self.print_button = Button(T("Print"), self.print_out, icon="print", kind="primary")
        self.save_button = Button(T("Save as PDF"), self.save, icon="save")
        self.preview = PdfPreview(self.save_button, self.print_button)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=12, margins=(24, 12, 24, 16))
        text = T("The services that the list shows, with search and filters as they stand, by need.")
        layout.addWidget(Label(text, voice="muted", wrap=True))
        layout.addLayout(Beside(self.language, self.paper, least=180))
        layout.addWidget(self.preview, 1)
        at_least(self.preview, height=360)
        self.setLayout(column(scrolling(inside), gap=0))
        self.setFocusProxy(self.language)
        self.draw()

    def draw(self) -> None:
        """Draw the booklet in the chosen language, on the centre's paper unless another is chosen."""
        language = self.language.value() if self.language.trouble() is None else ""
        paper = self.paper.value() if self.paper.trouble() is None else ""
        if language:
            self.workspace.tasks.ask(
                booklet_pdf, language, paper, self.words, self.narrowed, then=self._show,
                label=T("Drawing the booklet"),
            )  # fmt: skip

    def print_out(self) -> None:
        """Print through the system's dialogue; the desk records that it was printed."""
        if self.preview.pdf and print_pdf(self, self.preview.pdf, say(T("Directory")), hand_over):
            self._record()

    def save(self) -> None:
        """Save the PDF where the person chooses."""
        try:
            saved = self.preview.pdf and save_pdf(self, self.preview.pdf, "directory.pdf")
        except DeskError as error:
            self.workspace.status(error.text)
            return
        if saved:
            self._record()

    def forget(self) -> None:
        """Forget the PDF."""
        self.preview.clear()

    def _show(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf)

    def _record(self) -> None:
        self.workspace.desk.record_event("print", (), what="booklet")
        self.workspace.status(T("The booklet is printed or saved."))
