"""The writing side: runs a command in one immediate transaction, with journal, search index and audit."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import CancelledError, DeniedError, StorageError
from integration_desk.core.people import Person
from integration_desk.core.records import spec_of
from integration_desk.core.values import moment_text
from integration_desk.core.words import T, Text
from integration_desk.store.audit import AuditTrail, local_offset
from integration_desk.store.clock import HybridClock, Sources
from integration_desk.store.driver import Connection, Database, DriverError, plain_error
from integration_desk.store.index import reindex
from integration_desk.store.jobs import Job
from integration_desk.store.journal import Step, lines_of, write_step
from integration_desk.store.likeness import note_waiting
from integration_desk.store.reading import StoreReader
from integration_desk.store.restoring import restore_step
from integration_desk.store.schema import Catalogue
from integration_desk.store.transaction import StoreTransaction

_LARGE_LOG = 4000
"""At how many pages (16 MB) the write-ahead log is folded into the file by the save that fills it."""

READ_ONLY = T("This desk file is open for reading only: nothing was saved. Copy it to a disk that can be written.")


def _teller(progress: Callable[[int, int], None] | None, job: Job[Any] | None) -> Callable[[int, int], None]:
    """Return how long work tells how far it is; it ends there when the person has cancelled it."""

    def tell(done: int, total: int) -> None:
        if job is not None and job.cancelled.is_set():
            raise CancelledError
        if progress is not None:
            progress(done, total)

    return tell


class Writer:
    """Owns the one writing connection; lives on the writing thread."""

    def __init__(
        self,
        connection: Connection,
        key: bytes,
        person: Person,
        catalogue: Catalogue,
        sources: Sources,
        *,
        read_only: bool = False,
    ) -> None:
        self.connection = connection
        self._database = Database(connection)
        self.audit = AuditTrail(connection, hashlib.sha256(b"audit" + key).digest())
        self.changed_since_backup = False
        self.read_only = read_only
        self._person = person
        self._catalogue = catalogue
        self._sources = sources
        self._session = sources.new_id()
        if not read_only:
            connection.execute(f"PRAGMA wal_autocheckpoint={_LARGE_LOG}")
        reader = StoreReader(connection, person, sources)
        self._clock = HybridClock(str(reader.setting("office_code", "")))
        self._clock.see(str(reader.value("SELECT max(hlc) FROM step") or ""))

    def run(
        self,
        command: Command,
        arguments: Mapping[str, Any],
        progress: Callable[[int, int], None] | None,
        job: Job[Change] | None = None,
    ) -> Change:
        """Run a command: everything it did is saved and acknowledged together, or nothing is."""
        if self.read_only:
            raise StorageError(READ_ONLY)
        if not self._person.may(command.right):
            self.record_event("denied", (), {"command": command.id})
            raise DeniedError

        step = Step("", command.id, command.label, "")
        return self._commit(lambda tx: command.function(tx, **arguments), step, _teller(progress, job))

    def reverse(
        self, done: Change, progress: Callable[[int, int], None] | None = None, job: Job[Any] | None = None
    ) -> Change:
        """Undo a step by a step of its own, which can be undone in turn: all of it or nothing."""
        lines = lines_of(self.connection, done.step)
        step = Step("", "undo", done.name, done.step)
        return self._commit(lambda tx: restore_step(tx, lines), step, _teller(progress, job))

    def _commit(self, work: Callable[[StoreTransaction], Any], step: Step, tell: Callable[[int, int], None]) -> Change:
        connection = self.connection
        tx = StoreTransaction(self._database, self._person, self._sources, self._catalogue, tell)
        try:
            connection.execute("BEGIN IMMEDIATE")
            result = work(tx)
            change = self._record(tx, step, result)
            connection.execute("COMMIT")
        except DriverError as error:
            self._roll_back()
            raise plain_error(error) from error
        except BaseException:
            self._roll_back()
            raise
        self.changed_since_backup = self.changed_since_backup or bool(change.step)
        return change

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def _record(self, tx: StoreTransaction, step: Step, result: Any) -> Change:
        trace, moment = tx.trace, self._sources.now()
        name: Text = trace.name or step.name
        if not trace.lines:
            self._append_events(tx)
            return Change(name, frozenset(), result)
        reindex(self.connection, tx, self._catalogue.indexes.values(), trace, tx.beat)
        if self._catalogue.likeness is not None:
            note_waiting(self.connection, self._catalogue.likeness, trace)
        made = Step(self._sources.new_id(), step.command, name, step.undoes)
        digest = write_step(
            self.connection,
            made,
            trace.lines,
            person=self._person.id,
            session=self._session,
            office=self._clock.office,
            hlc=self._clock.tick(moment),
            at=moment_text(moment),
            utc_offset=local_offset(moment),
            beat=tx.beat,
        )
        self._append_events(tx)
        detail = {"step": made.id, "command": made.command, "digest": digest}
        self.audit.append(moment, self._person.id, "change", (), detail)
        return Change(name, self._seen(trace.touched()), result, made.id)

    def _seen(self, touched: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Leave out rows of tables that are closed to the person: whoever merges two files is not told what moved."""
        specs = {table: spec_of(self._catalogue.records[table]) for table in {one for one, _ in touched}}
        closed = {table for table, spec in specs.items() if spec.read.permission and not self._person.may(spec.read)}
        return frozenset(one for one in touched if one[0] not in closed) if closed else touched

    def _append_events(self, tx: StoreTransaction) -> None:
        for kind, subject, detail in tx.trace.events:
            self.audit.append(self._sources.now(), self._person.id, kind, subject, detail)

    def record_event(self, kind: str, subject: Sequence[tuple[str, str]], detail: dict[str, Any]) -> None:
        """Write one audit event in a transaction of its own."""
        self._own(lambda: self.audit.append(self._sources.now(), self._person.id, kind, subject, dict(detail)))

    def keep(self, save: Callable[..., None], *arguments: Any) -> None:
        """Save what is kept beside the records, unjournalled: a draft, pairs that were found."""
        self._own(lambda: save(self.connection, self._person.id, self._sources.now(), *arguments))

    def _own(self, work: Callable[[], None]) -> None:
        if self.read_only:  # nobody can leave a trace there; the window says so in its banner
            return
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            work()
            self.connection.execute("COMMIT")
        except DriverError as error:
            self._roll_back()
            raise plain_error(error) from error

    def rest(self) -> None:
        """Fold the write-ahead log into the file while nothing waits, so that hardly any save has to."""
        if not self.read_only:
            with suppress(DriverError):  # somebody reads what is in the log: another time
                self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self.connection.close()
