"""Fields of a record: declared once, used by storage, forms, lists, imports, letters and erasure.

Each function declares one field of a record class::

    family_name: str = fields.name(T("Family name"), search=3, required=True)
"""

from enum import StrEnum
from typing import Any

import attrs

from integration_desk.core.codes import CodeList
from integration_desk.core.people import Sensitivity
from integration_desk.core.words import Text

METADATA = "desk"


class Kind(StrEnum):
    """What a field holds; the Python type, the column type and the editor follow from it."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, several lines
    NAME = "name"  # str, a person's name in any script
    CODE = "code"  # str, one code of a list
    CODES = "codes"  # tuple[str, ...], codes of a list
    BOOLEAN = "boolean"  # bool
    INTEGER = "integer"  # int | None
    DECIMAL = "decimal"  # float | None
    DATE = "date"  # date | None
    PARTIAL_DATE = "partial_date"  # PartialDate | None
    TIME = "time"  # time | None
    MOMENT = "moment"  # datetime in UTC | None
    LANGUAGE = "language"  # str, BCP 47 with the shortest ISO 639 code
    LANGUAGES = "languages"  # tuple[str, ...]
    COUNTRY = "country"  # str, ISO 3166-1 alpha-2 ("XX" stateless)
    COUNTRIES = "countries"  # tuple[str, ...]
    SCRIPTS = "scripts"  # tuple[str, ...], ISO 15924
    PHONE = "phone"  # str as written
    EMAIL = "email"  # str
    URL = "url"  # str
    LINK = "link"  # str, the id of another record
    DATA = "data"  # JSON value: dict, list
    FILE = "file"  # bytes


MANY = frozenset({Kind.CODES, Kind.LANGUAGES, Kind.COUNTRIES, Kind.SCRIPTS})
WORDS = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.NAME, Kind.CODE, Kind.LANGUAGE, Kind.COUNTRY, Kind.PHONE, Kind.EMAIL, Kind.URL}
    | {Kind.LINK}
)


@attrs.frozen
class Field:
    """The declaration of one field."""

    name: str
    label: Text
    kind: Kind
    codes: CodeList | None = None
    required: bool = False
    sensitivity: Sensitivity = Sensitivity.IDENTIFYING
    help: Text | None = None
    search: int = 0
    target: str = ""
    internal: bool = False
    indexed: bool = False
    loose: bool = False
    indexed_with: tuple[str, ...] = ()

    def empty(self) -> Any:
        """Return the value of a field that was left empty."""
        if self.kind in MANY:
            return ()
        if self.kind in WORDS:
            return ""
        return {Kind.BOOLEAN: False, Kind.FILE: b""}.get(self.kind)


def field(  # noqa: PLR0913 - the one place where a field's properties are listed
    label: Text,
    kind: Kind,
    *,
    codes: CodeList | None = None,
    required: bool = False,
    sensitivity: Sensitivity = Sensitivity.IDENTIFYING,
    help: Text | None = None,  # noqa: A002 - the word the field's users read
    search: int = 0,
    target: str = "",
    internal: bool = False,
    indexed: bool = False,
    loose: bool = False,
    indexed_with: tuple[str, ...] = (),
    default: Any = None,
) -> Any:
    """Declare a field. ``search`` is its weight in the search index (0: not searched), ``target`` a linked table.

    ``internal`` fields are kept by commands and never offered for import or editing. ``indexed`` fields are sorted
    or cut by over many rows; the index holds the columns of ``indexed_with`` besides, for who asks by both. A ``loose``
    link may lead to a record that its source did not hand over.
    """
    spec = Field(
        "", label, kind, codes, required, sensitivity, help, search, target, internal, indexed, loose, indexed_with
    )
    return attrs.field(default=spec.empty() if default is None else default, metadata={METADATA: spec})


def text(label: Text, **options: Any) -> Any:
    """Declare one line of text."""
    return field(label, Kind.TEXT, **options)


def long_text(label: Text, **options: Any) -> Any:
    """Declare several lines of text."""
    return field(label, Kind.LONG_TEXT, **options)


def name(label: Text, **options: Any) -> Any:
    """Declare a person's name."""
    return field(label, Kind.NAME, **options)


def code(label: Text, codes: CodeList, **options: Any) -> Any:
    """Declare a choice from a code list."""
    return field(label, Kind.CODE, codes=codes, **options)


def codes(label: Text, codes: CodeList, **options: Any) -> Any:
    """Declare any number of choices from a code list."""
    return field(label, Kind.CODES, codes=codes, **options)


def yes_no(label: Text, **options: Any) -> Any:
    """Declare a yes or no."""
    return field(label, Kind.BOOLEAN, **options)


def link(label: Text, target: str, **options: Any) -> Any:
    """Declare a link to a record of another table, by its id."""
    return field(label, Kind.LINK, target=target, **options)
