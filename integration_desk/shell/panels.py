"""Two panels over the trailing side of the page: the keys, and help on the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QTextBrowser, QWidget

from integration_desk.core.resources import resource
from integration_desk.core.words import T, Text
from integration_desk.i18n import current, fallback
from integration_desk.shell.keys import GROUPS, IN_FORMS, IN_LISTS, KEYS
from integration_desk.widgets import Label, SlidePanel, column, holding, name_for_readers, on_language, space, theme


class KeysPanel(SlidePanel):
    """Every shortcut there is, those of the page on view first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, T("Keyboard shortcuts"))

    def show_keys(self, of_page: Sequence[tuple[str, Text]]) -> None:
        """Lay out the shortcuts and open."""
        groups = [
            _group(title, [(key.keys[0], key.label) for key in KEYS if key.group is one])
            for one, title in GROUPS.items()
        ]
        if of_page:
            groups.insert(0, _group(T("On this page"), of_page))
        groups += [_group(T("In lists"), IN_LISTS), _group(T("In forms"), IN_FORMS)]
        self.show_widget(holding(column(*groups, gap=16)))


def _group(title: Text, lines: Sequence[tuple[str, Text]]) -> QWidget:
    grid = QGridLayout()
    space(grid, gap=8)
    grid.setColumnStretch(1, 1)
    for number, (keys, label) in enumerate(lines):
        grid.addWidget(Label(shown_keys(keys), voice="strong"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(label, wrap=True), number, 1)
    return holding(column(Label(title, voice="section"), holding(grid), gap=6))


def shown_keys(keys: str) -> str:
    """Write keys as the system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys


class HelpPanel(SlidePanel):
    """A short text on the page on view, read from the program's own files: no network is asked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, T("Help"))
        self._topics: tuple[str, ...] = ()
        on_language(self, "topic", self._read_again)

    def show_topic(self, *topics: str) -> None:
        """Open with the text of the first topic that there is, in the staff's language if it exists in it."""
        self._topics = topics
        text = QTextBrowser()
        text.setFrameShape(QFrame.Shape.NoFrame)
        text.setOpenLinks(False)
        text.anchorClicked.connect(lambda link: self.show_topic(link.toString()))
        name_for_readers(text, T("Help text"))
        text.setMarkdown(help_text(*topics).replace("# ", "### ", 1))
        text.document().setDocumentMargin(theme.px(20))
        self.show_widget(text, framed=True)

    def _read_again(self) -> None:
        if self.is_open:
            self.show_topic(*self._topics)


def help_text(*topics: str) -> str:
    """Return the text of the first topic that somebody wrote; without one, the first page of the help."""
    for name in (*topics, "start"):
        if not name.replace("-", "").isalnum():
            continue
        for language in (*fallback(current().language_code), "en"):
            path = resource("help", language, f"{name}.md")
            if path.is_file():
                return path.read_text("utf-8")
    return ""
