"""The services of the sample town, as records of the directory."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

from integration_desk.core.centre import Centre, Member
from integration_desk.core.people import Role
from integration_desk.core.records import Record
from integration_desk.core.resources import resource
from integration_desk.directory import (
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
    Verification,
)

TIMEZONE = "Europe/London"


class Town:
    """The sample centre, its first member and the services around it."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._data: dict[str, Any] = tomllib.loads(resource("sample", "town.toml").read_text(encoding="utf-8"))

    def centre(self) -> Centre:
        """Return the centre and its letterhead."""
        return Centre(**self._data["centre"])

    def member(self) -> Member:
        """Return the first member, who does casework and coordinates."""
        roles = (Role.CASEWORKER.value, Role.COORDINATOR.value)
        return Member(roles=roles, permissions=("health", "family"), **self._data["person"])

    def records(self, new_id: Callable[[], str], member: str) -> Iterator[Record]:
        """Yield every record of the directory."""
        for entry in self._data["organizations"]:
            organization = Organization(
                id=new_id(), name=entry["name"], kind=entry["kind"], description=entry["description"]
            )
            yield organization
            yield Phone(organization_id=organization.id, number=entry["phone"], type="voice")
            location = new_id()
            yield from _place(entry, organization.id, location)
            for offer in entry["services"]:
                yield from self._service(offer, organization, location, new_id(), member)

    def _service(
        self, offer: dict[str, Any], organization: Organization, location: str, service: str, member: str
    ) -> Iterator[Record]:
        verified = self._day - timedelta(days=offer["verified"])
        yield Service(
            id=service,
            organization_id=organization.id,
            name=offer["name"],
            description=offer["description"],
            needs=tuple(offer["needs"]),
            takes_referrals=True,
            capacity="waiting" if "language" in offer["needs"] else "places",
            fees_description=offer.get("cost", ""),
            minimum_age=offer.get("minimum_age"),
            maximum_age=offer.get("maximum_age"),
            eligible_sexes=("female",) if offer.get("audience") == "women" else (),
            verified_on=verified,
            verified_by=member,
        )
        yield ServiceAtLocation(service_id=service, location_id=location)
        yield Verification(service_id=service, checked_on=verified, checked_by=member, outcome="verified")
        for language in offer["languages"]:
            yield Language(service_id=service, code=language)
        for hours in offer["hours"]:
            yield _schedule(hours, service)
        for document in offer.get("documents", ()):
            yield RequiredDocument(service_id=service, document=document)
        if offer["free"]:
            yield CostOption(service_id=service, option="Everyone", currency="GBP", amount=0)


def _place(entry: dict[str, Any], organization: str, location: str) -> Iterator[Record]:
    street, town, postal_code, latitude, longitude = entry["address"]
    yield Location(
        id=location,
        organization_id=organization,
        name=entry["name"],
        location_type="physical",
        latitude=latitude,
        longitude=longitude,
    )
    if any(offer.get("accessible") for offer in entry["services"]):
        yield Accessibility(location_id=location, description="Step-free entrance and lift")
    yield Address(location_id=location, address_1=street, city=town, postal_code=postal_code, country="GB")


def _schedule(hours: str, service: str) -> Schedule:
    """Read "MO,TU 09:00-12:00"."""
    days, times = hours.split(" ")
    opens, closes = (time.fromisoformat(one) for one in times.split("-"))
    return Schedule(
        service_id=service, freq="WEEKLY", interval=1, byday=days, opens_at=opens, closes_at=closes, timezone=TIMEZONE
    )
