"""Opening what someone brought along: a file, a folder or a zip, with limits that no honest directory reaches."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

import attrs

from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.words import T

MOST_BYTES = 150 * 1024 * 1024
MOST_FILES = 300
_MOST_RATIO = 200
_SMALL = 1024 * 1024
_SUFFIXES = (".csv", ".tsv", ".json")

_TOO_LARGE = T("“{file}” is larger than {size} MB and was not read.")
_BAD_ZIP = T("“{file}” is damaged, or not a zip file that can be read.")
_UNSAFE = T("“{file}” was refused: its file “{inner}” points outside the package.")
_BOMB = T("“{file}” was refused: unpacked it would be far larger than any directory.")


@attrs.frozen
class Source:
    """The readable files of a package: their names with forward slashes, and how to read each."""

    name: str
    files: dict[str, Callable[[], bytes]]


def open_source(path: Path) -> Source:
    """Return the files of a file, folder or zip; raises ImportRefusedError with a plain sentence."""
    try:
        if path.is_dir():
            return _folder(path)
        if not path.exists():
            raise ImportRefusedError(T("“{file}” is not there.").put(file=path.name))
        if not path.is_file():
            raise ImportRefusedError(T("“{file}” is neither a file nor a folder.").put(file=path.name))
        if path.stat().st_size > MOST_BYTES:
            raise ImportRefusedError(_TOO_LARGE.put(file=path.name, size=MOST_BYTES // 1024 // 1024))
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError as error:
        raise ImportRefusedError(T("“{file}” cannot be opened: access was denied.").put(file=path.name)) from error
    if start.startswith(b"PK"):
        return _zip(path)
    return Source(path.name, {path.name: lambda: _read(path)})


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ImportRefusedError(T("“{file}” cannot be read.").put(file=path.name)) from error
    if len(data) > MOST_BYTES:
        raise ImportRefusedError(_TOO_LARGE.put(file=path.name, size=MOST_BYTES // 1024 // 1024))
    return data


def _folder(path: Path) -> Source:
    files: dict[str, Callable[[], bytes]] = {}
    total = 0
    root = path.resolve()
    for found in sorted(path.iterdir()):
        if not found.name.lower().endswith(_SUFFIXES) or not found.is_file():
            continue
        if not found.resolve().is_relative_to(root):
            continue  # a link that leads out of the folder is no part of the package
        total += found.stat().st_size
        files[found.name] = partial(_read, found)
    if total > MOST_BYTES or len(files) > MOST_FILES:
        raise ImportRefusedError(_TOO_LARGE.put(file=path.name, size=MOST_BYTES // 1024 // 1024))
    return Source(path.name, files)


def _zip(path: Path) -> Source:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, EOFError) as error:
        raise ImportRefusedError(_BAD_ZIP.put(file=path.name)) from error
    if len(members) > MOST_FILES:
        raise ImportRefusedError(
            T("“{file}” was refused: it holds more than {count} files.").put(file=path.name, count=MOST_FILES)
        )
    for member in members:
        _check_member(member, path.name)
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise ImportRefusedError(_BOMB.put(file=path.name))
    chosen = [one for one in members if not one.is_dir() and one.filename.lower().endswith(_SUFFIXES)]
    return Source(path.name, {one.filename: partial(_read_member, path, one) for one in chosen})


def _check_member(member: zipfile.ZipInfo, file: str) -> None:
    inner = PurePosixPath(member.filename.replace("\\", "/"))
    if inner.is_absolute() or ".." in inner.parts or ":" in member.filename:
        raise ImportRefusedError(_UNSAFE.put(file=file, inner=member.filename[:80]))
    if member.flag_bits & 0x1:
        raise ImportRefusedError(
            T("“{file}” is locked with a password. Unpack it first and choose the folder.").put(file=file)
        )
    if member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(member.compress_size, 1):
        raise ImportRefusedError(_BOMB.put(file=file))


def _read_member(path: Path, member: zipfile.ZipInfo) -> bytes:
    """Read one member, never more than it says it holds: a size that lies is the oldest trick."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        raise ImportRefusedError(_BAD_ZIP.put(file=path.name)) from error
    except (NotImplementedError, RuntimeError, struct.error) as error:
        raise ImportRefusedError(_BAD_ZIP.put(file=path.name)) from error
    if len(data) > member.file_size:
        raise ImportRefusedError(_BOMB.put(file=path.name))
    return data
