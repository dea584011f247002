"""Two panels over the trailing side of the page: the keys, and help on the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
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
        groups: list[tuple[Text, Sequence[tuple[str, Text]]]] = [
            (title, [(key.keys[0], key.label) for key in KEYS if key.group is one]) for one, title in GROUPS.items()
        ]
        if of_page:
            groups.insert(0, (T("On this page"), of_page))
        groups += [(T("In lists"), IN_LISTS), (T("In forms"), IN_FORMS)]
        grid = QGridLayout()  # one for all groups, so that what the keys do stands in one line
        space(grid, gap=8)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setColumnStretch(1, 1)
        for title, lines in groups:
            _add_group(grid, title, lines)
        self.show_widget(holding(column(holding(grid))))


def _add_group(grid: QGridLayout, title: Text, lines: Sequence[tuple[str, Text]]) -> None:
    head = Label(title, voice="section")
    if grid.count():
        head.setContentsMargins(0, theme.px(8), 0, 0)
    grid.addWidget(head, grid.rowCount(), 0, 1, 2)
    for keys, label in lines:
        line = grid.rowCount()
        grid.addWidget(Label(shown_keys(keys), voice="strong"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(label, wrap=True), line, 1)


def shown_keys(keys: str) -> str:
    """Write keys as the system writes them."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
    return f"\u2066{shown}\u2069"  # from left to right in every language: Ctrl++ is no ++Ctrl


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
        text.setMarkdown(help_text(*topics))
        set_out(text.document())
        self.show_widget(text, framed=True)

    def _read_again(self) -> None:
        if self.is_open:
            self.show_topic(*self._topics)


def set_out(document: QTextDocument) -> None:
    """Give headings and paragraphs the sizes and the room that they have in the window."""
    now = theme.current()
    document.setDocumentMargin(theme.px(20))
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        level, listed = block.blockFormat().headingLevel(), block.textList() is not None
        room = QTextBlockFormat()
        room.setTopMargin(theme.px(16) if level > 1 else 0)
        room.setBottomMargin(theme.px(4) if level > 1 or listed else theme.px(8))
        cursor.mergeBlockFormat(room)
        if level:
            look = QTextCharFormat()
            look.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 0)
            look.setProperty(
                QTextCharFormat.Property.FontPixelSize, now.size("type.section" if level == 1 else "type.body")
            )
            look.setFontWeight(QFont.Weight.DemiBold)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(look)
        block = block.next()


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
