"""Making, opening and restoring desk files, and who holds a key to them."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs

from integration_desk.core.access import Transaction
from integration_desk.core.centre import CENTRE_ID, PEOPLE_MANAGE, Centre, Member
from integration_desk.core.commands import Command, command
from integration_desk.core.errors import (
    DamagedError,
    DeniedError,
    DeskError,
    InvalidError,
    LockedError,
    MissingError,
    Problem,
    StorageError,
)
from integration_desk.core.identifiers import new_office_code
from integration_desk.core.people import Person, Right, Role
from integration_desk.core.records import changed
from integration_desk.core.values import moment_text
from integration_desk.core.words import T, Text
from integration_desk.store.backup import backups_of, make_backup, restore_backup
from integration_desk.store.circumstances import is_fixed
from integration_desk.store.clock import Sources
from integration_desk.store.desk import Desk
from integration_desk.store.driver import connect
from integration_desk.store.keys import (
    KeyFile,
    Slot,
    key_from_recovery,
    keys_path,
    load_keys,
    make_slot,
    new_key,
    recovery_words,
    save_keys,
    seconds_to_wait,
    spare_path,
    unwrap,
)
from integration_desk.store.migrating import migrate, pending
from integration_desk.store.passphrases import passphrase_problems
from integration_desk.store.reading import StoreReader
from integration_desk.store.schema import Catalogue

SYSTEM = Person("", "", frozenset(Role))


@attrs.frozen
class Entrance:
    """Someone who can open a desk file, as the unlock page lists them."""

    member: str
    name: str


def create_desk(
    path: Path,
    catalogue: Catalogue,
    *,
    centre: Centre,
    member: Member,
    passphrase: str,
    sources: Sources | None = None,
) -> Desk:
    """Make a new desk file with its centre and first member, who may do everything; refuses to overwrite a file."""
    used = sources or Sources()
    _refuse_weak(passphrase, member.name)
    if path.exists() or keys_path(path).exists():
        raise StorageError(T("{file} is there already. Choose another name.").put(file=path.name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            T("{file} could not be written ({reason}). Free some space or choose another place.").put(
                file=path.name, reason=error.strerror or ""
            )
        ) from error
    key, member_id = new_key(), used.new_id()
    first = changed(member, id=member_id)
    person = person_of(first)
    try:
        connection = connect(path, key)
        try:
            migrate(connection, pending(connection, catalogue.steps))
        finally:
            connection.close()
        file_id = used.new_id()
        save_keys(path, KeyFile(file_id).with_slot(make_slot(file_id, member_id, first.name, passphrase, key)))
        desk = Desk(path, key, person, catalogue, used)
        code = new_office_code(used.choose)
        try:
            desk.run(_found_centre, centre=changed(centre, id=CENTRE_ID), member=first, office_code=code)
        finally:
            desk.close()
    except Exception:
        _clear_beginnings(path)
        raise
    return Desk(path, key, person, catalogue, used)


def _clear_beginnings(path: Path) -> None:
    """Remove what a desk that could not be made has left, so that it does not stand in the way of the next try."""
    for beginning in (path, keys_path(path), spare_path(path)):
        beginning.unlink(missing_ok=True)
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)


@command("office.found", T("Set up the centre"), PEOPLE_MANAGE, undoable=False)
def _found_centre(tx: Transaction, *, centre: Centre, member: Member, office_code: str) -> None:
    tx.set_setting("office_code", office_code)
    tx.insert(centre)
    tx.insert(member)


def entrances(path: Path) -> list[Entrance]:
    """Return who can open a desk file; raises LockedError or DamagedError."""
    if path.is_dir():
        raise LockedError(T("{file} is a folder, not a desk file.").put(file=str(path)))
    if not path.exists():
        raise LockedError(T("{file} is not there. Choose another desk file or restore a backup.").put(file=path.name))
    return [Entrance(slot.member, slot.name) for slot in load_keys(path).slots]


def open_desk(
    path: Path, catalogue: Catalogue, passphrase: str, *, member: str = "", sources: Sources | None = None
) -> Desk:
    """Open a desk file as one of its members, named by id or name; alone in the file, she need not be named.

    Raises LockedError with the sentence to show: unknown member, wrong passphrase, or how long to wait after several.
    """
    used = sources or Sources()
    entrances(path)
    keys = load_keys(path)
    slot = keys.slot(member) if member else (keys.slots[0] if keys.slots else None)
    if slot is None:
        raise LockedError(T("Nobody of this name can open this desk file."))
    key = _key_of(path, keys, slot, passphrase, used.now())
    desk = _opened(path, key, catalogue, used, slot.member)
    if slot.failures:
        desk.record_event("failed_unlock", (("member", slot.member),), times=slot.failures).result()
    return desk


def open_with_recovery(
    path: Path, catalogue: Catalogue, recovery: str, *, member: str = "", sources: Sources | None = None
) -> Desk:
    """Open a desk file with the recovery key, as a member (by id or name) or the first who manages members."""
    key = key_from_recovery(recovery)
    desk = _opened(path, key, catalogue, sources or Sources(), member)
    desk.record_event("recovery_unlock", (("member", desk.person.id),)).result()
    return desk


def _key_of(path: Path, keys: KeyFile, slot: Slot, passphrase: str, now: datetime) -> bytes:
    wait = seconds_to_wait(slot, now)
    if wait:
        raise LockedError(
            T("Too many wrong tries. Wait {count} second.", "Too many wrong tries. Wait {count} seconds.").of(wait)
        )
    key = unwrap(keys, slot, passphrase)
    if key is None:
        if not is_fixed(path):
            save_keys(path, keys.with_slot(attrs.evolve(slot, failures=slot.failures + 1, failed_at=moment_text(now))))
        raise LockedError(T("This passphrase is wrong. Nothing was changed."))
    if slot.failures and not is_fixed(path):
        save_keys(path, keys.with_slot(attrs.evolve(slot, failures=0, failed_at="")))
    return key


def _opened(path: Path, key: bytes, catalogue: Catalogue, sources: Sources, member: str) -> Desk:
    if not path.exists():
        raise LockedError(T("{file} is not there. Choose another desk file or restore a backup.").put(file=path.name))
    fixed = is_fixed(path)
    if fixed:
        _refuse_unfinished(path)
    connection = connect(path, key, fixed=fixed)
    try:
        steps = pending(connection, catalogue.steps)
        if steps and fixed:
            raise LockedError(T("This desk file is of an earlier version. Copy it to a disk that can be written."))
        if steps:
            make_backup(connection, path, key, sources.now())
            migrate(connection, steps)
        found = _member(StoreReader(connection, SYSTEM, sources), member)
    finally:
        connection.close()
    return Desk(path, key, person_of(found), catalogue, sources)


def _refuse_unfinished(path: Path) -> None:
    """Refuse a file on a read-only medium whose newest changes are still in its log: it would show an old state."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise LockedError(
            T("{file} was not closed properly. Copy it to a disk that can be written.").put(file=path.name)
        )


