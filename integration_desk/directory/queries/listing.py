"""Lists of the directory: services page by page, organizations to choose from, services to verify."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.slices import Place, Reminder, Slice
from integration_desk.core.words import T
from integration_desk.directory.model import Organization, Service, Verification
from integration_desk.directory.queries.loading import today_of
from integration_desk.directory.queries.searching import find_services
from integration_desk.directory.queries.trusting import service_records, trust_in
from integration_desk.directory.rules import STALE_DAYS
from integration_desk.directory.views import Applicant, Filters, Point, ServiceRow
from integration_desk.store import fold

_MOST_TO_VERIFY = 5


def find_services_page(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 50,
    order: str = "",
    descending: bool = False,
    words: str = "",
    slices: Sequence[Slice] = (),
    **chosen: Any,
) -> tuple[list[ServiceRow], int]:
    """Return one page of the directory's list; ``chosen`` are ``Filters`` by name, and ``near_us`` for the nearest.

    ``slices`` tell how referrals went, which the trust in an entry depends on.
    """
    filters = criteria_filters(reader, chosen)
    rows, total = find_services(reader, words, filters, offset=offset, limit=limit, order=order, descending=descending)
    trust = trust_in(reader, rows, service_records(reader, slices))
    return [attrs.evolve(row, trust=trust[row.id]) for row in rows], total


def criteria_filters(reader: Reader, chosen: Mapping[str, Any]) -> Filters:
    """Return what a list is narrowed to as filters; ``near_us`` and a distance without a place mean the office's.

    ``age``, ``sex`` and ``status`` say for whom a service is looked for.
    """
    given = {name: value for name, value in chosen.items() if value}
    near_us = given.pop("near_us", False)
    age, sex, status = given.pop("age", None), given.pop("sex", ""), given.pop("status", "")
    if age is not None or sex or status:
        given["applicant"] = Applicant(age, age, sex, status)
    if near_us or (given.get("within_km") and "near" not in given):
        given["near"] = centre_point(reader)
    return Filters(**given)


def centre_point(reader: Reader) -> Point | None:
    """Return where the centre is, None when it has not said so."""
    centre = centre_of(reader)
    known = centre.latitude is not None and centre.longitude is not None
    return Point(centre.latitude or 0, centre.longitude or 0) if known else None


def organizations(reader: Reader, words: str = "", limit: int = 50) -> list[Organization]:
    """Return organizations whose name has the words, by name."""
    wanted = fold(words).split()
    found = [
        one
        for one in reader.all(Organization, order="name COLLATE NOCASE")
        if all(word in fold(f"{one.name} {one.alternate_name}") for word in wanted)
    ]
    return found[:limit]


def verifications_of(reader: Reader, service_id: str) -> list[Verification]:
    """Return who asked about a service and what came of it, the newest first."""
    return reader.all(Verification, "service_id = :id", {"id": service_id}, order="checked_on DESC, rowno DESC")


def services_to_verify(reader: Reader, limit: int = _MOST_TO_VERIFY) -> list[Reminder]:
    """Return the active services that nobody has verified for the longest time, the stalest first."""
    stale = today_of(reader) - timedelta(days=STALE_DAYS)
    found = reader.all(
        Service,
        "status = 'active' AND (verified_on IS NULL OR verified_on < :stale)",
        {"stale": stale.isoformat()},
        order=f"takes_referrals DESC, coalesce(verified_on, ''), name LIMIT {int(limit)}",
    )
    return [_reminder(service) for service in found]


def _reminder(service: Service) -> Reminder:
    if service.unreachable_since:
        detail = T("Unreachable since {date}").put(date=service.unreachable_since)
    elif service.verified_on:
        detail = T("Last verified on {date}").put(date=service.verified_on)
    else:
        detail = T("Never verified")
    title = T("Verify {service}").put(service=service.name)
    return Reminder(
        title, detail, Place("service", service.id), tone="warning" if service.unreachable_since else "info"
    )
