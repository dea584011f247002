"""What lists, pages, letters and the rest of the program ask about health access cases."""

from integration_desk.health_access.queries.entitled import (
    Answered,
    EntitlementCheck,
    entitlement_check,
    fitting,
    health_packs,
    pack_for,
    status_for,
)
from integration_desk.health_access.queries.listing import (
    FILTER_LABELS,
    HealthCaseRow,
    find_cases,
    health_counts,
    rows_where,
    step_words,
)
from integration_desk.health_access.queries.refusals import (
    ProviderRow,
    RefusalRow,
    provider_key,
    providers_page,
    refusals_page,
)
from integration_desk.health_access.queries.views import (
    CaseView,
    LetterLine,
    case_view,
    cases_of,
    health_letter_pdf,
)

__all__ = [
    "FILTER_LABELS",
    "Answered",
    "CaseView",
    "EntitlementCheck",
    "HealthCaseRow",
    "LetterLine",
    "ProviderRow",
    "RefusalRow",
    "case_view",
    "cases_of",
    "entitlement_check",
    "find_cases",
    "fitting",
    "health_counts",
    "health_letter_pdf",
    "health_packs",
    "pack_for",
    "provider_key",
    "providers_page",
    "refusals_page",
    "rows_where",
    "status_for",
    "step_words",
]
