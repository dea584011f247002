"""Work of the shell that is neither a command nor a query: unlocking, locking, undo, backups.

The unlock page is painted before the store is imported, so nothing here imports it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import attrs
from PySide6.QtCore import QObject

from integration_desk.core.errors import DeskError
from integration_desk.core.words import Text
from integration_desk.widgets import Running, Tasks

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from integration_desk.store import Desk


@attrs.frozen
class _Call:
    """A function under way on another thread; one that has begun runs to its end."""

    future: Future[Any]

    def cancel(self) -> None:
        self.future.cancel()


@attrs.define
class _Workers:
    """The two threads on which the shell waits for the store, made when first needed."""

    executor: ThreadPoolExecutor | None = None

    def submit(self, work: Callable[[], Any]) -> _Call:
        if self.executor is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - after the first painting

            self.executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="shell")
        return _Call(self.executor.submit(work))


_WORKERS = _Workers()


class ShellTasks(Tasks):
    """Tasks that also call plain functions away from the window; there may be no desk yet."""

    def __init__(self, desk: Desk | None = None, parent: QObject | None = None) -> None:
        super().__init__(cast(Any, desk), parent)

    def call(
        self,
        label: Text,
        work: Callable[[], Any],
        *,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> Running:
        """Call a function that waits for the store or the disk, on another thread."""
        return self.follow(_WORKERS.submit(work), label, then=then, failed=failed)
