"""Lines of the cards of a case: words, a chip, a muted second line, and what can be done at the end."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLayout, QWidget

from integration_desk.core.words import Text
from integration_desk.widgets import Button, Card, Chip, Ends, Label, Phrase, column, holding, name_for_readers, row


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
            inner.deleteLater()


def line(
    title: Text | str,
    *details: Text | str | QWidget,
    beside: Text | str = "",
    chips: Iterable[tuple[Text | str, str]] = (),
    doings: Iterable[tuple[Text, str, Callable[[], object]]] = (),
) -> QWidget:
    """Return a line: its title with chips, what is known below it, and its buttons at the end.

    ``beside`` stands muted on the first line. A button is named for screen readers with what it is about.
    """
    head = row(gap=8)
    words = Phrase(title, voice="strong")
    head.addWidget(words, 1)
    below = [
        one if isinstance(one, QWidget) else Label(one, voice="muted", wrap=True) for one in details if one
    ]  # fmt: skip
    buttons = []
    for label, icon, action in doings:
        button = Button(label, action, kind="quiet", icon=icon)
        name_for_readers(button, label, title)
        buttons.append(button)
    aside = (Label(beside, voice="muted"),) if beside else ()
    parts = Ends(holding(head), *aside, *(Chip(text, tone) for text, tone in chips), *buttons)
    return holding(column(parts, *below, gap=2, margins=(0, 4, 0, 4)))


class LinesCard(Card):
    """A card whose lines are laid out anew when something changed; the keyboard stays at the same button."""

    def __init__(self, title: Text, *actions: QWidget) -> None:
        super().__init__(title, *actions, gap=4)
        self._lines = column(gap=4)
        self.content.addLayout(self._lines)

    def show_lines(self, lines: Iterable[QWidget]) -> None:
        """Show other lines."""
        focused = self.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused) and focused.hasFocus()
        again = _told(focused) if inside and focused is not None else ""
        empty(self._lines)
        for one in lines:
            self._lines.addWidget(one)
        if not again:
            return
        buttons = [one for one in self.findChildren(Button) if one.isVisibleTo(self)]
        same = next((one for one in buttons if _told(one) == again), None)
        if same is not None or buttons:
            (same or buttons[0]).setFocus()


def _told(button: QWidget) -> str:
    return f"{button.accessibleName()}, {button.accessibleDescription()}"
