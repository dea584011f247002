"""Reading the parts of many services at once: a few statements for a whole page, never one for each row."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.records import Record
from integration_desk.directory.model import (
    Accessibility,
    Address,
    CostOption,
    Language,
    Location,
    Organization,
    Schedule,
    Service,
    ServiceAtLocation,
)
from integration_desk.directory.views import Point

R = TypeVar("R", bound=Record)
_CHUNK = 400
_TAG = re.compile(r"<(?:br|/p|/li|/div)\s*/?>|<[^<>]{1,200}>", re.IGNORECASE)


def chunks(ids: Iterable[str], size: int = _CHUNK) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield SQL lists of named parameters with their values: ``(:i0, :i1)``."""
    wanted = [one for one in dict.fromkeys(ids) if one]
    for start in range(0, len(wanted), size):
        values = {f"i{number}": one for number, one in enumerate(wanted[start : start + size])}
        yield "(" + ", ".join(f":{name}" for name in values) + ")", values


def by_id(reader: Reader, record_class: type[R], ids: Iterable[str]) -> dict[str, R]:
    """Return records by their ids."""
    return {
        entry.id: entry
        for listed, values in chunks(ids)
        for entry in reader.all(record_class, f"id IN {listed}", values)
    }


def held_by(reader: Reader, record_class: type[R], link: str, holders: Iterable[str]) -> dict[str, list[R]]:
    """Return the records that point at holders by a link, by holder, in the order in which they were entered."""
    found: dict[str, list[R]] = defaultdict(list)
    for listed, values in chunks(holders):
        for entry in reader.all(record_class, f"{link} IN {listed}", values, order="rowno"):
            found[getattr(entry, link)].append(entry)
    return found


def today_of(reader: Reader) -> date:
    """Return the day that it is at this desk."""
    return local_now(reader).date()


def local_now(reader: Reader) -> datetime:
    """Return the moment on the clock of this desk, without a zone."""
    return reader.now.astimezone().replace(tzinfo=None)


def plain_words(written: str) -> str:
    """Return a description without the HTML that the standard allows in it.

    >>> plain_words("<p>Bread &amp; <b>milk</b></p>")
    'Bread & milk'
    """
    if "<" not in written and "&" not in written:
        return written
    with_lines = _TAG.sub(lambda tag: "\n" if tag[0][1:3].lower() in ("br", "/p", "/l", "/d") else "", written)
    return html.unescape(with_lines).strip()


@attrs.frozen
class Parts:
    """What lists and pages need of services besides themselves."""

    organizations: Mapping[str, Organization]
    at_locations: Mapping[str, Sequence[ServiceAtLocation]]
    locations: Mapping[str, Location]
    addresses: Mapping[str, Sequence[Address]]
    accessibility: Mapping[str, Sequence[Accessibility]]
    schedules: Mapping[str, Sequence[Schedule]]
    languages: Mapping[str, Sequence[Language]]
    costs: Mapping[str, Sequence[CostOption]]

    def locations_of(self, service: Service) -> list[Location]:
        """Return where a service is to be had."""
        found = (self.locations.get(one.location_id) for one in self.at_locations.get(service.id, ()))
        return [one for one in found if one is not None]

    def schedules_of(self, service: Service) -> list[Schedule]:
        """Return the hours of a service: its own and those at its places, else those of the places themselves."""
        at = self.at_locations.get(service.id, ())
        own = [*self.schedules.get(service.id, ()), *(one for sal in at for one in self.schedules.get(sal.id, ()))]
        found = own or [one for sal in at for one in self.schedules.get(sal.location_id, ())]
        return list({one.id: one for one in found}.values())

    def languages_of(self, service: Service) -> list[Language]:
        """Return the languages of a service and its places, each once."""
        found = list(self.languages.get(service.id, ()))
        for location in self.locations_of(service):
            found += self.languages.get(location.id, ())
        return list({one.code or one.name.casefold(): one for one in reversed(found)}.values())[::-1]

    def address_of(self, service: Service) -> Address | None:
        """Return the first address of a service, one to go to if there is one."""
        found = [one for place in self.locations_of(service) for one in self.addresses.get(place.id, ())]
        return min(found, key=lambda one: one.address_type != "physical", default=None)

    def points_of(self, service: Service) -> list[Point]:
        """Return where a service is on the map."""
        return [
            Point(place.latitude, place.longitude)
            for place in self.locations_of(service)
            if place.latitude is not None and place.longitude is not None
        ]


def load_parts(reader: Reader, services: Sequence[Service]) -> Parts:
    """Read the parts of services."""
    ids = [service.id for service in services]
    at = held_by(reader, ServiceAtLocation, "service_id", ids)
    at_ids = [one.id for found in at.values() for one in found]
    places = [one.location_id for found in at.values() for one in found]
    schedules: dict[str, list[Schedule]] = defaultdict(list)
    for link, holders in (("service_id", ids), ("service_at_location_id", at_ids), ("location_id", places)):
        for holder, found in held_by(reader, Schedule, link, holders).items():
            schedules[holder] += found
    languages = held_by(reader, Language, "service_id", ids)
    for holder, spoken in held_by(reader, Language, "location_id", places).items():
        languages.setdefault(holder, []).extend(spoken)
    return Parts(
        by_id(reader, Organization, (service.organization_id for service in services)),
        at,
        by_id(reader, Location, places),
        held_by(reader, Address, "location_id", places),
        held_by(reader, Accessibility, "location_id", places),
        schedules,
        languages,
        held_by(reader, CostOption, "service_id", ids),
    )


def is_free(costs: Iterable[CostOption], today: date) -> bool | None:
    """Tell whether a service is free of charge; None when nothing is known."""
    amounts = [
        one.amount for one in costs if one.amount is not None and (one.valid_to is None or one.valid_to >= today)
    ]
    return all(amount == 0 for amount in amounts) if amounts else None
