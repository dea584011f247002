"""Which of many services are open at a time, and how far they are: read as plain rows, each rule weighed once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from integration_desk.core.access import Reader
from integration_desk.core.records import field_of
from integration_desk.core.values import from_column
from integration_desk.directory.model import Schedule
from integration_desk.directory.rules import distance_km
from integration_desk.directory.views import Point

_RULE = (
    *("valid_from", "valid_to", "dtstart", "until", "count", "wkst", "freq", "interval", "byday", "byweekno"),
    *("bymonthday", "byyearday", "opens_at", "closes_at"),
)
_SHOWN = ", ".join(f"s.{name}" for name in _RULE)
_OWN = (
    f"SELECT s.service_id AS holder, {_SHOWN} FROM schedule s WHERE s.service_id <> ''",
    f"SELECT x.service_id AS holder, {_SHOWN} FROM schedule s"
    " JOIN service_at_location x ON x.id = s.service_at_location_id",
)
_OF_PLACES = (
    f"SELECT x.service_id AS holder, {_SHOWN} FROM schedule s"
    " JOIN service_at_location x ON x.location_id = s.location_id WHERE s.location_id <> ''"
)
_POINTS = (
    "SELECT x.service_id, l.latitude, l.longitude FROM service_at_location x JOIN location l ON l.id = x.location_id"
    " WHERE l.latitude IS NOT NULL AND l.longitude IS NOT NULL"
)


def open_services(reader: Reader, is_met: Callable[[Sequence[Schedule]], bool]) -> set[str]:
    """Return the services with a schedule that meets a condition; those of places count for a service without own."""
    known: dict[tuple[Any, ...], bool] = {}

    def met(rows: Iterable[dict[str, Any]]) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for row in rows:
            rule = tuple(row[name] for name in _RULE)
            if rule not in known:
                known[rule] = is_met([_schedule(row)])
            found[row["holder"]] = known[rule] or found.get(row["holder"], False)
        return found

    own = met(row for sql in _OWN for row in reader.rows(sql))
    elsewhere = met(reader.rows(_OF_PLACES))
    return {one for one, is_so in {**elsewhere, **own}.items() if is_so}


def _schedule(row: dict[str, Any]) -> Schedule:
    return Schedule(id="", **{name: from_column(field_of(Schedule, name), row[name]) for name in _RULE})


def distances(reader: Reader, here: Point) -> dict[str, float]:
    """Return how many kilometres away the nearest place of each service is."""
    found: dict[str, list[float]] = defaultdict(list)
    for row in reader.rows(_POINTS):
        found[row["service_id"]].append(distance_km(here, Point(row["latitude"], row["longitude"])))
    return {service: min(away) for service, away in found.items()}
