"""Casework: cases from the first conversation to the closing one – needs, plan, notes, tasks and appointments.

This is the door: other packages import from here.
"""

from integration_desk.casework.contributions import SLICE
from integration_desk.casework.model import (
    CASE_STATUSES,
    CASE_STEPS,
    CASES_READ,
    CASES_WRITE,
    CLOSING_REASONS,
    CONTACT_TYPES,
    DOERS,
    GOAL_STATES,
    NOTE_TEMPLATES,
    SEVERITIES,
    SUPPORTS,
    CaseEvent,
    CaseFile,
    CaseNote,
    ChildcareNeed,
    Handover,
    Need,
    NeedAssessment,
    Plan,
    PlanAction,
    PlanGoal,
)

__all__ = [
    "CASES_READ",
    "CASES_WRITE",
    "CASE_STATUSES",
    "CASE_STEPS",
    "CLOSING_REASONS",
    "CONTACT_TYPES",
    "DOERS",
    "GOAL_STATES",
    "NOTE_TEMPLATES",
    "SEVERITIES",
    "SLICE",
    "SUPPORTS",
    "CaseEvent",
    "CaseFile",
    "CaseNote",
    "ChildcareNeed",
    "Handover",
    "Need",
    "NeedAssessment",
    "Plan",
    "PlanAction",
    "PlanGoal",
]
