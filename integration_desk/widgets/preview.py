"""The preview of the very PDF that prints, read from memory; nothing of it reaches the disk."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from integration_desk.core.words import T, Text
from integration_desk.widgets import theme
from integration_desk.widgets.basics import Button, IconButton, Label
from integration_desk.widgets.layouts import Flow, holding, row
from integration_desk.widgets.speech import name_for_readers, say
from integration_desk.widgets.theme import px, space
from integration_desk.widgets.upkeep import on_language, on_look

_ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_POINT = 96 / 72


class _Pages(QAbstractScrollArea):
    """The pages one under another, each drawn when it comes into view."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._labels: Sequence[Text | str] = ()
        self._images: dict[tuple[int, int], QImage] = {}
        self._points: list[QSizeF] = []
        self._places: list[QRect] = []
        self.scale: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_for_readers(self, T("Preview of the print"))
        on_look(self, "arrange", self.arrange)

    def load(self, pdf: bytes, labels: Sequence[Text | str]) -> None:
        """Show other pages and stay at the same height of the roll."""
        height = self.verticalScrollBar().value()
        self.clear()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._points = [self.document.pagePointSize(page) for page in range(self.document.pageCount())]
        self._labels = labels
        self.arrange()
        self.verticalScrollBar().setValue(height)

    def clear(self) -> None:
        """Forget the pages."""
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self._images.clear()
        self._points = []
        self.arrange()

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._points)

    @property
    def factor(self) -> float:
        """Pixels for each point: fitting the width, or as chosen."""
        if self.scale is not None:
            return self.scale * _POINT
        widest = max((points.width() for points in self._points), default=595.0)
        return max(0.1, (self.viewport().width() - 2 * px(16)) / widest)

    def page_rect(self, page: int) -> QRect:
        """Return where a page stands on the roll."""
        return self._places[page]

    def at_page(self) -> int:
        """Return the page in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return min(bisect_left(self._places, middle, key=QRect.bottom), self.count - 1)

    def go(self, page: int) -> None:
        """Bring a page into view."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self.page_rect(page).top() - self._head() - px(8))

    def arrange(self) -> None:
        """Give every page its place at this size, once, and set the scroll bars: a booklet has a thousand pages."""
        self._images.clear()
        self._places = self._laid_out()
        last = self.page_rect(self.count - 1) if self.count else QRect()
        view = self.viewport().size()
        widest = max((place.width() for place in self._places), default=0) + 2 * px(16)
        self.verticalScrollBar().setRange(0, max(0, last.bottom() + px(16) - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(px(32))
        self.horizontalScrollBar().setRange(0, max(0, widest - view.width()) if self.scale is not None else 0)
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()
        self.turned.emit()

    def _head(self) -> int:
        return px(22) if self._labels else 0

    def _laid_out(self) -> list[QRect]:
        factor, head, top = self.factor, self._head(), px(12)
        places: list[QRect] = []
        for points in self._points:
            size = QSize(round(points.width() * factor), round(points.height() * factor))
            left = max(px(16), (self.viewport().width() - size.width()) // 2)
            places.append(QRect(QPoint(left, top + head), size))
            top += head + size.height() + px(16)
        return places

    def _image(self, page: int, size: QSize) -> QImage:
        key = (page, size.width())
        if key not in self._images:
            ratio = self.devicePixelRatioF()
            drawn = self.document.render(page, QSize(round(size.width() * ratio), round(size.height() * ratio)))
            drawn.setDevicePixelRatio(ratio)
            if len(self._images) > 12:
                self._images.pop(next(iter(self._images)))
            self._images[key] = drawn
        return self._images[key]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages in view, on white paper in every scheme."""
        painter = QPainter(self.viewport())
        now = theme.current()
        painter.fillRect(event.rect(), now.colour("raised"))
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for page in range(self.count):
            place = self.page_rect(page).translated(shift)
            if not place.adjusted(0, -px(32), 0, 0).intersects(self.viewport().rect()):
                continue
            if page < len(self._labels):
                painter.setPen(now.colour("text-muted"))
                label = QRect(place.left(), place.top() - px(22), place.width(), px(20))
                painter.drawText(
                    label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, say(self._labels[page])
                )
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.drawImage(place.topLeft(), self._image(page, place.size()))
            painter.setPen(now.colour("line"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(now.colour("focus"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self.arrange()

    def scrollContentsBy(self, _across: int, _down: int) -> None:  # noqa: N802 - Qt's name
        """Draw again at the new place."""
        self.viewport().update()
        self.turned.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl and the wheel, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def zoom(self, step: int) -> None:
        """Go one step nearer (1) or further away (-1); 0 fits the width."""
        now = self.factor / _POINT
        if step == 0:
            self.scale = None
        else:
            further = [zoom for zoom in _ZOOMS if (zoom > now + 0.01 if step > 0 else zoom < now - 0.01)]
            if further:
                self.scale = further[0] if step > 0 else further[-1]
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll with the arrows and Page keys, go to the ends with Home and End, zoom with plus, minus and 0."""
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if event.key() in steps:
            self.zoom(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_PageDown:
            self.go(self.at_page() + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.go(self.at_page() - 1)
        else:
            super().keyPressEvent(event)


class PdfPreview(QWidget):
    """Pages with zoom and page buttons; ``extra`` widgets (Print, Save) stand at the end of its bar."""

    def __init__(self, *extra: Button) -> None:
        super().__init__()
        self.pages = _Pages()
        self.place = Label(voice="muted")
        column = QVBoxLayout(self)
        space(column, gap=4)
        turning = row(
            IconButton(T("Previous page"), "previous", lambda: self.pages.go(self.pages.at_page() - 1)),
            self.place,
            IconButton(T("Next page"), "next", lambda: self.pages.go(self.pages.at_page() + 1)),
            gap=4,
        )
        zooming = row(
            IconButton(T("Smaller"), "zoom-out", lambda: self.pages.zoom(-1)),
            IconButton(T("Larger"), "zoom-in", lambda: self.pages.zoom(1)),
            IconButton(T("Fit the width"), "fit", lambda: self.pages.zoom(0)),
            gap=4,
        )
        handing = (holding(row(*extra, gap=8)),) if extra else ()  # together on one line
        bar = Flow(holding(turning), holding(zooming), *handing, gap=4)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)
        self.pdf = b""
        self.pages.turned.connect(self._tell)
        on_language(self, "place", self._tell)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the keyboard to the pages; as a focus proxy they would keep Tab from the buttons of the bar."""
        self.pages.setFocus(event.reason())

    def show_pdf(self, pdf: bytes, labels: Sequence[Text | str] = ()) -> None:
        """Show a PDF; ``labels`` stand above its pages."""
        self.pdf = pdf
        self.pages.load(pdf, labels)
        self._tell()

    def clear(self) -> None:
        """Forget the PDF, as when the desk is locked."""
        self.pdf = b""
        self.pages.clear()
        self._tell()

    def page_count(self) -> int:
        """Return the number of pages."""
        return self.pages.count

    def _tell(self) -> None:
        pages = self.pages.count
        text = T("Page {page} of {pages}").put(page=self.pages.at_page() + 1, pages=pages)
        self.place.setText(say(text) if pages else "")
