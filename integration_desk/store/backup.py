"""Backups: one encrypted file each, verified after it was written, rotated, and restored without overwriting.

A backup ``NAME-20261124T130000Z.deskbackup`` is a ZIP file, stored without compression, of the encrypted desk file,
its key file, and a manifest with their checksums and the head of the audit trail.
"""

import json
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs

from integration_desk.core.errors import DamagedError, DeskError, StorageError
from integration_desk.core.words import T
from integration_desk.store.audit import first_broken_link
from integration_desk.store.driver import Connection, DriverError, connect, in_use, plain_error
from integration_desk.store.files import digest, flush_folder
from integration_desk.store.keys import keys_path, spare_path

SUFFIX = ".deskbackup"
_STAMP = "%Y%m%dT%H%M%SZ"
_KEPT = (("%Y%m%d%H", 24), ("%Y%m%d", 14), ("%G%V", 8), ("%Y%m", 12))  # hourly, daily, weekly, monthly
_WRITING, _LEFTOVER = ".writing-", 3600  # seconds after which no backup is still being written
_DESK, _KEYS, _MANIFEST = "desk", "keys", "manifest.json"


@attrs.frozen
class Backup:
    """A backup on the disk."""

    path: Path
    made_at: datetime


def backup_folder(desk: Path) -> Path:
    """Return the folder beside the desk file where its backups stand."""
    return desk.with_name(desk.stem + " backups")


def backups_of(desk: Path) -> list[Backup]:
    """Return the backups of a desk file, the newest first."""
    found = []
    for path in backup_folder(desk).glob(f"{desk.stem}-*{SUFFIX}"):
        stamp = path.name.removesuffix(SUFFIX).removeprefix(desk.stem + "-")
        try:
            found.append(Backup(path, datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)))
        except ValueError:  # a file that somebody renamed is not ours to count or to rotate
            continue
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def make_backup(
    connection: Connection, desk: Path, key: bytes, moment: datetime, *, folder: Path | None = None
) -> Path:
    """Copy the open desk file into a backup, verify it, rotate the older ones; returns its path."""
    target = folder or backup_folder(desk)
    path = target / f"{desk.stem}-{moment.strftime(_STAMP)}{SUFFIX}"
    try:
        target.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target)
        with tempfile.TemporaryDirectory(dir=target, prefix=_WRITING) as scratch:
            copy = Path(scratch) / _DESK
            head, length = _copy(connection, copy, key)
            verify_file(copy, key, head, length)
            _pack(copy, keys_path(desk), Path(scratch) / "pack", {"audit_head": head, "audit_length": length})
            (Path(scratch) / "pack").replace(path)
        flush_folder(target)
    except OSError as error:
        raise StorageError(
            T("The backup could not be written to {folder} ({reason}).").put(
                folder=str(target), reason=error.strerror or ""
            )
        ) from error
    if folder is None:
        rotate(backups_of(desk))
    return path


def _clear_leftovers(target: Path) -> None:
    """Remove the half-written copies of backups that a power cut or a kill ended: they would fill the disk."""
    for left in target.glob(f"{_WRITING}*"):
        if time.time() - left.stat().st_mtime > _LEFTOVER:
            shutil.rmtree(left, ignore_errors=True)


def _copy(connection: Connection, copy: Path, key: bytes) -> tuple[str, int]:
    target = connect(copy, key)
    try:
        connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        row = target.execute("SELECT hash, rowno FROM audit ORDER BY rowno DESC LIMIT 1").fetchone()
    except DriverError as error:
        raise plain_error(error) from error
    finally:
        target.close()
    return (row[0], row[1]) if row else ("", 0)


def verify_file(path: Path, key: bytes, head: str = "", length: int = 0) -> None:
    """Raise DamagedError unless a closed desk file is whole: pages, structure, audit trail."""
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = connection.execute("PRAGMA quick_check").fetchone()[0]
        broken = first_broken_link(connection, head, length)
    except DriverError as error:
        raise plain_error(error) from error
    finally:
        connection.close()
    if pages or structure != "ok" or broken is not None:
        raise DamagedError(T("The copy {file} is damaged and was not kept as a backup.").put(file=path.name))


