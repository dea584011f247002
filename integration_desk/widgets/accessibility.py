"""What an eye, a finger or a screen reader would stumble over: found by walking the widgets."""

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from integration_desk.widgets.basics import Short
from integration_desk.widgets.theme import px

_TARGET = 24


def problems_of(widget: QWidget) -> list[str]:
    """Return what is wrong with the widgets inside one, each in a sentence; an empty list is what one wants."""
    shown = [one for one in widget.findChildren(QWidget) if one.isVisibleTo(widget) and not _inner(one)]
    found: list[str] = []
    for one in shown:
        found += _problems_of_one(one)
    return found + list(_order_problems(widget))


def cuts_of(widget: QWidget) -> list[str]:
    """Return the words inside a widget that nobody can read whole without scrolling sideways, each in a sentence."""
    worded = [one for one in widget.findChildren(QWidget) if one.isVisibleTo(widget) and not _inner(one)]
    return [cut for one in worded for cut in (*_cut_inside(one), *_cut_by_what_it_stands_in(one, widget))]


def _cut_inside(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QTabBar):
        for number in range(widget.count()):
            wanted, there = widget.fontMetrics().horizontalAdvance(widget.tabText(number)), widget.tabRect(number)
            if not widget.rect().contains(there) or there.width() < wanted:
                yield f"the tab “{widget.tabText(number)}” is cut off"
    elif isinstance(widget, QLabel | QAbstractButton) and not isinstance(widget, Short):
        yield from _short_of_room(widget)


def _cut_by_what_it_stands_in(widget: QWidget, top: QWidget) -> Iterator[str]:
    """Follow a widget's place outwards; what lies above or below what scrolls is reached by scrolling."""
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit) or isinstance(widget.parentWidget(), QLineEdit):
        return
    place, scrolls = QRect(QPoint(0, 0), widget.size()), False
    inside: QWidget = widget
    while inside is not top:
        place.translate(inside.pos())
        inside = inside.parentWidget() or top
        room, scrolls = inside.rect(), scrolls or isinstance(inside.parentWidget(), QAbstractScrollArea)
        wide = place.left() >= room.left() - 1 and place.right() <= room.right() + 1
        high = scrolls or (place.top() >= room.top() - 1 and place.bottom() <= room.bottom() + 1)
        if not (wide and high):
            yield f"{described(widget)} stands at {place.getRect()} of {described(inside)}, which is {room.getRect()}"
            return


def _inner(widget: QWidget) -> bool:
    """Tell whether a widget is Qt's own part of another one."""
    name = widget.objectName()
    above = widget.parentWidget()
    return name.startswith("qt_") or isinstance(widget, QScrollBar) or isinstance(above, QLineEdit)


def described(widget: QWidget) -> str:
    """Name a widget in a message."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} “{words[:40]}”"


def name_of(widget: QWidget) -> str:
    """Return the name that a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def takes_keyboard(widget: QWidget) -> bool:
    """Tell whether Tab stops at a widget."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def _problems_of_one(widget: QWidget) -> Iterator[str]:
    if takes_keyboard(widget):
        if not name_of(widget).strip():
            yield f"{described(widget)} has no name for screen readers"
        if min(widget.width(), widget.height()) < px(_TARGET):
            yield f"{described(widget)} is {widget.width()}×{widget.height()}, less than {px(_TARGET)} pixels"
    yield from _short_of_room(widget)


def _short_of_room(widget: QWidget) -> Iterator[str]:
    """Say where a widget is too small for its words."""
    if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
        wanted = widget.fontMetrics().horizontalAdvance(widget.text())
        if widget.contentsRect().width() < wanted:
            yield f"{described(widget)} is cut off: {widget.contentsRect().width()} of {wanted} pixels"
    if isinstance(widget, QLabel) and widget.text() and widget.wordWrap():
        wanted = widget.heightForWidth(widget.width())
        if widget.height() < wanted - 1:
            yield f"{described(widget)} is cut off: {widget.height()} of {wanted} pixels high"
    if isinstance(widget, QCheckBox) and widget.hasHeightForWidth():
        if widget.text() and widget.height() < widget.heightForWidth(widget.width()) - 1:
            yield f"{described(widget)} is cut off: {widget.height()} pixels high"
    elif isinstance(widget, QPushButton | QCheckBox) and widget.text() and widget.width() < widget.sizeHint().width():
        yield f"{described(widget)} is cut off: {widget.width()} of {widget.sizeHint().width()} pixels"


def tab_stops(widget: QWidget) -> list[QWidget]:
    """Return the widgets inside one in the order in which Tab reaches them."""
    stops, one = [], widget.nextInFocusChain()
    while one is not None and one is not widget:
        if widget.isAncestorOf(one) and one.isVisibleTo(widget) and takes_keyboard(one) and not _inner(one):
            stops.append(one)
        one = one.nextInFocusChain()
    return stops


def _order_problems(widget: QWidget) -> Iterator[str]:
    """Compare neighbours in the tab order that stand in the same part of the page."""
    rightward = QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    stops = tab_stops(widget)
    for first, second in itertools.pairwise(stops):
        if first.parentWidget() is not second.parentWidget():
            continue
        here, there = first.mapTo(widget, QPoint(0, 0)), second.mapTo(widget, QPoint(0, 0))
        same_line = abs(here.y() - there.y()) < min(first.height(), second.height())
        backward = there.x() < here.x() if rightward else there.x() > here.x()
        if (same_line and backward) or (not same_line and there.y() < here.y() and not _beside(first, second)):
            yield f"Tab goes from {described(first)} back to {described(second)}"


def _beside(first: QWidget, second: QWidget) -> bool:
    """Tell whether two widgets stand in columns side by side."""
    return first.x() + first.width() <= second.x() or second.x() + second.width() <= first.x()
