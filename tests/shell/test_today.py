"""Today by keyboard: what is on today and this week, and that each section opens the records behind its figure."""

from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place
from integration_desk.referrals import find_referrals, set_appointment
from integration_desk.shell import MainWindow
from integration_desk.store import Desk
from tests.referrals.desk_with_clinic import Case, case
from tests.shell.keyboard import ALT, focused, page_of, press, quiet, tab_to


@pytest.fixture
def amina(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Case:
    """Return a desk with an appointment today, one in three days, one in a fortnight, a draft and a permit to renew."""
    desk = open_as(desk_path, "Rosa Meyer")
    today = desk.now().astimezone().date()
    made = case(desk, permit_expires_on=today + timedelta(days=9))
    made.agree()
    for days, hour in ((3, None), (0, time(10, 30)), (14, None)):
        referral = made.sent()
        day = today + timedelta(days=days)
        desk.run(set_appointment, referral_id=referral, appointment_date=day, appointment_time=hour)
    made.draft()
    return made


def test_the_appointment_of_today_stands_first_and_opens(
    qtbot: QtBot, amina: Case, unlock: Callable[..., MainWindow]
) -> None:
    window = unlock()
    assert window.room is not None
    rows, total = window.room.desk.inquire(find_referrals, this_week=True).future.result(20)
    assert total == 2
    page_of(window).focus_first()
    line = tab_to("10:30")
    assert "today" in line.accessibleName()
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    assert page_of(window).place == Place("referral", rows[0].id)


def test_each_section_opens_the_records_behind_its_figure(
    qtbot: QtBot, amina: Case, unlock: Callable[..., MainWindow]
) -> None:
    window = unlock()
    assert amina.client
    for section, kind, option in (
        ("Appointments today and this week", "referrals", "this_week"),
        ("Your draft referrals", "referrals", "draft"),
        ("Documents that run out", "clients", "1"),
        ("Services to verify", "directory.calls", ""),
    ):
        page_of(window).focus_first()
        for _ in range(60):
            if focused().accessibleDescription() == section:
                break
            press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)
        quiet(qtbot, window)
        place = page_of(window).place
        assert (place.kind, next(iter(dict(place.options).values()), "")) == (kind, option)
        press(Qt.Key.Key_Left, ALT)
        quiet(qtbot, window)
