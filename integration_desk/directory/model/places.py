"""Where services are to be had."""

from typing import Any

from integration_desk.core.fields import Kind
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.directory.model.base import (
    DIRECTORY_READ,
    code,
    external_id,
    extra,
    link,
    long_text,
    of_kind,
    text,
)
from integration_desk.directory.model.codes import PLACES


@record("location", T("Location"), read=DIRECTORY_READ)
class Location(Record):
    """A place, physical or not, at which services are provided."""

    location_type: str = code(T("Kind of place"), PLACES, default="physical")
    url: str = of_kind(T("Web address"), Kind.URL)
    organization_id: str = link(T("Organisation"), "organization")
    name: str = text(T("Name of the place"), search=1)
    alternate_name: str = text(T("Other name"))
    description: str = long_text(T("Description"))
    transportation: str = long_text(T("How to get there"), help=T("Bus and tram lines, the stop, the entrance."))
    latitude: float | None = of_kind(T("Latitude"), Kind.DECIMAL)
    longitude: float | None = of_kind(T("Longitude"), Kind.DECIMAL)
    external_identifier: str = text(T("Register number of the place"))
    external_identifier_type: str = text(T("Register of places"))
    external_id: str = external_id()
    extra: Any = extra()


@record("service_at_location", T("Service at a location"), read=DIRECTORY_READ)
class ServiceAtLocation(Record):
    """That a service is to be had at a location, with what is particular there."""

    service_id: str = link(T("Service"), "service")
    location_id: str = link(T("Location"), "location")
    description: str = long_text(T("Description"))
    external_id: str = external_id()
    extra: Any = extra()


@record("address", T("Address"), read=DIRECTORY_READ)
class Address(Record):
    """The address of a location."""

    location_id: str = link(T("Location"), "location")
    attention: str = text(T("Attention of"))
    address_1: str = text(T("Street and number"))
    address_2: str = text(T("Address, second line"))
    city: str = text(T("Town"), search=1)
    region: str = text(T("Region"))
    state_province: str = text(T("State or province"))
    postal_code: str = text(T("Postal code"))
    country: str = of_kind(T("Country"), Kind.COUNTRY)
    address_type: str = code(T("Kind of address"), PLACES, default="physical")
    external_id: str = external_id()
    extra: Any = extra()


@record("accessibility", T("Accessibility"), read=DIRECTORY_READ)
class Accessibility(Record):
    """What makes a location accessible."""

    location_id: str = link(T("Location"), "location")
    description: str = long_text(T("Accessibility"), help=T("Step-free entrance, lift, toilet, induction loop."))
    details: str = long_text(T("More about it"))
    url: str = of_kind(T("Web address"), Kind.URL)
    external_id: str = external_id()
    extra: Any = extra()
