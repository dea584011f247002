"""The filters of the list, each on its own, as the window and the command line ask for them."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from integration_desk.core.centre import centre_of, save_centre
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.directory import Organization, Service, find_services_page, save_service
from integration_desk.directory.ui import PAGES
from integration_desk.store import Desk
from tests.directory.town import Room, build_town, hours

CLINIC, COURSE, TEA = "Women's Clinic", "German for beginners", "Tea and talk for men"


def _names(desk: Desk, **chosen: Any) -> set[str]:
    return {row.name for row in desk.ask(find_services_page, offset=0, limit=20, **chosen)[0]}


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"language": "uk"}, {COURSE}),
        ({"need": "health"}, {CLINIC}),
        ({"free": True}, {CLINIC}),
        ({"accessible": True}, {CLINIC}),
        ({"takes_referrals": True}, {CLINIC, COURSE}),
        ({"has_places": True}, {CLINIC}),
        ({"provider": "church"}, {TEA}),
        ({"sex": "male"}, {COURSE, TEA}),
        ({"age": 12}, {COURSE, TEA}),
        ({"age": 30, "sex": "female"}, {CLINIC, COURSE}),
        ({"day": date(2026, 11, 23)}, {CLINIC, COURSE}),  # a Monday
        ({"day": date(2026, 11, 24)}, {CLINIC}),
        ({"day": date(2026, 11, 27)}, {COURSE}),
        ({"day": date(2026, 11, 29)}, set()),
        ({"within_km": 5.0}, {CLINIC}),
        ({"within_km": 60.0}, {CLINIC, COURSE}),
    ],
)
def test_each_filter_leaves_what_answers_to_it(desk: Desk, chosen: dict[str, Any], found: set[str]) -> None:
    build_town(desk)
    desk.run(save_centre, centre=changed(desk.ask(centre_of), latitude=53.56, longitude=9.99))
    assert _names(desk, **chosen) == found


def _named(page: Any) -> set[str]:
    rows = page.table.rows
    return {found.name for number in range(rows.rowCount()) if (found := rows.row_at(number)) is not None}


def test_the_list_shows_who_is_open_now_and_who_is_open_on_a_day(
    desk: Desk, show: Callable[..., Any], qtbot: QtBot
) -> None:
    today = desk.ask(lambda reader: reader.now.astimezone().date())
    days = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    later = today + timedelta(days=3)
    for name, day in (("Open today", today), ("Open later", later)):
        desk.run(
            save_service,
            service=Service(id="", name=name),
            organization=Organization(id="", name=f"Holder of {name}"),
            schedules=(changed(hours(days[day.weekday()], 0, 1), closes_at=time(23, 59, 59)),),
        )
    desk.run(save_service, service=Service(id="", name="Says no hours"), organization=Organization(id="", name="H"))
    page = show(PAGES["directory"](Room(desk), Place("directory")))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 3)
    page.toggles["open_now"].click()
    qtbot.waitUntil(lambda: _named(page) == {"Open today"})
    page.toggles["open_now"].click()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 3)
    page.editors["day"].set_value(later)
    page.ask()
    qtbot.waitUntil(lambda: _named(page) == {"Open later"})
    page.clear()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 3)


def test_further_filters_stand_behind_one_and_hidden_ones_do_not_narrow(
    desk: Desk, show: Callable[..., Any], qtbot: QtBot
) -> None:
    build_town(desk)
    page = show(PAGES["directory"](Room(desk), Place("directory")))
    page.refresh()
    assert not page.more.isVisible()
    page.more_toggle.click()
    page.editors["provider"].set_value("church")
    page.ask()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1)
    page.more_toggle.click()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 3)


def test_the_booklet_takes_the_filters_of_the_list(desk: Desk, show: Callable[..., Any], qtbot: QtBot) -> None:
    build_town(desk)
    page = show(PAGES["directory"](Room(desk), Place("directory", options=(("need", "health"),))))
    page.refresh()
    page.show_booklet()
    qtbot.waitUntil(lambda: bool(page.booklet.preview.pdf), timeout=10_000)
    assert page.booklet.narrowed["need"] == "health"
    page.leave()
