"""Sheets as everybody works with them, whatever file they came from: a header, and rows of text with their numbers."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.words import T

MOST_BYTES = 150 * 1024 * 1024
"""A file larger than this is not read."""

MOST_ROWS = 1_048_576
"""As many rows as a spreadsheet program can hold."""

MOST_COLUMNS = 1_000
_LOOKED_AT = 20
Row = tuple[int, Sequence[str]]
Tell = Callable[[int, int], None]
"""Is told how many rows were read and how many there may be (0: unknown); what it raises ends the reading."""

_TOLD_EVERY = 1_000


@attrs.frozen
class Sheet:
    """One sheet: its name, its header and its filled rows, each with the number that a spreadsheet program shows.

    Rows may be shorter than the header; the header is as wide as the widest row, and "" where it names nothing.
    """

    name: str
    header: tuple[str, ...]
    rows: Sequence[Row]

    def column(self, place: int, *, most: int = 0) -> list[str]:
        """Return the cells of a column, the filled ones only; with ``most``, the first so many."""
        found: list[str] = []
        for _number, cells in self.rows:
            if place < len(cells) and cells[place].strip():
                found.append(cells[place])
                if len(found) == most:
                    break
        return found


@attrs.frozen
class Book:
    """What a file holds. ``form`` is csv or xlsx; ``encoding`` and ``delimiter`` tell how a CSV file was read."""

    name: str
    form: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""

    def sheet(self, name: str = "") -> Sheet:
        """Return the sheet of that name, or the first one; raises ImportRefusedError."""
        if not name:
            return self.sheets[0]
        found = next((one for one in self.sheets if one.name.casefold() == name.casefold()), None)
        if found is None:
            text = T("“{file}” has no sheet “{sheet}”. It has: {sheets}.")
            raise ImportRefusedError(
                text.put(file=self.name, sheet=name, sheets=tuple(one.name for one in self.sheets))
            )
        return found


def telling(rows: Iterable[Row], total: int, tell: Tell | None) -> Iterator[Row]:
    """Give the rows on, and tell from time to time how far they are."""
    for place, row in enumerate(rows):
        if tell is not None and place % _TOLD_EVERY == 0:
            tell(place, total if place < total else 0)
        yield row


def sheet_of(name: str, rows: Iterable[Row]) -> Sheet | None:
    """Make a sheet of numbered rows; what stands above the header (a title, a date) is left out. None when empty."""
    filled = [row for row in rows if any(cell and not cell.isspace() for cell in row[1])]
    if not filled:
        return None
    counts = [sum(1 for cell in cells if cell.strip()) for _number, cells in filled[:_LOOKED_AT]]
    first = next(place for place, count in enumerate(counts) if 2 * count > max(counts))
    width = min(max(len(cells) for _number, cells in filled[first:]), MOST_COLUMNS)
    head = [" ".join(cell.split()) for cell in filled[first][1]]
    while width and not any(len(cells) >= width and cells[width - 1].strip() for _number, cells in filled[first:]):
        width -= 1
    return Sheet(name, tuple([*head, *[""] * width][:width]), filled[first + 1 :])
