"""Labels, buttons, chips and cards: the small parts that every page is made of."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from integration_desk.core.words import Text
from integration_desk.widgets import theme
from integration_desk.widgets.icons import pixmap, put_icon
from integration_desk.widgets.layouts import CARD, Margins
from integration_desk.widgets.speech import grounded, keys_in_words, mirrored, name_for_readers, speak
from integration_desk.widgets.theme import px, restyle, space
from integration_desk.widgets.upkeep import on_language, on_look


class Label(QLabel):
    """Words on the page. ``voice``: body, muted, strong, caption, section, page, figure; ``tone`` colours them."""

    def __init__(self, text: Text | str = "", *, voice: str = "body", tone: str = "", wrap: bool = False) -> None:
        super().__init__()
        self.setProperty("voice", voice)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        on_look(self, "side", self._lean)
        self.say(text)

    def centred(self) -> "Label":
        """Put the words in the middle; returns the label."""
        on_look(self, "side", lambda: self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop))
        return self

    def _lean(self) -> None:
        """Start where the window starts, also with words of the other direction: Qt would follow the words."""
        side = Qt.AlignmentFlag.AlignRight if mirrored() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        if self.wordWrap():
            # Qt moves a wrapped line that runs from the right by its last space: its end would be cut off without room.
            self.setContentsMargins(px(6) if mirrored() else 0, 0, 0, 0)

    def say(self, text: Text | str) -> None:
        """Show other words, and keep them right when the language changes."""
        speak(self, lambda words: self.setText(grounded(words)), text, "setText")

    def set_tone(self, tone: str) -> None:
        """Give the words the colour of a tone, or none."""
        restyle(self, tone=tone)

    def selectable(self) -> "Label":
        """Let the words be selected and copied; returns the label."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self


