"""The attachments of a client: dropped, pasted, chosen or scanned in, and looked at beside the list."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog

from integration_desk import i18n
from integration_desk.casework.commands import attach
from integration_desk.casework.intake import SUFFIXES
from integration_desk.casework.model.attachments import (
    ATTACHMENT_KINDS,
    ATTACHMENTS_WRITE,
    Attachment,
    AttachmentContent,
)
from integration_desk.casework.queries.attachments import AttachmentRow, attachments_page
from integration_desk.casework.ui.attach_panel import AttachPanel
from integration_desk.casework.ui.attachment_panel import AttachmentPanel, size_words
from integration_desk.casework.ui.incoming import Examined, Incoming, Scan, examine, from_mime
from integration_desk.casework.ui.scanner import Scanner
from integration_desk.casework.ui.scans_panel import ScansPanel
from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Banner,
    Button,
    Cell,
    Column,
    ListPage,
    ListSpec,
    SlidePanel,
    Workspace,
    say,
)


def name_of(reader: Reader, client_id: str) -> str:
    """Return the name of a client, "" when she is not there."""
    client = reader.find(Client, client_id)
    return display_name(client) if client is not None else ""


class AttachmentsPage(ListPage):
    """Lists the attachments of the option ``client``; ``open`` names one that is shown at once."""

    touches = frozenset({"attachment", "setting"})
    help_topic = "attachments"
    keys = (("Ctrl+V", T("Attach what is in the clipboard")), ("Ctrl+N", T("Choose a file to attach")))

    def __init__(self, workspace: Workspace, place: Place) -> None:
        self.client_id = place.option("client") or place.id
        self.may_write = bool(self.client_id) and workspace.desk.person.may(ATTACHMENTS_WRITE)
        self.paste_button = Button(T("Paste"), self.paste, icon="copy")
        self.scan_button = Button(T("Scanner's folder"), self.show_scans, icon="import")
        file_button = Button(T("Open the file"), self._to_client, icon="person")
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Attachments"),
                count=T("{count} file", "{count} files"),
                query=partial(attachments_page, client=self.client_id),
                columns=_COLUMNS,
                search=T("Find an attachment by its title or note"),
                actions=(
                    *((file_button,) if self.client_id else ()),
                    *((self.scan_button, self.paste_button) if self.may_write else ()),
                ),
                primary=(T("Attach a file"), "add", self.choose) if self.may_write else None,
                instead=None if self.client_id else (T("Find a client"), "search", self._to_clients),
                empty=T(
                    "Nothing is attached yet. Drop files here, paste a picture, or take in what the scanner made:"
                    " they are kept encrypted in the desk file."
                ),
                open_row=lambda found: self.open_attachment(found.id),
                icon="document",
            ),
        )
        self.setAcceptDrops(self.may_write)
        self.notice = Banner(closable=True)
        self.narrowing.addWidget(self.notice)
        self.panel = SlidePanel(self, T("Attachment"), width=640)
        self.panel.closed.connect(self._closed)
        self.shown: AttachPanel | AttachmentPanel | ScansPanel | None = None
        self.waiting: list[Incoming] = []
        self.scanner = Scanner(workspace, self)
        self.scanner.changed.connect(self._scanned)
        self.scanner.kept.connect(self._not_deleted)
        self._first = place.option("open")

    def refresh(self) -> None:
        """Read the list, the client's name and the scanner's folder."""
        super().refresh()
        self.workspace.tasks.ask(name_of, self.client_id, then=self._call)
        if self.may_write:
            self.scanner.ask()
        if self._first:
            first, self._first = self._first, ""
            self.open_attachment(first)

    def leave(self) -> None:
        """Forget the rows, the pages and what waits."""
        self.waiting = []
        self.panel.close_panel()
        super().leave()

    # Coming in

    def choose(self) -> None:
        """Choose files of the disk."""
        endings = " ".join(f"*{one}" for suffixes in SUFFIXES.values() for one in suffixes)
        kinds = f"{say(T('Files that can be attached'))} ({endings})"
        names, _ = QFileDialog.getOpenFileNames(self, say(T("Attach a file")), str(Path.home()), kinds)
        self.take([Incoming(Path(name).name, Path(name)) for name in names])

    def paste(self) -> None:
        """Attach what is in the clipboard."""
        found = from_mime(QGuiApplication.clipboard().mimeData())
        if found:
            self.take(found)
        else:
            self.notice.show_text(T("There is no picture, file or text in the clipboard."), "info")

    def take(self, incoming: Sequence[Incoming]) -> None:
        """Look at what came in, one after another."""
        idle = not self.waiting
        self.waiting += incoming
        if idle:
            self._next()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Paste with the keys for it, where no field takes them."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.may_write:
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files, pictures and words."""
        data = event.mimeData()
        if data.hasUrls() or data.hasImage() or data.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Attach what was dropped."""
        found = from_mime(event.mimeData())
        event.acceptProposedAction()
        if found:
            self.take(found)
        else:
            self.notice.show_text(T("Only files, pictures and text can be dropped here."), "info")

    def _next(self) -> None:
        if self.waiting:
            self.workspace.tasks.ask(
                examine, self.waiting[0], self.client_id, then=self._offer, failed=self._refused, lane="search",
                label=T("Looking through the file"),
            )  # fmt: skip

    def _offer(self, examined: Examined) -> None:
        panel = AttachPanel(examined, self.client_id, partial(self._attach, examined), self.panel.close_panel)
        self._show(panel, T("Attach a file"))

    def _attach(self, examined: Examined, attachment: Attachment) -> None:
        panel = self.shown

        def refused(error: DeskError) -> None:
            if isinstance(panel, AttachPanel) and panel is self.shown:
                panel.refuse(error)
            else:
                self.notice.show_text(error.text, "danger")

        self.workspace.tasks.run(
            attach, then=partial(self._attached, examined), failed=refused, attachment=attachment,
            file=AttachmentContent(content=examined.content), file_name=examined.incoming.name,
        )  # fmt: skip

    def _attached(self, examined: Examined, change: Change) -> None:
        self.workspace.status(change.name)
        if examined.incoming.scanned and examined.incoming.path is not None:
            self.scanner.delete(examined.incoming.path)
        self.panel.close_panel()

    def _not_deleted(self, name: str) -> None:
        text = T("“{file}” is attached, but could not be deleted from the scanner's folder. Delete it there.")
        self.notice.show_text(text.put(file=name), "warning")

    def _refused(self, error: DeskError) -> None:
        self.notice.show_text(error.text, "warning")
        self.waiting = self.waiting[1:]
        self._next()

    # The scanner's folder

    def show_scans(self) -> None:
        """Show what is in the scanner's folder, and let another one be chosen."""
        panel = ScansPanel(self.scanner.folder, self.scanner.files, self._take_scan, self.scanner.choose)
        self._show(panel, T("Scanner's folder"))

    def _take_scan(self, scan: Scan) -> None:
        self.take([Incoming(scan.path.name, scan.path, scanned=True)])

    def _scanned(self) -> None:
        files = self.scanner.files
        count = T("Scanner's folder ({count})").put(count=len(files))
        self.scan_button.say(count if files else T("Scanner's folder"))
        if isinstance(self.shown, ScansPanel):
            self.shown.show_scans(self.scanner.folder, files)

    # Showing

    def open_attachment(self, attachment_id: str) -> None:
        """Show one attachment."""
        panel = AttachmentPanel(self.workspace, attachment_id, self.panel.close_panel)
        self._show(panel, T("Attachment"))

    def _show(self, panel: AttachPanel | AttachmentPanel | ScansPanel, title: Text) -> None:
        if isinstance(self.shown, AttachPanel):
            self.waiting = []  # one looks at something else
        self._forget()
        self.shown = panel
        self.panel.title.say(title)
        self.panel.show_widget(panel, framed=True)

    def _closed(self) -> None:
        """Go on with what came in besides."""
        going_on = isinstance(self.shown, AttachPanel)
        self._forget()
        if going_on:
            self.waiting = self.waiting[1:]
            self._next()

    def _forget(self) -> None:
        if self.shown is not None:
            self.shown.clear()
            self.shown = None

    def _call(self, name: str) -> None:
        self.head.say(T("Attachments of {name}").put(name=name) if name else T("Attachments"))

    def _to_client(self) -> None:
        self.workspace.go(Place("client", self.client_id))

    def _to_clients(self) -> None:
        self.workspace.go(Place("clients"))


def _title(found: AttachmentRow) -> Cell:
    return Cell(found.title, detail=found.case_number, strong=True)


def _dated(found: AttachmentRow) -> str:
    return i18n.current().date(found.dated_on) if found.dated_on else ""


def _added(found: AttachmentRow) -> Cell:
    day = i18n.current().date(found.created_at.astimezone().date()) if found.created_at else ""
    return Cell(day, detail=found.added_by)


def _size(found: AttachmentRow) -> Any:
    return Cell(size_words(found.size), detail=T("{count} page", "{count} pages").of(found.pages or 1))


_COLUMNS = (
    Column("title", T("Title"), _title, width=280, least=180, sort="title", stretch=True),
    Column("kind", T("Kind", context="attachment"), lambda found: ATTACHMENT_KINDS.label(found.kind), width=190,
           least=120, sort="kind"),
    Column("dated", T("Date of the paper"), _dated, width=140, least=100, sort="dated"),
    Column("added", T("Attached on"), _added, width=150, least=110, sort="added"),
    Column("size", T("Size"), _size, width=130, least=100, sort="size"),
)  # fmt: skip
