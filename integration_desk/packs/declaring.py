"""How the keys of a pack are declared: once, on the classes of the model, as the fields of records are.

The reader, its complaints and the guide in ``resources/packs/README.md`` follow from these declarations.
"""

from enum import StrEnum
from typing import Any, TypeVar, dataclass_transform

import attrs

from integration_desk.core.codes import CodeList
from integration_desk.packs.saying import Said

KEY = "pack_key"
C = TypeVar("C")


class Kind(StrEnum):
    """What a key holds, as it is written in the file."""

    ID = "id"  # letters, digits, _ and -
    IDS = "ids"  # ids of other items of the pack
    SAID = "said"  # a string, or a table of strings by language
    TEXT = "text"  # a string that reads the same in every language, such as an article
    URL = "url"
    DATE = "date"
    PERIOD = "period"
    NUMBER = "number"  # a whole number, not below 0
    AMOUNT = "amount"  # money
    YES_NO = "yes_no"
    CODE = "code"  # one of a list
    CODES = "codes"  # any of a list
    WORDS = "words"  # a list of strings
    COUNTRY = "country"
    CURRENCY = "currency"
    ZONE = "zone"
    PART = "part"  # one table
    PARTS = "parts"  # an array of tables


@attrs.frozen(eq=False)
class Key:
    """The declaration of one key: its ``name`` in the file, that of the attribute unless it says otherwise.

    ``points_at`` names the parts whose ids it holds, ``of`` the class of a part; ``tokens`` tells that its words may
    hold places to fill.
    """

    kind: Kind
    name: str = ""
    attribute: str = ""
    required: bool = False
    codes: CodeList | None = None
    points_at: str = ""
    of: type[Any] = object
    tokens: bool = False


_EMPTY: dict[Kind, Any] = {
    Kind.SAID: Said(), Kind.YES_NO: False, Kind.IDS: (), Kind.CODES: (), Kind.WORDS: (), Kind.PARTS: (),
}  # fmt: skip
_NONE = frozenset({Kind.PERIOD, Kind.NUMBER, Kind.AMOUNT, Kind.DATE, Kind.PART})


def key(kind: Kind, *, default: Any = attrs.NOTHING, **options: Any) -> Any:
    """Declare a key; one that is not required has an empty value, or ``default``."""
    declared = Key(kind, **options)
    if default is attrs.NOTHING and not declared.required:
        default = None if kind in _NONE else _EMPTY.get(kind, "")
    return attrs.field(default=default, metadata={KEY: declared})


@dataclass_transform(frozen_default=True, kw_only_default=True)
def part(cls: type[C]) -> type[C]:
    """Make a frozen class of keys."""
    made: type[C] = attrs.frozen(kw_only=True)(cls)
    return made


def changed(given: C, **values: Any) -> C:
    """Return a copy of a part with some values changed."""
    evolve: Any = attrs.evolve
    made: C = evolve(given, **values)
    return made


def keys_of(part_class: type[Any]) -> dict[str, Key]:
    """Return the keys of a part by their name in the file, in the order of the class."""
    declared = [(one.name, one.metadata[KEY]) for one in attrs.fields(part_class) if KEY in one.metadata]
    return {
        one.name or attribute: attrs.evolve(one, name=one.name or attribute, attribute=attribute)
        for attribute, one in declared
    }
