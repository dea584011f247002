"""Putting together what the subjects of casework tell, each in its own words."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from integration_desk.core.access import Reader

E = TypeVar("E")
AboutClient = Callable[[Reader, str], list[E]]
BetweenDays = Callable[[Reader, date, date], list[E]]


def gathered_between(*parts: BetweenDays[E]) -> BetweenDays[E]:
    """Return a function that tells of the days between two all that the parts tell."""

    def tell(reader: Reader, first: date, last: date) -> list[E]:
        return [one for part in parts for one in part(reader, first, last)]

    return tell


def gathered(*parts: AboutClient[E]) -> AboutClient[E]:
    """Return a function that tells of a client what all the parts tell, one after the other."""

    def tell(reader: Reader, client_id: str) -> list[E]:
        return [one for part in parts for one in part(reader, client_id)]

    return tell
