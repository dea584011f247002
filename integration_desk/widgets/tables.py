"""Tables of any length: the rows come page by page from a query, sorted where they are kept."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from math import ceil
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from integration_desk.core.words import T, Text
from integration_desk.widgets import theme
from integration_desk.widgets.cells import CELL, CellPainter, Column
from integration_desk.widgets.speech import name_for_readers, say
from integration_desk.widgets.tasks import Running, Tasks
from integration_desk.widgets.theme import px
from integration_desk.widgets.upkeep import on_language, on_look

PAGE_ROWS = 200
KEPT_PAGES = 64

Query = Callable[..., tuple[list[Any], int]]
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows of a query ``query(reader, *, offset, limit, order, descending, **criteria) -> (rows, total)``."""

    loaded = Signal()

    def __init__(self, tasks: Tasks, query: Query, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.tasks, self.query, self.columns = tasks, query, columns
        self.total = 0
        self.criteria: dict[str, Any] = {}
        self.order, self.descending = "", False
        self._pages: OrderedDict[int, list[Any]] = OrderedDict()
        self._asked: dict[int, Running] = {}
        self._round = 0

    def ask(self, criteria: Mapping[str, Any] | None = None) -> None:
        """Read again, with other criteria if given; what is shown stays until the answer is there."""
        if criteria is not None:
            self.criteria = dict(criteria)
        self._round += 1
        for running in self._asked.values():
            running.cancel()
        self._asked.clear()
        self._fetch(0, fresh=True)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, in the query."""
        self.order = self.columns[column].sort if 0 <= column < len(self.columns) else ""
        self.descending = order is Qt.SortOrder.DescendingOrder
        self.ask()

    def row_at(self, row: int) -> Any | None:
        """Return a row, or None while it is on its way."""
        page = self._pages.get(row // PAGE_ROWS)
        place = row % PAGE_ROWS
        if page is not None:
            self._pages.move_to_end(row // PAGE_ROWS)
        return page[place] if page is not None and place < len(page) else None

    def row_number(self, row_id: str) -> int | None:
        """Return where a row stands among those that are loaded."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.id == row_id:
                    return page * PAGE_ROWS + place
        return None

    def clear(self) -> None:
        """Forget all rows, as when the desk is locked."""
        self._round += 1
        self.beginResetModel()
        self._pages.clear()
        self.total = 0
        self.endResetModel()

    def _fetch(self, page: int, *, fresh: bool = False) -> None:
        self._asked[page] = self.tasks.ask(
            self.query,
            then=partial(self._arrive, page, self._round, fresh),
            offset=page * PAGE_ROWS,
            limit=PAGE_ROWS,
            order=self.order,
            descending=self.descending,
            **self.criteria,
        )

    def _arrive(self, page: int, asked_in: int, fresh: bool, answer: tuple[list[Any], int]) -> None:
        if asked_in != self._round:
            return
        rows, total = answer
        self._asked.pop(page, None)
        if fresh:
            self.beginResetModel()
            self._pages = OrderedDict({page: rows})
            self.total = total
            self.endResetModel()
            self.loaded.emit()
            return
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        first, last = page * PAGE_ROWS, page * PAGE_ROWS + len(rows) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else self.total

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the words of a column's head."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return say(self.columns[section].label)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the cell, its tooltip or what a screen reader says of it."""
        row = self.row_at(index.row())
        if row is None:
            page = index.row() // PAGE_ROWS
            if page not in self._asked and page not in self._pages:
                self._fetch(page)
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return None  # drawn from the cell; the words are in the accessible text
        if role not in (CELL, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.columns[index.column()].cell_of(row)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return say(cell.tooltip) or say(cell.text) or None
        return cell.spoken()


class PagedTable(QTableView):
    """A table over a query. Enter or a double click opens a row, Space selects it."""

    opened = Signal(object)
    selected = Signal()
    loaded = Signal()
    columns_changed = Signal()

    def __init__(
        self, tasks: Tasks, query: Query, columns: tuple[Column, ...], *, name: Text, tall: bool = False
    ) -> None:
        super().__init__()
        self._rows = RowsModel(tasks, query, columns)
        self._tall = tall
        self._keep = ""
        self._measuring = False
        self._drawn_out: dict[str, float] = {}
        self._hidden = {column.name for column in columns if not column.shown}
        self._rows.setParent(self)
        self.setModel(self._rows)
        self.setItemDelegate(CellPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(False)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort_by)
        head.sectionResized.connect(self._draw_out)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        self._rows.loaded.connect(self._arrived)
        name_for_readers(self, name)
        on_look(self, "measures", self._measure)
        on_language(
            self, "headers", lambda: self._rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        )

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
        return menu

    def show_column(self, name: str, shown: bool) -> None:
        """Show or hide a column."""
        (self._hidden.discard if shown else self._hidden.add)(name)
        self._measure()
        self.columns_changed.emit()

    def shown_columns(self) -> tuple[str, ...]:
        """Return the names of the columns that are shown."""
        return tuple(column.name for column in self._rows.columns if column.name not in self._hidden)

    def _measure(self) -> None:
        """Give rows and columns their sizes at this zoom; the stretching columns share what is left."""
        self._measuring = True  # also a new least width resizes columns, and nobody drew those
        tall = theme.current().size("shape.row-tall" if self._tall else "shape.row")
        self.verticalHeader().setMinimumSectionSize(tall)
        self.verticalHeader().setDefaultSectionSize(tall)
        self.horizontalHeader().setMinimumSectionSize(px(56))
        self.horizontalHeader().setFixedHeight(px(32))
        shown = [one for one in self._rows.columns if self._is_shown(one)]
        widths = {one.name: px(self._drawn_out.get(one.name, one.width)) for one in self._rows.columns}
        room = self.viewport().width()
        spare = {
            one.name: widths[one.name] - px(one.least) for one in shown if one.least and one.name not in self._drawn_out
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

    def _sort_by(self, section: int) -> None:
        head, column = self.horizontalHeader(), self._rows.columns[section]
        if not column.sort:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        again = self._rows.order == column.sort and not self._rows.descending
        order = Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(section, order)
        self._rows.sort(section, order)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter; letters are the page's, not a search in the first column."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex().row())
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)
