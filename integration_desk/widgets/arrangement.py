"""How a person has arranged the columns of a table: which, in which order, how wide, sorted by what."""

from collections.abc import Mapping
from typing import Any

import attrs


@attrs.frozen
class Arrangement:
    """Columns by name, in order; those that are not named stay as they were declared."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: Mapping[str, float] = attrs.field(factory=dict)
    sort: str = ""
    descending: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it to be kept."""
        return {**attrs.asdict(self), "order": list(self.order), "hidden": list(self.hidden)}

    @classmethod
    def of(cls, kept: Any) -> "Arrangement":
        """Read what was kept; what cannot be read is as if it had not been kept.

        >>> Arrangement.of({"order": ["name", 3], "widths": {"name": 200, "born": "x"}, "sort": None})
        Arrangement(order=('name',), hidden=(), widths={'name': 200.0}, sort='', descending=False)
        """
        if not isinstance(kept, dict):
            return cls()
        widths = kept.get("widths")
        sort = kept.get("sort")
        return cls(
            _names(kept.get("order")),
            _names(kept.get("hidden")),
            {
                str(name): float(width)
                for name, width in (widths.items() if isinstance(widths, dict) else ())
                if isinstance(width, int | float) and 20 <= width <= 4000
            },
            sort if isinstance(sort, str) else "",
            kept.get("descending") is True,
        )


def _names(kept: Any) -> tuple[str, ...]:
    return tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list | tuple) else ()
