"""The SQLCipher driver, and how a connection to the encrypted file is opened.

sqlite-utils catches driver errors by the module it finds under the name ``pysqlite3``; the substitution below must
therefore stand before its first import, and nothing else in the program may import sqlite-utils.
"""

import shutil
import sys
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

import sqlite_utils  # noqa: E402 - only after the substitution above

from integration_desk.core.errors import DamagedError, StorageError  # noqa: E402
from integration_desk.core.words import T  # noqa: E402

Connection: TypeAlias = Any
DriverError = sqlcipher3.dbapi2.DatabaseError
OperationalError = sqlcipher3.dbapi2.OperationalError
IntegrityError = sqlcipher3.dbapi2.IntegrityError
InterfaceError = sqlcipher3.dbapi2.InterfaceError
Database = sqlite_utils.Database

SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_NOTADB, SQLITE_CORRUPT = 13, 10, 8, 26, 11
SQLITE_CANTOPEN = 14
SQLITE_DENY, SQLITE_IGNORE, SQLITE_OK = 1, 2, 0
CACHE_KIB = 65536
SMALL_CACHE_KIB = 16384
"""Enough for comparisons; the writer fills the other one when it imports."""

PAGE_CACHE_KIB = 32768
"""What the caseload of twenty thousand cases reads; with half of it every look decrypted most of that again."""

SEARCH_CACHE_KIB = 131072
"""The index of a million clients; a file of a hundred thousand fills half of it."""

STATEMENTS = 512
"""More than all pages ask together: to prepare one through the views costs more than to carry it out."""

ROOM_TO_OPEN = 65536
FULL = T("The disk is full. Nothing was lost: free some space, then save again.")


class FileConnection(sqlcipher3.Connection):  # type: ignore[misc]
    """A connection with room for what the search remembers; it goes when the file is closed or locked."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.vocabularies: dict[str, Any] = {}


def connect(
    path: Path, key: bytes, *, read_only: bool = False, fixed: bool = False, cache_kib: int = CACHE_KIB
) -> Connection:
    """Open a connection with the file's raw 256-bit key; raises DamagedError when file and key do not fit.

    Write-ahead log and synchronous FULL: with NORMAL, simulated power cuts lost acknowledged commits. A ``fixed`` file
    is on a medium where nothing can be written, not even what readers need beside it.
    """
    try:
        connection = _keyed(path, key, "ro&immutable=1" if fixed else "ro" if read_only else "rwc")
    except DriverError as error:
        raise plain_error(error) from error
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute(f"PRAGMA cache_size=-{cache_kib}")
        connection.execute("PRAGMA busy_timeout=20000")
        connection.execute("PRAGMA temp_store=MEMORY")
        if read_only or fixed:
            connection.execute("PRAGMA query_only=ON")
        else:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
    except DriverError as error:
        connection.close()
        raise _no_room(path) or plain_error(error) from error
    return connection


def in_use(path: Path, key: bytes) -> bool:
    """Tell whether a window or another program has this file open: only alone can it be locked as a whole."""
    connection = _keyed(path, key, "rw")
    try:
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except DriverError as error:  # a damaged file is open nowhere
        return "locked" in str(error)
    finally:
        connection.close()
    return False


def _keyed(path: Path, key: bytes, mode: str) -> Connection:
    connection = sqlcipher3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        factory=FileConnection,
        cached_statements=STATEMENTS,
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def _no_room(path: Path) -> StorageError | None:
    """Say that the disk is full where the driver only says that it did not answer: opening needs some space itself."""
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return None
    return StorageError(FULL) if free < ROOM_TO_OPEN else None


def plain_error(error: Exception) -> DamagedError | StorageError:
    """Put an error of the driver into a sentence: what happened, what is safe, what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    words = str(error)
    if code in (SQLITE_NOTADB, SQLITE_CORRUPT) or "not a database" in words or "malformed" in words:
        return DamagedError(
            T("The desk file is damaged. It was left as it is. Restore the newest backup, then compare the two.")
        )
    if code == SQLITE_FULL or "full" in words:
        return StorageError(FULL)
    if code in (SQLITE_READONLY, SQLITE_CANTOPEN) or "readonly" in words or "unable to open" in words:
        return StorageError(T("The desk file cannot be written here. Move it to a disk that can be written."))
    if "locked" in words or "busy" in words:
        return StorageError(T("Another program is using the desk file. Wait a moment, then try again."))
    return StorageError(T("The disk did not answer ({reason}). Nothing was saved; try again.").put(reason=words))
