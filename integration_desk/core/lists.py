"""Lists of a slice, declared once: what their columns hold, and how they are sorted, narrowed and exported."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from integration_desk.core.fields import Field
from integration_desk.core.narrowing import Narrow
from integration_desk.core.people import Person, Right, Role, Sensitivity
from integration_desk.core.words import T, Text

LISTS_EXPORT = Right("lists.export", T("Export lists"), frozenset({Role.CASEWORKER, Role.COORDINATOR}))
"""Taking out of the desk what a list shows."""

ALONE_AT_MOST = 500
"""Rows about persons that one member may export alone; more of them need a second member."""

Query = Callable[..., tuple[list[Any], int]]


@attrs.frozen
class ListColumn:
    """A column: its label, what it holds of a row (words, a day, a number, codes said by their labels).

    ``sort`` is what the query calls its order ("" when it has none), ``narrow`` the field by which it is narrowed.
    Whoever may not see values of its ``sensitivity`` has no such column.
    """

    name: str
    label: Text
    value: Callable[[Any], Any]
    sort: str = ""
    narrow: Field | None = None
    sensitivity: Sensitivity = Sensitivity.IDENTIFYING


@attrs.frozen(kw_only=True)
class Listing:
    """A list: ``query(reader, *, offset, limit, order, descending, narrow, **criteria)`` gives its rows.

    ``personal`` lists hold data of persons: they leave the desk encrypted, or for a reason.
    """

    id: str
    label: Text
    query: Query
    columns: tuple[ListColumn, ...]
    right: Right
    personal: bool = True

    def column(self, name: str) -> ListColumn:
        """Return a column by its name."""
        return next(one for one in self.columns if one.name == name)

    def columns_for(self, person: Person) -> tuple[ListColumn, ...]:
        """Return the columns that a person may see."""
        return tuple(one for one in self.columns if person.sees(one.sensitivity))


@attrs.frozen(kw_only=True)
class Extract:
    """What shall be exported of a list: which columns, in which order, and of which rows."""

    listing: Listing
    columns: tuple[str, ...]
    order: str = ""
    descending: bool = False
    narrow: Mapping[str, Narrow] = attrs.field(factory=dict)
    criteria: Mapping[str, Any] = attrs.field(factory=dict)
    ids: frozenset[str] = frozenset()

    def needs_second(self, rows: int) -> bool:
        """Tell whether so many rows leave the desk only when a second member agrees."""
        return self.listing.personal and rows > ALONE_AT_MOST
