"""Rows that are edited in the form itself: languages, phone numbers. One can be added or taken away."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

import attrs
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import Record, problems_of
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Beside,
    Button,
    FieldEditor,
    IconButton,
    column,
    editor_for,
    name_for_readers,
    row,
    space,
)

R = TypeVar("R", bound=Record)


class _Row(QFrame, Generic[R]):
    """The editors of one record, in one or two lines, with a button that takes it away."""

    changed = Signal()
    unwanted = Signal(object)

    def __init__(self, blank: R, lines: Sequence[Sequence[str]], remove: Text, name: Text) -> None:
        super().__init__()
        self.setProperty("paper", "well")
        name_for_readers(self, name)
        self._entry: Any = blank
        self._blank: Any = blank
        self.editors: dict[str, FieldEditor] = {}
        stack = column(gap=8)
        for line in lines:
            editors = [editor_for(type(blank), field) for field in line]
            for editor in editors:
                self.editors[editor.field.name] = editor
                editor.changed.connect(self.changed)
            stack.addLayout(Beside(*editors, least=120))
        self.remove = IconButton(remove, "close", lambda: self.unwanted.emit(self))
        across = row(gap=8, margins=(12, 8, 8, 12))
        across.addLayout(stack, 1)
        across.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(across)
        self.show_entry(blank)

    def show_entry(self, entry: R) -> None:
        """Show the values of a record."""
        self._entry = entry
        for name, editor in self.editors.items():
            editor.set_value(getattr(entry, name))

    def entry(self) -> R:
        """Return the record as it stands; raises InvalidError, showing what is wrong in the row."""
        problems = tuple(
            Problem(name, trouble) for name, editor in self.editors.items() if (trouble := editor.trouble()) is not None
        )
        made: R = attrs.evolve(self._entry, **{name: editor.value() for name, editor in self.editors.items()})
        problems = problems or problems_of(made)
        for name, editor in self.editors.items():
            editor.show_problem(next((one.text for one in problems if one.field == name), None))
        if problems:
            raise InvalidError(problems)
        return made

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return not self._entry.id and all(
            editor.trouble() is None and editor.value() == getattr(self._blank, name)
            for name, editor in self.editors.items()
        )

    def draft(self) -> dict[str, Any]:
        """Return what stands in the row as JSON."""
        return {"id": self._entry.id, **{name: editor.draft() for name, editor in self.editors.items()}}

    def restore(self, content: dict[str, Any]) -> None:
        """Put back what ``draft`` returned."""
        self._entry = attrs.evolve(self._blank, id=str(content.get("id", "")))
        for name, editor in self.editors.items():
            if name in content:
                editor.restore(content[name])


class RowsEditor(QWidget, Generic[R]):
    """Any number of rows of one record class; blank ones count for nothing."""

    changed = Signal()

    def __init__(self, blank: R, lines: Sequence[Sequence[str]], *, add: Text, remove: Text, name: Text) -> None:
        super().__init__()
        self._blank, self._lines, self._remove, self._name = blank, lines, remove, name
        self.rows: list[_Row[R]] = []
        self._column = QVBoxLayout(self)
        space(self._column, gap=8)
        self.add_button = Button(add, self._add_by_hand, icon="add", kind="quiet")
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)

    def load(self, entries: Iterable[R]) -> None:
        """Show these records, or one blank row."""
        for one in list(self.rows):
            self._take_away(one)
        for entry in entries:
            self.add().show_entry(entry)
        if not self.rows:
            self.add()

    def entries(self) -> tuple[R, ...]:
        """Return the records of all rows that are not blank; raises InvalidError."""
        return tuple(one.entry() for one in self.rows if not one.is_blank())

    def add(self) -> _Row[R]:
        """Add a blank row and return it."""
        made = _Row(self._blank, self._lines, self._remove, self._name)
        made.changed.connect(self.changed)
        made.unwanted.connect(self._removed_by_hand)
        self._column.insertWidget(len(self.rows), made)
        self.rows.append(made)
        return made

    def draft(self) -> list[dict[str, Any]]:
        """Return what stands in the rows as JSON."""
        return [one.draft() for one in self.rows]

    def restore(self, content: Any) -> None:
        """Put back what ``draft`` returned."""
        for one in list(self.rows):
            self._take_away(one)
        for part in content if isinstance(content, list) else []:
            self.add().restore(part)
        if not self.rows:
            self.add()

    def _add_by_hand(self) -> None:
        made = self.add()
        next(iter(made.editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _removed_by_hand(self, unwanted: "_Row[R]") -> None:
        self._take_away(unwanted)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take_away(self, one: "_Row[R]") -> None:
        self.rows.remove(one)
        self._column.removeWidget(one)
        one.hide()
        one.deleteLater()


LANGUAGE_LINES = (("language", "quality", "scripts"),)
CONTACT_LINES = (("kind", "value", "whose"), ("may_call", "may_message", "read_by_others"))
ADD_LANGUAGE, REMOVE_LANGUAGE = T("Add a language"), T("Remove this language")
ADD_CONTACT, REMOVE_CONTACT = T("Add a way of contact"), T("Remove this way of contact")
