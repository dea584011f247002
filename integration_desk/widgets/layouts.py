"""Layouts on the 4-pixel grid: columns, rows, wrapping flows and fields that stand side by side while they fit."""

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integration_desk.widgets.speech import mirrored
from integration_desk.widgets.theme import px, space

Margins = tuple[float, float, float, float]
NONE: Margins = (0, 0, 0, 0)
PAGE: Margins = (24, 24, 24, 24)
CARD: Margins = (16, 16, 16, 16)


def _fill(layout: QBoxLayout, items: Iterable[QWidget | QLayout | None]) -> None:
    """Add widgets and layouts in order; None is a stretch."""
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def column(*items: QWidget | QLayout | None, gap: float = 8, margins: Margins = NONE) -> QVBoxLayout:
    """Return the items one under another; None is a stretch."""
    layout = QVBoxLayout()
    space(layout, gap=gap, margins=margins)
    _fill(layout, items)
    return layout


def row(*items: QWidget | QLayout | None, gap: float = 8, margins: Margins = NONE) -> QHBoxLayout:
    """Return the items one beside another, in reading direction; None is a stretch."""
    layout = QHBoxLayout()
    space(layout, gap=gap, margins=margins)
    _fill(layout, items)
    return layout


def holding(layout: QLayout) -> QWidget:
    """Return a plain widget with this layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


class _Roll(QScrollArea):
    """A frameless scroll area that ends where its content ends.

    The least height that Qt asks for is that of words wrapped as narrowly as can be: at the width that there is, it
    would leave an empty stretch to scroll through.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setViewport(QWidget())  # its own would fill the ground
        content.setProperty("clear", "true")
        self._own = content.minimumHeight()
        self.setWidget(content)
        self._bound()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the content ask for its height at the width that there is."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._bound()
        return super().eventFilter(watched, event)

    def _bound(self) -> None:
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is not None and layout is not None:
            content.setMinimumHeight(max(self._own, 1) if layout.hasHeightForWidth() else self._own)


def scrolling(content: QWidget) -> QScrollArea:
    """Return a frameless scroll area around the content, which keeps the ground of what it stands on."""
    return _Roll(content)


class Stack(QStackedWidget):
    """Parts of which one is on view, each of which scrolls by itself: none asks for more height than there is."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _number: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height does not depend on the width."""
        return False


