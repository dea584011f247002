"""The window around the pages: set-up, unlock, sidebar, Today, palette, settings. It knows no slice.

Only what is needed before the first painting is imported here.
"""

from collections.abc import Mapping

# PySide reads the source of every module that is imported after it, to see whether its own switches are used there.
# What knows no Qt comes before it: a tenth of the start.
import integration_desk.core.changes
import integration_desk.core.fields
import integration_desk.i18n  # noqa: F401
from integration_desk.shell.begin import application, grab, make_window, open_window, start
from integration_desk.shell.composition import Composition, PageMaker
from integration_desk.shell.preferences import Appearance, Preferences
from integration_desk.shell.window import MainWindow


def shell_pages() -> Mapping[str, PageMaker]:
    """Return the makers of the shell's own pages, by kind of place."""
    from integration_desk.shell.settings import SettingsPage  # noqa: PLC0415 - after the first painting
    from integration_desk.shell.today import TodayPage  # noqa: PLC0415 - after the first painting

    return {"today": TodayPage, "settings": SettingsPage}


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
