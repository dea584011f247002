"""What the directory decides: when a service is open, for whom it is, how far it is. Pure, without any records read."""

from integration_desk.directory.rules.distance import distance_km
from integration_desk.directory.rules.eligibility import broad_status, fits
from integration_desk.directory.rules.hours import hours_lines, is_open, next_opening, openings_on
from integration_desk.directory.rules.hours_words import CLIENT, STAFF, HoursPhrases, say_hours, say_opening
from integration_desk.directory.rules.trust import STALE_DAYS, trust_of

__all__ = [
    "CLIENT",
    "STAFF",
    "STALE_DAYS",
    "HoursPhrases",
    "broad_status",
    "distance_km",
    "fits",
    "hours_lines",
    "is_open",
    "next_opening",
    "openings_on",
    "say_hours",
    "say_opening",
    "trust_of",
]
