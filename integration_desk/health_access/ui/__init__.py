"""The pages of health access."""

from integration_desk.health_access.ui.case_page import HealthCasePage
from integration_desk.health_access.ui.list_page import HealthCasesPage
from integration_desk.health_access.ui.new_case_page import NewCasePage
from integration_desk.health_access.ui.providers_page import ProvidersPage, RefusalsPage
from integration_desk.health_access.ui.refusal_page import RefusalPage
from integration_desk.widgets import PageFactory

PAGES: dict[str, PageFactory] = {
    "health_cases": HealthCasesPage,
    "health_case": HealthCasePage,
    "health_case.new": NewCasePage,
    "health_refusal.new": RefusalPage,
    "health_refusals": ProvidersPage,
    "health_refusals.list": RefusalsPage,
}

__all__ = ["PAGES"]
