"""The packs that come with the program: data under ``resources/packs``, one folder for each jurisdiction."""

from functools import cache

from integration_desk.core.resources import resource
from integration_desk.packs.model import Pack
from integration_desk.packs.reading import read_pack, text_of_program


@cache
def shipped() -> tuple[Pack, ...]:
    """Return the packs of the program, read once."""
    ids = (f"{path.parent.name}-{path.stem}" for path in sorted(resource("packs").glob("*/*.toml")))
    return tuple(read_pack(text_of_program(pack_id) or "") for pack_id in ids)


@cache
def shipped_texts() -> dict[str, str]:
    """Return the texts of the packs of the program by the id of the pack, as ``de-health_access``."""
    return {pack.id: text_of_program(pack.id) or "" for pack in shipped()}
