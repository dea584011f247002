"""One service with everything that a page, a sheet or a letter says of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.centre import Member, centre_of
from integration_desk.core.records import Record
from integration_desk.directory.model import (
    Address,
    Contact,
    Location,
    Organization,
    Phone,
    Program,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
)
from integration_desk.directory.queries.loading import (
    Parts,
    by_id,
    held_by,
    is_free,
    load_parts,
    local_now,
    plain_words,
    today_of,
)
from integration_desk.directory.rules import hours_lines, next_opening
from integration_desk.directory.views import (
    ContactLine,
    CostLine,
    Eligibility,
    LanguageLine,
    PhoneLine,
    PlaceView,
    Point,
    ServiceView,
)
from integration_desk.i18n import current

R = TypeVar("R", bound=Record)

_TOWN_BEFORE_STATE = frozenset({"US", "CA", "AU", "IN", "MX", "BR"})
_CODE_ON_ITS_LINE = frozenset({"GB", "IE", "NZ", "ZA", "GI", "MT"})


def address_lines(address: Address, home: str = "") -> tuple[str, ...]:
    """Return the lines of an address in the order that its country writes them.

    ``home`` is the centre's own country, which is not named.
    """
    country = address.country.upper()
    if country in _TOWN_BEFORE_STATE:
        town = [", ".join(p for p in (address.city, f"{address.state_province} {address.postal_code}".strip()) if p)]
    elif country in _CODE_ON_ITS_LINE:
        town = [address.city, address.postal_code]
    else:
        town = [f"{address.postal_code} {address.city}".strip()]
    abroad = current().country(country) if country and home and country != home else ""
    lines = [address.attention, address.address_1, address.address_2, *town, abroad]
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


@attrs.frozen
class _Around:
    """What is known around services, read for all of them at once."""

    parts: Parts
    programs: Mapping[str, Program]
    verifiers: Mapping[str, Member]
    documents: Mapping[str, Sequence[RequiredDocument]]
    areas: Mapping[str, Sequence[ServiceArea]]
    phones: Mapping[str, Sequence[Phone]]
    contacts: Mapping[str, Sequence[Contact]]
    contact_phones: Mapping[str, Sequence[Phone]]
    home: str
    today: date
    now: datetime

    def nearest(self, service: Service, held: Mapping[str, Sequence[R]]) -> list[R]:
        """Return the service's own, else those where it is to be had, else those of its organization."""
        at = self.parts.at_locations.get(service.id, ())
        holders: tuple[list[str], ...] = (
            [service.id], [one.id for one in at], [one.location_id for one in at], [service.organization_id],
        )  # fmt: skip
        for several in holders:
            found = [one for holder in several for one in held.get(holder, ())]
            if found:
                return found
        return []


def _around(reader: Reader, services: Sequence[Service]) -> _Around:
    parts = load_parts(reader, services)
    ids = [service.id for service in services]
    contacts = _held(reader, Contact, services, parts)
    everyone = [one.id for found in contacts.values() for one in found]
    return _Around(
        parts,
        by_id(reader, Program, (service.program_id for service in services)),
        by_id(reader, Member, (service.verified_by for service in services)),
        held_by(reader, RequiredDocument, "service_id", ids),
        held_by(reader, ServiceArea, "service_id", ids),
        _held(reader, Phone, services, parts),
        contacts,
        held_by(reader, Phone, "contact_id", everyone),
        centre_of(reader).country,
        today_of(reader),
        local_now(reader),
    )


def _held(reader: Reader, record_class: type[R], services: Sequence[Service], parts: Parts) -> dict[str, list[R]]:
    """Return what services, their places and their organizations hold, by holder: ids are unique in the file."""
    at = [one for found in parts.at_locations.values() for one in found]
    asked = (
        ("service_id", [service.id for service in services]),
        ("service_at_location_id", [one.id for one in at]),
        ("location_id", [one.location_id for one in at]),
        ("organization_id", [service.organization_id for service in services]),
    )
    found: dict[str, list[R]] = {}
    for link, holders in asked:
        found |= held_by(reader, record_class, link, holders)
    return found


def service_view(reader: Reader, service_id: str) -> ServiceView:
    """Return everything that is known of a service; raises MissingError."""
    service = reader.get(Service, service_id)
    return _view(service, _around(reader, [service]))


