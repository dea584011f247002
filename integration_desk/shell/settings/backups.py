"""Backups: when the last one was made, where they are, and how one comes back from them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from integration_desk.core.centre import PEOPLE_MANAGE
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T
from integration_desk.shell.settings.restoring import RestorePanel
from integration_desk.shell.settings.section import Section, page_above
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.store import Backup, back_up, backup_folder, backups_of
from integration_desk.widgets import Button, Card, Flow, Label, SlidePanel, holding, row, say, space

SHOWN = 8


class BackupsSection(Section):
    """Made by themselves every hour and on closing; by hand whenever one likes."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        super().__init__(
            workspace,
            T("Backups"),
            T(
                "The desk backs itself up every hour in which something changed and when it is closed: one an hour for "
                "a day, one a day for two weeks, one a week for two months, one a month for a year. Each is encrypted "
                "like the desk file and checked after it was written."
            ),
        )
        self.make_button = Button(T("Make a backup now"), self.make, kind="primary", icon="backup")
        self.copy_button = Button(T("Copy to a USB stick …"), self.copy, icon="export")
        folder = Button(T("Open the folder"), self._open_folder, kind="quiet")
        self.body.addWidget(holding(Flow(self.make_button, self.copy_button, folder)))
        self._where = Label(voice="muted", wrap=True).selectable()
        self.body.addWidget(self._where)
        card = Card(T("Newest backups"), gap=4)
        self._list = QVBoxLayout()
        space(self._list, gap=4)
        card.content.addLayout(self._list)
        self.body.addWidget(card)
        self.other_button = Button(T("Go back to a backup elsewhere …"), self._choose, icon="backup")
        self.body.addLayout(row(self.other_button, None))
        may = workspace.desk.person.may(PEOPLE_MANAGE)
        self.other_button.setVisible(may)
        self._may_restore = may

    def refresh(self) -> None:
        """Look which backups there are."""
        path = self.workspace.desk.path
        self._where.say(T("They stand in {folder}").put(folder=str(backup_folder(path))))
        self.workspace.tasks.call(T("Looking for backups"), lambda: backups_of(path), then=self.show_backups)

    def show_backups(self, found: list[Backup]) -> None:
        """List the newest ones."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not found:
            self._list.addWidget(Label(T("None yet. The first is made within the hour."), voice="muted"))
        for backup in found[:SHOWN]:
            self._list.addWidget(self._line(backup))

    def go_back_to(self, path: Path, made_at: datetime | None = None) -> RestorePanel:
        """Open the panel from which one goes back to a backup; returns what is in it."""
        panel = SlidePanel(page_above(self), T("Go back to a backup"), width=460)
        inner = RestorePanel(self.workspace, path, made_at, panel)
        panel.closed.connect(panel.deleteLater)
        panel.show_widget(inner)
        return inner

    def _line(self, backup: Backup) -> QWidget:
        words = Label(T("{moment}").put(moment=backup.made_at))
        if not self._may_restore:
            return words
        button = Button(T("Go back to it"), lambda: self.go_back_to(backup.path, backup.made_at), kind="link")
        button.setAccessibleDescription(words.text())
        return holding(row(words, None, button))

    def _choose(self) -> None:
        folder = str(backup_folder(self.workspace.desk.path).parent)
        name, _ = QFileDialog.getOpenFileName(self, say(T("Choose a backup")), folder)
        if name:
            self.go_back_to(Path(name))

    def make(self) -> None:
        """Make a backup in the usual folder."""
        self._back_up(None)

    def copy(self) -> None:
        """Make a backup somewhere else."""
        name = QFileDialog.getExistingDirectory(self, say(T("Choose a folder")))
        if name:
            self._back_up(Path(name))

    def _back_up(self, folder: Path | None) -> None:
        desk = self.workspace.desk
        self.make_button.setEnabled(False)
        self.workspace.tasks.call(
            T("Backup"), lambda: back_up(desk, folder=folder), then=self._done, failed=self._refused
        )

    def _done(self, path: Path | None) -> None:
        self.make_button.setEnabled(True)
        if path is not None:
            self.notice.show_text(T("Backup made: {file}").put(file=str(path)), "success")
        self.refresh()

    def _refused(self, error: DeskError) -> None:
        self.make_button.setEnabled(True)
        self.notice.show_text(error.text, "danger")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(backup_folder(self.workspace.desk.path))))
