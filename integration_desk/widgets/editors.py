"""The editor of one field: its label, what one types into, help below it and, when something is wrong, a sentence."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import Record, field_of
from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Icon, Label, Phrase
from integration_desk.widgets.choices import ChoiceControl, ManyControl
from integration_desk.widgets.controls import CheckControl, Control, LineControl, PaperControl
from integration_desk.widgets.files import FileControl
from integration_desk.widgets.layouts import Flow
from integration_desk.widgets.speech import mirrored, name_for_readers, say, speak
from integration_desk.widgets.theme import px, space
from integration_desk.widgets.typed import (
    DateControl,
    DecimalControl,
    EmailControl,
    IntegerControl,
    MomentControl,
    PartialDateControl,
    PhoneControl,
    TimeControl,
    UrlControl,
)
from integration_desk.widgets.upkeep import on_language, on_look

_CONTROLS: dict[Kind, type[Control]] = {
    Kind.TEXT: LineControl,
    Kind.LONG_TEXT: PaperControl,
    Kind.NAME: LineControl,
    Kind.CODE: ChoiceControl,
    Kind.CODES: ManyControl,
    Kind.BOOLEAN: CheckControl,
    Kind.INTEGER: IntegerControl,
    Kind.DECIMAL: DecimalControl,
    Kind.DATE: DateControl,
    Kind.PARTIAL_DATE: PartialDateControl,
    Kind.TIME: TimeControl,
    Kind.MOMENT: MomentControl,
    Kind.LANGUAGE: ChoiceControl,
    Kind.LANGUAGES: ManyControl,
    Kind.COUNTRY: ChoiceControl,
    Kind.COUNTRIES: ManyControl,
    Kind.SCRIPTS: ManyControl,
    Kind.PHONE: PhoneControl,
    Kind.EMAIL: EmailControl,
    Kind.URL: UrlControl,
    Kind.FILE: FileControl,
}


_LINE, _TALL_LINE = 18, 28  # the label's line; Arabic letters need more, and neighbours stay on one line


class FieldEditor(QWidget):
    """One field on the page. ``changed`` tells each edit by the person."""

    changed = Signal()

    def __init__(self, field: Field, control: Control | None = None) -> None:
        super().__init__()
        self.field = field
        self.control = control or _CONTROLS[field.kind](field)
        self._help = field.help
        self._problem: Text | None = None
        column = QVBoxLayout(self)
        space(column, gap=4)
        self.label = Phrase(field.label, voice="strong")
        self.needed = Label(T("needed"), voice="caption", tone="neutral")
        self.has_head = field.kind is not Kind.BOOLEAN
        self._head = QWidget()
        head = Flow(self.label, self.needed, gap=6)
        self._head.setLayout(head)
        column.addWidget(self._head)
        self.needed.setVisible(field.required)  # not before it stands in the editor: it would flash as a window
        on_look(self._head, "line", lambda: self._head.setMinimumHeight(px(_TALL_LINE if mirrored() else _LINE)))
        if self.has_head:
            self.label.setBuddy(self.control.target())
        else:
            self._head.hide()
        column.addWidget(self.control)
        self.note = Label(voice="caption", tone="neutral", wrap=True)
        self.wrong_icon, self.wrong = Icon("danger", "danger", 12), Label(voice="body", tone="danger", wrap=True)
        self._wrong_row = QWidget()
        line = QHBoxLayout(self._wrong_row)
        space(line, gap=4)
        line.addWidget(self.wrong_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.wrong, 1)
        column.addWidget(self.note)
        column.addWidget(self._wrong_row)
        column.addStretch(1)  # aligning the layout would keep wrapped words at the height of their widest form
        self.setFocusProxy(self.control)
        self.control.edited.connect(self._edited)
        self.control.settled.connect(self._settled)
        on_language(self, "notes", self._tell)

    def keep_head(self) -> None:
        """Keep the line of the label even where there is none, so that neighbours stand on one line."""
        if not self.has_head:
            self.label.say(" ")
            self._head.show()

    def head_height(self, width: int) -> int:
        """Return how high the label above the control is at a width; 0 without one."""
        if self._head.isHidden():
            return 0
        return max(self._head.heightForWidth(width), self._head.minimumHeight())

    def value(self) -> Any:
        """Return the value of the field."""
        return self.control.value()

    def set_value(self, value: Any) -> None:
        """Show a value; nothing counts as edited by that."""
        self.control.set_value(value)
        self._problem = None
        self._tell()

    def trouble(self) -> Text | None:
        """Return why what stands there cannot be read, or None."""
        return self.control.trouble()

    def draft(self) -> Any:
        """Return what stands there, finished or not, as JSON."""
        return self.control.draft()

    def restore(self, draft: Any) -> None:
        """Put back what ``draft`` returned."""
        self.control.restore(draft)
        self._tell()

    def show_problem(self, problem: Text | None) -> None:
        """Show a sentence under the field, or take it away."""
        self._problem = problem
        self._tell()

    def say_help(self, text: Text | None) -> None:
        """Show other help under the field."""
        self._help = text
        self._tell()

    def say_label(self, text: Text) -> None:
        """Call the field otherwise where the page makes plain what it is about."""
        self.label.say(text)
        name_for_readers(self.control.target(), text)

    def _edited(self) -> None:
        self._problem = None
        self._tell()
        self.changed.emit()

    def _settled(self) -> None:
        if self._problem is None and self.trouble() is not None:
            self._problem = self.trouble()
            self._tell()

    def _tell(self) -> None:
        """Bring label, help, hint and problem up to date, for eyes and for screen readers."""
        target, problem = self.control.target(), self._problem
        note = self.control.hint() or self._help
        self.note.setVisible(note is not None and problem is None)
        self.note.say(note or "")
        self._wrong_row.setVisible(problem is not None)
        self.wrong.say(problem or "")
        self.control.mark_wrong(problem is not None)
        name = say(self.field.label)
        target.setAccessibleName(name if not self.field.required else f"{name}, {say(T('needed'))}")
        speak(target, target.setAccessibleDescription, problem or note or "")


def editor_for(record_class: type[Record], name: str) -> FieldEditor:
    """Return the editor of a record's field."""
    return FieldEditor(field_of(record_class, name))


def editor_of(field: Field) -> FieldEditor:
    """Return the editor of a field that belongs to no record, such as an answer that a command asks for."""
    return FieldEditor(field)
