"""From the page to paper: the draft is saved, its letter goes out, and only then is the referral marked as sent."""

from PySide6.QtCore import QObject, Signal

from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T
from integration_desk.referrals.commands import draft, send
from integration_desk.referrals.model import Referral
from integration_desk.referrals.preparing import draft_of, preview
from integration_desk.referrals.ui.output import Output, save_letter
from integration_desk.widgets import Page


class Sender(QObject):
    """Saves and sends for a page. ``saved`` gives the draft, ``finished`` the last change, ``refused`` why not."""

    saved = Signal(object)
    finished = Signal(object)
    refused = Signal(object, str)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._output: Output = save_letter
        self._reason = ""
        self.need = ""  # the id of the need that the referral answers
        self._referral = Referral()

    def keep(self, referral: Referral) -> None:
        """Save a draft and leave it at that."""
        tasks = self._page.workspace.tasks
        tasks.run(draft, then=self.finished.emit, failed=self.refuse, referral=referral, need=self.need)

    def put_out(self, referral: Referral, output: Output, reason: str) -> None:
        """Save a draft, print or save its letter, and mark it as sent when that was done."""
        self._output, self._reason = output, reason
        run = self._page.workspace.tasks.run
        run(draft, then=self._read, failed=self.refuse, referral=referral, need=self.need)

    def _read(self, change: Change) -> None:
        self._page.workspace.tasks.ask(draft_of, str(change.result), then=self._make)

    def _make(self, referral: Referral) -> None:
        self._referral = referral
        self.saved.emit(referral)
        self._page.workspace.tasks.ask(preview, referral, then=self._hand_out, failed=self.refuse)

    def _hand_out(self, pdf: bytes) -> None:
        try:
            copies = self._output(self._page, pdf, self._referral.number)
        except DeskError as error:
            self.refuse(error)
            return
        if not copies:
            self.refused.emit(T("Nothing left the desk. The referral is kept as a draft."), "info")
            return
        self._page.workspace.tasks.run(
            send,
            then=self.finished.emit,
            failed=self.refuse,
            referral_id=self._referral.id,
            copies=copies,
            override_reason=self._reason,
        )

    def refuse(self, error: DeskError) -> None:
        """Tell why something could not be done."""
        self.refused.emit(error.text, "danger")
