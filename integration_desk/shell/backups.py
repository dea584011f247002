"""Backups while one works: hourly when something changed, and when the desk is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from integration_desk.core.errors import DeskError
from integration_desk.core.words import T, Text
from integration_desk.printing import forget
from integration_desk.shell.tasks import ShellTasks
from integration_desk.store import Desk, back_up, backup_due, backups_of

EVERY = 5 * 60 * 1000


class Backups(QObject):
    """Looks every few minutes whether a backup is due, and tells when the newest was made."""

    def __init__(
        self, desk: Desk, tasks: ShellTasks, show: Callable[[datetime | None], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._show = desk, tasks, show
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look_up()

    def look_up(self) -> None:
        """Show when the newest backup was made."""
        self._tasks.call(T("Looking for backups"), lambda: newest(self._desk.path), then=self._show)

    def look(self) -> None:
        """Make a backup if one is due."""
        self._tasks.call(T("Backup"), lambda: _if_due(self._desk), then=lambda _made: self.look_up())

    def make(self, tell: Callable[[Text], object], failed: Callable[[DeskError], object] | None = None) -> None:
        """Make a backup now."""

        def made(path: Path | None) -> None:
            self.look_up()
            if path is not None:
                tell(T("Backup made: {file}").put(file=path.name))

        self._tasks.call(T("Backup"), lambda: back_up(self._desk), then=made, failed=failed)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()


def newest(desk: Path) -> datetime | None:
    """Return when the newest backup of a desk file was made."""
    found = backups_of(desk)
    return found[0].made_at if found else None


def _if_due(desk: Desk) -> Path | None:
    return back_up(desk, only_if_changed=True) if backup_due(desk) else None


def close_safely(desk: Desk) -> None:
    """Back the desk up when it changed, then close it; a backup that fails does not keep the desk open."""
    try:
        back_up(desk, only_if_changed=True)
    except DeskError as error:
        desk.record_event("backup_failed", (), reason=type(error).__name__)
    desk.close()
    forget()  # what was shaped for letters holds names
