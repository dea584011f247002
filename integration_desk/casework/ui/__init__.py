"""The pages of casework."""

from integration_desk.casework.ui.agenda_page import AgendaPage
from integration_desk.casework.ui.appointment_page import AppointmentPage
from integration_desk.casework.ui.attachments_page import AttachmentsPage
from integration_desk.casework.ui.case_page import CasePage
from integration_desk.casework.ui.caseload_page import CaseloadPage
from integration_desk.casework.ui.needs_page import NeedsPage
from integration_desk.casework.ui.note_page import NotePage
from integration_desk.casework.ui.plan_page import PlanPage
from integration_desk.casework.ui.task_page import TaskPage
from integration_desk.casework.ui.tasks_page import TasksPage
from integration_desk.widgets import PageFactory

CASE_PAGES: dict[str, PageFactory] = {
    "caseload": CaseloadPage,
    "case": CasePage,
    "needs": NeedsPage,
    "plan": PlanPage,
    "note": NotePage,
}
AGENDA_PAGES: dict[str, PageFactory] = {
    "agenda": AgendaPage,
    "appointment": AppointmentPage,
    "task": TaskPage,
    "tasks": TasksPage,
    "attachments": AttachmentsPage,
}
PAGES: dict[str, PageFactory] = {**CASE_PAGES, **AGENDA_PAGES}

__all__ = [
    "PAGES",
    "AgendaPage",
    "AppointmentPage",
    "AttachmentsPage",
    "CasePage",
    "CaseloadPage",
    "NeedsPage",
    "NotePage",
    "PlanPage",
    "TaskPage",
    "TasksPage",
]
