"""The live letter: redrawn after every change, away from the GUI thread, the newest wish first."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T, Text, verbatim
from integration_desk.referrals.model import Referral
from integration_desk.referrals.preparing import Situation, Subject
from integration_desk.referrals.ui.output import load_printing
from integration_desk.widgets import Banner, EmptyState, PdfPreview, Running, Workspace, space

_PAUSE = 60  # milliseconds: what is typed quickly is drawn once


class LiveLetter(QWidget):
    """A preview of the very PDF that prints. While one is being made, only the latest wish waits."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._wish: tuple[Callable[..., bytes], Any, Hashable] | None = None
        self._shown: Hashable = None
        self._running: Running | None = None
        self._labels: tuple[Text, ...] = ()
        self.preview, self.trouble = PdfPreview(), Banner(tone="danger")
        self.nothing = EmptyState(
            T("The letter appears here as soon as a client and a service are chosen."), icon="letter"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.preview)
        layout = QVBoxLayout(self)
        space(layout, gap=8, margins=(16, 12, 16, 12))
        layout.addWidget(self.trouble)
        layout.addWidget(self._stack, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._draw)
        workspace.desk.inquire(load_printing, lane="search")

    @property
    def busy(self) -> bool:
        """Tell whether a letter is still to be drawn."""
        return self._running is not None or self._pause.isActive()

    def show_letter(
        self, query: Callable[..., bytes], referral: Referral, subject: Subject, situation: Situation
    ) -> None:
        """Draw the letter of a referral, soon; one that says the same as before is not drawn again."""
        speaker = i18n.current()
        first, second = (speaker.language(code) for code in (referral.receiver_language, referral.client_language))
        labels = (
            T("Page 1 for {organisation}, in {language}").put(
                organisation=situation.service.organization or situation.service.name, language=verbatim(first)
            ),
            T("Page 2 for {name}, in {language}").put(name=subject.name, language=verbatim(second)),
        )
        self.show_pages(query, referral, labels, (referral, subject, situation))

    def show_pages(
        self, query: Callable[..., bytes], argument: Any, labels: tuple[Text, ...], key: Hashable = None
    ) -> None:
        """Draw what a query makes of an argument, soon; with the same ``key`` as before it is not drawn again."""
        self._labels = labels
        self._wish = (query, argument, key if key is not None else argument)
        if self._running is None:
            self._pause.start()

    def clear(self) -> None:
        """Forget the letter, and one that is being drawn."""
        self._pause.stop()
        if self._running is not None:
            self._running.cancel()
        self._wish = self._shown = self._running = None
        self.preview.clear()

    def _draw(self) -> None:
        if self._wish is None or self._wish[2] == self._shown:
            return
        query, argument, self._shown = self._wish
        self._wish = None
        running = self._workspace.tasks.ask(query, argument, then=self._arrive, failed=self._fail)
        self._running = None if running.over else running

    def _arrive(self, pdf: bytes) -> None:
        self._running = None
        self.trouble.show_text("")
        self._stack.setCurrentWidget(self.preview)
        self.preview.show_pdf(pdf, self._labels)
        if self.preview.page_count() != len(self._labels):
            self.preview.show_pdf(pdf)
        self._next()

    def _fail(self, error: DeskError) -> None:
        self._running = self._shown = None  # the next wish is tried, be it the same
        self.trouble.show_text(error.text)
        self._next()

    def _next(self) -> Any:
        if self._wish is not None:
            self._pause.start()
