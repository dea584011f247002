"""The frame around a form or another page: what scrolls, and the buttons at its foot."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integration_desk.core.words import T
from integration_desk.widgets.basics import Rule
from integration_desk.widgets.layouts import Flow, column, holding, scrolling
from integration_desk.widgets.low_pages import Lowness, put_away, sheet_of
from integration_desk.widgets.speech import name_for_readers
from integration_desk.widgets.theme import px, space
from integration_desk.widgets.upkeep import on_language, on_look


class Frame(QWidget):
    """Content that scrolls, with buttons always visible at its foot.

    In a low page one line of buttons stays; those of further lines stand at the end of the content.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        inner = QWidget()
        across = QHBoxLayout(inner)
        space(across, margins=(24, 24, 24, 24))
        across.addWidget(content, 1, Qt.AlignmentFlag.AlignTop)
        across.addStretch(0)
        self.area = scrolling(inner)
        self._column = QVBoxLayout(self)
        space(self._column)
        self._column.addWidget(self.area, 1)
        self._buttons: tuple[QWidget, ...] = ()
        self._foot: QWidget | None = None
        self._watch: Lowness | None = None
        self._line, self._further = Flow(gap=8), Flow(gap=8)
        self._end = holding(self._further)

    def add_foot(self, *buttons: QWidget) -> None:
        """Put buttons at the foot, instead of those that were there."""
        before, self._buttons = self._buttons, buttons
        for button in before:
            button.hide()
            (self._line if self._line.indexOf(button) >= 0 else self._further).removeWidget(button)
            button.deleteLater()
        if self._foot is None:
            self._begin_foot()
        for button in buttons:
            self._line.addWidget(button)
            button.installEventFilter(self)
        self._share()

    def _begin_foot(self) -> None:
        self._foot = _foot(self._line)
        self._column.addWidget(self._foot)
        space(self._further, gap=8, margins=(24, 0, 24, 24))
        sheet_of(self.area).addWidget(self._end)
        self._end.hide()
        self._watch = Lowness(self, lambda _low: self._share())
        on_language(self, "foot", self._share)
        on_look(self, "foot", self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the buttons anew: another number of them may fit into a line."""
        super().resizeEvent(event)
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Share the buttons anew when there are more or fewer of them."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        """Keep the first line of buttons at the foot, and all of them where the page is high enough."""
        if self._foot is None or self._watch is None:
            return
        line, further = list[QWidget](), list[QWidget]()
        room = self.width() - px(48)
        for button in self._buttons:
            wide = 0 if put_away(button) else button.sizeHint().width() + self._line.spacing()
            fits = not self._watch.low or (not further and (not line or wide <= room))
            room -= wide
            (line if fits else further).append(button)
        if len(further) != self._further.count():
            self._put(line, further)
        self._foot.setVisible(not all(put_away(one) for one in self._buttons))

    def _put(self, line: list[QWidget], further: list[QWidget]) -> None:
        """Put the buttons into their two places; the keyboard stays where it is."""
        focus = QApplication.focusWidget()
        hidden = [one for one in self._buttons if put_away(one)]
        for button in self._buttons:
            (self._line if self._line.indexOf(button) >= 0 else self._further).removeWidget(button)
        for place, buttons in ((self._line, line), (self._further, further)):
            for button in buttons:
                place.addWidget(button)
                button.setVisible(button not in hidden)
        self._end.setVisible(bool(further))
        if focus in self._buttons and focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


def framed(content: QWidget, *buttons: QWidget) -> Frame:
    """Return content in a scrolling page with buttons always visible at its foot."""
    frame = Frame(content)
    if buttons:
        frame.add_foot(*buttons)
    return frame


def add_foot(frame: QWidget, *buttons: QWidget) -> None:
    """Put buttons at the foot of a frame whose form was laid out after it was framed, or of any other column."""
    layout = frame.layout()
    if isinstance(frame, Frame):
        frame.add_foot(*buttons)
    elif layout is not None:
        layout.addWidget(_foot(Flow(*buttons, gap=8)))


def _foot(line: Flow) -> QWidget:
    foot = QFrame()
    foot.setProperty("paper", "plain")
    space(line, gap=8, margins=(24, 12, 24, 12))
    foot.setLayout(line)
    foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    name_for_readers(foot, T("Actions"))
    return holding(column(Rule(), foot, gap=0))
