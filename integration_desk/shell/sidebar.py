"""The sidebar: where one can go, in the order of the slices, with Today first and Settings last."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from integration_desk.core.people import Person
from integration_desk.core.slices import Place, SidebarEntry, Slice
from integration_desk.core.words import T, Text
from integration_desk.shell.navline import NavLine
from integration_desk.widgets import (
    Rule,
    column,
    holding,
    on_language,
    on_look,
    scrolling,
    speak,
    theme,
)

WIDE, NARROW = 208, 60
ROOMY = 880  # a window less wide than this leaves its words to the page

OPEN_TODAY = T("{count} thing to do", "{count} things to do")


class Sidebar(QFrame):
    """Lines that lead to pages. ``chosen`` says where to."""

    chosen = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("paper", "plain")
        self.setObjectName("sidebar")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        speak(self, self.setAccessibleName, T("Sidebar"))
        self._lines: list[tuple[NavLine, Place]] = []
        self._owner: dict[str, str] = {}
        self._narrow = self._tight = False
        self._upper = column(gap=2)
        self._lower = column(gap=2)
        upper = scrolling(holding(column(self._upper, None)))  # in a low window there are more lines than room
        upper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(upper, Rule(), self._lower, gap=8, margins=(8, 12, 8, 12))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        on_look(self, "width", self._widen)
        on_language(self, "width", self._widen)

    def furnish(self, person: Person, slices: Sequence[Slice], pages: Sequence[str]) -> None:
        """Show the lines that the person may open."""
        self.clear()
        self._add(T("Today"), "today", Place("today"), upper=True)
        for one in slices:
            for entry in one.sidebar:
                if person.may(entry.right) and entry.place.kind in pages:
                    self._entry(entry)
        self._add(T("Settings"), "settings", Place("settings"), upper=False)
        self._owner = _owners(slices, pages)
        self._resize_lines()

    def _entry(self, entry: SidebarEntry) -> None:
        self._add(entry.label, entry.icon, entry.place, upper=True)

    def _add(self, label: Text, icon: str, place: Place, *, upper: bool) -> None:
        line = NavLine(label, icon)
        line.clicked.connect(lambda: self.chosen.emit(place))
        (self._upper if upper else self._lower).addWidget(line)
        self._lines.append((line, place))

    def clear(self) -> None:
        """Take every line away."""
        for line, _ in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []

    def places(self) -> list[Place]:
        """Return where the lines lead, from top to bottom."""
        return [place for _, place in self._lines]

    def mark(self, place: Place) -> None:
        """Mark the line that a place belongs to."""
        wanted = self._owner.get(place.kind, place.kind)
        for line, target in self._lines:
            line.setAutoExclusive(False)
            line.setChecked(target.kind == wanted)
            line.setAutoExclusive(True)

    def show_today(self, count: int) -> None:
        """Show how many things the Today page holds."""
        for line, place in self._lines:
            if place.kind == "today":
                line.show_count(count, OPEN_TODAY.of(count))

    @property
    def narrow(self) -> bool:
        """Tell whether the person wants only the icons."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icons, or the words too."""
        self._narrow = narrow
        self._resize_lines()

    def make_room(self, width: int) -> None:
        """Show only the icons in a window so small that the page needs the room."""
        tight = width < theme.px(ROOMY)
        if tight != self._tight:
            self._tight = tight
            self._resize_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the lines stand closer where there would not be room for all of them."""
        super().resizeEvent(event)
        self._close_up()

    def _close_up(self) -> None:
        low = self.height() < theme.px(36) * len(self._lines) + theme.px(56)
        for line, _ in self._lines:
            line.set_low(low)

    def _resize_lines(self) -> None:
        for line, _ in self._lines:
            line.set_narrow(self._narrow or self._tight)
        self._widen()
        self._close_up()

    def _widen(self) -> None:
        words = max((line.sizeHint().width() for line, _ in self._lines), default=0) + theme.px(16)
        self.setFixedWidth(theme.px(NARROW) if self._narrow or self._tight else max(theme.px(WIDE), words))


def _owners(slices: Sequence[Slice], pages: Sequence[str]) -> dict[str, str]:
    """Tell which sidebar line each kind of page belongs to: by its beginning, as ``client.new`` to ``clients``."""
    lines = [entry.place.kind for one in slices for entry in one.sidebar]
    owners = dict.fromkeys(("service", "organization", "organizations"), "directory") | {"reply": "referrals"}
    for kind in pages:
        base = kind.split(".")[0]
        for line in lines:
            if base in (line, line.removesuffix("s")):
                owners[kind] = line
        owners.setdefault(kind, owners.get(base, base))
    return owners
