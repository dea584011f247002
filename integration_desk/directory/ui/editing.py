"""What the service form works with: a service and its parts, as they are edited."""

from typing import Any

import attrs

from integration_desk.core.access import Reader
from integration_desk.directory.model import (
    Accessibility,
    Address,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceAtLocation,
)
from integration_desk.directory.queries import organizations


@attrs.frozen
class ServiceDraft:
    """A service with its own parts and its first place, and the organizations to choose from."""

    service: Service
    location: Location
    address: Address
    accessibility: Accessibility
    phones: tuple[Phone, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    languages: tuple[Language, ...] = ()
    costs: tuple[CostOption, ...] = ()
    documents: tuple[RequiredDocument, ...] = ()
    organizations: tuple[Organization, ...] = ()


def service_draft(reader: Reader, service_id: str) -> ServiceDraft:
    """Return a service for editing; without an id, an empty one."""
    offered = tuple(organizations(reader, limit=5_000))
    blank = ServiceDraft(
        Service(id="", name="", takes_referrals=True),
        Location(id=""),
        Address(id=""),
        Accessibility(id=""),
        organizations=offered,
    )
    if not service_id:
        return blank
    service = reader.get(Service, service_id)
    at = reader.all(ServiceAtLocation, "service_id = :id", {"id": service_id}, order="rowno LIMIT 1")
    place = reader.find(Location, at[0].location_id) if at else None

    def of_service(record_class: Any) -> tuple[Any, ...]:
        return tuple(reader.all(record_class, "service_id = :id", {"id": service_id}, order="rowno"))

    def at_place(record_class: Any, empty: Any) -> Any:
        found = reader.all(record_class, "location_id = :id", {"id": place.id if place else ""}, order="rowno LIMIT 1")
        return found[0] if place and found else empty

    return ServiceDraft(
        service,
        place or blank.location,
        at_place(Address, blank.address),
        at_place(Accessibility, blank.accessibility),
        of_service(Phone),
        of_service(Schedule),
        of_service(Language),
        of_service(CostOption),
        of_service(RequiredDocument),
        offered,
    )
