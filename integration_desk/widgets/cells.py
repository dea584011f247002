"""What a table shows: columns declared by the page, cells made from a row, and how a cell is drawn."""

from collections.abc import Callable
from typing import Any

import attrs
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from integration_desk.core.words import Text
from integration_desk.i18n import isolate
from integration_desk.widgets import theme
from integration_desk.widgets.icons import pixmap
from integration_desk.widgets.speech import grounded, say
from integration_desk.widgets.theme import px

Words = Text | str
CELL = Qt.ItemDataRole.UserRole


@attrs.frozen
class Cell:
    """What one cell shows: words, a muted second line, a chip (words, tone), an icon (name, role), a tooltip.

    The words of ``wrap`` go on in further lines where the table gives the row room for them.
    """

    text: Words = ""
    detail: Words = ""
    chip: tuple[Words, str] | None = None
    icon: tuple[str, str] | None = None
    tooltip: Words = ""
    tone: str = ""
    strong: bool = False
    wrap: bool = False

    def spoken(self) -> str:
        """Return all words of the cell, as a screen reader says them."""
        chip = self.chip[0] if self.chip is not None else ""
        return ", ".join(words for words in (say(self.text), say(chip), say(self.detail), say(self.tooltip)) if words)


@attrs.frozen
class Column:
    """A column: how it is called, what it shows of a row, its width at 100 %, what it sorts by ("" for not at all).

    Where the columns need more room than there is, they shrink together, each to its ``least`` width at the most.
    ``shown`` is false for columns that are only offered; ``stretch`` takes the room that is left. A column that says
    how the typed words were found has nothing to say without them: ``for_words`` shows it only then.
    """

    name: str
    label: Text
    cell: Callable[[Any], Cell | Text | str]
    width: int = 140
    sort: str = ""
    shown: bool = True
    stretch: bool = False
    for_words: bool = False
    least: int = 0

    def cell_of(self, row: Any) -> Cell:
        """Return the cell of a row."""
        made = self.cell(row)
        return made if isinstance(made, Cell) else Cell(made)


class CellPainter(QStyledItemDelegate):
    """Draws cells: words over a muted line, chips with their word, the row's selection and focus."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return a size; the table fixes the height of its rows."""
        return QSize(px(120), px(32))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        view, now = self.parent(), theme.current()
        at: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(at, now.soft("accent"))
        painter.setPen(now.colour("line"))
        painter.drawLine(at.bottomLeft(), at.bottomRight())
        if isinstance(view, QTableView) and view.hasFocus():
            self.mark_current(painter, at, view, index)
        cell = index.data(CELL)
        if isinstance(cell, Cell):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            mirrored = option.direction is Qt.LayoutDirection.RightToLeft
            _Pen(painter, at.adjusted(px(12), px(3), -px(12), -px(3)), mirrored).draw(cell)
        painter.restore()

    def mark_current(
        self, painter: QPainter, at: QRect, view: QTableView, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw what shows where the keyboard is: this cell's part of the ring around its row."""
        if view.currentIndex().row() == index.row():
            _ring(painter, at, view, index.column())


def plain(view: QTableView) -> QHeaderView:
    """Make a table one that is read, by mouse and keyboard: no lines, no typing into cells; returns its head."""
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setTextElideMode(Qt.TextElideMode.ElideRight)
    return head


def _ring(painter: QPainter, at: QRect, view: QTableView, column: int) -> None:
    """Draw this cell's part of the focus ring around the current row."""
    focus, head = theme.colour("focus"), view.horizontalHeader()
    painter.fillRect(at.x(), at.y(), at.width(), 2, focus)
    painter.fillRect(at.x(), at.bottom() - 1, at.width(), 2, focus)
    shown = [one for one in range(head.count()) if not head.isSectionHidden(head.logicalIndex(one))]
    ends = (shown[0], shown[-1]) if not view.isRightToLeft() else (shown[-1], shown[0])
    if head.visualIndex(column) == ends[0]:
        painter.fillRect(at.x(), at.y(), 2, at.height(), focus)
    if head.visualIndex(column) == ends[1]:
        painter.fillRect(at.right() - 1, at.y(), 2, at.height(), focus)


def wrapped_height(words: str, body: QFont, width: int, *, small: bool = False) -> int:
    """Return how high words stand in a width, in the font of the body or in the small one of second lines."""
    if not words:
        return 0
    font = QFont(body)
    if small:
        font.setPixelSize(theme.current().size("type.caption"))
    room = QRect(0, 0, max(1, width), 1 << 16)
    return QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap.value, words).height()


