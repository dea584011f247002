"""One sheet beside the list: in which language, as it will print, to give, print, save or change."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.clients import Client, ClientRow, clients_page, display_name
from integration_desk.core.access import Reader
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.slices import Place
from integration_desk.core.words import T, verbatim
from integration_desk.information.commands import give_sheet
from integration_desk.information.documents import print_sheet
from integration_desk.information.model import INFORMATION_GIVE, INFORMATION_WRITE
from integration_desk.information.queries import sheets
from integration_desk.printing import hand_over, render
from integration_desk.widgets import (
    Banner,
    Button,
    FieldEditor,
    Flow,
    PdfPreview,
    SearchField,
    Workspace,
    at_least,
    column,
    editor_of,
    holding,
    keep_pdf,
    print_pdf,
    say,
    scrolling,
    space,
)

_MOST_HITS = 5


def sheet_pdf(reader: Reader, key: str, language: str) -> bytes:
    """Return a sheet in a language as a PDF."""
    return render(print_sheet(reader, key, language))


def sheet_choice(reader: Reader, key: str, client_id: str) -> tuple[tuple[str, ...], Client | None]:
    """Return the languages in which a sheet is there, and whom it is for."""
    found = next((one for one in sheets(reader) if one.key == key), None)
    return found.languages if found else (), reader.find(Client, client_id) if client_id else None


def find_by_words(reader: Reader, words: str) -> list[ClientRow]:
    """Return the clients that fit what was typed."""
    return clients_page(reader, offset=0, limit=_MOST_HITS, words=words)[0] if words.strip() else []


class ClientPicker(QWidget):
    """Finds the client to whom a sheet is given."""

    def __init__(self, panel: "SheetPanel") -> None:
        super().__init__()
        self.panel = panel
        self.search = SearchField(T("Give it to: name, number, phone"), self._ask)
        self.hits = Flow(gap=6)
        self.setLayout(column(self.search, holding(self.hits), gap=6))

    def _ask(self, words: str) -> None:
        self.panel.workspace.tasks.ask(find_by_words, words, then=self._show)

    def _show(self, found: list[ClientRow]) -> None:
        while (item := self.hits.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in found:
            words = verbatim(f"{one.name} · {one.file_number}")
            self.hits.addWidget(Button(words, partial(self.panel.choose_client, one.id), icon="person"))


class SheetPanel(QWidget):
    """Chooses language and client, and shows the very PDF that prints."""

    def __init__(self, workspace: Workspace, key: str, *, client: str = "", language: str = "") -> None:
        super().__init__()
        self.workspace, self.key = workspace, key
        self.client: Client | None = None
        self._wanted = language
        self.language: FieldEditor | None = None
        may = workspace.desk.person.may
        self.give_button = Button(T("Give and print"), self.give, icon="print", kind="primary")
        self.print_button = Button(T("Print"), self.print_out, icon="print")
        self.save_button = Button(T("Save as PDF"), self.save, icon="save")
        self.edit_button = Button(T("Change the text"), self.edit, icon="edit")
        self.edit_button.setVisible(may(INFORMATION_WRITE))
        self.give_button.hide()
        self.preview = PdfPreview(self.edit_button, self.save_button, self.print_button, self.give_button)
        self.banner = Banner(T("Choose the client to whom you give the sheet: it is recorded in her file."), "info")
        self.picker = ClientPicker(self)
        if not may(INFORMATION_GIVE):
            self.banner.hide()
            self.picker.hide()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        space(self._column, gap=12, margins=(24, 12, 24, 16))
        for widget in (self.banner, self.picker):
            self._column.addWidget(widget)
        self._column.addWidget(self.preview, 1)
        at_least(self.preview, height=360)
        self.setLayout(column(scrolling(inside), gap=0))
        self.choose_client(client)

    def choose_client(self, client_id: str) -> None:
        """Take the client to whom the sheet is given."""
        self.workspace.tasks.ask(sheet_choice, self.key, client_id, then=self._offer)

    def draw(self) -> None:
        """Draw the sheet in the chosen language."""
        if chosen := self.chosen():
            self.workspace.tasks.ask(sheet_pdf, self.key, chosen, then=self._show, label=T("Drawing the sheet"))

    def chosen(self) -> str:
        """Return the language that is chosen."""
        editor = self.language
        return str(editor.value() or "") if editor is not None and editor.trouble() is None else ""

    def give(self) -> None:
        """Print the sheet and record that the client was given it."""
        if self.client is None or not self._print():
            return
        self.workspace.tasks.run(
            give_sheet, then=lambda _change: self.workspace.status(T("Given, and recorded in the file.")),
            client=self.client.id, sheet=self.key, language=self.chosen(),
        )  # fmt: skip

    def print_out(self) -> None:
        """Print without recording for whom."""
        self._print()

    def save(self) -> None:
        """Save the PDF where the person chooses."""
        if self.preview.pdf and keep_pdf(self, self.preview.pdf, "information.pdf", self.workspace.status):
            self.workspace.status(T("The sheet is printed or saved."))

    def edit(self) -> None:
        """Go and write the text of the sheet in the chosen language."""
        self.workspace.go(Place("sheet.edit", self.key, (("language", self.chosen() or "en"),)))

    def forget(self) -> None:
        """Forget the PDF."""
        self.preview.clear()

    def _print(self) -> bool:
        if not self.preview.pdf or not print_pdf(self, self.preview.pdf, say(T("Information sheet")), hand_over):
            return False
        self.workspace.desk.record_event("print", (), what="information sheet")
        return True

    def _offer(self, found: tuple[tuple[str, ...], Client | None]) -> None:
        languages, self.client = found
        spoken = self.client.native_language if self.client else ""
        now = i18n.current()
        offered = dict.fromkeys((*languages, *((self._wanted,) if self._wanted else ())))
        tags = sorted(offered, key=lambda tag: now.collate(now.language(tag)))
        codes = CodeList("information_languages", tuple(Code(tag, verbatim(now.language(tag))) for tag in tags))
        if self.language is not None:
            self._column.removeWidget(self.language)
            self.language.hide()
            self.language.deleteLater()
        self.language = editor_of(Field("language", T("Language of the sheet"), Kind.CODE, codes=codes))
        nearest = next((tag for tag in i18n.fallback(spoken) if tag in tags), "") if spoken else ""
        first = self._wanted or nearest or now.language_code
        self.language.set_value(first if first in tags else tags[0] if tags else "")
        self.language.changed.connect(self.draw)
        self._column.insertWidget(2, self.language)
        if self.client is not None:
            self.banner.show_text(T("For {name}").put(name=display_name(self.client)), "info")
            self.give_button.show()
            self.picker.hide()
            if spoken and not nearest:
                text = T("For {name}. There is no text in {language} yet: you can write one with “Change the text”.")
                name = display_name(self.client)
                self.banner.show_text(text.put(name=name, language=now.language(spoken)), "warning")
        self.draw()

    def _show(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf)
