"""Small parts of the directory's pages."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from integration_desk import i18n
from integration_desk.core.words import T, Text
from integration_desk.widgets import Label, at_least, space

STALE_DAYS = 180


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


def trust_of(verified_on: date | None, unreachable_since: date | None, today: date) -> tuple[Text, str]:
    """Return how far a service's entry can be trusted, in words and a tone."""
    if unreachable_since is not None:
        return T("Unreachable"), "danger"
    if verified_on is None:
        return T("Not verified"), "warning"
    if (today - verified_on).days > STALE_DAYS:
        return T("Long ago"), "warning"
    return T("Verified"), "success"


def language_list(codes: Iterable[str]) -> str:
    """Return languages by name, as a list in a sentence."""
    now = i18n.current()
    return now.listing([now.language(code) for code in codes])
