"""Pure decisions of casework, a module for each subject."""

from integration_desk.casework.rules.agenda import is_overdue
from integration_desk.casework.rules.cases import (
    CONSENT_SOON,
    NO_CONTACT_AFTER,
    OPEN,
    STATUS_AFTER,
    TONES,
    CaseRefusedError,
    closing_step,
    goal_state_after,
    last_day_of_contact,
    may_take,
    require_step,
    without_contact,
)
from integration_desk.casework.rules.needs import (
    STEPS,
    answered,
    change_since,
    child_age,
    coherent,
    gravest,
    level,
    tone_of,
)
from integration_desk.casework.rules.notes import prompts_of, with_prompts, without_empty_prompts
from integration_desk.casework.rules.plans import GOAL_TONES, in_order

__all__ = [
    "CONSENT_SOON",
    "GOAL_TONES",
    "NO_CONTACT_AFTER",
    "OPEN",
    "STATUS_AFTER",
    "STEPS",
    "TONES",
    "CaseRefusedError",
    "answered",
    "change_since",
    "child_age",
    "closing_step",
    "coherent",
    "goal_state_after",
    "gravest",
    "in_order",
    "is_overdue",
    "last_day_of_contact",
    "level",
    "may_take",
    "prompts_of",
    "require_step",
    "tone_of",
    "with_prompts",
    "without_contact",
    "without_empty_prompts",
]
