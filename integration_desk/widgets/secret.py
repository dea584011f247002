"""Secrets on screen: the passphrase field, and a clipboard that forgets."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Icon, IconButton, Label
from integration_desk.widgets.icons import put_icon
from integration_desk.widgets.layouts import row
from integration_desk.widgets.lines import Line
from integration_desk.widgets.speech import name_for_readers, speak
from integration_desk.widgets.theme import restyle, space

CLIPBOARD_SECONDS = 10


class SecretField(QWidget):
    """A passphrase: hidden unless shown, pasted if one likes, never completed nor kept."""

    changed = Signal()
    entered = Signal()

    def __init__(self, label: Text, help_text: Text | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, gap=4)
        self.label, self.line = Label(label, voice="strong"), Line()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.label.setBuddy(self.line)
        name_for_readers(self.line, label)
        self.eye = IconButton(T("Show what is typed"), "eye", self.toggle)
        self.note = Label(help_text or "", voice="caption", tone="neutral", wrap=True)
        self.note.setVisible(help_text is not None)
        self._wrong = Label(tone="danger", wrap=True)
        self._wrong_row = QWidget()
        self._wrong_row.setLayout(row(Icon("danger", "danger", 12), self._wrong, gap=4))
        self._wrong_row.hide()
        column.addWidget(self.label)
        column.addLayout(row(self.line, self.eye, gap=4))
        column.addWidget(self.note)
        column.addWidget(self._wrong_row)
        self.line.textEdited.connect(lambda _text: self._edited())
        self.line.returnPressed.connect(self.entered)
        self.setFocusProxy(self.line)

    def secret(self) -> str:
        """Return what was typed, exactly."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.setText("")  # clear() would keep it for Ctrl+Z
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._draw()

    def toggle(self) -> None:
        """Show what is typed, or hide it again."""
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._draw()

    def show_problem(self, problem: Text | None) -> None:
        """Show a sentence under the field, or take it away."""
        self._wrong.say(problem or "")
        self._wrong_row.setVisible(problem is not None)
        self.note.setVisible(problem is None and bool(self.note.text()))
        restyle(self.line, wrong="true" if problem is not None else "false")
        speak(self.line, self.line.setAccessibleDescription, problem or "")

    def _edited(self) -> None:
        self.show_problem(None)
        self.changed.emit()

    def _draw(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        put_icon(self.eye, "eye" if hidden else "eye-off")
        self.eye.say(T("Show what is typed") if hidden else T("Hide what is typed"))


class _Forgetting(QObject):
    """Clears the clipboard after some seconds if it still holds what was put there."""

    def __init__(self, words: str, milliseconds: int) -> None:
        super().__init__(QGuiApplication.instance())
        self._words = words
        QTimer.singleShot(milliseconds, self, self.forget)

    def forget(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == self._words:
            clipboard.clear()
        self._words = ""
        self.deleteLater()


def copy_secret(words: str, *, seconds: float = CLIPBOARD_SECONDS) -> None:
    """Copy something personal or secret; after ten seconds the clipboard is empty again, if it is still ours."""
    QGuiApplication.clipboard().setText(words)
    _Forgetting(words, round(seconds * 1000))
