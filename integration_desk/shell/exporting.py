"""The panel from which a list leaves the desk: as which file, locked or for a reason, agreed to by a second member."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from integration_desk.core.centre import Member, members_of
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.lists import LISTS_EXPORT, Extract
from integration_desk.core.people import Role
from integration_desk.core.words import T, Text
from integration_desk.shell.gate import Chooser, labelled
from integration_desk.shell.passphrase import NewPassphrase
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.spreadsheets import Exported, Terms, export_list
from integration_desk.widgets import (
    Banner,
    Button,
    Label,
    Page,
    SecretField,
    SlidePanel,
    column,
    editor_of,
    holding,
    row,
    say,
    space,
    write_whole,
)

_REASON = Field("reason", T("Why does it leave the desk open?"), Kind.TEXT, help=T("This is recorded."))
LOCKED, OPEN, CSV = "locked", "open", "csv"
_FORMS = {
    LOCKED: T("Excel, locked with a passphrase"),
    OPEN: T("Excel, open to everybody"),
    CSV: T("CSV, open to everybody"),
}


class ExportPanel(QWidget):
    """Says what will be in the file and asks only for what this list needs."""

    def __init__(self, workspace: ShellWorkspace, extract: Extract, rows: int, panel: SlidePanel) -> None:
        super().__init__()
        self.workspace, self.extract, self._panel = workspace, extract, panel
        self.form = Chooser(T("Kind of file"))
        for form, label in _FORMS.items():
            if form != LOCKED or extract.listing.personal:
                self.form.addItem(say(label), form)
        self.passphrase = NewPassphrase()
        self.reason = editor_of(_REASON)
        self.notice = Banner()
        self.save_button = Button(T("Save the file"), self.save, kind="primary", icon="save")
        self.lock_part = holding(column(_muted(_LOCK), self.passphrase, gap=10))
        self.open_part = holding(column(_muted(_OPEN), self.reason, gap=10))
        self.second, self.second_secret = Chooser(T("Second member")), SecretField(T("Her passphrase"))
        chooser = labelled(T("Second member"), self.second)
        self.second_part = holding(column(_muted(_SECOND), chooser, self.second_secret, gap=10))
        layout = QVBoxLayout(self)
        space(layout, gap=14)
        for part in (
            Label(_told(extract, rows), wrap=True),
            labelled(T("Kind of file"), self.form),
            self.lock_part,
            self.open_part,
            self.second_part,
            self.notice,
        ):
            layout.addWidget(part)
        layout.addLayout(row(self.save_button, None))
        self.second_part.setVisible(extract.needs_second(rows))
        self.form.currentIndexChanged.connect(lambda _row: self._show_parts())
        self.setFocusProxy(self.form)
        self._show_parts()
        if extract.needs_second(rows):
            workspace.tasks.ask(members_of, then=self._name_seconds)

    def save(self) -> None:
        """Ask where, unless something is missing; then make the file."""
        terms = self.terms()
        if self.form.currentData() == LOCKED and (wrong := self.passphrase.problem()) is not None:
            self.passphrase.first.show_problem(wrong)
            return
        if self.form.currentData() != LOCKED and self.extract.listing.personal and not terms.reason:
            self.notice.show_text(T("Lock the file with a passphrase, or say why it leaves the desk open."), "warning")
            self.reason.setFocus()
            return
        suggested = f"{say(self.extract.listing.label)}.{terms.form}"
        name, _ = QFileDialog.getSaveFileName(self, say(T("Save the list")), str(Path.home() / suggested))
        if name:
            self.write(Path(name), terms)

    def write(self, path: Path, terms: Terms) -> None:
        """Make the file and write it."""
        desk, extract = self.workspace.desk, self.extract
        target = path if path.suffix else path.with_suffix(f".{terms.form}")
        self.save_button.setEnabled(False)

        def work() -> Exported:
            made = export_list(desk, extract, terms)
            write_whole(target, made.content)
            return made

        self.workspace.tasks.call(
            T("Exporting the list"),
            work,
            then=lambda made: self._done(made, target),
            failed=self._refused,
        )

    def terms(self) -> Terms:
        """Return the terms as they are chosen."""
        chosen = self.form.currentData()
        locked = chosen == LOCKED
        return Terms(
            form="csv" if chosen == CSV else "xlsx",
            passphrase=self.passphrase.secret() if locked else "",
            reason="" if locked else str(self.reason.value()).strip(),
            second=str(self.second.currentData() or ""),
            second_passphrase=self.second_secret.secret(),
        )

    def _show_parts(self) -> None:
        locked = self.form.currentData() == LOCKED
        self.lock_part.setVisible(locked)
        self.open_part.setVisible(not locked and self.extract.listing.personal)

    def _name_seconds(self, members: Sequence[Member]) -> None:
        own = self.workspace.desk.person.id
        for member in members:
            if member.id != own and {Role(role) for role in member.roles} & LISTS_EXPORT.roles:
                self.second.addItem(member.name, member.id)
        if not self.second.count():
            self.notice.show_text(T("Nobody else may export lists. Narrow the list to fewer rows."), "warning")

    def _done(self, made: Exported, target: Path) -> None:
        count = T("{count} row", "{count} rows").of(made.rows)
        self.workspace.status(T("{rows} saved to {file}").put(rows=count, file=target.name))
        self.passphrase.clear()
        self.second_secret.clear()
        self._panel.close_panel()

    def _refused(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        problems = error.problems if isinstance(error, InvalidError) else ()
        self.notice.show_text(problems[0].text if problems else error.text, "danger")


def open_export(workspace: ShellWorkspace, page: Page, extract: Extract, rows: int) -> ExportPanel:
    """Open the panel over a page; returns what is in it."""
    panel = SlidePanel(page, T("Export this list"), width=460)
    inner = ExportPanel(workspace, extract, rows, panel)
    panel.closed.connect(panel.deleteLater)
    panel.show_widget(inner)
    return inner


_LOCK = T(
    "Excel and LibreOffice ask for this passphrase when the file is opened. Tell it to the receiver in person or by "
    "phone, not with the file."
)
_OPEN = T("Whoever finds the file can read it.")
_SECOND = T(
    "So many rows about persons leave the desk only when a second member agrees: she chooses her name and types her "
    "passphrase."
)


def _muted(text: Text) -> Label:
    return Label(text, voice="muted", wrap=True)


def _told(extract: Extract, rows: int) -> Text:
    labels = tuple(one.label for one in extract.listing.columns if one.name in extract.columns)
    count = T("{count} row", "{count} rows").of(rows)
    return T("The file will hold what the list shows: {rows} with the columns {columns}.").put(
        rows=count, columns=labels
    )
