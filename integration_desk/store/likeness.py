"""Keeping the pairs of records that may be about the same: found in the background, written in small lots.

What waits to be compared is noted in the transaction that changed it, as the search index is, and is neither journalled
nor undone. A thread with a reading connection of its own compares, resting often; the writing thread saves what it
found a few rows at a time, so that no save waits for it. Whatever was not finished waits in the file for the next time.
"""

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from time import monotonic
from typing import Protocol

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import CancelledError, DeskError
from integration_desk.core.likeness import Compared, Likeness
from integration_desk.core.people import Person, Role
from integration_desk.store.clock import Sources
from integration_desk.store.driver import Connection, OperationalError
from integration_desk.store.jobs import Job, refuse_waiting
from integration_desk.store.reading import StoreReader
from integration_desk.store.trace import Trace

TABLE = "likeness"
"""What a change of the pairs touches; pages name it to be told."""

MANY = 100
_AMONG = "(SELECT value FROM json_each(:waiting))"
_PAIRS = f"SELECT one, other FROM likeness WHERE one IN {_AMONG} OR other IN {_AMONG}"
_EVERYTHING = Person("", "", frozenset(Role))
_WORK, _REST = 0.003, 0.004
"""Seconds of work between two rests: so short that the window never waits for its turn to paint."""

_LATER = 15.0
_SAVE_EVERY, _SAVED_AT_ONCE = 1.0, 500
_TELL_EVERY = 5.0


@attrs.frozen
class Lot:
    """What is saved at once: pairs with their scores, and the rows that are done, each as it was noted."""

    table: str
    done: tuple[tuple[int, int], ...]
    pairs: tuple[tuple[int, int, float], ...]


def note_waiting(connection: Connection, rule: Likeness, trace: Trace) -> None:
    """Note in a transaction which rows are to be compared again, and forget the pairs of those that are gone."""
    if gone := trace.removed.get(rule.table):
        rows = {"rows": json.dumps(sorted(gone))}
        among = "IN (SELECT value FROM json_each(:rows))"
        for where in ("likeness WHERE one", "likeness WHERE other", "likeness_waiting WHERE rowno"):
            connection.execute(f"DELETE FROM {where} {among}", rows)
    if stale := trace.stale.get(rule.index):
        connection.execute(
            "INSERT OR REPLACE INTO likeness_waiting (rowno, noted)"
            f" SELECT rowno, random() FROM {rule.table} WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY rowno",
            {"ids": json.dumps(sorted(stale))},
        )


def save_lot(connection: Connection, _person: str, _moment: datetime, lot: Lot) -> None:
    """Save what was found; a row that was changed or removed meanwhile goes on waiting, or is gone."""
    present = f"EXISTS (SELECT 1 FROM {lot.table} WHERE rowno = ?)"
    kept = [(one, other, score, one, other) for one, other, score in lot.pairs if score]
    connection.executemany(
        f"INSERT OR REPLACE INTO likeness (one, other, score) SELECT ?, ?, ? WHERE {present} AND {present}", kept
    )
    ended = [(one, other) for one, other, score in lot.pairs if not score]
    connection.executemany("DELETE FROM likeness WHERE one = ? AND other = ?", ended)
    connection.executemany("DELETE FROM likeness_waiting WHERE rowno = ? AND noted = ?", lot.done)


class Writing(Protocol):
    """How a lot is handed to the writing thread."""

    def __call__(self, save: Callable[..., None], lot: Lot, /) -> Job[None]:
        """Save a lot in a transaction of its own."""


