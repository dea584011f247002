"""Small parts of the client's page: facts in two columns, the picker of another client, the form in the panel."""

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from integration_desk.clients.queries import ClientHit, find_clients
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Button,
    Form,
    Label,
    Running,
    SearchField,
    Workspace,
    at_least,
    framed,
    space,
)

_OFFERED = 6
_LONGEST = 48
_OVERLONG = re.compile(r"\S{40}(?=\S)")


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def cut(name: str) -> str:
    """Return a name short enough for a button.

    >>> cut("Amina"), len(cut("N" * 300))
    ('Amina', 48)
    """
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def breakable(words: str) -> str:
    """Return words in which even one without blanks can go on in the next line: a name may be as long as it likes.

    >>> breakable("Amina"), len(breakable("N" * 300).split("\u200b"))
    ('Amina', 8)
    """
    return _OVERLONG.sub(lambda found: found[0] + "\u200b", words)


class Facts(QWidget):
    """Labels with their values; what is empty is left out."""

    def __init__(self, rows: Iterable[tuple[Text, Text | str]] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        space(self._grid, gap=6)
        self._grid.setColumnStretch(1, 1)
        self.count = 0
        for label, value in rows:
            self.add(label, value)

    def add(self, label: Text, value: Text | str, *, tone: str = "") -> None:
        """Add a line, unless there is nothing to say."""
        if not value:
            return
        name = Label(label, voice="muted", wrap=True)
        at_least(name, width=130)
        shown = breakable(value) if isinstance(value, str) else value
        words = Label(shown, tone=tone, wrap=True).selectable()
        words.setAccessibleDescription(name.text())
        self._grid.addWidget(name, self.count, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, self.count, 1, Qt.AlignmentFlag.AlignTop)
        self.count += 1


class ClientPicker(QWidget):
    """Finds another client as one types; ``picked`` tells which."""

    picked = Signal(object)

    def __init__(self, workspace: Workspace, *, without: str) -> None:
        super().__init__()
        self.chosen: ClientHit | None = None
        self._workspace, self._without = workspace, without
        self._asking: Running | None = None
        self.field = SearchField(T("Find the client by name or number"), self._search)
        self.answer = Label(voice="strong", wrap=True)
        self._offers = QVBoxLayout()
        space(self._offers, gap=4)
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(self.field)
        layout.addLayout(self._offers)
        layout.addWidget(self.answer)
        self.answer.hide()
        self.setFocusProxy(self.field)

    def _search(self, words: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._workspace.tasks.ask(
            find_clients, words, limit=_OFFERED + 1, then=self._offer, lane="search"
        )

    def _offer(self, hits: list[ClientHit]) -> None:
        self._asking = None
        clear(self._offers)
        for hit in [one for one in hits if one.id != self._without][:_OFFERED]:
            words = T("{name} · {file_number}").put(name=cut(hit.name), file_number=hit.file_number)
            self._offers.addWidget(Button(words, lambda hit=hit: self.pick(hit), kind="quiet", icon="person"))  # type: ignore[misc]

    def pick(self, hit: ClientHit) -> None:
        """Choose a client."""
        self.chosen = hit
        clear(self._offers)
        self.answer.say(T("{name} · {file_number}").put(name=breakable(hit.name), file_number=hit.file_number))
        self.answer.show()
        self.picked.emit(hit)


class PanelForm:
    """A form in the slide panel: its buttons, and what happens when it is saved or refused."""

    def __init__(self, form: Form, save_label: Text, save: Callable[[], None], back: Callable[[], None]) -> None:
        self.form = form
        self._save = save
        self.button = Button(save_label, form.save, kind="primary", icon="check")
        self.widget = framed(form, self.button, Button(T("Cancel"), back))
        form.saving.connect(self._try)
        form.left.connect(back)

    def _try(self) -> None:
        try:
            self._save()
        except InvalidError as error:
            self.form.show_problems(error.problems)

    def refuse(self, error: DeskError) -> None:
        """Show why it was not saved."""
        if isinstance(error, InvalidError):
            self.form.show_problems(error.problems)
        else:
            self.form.summary.show_text(error.text, "danger")
