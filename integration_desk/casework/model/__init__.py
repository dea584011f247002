"""The records of casework and their code lists, a module for each subject."""

from integration_desk.casework.model.cases import CaseEvent, CaseFile, Handover
from integration_desk.casework.model.codes import (
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
)
from integration_desk.casework.model.needs import ChildcareNeed, Need, NeedAssessment
from integration_desk.casework.model.notes import CaseNote
from integration_desk.casework.model.plans import Plan, PlanAction, PlanGoal

CASE_RECORDS = (CaseFile, CaseEvent, Handover)
NEED_RECORDS = (NeedAssessment, Need, ChildcareNeed)
PLAN_RECORDS = (Plan, PlanGoal, PlanAction)
NOTE_RECORDS = (CaseNote,)

__all__ = [
    "CASES_READ",
    "CASES_WRITE",
    "CASE_RECORDS",
    "CASE_STATUSES",
    "CASE_STEPS",
    "CLOSING_REASONS",
    "CONTACT_TYPES",
    "DOERS",
    "GOAL_STATES",
    "NEED_RECORDS",
    "NOTE_RECORDS",
    "NOTE_TEMPLATES",
    "PLAN_RECORDS",
    "SEVERITIES",
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