def _pack(desk: Path, keys: Path, path: Path, manifest: dict[str, Any]) -> None:
    whole = {**manifest, _DESK: digest(desk), _KEYS: digest(keys) if keys.exists() else ""}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as pack:
        pack.write(desk, _DESK)
        if keys.exists():
            pack.write(keys, _KEYS)
        pack.writestr(_MANIFEST, json.dumps(whole))
    with zipfile.ZipFile(path) as pack:
        if pack.testzip() is not None:
            raise DamagedError(T("The copy {file} is damaged and was not kept as a backup.").put(file=path.name))


def kept_backups(found: Iterable[Backup]) -> set[Path]:
    """Return what rotation keeps: one an hour for a day, a day for two weeks, a week for eight, a month for a year."""
    ordered = sorted(found, key=lambda one: one.made_at, reverse=True)
    keep: set[Path] = set()
    for pattern, count in _KEPT:
        newest: dict[str, Path] = {}
        for one in ordered:
            newest.setdefault(one.made_at.strftime(pattern), one.path)
        keep |= set(list(newest.values())[:count])
    return keep


def rotate(found: Iterable[Backup]) -> None:
    """Remove the backups that no rule keeps."""
    present = list(found)
    keep = kept_backups(present)
    for one in present:
        if one.path not in keep:
            one.path.unlink(missing_ok=True)


def known_head(desk: Path) -> tuple[str, int]:
    """Return the head and the length of the audit trail as the newest readable backup has them."""
    for backup in backups_of(desk):
        try:
            with zipfile.ZipFile(backup.path) as pack:
                manifest = json.loads(pack.read(_MANIFEST))
                return manifest["audit_head"], manifest["audit_length"]
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            continue
    return "", 0


def unpack(backup: Path, into: Path) -> dict[str, Any]:
    """Unpack a backup's parts into a folder as ``desk`` and ``keys``; returns its manifest. Checksums are verified."""
    broken = DamagedError(T("{file} is not a whole backup of a desk file.").put(file=backup.name))
    try:
        with zipfile.ZipFile(backup) as pack:
            if not {_DESK, _MANIFEST} <= set(pack.namelist()) <= {_DESK, _KEYS, _MANIFEST}:
                raise broken
            manifest: dict[str, Any] = json.loads(pack.read(_MANIFEST))
            for part in set(pack.namelist()) - {_MANIFEST}:
                with pack.open(part) as source, (into / part).open("wb") as target:
                    shutil.copyfileobj(source, target)
                if digest(into / part) != manifest[part]:
                    raise broken
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError) and error.errno:
            raise StorageError(
                T("{file} could not be read ({reason}).").put(file=backup.name, reason=error.strerror or "")
            ) from error
        raise broken from error
    return manifest


def restore_backup(backup: Path, desk: Path, key_for: Any, moment: datetime) -> Path | None:
    """Put a backup in the place of a desk file; returns where the old file was kept, or None when there was none.

    ``key_for(folder/desk)`` opens the unpacked copy's key and raises a DeskError when it cannot: nothing is moved
    before the copy was opened and verified.
    """
    desk.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=desk.parent, prefix=".restoring-") as scratch:
        folder = Path(scratch)
        manifest = unpack(backup, folder)
        copy = folder / desk.name
        (folder / _DESK).replace(copy)
        if (folder / _KEYS).exists():
            shutil.copy(folder / _KEYS, keys_path(copy))
            shutil.copy(folder / _KEYS, spare_path(copy))
        key = key_for(copy)
        verify_file(copy, key, manifest["audit_head"], manifest["audit_length"])
        if desk.exists() and in_use(desk, key):  # it would go on writing into the file that was set aside
            raise StorageError(
                T("{file} is open in a window or another program. Close it there, then restore.").put(file=desk.name)
            )
        kept = _set_aside(desk, moment)
        for source in (keys_path(copy), spare_path(copy), copy):
            if source.exists():
                source.replace(desk.with_name(source.name))
    flush_folder(desk.parent)
    return kept


def _set_aside(desk: Path, moment: datetime) -> Path | None:
    """Rename the present file and all that stands beside it; the write-ahead log belongs to it and goes along."""
    if not desk.exists():
        return None
    stem = f"{desk.stem}-before-restore-{moment.strftime(_STAMP)}{desk.suffix}"
    kept = desk.with_name(stem)
    if kept.exists():
        raise DeskError(T("{file} stands in the way. Move it, then try again.").put(file=kept.name))
    for tail in ("-wal", "-shm", ".keys", ".keys.spare", ""):
        beside = desk.with_name(desk.name + tail)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + tail))
    return kept
