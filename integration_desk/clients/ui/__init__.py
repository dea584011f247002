"""The pages of clients."""

from collections.abc import Mapping

from integration_desk.clients.ui.client_page import ClientPage
from integration_desk.clients.ui.clients_page import ClientsPage
from integration_desk.clients.ui.compare_page import ComparePage
from integration_desk.clients.ui.duplicates_page import DuplicatesPage
from integration_desk.clients.ui.edit_page import EditClientPage
from integration_desk.clients.ui.import_page import ImportPage
from integration_desk.clients.ui.new_page import NewClientPage
from integration_desk.widgets import PageFactory

PAGES: Mapping[str, PageFactory] = {
    "clients": ClientsPage,
    "client": ClientPage,
    "client.new": NewClientPage,
    "client.edit": EditClientPage,
    "clients.import": ImportPage,
    "duplicates": DuplicatesPage,
    "duplicate": ComparePage,
}

__all__ = [
    "PAGES",
    "ClientPage",
    "ClientsPage",
    "ComparePage",
    "DuplicatesPage",
    "EditClientPage",
    "ImportPage",
    "NewClientPage",
]
