"""The folder into which the scanner of this computer writes: watched, and chosen anew."""

import platform
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from integration_desk.casework.commands import choose_scan_folder
from integration_desk.casework.ui.incoming import Scan, delete_scan, scans
from integration_desk.core.words import T
from integration_desk.widgets import Workspace, say


class Scanner(QWidget):
    """Knows the folder and what is in it; ``changed`` tells when that is another, ``kept`` a file that would not go."""

    changed = Signal()
    kept = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.folder = ""
        self.files: tuple[Scan, ...] = ()
        self._workspace = workspace
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self.ask())

    def ask(self) -> None:
        """Look what is in the folder."""
        self._workspace.tasks.ask(scans, then=self._arrive, lane="search")

    def choose(self) -> None:
        """Choose the folder."""
        start = self.folder or str(Path.home())
        name = QFileDialog.getExistingDirectory(self.parentWidget(), say(T("Scanner's folder")), start)
        if name:
            self.set_folder(name)

    def set_folder(self, folder: str) -> None:
        """Note the folder into which the scanner of this computer writes."""
        self._workspace.tasks.run(
            choose_scan_folder, then=lambda _change: self.ask(), computer=platform.node(), folder=folder
        )

    def delete(self, path: Path) -> None:
        """Delete a file that was taken in."""

        def gone(done: bool) -> None:
            if not done:
                self.kept.emit(path.name)
            self.ask()

        self._workspace.tasks.ask(delete_scan, path, then=gone, lane="search")

    def _arrive(self, found: tuple[str, tuple[Scan, ...]]) -> None:
        self.folder, self.files = found
        known, wanted = self._watcher.directories(), [self.folder] if self.folder else []
        if known and known != wanted:
            self._watcher.removePaths(known)
        if wanted and self._watcher.directories() != wanted:
            self._watcher.addPaths(wanted)
        self.changed.emit()