def _member(reader: StoreReader, wanted: str) -> Member:
    present = [one for one in reader.all(Member, order="rowno") if one.left_at is None]
    if wanted:
        present = [one for one in present if wanted in (one.id, one.name)]
    managers = [one for one in present if {"administrator", "coordinator"} & set(one.roles)]
    if not present:
        raise LockedError(T("Nobody of this name can open this desk file."))
    return (managers or present)[0]


def person_of(member: Member) -> Person:
    """Return a member as the person at the desk."""
    return Person(member.id, member.name, frozenset(Role(role) for role in member.roles), frozenset(member.permissions))


def _refuse_weak(passphrase: str, name: str) -> None:
    problem: Text | None = passphrase_problems(passphrase, name)
    if problem is not None:
        raise InvalidError((Problem("passphrase", problem),))


@command("office.add_member", T("Add a member"), PEOPLE_MANAGE, undoable=False)
def _insert_member(tx: Transaction, *, member: Member) -> str:
    if any(one.name == member.name for one in tx.all(Member, "left_at IS NULL")):
        raise InvalidError((Problem("name", T("There is a member of this name already.")),))
    tx.name_step(T("Add member {name}").put(name=member.name))
    made: Member = tx.insert(member)
    return made.id


@command("office.remove_member", T("Remove a member"), PEOPLE_MANAGE, undoable=False)
def _mark_left(tx: Transaction, *, member: str) -> None:
    leaving = tx.get(Member, member)
    others = [one for one in tx.all(Member, "left_at IS NULL") if one.id != member]
    if not any({"administrator", "coordinator"} & set(one.roles) for one in others):
        raise DeskError(T("The last member who manages others cannot be removed. Name another one first."))
    tx.name_step(T("Remove member {name}").put(name=leaving.name))
    tx.update(leaving, left_at=tx.now)


def add_member(desk: Desk, member: Member, passphrase: str) -> str:
    """Add a member with a first passphrase; returns her id."""
    _refuse_weak(passphrase, member.name)
    made: str = desk.run(_insert_member, member=member).result
    keys = load_keys(desk.path)
    save_keys(desk.path, keys.with_slot(make_slot(keys.file_id, made, member.name, passphrase, desk.key)))
    return made


