"""Putting together what the subjects of casework tell, each in its own words."""

from collections.abc import Callable
from typing import TypeVar

from integration_desk.core.access import Reader

E = TypeVar("E")
AboutClient = Callable[[Reader, str], list[E]]


def gathered(*parts: AboutClient[E]) -> AboutClient[E]:
    """Return a function that tells of a client what all the parts tell, one after the other."""

    def tell(reader: Reader, client_id: str) -> list[E]:
        return [one for part in parts for one in part(reader, client_id)]

    return tell
