"""Read models of clients: what the search, the list, the client's page and the Today page show."""

from integration_desk.clients.queries.candidates import ClientHit, client_hit
from integration_desk.clients.queries.doubles import Double, Doubles, doubles_of
from integration_desk.clients.queries.duplicates import (
    DuplicatePair,
    MergedFiles,
    Pair,
    comparing,
    comparison,
    duplicate_pairs,
    duplicates_page,
    pairs_waiting,
)
from integration_desk.clients.queries.finding import find_clients
from integration_desk.clients.queries.happenings import (
    RunningOut,
    expiring_consents,
    expiring_documents,
    purpose_of,
    timeline,
)
from integration_desk.clients.queries.indexing import CLIENTS_INDEX
from integration_desk.clients.queries.listing import ClientRow, clients_page
from integration_desk.clients.queries.matching import matches_for
from integration_desk.clients.queries.views import (
    ClientView,
    ConsentLine,
    HouseholdView,
    Relative,
    client_view,
    consent_for,
    member_names,
    past_recipients,
)

__all__ = [
    "CLIENTS_INDEX",
    "ClientHit",
    "ClientRow",
    "ClientView",
    "ConsentLine",
    "Double",
    "Doubles",
    "DuplicatePair",
    "HouseholdView",
    "MergedFiles",
    "Pair",
    "Relative",
    "RunningOut",
    "client_hit",
    "client_view",
    "clients_page",
    "comparing",
    "comparison",
    "consent_for",
    "doubles_of",
    "duplicate_pairs",
    "duplicates_page",
    "expiring_consents",
    "expiring_documents",
    "find_clients",
    "matches_for",
    "member_names",
    "pairs_waiting",
    "past_recipients",
    "purpose_of",
    "timeline",
]
