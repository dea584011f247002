"""What lists, pages and letters ask of the directory."""

from integration_desk.directory.queries.calling import Call, CallRound, call_round, to_call
from integration_desk.directory.queries.indexing import SERVICES_INDEX, found_words
from integration_desk.directory.queries.listing import (
    criteria_filters,
    find_services_page,
    organizations,
    services_to_verify,
    verifications_of,
)
from integration_desk.directory.queries.loading import (
    by_id,
    chunks,
    held_by,
    load_parts,
    local_now,
    plain_words,
    today_of,
)
from integration_desk.directory.queries.providing import (
    OrganizationRow,
    OrganizationView,
    organization_view,
    organizations_page,
    seat_of,
)
from integration_desk.directory.queries.searching import find_services, language_name, search_services, service_ids
from integration_desk.directory.queries.trusting import service_records, service_trust, trust_in
from integration_desk.directory.queries.viewing import address_lines, service_view, service_views

__all__ = [
    "SERVICES_INDEX",
    "Call",
    "CallRound",
    "OrganizationRow",
    "OrganizationView",
    "address_lines",
    "by_id",
    "call_round",
    "chunks",
    "criteria_filters",
    "find_services",
    "find_services_page",
    "found_words",
    "held_by",
    "language_name",
    "load_parts",
    "local_now",
    "organization_view",
    "organizations",
    "organizations_page",
    "plain_words",
    "search_services",
    "seat_of",
    "service_ids",
    "service_records",
    "service_trust",
    "service_view",
    "service_views",
    "services_to_verify",
    "to_call",
    "today_of",
    "trust_in",
    "verifications_of",
]
