"""Going back to a backup from the window: it is tried first, then the desk closes and the backup takes its place."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.core.errors import DeskError, StorageError
from integration_desk.core.words import T
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.store import restore
from integration_desk.widgets import Banner, Button, CheckBox, Label, SecretField, SlidePanel, row, space, write_whole


class RestorePanel(QWidget):
    """Asks for the passphrase, or the recovery key, that opened the desk when the backup was made."""

    def __init__(self, workspace: ShellWorkspace, backup: Path, made_at: datetime | None, panel: SlidePanel) -> None:
        super().__init__()
        self.workspace, self.backup, self._panel = workspace, backup, panel
        self.secret = SecretField(T("Passphrase or recovery key"))
        self.with_key = CheckBox(T("This is the recovery key"))
        self.notice = Banner()
        self.go_button = Button(T("Go back to this backup"), self.go_back, kind="primary", icon="backup")
        if made_at is None:
            what = T("The backup {file}.").put(file=backup.name)
        else:
            what = T("The backup of {moment}.").put(moment=made_at)
        layout = QVBoxLayout(self)
        space(layout, gap=14)
        for part in (
            Label(what, voice="strong", wrap=True),
            Label(_LEAD, wrap=True),
            Label(_SECRET, voice="muted", wrap=True),
            self.secret,
            self.with_key,
            self.notice,
        ):
            layout.addWidget(part)
        layout.addLayout(row(self.go_button, None))
        self.secret.entered.connect(self.go_back)
        self.setFocusProxy(self.secret)

    def go_back(self) -> None:
        """Try the backup; when it opens and is whole, close the desk and put it in its place."""
        secret = self.secret.secret()
        if not secret:
            self.secret.show_problem(T("Type the passphrase or the recovery key first."))
            return
        self.go_button.setEnabled(False)
        self.notice.show_text(T("The backup is opened and checked …"), "info")
        desk, backup = self.workspace.desk, self.backup
        spare = desk.path.with_name(f".{backup.name}.chosen")  # closing makes a backup, and the older ones make room
        put_back = _putting(spare, secret, recovery=self.with_key.isChecked(), now=desk.now())

        def check() -> None:
            try:
                write_whole(spare, backup.read_bytes())
                with tempfile.TemporaryDirectory(dir=desk.path.parent, prefix=".trying-") as scratch:
                    put_back(Path(scratch) / desk.path.name)
            except OSError as error:
                text = T("{file} could not be used ({reason}).")
                raise StorageError(text.put(file=backup.name, reason=error.strerror or "")) from error
            except DeskError:
                spare.unlink(missing_ok=True)
                raise

        self.workspace.tasks.call(
            T("Checking the backup"),
            check,
            then=lambda _none: self._leave(lambda: _once(put_back, spare, desk.path)),
            failed=self._refused,
        )

    def _leave(self, put_back: Callable[[], Path | None]) -> None:
        self.secret.clear()
        workspace = self.workspace
        self._panel.close_panel()
        workspace.restore_wanted.emit(put_back)

    def _refused(self, error: DeskError) -> None:
        self.go_button.setEnabled(True)
        self.notice.hide()
        self.secret.show_problem(error.text)
        self.secret.line.setFocus()


def _once(put_back: Callable[[Path], Path | None], spare: Path, path: Path) -> Path | None:
    """Put the backup back and let its spare copy go."""
    try:
        return put_back(path)
    finally:
        spare.unlink(missing_ok=True)


def _putting(backup: Path, secret: str, *, recovery: bool, now: datetime) -> Callable[[Path], Path | None]:
    """Return how to put the backup somewhere."""

    def put(path: Path) -> Path | None:
        if recovery:
            return restore(backup, path, recovery=secret, now=now)
        return restore(backup, path, passphrase=secret, now=now)

    return put


_LEAD = T(
    "The desk closes, and the file is put back as it was then. The present file is kept beside it, never overwritten: "
    "what was entered since is in there."
)
_SECRET = T("Passphrases are those of the day of the backup.")
