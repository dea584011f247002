"""Adding and changing what the directory holds: a service is saved with all its parts in one step."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import attrs

from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import Record, editable_values
from integration_desk.core.words import T
from integration_desk.directory.commands.finding_words import refresh_found_by
from integration_desk.directory.model import (
    DIRECTORY_WRITE,
    Accessibility,
    Address,
    Contact,
    CostOption,
    Funding,
    Language,
    Location,
    Organization,
    OrganizationIdentifier,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceAtLocation,
    Url,
)
from integration_desk.directory.queries import seat_of

R = TypeVar("R", bound=Record)


@command("directory.save_organization", T("Save an organisation"), DIRECTORY_WRITE)
def save_organization(
    tx: Transaction,
    *,
    organization: Organization,
    phones: tuple[Phone, ...] | None = None,
    contacts: tuple[Contact, ...] | None = None,
    identifiers: tuple[OrganizationIdentifier, ...] | None = None,
    funding: tuple[Funding, ...] | None = None,
    urls: tuple[Url, ...] | None = None,
    address: Address | None = None,
) -> str:
    """Add an organization, or change the one with this id, together with its parts; returns its id.

    A list of parts replaces the parts of that kind; one that is not given leaves them alone. ``address`` is that of
    its own seat, where no service of it need be.
    """
    if organization.id:
        tx.name_step(T("Change {name}").put(name=organization.name))
        tx.update(tx.get(Organization, organization.id), **editable_values(organization))
        kept = organization.id
    else:
        tx.name_step(T("Add {name}").put(name=organization.name))
        kept = tx.insert(organization).id
    _replace(tx, Phone, "organization_id", kept, phones)
    _replace(tx, Contact, "organization_id", kept, contacts)
    _replace(tx, OrganizationIdentifier, "organization_id", kept, identifiers)
    _replace(tx, Funding, "organization_id", kept, funding)
    _replace(tx, Url, "organization_id", kept, urls)
    if address is not None:
        _save_seat(tx, kept, address)
    served = tx.rows("SELECT id FROM service WHERE organization_id = :id", {"id": kept})
    refresh_found_by(tx, [row["id"] for row in served])
    return kept


@command("directory.save_service", T("Save a service"), DIRECTORY_WRITE)
def save_service(  # noqa: PLR0913 - the parts of a service, each by its name
    tx: Transaction,
    *,
    service: Service,
    organization: Organization | None = None,
    location: Location | None = None,
    address: Address | None = None,
    accessibility: Accessibility | None = None,
    phones: tuple[Phone, ...] | None = None,
    schedules: tuple[Schedule, ...] | None = None,
    languages: tuple[Language, ...] | None = None,
    costs: tuple[CostOption, ...] | None = None,
    documents: tuple[RequiredDocument, ...] | None = None,
) -> str:
    """Add a service, or change the one with this id, together with its parts; returns its id.

    A list of parts replaces the parts of that kind (those with an id are changed, the others added, missing ones
    removed); a list that is not given leaves them alone. An ``organization`` without an id is added first.
    ``location``, ``address`` and ``accessibility`` describe the first place of the service.
    """
    if organization is not None:
        holder = save_organization(tx, organization=organization)
        service = _with(service, organization_id=holder)
    if not service.organization_id:
        raise InvalidError((Problem("organization_id", T("Say which organisation provides the service.")),))
    if service.id:
        tx.name_step(T("Change {name}").put(name=service.name))
        tx.update(tx.get(Service, service.id), **editable_values(service))
        kept = service.id
    else:
        tx.name_step(T("Add {name}").put(name=service.name))
        kept = tx.insert(service).id
    _replace(tx, Phone, "service_id", kept, phones)
    _replace(tx, Schedule, "service_id", kept, schedules)
    _replace(tx, Language, "service_id", kept, languages)
    _replace(tx, CostOption, "service_id", kept, costs)
    _replace(tx, RequiredDocument, "service_id", kept, documents)
    if location is not None or address is not None or accessibility is not None:
        _save_place(tx, kept, service.organization_id, location, address, accessibility)
    refresh_found_by(tx, [kept])
    return kept


def _with(entry: R, **values: Any) -> R:
    made: Any = entry
    changed: R = attrs.evolve(made, **values)
    return changed


def _replace(tx: Transaction, record_class: type[R], link: str, holder: str, wanted: Sequence[R] | None) -> None:
    """Make the parts of a holder be the wanted ones."""
    if wanted is None:
        return
    saved = {entry.id: entry for entry in tx.all(record_class, f"{link} = :holder", {"holder": holder})}
    for entry in wanted:
        before = saved.pop(entry.id, None) if entry.id else None
        if before is None:
            tx.insert(_with(entry, id="", **{link: holder}))
        else:
            tx.update(before, **{**_own_values(entry), link: holder})
    for gone in saved.values():
        release(tx, gone, link)


def _own_values(entry: Record) -> dict[str, Any]:
    """Return what a form may say of a part: not what links it to others, nor what the source said besides."""
    kept = ("external_id", "extra")
    return {
        name: value for name, value in editable_values(entry).items() if name not in kept and not name.endswith("_id")
    }


def release(tx: Transaction, entry: Record, link: str) -> None:
    """Take a part away from one holder: it goes when nobody else holds it."""
    links = ("service_id", "location_id", "organization_id", "contact_id", "service_at_location_id", "phone_id")
    others = [name for name in links if name != link and getattr(entry, name, None)]
    if others:
        tx.update(entry, **{link: ""})
    else:
        tx.delete(entry)


def _save_place(
    tx: Transaction,
    service_id: str,
    organization_id: str,
    location: Location | None,
    address: Address | None,
    accessibility: Accessibility | None,
) -> None:
    at = _first(tx.all(ServiceAtLocation, "service_id = :id", {"id": service_id}, order="rowno"))
    saved = tx.find(Location, at.location_id) if at else None
    if saved is None:
        place = location or Location(id="")
        saved = tx.insert(_with(place, id="", organization_id=organization_id))
        tx.insert(ServiceAtLocation(id="", service_id=service_id, location_id=saved.id))
    elif location is not None:
        tx.update(saved, **_own_values(location))
    _save_only(tx, Address, saved.id, address)
    _save_only(tx, Accessibility, saved.id, accessibility)


def _save_seat(tx: Transaction, organization_id: str, address: Address) -> None:
    seat = seat_of(tx, organization_id)
    if seat is None:
        if not any(value for name, value in _own_values(address).items() if name != "address_type"):
            return
        seat = tx.insert(Location(id="", organization_id=organization_id, name=""))
    _save_only(tx, Address, seat.id, address)


def _save_only(tx: Transaction, record_class: type[R], location_id: str, wanted: R | None) -> None:
    """Save the one address or accessibility note that the form shows; further ones of the location stay."""
    if wanted is None:
        return
    saved = _first(tx.all(record_class, "location_id = :id", {"id": location_id}, order="rowno"))
    if saved is not None:
        tx.update(saved, **_own_values(wanted))
    elif any(value for name, value in _own_values(wanted).items() if name != "address_type"):
        tx.insert(_with(wanted, id="", location_id=location_id))


def _first(found: Iterable[R]) -> R | None:
    return next(iter(found), None)