class Phrase(Label):
    """Words on one line where there is room for them; where there is none they go on in the next."""

    def __init__(self, text: Text | str = "", *, voice: str = "body", tone: str = "") -> None:
        super().__init__(text, voice=voice, tone=tone, wrap=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of all words on one line."""
        metrics, lines = self.fontMetrics(), self.text().split("\n")
        # Joined letters reach a little beyond their advance; without that room the last word would go on below.
        wide = max(metrics.horizontalAdvance(line) for line in lines) + px(4)
        margins = self.contentsMargins()
        return QSize(wide + margins.left() + margins.right(), self.heightForWidth(wide))


class Short(Label):
    """Words of passing interest on one line: where there is no room their end is left out, the tooltip has them all."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of a word."""
        return QSize(min(px(48), self.sizeHint().width()), self.sizeHint().height())

    def say(self, text: Text | str) -> None:
        """Show other words."""
        super().say(text)
        speak(self, self.setToolTip, text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw as much as there is room for."""
        painter = QPainter(self)
        room = self.contentsRect()
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            painter, room, self.alignment().value, self.palette(), self.isEnabled(), words, self.foregroundRole()
        )
        painter.end()


class Icon(QLabel):
    """An icon that only illustrates the words beside it."""

    def __init__(self, name: str, role: str = "text", side: float = 16) -> None:
        super().__init__()
        self.change(name, role, side)

    def change(self, name: str, role: str = "text", side: float = 16) -> None:
        """Show another icon; a small one is as high as a line of words, so that it stands in the middle of it."""
        put_icon(self, name, role, side)
        theme.fixed(self, width=side, height=max(side, 18))


_ICON_ROLES = {"primary": "on-accent", "danger": "page", "link": "accent"}


class Button(QPushButton):
    """A button with a word on it. ``kind``: plain, primary, danger, quiet, link, filter, token."""

    def __init__(
        self,
        text: Text | str,
        action: Callable[[], object] | None = None,
        *,
        kind: str = "plain",
        icon: str = "",
        shortcut: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(text)
        if icon:
            put_icon(self, icon, _ICON_ROLES.get(kind, "text"))
        if action is not None:
            self.clicked.connect(lambda _checked=False: action())
        if shortcut:
            from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 - the unlock page has no shortcut

            QShortcut(QKeySequence(shortcut), self, self.animateClick)
            on_language(self, "keys", lambda: self.setToolTip(keys_in_words(shortcut)))

    def say(self, text: Text | str) -> None:
        """Show another word."""
        speak(self, lambda words: self.setText(words.replace("&", "&&")), text, "say")
        name_for_readers(self, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter press the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(Button):
    """A button with only an icon; its word is the tooltip and what a screen reader says."""

    def __init__(
        self, text: Text, icon: str, action: Callable[[], object] | None = None, *, kind: str = "quiet"
    ) -> None:
        super().__init__(text, action, kind=kind)
        self.setProperty("shape", "icon")
        put_icon(self, icon)

    def say(self, text: Text | str) -> None:
        """Change the word that names the button."""
        speak(self, self.setToolTip, text)
        name_for_readers(self, text)


class Chip(QFrame):
    """A state: an icon and a word in a tone (success, warning, danger, info, accent, neutral)."""

    ICONS = {"success": "success", "warning": "warning", "danger": "danger", "info": "info"}  # noqa: RUF012 - a constant

    def __init__(self, text: Text | str, tone: str = "neutral", *, icon: str = "", tooltip: Text | str = "") -> None:
        super().__init__()
        self._icon, self._label = Icon("info", tone, 12), Label(tone=tone)
        layout = QHBoxLayout(self)
        space(layout, gap=4, margins=(6, 2, 6, 2))
        layout.addWidget(self._icon)
        layout.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, icon=icon)
        if tooltip:
            speak(self, self.setToolTip, tooltip)

    def show_state(self, text: Text | str, tone: str, *, icon: str = "") -> None:
        """Show another state."""
        name = icon or self.ICONS.get(tone, "")
        self._icon.setVisible(bool(name))
        if name:
            self._icon.change(name, tone, 12)
        self._label.say(text)
        self._label.set_tone(tone)
        restyle(self, chip=tone)
        speak(self, self.setAccessibleName, text)


class Card(QFrame):
    """A sheet on the page; add to ``.content``. A title stands at its head, actions at the end of that line."""

    def __init__(
        self, title: Text | None = None, *actions: QWidget, margins: Margins = CARD, gap: float = 8, paper: str = "card"
    ) -> None:
        super().__init__()
        self.setProperty("paper", paper)
        self.content = QVBoxLayout(self)
        space(self.content, gap=gap, margins=margins)
        if title is not None or actions:
            head = QHBoxLayout()
            space(head, gap=8)
            self.title = Label(title or "", voice="section", wrap=True)
            head.addWidget(self.title, 1)
            for action in actions:
                head.addWidget(action)
            self.content.addLayout(head)


class Rule(QFrame):
    """A thin line between parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("paper", "rule")
        self.setFixedHeight(1)


class CheckBox(QCheckBox):
    """A check box whose mark grows with the zoom and whose focus ring is always seen."""

    def __init__(self, text: Text | str = "") -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if text:
            self.say(text)

    def say(self, text: Text | str) -> None:
        """Show other words beside the box."""
        speak(self, lambda words: self.setText(words.replace("&", "&&")), text, "say")
        name_for_readers(self, text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the box and its words."""
        words = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(
            px(18) + (px(8) + words if words else 0) + px(12), max(px(24), self.fontMetrics().height() + px(6))
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which words would be cut: that of the longest one."""
        words = self.text().replace("&&", "&").split()
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return QSize(px(18 + 8 + 12) + longest, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words need in a width: where there is no room they go on in the next line."""
        room = QRect(0, 0, max(1, width - px(18 + 8 + 4)), 1 << 20)
        words = self.text().replace("&&", "&")
        tall = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, words).height()
        return max(self.sizeHint().height(), tall + px(6))

    def hitButton(self, _position: object) -> bool:  # noqa: N802 - Qt's name
        """Let a click anywhere on the line count."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw box, mark, words and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_check(painter, self)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the room that larger words need."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()


def paint_check(painter: QPainter, box: QCheckBox) -> None:
    """Draw a check box in the colours of the theme."""
    now, side, left = theme.current(), px(18), px(4)
    right_to_left = box.layoutDirection() is Qt.LayoutDirection.RightToLeft
    x = box.width() - side - left if right_to_left else left
    y = (box.height() - side) // 2
    on = box.checkState() is not Qt.CheckState.Unchecked
    edge = now.colour("accent" if on else "edge") if box.isEnabled() else now.colour("line")
    painter.setPen(edge)
    painter.setBrush(now.colour("accent") if on else now.colour("surface"))
    painter.drawRoundedRect(x, y, side, side, px(4), px(4))
    if on:
        painter.drawPixmap(x + px(3), y + px(3), pixmap("check", "on-accent", 12, box.devicePixelRatioF()))
    painter.setPen(now.colour("text" if box.isEnabled() else "text-muted"))
    words = box.rect().adjusted(0, 0, -(side + left + px(8)), 0) if right_to_left else box.rect().adjusted(
        side + left + px(8), 0, 0, 0
    )  # fmt: skip
    flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeading.value | Qt.TextFlag.TextWordWrap.value
    painter.drawText(words, flags, box.text().replace("&&", "&"))
    if box.hasFocus():
        pen = painter.pen()
        pen.setColor(now.colour("focus"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.rect().adjusted(1, 1, -1, -1), px(4), px(4))


class Toggle(QPushButton):
    """A filter that is on or off, told by its box besides its colour."""

    switched = Signal(bool)

    def __init__(self, text: Text, *, on: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(on)
        self.setProperty("kind", "filter")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(text)
        self.toggled.connect(self._mark)
        self.redraw()

    def say(self, text: Text | str) -> None:
        """Show other words, such as with how many the filter finds."""
        speak(self, lambda words: self.setText(words.replace("&", "&&")), text, "say")
        name_for_readers(self, text)

    def redraw(self) -> None:
        """Draw the mark as the filter stands."""
        on = self.isChecked()
        put_icon(self, "box-checked" if on else "box", "text" if on else "text-muted", 14)

    def _mark(self, on: bool) -> None:
        self.redraw()
        self.switched.emit(on)
