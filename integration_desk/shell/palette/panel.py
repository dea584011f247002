"""The palette: type a few letters, choose with the arrow keys, Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from integration_desk.core.slices import Hit, Slice
from integration_desk.core.words import T
from integration_desk.shell.palette.entries import Entry, as_entries, find_hits, fitting, merged
from integration_desk.widgets import (
    Label,
    Running,
    Tasks,
    column,
    keys_in_words,
    name_for_readers,
    pixmap,
    say,
    speak,
    theme,
)

ENTRY = Qt.ItemDataRole.UserRole
WIDTH, TALLEST = 680, 480
NOTHING = T("Nothing found. Try fewer letters, a number, or another spelling.")


class _Painter(QStyledItemDelegate):
    """Draws a line: icon, title, what tells it apart, and its keys at the end."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(theme.px(200), theme.current().size("shape.row") + theme.px(6))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the line."""
        entry: Entry = index.data(ENTRY)
        now, rect = theme.current(), option.rect
        direction = option.direction
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.soft("accent"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), theme.px(6), theme.px(6))
            painter.setBrush(now.colour("accent"))
            painter.drawRect(QStyle.visualRect(direction, rect, QRect(rect.x(), rect.y() + 4, 3, rect.height() - 8)))
        side = theme.px(16)
        icon = QRect(rect.x() + theme.px(12), rect.y() + (rect.height() - side) // 2, side, side)
        icon = QStyle.visualRect(direction, rect, icon)
        painter.drawPixmap(icon.topLeft(), pixmap(entry.icon, "accent" if chosen else "text-muted", 16))
        self._words(painter, entry, rect, direction)
        painter.restore()

    def _words(self, painter: QPainter, entry: Entry, rect: QRect, direction: Qt.LayoutDirection) -> None:
        now, metrics = theme.current(), painter.fontMetrics()
        start, end = rect.x() + theme.px(40), rect.right() - theme.px(12)
        if keys := keys_in_words(entry.keys):
            width = metrics.horizontalAdvance(keys)
            place = QRect(end - width, rect.y(), width + 2, rect.height())
            painter.setPen(now.colour("text-muted"))
            painter.drawText(QStyle.visualRect(direction, rect, place), Qt.AlignmentFlag.AlignCenter, keys)
            end -= width + theme.px(12)
        flags = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        title = metrics.elidedText(say(entry.title), Qt.TextElideMode.ElideRight, int((end - start) * 0.7))
        painter.setPen(now.colour("text"))
        width = metrics.horizontalAdvance(title)
        place = QRect(start, rect.y(), width + 2, rect.height())
        painter.drawText(QStyle.visualRect(direction, rect, place), flags, title)
        start += width + theme.px(12)
        painter.setPen(now.colour("text-muted"))
        detail = metrics.elidedText(say(entry.detail), Qt.TextElideMode.ElideRight, max(0, end - start))
        place = QRect(start, rect.y(), max(0, end - start), rect.height())
        painter.drawText(QStyle.visualRect(direction, rect, place), flags, detail)


class Palette(QFrame):
    """Lies over the page while one searches. ``chosen`` gives the entry, ``searched`` the words it was found by."""

    chosen = Signal(object)
    searched = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("paper", "card")
        self.setAutoFillBackground(True)
        speak(self, self.setAccessibleName, T("Find"))
        self._offered: Sequence[Entry] = ()
        self._slices: Sequence[Slice] = ()
        self._pages: frozenset[str] = frozenset()
        self._tasks: Tasks | None = None
        self._searching: Running | None = None
        self._answered = ""
        self.field = QLineEdit()
        speak(self.field, self.field.setPlaceholderText, T("Find a client, a service, an action …"))
        name_for_readers(self.field, T("Find a client, a service or an action"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name_for_readers(self.list, T("What was found"))
        self.list.itemClicked.connect(self._choose)
        self._nothing = Label(voice="muted", wrap=True)
        inside = column(self.field, self.list, self._nothing, gap=8, margins=(12, 12, 12, 12))
        self.setLayout(inside)
        self.hide()

    def furnish(self, tasks: Tasks, slices: Sequence[Slice], pages: frozenset[str], entries: Sequence[Entry]) -> None:
        """Take what can be found."""
        self._tasks, self._slices, self._pages, self._offered = tasks, slices, pages, entries

    def open(self, typed: str = "") -> None:
        """Show the palette, empty or with what was typed already."""
        self.show()
        self.raise_()
        self.field.setText(typed)
        if not typed:
            self._search("")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Hide the palette and forget what was found."""
        if self._answered:
            self.searched.emit(self._answered)
            self._answered = ""
        self._cancel()
        self.hide()
        self.field.clear()
        self.list.clear()
        self.closed.emit()

    def place(self) -> None:
        """Lie near the top, in the middle."""
        parent = self.parentWidget()
        if parent is not None:
            width = min(theme.px(WIDTH), parent.width() - theme.px(32))
            room = min(theme.px(TALLEST), parent.height() - theme.px(120))
            row = self.list.sizeHintForRow(0) if self.list.count() else 0
            self.list.setFixedHeight(max(row, min(room, row * self.list.count() + theme.px(12))))
            self.setGeometry((parent.width() - width) // 2, theme.px(8), width, self.sizeHint().height())

    def entries(self) -> list[Entry]:
        """Return the lines on view."""
        return [self.list.item(number).data(ENTRY) for number in range(self.list.count())]

    @property
    def searching(self) -> bool:
        """Tell whether the slices are still being asked."""
        return self._searching is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow keys, Enter and Esc work while one types, and close when the keyboard goes elsewhere."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.close_panel()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in step:
            row = self.list.currentRow() + step[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return True
        return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _search(self, words: str) -> None:
        self._cancel()
        if words.strip() and self._tasks is not None:
            self._searching = self._tasks.ask(
                find_hits, self._slices, words, then=self._found, lane="search", label=T("Searching")
            )
        self._fill(fitting(words, self._offered))

    def _found(self, hits: list[Hit]) -> None:
        self._searching = None
        self._answered = self.field.text().strip()
        chosen = self.list.currentRow()
        found = as_entries(hits, self._pages)
        words = self.field.text()
        self._fill(merged(words, fitting(words, self._offered), found))
        if chosen > 0:
            self.list.setCurrentRow(min(chosen, self.list.count() - 1))

    def _fill(self, entries: Sequence[Entry]) -> None:
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem()
            item.setData(ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{say(entry.title)}, {say(entry.detail)}")
            self.list.addItem(item)
        self.list.setVisible(bool(entries))
        self._nothing.say(T("Searching …") if self.searching else NOTHING)
        self._nothing.setVisible(not entries)
        if entries:
            self.list.setCurrentRow(0)
        if self.isVisible():
            self.place()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry: Entry = item.data(ENTRY)
        self.close_panel()
        self.chosen.emit(entry)

    def _cancel(self) -> None:
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None
