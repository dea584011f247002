"""Removing from the directory: only what nothing else needs goes with it."""

from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import Record
from integration_desk.core.words import T
from integration_desk.directory.commands.saving import release
from integration_desk.directory.model import (
    DIRECTORY_WRITE,
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    Funding,
    Language,
    Location,
    Metadata,
    Organization,
    OrganizationIdentifier,
    Phone,
    Program,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    Url,
    Verification,
)

_OF_SERVICE: tuple[type[Record], ...] = (
    Phone,
    Contact,
    Schedule,
    Language,
    CostOption,
    RequiredDocument,
    ServiceArea,
    ServiceCapacity,
    Funding,
    Url,
    Verification,
)
_OF_PLACE: tuple[type[Record], ...] = (Address, Accessibility, Phone, Contact, Schedule, Language)
_OF_ORGANIZATION: tuple[type[Record], ...] = (Phone, Contact, Funding, Url, OrganizationIdentifier, Program)


@command("directory.delete_service", T("Remove a service"), DIRECTORY_WRITE)
def delete_service(tx: Transaction, *, service: str) -> None:
    """Remove a service and what only it has. Referrals keep what they said of it."""
    found = tx.get(Service, service)
    tx.name_step(T("Remove {name}").put(name=found.name))
    for at in tx.all(ServiceAtLocation, "service_id = :id", {"id": service}):
        _release_all(tx, (Phone, Contact, Schedule, ServiceArea), "service_at_location_id", at.id)
        tx.delete(at)
        _delete_lone_place(tx, at.location_id)
    _release_all(tx, _OF_SERVICE, "service_id", service)
    _delete_said(tx, service)
    tx.delete(found)


@command("directory.delete_organization", T("Remove an organisation"), DIRECTORY_WRITE)
def delete_organization(tx: Transaction, *, organization: str) -> None:
    """Remove an organization that has no services any more."""
    found = tx.get(Organization, organization)
    if tx.value("SELECT count(*) FROM service WHERE organization_id = :id", {"id": organization}):
        text = T("{name} still provides services. Remove those first, or move them to another organisation.")
        raise InvalidError((Problem("organization", text.put(name=found.name)),))
    tx.name_step(T("Remove {name}").put(name=found.name))
    for place in tx.all(Location, "organization_id = :id", {"id": organization}):
        tx.update(place, organization_id="")
        _delete_lone_place(tx, place.id)
    _release_all(tx, _OF_ORGANIZATION, "organization_id", organization)
    _delete_said(tx, organization)
    tx.delete(found)


def _release_all(tx: Transaction, classes: tuple[type[Record], ...], link: str, holder: str) -> None:
    for record_class in classes:
        for entry in tx.all(record_class, f"{link} = :holder", {"holder": holder}):
            if record_class in (Contact, Phone):
                _release_all(tx, (Phone,) if record_class is Contact else (Language,), _link_to(record_class), entry.id)
            release(tx, entry, link)


def _link_to(record_class: type[Record]) -> str:
    return "contact_id" if record_class is Contact else "phone_id"


def _delete_lone_place(tx: Transaction, location_id: str) -> None:
    """Remove a location at which nothing is to be had any more and that no organization counts as its own."""
    place = tx.find(Location, location_id)
    used = tx.value("SELECT count(*) FROM service_at_location WHERE location_id = :id", {"id": location_id})
    if place is None or used or (place.organization_id and place.name):
        return
    _release_all(tx, _OF_PLACE, "location_id", location_id)
    _delete_said(tx, location_id)
    tx.delete(place)


def _delete_said(tx: Transaction, record_id: str) -> None:
    for said in tx.all(Attribute, "link_id = :id", {"id": record_id}):
        tx.delete(said)
    for told in tx.all(Metadata, "resource_id = :id", {"id": record_id}):
        tx.delete(told)
