"""The machine-readable zone in a form: what is scanned or typed fills the fields that are still empty."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer

from integration_desk.clients.mrz import ReadZone, read_zone
from integration_desk.core.errors import InvalidError
from integration_desk.core.words import T
from integration_desk.widgets import Banner, Form

FIELD = "machine_readable_zone"
_PAUSE = 300  # milliseconds: a reader types faster, and half a passport looks like a whole card
_MOST_PROBLEMS = 2  # one wrong character spoils its own check digit and that of the line


class ZoneFiller:
    """Reads the zone of a form after a pause; ``values`` says which fields it fills.

    A field is filled when it is empty or holds what an earlier reading put there: nothing typed by hand is lost.
    """

    def __init__(self, form: Form, values: Callable[[ReadZone], Mapping[str, Any]], today: date) -> None:
        self.told = Banner()
        self._form, self._values, self._today = form, values, today
        self._seen = ""
        self._filled: dict[str, Any] = {}
        self._pause = QTimer(form)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.read)
        form.changed.connect(self._watch)

    def accept(self) -> None:
        """Count the zone that stands there as read: it came with a saved document or a draft."""
        self._seen = self._written()

    def read(self) -> None:
        """Read the zone as it stands."""
        self._pause.stop()
        self._seen = self._written()
        if not self._seen.strip():
            self.told.show_text("")
            return
        try:
            zone = read_zone(self._seen, self._today)
        except InvalidError as error:
            self.told.show_text(error.problems[0].text, "warning")
            return
        if len(zone.problems) <= _MOST_PROBLEMS:
            self._fill(zone)
        if zone.problems:
            self.told.show_text(zone.problems[0], "warning")
        else:
            self.told.show_text(T("Read. All check digits fit; what was empty has been filled."), "success")

    def _watch(self) -> None:
        if self._written() != self._seen:
            self._pause.start()

    def _written(self) -> str:
        return str(self._form.editor(FIELD).value())

    def _fill(self, zone: ReadZone) -> None:
        for name, value in self._values(zone).items():
            editor = self._form.editor(name)
            if not value or editor.trouble() is not None:
                continue
            if not editor.value() or editor.value() == self._filled.get(name):
                editor.set_value(value)
                self._filled[name] = value
