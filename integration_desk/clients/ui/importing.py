"""What the import page does away from the painting thread: read a file, check its rows, write what was refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from integration_desk.clients.newcomers import Newcomer, Refusal
from integration_desk.clients.queries import Double, doubles_of
from integration_desk.clients.rules import local_day
from integration_desk.clients.tables import KIND, Intake, sorted_out, suggested, take_in, write_refused
from integration_desk.core.access import Reader
from integration_desk.core.errors import CancelledError
from integration_desk.i18n import current
from integration_desk.spreadsheets import Book, ImportMapping, Rule, Sheet, mappings_of, read_sheets
from integration_desk.widgets import Running

Tell = Callable[[int, int], None]


@attrs.frozen
class Opened:
    """A file that was looked into, and the presets that may fit it."""

    path: str
    book: Book
    presets: tuple[ImportMapping, ...]
    suggested: dict[str, tuple[Rule, ...]]


@attrs.frozen
class Checked:
    """What importing would do: nothing of it is saved yet."""

    intake: Intake
    doubles: tuple[Double, ...]
    compared_until: int
    rules: tuple[Rule, ...]


class Watch:
    """Passes on how far a query is, and ends it when it was cancelled; its ``running`` is set once it runs."""

    def __init__(self) -> None:
        self.running: Running | None = None

    def tell(self, done: int, total: int) -> None:
        """Tell how far it is; raises CancelledError. Called on the thread of the query."""
        running = self.running
        if running is None:
            return
        cancelled: Any = getattr(running.job, "cancelled", None)
        if cancelled is not None and cancelled.is_set():
            raise CancelledError
        running.progressed.emit(done, total)


def open_file(reader: Reader, path: str, encoding: str, tell: Tell) -> Opened:
    """Look into a file."""
    book = read_sheets(Path(path), encoding=encoding, tell=tell)
    return Opened(path, book, tuple(mappings_of(reader, KIND)), {one.name: suggested(one) for one in book.sheets})


def check_rows(reader: Reader, sheet: Sheet, rules: tuple[Rule, ...], tell: Tell) -> Checked:
    """Read the rows and look for those who are known already: the dry run."""
    intake = take_in(sheet, rules, local_day(reader.now), tell)
    doubles = doubles_of(reader, intake.newcomers, tell)
    return Checked(intake, doubles.found, doubles.until, rules)


@attrs.frozen
class Parted:
    """The rows parted by what was chosen: who is imported, what is refused, and how many were left out."""

    people: tuple[Newcomer, ...]
    refused: tuple[Refusal, ...]
    left_out: int


def sort_rows(_reader: Reader, checked: Checked, choices: tuple[str, dict[int, str]]) -> Parted:
    """Part the rows by what was chosen for likely duplicates: with very many it takes longer than a click may."""
    return Parted(*sorted_out(checked.intake, checked.doubles, *choices))


def save_refused(_reader: Reader, path: str, sheet: Sheet, refused: tuple[Refusal, ...]) -> str:
    """Write the refused rows with their reasons; returns the name of the file."""
    write_refused(Path(path), sheet, refused, current())
    return Path(path).name
