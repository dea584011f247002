"""The recovery sheet once more, after the passphrase was asked again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from integration_desk.core.centre import Centre, centre_of
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T
from integration_desk.i18n import current
from integration_desk.shell.settings.section import Section, leading
from integration_desk.shell.sheets import recovery_sheet
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.store import confirm_passphrase, recovery_key
from integration_desk.widgets import Button, Flow, SecretField, at_most, holding, print_pdf, save_pdf, say


class RecoverySection(Section):
    """Asks for the passphrase, then prints or saves the sheet; the key itself is not shown."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        super().__init__(
            workspace,
            T("Recovery sheet"),
            T(
                "The recovery key opens the desk file and its backups when every passphrase is forgotten. Whoever "
                "holds the sheet can read everything: keep it locked away."
            ),
        )
        self.secret = SecretField(T("Your passphrase"))
        at_most(self.secret, width=420)
        self.print_button = Button(T("Print the sheet"), self.print_sheet, kind="primary", icon="print")
        self.save_button = Button(T("Save as PDF"), self.save_sheet, icon="save")
        self.body.addLayout(leading(self.secret))
        self.body.addWidget(holding(Flow(self.print_button, self.save_button)))
        self.secret.entered.connect(self.print_sheet)

    def print_sheet(self) -> None:
        """Print it."""
        self._make(lambda pdf: print_pdf(self, pdf, say(T("Recovery sheet"))))

    def save_sheet(self) -> None:
        """Save it."""
        self._make(lambda pdf: save_pdf(self, pdf, "recovery-sheet.pdf"))

    def leave(self) -> None:
        """Empty the field."""
        self.secret.clear()

    def _make(self, use: Callable[[bytes], object]) -> None:
        desk, secret = self.workspace.desk, self.secret.secret()
        speaker, today = current(), datetime.now().astimezone().date()

        def work() -> bytes:
            from integration_desk.printing import render  # noqa: PLC0415 - loaded when the first sheet is drawn

            confirm_passphrase(desk, secret)
            centre: Centre = desk.ask(centre_of)
            sheet = render(recovery_sheet(recovery_key(desk), centre, desk.path.name, today, speaker))
            desk.record_event("print", (("centre", centre.id),), what="recovery sheet")
            return sheet

        def made(pdf: bytes) -> None:
            self.secret.clear()
            try:
                use(pdf)
            except DeskError as error:
                self.notice.show_text(error.text, "danger")

        self.workspace.tasks.call(
            T("Drawing the recovery sheet"), work, then=made, failed=lambda error: self.secret.show_problem(error.text)
        )
