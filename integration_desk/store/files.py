"""Files written so that a kill or a full disk leaves the old one or the new one, never a half."""

import hashlib
import os
from pathlib import Path

from integration_desk.core.errors import StorageError
from integration_desk.core.words import T


def write_safely(path: Path, data: bytes) -> None:
    """Write bytes beside the file, flush them to the disk, then put them in its place."""
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StorageError(
            T("{file} could not be written ({reason}). Free some space or choose another place.").put(
                file=path.name, reason=error.strerror or ""
            )
        ) from error


def flush_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, where the system can."""
    if os.name == "nt":  # Windows has no handle on a folder to flush
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
