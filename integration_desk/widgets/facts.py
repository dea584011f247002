"""Facts in two columns: labels with their values, for reading."""

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from integration_desk.core.words import Text
from integration_desk.widgets.basics import Label
from integration_desk.widgets.theme import at_least, space

_OVERLONG = re.compile(r"\S{40}(?=\S)")


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
