"""What was found while reading a file: each thing with its row, column, value and a plain reason."""

from collections import Counter

import attrs

from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.records import Record, spec_of
from integration_desk.core.words import T, Text

EFFECTS: CodeList = codelist(
    "import_effects",
    changed=T("Changed", context="value"),
    dropped=T("Left out", context="value"),
    refused=T("Row left out"),
    note=T("Note"),
)

MOST_FINDINGS = 5_000
_LONGEST_SHOWN = 120


@attrs.frozen
class Finding:
    """One thing in a file that could not be taken as it is written.

    ``file`` is the file's name, ``row`` counts as a spreadsheet does (the header is row 1), in JSON from the first
    record; ``column`` names the property. ``effect`` is one of ``EFFECTS``.
    """

    file: str
    row: int
    column: str
    value: str
    reason: Text
    effect: str = "dropped"


@attrs.frozen
class Entry:
    """A record read from a file, with the names of the fields that the file gave."""

    record: Record
    given: frozenset[str]


@attrs.frozen
class Package:
    """All that was read from a file or folder."""

    name: str
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many records of each table were read."""
        return dict(Counter(spec_of(type(entry.record)).table for entry in self.entries))


def shown(value: object) -> str:
    """Return a value as a finding shows it: on one line and not too long."""
    words = value if isinstance(value, str) else repr(value)
    words = " ".join(words.encode("utf-8", "replace").decode().split())
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"
