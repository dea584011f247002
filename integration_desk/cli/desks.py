"""Opening the desk file that a command line works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from integration_desk.app import SLICES
from integration_desk.cli.terminal import passphrase
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T
from integration_desk.store import Catalogue, Desk, entrances, open_desk


def catalogue() -> Catalogue:
    """Return everything that the slices declare."""
    return Catalogue.of(SLICES)


def desk_path(options: Any) -> Path:
    """Return the desk file that is meant."""
    return Path(options.desk) if options.desk else user_data_path("integration-desk", appauthor=False) / "centre.desk"


@contextmanager
def opened(options: Any) -> Iterator[Desk]:
    """Open the desk file as the person who is named, else the first, and close it at the end."""
    path = desk_path(options)
    entrances(path)  # a file that is not there is said before the passphrase is asked for
    desk = open_desk(path, catalogue(), passphrase(options.passphrase_file), member=options.person or "")
    try:
        yield desk
    finally:
        desk.close()


def day_of(written: str | None) -> date | None:
    """Read a date option; raises InvalidError."""
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        text = T("“{written}” is not a date. Write it as 2026-11-24.").put(written=written)
        raise InvalidError((Problem("", text),)) from error
