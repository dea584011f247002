"""Language, colours and zoom of the running window, kept per person on this computer."""

from typing import Any

import attrs
from PySide6.QtWidgets import QApplication

from integration_desk import i18n
from integration_desk.shell.preferences import Appearance, Preferences
from integration_desk.widgets import theme

ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200, 225, 250)


class Layouts:
    """How a person has arranged the columns of lists, by the list's name."""

    def __init__(self, preferences: Preferences, person: str) -> None:
        self._preferences, self._person = preferences, person

    def get(self, name: str) -> Any:
        """Return how a list is arranged, or None."""
        return self._preferences.layout(self._person, name)

    def __setitem__(self, name: str, layout: Any) -> None:
        """Keep how a list is arranged."""
        self._preferences.keep_layout(self._person, name, layout)


class Looks:
    """Applies an appearance and remembers what was changed."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        self._app, self._preferences = app, preferences
        self._person = ""
        self.now = Appearance()

    def put_on(self, appearance: Appearance, *, person: str = "") -> None:
        """Show the window in an appearance from now on."""
        self._person, before = person, self.now
        self.now = appearance
        if appearance.language:
            i18n.use(appearance.language)
        if (before.scheme, before.zoom) != (appearance.scheme, appearance.zoom):
            theme.apply(self._app, appearance.scheme, appearance.zoom)

    def begin(self, appearance: Appearance) -> None:
        """Give the window its first appearance."""
        self.now = appearance
        if appearance.language:
            i18n.use(appearance.language)
        theme.apply(self._app, appearance.scheme, appearance.zoom)

    def change(self, **values: Any) -> None:
        """Change a part of the appearance, and keep it."""
        self.put_on(attrs.evolve(self.now, **values), person=self._person)
        self._preferences.keep_appearance(self.now, self._person)

    def layouts(self, person: str) -> Layouts:
        """Return how a person arranged her lists."""
        return Layouts(self._preferences, person)

    def zoom(self, step: int) -> None:
        """Make everything larger (1), smaller (-1) or of normal size (0)."""
        if step == 0:
            self.change(zoom=100)
            return
        steps = [one for one in ZOOMS if (one > self.now.zoom if step > 0 else one < self.now.zoom)]
        if steps:
            self.change(zoom=steps[0] if step > 0 else steps[-1])
