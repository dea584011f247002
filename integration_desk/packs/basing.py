"""A pack that builds on another: it takes over its parts, and says what is different where it applies."""

from collections.abc import Iterator
from typing import Any

import attrs

from integration_desk.packs.declaring import KEY, Key, Kind, changed, keys_of
from integration_desk.packs.model import Pack


def based(pack: Pack, base: Pack) -> Pack:
    """Return a pack together with the parts of its base: those with the same id give way, in their place."""
    merged: dict[str, Any] = {}
    for name, declared in keys_of(Pack).items():
        own = getattr(pack, declared.attribute)
        if declared.kind is Kind.PARTS:
            left_out = name in pack.leaves_out
            known = {one.id: one for one in getattr(base, declared.attribute) if not left_out}
            known |= {one.id: one for one in own}
            merged[declared.attribute] = tuple(
                one for one in known.values() if one in own or f"{name}.{one.id}" not in pack.leaves_out
            )
    return changed(pack, **merged, time_zone=pack.time_zone or base.time_zone, holidays=pack.holidays or base.holidays)


def pointers(part: Any) -> Iterator[tuple[str, str]]:
    """Yield what a part and the parts in it name: the kind of the part named, and its id."""
    for attribute in attrs.fields(type(part)):
        declared: Key | None = attribute.metadata.get(KEY)
        value = getattr(part, attribute.name)
        if declared is None or not value:
            continue
        if declared.kind is Kind.PARTS:
            for one in value:
                yield from pointers(one)
        elif declared.points_at:
            yield from ((declared.points_at, one) for one in ([value] if isinstance(value, str) else value))
