"""The booklet beside the list: language and paper, the very pages that print, print and save.

A booklet of thousands of services takes a while: it is read on one thread and drawn on another, neither of which the
rest of the window waits for; how far it is is shown, and it can be stopped.
"""

from collections.abc import Mapping
from typing import Any

import shiboken6
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.centre import PAPERS, Centre, centre_of
from integration_desk.core.documents import Document
from integration_desk.core.errors import CancelledError, DeskError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, Text
from integration_desk.directory.documents import booklet
from integration_desk.directory.ui.sheet_panel import letter_tongues
from integration_desk.printing import hand_over, start_render
from integration_desk.widgets import (
    Beside,
    Button,
    Label,
    PdfPreview,
    Running,
    Workspace,
    at_least,
    column,
    editor_of,
    holding,
    keep_pdf,
    print_pdf,
    row,
    say,
    scrolling,
    space,
)


class BookletPanel(QWidget):
    """Prints what the list shows, all of it."""

    def __init__(self, workspace: Workspace, words: str, chosen: Mapping[str, Any]) -> None:
        super().__init__()
        self.workspace, self.words, self.narrowed = workspace, words, chosen
        self.running: Running | None = None
        self.language = editor_of(Field("language", T("Language of the booklet"), Kind.CODE, codes=letter_tongues()))
        self.language.set_value(i18n.letter_language(i18n.current().language_code))
        self.paper = editor_of(Field("paper", T("Paper"), Kind.CODE, codes=PAPERS))
        for editor in (self.language, self.paper):
            editor.changed.connect(self.draw)
        workspace.tasks.ask(centre_of, then=self._usual_paper)
        self.print_button = Button(T("Print"), self.print_out, icon="print", kind="primary")
        self.save_button = Button(T("Save as PDF"), self.save, icon="save")
        self.preview = PdfPreview(self.save_button, self.print_button)
        self.state = Label(T("Drawing the booklet"), voice="muted", wrap=True)
        self.stop_button = Button(T("Cancel"), self.stop)
        self.draw_button = Button(T("Draw the booklet"), self.draw, kind="primary")
        self.waiting = holding(row(self.state, None, self.stop_button, self.draw_button))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=12, margins=(24, 12, 24, 16))
        text = T("The services that the list shows, with search and filters as they stand, by need.")
        layout.addWidget(Label(text, voice="muted", wrap=True))
        layout.addLayout(Beside(self.language, self.paper, least=180))
        layout.addWidget(self.waiting)
        layout.addWidget(self.preview, 1)
        at_least(self.preview, height=360)
        self.setLayout(column(scrolling(inside), gap=0))
        self.setFocusProxy(self.language)
        self.draw()

    def draw(self) -> None:
        """Draw the booklet in the chosen language, on the centre's paper unless another is chosen."""
        language = self.language.value() if self.language.trouble() is None else ""
        paper = self.paper.value() if self.paper.trouble() is None else ""
        self._give_up()
        if language:
            self._wait(T("Drawing the booklet"))
            self.running = self.workspace.tasks.ask(
                booklet, language=language, paper=paper, words=self.words, chosen=self.narrowed, lane="search",
                then=self._render, failed=self._failed, label=T("Drawing the booklet"),
            )  # fmt: skip

    def _usual_paper(self, centre: Centre) -> None:
        """Show the paper of the centre, on which the booklet is drawn until another is chosen."""
        if not self.paper.value():
            self.paper.set_value(centre.paper)

    def stop(self) -> None:
        """Draw no further; what was drawn before stays away, since it is not what is chosen now."""
        if self.running is not None:
            self.running.stop()

    def print_out(self) -> None:
        """Print through the system's dialogue; the desk records that it was printed."""
        if self.preview.pdf and print_pdf(self, self.preview.pdf, say(T("Directory")), hand_over):
            self._record()

    def save(self) -> None:
        """Save the PDF where the person chooses."""
        if self.preview.pdf and keep_pdf(self, self.preview.pdf, "directory.pdf", self.workspace.status):
            self._record()

    def forget(self) -> None:
        """Draw no further and forget the PDF."""
        self._give_up()
        self.preview.clear()

    def _render(self, document: Document) -> None:
        job = start_render(document)
        running = self.workspace.tasks.follow(
            job, T("Drawing the booklet"), then=self._show, failed=self._failed
        )  # fmt: skip
        running.progressed.connect(self._tell)
        job.watch = lambda done, total: running.progressed.emit(done, total) if shiboken6.isValid(running) else None
        self.running = running

    def _tell(self, done: int, total: int) -> None:
        self.state.say(T("Drawing the booklet: {percent} %").put(percent=done * 100 // max(total, 1)))

    def _show(self, pdf: bytes) -> None:
        self.running = None
        self.waiting.hide()
        self.preview.setEnabled(True)
        self.preview.show_pdf(pdf)

    def _failed(self, error: DeskError) -> None:
        self.running = None
        self.preview.clear()
        cancelled = isinstance(error, CancelledError)
        self.state.say(T("The booklet was not drawn.") if cancelled else error.text)
        self.stop_button.hide()
        self.draw_button.show()

    def _wait(self, text: Text) -> None:
        self.state.say(text)
        self.waiting.show()
        self.stop_button.show()
        self.draw_button.hide()
        self.preview.setEnabled(False)  # what it shows is no longer what is chosen

    def _give_up(self) -> None:
        """Stop what is under way without hearing of it again."""
        if self.running is not None:
            self.running.cancel()
            self.running = None

    def _record(self) -> None:
        self.workspace.desk.record_event("print", (), what="booklet")
        self.workspace.status(T("The booklet is printed or saved."))
