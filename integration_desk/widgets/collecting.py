"""Python's garbage collector, kept on the thread that paints.

The collector runs on whatever thread allocates. On a reading thread it may meet widgets: taking one apart there holds
a lock of Qt's while it waits for Python's, and the painting thread waits the other way round – the window freezes for
good. So automatic collection is switched off and a timer of the painting thread does it instead.
"""

import gc
import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_PAUSE = 300  # milliseconds
_FULL = 30  # seconds between collections of everything


class Collector(QObject):
    """Collects garbage on the thread that it lives on, as often as Python would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("collector")
        self._full = time.monotonic()
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_PAUSE)

    def collect(self) -> None:
        """Collect the generations that are due."""
        young, middle, _old = gc.get_count()
        if time.monotonic() - self._full > _FULL:
            self._full = time.monotonic()
            gc.collect()
        elif young > gc.get_threshold()[0]:
            gc.collect(1 if middle > gc.get_threshold()[1] else 0)


def keep_collecting_here() -> None:
    """Keep the collector on this thread from now on; again does nothing."""
    app = QCoreApplication.instance()
    if app is not None and app.findChild(Collector, "collector") is None:
        Collector(app)
