"""The information sheets by topic: which there are, in which languages, and beside the list the sheet as it prints."""

from typing import Any

from integration_desk import i18n
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.directory import NEEDS
from integration_desk.information.model import INFORMATION_WRITE
from integration_desk.information.queries import SheetRow, sheets_page
from integration_desk.information.ui.sheet_panel import SheetPanel
from integration_desk.widgets import Cell, Column, Filter, ListPage, ListSpec, SlidePanel, Workspace, say


class SheetsPage(ListPage):
    """Lists the sheets; the option ``client`` is to whom one is given, the id opens a sheet at once.

    The option ``need`` shows those that speak of it.
    """

    touches = frozenset({"sheet_text", "given_sheet"})
    help_topic = "sheets"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        need = place.option("need")
        writes = workspace.desk.person.may(INFORMATION_WRITE)
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Information sheets"),
                count=T("{count} sheet", "{count} sheets"),
                query=sheets_page,
                columns=_COLUMNS,
                filters=(Filter("for_need", T("Answers the need: {need}").put(need=NEEDS.label(need)), on=True),)
                if need
                else (),
                search=T("Find a sheet by its title or need"),
                primary=(T("Write an information sheet"), "add", lambda: workspace.go(Place("sheet.edit")))
                if writes
                else None,
                empty=T("No sheet yet. Information sheets tell clients their rights and how things are done here."),
                open_row=self.open_sheet,
                icon="document",
            ),
        )
        self.panel = SlidePanel(self, T("Information sheet"), width=620)
        self.panel.closed.connect(self._forget_sheet)
        self.sheet: SheetPanel | None = None
        if place.id:
            self.table.loaded.connect(self._open_named)

    def criteria(self) -> dict[str, Any]:
        """Return the need that the sheets shall speak of."""
        toggle = self.toggles.get("for_need")
        return {"need": self.place.option("need")} if toggle is not None and toggle.isChecked() else {}

    def open_sheet(self, found: SheetRow) -> None:
        """Show a sheet as it prints."""
        self.show_sheet(found.key)

    def show_sheet(self, key: str) -> None:
        """Show the sheet with this key."""
        self.sheet = SheetPanel(
            self.workspace, key, client=self.place.option("client"), language=self.place.option("language")
        )
        self.panel.show_widget(self.sheet, framed=True)

    def leave(self) -> None:
        """Forget the sheet."""
        self.panel.close_panel()
        super().leave()

    def _open_named(self) -> None:
        self.table.loaded.disconnect(self._open_named)
        self.show_sheet(self.place.id)

    def _forget_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.forget()
            self.sheet = None


def _title(found: SheetRow) -> Cell:
    chip = (T("Your own"), "accent") if found.own else None
    return Cell(found.title, chip=chip, strong=True)


def _languages(found: SheetRow) -> str:
    now = i18n.current()
    return now.listing([now.language(tag) for tag in found.languages])


def _needs(found: SheetRow) -> str:
    return i18n.current().listing([say(NEEDS.label(need)) for need in found.needs])


_COLUMNS = (
    Column("title", T("Title"), _title, width=280, least=200, stretch=True),
    Column("languages", T("Languages"), _languages, width=330, least=160),
    Column("needs", T("Needs"), _needs, width=200, least=120),
    Column("given", T("Times given"), lambda found: i18n.current().number(found.given), width=110, sort="given"),
)
