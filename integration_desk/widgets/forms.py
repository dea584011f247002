"""Forms: the editors of a record's fields, laid out by hand, with their problems, drafts and keys."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from integration_desk.core.errors import DeskError, InvalidError, Problem
from integration_desk.core.records import Record, as_values, spec_of
from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Button, Label
from integration_desk.widgets.editors import FieldEditor, editor_for
from integration_desk.widgets.frames import framed
from integration_desk.widgets.layouts import Beside, column
from integration_desk.widgets.notices import Banner
from integration_desk.widgets.stages import Stages
from integration_desk.widgets.theme import at_most, space

R = TypeVar("R", bound=Record)
_DRAFT_AFTER = 2000  # milliseconds of quiet
_DRAFT_AT_MOST = 4000  # milliseconds; timers may come a twentieth late, and five seconds is the promise


class Form(QWidget):
    """Binds editors to one or more record classes whose field names differ.

    ``saving`` asks the page to save (Ctrl+Enter, ``save``), ``left`` to go back (Escape, ``leave``); the draft is told
    before either.
    """

    changed = Signal()
    saving = Signal()
    left = Signal()

    def __init__(self, *record_classes: type[Record]) -> None:
        super().__init__()
        self._classes = record_classes
        self._loaded: dict[type[Record], Record] = {}
        self._editors: dict[str, FieldEditor] = {}
        self._drafting: Callable[[dict[str, Any]], object] | None = None
        self.dirty = False
        self.stages = Stages(self)
        self._quiet, self._late = QTimer(self), QTimer(self)
        for timer, after in ((self._quiet, _DRAFT_AFTER), (self._late, _DRAFT_AT_MOST)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(self.flush_draft)
        self.summary = Banner(tone="danger")
        self.body = QVBoxLayout(self)
        space(self.body, gap=12)
        self.body.addWidget(self.summary)
        self._jump = Button(T("Show the first"), self._go_to_first, kind="link")
        self.summary.add(self._jump)
        at_most(self, width=880)

    # Layout

    def section(self, title: Text, help_text: Text | None = None) -> Label:
        """Begin a part of the form under a heading."""
        if self._editors:
            self.body.addSpacing(12)
        head = Label(title, voice="section")
        words = () if help_text is None else (Label(help_text, voice="muted", wrap=True),)
        self.body.addLayout(column(head, *words, gap=2))
        return head

    def add(self, field: str | FieldEditor) -> FieldEditor:
        """Add one field on a line of its own."""
        editor = self._known(field)
        self.body.addWidget(editor)
        return editor

    def row(self, *fields: str | FieldEditor, shares: Iterable[float] = ()) -> None:
        """Add fields side by side; ``shares`` gives them unequal room, such as (2, 1)."""
        editors = [self._known(field) for field in fields]
        if any(editor.has_head for editor in editors):
            for editor in editors:
                editor.keep_head()
        line = Beside(*editors)
        for editor, weight in zip(editors, shares, strict=False):
            line.share(editor, weight)
        self.body.addLayout(line)

    def put(self, item: QWidget | QLayout) -> None:
        """Add anything else between the fields."""
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        else:
            self.body.addLayout(item)

    def framed(self, *buttons: QWidget) -> QWidget:
        """Return the form in a scrolling page with the buttons always visible at its foot."""
        return framed(self, *buttons)

    def _known(self, field: str | FieldEditor) -> FieldEditor:
        if isinstance(field, str):
            owner = next(one for one in self._classes if any(spec.name == field for spec in spec_of(one).fields))
            editor = editor_for(owner, field)
            if owner in self._loaded:  # before this part of the form was laid out
                editor.set_value(getattr(self._loaded[owner], field))
        else:
            editor = field
        self._editors[editor.field.name] = editor
        editor.changed.connect(self.touch)
        editor.control.target().installEventFilter(self)
        return editor

    # Values

    def editor(self, name: str) -> FieldEditor:
        """Return the editor of a field."""
        if name not in self._editors:
            self.stages.finish()
        return self._editors[name]

    def load(self, *records: Record) -> None:
        """Show the values of records; what was edited before is forgotten."""
        for entry in records:
            self._loaded[type(entry)] = entry
            for spec in spec_of(type(entry)).fields:
                if spec.name in self._editors and not spec.internal:
                    self._editors[spec.name].set_value(getattr(entry, spec.name))
        self.mark_saved()

    def values(self) -> dict[str, Any]:
        """Return the value of each field; raises InvalidError when something typed cannot be read."""
        self.stages.finish()
        troubles = ((name, editor.trouble()) for name, editor in self._editors.items())
        problems = tuple(Problem(name, trouble) for name, trouble in troubles if trouble is not None)
        if problems:
            raise InvalidError(problems)
        return {name: editor.value() for name, editor in self._editors.items()}

    def record(self, record_class: type[R] | None = None, **others: Any) -> R:
        """Return the record as the form shows it: the loaded one with the edited values; ``others`` sets more fields.

        Raises InvalidError when something typed cannot be read. Other rules are the command's to check.
        """
        wanted: Any = record_class or self._classes[0]
        names = {spec.name for spec in spec_of(wanted).fields}
        edited = {name: value for name, value in self.values().items() if name in names} | others
        loaded = self._loaded.get(wanted)
        if loaded is not None:
            edited = as_values(loaded) | edited
        made: R = wanted(**edited)
        return made

    def mark_saved(self) -> None:
        """Count what stands here as saved: nothing is dirty, no draft is pending."""
        self.dirty = False
        self._quiet.stop()
        self._late.stop()
        self.clear_problems()

    # Problems

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show each problem under its field and a line at the top that leads to the first."""
        found = list(problems)
        if found:
            self.stages.finish()
        by_field = {problem.field: problem.text for problem in reversed(found)}
        for name, editor in self._editors.items():
            editor.show_problem(by_field.get(name))
        here = [problem for problem in found if problem.field in self._editors]
        elsewhere = [problem for problem in found if problem.field not in self._editors]
        if elsewhere:
            self.summary.show_text(elsewhere[0].text)
        elif here:
            many = T("{count} field needs your attention.", "{count} fields need your attention.")
            self.summary.show_text(many.of(len({problem.field for problem in here})))
        else:
            self.summary.hide()
        self._jump.setVisible(bool(here))
        if here:
            self._go_to_first()
        elif elsewhere:
            _scroll_to(self, self.summary)

    def clear_problems(self) -> None:
        """Take all problems away."""
        self.show_problems(())

    def _go_to_first(self) -> None:
        for editor in self._editors.values():
            if editor.wrong.text():
                _scroll_to(self, editor)
                editor.control.target().setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # Drafts

    def on_draft(self, callback: Callable[[dict[str, Any]], object]) -> None:
        """Call back with the form's content two seconds after an edit, and never more than five seconds late."""
        self._drafting = callback

    def draft(self) -> dict[str, Any]:
        """Return what stands in the form, finished or not, as JSON."""
        self.stages.finish()
        return {name: editor.draft() for name, editor in self._editors.items()}

    def restore(self, content: Mapping[str, Any]) -> None:
        """Put back what ``draft`` returned; unknown names are ignored, the form counts as edited."""
        self.stages.finish()
        for name, editor in self._editors.items():
            if name in content:
                editor.restore(content[name])
        self.dirty = True

    def flush_draft(self) -> None:
        """Tell the draft now, if there is one to tell."""
        self._quiet.stop()
        self._late.stop()
        if self.dirty and self._drafting is not None:
            self._drafting(self.draft())

    def touch(self) -> None:
        """Count the page as edited: also for what stands beside the fields."""
        self.dirty = True
        self._quiet.start()
        if not self._late.isActive():
            self._late.start()
        self.changed.emit()

    # Keys

    def save(self) -> None:
        """Ask the page to save."""
        self.saving.emit()

    def leave(self) -> None:
        """Keep the draft and ask the page to go back."""
        self.flush_draft()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save with Ctrl+Enter, go back with Escape."""
        if not self._key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear the same keys in every field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape and not any(one.control.is_open() for one in self._editors.values()):
            self.leave()
        else:
            return False
        return True


def _scroll_to(form: QWidget, widget: QWidget) -> None:
    """Bring a part of the form into view, where the form stands in a scrolling page."""
    above = form.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget, 0, 48)


def show_refusal(form: Form, error: DeskError) -> None:
    """Say in a form why it was not saved: by field when the refusal names fields, else above them."""
    if isinstance(error, InvalidError):
        form.show_problems(error.problems)
    else:
        form.summary.show_text(error.text, "danger")
