"""F1 on every page opens a text that was written for it."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from integration_desk.app import pages
from integration_desk.core.resources import resource
from integration_desk.core.slices import Place
from integration_desk.shell import MainWindow
from tests.shell.keyboard import page_of, quiet


def test_every_page_has_a_help_text(qtbot: QtBot, unlock: Callable[..., MainWindow]) -> None:
    window = unlock()
    assert window.room is not None
    without = []
    for kind in pages():
        window.room.go(Place(kind))
        quiet(qtbot, window)
        topics = (kind.replace(".", "-"), getattr(page_of(window), "help_topic", ""))
        if not any(topic and resource("help", "en", f"{topic}.md").is_file() for topic in topics):
            without.append(kind)
    assert without == []
