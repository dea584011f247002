"""Organizations: one with everything that is known of it, and the list of all."""

from collections import defaultdict
from collections.abc import Sequence

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.slices import ServiceRecord, Slice
from integration_desk.directory.model import (
    PROVIDERS,
    Address,
    Contact,
    Funding,
    Location,
    Organization,
    OrganizationIdentifier,
    Phone,
    Service,
    Url,
)
from integration_desk.directory.queries.trusting import service_records
from integration_desk.i18n import current
from integration_desk.store import fold


@attrs.frozen
class ServiceLine:
    """A service of an organization, with how referrals there went within a year."""

    id: str
    name: str
    status: str
    record: ServiceRecord


@attrs.frozen
class OrganizationView:
    """An organization with its parts, its services and how referrals there went within a year."""

    organization: Organization
    parent: str = ""
    address: Address = attrs.field(factory=lambda: Address(id=""))
    phones: tuple[Phone, ...] = ()
    contacts: tuple[Contact, ...] = ()
    identifiers: tuple[OrganizationIdentifier, ...] = ()
    funding: tuple[Funding, ...] = ()
    urls: tuple[Url, ...] = ()
    services: tuple[ServiceLine, ...] = ()

    @property
    def record(self) -> ServiceRecord:
        """Return how referrals to all its services went."""
        return _sum([line.record for line in self.services])


@attrs.frozen
class OrganizationRow:
    """One line of the list of organizations."""

    id: str
    name: str
    kind: str
    alternate_name: str = ""
    services: int = 0
    record: ServiceRecord = attrs.field(factory=ServiceRecord)


def _sum(records: Sequence[ServiceRecord]) -> ServiceRecord:
    return ServiceRecord(
        sum(one.referred for one in records),
        sum(one.refused for one in records),
        sum(one.unanswered for one in records),
    )


def seat_of(reader: Reader, organization_id: str) -> Location | None:
    """Return the place of an organization where none of its services is to be had: its own seat."""
    found = reader.all(
        Location,
        "organization_id = :id AND id NOT IN (SELECT location_id FROM service_at_location)",
        {"id": organization_id},
        order="rowno LIMIT 1",
    )
    return found[0] if found else None


def organization_view(reader: Reader, organization_id: str, slices: Sequence[Slice] = ()) -> OrganizationView:
    """Return an organization with everything that is known of it; raises MissingError. Without an id, an empty one."""
    if not organization_id:
        return OrganizationView(Organization(id="", name=""))
    found = reader.get(Organization, organization_id)
    parent = reader.find(Organization, found.parent_organization_id) if found.parent_organization_id else None
    seat = seat_of(reader, organization_id)
    at = reader.all(Address, "location_id = :id", {"id": seat.id}, order="rowno LIMIT 1") if seat else []
    held = {"id": organization_id}
    records = service_records(reader, slices)
    services = reader.all(Service, "organization_id = :id", held, order="name COLLATE NOCASE")
    return OrganizationView(
        found,
        parent.name if parent else "",
        at[0] if at else Address(id=""),
        tuple(reader.all(Phone, "organization_id = :id", held, order="rowno")),
        tuple(reader.all(Contact, "organization_id = :id", held, order="rowno")),
        tuple(reader.all(OrganizationIdentifier, "organization_id = :id", held, order="rowno")),
        tuple(reader.all(Funding, "organization_id = :id", held, order="rowno")),
        tuple(reader.all(Url, "organization_id = :id", held, order="rowno")),
        tuple(ServiceLine(one.id, one.name, one.status, records.get(one.id, ServiceRecord())) for one in services),
    )


def organizations_page(
    reader: Reader,
    *,
    offset: int,
    limit: int,
    order: str = "",
    descending: bool = False,
    words: str = "",
    kind: str = "",
    slices: Sequence[Slice] = (),
) -> tuple[list[OrganizationRow], int]:
    """Return one page of the organizations whose name or kind has the words, with services and referrals counted."""
    held: dict[str, list[str]] = defaultdict(list)
    for row in reader.rows("SELECT id, organization_id FROM service WHERE organization_id <> ''"):
        held[row["organization_id"]].append(row["id"])
    records = service_records(reader, slices)
    typed = fold(words).split()
    found = []
    for row in reader.rows("SELECT id, name, alternate_name, kind FROM organization"):
        spoken = current().say(PROVIDERS.label(row["kind"])) if row["kind"] in PROVIDERS else ""
        known = fold(f"{row['name']} {row['alternate_name']} {spoken}")
        if (kind and row["kind"] != kind) or not all(word in known for word in typed):
            continue
        ids = held.get(row["id"], [])
        record = _sum([records[one] for one in ids if one in records])
        found.append(OrganizationRow(row["id"], row["name"], row["kind"], row["alternate_name"], len(ids), record))
    keys = {"services": lambda one: one.services, "referred": lambda one: one.record.referred}
    found.sort(key=lambda one: current().collate(one.name))
    if order in keys:
        found.sort(key=keys[order], reverse=descending)
    elif order == "name" and descending:
        found.reverse()
    return found[offset : offset + limit], len(found)
