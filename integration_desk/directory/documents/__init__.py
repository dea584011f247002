"""What the directory prints: the sheet of one service, and the booklet of all of them."""

from integration_desk.directory.documents.booklet import CLIENT_NEEDS, booklet
from integration_desk.directory.documents.sheet import contact_rows, service_blocks, service_sheet, vcard

__all__ = [
    "CLIENT_NEEDS",
    "booklet",
    "contact_rows",
    "service_blocks",
    "service_sheet",
    "vcard",
]
