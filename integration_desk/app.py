"""The composition root: what the program consists of, in the order of the sidebar.

Everything above the slices meets here and nowhere else. This module needs no window: the pages of the slices are
imported when a window asks for them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from integration_desk.core.slices import Slice
    from integration_desk.shell import Appearance, Composition, MainWindow, PageMaker

    SLICES: tuple[Slice, ...]

SAMPLE_CLIENTS = 200


@cache
def slices() -> tuple[Slice, ...]:
    """Return the slices, in the order of the sidebar; the unlock page is painted before they are needed."""
    from integration_desk import (  # noqa: PLC0415 - half a second when slow
        casework,
        clients,
        directory,
        family_reunification,
        health_access,
        information,
        packs,
        referrals,
        spreadsheets,
    )
    from integration_desk.core.centre import OFFICE  # noqa: PLC0415 - likewise

    return (
        OFFICE,
        spreadsheets.SLICE,
        packs.SLICE,
        clients.SLICE,
        directory.SLICE,
        casework.SLICE,
        referrals.SLICE,
        health_access.SLICE,
        family_reunification.SLICE,
        information.SLICE,
    )


def __getattr__(name: str) -> Any:
    """Give ``SLICES`` when it is first asked for."""
    if name == "SLICES":
        return slices()
    raise AttributeError(name)


def pages() -> Mapping[str, PageMaker]:
    """Return the makers of all pages by the kind of place they show."""
    from integration_desk.casework import ui as casework_ui  # noqa: PLC0415 - Qt is imported only for a window
    from integration_desk.clients import ui as clients_ui  # noqa: PLC0415 - likewise
    from integration_desk.directory import ui as directory_ui  # noqa: PLC0415 - likewise
    from integration_desk.family_reunification import ui as family_ui  # noqa: PLC0415 - likewise
    from integration_desk.health_access import ui as health_access_ui  # noqa: PLC0415 - likewise
    from integration_desk.information import ui as information_ui  # noqa: PLC0415 - likewise
    from integration_desk.referrals import ui as referrals_ui  # noqa: PLC0415 - likewise
    from integration_desk.shell import shell_pages  # noqa: PLC0415 - likewise

    return {
        **shell_pages(),
        **clients_ui.PAGES,
        **directory_ui.PAGES,
        **casework_ui.PAGES,
        **referrals_ui.PAGES,
        **health_access_ui.PAGES,
        **family_ui.PAGES,
        **information_ui.PAGES,
    }


def build_sample_centre(path: Path, progress: Callable[[int, int], None]) -> str:
    """Build the sample centre in a new file; returns the passphrase that opens it."""
    from integration_desk.demo import PASSPHRASE, build_sample  # noqa: PLC0415 - most starts need no sample
    from integration_desk.store import Catalogue  # noqa: PLC0415 - likewise

    today = datetime.now(UTC).astimezone().date()
    build_sample(path, Catalogue.of(slices()), clients=SAMPLE_CLIENTS, seed=1, day=today, progress=progress)
    return PASSPHRASE


def composition() -> Composition:
    """Return what the window is furnished with; from here on the window collects the garbage (``widgets.collecting``).

    Nothing of what a start imports is garbage: looking for some among it would be a twentieth of the start.
    """
    gc.disable()
    from integration_desk.shell import Composition  # noqa: PLC0415 - Qt is imported only for a window

    return Composition(slices, pages, build_sample_centre)


def start_window(desk_path: Path | None = None) -> int:
    """Open the window on a desk file, else on the one used last, and stay; returns the exit status."""
    from integration_desk.shell import start  # noqa: PLC0415 - Qt is imported only for a window

    return start(composition(), desk_path)


def window_for(desk_path: Path, passphrase: str, appearance: Appearance | None = None) -> MainWindow:
    """Return a window with the desk unlocked, not yet shown: for pictures. It keeps no preferences."""
    from integration_desk.shell import open_window  # noqa: PLC0415 - Qt is imported only for a window
    from integration_desk.store import Catalogue, open_desk  # noqa: PLC0415 - likewise

    return open_window(composition(), open_desk(desk_path, Catalogue.of(slices()), passphrase), appearance)
