"""The rows of a table: read page by page from a query, sorted and narrowed where they are kept."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from integration_desk.widgets.cells import CELL, Column
from integration_desk.widgets.speech import say
from integration_desk.widgets.tasks import Running, Tasks

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
            lane="search" if self.criteria.get("words") else "page",
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
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return say(self.columns[section].label)  # where a heading is cut, the tooltip has all of it
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
