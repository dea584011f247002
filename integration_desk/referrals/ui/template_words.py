"""The centre's own words in a template: what they are, and how they read in each language."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QMenu, QWidget

from integration_desk import i18n
from integration_desk.core.fields import Field, Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.words import T, Text, verbatim
from integration_desk.referrals.documents import TOKENS, Entry, strange_tokens
from integration_desk.widgets import (
    Banner,
    Button,
    Flow,
    IconButton,
    Label,
    Paper,
    Toggle,
    column,
    editor_of,
    holding,
    name_for_readers,
    row,
    say,
)

KINDS: dict[str, Text] = {
    "paragraph": T("Paragraph"),
    "heading": T("Heading"),
    "note": T("Note in a frame"),
    "list": T("List"),
}
EVERY = "*"
_LANGUAGE = Field("language", T("Add a language"), Kind.LANGUAGE, sensitivity=Sensitivity.PUBLIC)


def language_name(code: str) -> Text | str:
    """Return what a language of own words is called."""
    return T("Every other language") if code == EVERY else verbatim(i18n.current().language(code))


class FactsButton(Button):
    """A button whose menu inserts a fact, by its plain name, where one writes."""

    def __init__(self, insert: Callable[[str], object]) -> None:
        super().__init__(T("Insert a fact"), self.open_menu, icon="add", kind="quiet")
        self._insert = insert

    def menu_of_facts(self) -> QMenu:
        """Return the menu."""
        menu = QMenu(self)
        for token, label in TOKENS.items():
            menu.addAction(say(label)).triggered.connect(lambda _on=False, token=token: self._insert(f"{{{token}}}"))
        return menu

    def open_menu(self) -> None:
        """Open the menu under the button."""
        menu = self.menu_of_facts()
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        menu.deleteLater()


class _Words(Paper):
    """The words in one language; remembers that the keyboard was here."""

    entered = Signal(object)

    def __init__(self, language: str, words: tuple[str, ...]) -> None:
        super().__init__(2)
        self.language = language
        self.setPlainText("\n".join(words))
        said = language_name(language)
        name_for_readers(self, T("Words in {language}").put(language=said))

    def lines(self) -> tuple[str, ...]:
        """Return the words, a line each."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that one writes here now."""
        super().focusInEvent(event)
        self.entered.emit(self)


class WordsEditor(QWidget):
    """Edits one entry of own words. ``changed`` gives the entry after each edit, ``writing`` in which language."""

    changed = Signal(object)
    writing = Signal(str)

    def __init__(self, entry: Entry, language: str) -> None:
        super().__init__()
        self.kind = entry.kind
        self.kinds = {kind: Toggle(label, on=kind == entry.kind) for kind, label in KINDS.items()}
        self.papers: list[_Words] = []
        self._last: _Words | None = None
        self.trouble = Banner(tone="danger")
        self.language = editor_of(_LANGUAGE)
        self.facts = FactsButton(self.insert)
        self.every = Button(T("For every other language"), lambda: self.add(EVERY), kind="link")
        self._rows = column(gap=8)
        hint = Label(T("In a list, and for several paragraphs, each line is one of its own."), voice="muted", wrap=True)
        foot = Flow(self.facts, self.every, gap=8)
        self.setLayout(
            column(holding(Flow(*self.kinds.values())), self._rows, hint, self.trouble, holding(foot), self.language)
        )
        for kind, toggle in self.kinds.items():
            toggle.clicked.connect(lambda _on, kind=kind: self.choose(kind))
        for code, words in entry.words or ((language, ()),):
            self.add(code, words)
        self.language.changed.connect(self._add_chosen)

    def entry(self) -> Entry:
        """Return the entry as it stands; languages without words are left out."""
        return Entry(self.kind, words=tuple((one.language, one.lines()) for one in self.papers if one.lines()))

    def choose(self, kind: str) -> None:
        """Make the words a heading, a paragraph, a note or a list."""
        self.kind = kind
        for name, toggle in self.kinds.items():
            toggle.setChecked(name == kind)
        self._tell()

    def add(self, language: str, words: tuple[str, ...] = ()) -> None:
        """Add a language, or go to it when it is there."""
        known = next((one for one in self.papers if one.language == language), None)
        if known is not None:
            known.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        paper = _Words(language, words)
        name = language_name(language)
        head = row(
            Label(name, voice="muted"),
            None,
            IconButton(T("Take out {language}").put(language=name), "close", lambda: self._take_out(paper, line)),
        )
        line = holding(column(head, paper, gap=2))
        self._rows.addWidget(line)
        self.papers.append(paper)
        self._last = paper
        paper.textChanged.connect(self._tell)
        paper.entered.connect(self._remember)
        self.every.setVisible(all(one.language != EVERY for one in self.papers))
        if self.isVisible():
            paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert(self, token: str) -> None:
        """Put a token where one wrote last."""
        if self._last is not None:
            self._last.insertPlainText(token)
            self._last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self, paper: _Words) -> None:
        self._last = paper
        if paper.language != EVERY:
            self.writing.emit(paper.language)

    def _add_chosen(self) -> None:
        chosen = str(self.language.value())
        if chosen:
            self.language.set_value("")
            self.add(chosen)

    def _take_out(self, paper: _Words, line: QWidget) -> None:
        self.papers.remove(paper)
        self._last = self.papers[-1] if self.papers else None
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.every.setVisible(all(one.language != EVERY for one in self.papers))
        self.language.control.target().setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _tell(self) -> None:
        entry = self.entry()
        strange = [token for _, lines in entry.words for line in lines for token in strange_tokens(line)]
        text = T("There is no fact {token}. Choose one under “Insert a fact”, or take the brackets away.")
        self.trouble.show_text(text.put(token=strange[0]) if strange else "")
        self.changed.emit(entry)
