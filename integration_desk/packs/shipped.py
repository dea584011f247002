"""The packs that come with the program: data under ``resources/packs``, one folder for each jurisdiction."""

from functools import cache

from integration_desk.core.resources import resource
from integration_desk.packs.model import Pack
from integration_desk.packs.reading import read_pack


@cache
def shipped_texts() -> dict[str, str]:
    """Return the texts of the packs of the program by the id of the pack, as ``de-health_access``."""
    found = {}
    for path in sorted(resource("packs").glob("*/*.toml")):
        text = path.read_text(encoding="utf-8")
        found[read_pack(text).id] = text
    return found


@cache
def shipped() -> tuple[Pack, ...]:
    """Return the packs of the program, read once."""
    return tuple(read_pack(text) for text in shipped_texts().values())
