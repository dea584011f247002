"""The pages of packs: which there are, what one says, and writing one of the centre's own."""

from integration_desk.shell.packs.edit_page import PackEditPage
from integration_desk.shell.packs.list_page import PacksPage
from integration_desk.shell.packs.pack_page import PackPage
from integration_desk.widgets import PageFactory

PAGES: dict[str, PageFactory] = {"packs": PacksPage, "pack": PackPage, "pack.edit": PackEditPage}

__all__ = ["PAGES", "PackEditPage", "PackPage", "PacksPage"]
