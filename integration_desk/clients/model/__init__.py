"""The records of clients and the code lists that they use."""

from integration_desk.clients.model.client import Client, ClientDocument, ClientLanguage, ContactPoint
from integration_desk.clients.model.codes import (
    ACCESS_NEEDS,
    CLIENTS_READ,
    CLIENTS_WRITE,
    CONSENT_METHODS,
    CONSENT_PURPOSES,
    CONTACT_KINDS,
    DOCUMENT_KINDS,
    INTERPRETER_GENDERS,
    LANGUAGE_QUALITIES,
    LITERACY,
    MIGRATION_REASONS,
    RECIPIENT_KINDS,
    RELATIONS,
    RESIDENCE_STATUSES,
    SEXES,
    STATELESS,
)
from integration_desk.clients.model.consents import Consent, Disclosure
from integration_desk.clients.model.household import Household, HouseholdMember, Relation
from integration_desk.clients.model.merging import ClientMerge, FormerNumber, NotDuplicate

__all__ = [
    "ACCESS_NEEDS",
    "CLIENTS_READ",
    "CLIENTS_WRITE",
    "CONSENT_METHODS",
    "CONSENT_PURPOSES",
    "CONTACT_KINDS",
    "DOCUMENT_KINDS",
    "INTERPRETER_GENDERS",
    "LANGUAGE_QUALITIES",
    "LITERACY",
    "MIGRATION_REASONS",
    "RECIPIENT_KINDS",
    "RELATIONS",
    "RESIDENCE_STATUSES",
    "SEXES",
    "STATELESS",
    "Client",
    "ClientDocument",
    "ClientLanguage",
    "ClientMerge",
    "Consent",
    "ContactPoint",
    "Disclosure",
    "FormerNumber",
    "Household",
    "HouseholdMember",
    "NotDuplicate",
    "Relation",
]
