"""What lists, cards and pages of casework show, a module for each subject."""

from integration_desk.casework.queries.caseload import CaseRow, caseload_figures, find_cases
from integration_desk.casework.queries.cases import CaseStep, CaseView, case_of, case_view, open_case_of
from integration_desk.casework.queries.due import DueAction, DueReview, due_actions, due_reviews
from integration_desk.casework.queries.needs import (
    Answer,
    Child,
    NeedsView,
    assessments,
    current_needs,
    need_of,
    needs_view,
)
from integration_desk.casework.queries.notes import NoteView, note_view, notes_of
from integration_desk.casework.queries.plans import (
    ActionLine,
    GoalLine,
    PlanView,
    open_actions,
    overdue_actions,
    plan_of,
    plan_view,
)

__all__ = [
    "ActionLine",
    "Answer",
    "CaseRow",
    "CaseStep",
    "CaseView",
    "Child",
    "DueAction",
    "DueReview",
    "GoalLine",
    "NeedsView",
    "NoteView",
    "PlanView",
    "assessments",
    "case_of",
    "case_view",
    "caseload_figures",
    "current_needs",
    "due_actions",
    "due_reviews",
    "find_cases",
    "need_of",
    "needs_view",
    "note_view",
    "notes_of",
    "open_actions",
    "open_case_of",
    "overdue_actions",
    "plan_of",
    "plan_view",
]
