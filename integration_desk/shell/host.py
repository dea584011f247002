"""The middle of the window: pages made when first gone to, kept while one may come back to them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from integration_desk.core.changes import Change
from integration_desk.core.slices import Place
from integration_desk.shell.history import History
from integration_desk.widgets import Page, Workspace

if TYPE_CHECKING:
    from integration_desk.shell.composition import PageMaker

KEPT = 8
EVERYTHING = "*"


class PageHost(QStackedWidget):
    """Shows one page at a time and remembers the way. ``shown`` tells that another page is on view."""

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.history = History()
        self._makers: Mapping[str, PageMaker] = {}
        self._workspace: Workspace | None = None
        self._pages: dict[Place, Page] = {}
        self._stale: set[Page] = set()

    def furnish(self, workspace: Workspace, makers: "Mapping[str, PageMaker]") -> None:
        """Take what pages are made with."""
        self._workspace, self._makers = workspace, makers

    @property
    def page(self) -> Page | None:
        """Return the page on view."""
        found = self.currentWidget()
        return found if isinstance(found, Page) else None

    def knows(self, place: Place) -> bool:
        """Tell whether there is a page for a place."""
        return place.kind in self._makers

    def go(self, place: Place) -> bool:
        """Show a place, unless the present page does not let go; tells whether it is shown."""
        if not self.knows(place) or not self._may_leave():
            return False
        self.history.visit(place)
        self._show(place)
        return True

    def replace(self, place: Place) -> None:
        """Show a place instead of the present one, which is not gone back to."""
        here = self.history.here
        self.history.replace(place)
        if here is not None and here != place:
            self._drop(here)
        self._show(place)

    def back(self) -> None:
        """Show the page before."""
        if self.history.can_go_back() and self._may_leave():
            self._follow(self.history.back())

    def forward(self) -> None:
        """Show the page after."""
        if self.history.can_go_forward() and self._may_leave():
            self._follow(self.history.forward())

    def take_in(self, change: Change) -> None:
        """Refresh the page on view when a change touches it; others when they are shown again."""
        for page in self._pages.values():
            if EVERYTHING in page.touches or change.touches(*page.touches):
                if page is self.page:
                    page.refresh()
                else:
                    self._stale.add(page)

    def retranslate(self) -> None:
        """Let every page say again what it says itself."""
        for page in self._pages.values():
            page.retranslate()

    def leave_all(self) -> None:
        """Let every page keep its draft and let go of what it holds."""
        for page in self._pages.values():
            page.leave()

    def clear(self) -> None:
        """Take every page away, and with it all that it shows."""
        for place in list(self._pages):
            self._drop(place)
        self._makers, self._workspace = {}, None
        self.history = History()

    def _follow(self, place: Place | None) -> None:
        if place is not None:
            self._show(place)

    def _may_leave(self) -> bool:
        return self.page is None or self.page.can_leave()

    def _show(self, place: Place) -> None:
        page = self._pages.pop(place, None)
        if page is None:
            assert self._workspace is not None  # noqa: S101 - go() and replace() come after furnish()
            page = self._makers[place.kind](self._workspace, place)
            self.addWidget(page)
        self._pages[place] = page
        self._stale.discard(page)
        self.setCurrentWidget(page)
        page.refresh()
        self._drop_oldest()
        self.shown.emit()

    def _drop_oldest(self) -> None:
        """Let go of the pages longest not seen, which gave their drafts when they were left."""
        for place in list(self._pages)[: max(0, len(self._pages) - KEPT)]:
            self._pages[place].leave()
            self._drop(place)

    def _drop(self, place: Place) -> None:
        page = self._pages.pop(place, None)
        if page is not None:
            self._stale.discard(page)
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
