"""Households: who lives together, and how they are related."""

from integration_desk.clients.model import codes
from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

OPERATIONAL, IDENTIFYING, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.IDENTIFYING, Sensitivity.SENSITIVE


@record("household", T("Household"), read=codes.CLIENTS_READ)
class Household(Record):
    """People who live and manage together; those who are not clients are only counted."""

    head_id: str = fields.link(T("Head of household"), "client", sensitivity=OPERATIONAL, internal=True)
    size_stated: int | None = fields.field(
        T("Size as stated"),
        Kind.INTEGER,
        sensitivity=OPERATIONAL,
        help=T("When members are not known one by one; counts instead of those listed."),
    )
    dependants_abroad: int | None = fields.field(T("Dependants abroad"), Kind.INTEGER, sensitivity=OPERATIONAL)
    note: str = fields.long_text(T("About the household"), sensitivity=SENSITIVE)


@record("household_member", T("Member of a household"), read=codes.CLIENTS_READ, owner="client_id")
class HouseholdMember(Record):
    """That a client belongs to a household; she belongs to one at most."""

    household_id: str = fields.link(T("Household"), "household", sensitivity=OPERATIONAL, internal=True)
    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)


@record("client_relation", T("Relation"), read=codes.CLIENTS_READ, owner="client_id")
class Relation(Record):
    """What ``relative_id`` is to ``client_id``; the reciprocal row stands beside it, always."""

    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)
    relative_id: str = fields.link(T("Relative"), "client", sensitivity=OPERATIONAL, internal=True)
    relation: str = fields.code(T("Relation"), codes.RELATIONS, required=True, sensitivity=IDENTIFYING)
