"""How one thing that happened is drawn: its icon, title, detail, state and time, wrapped to the room that there is."""

from datetime import datetime
from functools import cache
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.slices import TimelineEntry
from integration_desk.widgets import theme
from integration_desk.widgets.basics import Chip
from integration_desk.widgets.fonts import font
from integration_desk.widgets.icons import pixmap
from integration_desk.widgets.speech import mirrored, say
from integration_desk.widgets.theme import px

_SIDE, _ABOVE = 8, 6  # margins
_ICON, _MARK = 16, 12
_GAP, _BETWEEN, _UNDER = 12, 8, 2
_NO_END = 1 << 20
_LONG = 12  # letters; a shorter word fits any line


@cache
def _drawn_with(body: int, caption: int) -> tuple[dict[str, QFont], dict[str, QFontMetrics]]:
    fonts = {"strong": font(body, strong=True), "body": font(body), "caption": font(caption)}
    return fonts, {name: QFontMetrics(one) for name, one in fonts.items()}


class Words:
    """The words of an entry and where each of them stands; told again when language, look or room change."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._title = self._detail = self._state = self._clock = self._icon = self._role = self._tone = ""
        self._places: dict[int, tuple[dict[str, QRect], int]] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}

    def say(self, entry: TimelineEntry) -> None:
        """Take the words in the language and the sizes of now."""
        now = theme.current()
        self._fonts, self._metrics = _drawn_with(now.size("type.body"), now.size("type.caption"))
        self._title, self._detail = say(entry.title), entry.detail
        self._state = say(entry.state) if entry.state is not None else ""
        self._clock = i18n.current().time(entry.when) if isinstance(entry.when, datetime) else ""
        self._icon, self._tone = entry.icon or "note", entry.tone or "neutral"
        self._role = "text-muted" if entry.tone in ("info", "neutral", "") else entry.tone
        self._places.clear()

    def usual_size(self) -> QSize:
        """Return the size at which nothing wraps."""
        first = self._metrics["strong"].horizontalAdvance(self._title) + self._after()
        second = self._metrics["body"].horizontalAdvance(self._detail)
        width = px(_SIDE) * 2 + px(_ICON) + px(_GAP) + max(first, second) + px(2)
        return QSize(width, self.height(width))

    def height(self, width: int) -> int:
        """Return the height that the words need in a width."""
        return self._placed(width)[1]

    def _chip_size(self) -> QSize:
        if not self._state:
            return QSize(0, 0)
        words = self._metrics["body"].horizontalAdvance(self._state) + px(2)
        mark = px(_MARK) + px(4) if self._tone in Chip.ICONS else 0
        return QSize(px(6) * 2 + mark + words, self._metrics["body"].height() + px(2) * 2)

    def _after(self) -> int:
        """Return how much of the first line state and time take."""
        return sum(px(_BETWEEN) + width for width in (self._chip_size().width(), self._clock_width()) if width)

    def _clock_width(self) -> int:
        return self._metrics["caption"].horizontalAdvance(self._clock) + px(1) if self._clock else 0

    def _placed(self, width: int) -> tuple[dict[str, QRect], int]:
        """Return where everything stands in a width, as read from the left, and how high that is."""
        if width not in self._places:
            self._places[width] = self._place(width)
        return self._places[width]

    def _place(self, width: int) -> tuple[dict[str, QRect], int]:
        left, top = px(_SIDE) + px(_ICON) + px(_GAP), px(_ABOVE)
        room = max(px(60), width - left - px(_SIDE))
        chip, clock = self._chip_size(), self._clock_width()
        strong, caption = self._metrics["strong"], self._metrics["caption"]
        beside = room - self._after()
        between = px(_BETWEEN) * bool(chip.width() and clock)
        alone = beside < room and beside < min(px(120), strong.horizontalAdvance(self._title))  # no room for both
        tall = self._wrapped("strong", self._title, room if alone else beside)
        first = max(tall, strong.height(), 0 if alone else chip.height())
        title = QRect(left, top + (first - tall) // 2, room if alone else beside, tall)
        below = top + first
        line, height = (below + px(_UNDER), max(chip.height(), caption.height())) if alone else (top, first)
        end = left + chip.width() + between + clock if alone else width - px(_SIDE)
        below = line + height if alone else below
        places = {
            "icon": QRect(px(_SIDE), top + (strong.height() - px(_ICON)) // 2, px(_ICON), px(_ICON)),
            "title": title,
            "clock": QRect(end - clock, line, clock, height),
            "chip": QRect(
                end - clock - between - chip.width(),
                line + (height - chip.height()) // 2,
                chip.width(),
                chip.height(),
            ),
        }
        if self._detail:
            tall = self._wrapped("body", self._detail, room)
            places["detail"] = QRect(left, below + px(_UNDER), room, tall)
            below += px(_UNDER) + tall
        return places, below + px(_ABOVE)

    def _wrapped(self, name: str, words: str, width: int) -> int:
        flags = self._wrap(name, words, width).value | Qt.AlignmentFlag.AlignLeft.value
        return self._metrics[name].boundingRect(QRect(0, 0, max(1, width), _NO_END), flags, words).height()

    def _wrap(self, name: str, words: str, width: int) -> Qt.TextFlag:
        """Return how words go on in the next line: a word that is longer than the line is broken."""
        longest = max(words.split(), key=len, default="")
        if len(longest) > _LONG and self._metrics[name].horizontalAdvance(longest) > width:
            return Qt.TextFlag.TextWrapAnywhere
        return Qt.TextFlag.TextWordWrap

    # Drawing

    def paint(self, painter: QPainter) -> None:
        """Draw everything into the widget."""
        places, _ = self._placed(self._widget.width())
        ratio = self._widget.devicePixelRatioF()
        painter.drawPixmap(self._side(places["icon"]).topLeft(), pixmap(self._icon, self._role, _ICON, ratio))
        self._write(painter, places["title"], "strong", self._title, "text")
        self._write(painter, places["clock"], "caption", self._clock, "text-muted")
        if self._detail:
            self._write(painter, places["detail"], "body", self._detail, "text-muted")
        if self._state:
            self._paint_chip(painter, places["chip"], ratio)

    def _side(self, place: QRect) -> QRect:
        """Return a place, on the other side when the window is mirrored."""
        if not mirrored():
            return place
        return QRect(self._widget.width() - place.right() - 1, place.top(), place.width(), place.height())

    def _write(self, painter: QPainter, place: QRect, name: str, words: str, role: str) -> None:
        side: Any = Qt.AlignmentFlag.AlignRight if mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._fonts[name])
        painter.setPen(theme.colour(role))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words of another direction keep theirs
        painter.drawText(self._side(place), flags.value | self._wrap(name, words, place.width()).value, words)

    def _paint_chip(self, painter: QPainter, place: QRect, ratio: float) -> None:
        now = theme.current()
        painter.setBrush(now.soft(self._tone))
        painter.setPen(now.colour(self._tone) if now.scheme == "contrast" else now.soft(self._tone))
        painter.drawRoundedRect(self._side(place), px(4), px(4))
        inside = place.adjusted(px(6), 0, -px(6), 0)
        if self._tone in Chip.ICONS:
            mark = QRect(inside.left(), inside.top() + (inside.height() - px(_MARK)) // 2, px(_MARK), px(_MARK))
            painter.drawPixmap(self._side(mark).topLeft(), pixmap(Chip.ICONS[self._tone], self._tone, _MARK, ratio))
            inside.setLeft(inside.left() + px(_MARK) + px(4))
        self._write(painter, inside, "body", self._state, self._tone)