class LastResort(QScrollArea):
    """Gives its content the room that there is, and scrolls it only when that is less than it can do with.

    Parts that scroll by themselves shrink first, and this one does not ask for more room than a small screen has.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewport(QWidget())  # its own would fill the ground
        content.setProperty("clear", "true")
        content.installEventFilter(self)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the content into the new room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the content when it needs more or less than before."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is None or layout is None:
            return
        room, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint().width()
        wide = max(room.width(), layout.totalMinimumSize().width())
        high = layout.totalMinimumHeightForWidth(wide) if layout.hasHeightForWidth() else 0
        high = max(high, layout.totalMinimumSize().height() if not layout.hasHeightForWidth() else 0)
        if high > room.height():
            wide = max(room.width() - bar, layout.totalMinimumSize().width())
            high = layout.totalMinimumHeightForWidth(wide) if layout.hasHeightForWidth() else high
        content.resize(wide, max(room.height(), high))


class _Items(QLayout):
    """What a layout must do for Qt besides placing its items."""

    def __init__(self, gap: float) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width: boxes around boxes ask for the same many times
        space(self, gap=gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _inner(self, rect: QRect) -> QRect:
        margins: QMargins = self.contentsMargins()
        return rect.marginsRemoved(margins)

    def _put(self, item: QLayoutItem, rect: QRect, inner: QRect) -> None:
        """Place an item, on the other side when the window is mirrored."""
        if mirrored():
            rect = QRect(inner.right() - (rect.right() - inner.left()), rect.top(), rect.width(), rect.height())
        item.setGeometry(rect)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        raise NotImplementedError


class Flow(_Items):
    """Items one beside another at their own size, wrapped to the next line when the line is full: chips, buttons."""

    def __init__(self, *widgets: QWidget, gap: float = 8, between: float | None = None) -> None:
        super().__init__(gap)
        self._between = gap if between is None else between  # lines
        for widget in widgets:
            self.addWidget(widget)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of all items on one line."""
        items = self._shown()
        width = sum(item.sizeHint().width() for item in items) + self.spacing() * max(0, len(items) - 1)
        return QSize(width, max((item.sizeHint().height() for item in items), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest item."""
        largest = QSize()
        for item in self._shown():
            largest = largest.expandedTo(item.minimumSize())
        return largest

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        inner, gap = self._inner(rect), self.spacing()
        at, line = QPoint(inner.topLeft()), list[tuple[QLayoutItem, QRect]]()
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(1, inner.width()), 1 << 20)).expandedTo(item.minimumSize())
            if item.hasHeightForWidth() and size.width() < item.sizeHint().width():
                size.setHeight(item.heightForWidth(size.width()))
            if line and at.x() + size.width() > inner.right() + 1:
                at = QPoint(inner.left(), at.y() + self._close(line, inner, place=place) + px(self._between))
                line = []
            line.append((item, QRect(at, size)))
            at.setX(at.x() + size.width() + gap)
        return at.y() + self._close(line, inner, place=place) - rect.top() + self.contentsMargins().bottom()

    def _close(self, line: list[tuple[QLayoutItem, QRect]], inner: QRect, *, place: bool) -> int:
        """Place the items of a line, each in the middle of its height; return that height."""
        tall = max((rect.height() for _, rect in line), default=0)
        for number, (item, rect) in enumerate(line):
            if place:
                if number == len(line) - 1 and item.expandingDirections() & Qt.Orientation.Horizontal:
                    rect.setRight(inner.right())
                self._put(item, rect.translated(0, (tall - rect.height()) // 2), inner)
        return tall


class Ends(Flow):
    """A title at the leading end and buttons at the trailing end; what does not fit goes on in further lines."""

    def _close(self, line: list[tuple[QLayoutItem, QRect]], inner: QRect, *, place: bool) -> int:
        if len(line) > 1 and line[0][0] is self.itemAt(0):
            shift = inner.right() - line[-1][1].right()
            line = [line[0], *((item, rect.translated(shift, 0)) for item, rect in line[1:])]
        return super()._close(line, inner, place=place)


@runtime_checkable
class Headed(Protocol):
    """What has a label above its control."""

    def head_height(self, width: int) -> int:
        """Return how high the label is at a width; 0 without one."""


def _lowered(line: list[QLayoutItem], widths: list[int]) -> list[int]:
    """Return how much lower each item stands so that the controls are level, however many lines a label takes."""
    heads = [
        widget.head_height(width) if isinstance(widget := item.widget(), Headed) else 0
        for item, width in zip(line, widths, strict=True)
    ]
    highest = max(heads, default=0)
    return [highest - head if head else 0 for head in heads]


class Beside(_Items):
    """Fields side by side in equal or weighted shares; when they no longer fit they stand one under another."""

    def __init__(self, *widgets: QWidget, gap: float = 16, least: float = 150) -> None:
        super().__init__(gap)
        self._least = least
        self._shares: dict[QWidget, float] = {}
        for widget in widgets:
            self.addWidget(widget)

    def share(self, widget: QWidget, weight: float) -> None:
        """Give a field more or less room than its neighbours (1 is the ordinary share)."""
        self._shares[widget] = weight

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of all items on one line."""
        items = self._shown()
        width = sum(max(item.sizeHint().width(), px(self._least)) for item in items)
        width += self.spacing() * max(0, len(items) - 1)
        return QSize(width, max((item.sizeHint().height() for item in items), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest item: below that the row scrolls."""
        largest = QSize()
        for item in self._shown():
            largest = largest.expandedTo(item.minimumSize())
        return largest

    def _weight(self, item: QLayoutItem) -> float:
        widget = item.widget()
        return self._shares.get(widget, 1.0) if widget is not None else 1.0

    def _lines(self, items: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        """Break the items into lines in which each keeps its least width."""
        for size in range(len(items), 0, -1):
            lines = [items[start : start + size] for start in range(0, len(items), size)]
            if size == 1 or all(self._fits(line, width) for line in lines):
                return lines
        return []

    def _fits(self, line: list[QLayoutItem], width: int) -> bool:
        shares = self._widths(line, width, len(line))
        return all(
            share >= max(item.minimumSize().width(), px(self._least) * min(1.0, self._weight(item)))
            for item, share in zip(line, shares, strict=True)
        )

    def _widths(self, line: list[QLayoutItem], width: int, places: int) -> list[int]:
        room = width - self.spacing() * (places - 1)
        total = sum(self._weight(item) for item in line) + (places - len(line))
        widths = [int(room * self._weight(item) / total) for item in line]
        if len(line) == places and widths:
            widths[-1] = room - sum(widths[:-1])
        return widths

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        inner, top = self._inner(rect), self._inner(rect).top()
        items = self._shown()
        lines = self._lines(items, inner.width())
        places = max((len(line) for line in lines), default=1)
        for number, line in enumerate(lines):
            top += self.spacing() if number else 0
            left, tallest = inner.left(), 0
            widths = self._widths(line, inner.width(), places)
            for item, width, lower in zip(line, widths, _lowered(line, widths), strict=True):
                tall = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                if place:
                    self._put(item, QRect(left, top + lower, width, tall), inner)
                left, tallest = left + width + self.spacing(), max(tallest, lower + tall)
            top += tallest
        return top - rect.top() + self.contentsMargins().bottom()
