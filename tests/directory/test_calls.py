"""Trust in entries and the call round that keeps it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place, ServiceRecord, Slice
from integration_desk.core.words import verbatim
from integration_desk.directory import (
    Evidence,
    Organization,
    Service,
    call_round,
    find_services_page,
    save_service,
    service_trust,
    trust_of,
    verifications_of,
    verify_service,
)
from integration_desk.directory.ui import PAGES, CallsPage
from integration_desk.store import Desk
from integration_desk.widgets import problems_of
from tests.directory.town import Room, build_town

TODAY = date(2026, 11, 24)


def sent_to(**records: ServiceRecord) -> Slice:
    """Return a slice that tells how referrals went, as the slice of referrals does."""
    return Slice(name="told", label=verbatim("Told"), service_records=lambda _reader, _since: records)


@pytest.mark.parametrize(
    ("evidence", "word"),
    [
        (Evidence(TODAY), "Reliable"),
        (Evidence(TODAY - timedelta(days=180)), "Reliable"),
        (Evidence(TODAY - timedelta(days=181)), "Fairly reliable"),
        (Evidence(TODAY - timedelta(days=400)), "Fairly reliable"),
        (Evidence(), "Doubtful"),
        (Evidence(TODAY, referred=4, refused=1), "Reliable"),
        (Evidence(TODAY, referred=4, refused=4), "Doubtful"),
        (Evidence(unreachable_since=TODAY, unreachable_calls=1), "Not reliable"),
    ],
)
def test_trust_falls_with_age_refusals_and_silence(evidence: Evidence, word: str) -> None:
    assert str(trust_of(evidence, TODAY).word) == word


def test_refusals_and_silent_calls_lower_the_trust_and_say_so(desk: Desk) -> None:
    ids = build_town(desk)
    told = sent_to(**{ids["clinic"]: ServiceRecord(4, 3, 0)})
    refusing = desk.ask(service_trust, ids["clinic"], (told,))
    assert "3 referrals of 4 were refused within a year" in [str(one) for one in refusing.reasons]
    assert refusing.points < desk.ask(service_trust, ids["clinic"]).points
    rows, _ = desk.ask(find_services_page, offset=0, limit=10, slices=(told,))
    assert {row.name: str(row.trust.word) for row in rows if row.trust}["Tea and talk for men"] == "Not reliable"


def test_the_list_puts_first_what_nobody_has_verified(desk: Desk) -> None:
    build_town(desk)
    oldest, _ = desk.ask(find_services_page, offset=0, limit=1, order="verified_on")
    newest, total = desk.ask(find_services_page, offset=0, limit=1, order="verified_on", descending=True)
    assert (oldest[0].verified_on, newest[0].name, total) == (None, "Women's Clinic", 3)


def test_the_round_asks_the_stalest_and_most_referred_first_and_nobody_twice_a_day(desk: Desk) -> None:
    ids = build_town(desk)
    now = desk.now().astimezone().date()
    desk.run(verify_service, service=ids["clinic"], on=now - timedelta(days=300))
    assert desk.ask(call_round).ids == (ids["course"], ids["clinic"])
    much = sent_to(**{ids["clinic"]: ServiceRecord(40)})
    found = desk.ask(call_round, slices=(much,))
    assert found.ids == (ids["clinic"], ids["course"])
    assert found.call is not None
    assert found.call.referred == 40


@pytest.fixture
def calls(desk: Desk, qtbot: QtBot) -> Callable[[], tuple[CallsPage, Room]]:
    """Return how to open the call round."""

    def open_it() -> tuple[CallsPage, Room]:
        room = Room(desk)
        page: Any = PAGES["directory.calls"](room, Place("directory.calls"))
        page.resize(1000, 760)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitActive(page)
        page.refresh()
        settle(qtbot, room)
        return page, room

    return open_it


def settle(qtbot: QtBot, room: Room) -> None:
    """Wait until nothing is under way any more."""
    qtbot.waitUntil(lambda: not room.tasks.busy, timeout=15_000)
    QApplication.processEvents()


def press(qtbot: QtBot, page: CallsPage, room: Room, key: Qt.Key) -> None:
    """Press a key where the keyboard is, and wait for what comes of it."""
    before = page.at
    keys: Any = qtbot
    keys.keyClick(page.focusWidget() or page, key)
    qtbot.waitUntil(lambda: page.at != before or bool(room.gone), timeout=10_000)
    settle(qtbot, room)


def test_one_key_each_for_verified_changed_unreachable_and_next(
    desk: Desk, calls: Callable[[], tuple[CallsPage, Room]], qtbot: QtBot
) -> None:
    ids = [str(desk.run(save_service, **service(number)).result) for number in range(4)]
    page, room = calls()
    assert page.progress.text() == "1 of 4"
    assert problems_of(page) == []
    press(qtbot, page, room, Qt.Key.Key_V)
    assert (page.at, page.progress.text()) == (ids[1], "2 of 4")
    press(qtbot, page, room, Qt.Key.Key_U)
    press(qtbot, page, room, Qt.Key.Key_N)
    press(qtbot, page, room, Qt.Key.Key_C)
    assert room.gone == [Place("service.edit", ids[3], (("verify", "changed"), ("then", "back")))]
    desk.run(verify_service, service=ids[3], outcome="changed")
    page.refresh()
    settle(qtbot, room)
    assert page.over
    outcomes = [[one.outcome for one in desk.ask(verifications_of, service_id)] for service_id in ids]
    assert outcomes == [["verified"], ["unreachable"], [], ["changed"]]
    page.again()
    settle(qtbot, room)
    assert page.at == ids[2]


def test_what_is_undone_is_on_the_line_again(
    desk: Desk, calls: Callable[[], tuple[CallsPage, Room]], qtbot: QtBot
) -> None:
    ids = [str(desk.run(save_service, **service(number)).result) for number in range(2)]
    page, room = calls()
    press(qtbot, page, room, Qt.Key.Key_V)
    assert page.at == ids[1]
    desk.undo()
    page.refresh()
    qtbot.waitUntil(lambda: page.at == ids[0], timeout=10_000)
    settle(qtbot, room)
    assert page.progress.text() == "1 of 2"


def test_without_anything_to_ask_the_page_says_so(
    desk: Desk, calls: Callable[[], tuple[CallsPage, Room]], qtbot: QtBot
) -> None:
    page, _room = calls()
    assert not page.buttons["verified"].isVisible()
    assert problems_of(page) == []


def service(number: int) -> dict[str, Any]:
    """Return the arguments that save a service which nobody has verified."""
    return {
        "service": Service(id="", name=f"Service {number}"),
        "organization": Organization(id="", name=f"Provider {number}"),
    }
