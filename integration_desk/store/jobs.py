"""Threads: one writes, a few read, each with a connection of its own; every job can be cancelled."""

import atexit
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

import attrs

from integration_desk.core.errors import CancelledError

T = TypeVar("T")
_BARRED: set[int] = set()
_RESTS_AFTER = 2.0


def bar_this_thread() -> None:
    """Forbid waiting for the store on this thread: called once for the thread that paints the window."""
    _BARRED.add(threading.get_ident())


def unbar_this_thread() -> None:
    """Allow waiting on this thread again."""
    _BARRED.discard(threading.get_ident())


def refuse_waiting() -> None:
    """Raise when called on a thread that must not wait for the store."""
    if threading.get_ident() in _BARRED:
        message = "The store was called from the thread that paints the window; use tasks.run or tasks.ask."
        raise RuntimeError(message)


@attrs.define(eq=False)
class Job(Generic[T]):
    """Work that was handed to a thread. ``future`` gives its result, ``cancel`` ends it with nothing half done."""

    future: "Future[T]"
    cancelled: threading.Event = attrs.Factory(threading.Event)
    interrupt: Callable[[], None] | None = None

    def cancel(self) -> None:
        """Ask the work to end; its future then raises CancelledError, unless it was done already."""
        self.cancelled.set()
        if not self.future.cancel() and self.interrupt is not None:
            self.interrupt()

    def result(self) -> T:
        """Wait for the result."""
        refuse_waiting()
        return self.future.result()


class Lane:
    """One thread with one thing to work on (a connection), made and closed on that thread.

    ``rest`` is what it does once nothing was asked of it for a while.
    """

    def __init__(
        self,
        name: str,
        make: Callable[[], Any],
        close: Callable[[Any], None],
        rest: Callable[[Any], None] | None = None,
    ) -> None:
        self._close, self._rest = close, rest
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._guard = threading.Lock()
        self._ended = False
        self._running: Job[Any] | None = None
        made: Future[Any] = Future()
        self._thread = threading.Thread(target=self._stay, args=(make, made), name=f"desk-{name}", daemon=True)
        self._thread.start()
        self.subject: Any = made.result()
        atexit.register(self.shutdown)  # a program that ends without closing the desk still finishes what it began

    def _stay(self, make: Callable[[], Any], made: "Future[Any]") -> None:
        try:
            subject = make()
        except BaseException as error:  # noqa: BLE001 - raised where the lane is made
            made.set_exception(error)
            return
        made.set_result(subject)
        rested = True
        while True:
            try:
                work = self._waiting.get(timeout=None if rested or self._rest is None else _RESTS_AFTER)
            except Empty:
                rested = True
                if self._rest is not None:
                    self._rest(subject)
                continue
            if work is None:
                break
            rested = False
            work()
            del work  # what it holds must not stay until the next one
        self._close(subject)

    def submit(self, work: Callable[[Any], T], interrupt: Callable[[], None] | None = None) -> Job[T]:
        """Hand work to the thread."""
        return self.submit_aware(lambda subject, _job: work(subject), interrupt)

    def submit_aware(self, work: Callable[[Any, Job[T]], T], interrupt: Callable[[], None] | None = None) -> Job[T]:
        """Hand work to the thread that looks at its own job, to see whether it was cancelled."""
        promise: Future[T] = Future()
        job = Job(promise)
        if interrupt is not None:
            job.interrupt = lambda: interrupt() if self._running is job else None

        def run() -> None:
            if not promise.set_running_or_notify_cancel():
                return
            self._running = job
            try:
                if job.cancelled.is_set():
                    promise.set_exception(CancelledError())
                else:
                    promise.set_result(work(self.subject, job))
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the job
                promise.set_exception(error)
            finally:
                self._running = None

        with self._guard:
            if self._ended:
                message = "The desk was closed before this was asked of it."
                raise RuntimeError(message)
            self._waiting.put(run)
        return job

    def shutdown(self) -> None:
        """Finish what is under way and close."""
        with self._guard:
            if not self._ended:
                self._ended = True
                self._waiting.put(None)
        self._thread.join()
        atexit.unregister(self.shutdown)
