"""The directory as a booklet: by need, with contents and indexes, in the language of its readers."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from integration_desk import i18n
from integration_desk.core.documents import Heading, PageList, Paper, Together
from integration_desk.directory import Service, booklet, save_service
from integration_desk.directory.ui.booklet_panel import BookletPanel
from integration_desk.printing import missing_characters, render
from integration_desk.store import Desk
from integration_desk.widgets import problems_of
from tests.directory.town import VERIFIED, Room, build_town, clinic


def test_each_service_stands_once_by_need_and_is_named_at_its_other_needs(desk: Desk) -> None:
    build_town(desk)
    document = desk.ask(booklet, language="en")
    entries = [block for block in document.blocks if isinstance(block, Together)]
    assert len(entries) == 3
    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert heads == [
        *("Directory of services", "Contents", "Health", "Family", "Look here too", "Language"),
        "Social and professional networks",
    ]
    told = str(entries[0])
    for words in ("Women's Clinic", "City Hospital Northport", "Hospital Road 12", "+49 40 555 1234", "Dari",
                  "Monday to Thursday: 09:00–13:00", "It is free of charge.", "Passport",
                  i18n.speaker("en").date(VERIFIED)):  # fmt: skip
        assert words in told


def test_the_booklet_holds_what_the_list_shows(desk: Desk) -> None:
    build_town(desk)
    document = desk.ask(booklet, language="de", chosen={"language": "ti"})
    (entry,) = [block for block in document.blocks if isinstance(block, Together)]
    assert "Tea and talk" in str(entry)
    assert "Tigrinya" in str(document.blocks[:6]) or "Tigrinja" in str(document.blocks[:6])
    none = desk.ask(booklet, language="en", words="nothing of the kind")
    assert render(none).startswith(b"%PDF")


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_it_prints_in_any_script_on_both_papers(desk: Desk, language: str, paper: Paper) -> None:
    build_town(desk)
    document = desk.ask(booklet, language=language, paper=paper.value)
    assert (document.language, document.paper) == (language, paper)
    assert missing_characters(document) == ()
    assert render(document).startswith(b"%PDF")


def test_indexes_name_organizations_with_their_services(desk: Desk) -> None:
    kept = clinic()
    desk.run(save_service, **kept)
    holder = desk.ask(lambda reader: reader.value("SELECT id FROM organization"))
    for number in range(4):
        service = Service(id="", name=f"Ward {number}", needs=("health",), organization_id=holder)
        desk.run(save_service, service=service)
    document = desk.ask(booklet, language="en")
    by_holder, by_name = [block for block in document.blocks if isinstance(block, PageList)][-2:]
    assert [entry.indent for entry in by_holder.entries] == [0, 1, 1, 1, 1, 1]
    assert [entry.words for entry in by_name.entries] == [*(f"Ward {n}" for n in range(4)), "Women's Clinic"]


def test_the_drawing_can_be_stopped_and_begun_again(desk: Desk, show: Callable[..., Any], qtbot: QtBot) -> None:
    build_town(desk)
    go_on = Event()
    desk.inquire(lambda _reader: go_on.wait(30), lane="search")  # the booklet waits behind it
    panel = show(BookletPanel(Room(desk), "", {}))
    assert panel.stop_button.isVisible()
    assert problems_of(panel) == []
    panel.stop_button.click()
    qtbot.waitUntil(panel.draw_button.isVisible, timeout=10_000)
    go_on.set()
    assert not panel.preview.pdf
    panel.draw_button.click()
    qtbot.waitUntil(lambda: bool(panel.preview.pdf), timeout=20_000)
    assert not panel.waiting.isVisible()


def test_another_language_draws_anew(desk: Desk, show: Callable[..., Any], qtbot: QtBot) -> None:
    build_town(desk)
    panel = show(BookletPanel(Room(desk), "", {}))
    qtbot.waitUntil(lambda: bool(panel.preview.pdf), timeout=20_000)
    before = panel.preview.pdf
    panel.language.set_value("ar")
    panel.draw()
    qtbot.waitUntil(lambda: panel.preview.pdf not in {b"", before}, timeout=20_000)
