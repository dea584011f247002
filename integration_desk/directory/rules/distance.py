"""Distance as the crow flies, without any network."""

import math

from integration_desk.directory.views import Point

_EARTH_KM = 6371.0088


def distance_km(here: Point, there: Point) -> float:
    """Return the distance between two points on the earth in kilometres (haversine).

    >>> round(distance_km(Point(52.52, 13.405), Point(48.137, 11.575)))
    504
    """
    lat, other = math.radians(here.latitude), math.radians(there.latitude)
    over = math.radians(there.longitude - here.longitude)
    half = math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin(over / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
