"""No words are cut on any page, on small screens, in languages with long words."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.shell import Appearance, MainWindow
from integration_desk.widgets import Button, column, cuts_of, holding, row
from tests.shell.keyboard import page_of, quiet

SCREENS = ((1024, 768), (1366, 768))
PARTS = ("people", "you", "look", "languages", "backups", "recovery", "about")


def lasting_cuts(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Return which words are cut once everything has found its place."""
    found: list[str] = []

    def whole() -> bool:
        found[:] = cuts_of(window)
        return not found

    try:
        qtbot.waitUntil(whole, timeout=1_000)
    except qtbot.TimeoutError:
        return found
    return []


@pytest.mark.parametrize(
    ("language", "zoom"), [("en", 100), ("de", 100), ("fr", 100), ("ar", 100), ("de", 200), ("fr", 200)]
)
def test_no_words_are_cut_on_a_small_screen(
    qtbot: QtBot, places: dict[str, Place], unlock: Callable[..., MainWindow], language: str, zoom: int
) -> None:
    window = unlock()
    window.looks.put_on(Appearance(language, "light", zoom))
    assert window.room is not None
    client = places["client"].id
    more = [Place("settings", part) for part in PARTS]
    more += [Place("client", client, (("section", part),)) for part in ("household", "documents", "consents")]
    found = {}
    for place in (*places.values(), *more):
        window.room.go(place)
        quiet(qtbot, window)
        assert page_of(window).place == place
        for width, height in SCREENS:
            window.resize(width, height)
            if cuts := lasting_cuts(qtbot, window):
                found[place.kind, place.id, width] = cuts
            assert (window.width(), window.height()) == (width, height), place
    assert found == {}


def test_a_button_that_is_cut_is_found(show: Callable[..., object], qtbot: QtBot) -> None:
    button, other = Button(T("A button with many words")), Button(T("Another button with many words"))
    page = holding(column(row(button, None), row(other, None), None))
    show(page, 900, 200)
    assert cuts_of(page) == []
    button.setFixedWidth(40)
    other.parentWidget().layout().setEnabled(False)
    other.move(880, other.y())
    found = cuts_of(page)
    assert any("is cut off" in one for one in found)
    assert any("stands at" in one for one in found)
