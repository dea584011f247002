"""A template as text: written by hand, with what is wrong told by line and column, and a way to get there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from integration_desk.core.words import T
from integration_desk.referrals.documents import TemplateError
from integration_desk.referrals.documents.positions import offset_of
from integration_desk.referrals.ui.template_words import FactsButton
from integration_desk.widgets import Banner, Button, Flow, Label, at_least, column, holding, name_for_readers


class TemplateText(QWidget):
    """The text of a template; ``changed`` after each edit by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper = QPlainTextEdit()
        self.paper.setTabChangesFocus(True)
        self.paper.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        name_for_readers(self.paper, T("Text of the template"))
        at_least(self.paper, height=280)
        self.trouble = Banner(tone="danger")
        self.jump = Button(T("Show the place"), self.go_to_place, kind="link")
        self.trouble.add(self.jump)
        self.facts = FactsButton(self.insert)
        self._place = (1, 1)
        self._quiet = False
        hint = T("Each entry begins with the name of its page: [[receiver]] or [[client]].")
        layout = column(
            Label(hint, voice="muted", wrap=True), holding(Flow(self.facts)), self.trouble, self.paper, gap=8
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.paper.textChanged.connect(self._tell)
        self.setFocusProxy(self.paper)

    def text(self) -> str:
        """Return the text."""
        return self.paper.toPlainText()

    def show_text(self, source: str) -> None:
        """Show another text."""
        if source != self.text():
            self._quiet = True
            self.paper.setPlainText(source)
            self._quiet = False

    def show_problem(self, error: TemplateError | None) -> None:
        """Say what is wrong and where, or nothing."""
        self.trouble.show_text(error.text if error is not None else "")
        if error is not None:
            self._place = error.places[0]

    def go_to_place(self) -> None:
        """Put the keyboard where the first problem is."""
        cursor = self.paper.textCursor()
        cursor.setPosition(offset_of(self.text(), *self._place))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
        self.paper.setTextCursor(cursor)
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert(self, token: str) -> None:
        """Put a token where one writes."""
        self.paper.insertPlainText(token)
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()
