"""Tables of any length: the rows come page by page from a query, sorted where they are kept."""

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from integration_desk.core.words import T, Text
from integration_desk.widgets import theme
from integration_desk.widgets.arrangement import Arrangement
from integration_desk.widgets.cells import CellPainter, Column, plain
from integration_desk.widgets.row_pages import Index, Query, RowsModel
from integration_desk.widgets.speech import name_for_readers, say
from integration_desk.widgets.tasks import Tasks
from integration_desk.widgets.theme import px
from integration_desk.widgets.upkeep import on_language, on_look

_SOON = 300  # milliseconds after which a column stands where it was drawn to


class PagedTable(QTableView):
    """A table over a query. Arrow keys go from row to row, Space selects, Enter or a double click opens."""

    opened = Signal(object)
    selected = Signal()
    loaded = Signal()
    columns_changed = Signal()
    _anchor = -1

    def __init__(
        self, tasks: Tasks, query: Query, columns: tuple[Column, ...], *, name: Text, tall: bool = False
    ) -> None:
        super().__init__()
        self._rows = RowsModel(tasks, query, columns)
        self._tall, self._low = tall, False
        self._keep = ""
        self._measuring = False
        self._drawn_out: dict[str, float] = {}
        self._hidden = {column.name for column in columns if not column.shown}
        self._rows.setParent(self)
        self.setModel(self._rows)
        self.setItemDelegate(CellPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = plain(self)
        head.setSectionsMovable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(False)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort_by)
        head.sectionResized.connect(self._draw_out)
        head.sectionMoved.connect(lambda *_: self.columns_changed.emit())
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        self._rows.loaded.connect(self._arrived)
        name_for_readers(self, name)
        on_look(self, "measures", self._measure)
        on_language(
            self, "headers", lambda: self._rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        )
        on_language(self, "widths", self._measure)

    def make_low(self, low: bool) -> None:
        """Give each row one line and no more, as on a low page, or the room that it usually has."""
        self._low = low
        self._measure()

    @property
    def rows(self) -> RowsModel:
        """The rows behind the table."""
        return self._rows

    def ask(self, **criteria: Any) -> None:
        """Read the rows for criteria."""
        self._rows.ask(criteria)

    def refresh(self) -> None:
        """Read the rows again and stay where one was."""
        current = self.current_row()
        self._keep = current.id if current is not None else ""
        self._rows.ask()

    def current_row(self) -> Any | None:
        """Return the row with the keyboard."""
        return self._rows.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def selected_rows(self) -> list[Any]:
        """Return the selected rows that are loaded."""
        chosen = []
        selection = self.selectionModel().selection()
        for number in range(selection.count()):
            part = selection.at(number)
            found = (self._rows.row_at(row) for row in range(part.top(), part.bottom() + 1))
            chosen += [row for row in found if row is not None]
        return chosen

    def column_menu(self) -> QMenu:
        """Return a menu in which the person chooses the columns and, without a mouse, the order."""
        menu = QMenu(self)
        for number, column in enumerate(self._rows.columns):
            action = menu.addAction(say(column.label).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column.name not in self._hidden)
            action.setEnabled(number > 0)
            action.toggled.connect(lambda on, name=column.name: self.show_column(name, on))
        menu.addSeparator()
        for number, column in enumerate(self._rows.columns):
            if column.sort and column.name not in self._hidden:
                words = say(T("Sort by {column}").put(column=column.label)).replace("&", "&&")
                menu.addAction(words).triggered.connect(lambda _on, number=number: self._sort_by(number))
        menu.addSeparator()
        order = menu.addMenu(say(T("Order of the columns")))
        head = self.horizontalHeader()
        shown = [n for n in map(head.logicalIndex, range(head.count())) if not self.isColumnHidden(n)]
        for place, number in enumerate(shown[1:], 1):
            words = say(T("{column}: one place forward").put(column=self._rows.columns[number].label))
            action = order.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _on, number=number, before=shown[place - 1]: _move(head, number, before))
        menu.addSeparator()
        menu.addAction(say(T("Usual columns"))).triggered.connect(lambda _on: self.usual_columns())
        return menu

    def show_column(self, name: str, shown: bool) -> None:
        """Show or hide a column."""
        (self._hidden.discard if shown else self._hidden.add)(name)
        self._measure()
        self.columns_changed.emit()

    def shown_columns(self) -> tuple[str, ...]:
        """Return the names of the columns that are shown."""
        return tuple(column.name for column in self._rows.columns if column.name not in self._hidden)

    def arrangement(self) -> Arrangement:
        """Return how the person has arranged the columns."""
        head, columns = self.horizontalHeader(), self._rows.columns
        sorted_by = head.sortIndicatorSection()
        return Arrangement(
            tuple(columns[head.logicalIndex(place)].name for place in range(head.count())),
            tuple(name for name in (one.name for one in columns) if name in self._hidden),
            dict(self._drawn_out),
            columns[sorted_by].name if 0 <= sorted_by < len(columns) else "",
            self._rows.descending,
        )

    def arrange(self, kept: Arrangement) -> None:
        """Arrange the columns as they were kept; nothing is read by that."""
        head, names = self.horizontalHeader(), [one.name for one in self._rows.columns]
        for place, name in enumerate(one for one in kept.order if one in names):
            head.moveSection(head.visualIndex(names.index(name)), place)
        known = set(kept.order)
        self._hidden = {name for name in self._hidden if name not in known} | {
            name for name in kept.hidden if name in names[1:]
        }
        self._drawn_out = {name: width for name, width in kept.widths.items() if name in names}
        if kept.sort in names and (order := self._rows.columns[names.index(kept.sort)].sort):
            way = Qt.SortOrder.DescendingOrder if kept.descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(names.index(kept.sort), way)
            self._rows.order, self._rows.descending = order, kept.descending
        self._measure()

    def usual_columns(self) -> None:
        """Arrange the columns as they are declared."""
        self._hidden = {column.name for column in self._rows.columns if not column.shown}
        self.arrange(Arrangement(tuple(one.name for one in self._rows.columns), tuple(self._hidden)))
        self.columns_changed.emit()

    def _measure(self) -> None:
        """Give rows and columns their sizes at this zoom; the stretching columns share what is left."""
        self._measuring = True  # also a new least width resizes columns, and nobody drew those
        tall = theme.current().size("shape.row-low" if self._low else "shape.row-tall" if self._tall else "shape.row")
        self.verticalHeader().setMinimumSectionSize(tall)
        self.verticalHeader().setDefaultSectionSize(tall)
        self.horizontalHeader().setMinimumSectionSize(px(56))
        self.horizontalHeader().setFixedHeight(px(26 if self._low else 32))
        shown = [one for one in self._rows.columns if self._is_shown(one)]
        drawn = {name: px(width) for name, width in self._drawn_out.items()}
        headings = {one.name: _heading_width(self.horizontalHeader(), one) for one in shown}
        widths = {one.name: max(px(one.width), headings.get(one.name, 0)) for one in self._rows.columns} | drawn
        room = self.viewport().width()
        spare = {
            one.name: widths[one.name] - max(px(one.least), headings[one.name])
            for one in shown
            if one.least and one.name not in drawn
        }
        missing = sum(widths[one.name] for one in shown) - room
        if missing > 0 and spare:
            share = min(1.0, missing / sum(spare.values()))
            widths |= {name: widths[name] - ceil(more * share) for name, more in spare.items()}
        left = room - sum(widths[one.name] for one in shown)
        stretching = sum(one.stretch and one.name not in self._drawn_out for one in shown) or 1
        for number, column in enumerate(self._rows.columns):
            self.setColumnHidden(number, column not in shown)
            stretch = column.stretch and column.name not in self._drawn_out
            self.setColumnWidth(number, widths[column.name] + (max(0, left) // stretching if stretch else 0))
        self._measuring = False

    def _is_shown(self, column: Column) -> bool:
        return column.name not in self._hidden and (not column.for_words or bool(self._rows.criteria.get("words")))

    def _draw_out(self, section: int, _before: int, width: int) -> None:
        """Remember the width to which the person drew a column."""
        if not self._measuring and width:
            self._drawn_out[self._rows.columns[section].name] = width * 100 / theme.current().zoom
            self.columns_changed.emit()

    def _sort_by(self, section: int) -> None:
        head, column = self.horizontalHeader(), self._rows.columns[section]
        if not column.sort:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        again = self._rows.order == column.sort and not self._rows.descending
        order = Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(section, order)
        self._rows.sort(section, order)
        self.columns_changed.emit()

    def _arrived(self) -> None:
        row = self._rows.row_number(self._keep) if self._keep else None
        self._keep = ""
        if any(column.for_words for column in self._rows.columns):
            self._measure()
        if row is None and self.hasFocus() and self._rows.total:
            row = 0
        if row is not None:
            self.setCurrentIndex(self._rows.index(row, 0))
        self.loaded.emit()

    def _open(self, number: int) -> None:
        row = self._rows.row_at(number)
        if row is not None:
            self.opened.emit(row)

    def resizeEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        """Give the stretching columns the room that is left."""
        super().resizeEvent(event)
        self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Start at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.total:
            self.setCurrentIndex(self._rows.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the mark of the current row away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def selectionCommand(  # noqa: N802 - Qt's name
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Keep the selection while the keyboard only goes from row to row; Space selects or deselects a row."""
        flags = QItemSelectionModel.SelectionFlag
        if event is None:
            return flags.NoUpdate
        if isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
                return flags.Toggle | flags.Rows
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return flags.NoUpdate
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter; letters are the page's, not a search in the first column."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex().row())
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()
        else:
            before = self.currentIndex()
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if not shift or not self.selectionModel().isSelected(before):
                self._anchor = max(before.row(), 0) if shift else -1
            super().keyPressEvent(event)
            if shift and self.currentIndex().row() != before.row():
                self._reach()

    def _reach(self) -> None:
        """Select from where Shift was first held to where one is now; Qt forgets where that was."""
        here = self.currentIndex()
        self._anchor = here.row() if self._anchor < 0 else self._anchor
        first, last = sorted((self._anchor, here.row()))
        part = QItemSelection(self._rows.index(first, 0), self._rows.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(part, flags.ClearAndSelect | flags.Rows)


def _move(head: QHeaderView, number: int, before: int) -> None:
    """Put a column where another one is."""
    head.moveSection(head.visualIndex(number), head.visualIndex(before))


def _heading_width(head: QHeaderView, column: Column) -> int:
    """Return the width that the heading of a column needs, with the mark of its order where it can have one."""
    mark = px(20) if column.sort else 0
    return head.fontMetrics().horizontalAdvance(say(column.label)) + px(24) + mark


def remember(table: PagedTable, layouts: Any, name: str) -> None:
    """Arrange the columns as the person left them under a name, and keep every change of hers from now on.

    Without ``layouts``, as in a window that keeps nothing, they stay as they are declared.
    """
    if layouts is None:
        return
    table.arrange(Arrangement.of(layouts.get(name)))
    soon = QTimer(table)
    soon.setSingleShot(True)
    soon.setInterval(_SOON)
    soon.timeout.connect(lambda: layouts.__setitem__(name, table.arrangement().as_json()))
    table.columns_changed.connect(soon.start)
