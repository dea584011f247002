"""The pages of casework."""

from integration_desk.casework.ui.case_page import CasePage
from integration_desk.casework.ui.caseload_page import CaseloadPage
from integration_desk.casework.ui.needs_page import NeedsPage
from integration_desk.casework.ui.note_page import NotePage
from integration_desk.casework.ui.plan_page import PlanPage
from integration_desk.widgets import PageFactory

CASE_PAGES: dict[str, PageFactory] = {
    "caseload": CaseloadPage,
    "case": CasePage,
    "needs": NeedsPage,
    "plan": PlanPage,
    "note": NotePage,
}
PAGES: dict[str, PageFactory] = {**CASE_PAGES}

__all__ = ["PAGES", "CasePage", "CaseloadPage", "NeedsPage", "NotePage", "PlanPage"]
