"""The list that opens under a field while one types: it never takes the keyboard from the field."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from integration_desk.widgets import theme
from integration_desk.widgets.icons import pixmap
from integration_desk.widgets.options import Option
from integration_desk.widgets.theme import px

_ROWS = 8
Index = QModelIndex | QPersistentModelIndex


class _Options(QAbstractListModel):
    """The options on offer; a chosen one is checked."""

    def __init__(self) -> None:
        super().__init__()
        self.options: Sequence[Option] = ()
        self.chosen: frozenset[str] = frozenset()

    def show(self, options: Sequence[Option], chosen: frozenset[str]) -> None:
        """Offer other options."""
        self.beginResetModel()
        self.options, self.chosen = options, chosen
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self.options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        option = self.options[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return option.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return option.detail or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return option.detail
        return None


class _Line(QStyledItemDelegate):
    """Draws a line: words, another name in muted text at its end, a check mark when chosen."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(120), px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Options)  # noqa: S101 - told to the type checker
        entry, view = model.options[index.row()], self.parent()
        at: QRect = option.rect
        now = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = isinstance(view, QListView) and view.currentIndex() == index
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.soft("accent"))
            painter.drawRoundedRect(at, px(4), px(4))
        room = at.adjusted(px(8), 0, -px(8), 0)
        metrics = painter.fontMetrics()
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setLayoutDirection(option.direction)
        if entry.value in model.chosen:
            mark = QRect(room.right() - px(14), at.center().y() - px(7), px(14), px(14))
            if option.direction is Qt.LayoutDirection.RightToLeft:
                mark.moveLeft(room.left())
                room.setLeft(room.left() + px(22))
            else:
                room.setRight(room.right() - px(22))
            painter.drawPixmap(mark.topLeft(), pixmap("check", "accent", 14))
        painter.setPen(now.colour("text"))
        painter.drawText(room, leading, metrics.elidedText(entry.label, Qt.TextElideMode.ElideRight, room.width()))
        left = room.width() - metrics.horizontalAdvance(entry.label) - px(16)
        if entry.detail and left > px(24):
            painter.setPen(now.colour("text-muted"))
            trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            painter.drawText(room, trailing, metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, left))
        painter.restore()


class Finder(QObject):
    """Opens the list for a line: ``source(words)`` gives the options, ``picked`` tells the choice.

    ``stay`` keeps the list open after a choice, for fields that take several.
    """

    picked = Signal(object)

    def __init__(
        self,
        line: QLineEdit,
        source: Callable[[str], Sequence[Option]],
        *,
        anchor: QWidget | None = None,
        stay: bool = False,
        chosen: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        super().__init__(line)
        self._line, self._source, self._anchor, self._stay = line, source, anchor or line, stay
        self._chosen = chosen
        self._model = _Options()
        self._list: QListView | None = None
        line.installEventFilter(self)
        line.textEdited.connect(lambda _text: self.open())

    @property
    def is_open(self) -> bool:
        """Tell whether the list is open."""
        return self._list is not None and self._list.isVisible()

    def options(self) -> Sequence[Option]:
        """Return what the open list offers."""
        return self._model.options

    def open(self, words: str | None = None) -> None:
        """Open the list for the words in the line, or for others ("" for all)."""
        options = self._source(self._line.text() if words is None else words)
        self._model.show(options, self._chosen())
        if not options:
            self.close()
            return
        view = self._view()
        typed = bool(self._line.text().strip()) and words is None
        held = next((row for row, one in enumerate(options) if one.value in self._model.chosen), 0)
        view.setCurrentIndex(self._model.index(0 if typed or self._stay else held))
        self._place(view)
        view.show()
        view.raise_()

    def close(self) -> None:
        """Close the list."""
        if self._list is not None:
            self._list.hide()

    def _view(self) -> QListView:
        window = self._line.window()
        if self._list is None or self._list.parent() is not window:
            view = QListView(window)
            view.setModel(self._model)
            view.setItemDelegate(_Line(view))
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setUniformItemSizes(True)
            view.clicked.connect(self._pick)
            view.setAccessibleName(self._line.accessibleName())
            self._line.destroyed.connect(view.deleteLater)
            self._list = view
        return self._list

    def _place(self, view: QListView) -> None:
        """Put the list under the field, or above it where there is no room below."""
        window, anchor = self._line.window(), self._anchor
        top = anchor.mapTo(window, anchor.rect().topLeft())
        tall = min(_ROWS, len(self._model.options)) * px(30) + 2 * px(4) + 2
        width = min(max(anchor.width(), px(220)), window.width() - px(8))
        below, above = window.height() - top.y() - anchor.height() - px(4), top.y() - px(4)
        if below >= min(tall, px(30) * 3) or below >= above:
            tall, y = min(tall, below), top.y() + anchor.height() + px(2)
        else:
            tall = min(tall, above)
            y = top.y() - tall - px(2)
        x = top.x() if not self._line.window().isRightToLeft() else top.x() + anchor.width() - width
        view.setGeometry(max(0, min(x, window.width() - width)), y, width, tall)

    def _pick(self, index: Index) -> None:
        option = self._model.options[index.row()]
        if not self._stay:
            self.close()
        self.picked.emit(option)
        if self._stay and self.is_open:
            self._model.chosen = self._chosen()
            if self._list is not None:
                self._place(self._list)
                self._list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Use the arrow keys, Enter and Escape for the list; close it when the keyboard goes elsewhere."""
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        elif kind is QEvent.Type.Move and self._list is not None and self.is_open:
            self._place(self._list)  # a chip was put before the line: the list goes along
        elif kind is QEvent.Type.MouseButtonPress and not self.is_open:
            self.open("")
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if not self.is_open:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_F4):
                self.open("")
                return True
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        if key in steps:
            self._step(steps[Qt.Key(key)])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            index = self._list.currentIndex() if self._list is not None else QModelIndex()
            if key == Qt.Key.Key_Tab and (self._stay or not self._line.isModified()):
                self.close()
            elif index.isValid():
                self._pick(index)
            return key != Qt.Key.Key_Tab
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _step(self, by: int) -> None:
        if self._list is not None:
            row = max(0, min(len(self._model.options) - 1, self._list.currentIndex().row() + by))
            self._list.setCurrentIndex(self._model.index(row))
            self._list.scrollTo(self._model.index(row))