def service_views(reader: Reader, service_ids: Sequence[str]) -> list[ServiceView]:
    """Return everything that is known of many services, in the order of their ids: for a booklet."""
    services = by_id(reader, Service, service_ids)
    around = _around(reader, list(services.values()))
    return [_view(services[one], around) for one in dict.fromkeys(service_ids) if one in services]


def _view(service: Service, around: _Around) -> ServiceView:
    parts = around.parts
    organization = parts.organizations.get(service.organization_id) or Organization(id="", name="")
    program, verifier = around.programs.get(service.program_id), around.verifiers.get(service.verified_by)
    schedules = parts.schedules_of(service)
    today = around.today
    costs = [one for one in parts.costs.get(service.id, ()) if one.valid_to is None or one.valid_to >= today]
    places = tuple(_place(one, around) for one in parts.locations_of(service))
    return ServiceView(
        id=service.id,
        name=service.name,
        organization_id=organization.id,
        organization=organization.name,
        provider=organization.kind,
        alternate_name=service.alternate_name,
        program=program.name if program else "",
        description=plain_words(service.description),
        status=service.status,
        alert=plain_words(service.alert),
        needs=service.needs,
        takes_referrals=service.takes_referrals,
        capacity=service.capacity,
        email=service.email or organization.email,
        url=service.url or organization.website,
        phones=_lines(around.nearest(service, around.phones)),
        contacts=_contacts(service, around),
        languages=tuple(LanguageLine(one.code, one.name, one.note) for one in parts.languages_of(service)),
        interpretation=plain_words(service.interpretation_services),
        hours=hours_lines(schedules, today),
        hours_words=_hours_words(schedules),
        next_opening=next_opening(schedules, around.now),
        documents=tuple(plain_words(one.document) for one in around.documents.get(service.id, ()) if one.document),
        costs=tuple(CostLine(one.option, one.amount, one.currency.upper(), one.amount_description) for one in costs),
        fees=plain_words(service.fees_description or service.fees),
        free=is_free(costs, today),
        application=plain_words(service.application_process),
        wait_time=service.wait_time,
        eligibility=_eligibility(service),
        areas=tuple(name for one in around.areas.get(service.id, ()) if (name := one.name or one.description)),
        places=places,
        receiver=_receiver(service, organization, places),
        verified_on=service.verified_on,
        verified_by=verifier.name if verifier else "",
        unreachable_since=service.unreachable_since,
        changed_at=service.changed_at,
    )


def _eligibility(service: Service) -> Eligibility:
    return Eligibility(
        plain_words(service.eligibility_description),
        service.minimum_age,
        service.maximum_age,
        service.eligible_sexes,
        service.eligible_residence,
    )


def _receiver(service: Service, organization: Organization, places: Sequence[PlaceView]) -> tuple[str, ...]:
    address = next((place.address for place in places if place.address), ())
    return tuple(dict.fromkeys(line for line in (organization.name, service.name, *address) if line))


def _hours_words(schedules: Iterable[Schedule]) -> tuple[str, ...]:
    words = (plain_words(one.description) for one in schedules if one.description)
    return tuple(dict.fromkeys(words))


def _lines(phones: Iterable[Phone]) -> tuple[PhoneLine, ...]:
    return tuple(
        dict.fromkeys(PhoneLine(one.number, one.extension, one.type, plain_words(one.description)) for one in phones)
    )


def _contacts(service: Service, around: _Around) -> tuple[ContactLine, ...]:
    return tuple(
        ContactLine(one.name, one.title, one.department, one.email, _lines(around.contact_phones.get(one.id, ())))
        for one in around.nearest(service, around.contacts)
    )


def _place(location: Location, around: _Around) -> PlaceView:
    parts = around.parts
    addresses = sorted(parts.addresses.get(location.id, ()), key=lambda one: one.address_type != "physical")
    schedules = parts.schedules.get(location.id, ())
    known = location.latitude is not None and location.longitude is not None
    return PlaceView(
        location_id=location.id,
        name=location.name,
        address=address_lines(addresses[0], around.home) if addresses else (),
        town=addresses[0].city if addresses else "",
        transportation=plain_words(location.transportation),
        point=Point(location.latitude or 0, location.longitude or 0) if known else None,
        accessibility=tuple(
            words
            for one in parts.accessibility.get(location.id, ())
            for words in (plain_words(one.description), plain_words(one.details))
            if words
        ),
        phones=_lines(around.phones.get(location.id, ())),
        hours=hours_lines(schedules, around.today),
        hours_words=_hours_words(schedules),
        virtual=location.location_type == "virtual",
    )
