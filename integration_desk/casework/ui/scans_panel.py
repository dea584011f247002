"""What is in the scanner's folder: each file can be taken in, which deletes it there."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.casework.ui.attachment_panel import size_words
from integration_desk.casework.ui.incoming import Scan
from integration_desk.core.words import T, Text
from integration_desk.widgets import Button, Label, clear, column, holding, name_for_readers, row, scrolling, space


class ScansPanel(QWidget):
    """Lists the files of a folder; ``take`` gets the one that is chosen, ``choose`` asks for another folder."""

    def __init__(
        self, folder: str, files: Sequence[Scan], take: Callable[[Scan], object], choose: Callable[[], object]
    ) -> None:
        super().__init__()
        self._take = take
        self.told = Label(voice="muted", wrap=True)
        self.choose_button = Button(T("Choose the folder…"), choose, icon="import")
        self._lines = column(gap=8)
        inner = holding(
            column(self.told, row(self.choose_button, None), self._lines, None, gap=12, margins=(24, 16, 24, 16))
        )
        layout = QVBoxLayout(self)
        space(layout)
        layout.addWidget(scrolling(inner))
        self.show_scans(folder, files)
        self.setFocusProxy(self.choose_button)

    def show_scans(self, folder: str, files: Sequence[Scan]) -> None:
        """Show these files."""
        self.told.say(_told(folder, files))
        clear(self._lines)
        for scan in files:
            button = Button(T("Take in…"), partial(self._take, scan), icon="check")
            name_for_readers(button, T("Take in: {file}").put(file=scan.path.name))
            words = column(
                Label(scan.path.name, voice="strong", wrap=True),
                Label(_about(scan), voice="muted", wrap=True),
                gap=2,
            )
            line = row(words, button, gap=12)
            line.setStretch(0, 1)
            self._lines.addWidget(holding(line))

    def clear(self) -> None:
        """Forget nothing: no pages are held."""


def _told(folder: str, files: Sequence[Scan]) -> Text:
    if not folder:
        return T("Choose the folder into which the scanner of this computer writes. New files are offered here.")
    if not files:
        return T("There is nothing to take in in {folder}.").put(folder=folder)
    return T("What is taken in is kept encrypted in the desk file and deleted from {folder}.").put(folder=folder)


def _about(scan: Scan) -> Text:
    return T("{when}, {size}").put(when=i18n.current().moment(scan.at), size=size_words(scan.size))