def remove_member(desk: Desk, member: str) -> None:
    """Remove a member: her passphrase opens nothing any more, her name stays in what she wrote."""
    desk.run(_mark_left, member=member)
    save_keys(desk.path, load_keys(desk.path).without(member))


def confirm_passphrase(desk: Desk, passphrase: str) -> None:
    """Raise LockedError unless this is the passphrase of the person at the desk: asked again before what is grave."""
    keys = load_keys(desk.path)
    slot = keys.slot(desk.person.id)
    if slot is None:
        raise MissingError
    _key_of(desk.path, keys, slot, passphrase, desk.now())


def confirm_second(desk: Desk, member: str, passphrase: str, right: Right) -> str:
    """Return the id of another member who has a right and gave her passphrase: what is grave needs two people.

    ``member`` is her id or name. Raises LockedError, DeniedError or MissingError.
    """
    keys = load_keys(desk.path)
    slot = next((one for one in keys.slots if member and member in (one.member, one.name)), None)
    if slot is None:
        raise MissingError
    second = person_of(desk.ask(lambda reader: reader.get(Member, slot.member)))
    if second.id == desk.person.id or not second.may(right):
        raise DeniedError(T("A second member with this right must agree, not the one who asks."))
    _key_of(desk.path, keys, slot, passphrase, desk.now())
    return second.id


def change_passphrase(desk: Desk, old: str, new: str) -> None:
    """Change the passphrase of the person at the desk, who gives the old one."""
    confirm_passphrase(desk, old)
    set_passphrase(desk, new)


def set_passphrase(desk: Desk, new: str, *, member: str = "") -> None:
    """Give a passphrase to the person at the desk, or to another member by someone who manages members.

    A damaged key file is set aside and a new one begun: the other members then need new passphrases as well.
    """
    chosen = desk.person
    if member and member != desk.person.id:
        desk.require_any(PEOPLE_MANAGE)
        chosen = person_of(desk.ask(lambda reader: reader.get(Member, member)))
    _refuse_weak(new, chosen.name)
    keys = _keys_or_new(desk)
    save_keys(desk.path, keys.with_slot(make_slot(keys.file_id, chosen.id, chosen.name, new, desk.key)))


def _keys_or_new(desk: Desk) -> KeyFile:
    try:
        return load_keys(desk.path)
    except DamagedError:
        for path in (keys_path(desk.path), spare_path(desk.path)):
            if path.exists():
                path.replace(path.with_name(path.name + ".damaged"))
        return KeyFile(desk.sources.new_id())


def recovery_key(desk: Desk) -> str:
    """Return the recovery key for its sheet."""
    desk.require_any(PEOPLE_MANAGE)
    return recovery_words(desk.key)


def back_up(desk: Desk, *, only_if_changed: bool = False, folder: Path | None = None) -> Path | None:
    """Back the open desk up; returns the path, or None when nothing has changed since the last one."""

    def work(writer: Any) -> Path | None:
        if only_if_changed and not writer.changed_since_backup:
            return None
        made = make_backup(writer.connection, desk.path, desk.key, desk.now(), folder=folder)
        writer.changed_since_backup = False
        return made

    return desk.on_writer(work).result()


def backup_due(desk: Desk, *, hours: float = 1) -> bool:
    """Tell whether the newest backup is older than so many hours."""
    found = backups_of(desk.path)
    return not found or (desk.now() - found[0].made_at).total_seconds() > hours * 3600


def restore(
    backup: Path, path: Path, *, passphrase: str = "", member: str = "", recovery: str = "", now: datetime
) -> Path | None:
    """Put a backup in the place of a desk file, opened by a passphrase or the recovery key; keeps the old file."""

    def key_for(copy: Path) -> bytes:
        if recovery:
            return key_from_recovery(recovery)
        keys = load_keys(copy)
        slots: Iterable[Slot] = [slot for slot in keys.slots if not member or member in (slot.member, slot.name)]
        for slot in slots:
            key = unwrap(keys, slot, passphrase)
            if key is not None:
                return key
        raise LockedError(T("This passphrase does not open the backup. Nothing was changed."))

    try:
        return restore_backup(backup, path, key_for, now)
    except OSError as error:
        raise StorageError(
            T("The backup could not be put in place ({reason}). The old file is untouched.").put(
                reason=error.strerror or ""
            )
        ) from error


OWN_COMMANDS: tuple[Command, ...] = (_found_centre, _insert_member, _mark_left)
