"""The pages of information sheets."""

from integration_desk.information.ui.edit_page import SheetEditPage
from integration_desk.information.ui.sheets_page import SheetsPage
from integration_desk.widgets import PageFactory

PAGES: dict[str, PageFactory] = {"sheets": SheetsPage, "sheet.edit": SheetEditPage}

__all__ = ["PAGES", "SheetEditPage", "SheetsPage"]
