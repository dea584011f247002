"""The window around the pages: set-up, unlock, sidebar, Today, palette, settings. It knows no slice.

Only what is needed before the first painting is imported here.
"""

from collections.abc import Mapping

import integration_desk.widgets  # noqa: F401 - first: what comes after it is imported without detours
from integration_desk.shell.begin import application, grab, make_window, open_window, start
from integration_desk.shell.composition import Composition, PageMaker
from integration_desk.shell.preferences import Appearance, Preferences
from integration_desk.shell.window import MainWindow


def shell_pages() -> Mapping[str, PageMaker]:
    """Return the makers of the shell's own pages, by kind of place."""
    from integration_desk.shell.packs import PAGES  # noqa: PLC0415 - after the first painting
    from integration_desk.shell.settings import SettingsPage  # noqa: PLC0415 - after the first painting
    from integration_desk.shell.today import TodayPage  # noqa: PLC0415 - after the first painting

    return {"today": TodayPage, "settings": SettingsPage, **PAGES}


__all__ = [
    "Appearance",
    "Composition",
    "MainWindow",
    "PageMaker",
    "Preferences",
    "application",
    "grab",
    "make_window",
    "open_window",
    "shell_pages",
    "start",
]
