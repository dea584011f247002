"""One attachment beside the list: looked at from memory, described, saved outside for a reason, removed."""

from pathlib import Path, PurePath
from typing import Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.casework.commands import describe_attachment, export_attachment, remove_attachment
from integration_desk.casework.documents.attachment import pages_of
from integration_desk.casework.intake import suffix_of
from integration_desk.casework.model.attachments import ATTACHMENT_KINDS, ATTACHMENTS_WRITE, Attachment
from integration_desk.casework.queries.attachments import attachment_with_content, cases_of
from integration_desk.casework.ui.attach_panel import DescribeForm
from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, Text
from integration_desk.printing import hand_over
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Facts,
    Flow,
    PdfPreview,
    Workspace,
    at_least,
    column,
    editor_of,
    holding,
    print_pdf,
    row,
    say,
    scrolling,
    space,
    write_whole,
)

_REASON = Field("reason", T("Why does it leave the desk?"), Kind.TEXT, help=T("This is recorded."))


def attachment_to_show(reader: Reader, attachment_id: str) -> tuple[Attachment, bytes, tuple[tuple[str, str], ...]]:
    """Return an attachment, its pages as a PDF made in memory, and the cases of its client."""
    saved, content = attachment_with_content(reader, attachment_id)
    return saved, pages_of(saved.media_type, content), tuple(cases_of(reader, saved.client_id))


def size_words(size: int | None) -> Text:
    """Return how large a file is."""
    kilobytes = max(1, (size or 0) // 1024)
    if kilobytes < 1024:
        return T("{count} kilobyte", "{count} kilobytes").of(kilobytes)
    return T("{count} megabyte", "{count} megabytes").of(round(kilobytes / 1024))


class AttachmentPanel(QWidget):
    """Shows one attachment; ``gone`` is called when it was removed."""

    def __init__(self, workspace: Workspace, attachment_id: str, gone: Any) -> None:
        super().__init__()
        self._workspace, self._id, self._gone = workspace, attachment_id, gone
        self.attachment: Attachment | None = None
        self._cases: tuple[tuple[str, str], ...] = ()
        may = workspace.desk.person.may(ATTACHMENTS_WRITE)
        self.notice, self.facts = Banner(), column(gap=4)
        self.print_button = Button(T("Print"), self.print_out, icon="print")
        self.describe_button = Button(T("Describe"), self.describe, icon="edit")
        self.out_button = Button(T("Save outside the desk…"), self.ask_reason, icon="export")
        self.remove_button = Button(T("Remove"), self.remove, kind="quiet", icon="delete")
        for button in (self.describe_button, self.out_button, self.remove_button):
            button.setVisible(may)
        self.preview = PdfPreview(self.print_button)
        at_least(self.preview, height=360)
        self.form: DescribeForm | None = None
        self._form_place = column()
        self.reason = editor_of(_REASON)
        self.out_card = Card(T("Save outside the desk"))
        self.out_card.content.addWidget(self.reason)
        self.out_card.content.addLayout(
            row(Button(T("Save the file"), self.save_out, kind="primary", icon="save"), None)
        )
        self.out_card.hide()
        inner = QWidget()
        buttons = holding(Flow(self.describe_button, self.out_button, self.remove_button))
        inside = column(
            self.notice, self.facts, buttons, self.out_card, self._form_place, self.preview, gap=12,
            margins=(24, 16, 24, 16),
        )  # fmt: skip
        inside.setStretch(5, 1)
        inner.setLayout(inside)
        layout = QVBoxLayout(self)
        space(layout)
        layout.addWidget(scrolling(inner))
        self.setFocusProxy(self.preview.pages)
        workspace.tasks.ask(attachment_to_show, attachment_id, then=self._show, failed=self._fail)
        workspace.desk.record_event("view", (("attachment", attachment_id),))

    def clear(self) -> None:
        """Forget the pages."""
        self.preview.clear()

    def print_out(self) -> None:
        """Print the attachment."""
        if self.preview.pdf and print_pdf(self, self.preview.pdf, say(T("Attachment")), hand_over):
            self._workspace.desk.record_event("print", (("attachment", self._id),), what="attachment")

    def describe(self) -> None:
        """Open the form in which it is described."""
        if self.attachment is None or self.form is not None:
            return
        self.form = DescribeForm(self._cases, self.attachment)
        self.form.saving.connect(self._save)
        self.form.left.connect(self._close_form)
        self._form_place.addWidget(self.form)
        self.form.put(row(Button(T("Save"), self._save, kind="primary", icon="check"), None))
        self.form.editor("title").control.target().setFocus()

    def ask_reason(self) -> None:
        """Ask why it leaves the desk."""
        self.out_card.show()
        self.reason.control.target().setFocus()

    def save_out(self) -> None:
        """Save the file where the person chooses; the reason is recorded first."""
        reason = str(self.reason.value() or "").strip()
        if not reason:
            self.reason.show_problem(T("Say why it leaves the desk: this is recorded."))
            return
        saved = self.attachment
        if saved is None:
            return
        suggested = PurePath(saved.title.replace("/", "-")).name + suffix_of(saved.media_type)
        name, _ = QFileDialog.getSaveFileName(self, say(T("Save outside the desk")), str(Path.home() / suggested))
        if name:
            self.write_out(Path(name), reason)

    def write_out(self, path: Path, reason: str) -> None:
        """Write the file."""

        def done(change: Change) -> None:
            try:
                write_whole(path, change.result)
            except DeskError as error:
                self._fail(error)
                return
            self.out_card.hide()
            self._workspace.status(T("Saved to {file}").put(file=path.name))

        self._workspace.tasks.run(
            export_attachment, then=done, failed=self._fail, attachment_id=self._id, reason=reason
        )

    def remove(self) -> None:
        """Remove the attachment; it can be undone."""
        self._workspace.tasks.run(
            remove_attachment, then=lambda _change: self._gone(), failed=self._fail, attachment_id=self._id
        )

    def _show(self, found: tuple[Attachment, bytes, tuple[tuple[str, str], ...]]) -> None:
        self.attachment, pdf, self._cases = found
        saved, now = self.attachment, i18n.current()
        facts = Facts()
        facts.add(T("Title"), saved.title)
        facts.add(T("Kind", context="attachment"), ATTACHMENT_KINDS.label(saved.kind))
        facts.add(T("Date of the paper"), now.date(saved.dated_on) if saved.dated_on else "")
        facts.add(T("Case"), dict(self._cases).get(saved.case_id, ""))
        facts.add(T("Note"), saved.note)
        facts.add(T("Attached on"), now.moment(saved.created_at) if saved.created_at else "")
        pages = T("{count} page", "{count} pages").of(saved.pages or 1)
        facts.add(T("Size"), T("{size}, {pages}").put(size=size_words(saved.size), pages=pages))
        while (item := self.facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.facts.addWidget(facts)
        self.preview.show_pdf(pdf)

    def _save(self) -> None:
        if self.form is None:
            return
        try:
            attachment = self.form.record(Attachment)
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self._workspace.tasks.run(describe_attachment, then=self._described, failed=self._fail, attachment=attachment)

    def _described(self, change: Change) -> None:
        self._close_form()
        self._workspace.status(change.name)
        self._workspace.tasks.ask(attachment_to_show, self._id, then=self._show, failed=self._fail)

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.describe_button.setFocus()

    def _fail(self, error: DeskError) -> None:
        if self.form is not None and isinstance(error, InvalidError):
            self.form.show_problems(error.problems)
        else:
            self.notice.show_text(error.text, "danger")
