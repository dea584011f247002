"""What is known about how true entries are: the directory's own calls, and what other slices tell of referrals."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from integration_desk.core.access import Reader
from integration_desk.core.slices import ServiceRecord, Slice
from integration_desk.directory.model import Service
from integration_desk.directory.queries.loading import chunks, today_of
from integration_desk.directory.rules import trust_of
from integration_desk.directory.views import Evidence, ServiceRow, Trust

_YEAR = timedelta(days=365)


def service_records(reader: Reader, slices: Iterable[Slice]) -> dict[str, ServiceRecord]:
    """Return how services dealt with those who were sent there within a year, as the slices tell it."""
    since = today_of(reader) - _YEAR
    found: dict[str, ServiceRecord] = {}
    for one in slices:
        if one.service_records is not None:
            found |= one.service_records(reader, since)
    return found


def trust_in(
    reader: Reader, services: Sequence[Service | ServiceRow], records: Mapping[str, ServiceRecord] | None = None
) -> dict[str, Trust]:
    """Return how far the entries of services can be trusted, by their ids."""
    silent = _unreachable_calls(reader, [service.id for service in services])
    told = records or {}
    today = today_of(reader)
    found = {}
    for service in services:
        sent = told.get(service.id, ServiceRecord())
        evidence = Evidence(
            service.verified_on,
            service.unreachable_since,
            silent.get(service.id, 0),
            sent.referred,
            sent.refused,
            sent.unanswered,
        )
        found[service.id] = trust_of(evidence, today)
    return found


def service_trust(reader: Reader, service_id: str, slices: Iterable[Slice] = ()) -> Trust:
    """Return how far the entry of one service can be trusted; raises MissingError."""
    service = reader.get(Service, service_id)
    return trust_in(reader, [service], service_records(reader, slices))[service_id]


def _unreachable_calls(reader: Reader, ids: Sequence[str]) -> dict[str, int]:
    since = (today_of(reader) - _YEAR).isoformat()
    return {
        row["service_id"]: row["calls"]
        for listed, values in chunks(ids)
        for row in reader.rows(
            "SELECT service_id, count(*) AS calls FROM verification WHERE outcome = 'unreachable'"
            f" AND checked_on >= :since AND service_id IN {listed} GROUP BY service_id",
            {**values, "since": since},
        )
    }
