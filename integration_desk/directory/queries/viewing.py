"""One service with everything that a page, a sheet or a letter says of it."""

from collections.abc import Iterable, Sequence

from integration_desk.core.access import Reader
from integration_desk.core.centre import Member, centre_of
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
    ServiceAtLocation,
)
from integration_desk.directory.queries.loading import (
    Parts,
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


def service_view(reader: Reader, service_id: str) -> ServiceView:
    """Return everything that is known of a service; raises MissingError."""
    service = reader.get(Service, service_id)
    parts = load_parts(reader, [service])
    organization = parts.organizations.get(service.organization_id) or Organization(id="", name="")
    program = reader.find(Program, service.program_id) if service.program_id else None
    verifier = reader.find(Member, service.verified_by) if service.verified_by else None
    schedules = parts.schedules_of(service)
    today = today_of(reader)
    costs = [one for one in parts.costs.get(service.id, ()) if one.valid_to is None or one.valid_to >= today]
    places = _places(reader, service, parts)
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
        phones=_phones(reader, service, parts),
        contacts=_contacts(reader, service, parts),
        languages=tuple(LanguageLine(one.code, one.name, one.note) for one in parts.languages_of(service)),
        interpretation=plain_words(service.interpretation_services),
        hours=hours_lines(schedules, today),
        hours_words=_hours_words(schedules),
        next_opening=next_opening(schedules, local_now(reader)),
        documents=_documents(reader, service),
        costs=tuple(CostLine(one.option, one.amount, one.currency.upper(), one.amount_description) for one in costs),
        fees=plain_words(service.fees_description or service.fees),
        free=is_free(costs, today),
        application=plain_words(service.application_process),
        wait_time=service.wait_time,
        eligibility=_eligibility(service),
        areas=_areas(reader, service),
        places=places,
        receiver=_receiver(service, organization, places),
        verified_on=service.verified_on,
        verified_by=verifier.name if verifier else "",
        unreachable_since=service.unreachable_since,
        changed_at=service.changed_at,
    )


def _documents(reader: Reader, service: Service) -> tuple[str, ...]:
    found = held_by(reader, RequiredDocument, "service_id", [service.id]).get(service.id, ())
    return tuple(plain_words(one.document) for one in found if one.document)


def _areas(reader: Reader, service: Service) -> tuple[str, ...]:
    found = held_by(reader, ServiceArea, "service_id", [service.id]).get(service.id, ())
    return tuple(one.name or one.description for one in found if one.name or one.description)


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


def _phones(reader: Reader, service: Service, parts: Parts) -> tuple[PhoneLine, ...]:
    """Return the nearest phones: the service's own, else those where it is to be had, else its organization's."""
    at: Sequence[ServiceAtLocation] = parts.at_locations.get(service.id, ())
    asked = (
        ("service_id", [service.id]),
        ("service_at_location_id", [one.id for one in at]),
        ("location_id", [one.location_id for one in at]),
        ("organization_id", [service.organization_id]),
    )
    for link, holders in asked:
        found = [one for entries in held_by(reader, Phone, link, holders).values() for one in entries]
        if found:
            return _lines(found)
    return ()


def _contacts(reader: Reader, service: Service, parts: Parts) -> tuple[ContactLine, ...]:
    at: Sequence[ServiceAtLocation] = parts.at_locations.get(service.id, ())
    asked = (
        ("service_id", [service.id]),
        ("service_at_location_id", [one.id for one in at]),
        ("location_id", [one.location_id for one in at]),
        ("organization_id", [service.organization_id]),
    )
    for link, holders in asked:
        found = [one for entries in held_by(reader, Contact, link, holders).values() for one in entries]
        if found:
            phones = held_by(reader, Phone, "contact_id", (one.id for one in found))
            return tuple(
                ContactLine(one.name, one.title, one.department, one.email, _lines(phones.get(one.id, ())))
                for one in found
            )
    return ()


def _places(reader: Reader, service: Service, parts: Parts) -> tuple[PlaceView, ...]:
    locations = parts.locations_of(service)
    phones = held_by(reader, Phone, "location_id", (one.id for one in locations))
    home = centre_of(reader).country
    return tuple(_place(reader, location, parts, phones.get(location.id, ()), home) for location in locations)


def _place(reader: Reader, location: Location, parts: Parts, phones: Sequence[Phone], home: str) -> PlaceView:
    addresses = sorted(parts.addresses.get(location.id, ()), key=lambda one: one.address_type != "physical")
    schedules = parts.schedules.get(location.id, ())
    known = location.latitude is not None and location.longitude is not None
    return PlaceView(
        location_id=location.id,
        name=location.name,
        address=address_lines(addresses[0], home) if addresses else (),
        town=addresses[0].city if addresses else "",
        transportation=plain_words(location.transportation),
        point=Point(location.latitude or 0, location.longitude or 0) if known else None,
        accessibility=tuple(
            words
            for one in parts.accessibility.get(location.id, ())
            for words in (plain_words(one.description), plain_words(one.details))
            if words
        ),
        phones=_lines(phones),
        hours=hours_lines(schedules, today_of(reader)),
        hours_words=_hours_words(schedules),
        virtual=location.location_type == "virtual",
    )
