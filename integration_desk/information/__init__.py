"""Information sheets: rights and “how to” in the client's language, given to her and recorded.

This is the door: other packages import from here.
"""

from integration_desk.information.commands import COMMANDS, give_sheet, remove_sheet, save_sheet
from integration_desk.information.contributions import SLICE
from integration_desk.information.documents import print_sheet, sheet_document
from integration_desk.information.model import (
    INFORMATION_GIVE,
    INFORMATION_READ,
    INFORMATION_WRITE,
    GivenSheet,
    SheetText,
)
from integration_desk.information.queries import SheetRow, SheetWords, given_to, sheet_words, sheets, sheets_page
from integration_desk.information.rules import SheetPart, parts_of
from integration_desk.information.standard import standard_sheets

__all__ = [
    "COMMANDS",
    "INFORMATION_GIVE",
    "INFORMATION_READ",
    "INFORMATION_WRITE",
    "SLICE",
    "GivenSheet",
    "SheetPart",
    "SheetRow",
    "SheetText",
    "SheetWords",
    "give_sheet",
    "given_to",
    "parts_of",
    "print_sheet",
    "remove_sheet",
    "save_sheet",
    "sheet_document",
    "sheet_words",
    "sheets",
    "sheets_page",
    "standard_sheets",
]
