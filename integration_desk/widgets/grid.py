"""A grid in which one goes from cell to cell: what stands in a cell is changed by a key, without opening anything."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from integration_desk.core.words import Text
from integration_desk.widgets import theme
from integration_desk.widgets.cells import CELL, Cell, CellPainter, plain, wrapped_height
from integration_desk.widgets.row_pages import Index
from integration_desk.widgets.speech import name_for_readers, say
from integration_desk.widgets.theme import px
from integration_desk.widgets.upkeep import on_language, on_look

_HEAD, _LEAST = 230, 150  # width of the first column, least width of the others


class _GridModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[Text | str, ...] = ()
        self.lines: tuple[tuple[Cell, ...], ...] = ()

    def show(self, heads: Sequence[Text | str], lines: Sequence[Sequence[Cell]]) -> None:
        self.beginResetModel()
        self.heads, self.lines = tuple(heads), tuple(map(tuple, lines))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        return 0 if parent.isValid() else len(self.heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled if index.column() == 0 else enabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.lines[index.row()][index.column()]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            names = [self.lines[index.row()][0].spoken(), say(self.heads[index.column()])] if index.column() else []
            return ", ".join(words for words in (*names, cell.spoken()) if words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.spoken()
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.heads):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return say(self.heads[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


class _GridPainter(CellPainter):
    def mark_current(
        self, painter: QPainter, at: QRect, view: QTableView, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a ring around the one cell that has the keyboard."""
        here = view.currentIndex()
        if (here.row(), here.column()) == (index.row(), index.column()):
            focus, thick = theme.colour("focus"), 2
            painter.fillRect(at.x(), at.y(), at.width(), thick, focus)
            painter.fillRect(at.x(), at.bottom() - thick + 1, at.width(), thick, focus)
            painter.fillRect(at.x(), at.y(), thick, at.height(), focus)
            painter.fillRect(at.right() - thick + 1, at.y(), thick, at.height(), focus)


class Grid(QTableView):
    """Named lines across named columns. Arrow keys go from cell to cell, Enter or a double click opens one.

    ``typed`` tells row, column and letter or figure of any other key; Delete and Backspace come as "".
    The first cell of a line names it; the keyboard does not stop there. It is as high as all its lines.
    """

    opened = Signal(int, int)
    typed = Signal(int, int, str)

    def __init__(self, name: Text) -> None:
        super().__init__()
        self._cells = _GridModel()
        self._cells.setParent(self)
        self.setModel(self._cells)
        self.setItemDelegate(_GridPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = plain(self)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self._open(index.row(), index.column()))
        name_for_readers(self, name)
        on_look(self, "measures", self._measure)
        on_language(self, "words", lambda: self._cells.show(self._cells.heads, self._cells.lines))

    def show_cells(self, heads: Sequence[Text | str], lines: Sequence[Sequence[Cell]]) -> None:
        """Show other cells; the keyboard stays at its line and column."""
        here = self.currentIndex()
        self._cells.show(heads, lines)
        self._measure()
        if here.isValid() and here.row() < len(self._cells.lines) and here.column() < len(self._cells.heads):
            self.setCurrentIndex(self._cells.index(here.row(), here.column()))

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands in a cell."""
        return self._cells.lines[row][column]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which no line is hidden."""
        return QSize(px(_HEAD + _LEAST), self.height())

    def _measure(self) -> None:
        least = theme.current().size("shape.row")
        self.verticalHeader().setMinimumSectionSize(least)
        self.horizontalHeader().setFixedHeight(px(32))
        others = max(0, len(self._cells.heads) - 1)
        room = self.viewport().width() - px(_HEAD)
        each = max(px(_LEAST), room // others if others else 0)
        for number in range(len(self._cells.heads)):
            self.setColumnWidth(number, each if number else px(_HEAD))
        tall = [max(least, *(self._height(one, number, each) for number, one in enumerate(line))) for line in
                self._cells.lines]  # fmt: skip
        for number, height in enumerate(tall):
            self.setRowHeight(number, height)
        needed = px(_HEAD) + each * others > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if needed else 0
        self.setFixedHeight(px(32) + sum(tall) + bar + 2 * self.frameWidth())

    def _height(self, cell: Cell, column: int, each: int) -> int:
        """Return how high a cell is when all its words are seen."""
        room = (each if column else px(_HEAD)) - px(24) - (px(24) if cell.icon is not None else 0)
        words = wrapped_height(say(cell.text), self.font(), room)
        return words + wrapped_height(say(cell.detail), self.font(), room, small=True) + px(14)

    def _open(self, row: int, column: int) -> None:
        if row >= 0 and column > 0:
            self.opened.emit(row, column)

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go on to another cell, never to the name of a line."""
        found = super().moveCursor(action, modifiers)
        return self._cells.index(found.row(), 1) if found.isValid() and found.column() == 0 else found

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter, tell of letters and figures, and leave everything else to the page."""
        here, key = self.currentIndex(), event.key()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(here.row(), here.column())
        elif here.isValid() and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.typed.emit(here.row(), here.column(), "")
        elif here.isValid() and plain and event.text().isalnum():
            self.typed.emit(here.row(), here.column(), event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Start at the first cell."""
        super().focusInEvent(event)
        if (not self.currentIndex().isValid() or not self.currentIndex().column()) and self._cells.lines:
            self.setCurrentIndex(self._cells.index(0, 1))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the mark of the current cell away."""
        super().focusOutEvent(event)
        self.viewport().update()
