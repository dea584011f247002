"""Sharing the plan: in which language, as it will print, and recorded once the client has it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.casework.commands import share_plan
from integration_desk.casework.documents import print_plan
from integration_desk.casework.queries import PlanView
from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, verbatim
from integration_desk.printing import hand_over, render
from integration_desk.widgets import (
    Button,
    Label,
    PdfPreview,
    Workspace,
    at_least,
    column,
    editor_of,
    keep_pdf,
    print_pdf,
    say,
    scrolling,
    space,
)


def plan_pdf(reader: Reader, client_id: str, language: str) -> bytes:
    """Return the plan of a client in a language as a PDF."""
    return render(print_plan(reader, client_id, language))


class PlanShare(QWidget):
    """Chooses the language, and shows the very PDF that prints."""

    def __init__(self, workspace: Workspace, view: PlanView) -> None:
        super().__init__()
        self.workspace, self.client_id = workspace, view.client.id
        now, spoken = i18n.current(), view.client.interpreter_language or view.client.native_language
        tags = sorted(i18n.letter_languages(), key=lambda tag: now.collate(now.language(tag)))
        codes = CodeList("plan_languages", tuple(Code(tag, verbatim(now.language(tag))) for tag in tags))
        self.language = editor_of(Field("language", T("Language of the plan"), Kind.CODE, codes=codes, required=True))
        self.language.set_value(i18n.letter_language(spoken) if spoken else now.language_code)
        self.language.changed.connect(self.draw)
        self.share_button = Button(T("Print and share"), self.share, icon="print", kind="primary")
        self.preview = PdfPreview(Button(T("Save as PDF"), self.save, icon="save"), self.share_button)
        told = T("What you wrote prints as you wrote it; only the words around it are translated.")
        hint = Label(told, voice="muted", wrap=True)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=12, margins=(24, 12, 24, 16))
        for part in (hint, self.language):
            layout.addWidget(part)
        layout.addWidget(self.preview, 1)
        at_least(self.preview, height=360)
        self.setLayout(column(scrolling(inside), gap=0))
        self.draw()

    def draw(self) -> None:
        """Draw the plan in the chosen language."""
        if chosen := str(self.language.value() or ""):
            ask = self.workspace.tasks.ask
            ask(plan_pdf, self.client_id, chosen, then=self.preview.show_pdf, label=T("Drawing the plan"))

    def share(self) -> None:
        """Print the plan, and record that the client has it."""
        if self.preview.pdf and print_pdf(self, self.preview.pdf, say(T("Plan")), hand_over):
            self._record()

    def save(self) -> None:
        """Save the plan as a PDF, and record that the client has it."""
        if self.preview.pdf and keep_pdf(self, self.preview.pdf, "plan.pdf", self.workspace.status):
            self._record()

    def forget(self) -> None:
        """Forget the PDF."""
        self.preview.clear()

    def _record(self) -> None:
        language = str(self.language.value())
        self.workspace.tasks.run(share_plan, then=self._recorded, client=self.client_id, language=language)

    def _recorded(self, change: Change) -> None:
        self.workspace.status(change.name)
