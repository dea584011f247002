"""The head of a list page: title, search, filters and what can be done; in a low page most of it folds away."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from integration_desk.core.words import T
from integration_desk.widgets.basics import Button, Label
from integration_desk.widgets.layouts import Ends, Flow, holding
from integration_desk.widgets.low_pages import Lowness, put_away
from integration_desk.widgets.panels import SlidePanel
from integration_desk.widgets.search_field import SearchField
from integration_desk.widgets.theme import at_least, at_most, space

_MORE = T("More")


class ListHead(QWidget):
    """Stands above the rows. ``narrowing`` holds the filters, ``notes`` what is to be seen in a low page too.

    In a low page actions, filters and tools stand in a panel that a button opens, so that rows keep the room.
    """

    def __init__(
        self,
        page: QWidget,
        title: Label,
        search: SearchField,
        count: Label,
        *,
        primary: Sequence[Button] = (),
        actions: Sequence[QWidget] = (),
        tools: Sequence[Button] = (),
    ) -> None:
        super().__init__()
        self._primary, self._actions, self._tools, self._search = primary, actions, tools, search
        self.more = Button(_MORE, self._open, icon="filter")
        self.more.hide()
        self._first, self._second, self._folded_line = Ends(title), QHBoxLayout(), Flow()
        space(self._second, gap=8)
        at_most(search, width=480)
        self._second.addWidget(search, 3)
        self._second.addWidget(count, 2)
        self._second.addWidget(self.more)
        self.narrowing, self.notes = QVBoxLayout(), QVBoxLayout()
        for layout in (self.narrowing, self.notes):
            space(layout, gap=12)
        self._filters = holding(self.narrowing)
        self._folded = QWidget()
        self._fold = QVBoxLayout(self._folded)
        space(self._fold, gap=16)
        self._fold.addWidget(holding(self._folded_line))
        self._column = QVBoxLayout(self)
        space(self._column, gap=12)
        self._column.addLayout(self._first)
        self._column.addLayout(self._second)
        self._column.addWidget(self._filters)
        self._column.addLayout(self.notes)
        self._page = page
        self._panel: SlidePanel | None = None
        self._put(low=False)
        self.watch = Lowness(page, lambda low: self._put(low=low))

    def fold(self) -> None:
        """Close the panel with the filters, if it is open."""
        if self._panel is not None:
            self._panel.close_panel()

    def tell(self, filters: int) -> None:
        """Say on the button how many filters narrow the list."""
        self.more.say(T("{label} ({count})").put(label=_MORE, count=filters) if filters else _MORE)

    def _open(self) -> None:
        if self._panel is None:
            self._panel = SlidePanel(self._page, T("Filters and more"))
            self._panel.show_widget(self._folded)
        else:
            self._panel.open_again()

    def _put(self, *, low: bool) -> None:
        """Put everything where there is room for it; what is hidden stays so, and the keyboard stays where it is."""
        focus = QApplication.focusWidget()
        self.fold()
        hidden = {one for one in (*self._actions, *self._primary, *self._tools) if put_away(one)}
        for one in (*self._actions, *self._primary):
            self._first.removeWidget(one)
            self._folded_line.removeWidget(one)
        for one in self._tools:
            self._second.removeWidget(one)
            self._folded_line.removeWidget(one)
        for one in self._actions:
            (self._folded_line if low else self._first).addWidget(one)
        for one in self._primary:
            self._first.addWidget(one)
        for one in self._tools:
            (self._folded_line if low else self._second).addWidget(one)
        if low:
            self._fold.addWidget(self._filters)
        else:
            self._column.insertWidget(2, self._filters)
        for one in (*self._actions, *self._primary, *self._tools):
            one.setVisible(one not in hidden)
        before, behind = ((), (self.more,)) if low else (self._actions, self._tools)
        for one, after in pairwise((*before, *self._primary, self._search, *behind)):
            self.setTabOrder(one, after)
        at_least(self._search, width=120 if low else 200)
        self._filters.setVisible(self.narrowing.count() > 0 or not low)
        self.more.setVisible(low)
        if focus is not None and self.isAncestorOf(focus) and not focus.hasFocus():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
