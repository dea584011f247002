"""A centre's own packs in the desk file: added, put in the place of the program's, removed, and by whom."""

from collections.abc import Callable

import pytest

from integration_desk.core.access import Transaction
from integration_desk.core.commands import Command
from integration_desk.core.errors import DeniedError, InvalidError, MissingError
from integration_desk.packs import (
    OwnPack,
    pack_of,
    packs,
    packs_page,
    remove_pack,
    save_pack,
    shipped_texts,
    stored_packs,
)
from integration_desk.store import Desk
from tests.packs.making import PACK

SAME = PACK.replace('"test-pack"', '"eu-family_reunification"')


def test_an_own_pack_is_used_beside_those_of_the_program(desk: Desk) -> None:
    before = len(desk.ask(packs))
    assert desk.run(save_pack, text=PACK).result == "test-pack"
    assert len(desk.ask(packs)) == before + 1
    pack = desk.ask(pack_of, "test-pack")
    assert (pack.own, pack.title.text("de")) == (True, "Familien")
    desk.run(save_pack, text=PACK.replace("Familien", "Die Familien"))
    assert desk.ask(pack_of, "test-pack").title.text("de") == "Die Familien"
    assert len(desk.ask(packs)) == before + 1


def test_an_own_pack_stands_in_for_one_of_the_program_until_it_is_removed(desk: Desk) -> None:
    desk.run(save_pack, text=SAME)
    assert desk.ask(pack_of, "eu-family_reunification").title.text("en") == "Families"
    stored = {one.id: one for one in desk.ask(stored_packs)}["eu-family_reunification"]
    assert (stored.own, stored.replaces, stored.text) == (True, True, SAME)
    desk.run(remove_pack, pack="eu-family_reunification")
    assert not desk.ask(pack_of, "eu-family_reunification").own
    with pytest.raises(MissingError):
        desk.run(remove_pack, pack="eu-family_reunification")
    desk.undo()
    assert desk.ask(pack_of, "eu-family_reunification").own


def test_a_country_finds_its_packs_first_then_those_of_the_union(desk: Desk) -> None:
    found = [pack.jurisdiction for pack in desk.ask(packs, "family_reunification", "FR")]
    assert found[:2] == ["fr", "eu"]
    assert {pack.kind for pack in desk.ask(packs, "health_access")} == {"health_access"}


def test_what_is_no_pack_is_not_kept(desk: Desk) -> None:
    with pytest.raises(InvalidError) as caught:
        desk.run(save_pack, text=PACK.replace('"P3M"', '"soon"'))
    assert "Line 19, key deadline[1].period" in str(caught.value)
    assert desk.ask(lambda reader: reader.all(OwnPack)) == []
    with pytest.raises(MissingError):
        desk.ask(pack_of, "test-pack")


def test_a_kept_pack_that_can_no_longer_be_read_is_shown_and_used_by_nobody(desk: Desk) -> None:
    desk.run(save_pack, text=PACK)

    def of_a_later_program(tx: Transaction) -> None:
        kept = tx.all(OwnPack)[0]
        tx.update(kept, text=PACK + "\n[[treaty]]\nid = 1\n")

    desk.run(Command("packs.later", save_pack.label, save_pack.right, of_a_later_program))
    stored = {one.id: one for one in desk.ask(stored_packs)}["test-pack"]
    assert stored.pack is None
    assert "no key “treaty”" in str(stored.faults[0].text)
    assert "test-pack" not in {pack.id for pack in desk.ask(packs)}
    with pytest.raises(MissingError, match="cannot be read"):
        desk.ask(pack_of, "test-pack")
    rows, _count = desk.ask(packs_page, offset=0, limit=50)
    assert [row.id for row in rows if not row.readable] == ["test-pack"]


@pytest.mark.parametrize(
    ("role", "may"),
    [("coordinator", True), ("administrator", True), ("caseworker", False), ("trainer", False), ("statistics", False)],
)
def test_who_may_change_packs_and_who_may_only_read(role: str, may: bool, desk_for: Callable[[str], Desk]) -> None:
    desk = desk_for(role)
    if may:
        desk.run(save_pack, text=PACK)
    else:
        with pytest.raises(DeniedError):
            desk.run(save_pack, text=PACK)
    assert len(desk.ask(packs)) == len(shipped_texts()) + may


def test_the_list_is_found_by_words_and_sorted(desk: Desk) -> None:
    desk.run(save_pack, text=PACK.replace("2026-11-26", "2019-01-01"))
    rows, count = desk.ask(packs_page, offset=0, limit=50, order="checked_on")
    assert (rows[0].id, rows[0].own, rows[0].old, count) == ("test-pack", True, True, len(shipped_texts()) + 1)
    rows, _count = desk.ask(packs_page, offset=0, limit=50, words="health germany")
    assert [row.id for row in rows] == ["de-health_access"]
