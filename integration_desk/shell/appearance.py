"""The two menus with which one changes language and look, on the top bar and on the unlock page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from integration_desk.core.words import T, Text
from integration_desk.i18n import current, languages, speaker
from integration_desk.widgets import IconButton, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

SCHEME_LABELS: dict[str, Text] = {
    "system": T("As the computer"),
    "light": T("Light"),
    "dark": T("Dark"),
    "contrast": T("High contrast"),
}


class AppearanceButtons:
    """The buttons that open them."""

    def __init__(self) -> None:
        self.choose_language: Callable[[str], object] = lambda _language: None
        self.choose_scheme: Callable[[str], object] = lambda _scheme: None
        self.change_zoom: Callable[[int], object] = lambda _step: None
        self.scheme = "system"
        self.language = IconButton(T("Language"), "language")
        self.look = IconButton(T("Appearance"), "moon")
        self.buttons = (self.language, self.look)
        self.language.clicked.connect(self._show_languages)
        self.look.clicked.connect(self._show_look)

    def _show_languages(self) -> None:
        from PySide6.QtGui import QAction, QActionGroup  # noqa: PLC0415 - the unlock page is painted without menus
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - likewise

        menu, group = QMenu(self.language), QActionGroup(self.language)
        for code in languages():
            action = QAction(speaker(code).language(code), menu)
            action.setCheckable(True)
            action.setChecked(code == current().language_code)
            action.triggered.connect(lambda _on=False, code=code: self.choose_language(code))
            group.addAction(action)
            menu.addAction(action)
        _drop_down(menu, self.language)

    def _show_look(self) -> None:
        from PySide6.QtGui import QAction, QActionGroup  # noqa: PLC0415 - the unlock page is painted without menus
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - likewise

        menu, group = QMenu(self.look), QActionGroup(self.look)
        for scheme, label in SCHEME_LABELS.items():
            action = QAction(say(label), menu)
            action.setCheckable(True)
            action.setChecked(scheme == self.scheme)
            action.triggered.connect(lambda _on=False, scheme=scheme: self.choose_scheme(scheme))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        for label, step in ((T("Larger"), 1), (T("Smaller"), -1), (T("Normal size"), 0)):
            action = QAction(say(label), menu)
            action.triggered.connect(lambda _on=False, step=step: self.change_zoom(step))
            menu.addAction(action)
        _drop_down(menu, self.look)


def _drop_down(menu: QMenu, button: IconButton) -> None:
    """Open a menu below a button, without a loop of its own."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(button.accessibleName())
    corner = button.rect().bottomRight() if menu.isRightToLeft() else button.rect().bottomLeft()
    place = button.mapToGlobal(corner)
    if menu.isRightToLeft():
        place.setX(place.x() - menu.sizeHint().width())
    menu.popup(place)
