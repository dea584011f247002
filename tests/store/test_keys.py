"""Who can open a desk file, who cannot, and what each is told."""

import json
from datetime import timedelta
from pathlib import Path

import attrs
import pytest

from integration_desk.core.centre import Centre, Member
from integration_desk.core.errors import DamagedError, DeskError, InvalidError, LockedError, StorageError
from integration_desk.store import (
    Desk,
    Sources,
    add_member,
    change_passphrase,
    create_desk,
    entrances,
    open_desk,
    open_with_recovery,
    passphrase_problems,
    recovery_key,
    remove_member,
    set_passphrase,
)
from tests.desks import PASSPHRASE, DeskFile
from tests.store.things import CATALOGUE


def test_the_right_passphrase_opens_and_the_wrong_one_says_so(things_path: Path) -> None:
    desk = open_desk(things_path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    assert desk.person.name == "Rosa Meyer"
    desk.close()
    with pytest.raises(LockedError, match="passphrase is wrong"):
        open_desk(things_path, CATALOGUE, "not the passphrase", member="Rosa Meyer")


def test_wrong_tries_make_the_next_one_wait_even_after_a_restart_and_are_recorded(things_path: Path) -> None:
    for _ in range(3):
        with pytest.raises(LockedError, match="wrong"):
            open_desk(things_path, CATALOGUE, "guess", member="Rosa Meyer")
    with pytest.raises(LockedError, match="Wait"):
        open_desk(things_path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    later = Sources()
    later = attrs.evolve(later, now=lambda: Sources().now() + timedelta(minutes=6))
    desk = open_desk(things_path, CATALOGUE, PASSPHRASE, member="Rosa Meyer", sources=later)
    rows = desk.ask(lambda reader: reader.rows("SELECT detail FROM audit WHERE kind = 'failed_unlock'"))
    desk.close()
    assert [json.loads(row["detail"]) for row in rows] == [{"times": 3}]


def test_a_damaged_key_file_is_told_apart_and_its_spare_steps_in(things_path: Path, things_file: DeskFile) -> None:
    keys = things_path.with_name(things_path.name + ".keys")
    spare = things_path.with_name(things_path.name + ".keys.spare")
    keys.write_bytes(b"\0" * 200)
    open_desk(things_path, CATALOGUE, PASSPHRASE, member="Rosa Meyer").close()
    spare.write_bytes(keys.read_bytes().replace(b"\0", b"x"))
    keys.write_bytes(b"garbage")
    with pytest.raises(DamagedError, match="key file"):
        open_desk(things_path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    desk = open_with_recovery(things_path, CATALOGUE, things_file.recovery)
    set_passphrase(desk, "a newer passphrase")
    desk.close()
    open_desk(things_path, CATALOGUE, "a newer passphrase", member="Rosa Meyer").close()


def test_a_key_file_with_weaker_parameters_is_refused(things_path: Path) -> None:
    for tail in (".keys", ".keys.spare"):
        path = things_path.with_name(things_path.name + tail)
        body = json.loads(path.read_bytes())
        body["slots"][0]["memory_kib"] = 8
        path.write_text(json.dumps(body))
    with pytest.raises(DeskError):
        open_desk(things_path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")


def test_a_damaged_desk_file_is_told_apart_and_left_as_it_is(things_path: Path) -> None:
    data = bytearray(things_path.read_bytes())
    data[:64] = b"\xff" * 64
    things_path.write_bytes(bytes(data))
    with pytest.raises(DamagedError, match="damaged"):
        open_desk(things_path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    assert things_path.read_bytes() == bytes(data)


def test_the_recovery_key_forgives_confusable_letters_and_names_a_mistake(
    things_path: Path, things_file: DeskFile
) -> None:
    sloppy = things_file.recovery.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    open_with_recovery(things_path, CATALOGUE, sloppy).close()
    wrong = things_file.recovery[:-1] + ("A" if things_file.recovery[-1] != "A" else "B")
    with pytest.raises(LockedError, match="five characters"):
        open_with_recovery(things_path, CATALOGUE, wrong)


def test_a_changed_passphrase_makes_the_old_one_useless(things: Desk) -> None:
    with pytest.raises(LockedError):
        change_passphrase(things, "wrong", "brand new words")
    change_passphrase(things, PASSPHRASE, "brand new words")
    with pytest.raises(LockedError):
        open_desk(things.path, CATALOGUE, PASSPHRASE, member="Rosa Meyer")
    open_desk(things.path, CATALOGUE, "brand new words", member="Rosa Meyer").close()


def test_a_removed_member_cannot_open_the_desk_and_the_last_manager_stays(things: Desk) -> None:
    made = add_member(things, Member(name="Cora", roles=("caseworker",)), "words of cora")
    open_desk(things.path, CATALOGUE, "words of cora", member="Cora").close()
    remove_member(things, made)
    with pytest.raises(LockedError):
        open_desk(things.path, CATALOGUE, "words of cora", member="Cora")
    assert "Cora" not in [one.name for one in entrances(things.path)]
    with pytest.raises(DeskError, match="last member"):
        remove_member(things, things.person.id)


def test_two_members_may_not_share_a_name(things: Desk) -> None:
    with pytest.raises(InvalidError, match="already"):
        add_member(things, Member(name="Stan", roles=("trainer",)), "words of stan")


@pytest.mark.parametrize("passphrase", ["short", "12345678", "PassWort123", "aaaaaaaaaa", "rosa meyer"])
def test_a_passphrase_that_others_would_try_is_refused(passphrase: str) -> None:
    assert passphrase_problems(passphrase, "Rosa Meyer") is not None


def test_a_long_passphrase_in_any_script_is_fine() -> None:
    assert passphrase_problems("مرحبا بالعالم الجميل " * 5) is None


def test_a_desk_file_is_never_overwritten_by_a_new_one(things_path: Path) -> None:
    with pytest.raises(StorageError, match="already"):
        create_desk(
            things_path,
            CATALOGUE,
            centre=Centre(name="C"),
            member=Member(name="R", roles=("coordinator",)),
            passphrase=PASSPHRASE,
        )


def test_the_recovery_key_is_for_those_who_manage_members(things_path: Path) -> None:
    stan = open_desk(things_path, CATALOGUE, "another passphrase", member="Stan")
    with pytest.raises(DeskError, match="right"):
        recovery_key(stan)
    stan.close()
