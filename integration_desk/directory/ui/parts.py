"""Small parts of the directory's pages."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from integration_desk import i18n
from integration_desk.core.words import Text
from integration_desk.directory.views import Trust
from integration_desk.widgets import Label, at_least, say, space


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class Facts(QWidget):
    """Labels with their values in two columns; what is empty is left out."""

    def __init__(self, rows: Iterable[tuple[Text, Text | str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        space(grid, gap=6)
        grid.setColumnStretch(1, 1)
        for number, (label, value) in enumerate((label, value) for label, value in rows if value):
            name = Label(label, voice="muted", wrap=True)
            at_least(name, width=110)
            words = Label(value, wrap=True).selectable()
            words.setAccessibleDescription(name.text())
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, number, 1, Qt.AlignmentFlag.AlignTop)


def trust_chip(trust: Trust) -> tuple[Text, str]:
    """Return the word for the trust in an entry with its tone, for a chip."""
    return trust.word, trust.tone


def reasons_of(trust: Trust) -> str:
    """Return why an entry is not trusted more, as a list in a sentence."""
    return i18n.current().listing([say(reason) for reason in trust.reasons])


def language_list(codes: Iterable[str]) -> str:
    """Return languages by name, as a list in a sentence."""
    now = i18n.current()
    return now.listing([now.language(code) for code in codes])