class LikenessKeeper:
    """Compares what waits, from ``begin`` on until the desk is closed; can be paused."""

    def __init__(
        self,
        rule: Likeness | None,
        connect: Callable[[], Connection],
        sources: Sources,
        save: Writing,
        tell: Callable[[Change], None],
    ) -> None:
        self._rule, self._connect, self._sources, self._save, self._tell = rule, connect, sources, save, tell
        self._thread: threading.Thread | None = None
        self._connection: Connection | None = None
        self._wake, self._idle, self._hurry, self._ending = (threading.Event() for _ in range(4))
        self._paused = False
        self._far: tuple[int, int] | None = None
        self._told_at = 0.0

    @property
    def progress(self) -> tuple[int, int] | None:
        """How many records are compared, and of how many, while a long comparison is under way; else None."""
        return self._far

    @property
    def paused(self) -> bool:
        """Tell whether comparing was stopped by a person."""
        return self._paused

    def begin(self) -> None:
        """Compare what waits, and from now on whatever is changed."""
        self._paused = False
        if self._rule is None or self._ending.is_set():
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._stay, name="desk-likeness", daemon=True)
            self._thread.start()
        self._wake.set()

    def pause(self) -> None:
        """Stop comparing; what was found is kept, the rest waits."""
        self._paused = True

    def wake(self) -> None:
        """Look whether something waits, if comparing was begun."""
        if self._thread is not None:
            self._wake.set()

    def catch_up(self) -> None:
        """Compare all that waits, and wait for it."""
        refuse_waiting()
        if self._rule is None:
            return
        self._hurry.set()
        self._idle.clear()
        self.begin()
        self._idle.wait()
        self._hurry.clear()

    def end(self) -> None:
        """Stop for good, at once; called before the desk is closed."""
        self._ending.set()
        self._wake.set()
        if self._thread is not None:
            if self._connection is not None:
                self._connection.interrupt()
            self._thread.join()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _stay(self) -> None:
        try:
            self._connection = self._connect()
            while not self._ending.is_set():
                self._wake.wait()
                self._wake.clear()
                self._catch_up_quietly()
                if not self._wake.is_set():
                    self._idle.set()
        finally:
            self._idle.set()

    def _catch_up_quietly(self) -> None:
        """Work until nothing waits; trouble with the disk is told by what the person does herself."""
        try:
            while self._goes_on() and self._work():
                pass
        except (CancelledError, DeskError):
            return
        except OperationalError as error:
            if "interrupted" not in str(error):
                raise
        finally:
            self._far = None

    def _goes_on(self) -> bool:
        return not (self._ending.is_set() or self._paused)

    def _work(self) -> bool:
        """Compare what waits now; returns whether there may be more."""
        rule = self._rule
        if rule is None or self._connection is None:
            return False
        reader = StoreReader(self._connection, _EVERYTHING, self._sources)
        sql = "SELECT rowno, noted FROM likeness_waiting ORDER BY rowno"
        noted = {row["rowno"]: row["noted"] for row in reader.rows(sql)}
        if not noted:
            return False
        if len(noted) > MANY:
            self._wait_for_a_quiet_moment()
        total = int(reader.value(f"SELECT count(*) FROM {rule.table}"))
        self._far = (total - len(noted), total) if len(noted) > MANY else None
        changed = False
        for found in self._compared(rule, reader, list(noted)):
            lots = Lot(rule.table, tuple((row, noted.pop(row)) for row in found.done), found.pairs)
            self._save(save_lot, lots).result()
            changed = changed or bool(found.pairs)
            if len(noted) > MANY:
                self._far = total - len(noted), total
            changed = self._told(changed)
        self._told(changed, now=True)
        return self._goes_on()

    def _wait_for_a_quiet_moment(self) -> None:
        """Leave the first moments after unlocking to the person."""
        until = monotonic() + _LATER
        while monotonic() < until and self._goes_on() and not self._hurry.is_set():
            self._ending.wait(0.1)

    def _compared(self, rule: Likeness, reader: Reader, waiting: Sequence[int]) -> Iterator[Compared]:
        """Yield what is worth a transaction, resting in between."""
        done: list[int] = []
        pairs: list[tuple[int, int, float]] = []
        began = saved = monotonic()
        for found in rule.compare(reader, waiting, _known(reader, waiting)):
            if not self._goes_on():
                return
            if found is not None:
                done += found.done
                pairs += found.pairs
                if len(done) + len(pairs) >= _SAVED_AT_ONCE or monotonic() - saved > _SAVE_EVERY:
                    yield Compared(tuple(done), tuple(pairs))
                    done, pairs, saved = [], [], monotonic()
            if monotonic() - began > _WORK:
                if not self._hurry.is_set():
                    self._ending.wait(_REST)
                began = monotonic()
        if done or pairs:
            yield Compared(tuple(done), tuple(pairs))

    def _told(self, changed: bool, *, now: bool = False) -> bool:
        """Tell the pages that pairs were found, not too often; returns whether that is still to be told."""
        rule = self._rule
        if not changed or rule is None or not (now or monotonic() - self._told_at > _TELL_EVERY):
            return changed
        self._told_at = monotonic()
        self._tell(Change(rule.label, frozenset({(TABLE, "")})))
        return False


def _known(reader: Reader, waiting: Sequence[int]) -> dict[int, set[int]]:
    """Return with whom these rows are paired so far."""
    known: dict[int, set[int]] = defaultdict(set)
    for row in reader.rows(_PAIRS, {"waiting": json.dumps(waiting)}):
        known[row["one"]].add(row["other"])
        known[row["other"]].add(row["one"])
    return known