class _Pen:
    """Draws the parts of a cell one after another in reading direction."""

    def __init__(self, painter: QPainter, room: QRect, mirrored: bool) -> None:
        self.painter, self.room, self.mirrored = painter, room, mirrored
        self.ratio = painter.device().devicePixelRatioF()
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)

    def draw(self, cell: Cell) -> None:
        text, detail = say(cell.text), say(cell.detail)
        if cell.icon is not None:
            self._icon(*cell.icon)
        if cell.chip is not None:
            self._chip(say(cell.chip[0]), cell.chip[1])
        if cell.wrap:
            self._wrapped(text, detail, cell)
        elif text and detail and self.room.height() >= px(34):
            upper, lower = QRect(self.room), QRect(self.room)
            middle = self.room.center().y()
            upper.setBottom(middle + px(1))
            lower.setTop(middle + px(2))
            self._words(text, upper, cell.tone or "text", Qt.AlignmentFlag.AlignBottom, strong=cell.strong)
            self._small(detail, lower)
        elif text or detail:
            self._words(text or detail, self.room, cell.tone or "text", strong=cell.strong)
            if text and detail:
                self._beside(text, detail, strong=cell.strong)

    def _wrapped(self, text: str, detail: str, cell: Cell) -> None:
        """Draw words over their second line, each in as many lines as it takes; together they stand in the middle."""
        first, second = (wrapped_height(one, self.painter.font(), self.room.width(), small=small) for one, small in
                         ((text, False), (detail, True)))  # fmt: skip
        upper = QRect(self.room)
        upper.setTop(max(self.room.top(), self.room.center().y() - (first + second) // 2))
        upper.setHeight(first)
        lower = QRect(self.room.left(), upper.bottom() + 1, self.room.width(), second)
        side = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        flags = (
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        ).value | Qt.TextFlag.TextWordWrap.value
        font = QFont(self.painter.font())
        font.setWeight(QFont.Weight.DemiBold if cell.strong else QFont.Weight.Normal)
        self.painter.setFont(font)
        self.painter.setPen(theme.colour(cell.tone or "text"))
        self.painter.drawText(upper, flags, text)
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(theme.current().size("type.caption"))
        self.painter.setFont(font)
        self.painter.setPen(theme.colour("text-muted"))
        self.painter.drawText(lower, flags, detail)

    def _words(
        self,
        words: str,
        room: QRect,
        role: str,
        upright: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
        *,
        strong: bool = False,
    ) -> None:
        font = QFont(self.painter.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        self.painter.setFont(font)
        self.painter.setPen(theme.colour(role))
        shown = self.painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        if shown != words:  # the dots stand where its own words end, also in a window that runs the other way
            shown = isolate(grounded(shown))
        side = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(room, side | Qt.AlignmentFlag.AlignAbsolute | upright, shown)

    def _small(self, words: str, room: QRect, upright: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop) -> None:
        font = QFont(self.painter.font())
        font.setPixelSize(theme.current().size("type.caption"))
        self.painter.setFont(font)
        self._words(words, room, "text-muted", upright)

    def _beside(self, text: str, detail: str, *, strong: bool) -> None:
        """Draw the second line of a cell after the first, in a row that has no room below it."""
        font = QFont(self.painter.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        drawn = QFontMetrics(font).horizontalAdvance(text)
        if self.room.width() - drawn >= px(64):
            self._take(drawn)
            self._small(detail, self.room, Qt.AlignmentFlag.AlignVCenter)

    def _take(self, width: int) -> QRect:
        """Return the next piece of room in reading direction and go on after it."""
        piece = QRect(self.room)
        if self.mirrored:
            piece.setLeft(self.room.right() - width + 1)
            self.room.setRight(piece.left() - px(8))
        else:
            piece.setRight(self.room.left() + width - 1)
            self.room.setLeft(piece.right() + px(8))
        return piece

    def _icon(self, name: str, role: str) -> None:
        piece = self._take(px(16))
        corner = QPoint(piece.left(), piece.center().y() - px(16) // 2 + 1)
        self.painter.drawPixmap(corner, pixmap(name, role, 16, self.ratio))

    def _chip(self, words: str, tone: str) -> None:
        metrics, now = self.painter.fontMetrics(), theme.current()
        icon = {"success": "success", "warning": "warning", "danger": "danger", "info": "info"}.get(tone, "")
        beside = px(16) if icon else 0
        width = min(self.room.width(), metrics.horizontalAdvance(words) + 2 + px(12) + beside)
        tall = metrics.height() + px(4)
        piece = self._take(width)
        piece = QRect(piece.left(), piece.center().y() - tall // 2, width, tall)
        self.painter.setPen(now.colour(tone) if now.scheme == "contrast" else now.soft(tone))
        self.painter.setBrush(now.soft(tone))
        self.painter.drawRoundedRect(piece, px(4), px(4))
        inner = piece.adjusted(px(6), 0, -px(6), 0)
        if icon:
            left = inner.right() - px(12) + 1 if self.mirrored else inner.left()
            self.painter.drawPixmap(left, inner.center().y() - px(12) // 2 + 1, pixmap(icon, tone, 12, self.ratio))
            inner = inner.adjusted(0, 0, -beside, 0) if self.mirrored else inner.adjusted(beside, 0, 0, 0)
        self._words(words, inner, tone)
