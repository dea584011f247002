"""What lists, pages and papers show of family cases."""

from integration_desk.family_reunification.queries.detail import (
    ConditionLine,
    EventLine,
    FamilyView,
    MemberLine,
    PaperLine,
    StepLine,
    family_view,
    member_name,
    members_of,
)
from integration_desk.family_reunification.queries.facts import all_open, derived, facts_of
from integration_desk.family_reunification.queries.listing import (
    FILTERS,
    FamilyRow,
    attention,
    family_counts,
    find_by_number,
    find_families,
    open_cases_of,
    rows_where,
)
from integration_desk.family_reunification.queries.matrix import Matrix, Paper, matrix_of

__all__ = [
    "FILTERS",
    "ConditionLine",
    "EventLine",
    "FamilyRow",
    "FamilyView",
    "Matrix",
    "MemberLine",
    "Paper",
    "PaperLine",
    "StepLine",
    "all_open",
    "attention",
    "derived",
    "facts_of",
    "family_counts",
    "family_view",
    "find_by_number",
    "find_families",
    "matrix_of",
    "member_name",
    "members_of",
    "open_cases_of",
    "rows_where",
]
