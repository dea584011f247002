"""The entries of one page of the letter as a list: moved, put beside each other, taken out, worded."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from integration_desk import i18n
from integration_desk.core.words import T, Text, verbatim
from integration_desk.referrals.documents import PARTS, Entry, editing
from integration_desk.referrals.ui.template_words import KINDS, WordsEditor
from integration_desk.widgets import Button, Flow, IconButton, Label, column, holding, name_for_readers, row, say, speak

_LONGEST = 60


def entry_name(page: str, entry: Entry) -> Text:
    """Return what an entry is called: its parts by name, or the beginning of its words."""
    if entry.kind == "part":
        speaker = i18n.current()
        columns = [speaker.listing([say(PARTS[page][part]) for part in column]) for column in entry.columns]
        if len(columns) == 1:
            return verbatim(columns[0])
        return T("{first}  |  {second}").put(first=verbatim(columns[0]), second=verbatim(columns[1]))
    words = dict(entry.words)
    said = words.get(i18n.current().language_code) or next(iter(words.values()), ())
    begun = " ".join(said)
    begun = begun if len(begun) <= _LONGEST else f"{begun[:_LONGEST].rstrip()}…"
    return T("{kind}: “{words}”").put(kind=KINDS[entry.kind], words=begun) if begun else KINDS[entry.kind]


class _Row(QFrame):
    """One entry with its buttons; own words open under it."""

    def __init__(self, editor: "EntriesEditor", number: int) -> None:
        super().__init__()
        self.setProperty("paper", "well")
        page, entries = editor.page, editor.entries
        entry = entries[number]
        name = entry_name(page, entry)
        name_for_readers(self, name)
        self.title = Label(name, wrap=True)
        self.buttons: dict[str, Button] = {}
        self._named = name
        self._button("up", T("Move up: {entry}"), "up", lambda: editor.act(number, "up"), number > 0)
        self._button(
            "down", T("Move down: {entry}"), "down", lambda: editor.act(number, "down"), number < len(entries) - 1
        )
        if len(entry.columns) > 1:
            self._button("part", T("One under another: {entry}"), "columns", lambda: editor.act(number, "part"))
        elif editing.can_join(entries, number):
            self._button("join", T("Put the next beside: {entry}"), "columns", lambda: editor.act(number, "join"))
        if entry.kind != "part":
            self._button("edit", T("Change the words: {entry}"), "edit", lambda: editor.act(number, "edit"))
        needed = editing.needed_in(page, entry)
        remove = self._button(
            "remove", T("Take out: {entry}"), "delete", lambda: editor.act(number, "remove"), not needed
        )
        if needed:
            text = T("The letter must have this: {part}").put(part=PARTS[page][needed[0]])
            speak(remove, remove.setToolTip, text, "why")
        line = row(self.title, *self.buttons.values(), gap=2)
        line.setStretch(0, 1)
        self.words: WordsEditor | None = None
        parts: list[QWidget] = [holding(line)]
        if editor.opened == number and entry.kind != "part":
            self.words = WordsEditor(entry, i18n.current().language_code)
            self.words.changed.connect(lambda changed: editor.put(number, changed, self))
            self.words.writing.connect(editor.writing)
            parts.append(self.words)
        self.setLayout(column(*parts, gap=8, margins=(12, 4, 8, 4)))

    def _button(self, kind: str, text: Text, icon: str, action: Callable[[], object], able: bool = True) -> IconButton:
        made = IconButton(text.put(entry=self._named), icon, action)
        made.setEnabled(able)
        self.buttons[kind] = made
        return made

    def rename(self, name: Text) -> None:
        """Say the beginning of other words."""
        self.title.say(name)


class EntriesEditor(QWidget):
    """The entries of one page; ``changed`` after each edit, ``writing`` tells the language of words being written."""

    changed = Signal()
    writing = Signal(str)

    def __init__(self, page: str, title: Text, empty: Entry) -> None:
        super().__init__()
        self.page = page
        self.entries: editing.Entries = ()
        self.opened = -1
        self._empty = empty
        self.rows: list[_Row] = []
        self._lines = column(gap=6)
        self.part_button = Button(T("Put in a part of the desk"), self._choose_part, icon="add", kind="quiet")
        self.words_button = Button(T("Add words of your own"), self.add_words, icon="edit", kind="quiet")
        foot = Flow(self.words_button, self.part_button)
        self.setLayout(column(Label(title, voice="section"), self._lines, holding(foot), gap=8))

    def show_entries(self, entries: editing.Entries) -> None:
        """Show other entries."""
        if entries != self.entries or not self.rows:
            self.entries, self.opened = entries, -1
            self._rebuild()

    def rows_again(self) -> None:
        """Say the entries again, as in another language."""
        self._rebuild()

    def put(self, number: int, entry: Entry, line: _Row) -> None:
        """Take other words for an entry while they are written."""
        self.entries = editing.replace(self.entries, number, entry)
        line.rename(entry_name(self.page, entry))
        self.changed.emit()

    def act(self, number: int, what: str) -> None:
        """Do what a button of an entry says, and leave the keyboard with the entry."""
        stay, kind = number, what
        if what in ("up", "down"):
            by = -1 if what == "up" else 1
            self.entries, stay = editing.move(self.entries, number, by), number + by
            self.opened = stay if self.opened == number else -1
        elif what == "join":
            self.entries, kind = editing.join_next(self.entries, number), "part"
        elif what == "part":
            self.entries, kind = editing.part_ways(self.entries, number), "join"
        elif what == "remove":
            self.entries, self.opened = editing.remove(self.entries, number), -1
            stay = min(number, len(self.entries) - 1)
        else:
            self.opened = -1 if self.opened == number else number
        self._rebuild()
        self._focus(stay, kind)
        if what != "edit":
            self.changed.emit()

    def add_words(self) -> None:
        """Add words of the centre's own at the end, and open them."""
        self.entries = (*self.entries, self._empty)
        self.opened = len(self.entries) - 1
        self._rebuild()
        words = self.rows[-1].words
        if words is not None:
            words.papers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def add_part(self, part: str) -> None:
        """Add a part of the desk at the end."""
        self.entries = editing.add_part(self.entries, part)
        self._rebuild()
        self._focus(len(self.rows) - 1, "up")
        self.changed.emit()

    def _choose_part(self) -> None:
        menu = QMenu(self)
        for part in editing.missing_parts(self.page, self.entries):
            menu.addAction(say(PARTS[self.page][part])).triggered.connect(
                lambda _on=False, part=part: self.add_part(part)
            )
        menu.exec(self.part_button.mapToGlobal(self.part_button.rect().bottomLeft()))
        menu.deleteLater()

    def _focus(self, number: int, kind: str) -> None:
        """Give the keyboard to a button of an entry, or to the next of it that can be pressed."""
        buttons = self.rows[number].buttons
        able = [name for name in (kind, *buttons) if name in buttons and buttons[name].isEnabled()]
        words = self.rows[number].words
        if kind == "edit" and words is not None:
            words.papers[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif able:
            buttons[able[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self) -> None:
        for line in self.rows:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.rows = [_Row(self, number) for number in range(len(self.entries))]
        for line in self.rows:
            self._lines.addWidget(line)
        self.part_button.setVisible(bool(editing.missing_parts(self.page, self.entries)))
