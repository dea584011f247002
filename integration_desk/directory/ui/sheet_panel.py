"""The service sheet beside the page: in which language, as it will print, with print and save."""

from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, verbatim
from integration_desk.directory.documents import service_sheet
from integration_desk.directory.queries import service_view, today_of
from integration_desk.printing import hand_over, render
from integration_desk.widgets import (
    Button,
    PdfPreview,
    Workspace,
    at_least,
    column,
    editor_of,
    holding,
    keep_pdf,
    print_pdf,
    say,
    scrolling,
)


def sheet_pdf(reader: Reader, service_id: str, language: str) -> bytes:
    """Return the sheet of a service in a language as a PDF."""
    document = service_sheet(service_view(reader, service_id), language, centre_of(reader), today_of(reader))
    return render(document)


def letter_tongues() -> CodeList:
    """Return the languages in which clients' papers print, by name."""
    now = i18n.current()
    tags = sorted(i18n.letter_languages(), key=lambda tag: now.collate(now.language(tag)))
    return CodeList("sheet_languages", tuple(Code(tag, verbatim(now.language(tag))) for tag in tags))


class SheetPanel(QWidget):
    """Chooses the language and shows the very PDF that prints."""

    def __init__(self, workspace: Workspace, service_id: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.service_id = service_id
        field = Field("language", T("Language of the sheet"), Kind.CODE, codes=letter_tongues())
        self.language = editor_of(field)
        self.language.set_value(i18n.letter_language(i18n.current().language_code))
        self.language.changed.connect(self.draw)
        self.print_button = Button(T("Print"), self.print_out, icon="print", kind="primary")
        self.save_button = Button(T("Save as PDF"), self.save, icon="save")
        self.preview = PdfPreview(self.save_button, self.print_button)
        inside = column(self.language, self.preview, gap=12, margins=(24, 12, 24, 16))
        inside.setStretch(1, 1)
        at_least(self.preview, height=360)
        self.setLayout(column(scrolling(holding(inside)), gap=0))
        self.setFocusProxy(self.language)
        self.draw()

    def draw(self) -> None:
        """Draw the sheet in the chosen language."""
        chosen = self.language.value() if self.language.trouble() is None else ""
        if chosen:
            self.workspace.tasks.ask(sheet_pdf, self.service_id, chosen, then=self._show, label=T("Drawing the sheet"))

    def print_out(self) -> None:
        """Print through the system's dialogue; the desk records that it was printed."""
        if self.preview.pdf and print_pdf(self, self.preview.pdf, say(T("Service sheet")), hand_over):
            self._record()

    def save(self) -> None:
        """Save the PDF where the person chooses."""
        if self.preview.pdf and keep_pdf(self, self.preview.pdf, "service.pdf", self.workspace.status):
            self._record()

    def forget(self) -> None:
        """Forget the PDF."""
        self.preview.clear()

    def _show(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf)

    def _record(self) -> None:
        self.workspace.desk.record_event("print", (("service", self.service_id),), what="service sheet")
        self.workspace.status(T("The sheet is printed or saved."))
