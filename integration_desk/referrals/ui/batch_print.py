"""Printing many letters in one go: drafts go out, sent ones print as copies, the rest stays and says why."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T, Text
from integration_desk.referrals.batch import Batch, LeftOut, batch_of
from integration_desk.referrals.commands import send_many
from integration_desk.referrals.ui.output import print_once, save_letter
from integration_desk.widgets import PrintSheet, Workspace

_FILE = "letters"
_NAMED = 8


class BatchPrint(PrintSheet):
    """The letters of the chosen referrals, one after another; ``finished`` when they are out."""

    finished = Signal()

    def __init__(self, workspace: Workspace, referral_ids: Sequence[str]) -> None:
        super().__init__(self.print, self.save)
        self._workspace = workspace
        self._batch: Batch | None = None
        workspace.tasks.ask(batch_of, tuple(referral_ids), then=self._arrive, failed=self._fail)

    def print(self) -> None:
        """Print all letters, then mark the drafts among them as sent, in one step."""
        self._hand_out(print_once)

    def save(self) -> None:
        """Save all letters as one PDF, then mark the drafts among them as sent, in one step."""
        self._hand_out(save_letter)

    def _arrive(self, batch: Batch) -> None:
        self._batch = batch
        self.print_button.say(_letters(batch.count))
        told = T("{drafts} and {copies}. What is printed of the drafts counts as sent.").put(
            drafts=T("{count} draft goes out", "{count} drafts go out").of(len(batch.drafts)),
            copies=T("{count} letter prints as a copy", "{count} letters print as copies").of(len(batch.copies)),
        )
        self.show_pages(batch.pdf, told, _left(batch.left_out))

    def _hand_out(self, output: Callable[[QWidget, bytes, str], int]) -> None:
        if self._batch is None:
            return
        try:
            copies = output(self, self.preview.pdf, _FILE)
        except DeskError as error:
            self.refuse(error.text)
            return
        if not copies:
            self.refuse(T("Nothing left the desk. The drafts stay drafts."))
            return
        self._able(False)
        self._workspace.tasks.run(
            send_many,
            then=self._sent,
            failed=self._fail,
            drafts=self._batch.drafts,
            copies_of=self._batch.copies,
            copies=copies,
        )

    def _sent(self, _change: Change) -> None:
        if self._batch is not None:
            self._workspace.status(T("Printed: {letters}.").put(letters=_count(self._batch.count)))
        self.finished.emit()

    def _fail(self, error: DeskError) -> None:
        self.refuse(error.text)


def _letters(count: int) -> Text:
    return T("Print {count} letter", "Print {count} letters").of(count)


def _count(count: int) -> Text:
    return T("{count} letter", "{count} letters").of(count)


def _left(left_out: Sequence[LeftOut]) -> list[Text]:
    """Say which letters are not printed and why; of very many, the first."""
    if not left_out:
        return []
    said = [T("{count} letter is not printed:", "{count} letters are not printed:").of(len(left_out))]
    for one in left_out[:_NAMED]:
        values: dict[str, Any] = {"name": one.client_name, "organisation": one.recipient, "reason": one.reason}
        said.append(T("{name}, {organisation}: {reason}").put(**values))
    if len(left_out) > _NAMED:
        said.append(T("And {count} more.").put(count=len(left_out) - _NAMED))
    return said
