"""The panel that slides over the trailing side of a page, and the short message at its foot."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import IconButton, Label, Rule
from integration_desk.widgets.layouts import scrolling
from integration_desk.widgets.speech import name_for_readers, say
from integration_desk.widgets.theme import px, restyle, space
from integration_desk.widgets.upkeep import on_look


class SlidePanel(QFrame):
    """Editing beside the page: the page stays readable, Escape closes, the keyboard returns to where it was."""

    closed = Signal()

    def __init__(self, page: QWidget, title: Text, *, width: int = 440) -> None:
        super().__init__(page)
        self.setProperty("paper", "panel")
        self._page, self._wide = page, width
        self._back: QWidget | None = None
        self._content: QWidget | None = None
        self.title = Label(title, voice="section", wrap=True)
        name_for_readers(self, title)
        self._column = QVBoxLayout(self)
        space(self._column)
        head = QHBoxLayout()
        space(head, gap=8, margins=(24, 12, 12, 12))
        head.addWidget(self.title, 1)
        head.addWidget(IconButton(T("Close"), "close", self.close_panel))
        self._column.addLayout(head)
        self._column.addWidget(Rule())
        page.installEventFilter(self)
        on_look(self, "place", self._place)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether the panel is open."""
        return self.isVisibleTo(self._page)

    def show_widget(self, content: QWidget, *, framed: bool = False) -> None:
        """Open with this content; ``framed`` content brings its own margins and scrolling."""
        self._put(content, framed=framed)
        self._open(content)

    def _put(self, content: QWidget, *, framed: bool) -> None:
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        if framed:
            self._content = content
        else:
            inner = QWidget()
            layout = QVBoxLayout(inner)
            space(layout, margins=(24, 16, 24, 24))
            layout.addWidget(content)
            layout.addStretch(1)
            self._content = scrolling(inner)
        self._column.addWidget(self._content, 1)

    def open_again(self) -> None:
        """Open with the content that is there."""
        if self._content is not None:
            self._open(self._content)

    def _open(self, content: QWidget) -> None:
        if not self.is_open:
            self._back = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        content.setFocus(Qt.FocusReason.OtherFocusReason)
        if not content.hasFocus() and self._content is not None:
            self._content.focusNextChild()

    def close_panel(self) -> None:
        """Close, and give the keyboard back."""
        if not self.is_open:
            return
        self.hide()
        if self._back is not None and isValid(self._back) and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the page's trailing side when its size or direction changes."""
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        mirrored = self._page.isRightToLeft()
        width = min(px(self._wide), self._page.width())
        self.setGeometry(0 if mirrored else self._page.width() - width, 0, width, self._page.height())
        restyle(self, mirrored="true" if mirrored else "false")


class Toast(QLabel):
    """A short message that goes away by itself; nothing is said only here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("voice", "toast")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, text: Text, *, seconds: int = 4) -> None:
        """Show a message for some seconds."""
        self.setText(say(text))
        self.setAccessibleName(self.text())
        self.adjustSize()
        above = self.parentWidget()
        if above is not None:
            self.move((above.width() - self.width()) // 2, above.height() - self.height() - px(24))
        self.show()
        self.raise_()
        self._timer.start(seconds * 1000)
