"""The audit trail: who saw, searched, printed, exported or changed what, as a chain of hashes.

Each event's hash covers the event and the hash before it, so an edit, a deletion or a reorder breaks the chain at a
place that can be named; the head of the chain is kept with every backup, so a truncation is found as well.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import attrs

from integration_desk.core.values import moment_text
from integration_desk.store.driver import Connection

GENESIS = "0" * 64


def local_offset(moment: datetime) -> int:
    """Return the local offset from UTC at a moment, in minutes."""
    offset = moment.astimezone().utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def event_hash(previous: str, fields: Sequence[Any]) -> str:
    """Return the hash of an event in the chain."""
    return hashlib.sha256((previous + json.dumps(list(fields), ensure_ascii=False)).encode()).hexdigest()


@attrs.define
class AuditTrail:
    """Appends events within the transaction that is open on a connection.

    ``secret`` keys the hashes of search words, so that they cannot be guessed from a list of names.
    """

    connection: Connection
    secret: bytes

    def head(self) -> str:
        """Return the hash of the newest event."""
        row = self.connection.execute("SELECT hash FROM audit ORDER BY rowno DESC LIMIT 1").fetchone()
        return row[0] if row else GENESIS

    def append(
        self, moment: datetime, person: str, kind: str, subject: Sequence[tuple[str, str]], detail: dict[str, Any]
    ) -> None:
        """Append an event."""
        words = detail.pop("words", None)
        if words is not None:
            detail["words_hash"] = hmac.new(self.secret, str(words).casefold().encode(), hashlib.sha256).hexdigest()
        fields = (
            moment_text(moment),
            local_offset(moment),
            person,
            kind,
            json.dumps([list(pair) for pair in subject]),
            json.dumps(detail, ensure_ascii=False, sort_keys=True),
        )
        self.connection.execute(
            "INSERT INTO audit (at, utc_offset, person, kind, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*fields, event_hash(self.head(), fields)),
        )


def first_broken_link(connection: Connection, known_head: str = "", known_length: int = 0) -> int | None:
    """Return the number of the first event at which the chain breaks, or None.

    ``known_head`` and ``known_length`` come from a backup: an event that is missing at the end breaks there.
    """
    previous, expected = GENESIS, 1
    for row in connection.execute("SELECT * FROM audit ORDER BY rowno"):
        number, *fields, kept = row
        if number != expected or event_hash(previous, fields) != kept:
            return expected
        if expected == known_length and known_head and kept != known_head:
            return expected
        previous, expected = kept, expected + 1
    return expected if expected <= known_length else None
