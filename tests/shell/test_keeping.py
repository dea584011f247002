"""What the desk brings up to date by itself: nobody needs to open a list for deadlines to follow the law."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from integration_desk.core.access import Reader
from integration_desk.family_reunification import FamilyCase, recompute
from integration_desk.packs import remove_pack, save_pack, shipped_texts
from integration_desk.shell import MainWindow
from integration_desk.store import Desk
from tests.family_reunification.families import PACK, open_family


def deadline(reader: Reader, case_id: str) -> date | None:
    """Return the next deadline of a case as it is kept."""
    return reader.get(FamilyCase, case_id).next_deadline_on


@pytest.fixture
def family(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> tuple[str, date | None]:
    """Return a case and its deadline by the law of the program; the centre's pack has changed since it was reckoned."""
    desk = open_as(desk_path, "Rosa Meyer")
    case_id = open_family(desk, granted_days_ago=10)
    desk.run(recompute)
    by_law = desk.ask(deadline, case_id)
    desk.run(save_pack, text=shipped_texts()[PACK].replace('period = "P3M"', 'period = "P6M"', 1))
    assert desk.ask(deadline, case_id) == by_law
    desk.close()
    return case_id, by_law


def test_deadlines_follow_a_changed_pack_when_the_desk_is_opened_and_while_one_works(
    family: tuple[str, date | None], qtbot: QtBot, unlock: Callable[..., MainWindow]
) -> None:
    case_id, by_law = family
    room = unlock().room
    assert room is not None

    def kept() -> date | None:
        return room.desk.inquire(deadline, case_id).future.result(timeout=10)

    qtbot.waitUntil(lambda: kept() not in (None, by_law), timeout=10_000)
    room.tasks.run(remove_pack, pack=PACK)
    qtbot.waitUntil(lambda: kept() == by_law, timeout=10_000)
