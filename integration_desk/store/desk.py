"""The open desk: what runs commands, answers queries, undoes, keeps drafts and tells the pages."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import DeniedError
from integration_desk.core.people import Person
from integration_desk.core.words import Text
from integration_desk.store import drafts
from integration_desk.store.circumstances import Circumstances, Presence, is_fixed, on_network
from integration_desk.store.clock import Sources
from integration_desk.store.driver import PAGE_CACHE_KIB, SEARCH_CACHE_KIB, SMALL_CACHE_KIB, Connection, connect
from integration_desk.store.folding import forget_folded
from integration_desk.store.gatekeeper import guard
from integration_desk.store.jobs import Job, Lane, refuse_waiting
from integration_desk.store.likeness import LikenessKeeper
from integration_desk.store.reading import StoreReader
from integration_desk.store.schema import Catalogue
from integration_desk.store.undo import UndoStack
from integration_desk.store.writer import Writer

T = TypeVar("T")
READ_LANES = {"page": PAGE_CACHE_KIB, "search": SEARCH_CACHE_KIB}


def _tell(listeners: Sequence[Callable[[Change], None]], change: Change) -> None:
    for listener in tuple(listeners):
        listener(change)


class Desk:
    """An unlocked desk file with the person who works in it."""

    def __init__(self, path: Path, key: bytes, person: Person, catalogue: Catalogue, sources: Sources) -> None:
        self.path = path
        self.person = person
        self.catalogue = catalogue
        self.sources = sources
        self.read_only = is_fixed(path)
        self._presence = Presence(path)
        self._key = key
        self._listeners: list[Callable[[Change], None]] = []
        self._undo = UndoStack()
        self._writing = Lane("writer", self._open_writer, lambda writer: writer.close(), lambda writer: writer.rest())
        self._reading = {
            lane: Lane(lane, partial(self._open_reader, cache), lambda connection: connection.close())
            for lane, cache in READ_LANES.items()
        }
        self.likeness = LikenessKeeper(
            None if self.read_only else catalogue.likeness,
            lambda: connect(path, key, read_only=True, cache_kib=SMALL_CACHE_KIB),
            sources,
            lambda save, lot: self._writing.submit(lambda writer: writer.keep(save, lot)),
            partial(_tell, self._listeners),
        )

    def _open_writer(self) -> Writer:
        connection = connect(self.path, self._key, fixed=self.read_only)
        return Writer(connection, self._key, self.person, self.catalogue, self.sources, read_only=self.read_only)

    def _open_reader(self, cache_kib: int) -> Connection:
        connection = connect(self.path, self._key, read_only=True, fixed=self.read_only, cache_kib=cache_kib)
        guard(connection, self.person, self.catalogue)
        return connection

    def run(self, command: Command, **arguments: Any) -> Change:
        """Run a command and wait for it."""
        return self.start(command, **arguments).result()

    def start(
        self, command: Command, progress: Callable[[int, int], None] | None = None, **arguments: Any
    ) -> Job[Change]:
        """Hand a command to the writing thread; ``progress(done, total)`` is called there."""
        return self._writing.submit_aware(
            lambda writer, job: self._finish(writer.run(command, arguments, progress, job), command.undoable)
        )

    def ask(self, query: Callable[..., T], *arguments: Any, **options: Any) -> T:
        """Run a query and wait for it."""
        return self.inquire(query, *arguments, **options).result()

    def inquire(self, query: Callable[..., T], *arguments: Any, lane: str = "page", **options: Any) -> Job[T]:
        """Hand a query ``query(reader, …)`` to a reading thread; cancelling interrupts it at once."""
        chosen = self._reading[lane]
        return chosen.submit(
            lambda connection: query(StoreReader(connection, self.person, self.sources), *arguments, **options),
            interrupt=chosen.subject.interrupt,
        )

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` after each commit, on the writing thread; returns how to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _finish(self, change: Change, undoable: bool, *, kind: str = "do") -> Change:
        if change.step and undoable:
            self._undo.note(kind, change)
        _tell(self._listeners, change)
        self.likeness.wake()
        return change

    def undo_name(self) -> Text | None:
        """Return what undo would take back, or None."""
        return self._undo.name("undo")

    def redo_name(self) -> Text | None:
        """Return what redo would do again, or None."""
        return self._undo.name("redo")

    def undo(self) -> Change | None:
        """Take back the newest command of this session and wait; None when there is none."""
        return self.start_undo().result()

    def redo(self) -> Change | None:
        """Do again what was undone and wait; None when there is nothing."""
        return self.start_undo("redo").result()

    def start_undo(self, kind: str = "undo", progress: Callable[[int, int], None] | None = None) -> Job[Change | None]:
        """Hand undo ("undo") or redo ("redo") to the writing thread; ``progress(done, total)`` is called there."""

        def work(writer: Writer, job: Job[Change | None]) -> Change | None:
            step = self._undo.top(kind)
            if step is None:
                return None
            return self._finish(writer.reverse(step, progress, job), undoable=True, kind=kind)

        return self._writing.submit_aware(work)

    def record_event(self, kind: str, subject: Sequence[tuple[str, str]] = (), **detail: Any) -> Job[None]:
        """Write an audit event: view, search, print, export; ``words`` are hashed, and nothing else is personal."""
        return self._writing.submit(lambda writer: writer.record_event(kind, subject, detail))

    def save_draft(self, form: str, subject: str, content: Mapping[str, Any]) -> Job[None]:
        """Keep what a form holds (JSON values); replaces its earlier draft."""
        return self._writing.submit(lambda writer: writer.keep(drafts.save, form, subject, dict(content)))

    def discard_draft(self, form: str, subject: str) -> Job[None]:
        """Forget a draft."""
        return self._writing.submit(lambda writer: writer.keep(drafts.discard, form, subject))

    def draft(self, form: str, subject: str) -> Job[drafts.Draft | None]:
        """Return the draft of a form, if there is one."""
        return self.inquire(drafts.find, form, subject)

    def drafts(self) -> Job[list[drafts.Draft]]:
        """Return this person's drafts, the newest first."""
        return self.inquire(drafts.all_of)

    def on_writer(self, work: Callable[[Writer], T]) -> Job[T]:
        """Hand the store's own work (backup, check) to the writing thread."""
        return self._writing.submit(work)

    @property
    def key(self) -> bytes:
        """The file's key, for the store's own backups and key slots."""
        return self._key

    def circumstances(self) -> Circumstances:
        """Tell where the file stands and who else has it open; a window that asks from time to time is seen by others.

        Waits for the disk: never called on the thread that paints the window.
        """
        refuse_waiting()
        others = bool(self._key) and self._presence.others()
        return Circumstances(self.read_only, others, on_network(self.path))

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return self.sources.now()

    def require_any(self, *rights: Any) -> None:
        """Raise DeniedError unless the person has one of the rights."""
        if not any(self.person.may(right) for right in rights):
            raise DeniedError

    def close(self) -> None:
        """Finish what is under way, forget the key and the undo stack, close the file; again does nothing."""
        refuse_waiting()
        if not self._key:
            return
        self.likeness.end()
        for lane in (*self._reading.values(), self._writing):
            lane.shutdown()
        self._presence.end()
        self._undo.clear()
        self._listeners.clear()
        forget_folded()
        self._key = b""
