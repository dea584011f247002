"""The panel in which a list is narrowed by its columns, and the chips that say by which it is."""

from collections.abc import Callable, Sequence
from datetime import date

import attrs
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core.fields import Field, Kind
from integration_desk.core.lists import ListColumn
from integration_desk.core.narrowing import Between, Contains, Narrow, OneOf, choices_of, is_dated
from integration_desk.core.words import T, Text, verbatim
from integration_desk.widgets.basics import Button, Label
from integration_desk.widgets.editors import FieldEditor, editor_of
from integration_desk.widgets.layouts import Beside, Flow, holding, row
from integration_desk.widgets.options import label_of
from integration_desk.widgets.speech import say
from integration_desk.widgets.theme import space

_PAUSE = 300  # milliseconds after which what is typed is asked for
MOST_SAID = 3


class _Asked:
    """The editors of one column and what they ask for."""

    def __init__(self, column: ListColumn, field: Field) -> None:
        self.column = column
        several = choices_of(field)
        if is_dated(field):
            first = Field("first", T("{column}: from").put(column=column.label), Kind.DATE)
            last = Field("last", T("{column}: until").put(column=column.label), Kind.DATE)
            self.editors: tuple[FieldEditor, ...] = (editor_of(first), editor_of(last))
        elif several is not None:
            self.editors = (editor_of(attrs.evolve(several, label=column.label)),)
        else:
            words = T("{column}: contains").put(column=column.label)
            self.editors = (editor_of(Field(column.name, words, Kind.TEXT)),)

    def show(self, asked: Narrow | None) -> None:
        """Show what is asked."""
        values: tuple[object, ...]
        if isinstance(asked, Between):
            values = (asked.first, asked.last)
        elif isinstance(asked, OneOf):
            values = (asked.codes,)
        else:
            values = (asked.words,) if isinstance(asked, Contains) else tuple(e.field.empty() for e in self.editors)
        for editor, value in zip(self.editors, values, strict=True):
            editor.set_value(value)

    def asked(self) -> Narrow | None:
        """Return what is asked, or None when nothing is."""
        values = [None if editor.trouble() else editor.value() for editor in self.editors]
        if len(values) == 2:
            return Between(*values) if any(values) else None
        if not values[0]:
            return None
        return OneOf(tuple(values[0])) if isinstance(values[0], tuple) else Contains(str(values[0]))


class NarrowPanel(QWidget):
    """A line for each column that can be narrowed; ``changed`` tells once typing pauses."""

    changed = Signal()

    def __init__(self, columns: Sequence[ListColumn], narrow: dict[str, Narrow], done: Callable[[], object]) -> None:
        super().__init__()
        self.lines = {one.name: _Asked(one, one.narrow) for one in columns if one.narrow is not None}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.changed.emit)
        layout = QVBoxLayout(self)
        space(layout, gap=14)
        layout.addWidget(Label(T("Only rows that fit everything here are shown."), voice="muted", wrap=True))
        for name, line in self.lines.items():
            line.show(narrow.get(name))
            for editor in line.editors:
                editor.changed.connect(self._pause.start)
            if len(line.editors) > 1:
                layout.addWidget(holding(Beside(*line.editors, least=150)))
            else:
                layout.addWidget(line.editors[0])
        self.setFocusProxy(next(iter(self.lines.values())).editors[0])
        clear = Button(T("Show all rows"), self.clear, kind="quiet")
        layout.addLayout(row(Button(T("Done"), done, kind="primary"), clear, None))

    def narrow(self) -> dict[str, Narrow]:
        """Return what is asked of the columns."""
        asked = {name: line.asked() for name, line in self.lines.items()}
        return {name: one for name, one in asked.items() if one is not None}

    def clear(self) -> None:
        """Ask for nothing any more."""
        for line in self.lines.values():
            line.show(None)
        self.changed.emit()


class NarrowChips(QWidget):
    """Says by which columns the list is narrowed; each chip takes its own away again."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(gap=8)
        self.setLayout(self._flow)
        self.hide()

    def show_narrow(self, columns: Sequence[ListColumn], narrow: dict[str, Narrow]) -> None:
        """Show a chip for each column."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in columns:
            if one.name in narrow:
                chip = Button(words_of(one, narrow[one.name]), kind="token", icon="close")
                chip.setAccessibleDescription(say(T("Remove")))
                chip.clicked.connect(lambda _on=False, name=one.name: self.removed.emit(name))
                self._flow.addWidget(chip)
        self.setVisible(bool(narrow))
        self.updateGeometry()


def words_of(column: ListColumn, asked: Narrow) -> Text:
    """Say what is asked of a column."""
    if isinstance(asked, Contains):
        return T("{column}: “{words}”").put(column=column.label, words=asked.words)
    if isinstance(asked, Between):
        return _days(column.label, asked.first, asked.last)
    labels = [_label(column, code) for code in asked.codes]
    more = len(labels) - MOST_SAID
    said = tuple(labels[:MOST_SAID])
    if more > 0:
        return T("{column}: {choices} and {count} more").put(column=column.label, choices=said, count=more)
    return T("{column}: {choices}").put(column=column.label, choices=said)


def _label(column: ListColumn, code: str) -> Text:
    field = column.narrow
    if field is None:
        return verbatim(code)
    if field.codes is not None:
        return field.codes.label(code)
    return verbatim(label_of(field, code))


def _days(label: Text, first: date | None, last: date | None) -> Text:
    if first is None:
        return T("{column}: until {last}").put(column=label, last=last)
    if last is None:
        return T("{column}: from {first}").put(column=label, first=first)
    return T("{column}: {first} to {last}").put(column=label, first=first, last=last)
