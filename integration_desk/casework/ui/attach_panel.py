"""What slides in when something shall be attached: its pages, what was taken out of it, how it is called."""

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.casework.model.attachments import Attachment
from integration_desk.casework.ui.incoming import Examined
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import field_of
from integration_desk.core.words import T, Text, verbatim
from integration_desk.widgets import (
    Banner,
    Button,
    FieldEditor,
    Form,
    PdfPreview,
    add_foot,
    at_least,
    column,
    editor_of,
    say,
    scrolling,
    show_refusal,
    space,
)


def case_editor(cases: tuple[tuple[str, str], ...]) -> FieldEditor:
    """Return the editor of the case that an attachment belongs to."""
    codes = CodeList("attachment_cases", tuple(Code(key, verbatim(number)) for key, number in cases))
    return editor_of(Field("case_id", field_of(Attachment, "case_id").label, Kind.CODE, codes=codes))


class DescribeForm(Form):
    """What is said of an attachment."""

    def __init__(self, cases: tuple[tuple[str, str], ...], attachment: Attachment) -> None:
        super().__init__(Attachment)
        self.add("title")
        case = case_editor(cases)
        self.row("kind", "dated_on")
        self.add(case)
        self.add("note")
        self.load(attachment)
        case.set_value(attachment.case_id)
        case.setVisible(bool(cases))


class AttachPanel(QWidget):
    """Shows what came in as it will be kept, and asks what it is; ``attach`` gets the record."""

    def __init__(
        self,
        examined: Examined,
        client_id: str,
        attach: Callable[[Attachment], object],
        skip: Callable[[], object],
    ) -> None:
        super().__init__()
        self._attach = attach
        title = PurePath(examined.incoming.name).stem.replace("_", " ")
        first = examined.cases[0][0] if len(examined.cases) == 1 else ""
        self.form = DescribeForm(examined.cases, Attachment(client_id=client_id, title=title, case_id=first))
        self.told = Banner(tone="warning")
        self.preview = PdfPreview()
        self.preview.show_pdf(examined.pdf)
        at_least(self.preview, height=300)
        label: Text = T("Take in and delete from the folder") if examined.incoming.scanned else T("Attach")
        self.attach_button = Button(label, self.form.save, kind="primary", icon="check")
        inner = QWidget()
        inside = column(self.told, self.form, self.preview, gap=12, margins=(24, 16, 24, 16))
        inside.setStretch(2, 1)
        inner.setLayout(inside)
        layout = QVBoxLayout(self)
        space(layout)
        layout.addWidget(scrolling(inner), 1)
        add_foot(self, self.attach_button, Button(T("Leave it out"), skip, icon="close"))
        self.told.show_text("\n".join(say(text) for text in examined.taken.told))
        self.form.saving.connect(self._save)
        self.form.left.connect(skip)
        self.setFocusProxy(self.form.editor("title").control.target())

    def refuse(self, error: DeskError) -> None:
        """Show why it was not attached."""
        self.attach_button.setEnabled(True)
        show_refusal(self.form, error)

    def clear(self) -> None:
        """Forget the pages."""
        self.preview.clear()

    def _save(self) -> None:
        try:
            attachment = self.form.record(Attachment)
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        self.attach_button.setEnabled(False)
        self._attach(attachment)
