"""The pages of family reunification."""

from integration_desk.family_reunification.ui.case_page import FamilyPage
from integration_desk.family_reunification.ui.edit_page import FamilyEditPage
from integration_desk.family_reunification.ui.list_page import FamiliesPage
from integration_desk.widgets import PageFactory

PAGES: dict[str, PageFactory] = {
    "families": FamiliesPage,
    "family": FamilyPage,
    "family.new": FamilyEditPage,
    "family.edit": FamilyEditPage,
}

__all__ = ["PAGES", "FamiliesPage", "FamilyEditPage", "FamilyPage"]
