"""Work away from the GUI thread: commands and queries start here and their results come back here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from integration_desk.core.changes import Change
from integration_desk.core.errors import CancelledError, DeskError
from integration_desk.core.words import T, Text
from integration_desk.widgets.collecting import keep_collecting_here

if TYPE_CHECKING:
    from concurrent.futures import Future

    from integration_desk.core.commands import Command

PATIENCE = 500  # milliseconds before waiting is shown


class Job(Protocol):
    """What the store gives for work under way."""

    @property
    def future(self) -> Future[Any]:
        """The result to come."""

    def cancel(self) -> None:
        """Stop the work; nothing is left half done."""


class Worker(Protocol):
    """The part of an open desk that tasks need."""

    def start(self, command: Command, progress: Callable[[int, int], None] | None = None, **arguments: Any) -> Any:
        """Start a command on the writer thread."""

    def inquire(self, query: Callable[..., Any], *args: Any, lane: str = "page", **options: Any) -> Any:
        """Start a query on a reader thread."""


class Running(QObject):
    """Something under way: cancel it, or watch how far it is."""

    progressed = Signal(int, int)
    _ended = Signal(object)

    def __init__(self, parent: QObject, label: Text) -> None:
        super().__init__(parent)
        self.label = label
        self.job: Job | None = None
        self.over = False
        self.wanted = True
        self._ended.connect(self._deliver)
        self._finish: Callable[[Running, Future[Any]], None] | None = None

    def follow(self, job: Job, finish: Callable[[Running, Future[Any]], None]) -> None:
        """Take the job and call ``finish`` on the GUI thread when it is over."""
        self.job, self._finish = job, finish
        job.future.add_done_callback(self._tell)

    def cancel(self) -> None:
        """Stop it; its result is no longer delivered."""
        self.wanted = False
        if self.job is not None and not self.over:
            self.job.cancel()

    def stop(self) -> None:
        """Ask it to stop because the person pressed Cancel; what was waiting for it hears that it was cancelled."""
        if self.job is not None and not self.over:
            self.job.cancel()

    def _tell(self, future: Future[Any]) -> None:
        """Pass the finished future on to the GUI thread; runs on the store's thread."""
        if shiboken6.isValid(self):
            self._ended.emit(future)

    def _deliver(self, future: Future[Any]) -> None:
        self.over = True
        if self._finish is not None:
            self._finish(self, future)


def _owner_lives(callback: Callable[..., object] | None) -> bool:
    """Tell whether the widget whose method this is still exists."""
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


class Tasks(QObject):
    """Starts commands and queries of a desk and brings results back to the GUI thread.

    The shell listens to ``slow`` (show what is being done, with Cancel), ``done`` (take it away), ``failed`` (a
    sentence for a banner) and ``changed`` (refresh pages).
    """

    slow = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    changed = Signal(object)

    def __init__(self, desk: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        keep_collecting_here()
        self._desk = desk
        self._open: set[Running] = set()

    @property
    def busy(self) -> bool:
        """Tell whether anything is under way."""
        return bool(self._open)

    def run(
        self,
        command: Command,
        *,
        then: Callable[[Change], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
        **arguments: Any,
    ) -> Running:
        """Run a command; ``then`` gets the Change, ``failed`` the error (without it the shell shows a banner)."""
        running = Running(self, command.label)

        def progress(done: int, total: int) -> None:
            if shiboken6.isValid(running):
                running.progressed.emit(done, total)

        return self._launch(running, self._desk.start(command, progress=progress, **arguments), then, failed)

    def ask(
        self,
        query: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        failed: Callable[[DeskError], object] | None = None,
        lane: str = "page",
        label: Text | None = None,
        **options: Any,
    ) -> Running:
        """Ask a query ``query(reader, *args, **options)``; ``then`` gets its result."""
        running = Running(self, label or T("Reading the desk file"))
        return self._launch(running, self._desk.inquire(query, *args, lane=lane, **options), then, failed)

    def follow(
        self,
        job: Job,
        label: Text,
        *,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> Running:
        """Bring back the result of a job that was started elsewhere, such as undo or a draft."""
        return self._launch(Running(self, label), job, then, failed)

    def cancel_all(self) -> None:
        """Stop everything under way, as when the desk is locked."""
        for running in list(self._open):
            running.cancel()

    def _launch(
        self,
        running: Running,
        job: Job,
        then: Callable[[Any], object] | None,
        failed: Callable[[DeskError], object] | None,
    ) -> Running:
        self._open.add(running)

        def finish(over: Running, future: Future[Any]) -> None:
            self._finish(over, future, then, failed)

        running.follow(job, finish)
        QTimer.singleShot(PATIENCE, running, lambda: None if running.over else self.slow.emit(running))
        return running

    def _finish(
        self,
        running: Running,
        future: Future[Any],
        then: Callable[[Any], object] | None,
        failed: Callable[[DeskError], object] | None,
    ) -> None:
        from concurrent.futures import CancelledError as FutureCancelledError  # noqa: PLC0415 - start time

        self._open.discard(running)
        self.done.emit(running)
        running.deleteLater()
        try:
            result = future.result()
        except (FutureCancelledError, CancelledError):
            if running.wanted and failed is not None and _owner_lives(failed):
                failed(CancelledError())
            return
        except DeskError as error:
            self._fail(running, error, failed)
            return
        except Exception:
            if failed is not None:  # whoever waits hears of it; the crash dialogue tells the rest
                told = T("The program made a mistake here. What was saved is safe; try again, or go on.")
                self._fail(running, DeskError(told), failed)
            raise
        if isinstance(result, Change):
            self.changed.emit(result)
        if running.wanted and then is not None and _owner_lives(then):
            then(result)

    def _fail(self, running: Running, error: DeskError, failed: Callable[[DeskError], object] | None) -> None:
        if not running.wanted:
            return
        if failed is None:
            self.failed.emit(error)
        elif _owner_lives(failed):
            failed(error)
