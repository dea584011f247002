"""What a transaction did so far: for the journal, the search index and the pages."""

from typing import Any

import attrs

from integration_desk.core.words import Text
from integration_desk.store.journal import Line


@attrs.define
class Trace:
    """The journal's lines, the rows that are gone, new or of stale search text, the events, and the step's name."""

    lines: list[Line] = attrs.Factory(list)
    removed: dict[str, set[int]] = attrs.Factory(dict)
    fresh: dict[str, set[str]] = attrs.Factory(dict)
    stale: dict[str, set[str]] = attrs.Factory(dict)
    events: list[tuple[str, tuple[tuple[str, str], ...], dict[str, Any]]] = attrs.Factory(list)
    name: Text | None = None

    def touched(self) -> frozenset[tuple[str, str]]:
        """Return the rows that changed, as (table, id)."""
        return frozenset([(table, row) for table, row, _op, _fields in self.lines])
