"""The paper on which the text of a pack is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from integration_desk.core.words import T
from integration_desk.widgets import at_least, name_for_readers


class PackText(QPlainTextEdit):
    """Text in letters of one width, from left to right whatever the language of the window is."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.setFont(QFont(fixed.family(), self.font().pointSize()))
        name_for_readers(self, T("Text of the pack"))
        at_least(self, height=160)

    def take(self, text: str) -> None:
        """Put a text in the place of the one that is there; undo brings that one back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, line: int) -> None:
        """Put the keyboard on a line, which is selected."""
        cursor = QTextCursor(self.document().findBlockByLineNumber(max(0, line - 1)))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
