"""Starting the window: the unlock page is painted first, everything heavy is imported while one types."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from integration_desk.i18n import languages, speaker
from integration_desk.shell.looks import Looks
from integration_desk.shell.preferences import Appearance, Preferences, usual_path
from integration_desk.shell.window import MainWindow
from integration_desk.widgets import load_emoji, start_following, theme

if TYPE_CHECKING:
    from integration_desk.shell.composition import Composition
    from integration_desk.store import Desk


_TURN = 0.0005
"""Seconds after which a thread that reads lets the one that paints go on; Python would wait for a third of a frame."""


def application() -> QApplication:
    """Return the one application of the process."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    theme.style_given(app)
    app.setApplicationName("integration-desk")
    app.setDesktopFileName("integration-desk")
    return app


def make_window(composition: Composition, preferences: Preferences) -> MainWindow:
    """Make the window in the appearance used last; it shows nothing yet."""
    looks = Looks(application(), preferences)
    looks.begin(_usual(preferences))
    start_following()
    return MainWindow(composition, preferences, looks)


def start(composition: Composition, desk_path: Path | None = None, *, wizard: bool = False) -> int:
    """Show the window and stay until it is closed; returns the exit status."""
    app = application()
    window = make_window(composition, Preferences(usual_path()))
    if wizard or (desk_path is not None and not desk_path.exists()):
        window.show_first_run(desk_path)
    else:
        window.show_unlock(desk_path)
    window.seen.connect(lambda: _prepare(composition, window))
    window.show()
    return app.exec()


def _prepare(composition: Composition, window: MainWindow) -> None:
    """Import what the open desk needs while the person types her passphrase."""
    from integration_desk.shell.crash import install_crash_dialog  # noqa: PLC0415 - after the first painting
    from integration_desk.store import bar_this_thread  # noqa: PLC0415 - after the first painting

    install_crash_dialog(lambda: window)
    bar_this_thread()
    load_emoji()
    sys.setswitchinterval(_TURN)

    def load() -> None:
        import integration_desk.shell.room  # noqa: F401, PLC0415 - imported for speed only

        _ = (composition.slices, composition.pages)
        for tag in languages():
            speaker(tag).language(tag)  # the palette offers each language under its own name
        gc.freeze()  # modules stay for good: to look through them again and again would halt the window

    threading.Thread(target=load, name="imports", daemon=True).start()


def open_window(composition: Composition, desk: Desk, appearance: Appearance | None = None) -> MainWindow:
    """Return a window in which a desk is open already, for pictures and tests: it keeps no preferences."""
    shown = appearance or Appearance("en", "light")
    preferences = Preferences(None)
    preferences.keep_appearance(shown, desk.person.id)
    window = make_window(composition, preferences)
    load_emoji()
    window.enter(desk)
    return window


def grab(widget: QWidget) -> QPixmap:
    """Return a picture of a window, fully laid out."""
    widget.ensurePolished()
    QApplication.processEvents()
    return widget.grab()


def _usual(preferences: Preferences) -> Appearance:
    """Return the appearance used last; on a new computer, the system's language if the desk knows it."""
    kept = preferences.appearance()
    if kept.language:
        return kept
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - only on the very first start

    known = languages()
    wanted = [tag.split("-")[0] for tag in QLocale.system().uiLanguages()]
    language = next((tag for tag in wanted if tag in known), "en")
    return Appearance(language, kept.scheme, kept.zoom, kept.sidebar)
