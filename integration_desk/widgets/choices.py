"""Fields in which one chooses: one of a list, or several, found by typing."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from integration_desk.core.fields import Field
from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Button
from integration_desk.widgets.controls import Control, FocusWatch
from integration_desk.widgets.finder import Finder
from integration_desk.widgets.icons import put_icon
from integration_desk.widgets.layouts import Flow
from integration_desk.widgets.lines import Line, Sign
from integration_desk.widgets.options import Option, found, label_of, options_of
from integration_desk.widgets.reading import folded
from integration_desk.widgets.speech import mirrored, speak
from integration_desk.widgets.theme import at_least, restyle, space
from integration_desk.widgets.upkeep import on_language, on_look

_NEAR, _FAR = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft  # the cross stands after the word


class ChoiceControl(Control):
    """One of a list: typing finds it, Down opens the whole list."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._value = ""
        self.line = Line()
        self.box.addWidget(self.line)
        self.line.add_sign(Sign(T("Show the list"), "down", self._open_all))
        self.finder = Finder(
            self.line, lambda words: found(options_of(field), words), chosen=lambda: frozenset({self._value})
        )
        self.finder.picked.connect(self._picked)
        self.line.textEdited.connect(self._typed)
        self.line.left.connect(self._settle)
        self.setFocusProxy(self.line)
        on_language(self, "choice", self._write)

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def value(self) -> Any:
        """Return the chosen value, or ""."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a choice."""
        self._value = value or ""
        self._write()

    def trouble(self) -> Text | None:
        """Say that what is typed is not in the list."""
        typed = self.line.text().strip()
        if not typed or self._value:
            return None
        return T("“{typed}” is not in the list. Choose one of it.").put(typed=typed)

    def is_open(self) -> bool:
        """Tell whether the list is open."""
        return self.finder.is_open

    def draft(self) -> Any:
        """Return the value, or the words typed so far."""
        return {"value": self._value, "typed": self.line.text()}

    def restore(self, draft: Any) -> None:
        """Put both back."""
        kept = draft if isinstance(draft, dict) else {}
        self.set_value(kept.get("value", ""))
        if not self._value:
            self.line.setText(str(kept.get("typed", "")))

    def _write(self) -> None:
        if self._value or not self.line.isModified():
            self.line.setText(label_of(self.field, self._value))
            self.line.setCursorPosition(0)

    def _open_all(self) -> None:
        self.line.setFocus()
        self.finder.open("")

    def _typed(self, typed: str) -> None:
        exact = [one for one in options_of(self.field) if folded(one.label) == folded(typed.strip())]
        self._value = exact[0].value if typed.strip() and len(exact) == 1 else ""
        self.edited.emit()

    def _picked(self, option: Option) -> None:
        self._value = option.value
        self.line.setText(option.label)
        self.line.setModified(False)
        self.edited.emit()
        self.settled.emit()

    def _settle(self) -> None:
        """Take the only option that fits what was typed; leave anything else to the person."""
        typed = self.line.text().strip()
        if typed and not self._value:
            fitting = found(options_of(self.field), typed)
            if len(fitting) == 1:
                self._value = fitting[0].value
                self.line.setText(fitting[0].label)
                self.edited.emit()
        self.settled.emit()


class ManyControl(Control):
    """Several of a list: each chosen one is a chip in the field; Backspace takes the last one away."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._values: tuple[str, ...] = ()
        self.frame = QFrame()
        self.frame.setProperty("paper", "field")
        self.frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.line = Line()
        self.line.setProperty("bare", "true")
        at_least(self.line, width=96)
        inside = QVBoxLayout(self.frame)
        space(inside, margins=(4, 3, 4, 3))
        at_least(self.frame, height=32)
        self._flow = Flow(self.line, gap=4)
        inside.addLayout(self._flow)
        self.box.addWidget(self.frame)
        self._watch: QObject = FocusWatch(self.line, self.frame)
        self.finder = Finder(
            self.line,
            lambda words: found(options_of(field), words),
            anchor=self.frame,
            stay=True,
            chosen=lambda: frozenset(self._values),
        )
        self.finder.picked.connect(self._picked)
        self.line.left.connect(self._settle)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        speak(self.line, self.line.setPlaceholderText, T("Type to find"))
        self._chips: list[Button] = []

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def value(self) -> Any:
        """Return the chosen values in the order of choice."""
        return self._values

    def set_value(self, value: Any) -> None:
        """Show choices."""
        self._values = tuple(value or ())
        self._show()

    def trouble(self) -> Text | None:
        """Say that what is typed was not chosen."""
        typed = self.line.text().strip()
        return T("“{typed}” is not in the list. Choose one of it.").put(typed=typed) if typed else None

    def is_open(self) -> bool:
        """Tell whether the list is open."""
        return self.finder.is_open

    def draft(self) -> Any:
        """Return the values and the words typed so far."""
        return {"values": list(self._values), "typed": self.line.text()}

    def restore(self, draft: Any) -> None:
        """Put both back."""
        kept = draft if isinstance(draft, dict) else {}
        self.set_value(kept.get("values", ()))
        self.line.setText(str(kept.get("typed", "")))

    def mark_wrong(self, wrong: bool) -> None:
        """Draw the frame in the danger role, or no longer."""
        restyle(self.frame, wrong="true" if wrong else "false")

    def eventFilter(self, watched: QObject, event: Any) -> bool:  # noqa: N802 - Qt's name
        """Take the last choice away with Backspace in the empty line."""
        if isinstance(event, QKeyEvent) and event.type() is QKeyEvent.Type.KeyPress:
            empty = not self.line.text() and bool(self._values)
            if event.key() == Qt.Key.Key_Backspace and empty:
                self._take(self._values[-1])
                return True
        return super().eventFilter(watched, event)

    def _picked(self, option: Option) -> None:
        self.line.clear()
        if option.value in self._values:
            self._take(option.value)
            return
        self._values = (*self._values, option.value)
        self._show()
        self.edited.emit()

    def _take(self, value: str) -> None:
        self._values = tuple(one for one in self._values if one != value)
        self._show()
        self.edited.emit()

    def _settle(self) -> None:
        typed = self.line.text().strip()
        fitting = found(options_of(self.field), typed) if typed else []
        if len(fitting) == 1 and fitting[0].value not in self._values:
            self._picked(fitting[0])
        self.settled.emit()

    def _show(self) -> None:
        """Draw a chip for each value, before the line."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(value) for value in self._values]
        self._flow.removeWidget(self.line)
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.line)
        self.line.setPlaceholderText("")
        if not self._values:
            speak(self.line, self.line.setPlaceholderText, T("Type to find"))
        else:
            speak(self.line, self.line.setPlaceholderText, "")
        self.updateGeometry()

    def _chip(self, value: str) -> Button:
        chip = Button(T("Take away"), lambda: self._take(value), kind="token")
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        put_icon(chip, "close", "text-muted", 10)
        on_look(chip, "side", lambda: chip.setLayoutDirection(_FAR if not mirrored() else _NEAR))
        on_language(chip, "label", lambda: chip.setText(label_of(self.field, value).replace("&", "&&")))
        return chip
