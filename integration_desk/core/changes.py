"""What a command did."""

from typing import Any

import attrs

from integration_desk.core.words import Text


@attrs.frozen
class Change:
    """One finished command: its name for undo, the rows it touched for the pages, its result for the caller.

    ``touched`` holds (table, id) pairs; ``step`` is the id under which the journal keeps it ("" when nothing changed).
    """

    name: Text
    touched: frozenset[tuple[str, str]]
    result: Any = None
    step: str = ""
    tables: frozenset[str] = attrs.field(init=False, eq=False, repr=False)

    @tables.default
    def _tables(self) -> frozenset[str]:
        return frozenset(table for table, _ in self.touched)

    def touches(self, *tables: str) -> bool:
        """Tell whether a row of one of these tables was touched."""
        return not self.tables.isdisjoint(tables)
