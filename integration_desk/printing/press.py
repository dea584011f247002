"""A long document under the press: on a thread of its own, so that neither window nor desk file waits for it."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Event, Thread

from integration_desk.core.errors import CancelledError

Tell = Callable[[int, int], None]


class PressJob:
    """A document that is being made. ``watch`` may be set: it hears how far it is, on the thread of the press."""

    def __init__(self, make: Callable[[Tell], bytes]) -> None:
        self.future: Future[bytes] = Future()
        self.watch: Tell | None = None
        self._make = make
        self._unwanted = Event()
        # A thread that the program need not wait for when it is closed: a PDF half made is nothing to save.
        Thread(target=self._run, name="press", daemon=True).start()

    def cancel(self) -> None:
        """Stop at the next block or page."""
        self._unwanted.set()

    def _tell(self, done: int, total: int) -> None:
        if self._unwanted.is_set():
            raise CancelledError
        if self.watch is not None:
            self.watch(done, total)

    def _run(self) -> None:
        try:
            made = self._make(self._tell)
        except BaseException as error:  # noqa: BLE001 - whoever waits gets it, whatever it is
            self.future.set_exception(error)
        else:
            self.future.set_result(made)
