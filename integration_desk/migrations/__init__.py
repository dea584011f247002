"""Migrations: numbered steps from the first release to this one, in one global order.

A module ``mNNNN_name`` holds ``apply(database)``, which works inside the transaction that the store opened. Its source
is its checksum: a migration that was released is never edited, a new one is added.
"""

import hashlib
import importlib
import pkgutil
import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import attrs

_NAME = re.compile(r"m(\d{4})_(\w+)")


@attrs.frozen
class Migration:
    """One step: its number, its name, the checksum of its source and what it does to the database."""

    number: int
    name: str
    checksum: str
    apply: Callable[[Any], None]


def migrations() -> tuple[Migration, ...]:
    """Return the steps in order."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        match = _NAME.fullmatch(module.name)
        if match:
            source = files(__name__).joinpath(module.name + ".py").read_bytes().replace(b"\r\n", b"\n")
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            found.append(Migration(int(match[1]), match[2], hashlib.sha256(source).hexdigest(), loaded.apply))
    return tuple(sorted(found, key=lambda step: step.number))


__all__ = ["Migration", "migrations"]
