"""The part of a field that one types into: one class for each manner of editing, all with the same few methods."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from integration_desk.core.errors import InvalidError
from integration_desk.core.fields import Field
from integration_desk.core.words import Text
from integration_desk.widgets.basics import CheckBox
from integration_desk.widgets.lines import Line
from integration_desk.widgets.theme import px, restyle, space
from integration_desk.widgets.upkeep import on_look


class Control(QWidget):
    """What is typed into. ``edited`` tells each change by the person, ``settled`` that she moved on."""

    edited = Signal()
    settled = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.box = QVBoxLayout(self)
        space(self.box)

    def target(self) -> QWidget:
        """Return the widget that takes the keyboard and carries the name."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return the value; when what stands there cannot be read, the empty value."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def trouble(self) -> Text | None:
        """Return why what stands there cannot be read, or None."""
        return None

    def hint(self) -> Text | None:
        """Return how what stands there was read, or None."""
        return None

    def is_open(self) -> bool:
        """Tell whether a list is open that Escape should close first."""
        return False

    def draft(self) -> Any:
        """Return what stands there, finished or not, as JSON."""
        raise NotImplementedError

    def restore(self, draft: Any) -> None:
        """Put back what ``draft`` returned."""
        raise NotImplementedError

    def mark_wrong(self, wrong: bool) -> None:
        """Draw the edge in the danger role, or no longer."""
        restyle(self.target(), wrong="true" if wrong else "false")


class LineControl(Control):
    """One line of words, kept as typed but for blanks at its ends."""

    latin = False

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.line = Line(latin=self.latin)
        self.box.addWidget(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self._settle)
        self.setFocusProxy(self.line)

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def read(self, typed: str) -> Any:
        """Return the value of what is typed, which is not blank; raises InvalidError."""
        return typed

    def write(self, value: Any) -> str:
        """Return a value as it is typed."""
        return str(value)

    def value(self) -> Any:
        """Return the value, empty when what is typed cannot be read."""
        typed = self.line.text().strip()
        try:
            return self.read(typed) if typed else self.field.empty()
        except InvalidError:
            return self.field.empty()

    def trouble(self) -> Text | None:
        """Return why what is typed cannot be read."""
        typed = self.line.text().strip()
        try:
            if typed:
                self.read(typed)
        except InvalidError as error:
            return error.problems[0].text
        return None

    def set_value(self, value: Any) -> None:
        """Show a value as it is typed."""
        self.line.setText("" if value in (None, "") else self.write(value))
        self.line.setCursorPosition(0)

    def draft(self) -> Any:
        """Return the typed words."""
        return self.line.text()

    def restore(self, draft: Any) -> None:
        """Show the typed words again."""
        self.line.setText(draft if isinstance(draft, str) else "")

    def _settle(self) -> None:
        """Write a read value in its tidy form once the person has moved on."""
        if self.line.text().strip() and self.trouble() is None:
            tidy = self.write(self.value())
            if tidy != self.line.text():
                self.line.setText(tidy)
        self.settled.emit()


class Paper(QPlainTextEdit):
    """Several lines; Tab moves on to the next field, and the paper grows with what is written."""

    left = Signal()

    def __init__(self, lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        on_look(self, "grow", self._grow)

    def ask_for(self, lines: int) -> None:
        """Take room for so many lines from the start, where a whole text is to be written."""
        self._lines = lines
        self._grow()

    def _grow(self) -> None:
        lines = max(self._lines, min(14, round(self.document().size().height())))
        tall = lines * self.fontMetrics().lineSpacing() + px(5) * 2 + px(6)
        if tall != self.minimumHeight():
            self.setFixedHeight(tall)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the person moved on."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Ctrl+Enter to the form."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)


class PaperControl(Control):
    """Several lines of words."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.paper = Paper()
        self._quiet = False
        self.box.addWidget(self.paper)
        self.paper.textChanged.connect(self._tell)
        self.paper.left.connect(self.settled)
        self.setFocusProxy(self.paper)

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def target(self) -> QWidget:
        """Return the paper."""
        return self.paper

    def value(self) -> Any:
        """Return the words without blanks at their ends."""
        return self.paper.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        """Show words."""
        self._quiet = True
        self.paper.setPlainText(value or "")
        self._quiet = False

    def draft(self) -> Any:
        """Return the words as they stand."""
        return self.paper.toPlainText()

    def restore(self, draft: Any) -> None:
        """Show the words again."""
        self.set_value(draft if isinstance(draft, str) else "")


class CheckControl(Control):
    """Yes or no; the field's label stands beside the box."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.check = CheckBox(field.label)
        self.box.addWidget(self.check)
        self.check.clicked.connect(lambda _on: self.edited.emit())
        self.setFocusProxy(self.check)

    def target(self) -> QWidget:
        """Return the box."""
        return self.check

    def value(self) -> Any:
        """Return yes or no."""
        return self.check.isChecked()

    def set_value(self, value: Any) -> None:
        """Check or clear the box."""
        self.check.setChecked(bool(value))

    def draft(self) -> Any:
        """Return yes or no."""
        return self.check.isChecked()

    def restore(self, draft: Any) -> None:
        """Check or clear the box again."""
        self.set_value(draft)


class FocusWatch(QObject):
    """Tells a frame when the keyboard is in the line inside it, so that the frame wears the focus ring."""

    def __init__(self, line: QWidget, frame: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        line.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Draw or remove the ring."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self._frame, within="true" if event.type() is QEvent.Type.FocusIn else "false")
        return False
