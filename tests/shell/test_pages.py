"""Every page of the program, in every language of the staff, every scheme and both ends of the zoom."""

import contextlib
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_desk import i18n
from integration_desk.core.slices import Place
from integration_desk.shell import Appearance, MainWindow, grab
from integration_desk.widgets import problems_of, theme
from tests.shell.keyboard import page_of, quiet

LANGUAGES, SCHEMES, ZOOMS = i18n.languages(), ("light", "dark", "contrast"), (100, 200)


def lasting_problems(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Return what is wrong with the widgets once everything has found its place."""
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: problems_of(window) == [], timeout=2_000)
    return problems_of(window)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_every_page_opens_in_every_look_and_can_be_read_out(
    qtbot: QtBot, places: dict[str, Place], unlock: Callable[..., MainWindow], language: str, zoom: int
) -> None:
    window = unlock()
    window.resize(1280 * zoom // 100, 900 * zoom // 100)
    assert window.room is not None
    found = {}
    look = LANGUAGES.index(language) + ZOOMS.index(zoom)
    for number, (kind, place) in enumerate(places.items()):
        scheme = SCHEMES[(number + look) % len(SCHEMES)]  # over all looks, each page is seen in each scheme
        window.looks.put_on(Appearance(language, scheme, zoom))
        window.room.go(place)
        quiet(qtbot, window)
        assert page_of(window).place == place
        assert not grab(window).isNull()
        assert (theme.current().scheme, theme.current().zoom) == (scheme, zoom)
        if problems := lasting_problems(qtbot, window):
            found[kind] = problems
    assert found == {}
    right_to_left = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert right_to_left == (language == "ar")


def test_the_language_changes_while_one_works(qtbot: QtBot, desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    room.go(Place("clients"))
    quiet(qtbot, desk_window)
    before = desk_window.windowTitle()
    desk_window.looks.change(language="ar")
    quiet(qtbot, desk_window)
    assert desk_window.windowTitle() != before
    qtbot.waitUntil(lambda: room.sidebar.x() > room.host.mapTo(room, room.host.rect().topLeft()).x())
    desk_window.looks.change(language="en")
    assert desk_window.windowTitle() == before
    assert i18n.current().language_code == "en"
