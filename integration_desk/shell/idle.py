"""Locking when nobody is there: after minutes without a key or a move of the mouse, and when the computer sleeps."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

WARNING_SECONDS = 60
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Counts the seconds without a sign of life. ``warned`` gives the seconds left, 0 when someone is back."""

    warned = Signal(int)
    expired = Signal()

    def __init__(self, parent: QObject, tick: int = 1000) -> None:
        super().__init__(parent)
        self._limit = 0
        self._idle = 0
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(tick)
        self._timer.timeout.connect(self.count)

    def start(self, minutes: int) -> None:
        """Begin to count; 0 minutes means never."""
        self._limit, self._idle = max(0, minutes) * 60, 0
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and self._limit and not self._timer.isActive():
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())
            self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and self._timer.isActive():
            app.focusWindowChanged.disconnect(self._watch)
            self._watch(None)
        self._timer.stop()
        self._revive()

    def _watch(self, window: QWindow | None) -> None:
        """Look at what arrives in the window that has the keyboard: watching every object would slow everything."""
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            self._revive()

    def count(self, seconds: int = 1) -> None:
        """Let so many seconds pass without a sign of life."""
        self._idle += seconds
        if not self._limit:
            return
        if self._idle >= self._limit:
            self.stop()
            self.expired.emit()
        elif self._limit - self._idle <= WARNING_SECONDS:
            self.warned.emit(self._limit - self._idle)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note signs of life; swallow nothing."""
        if event.type() in _SIGNS_OF_LIFE:
            self._revive()
        return False

    def _revive(self) -> None:
        warned = self._limit and self._limit - self._idle <= WARNING_SECONDS
        self._idle = 0
        if warned:
            self.warned.emit(0)


class SleepWatch(QObject):
    """Tells when the computer is about to sleep or its screen is locked, where the system says so (systemd, Linux)."""

    fell_asleep = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        _listen(self)

    @Slot(bool)
    def sleeping(self, about_to: bool) -> None:
        """Hear that the computer sleeps (true) or wakes (false)."""
        if about_to:
            self.fell_asleep.emit()

    @Slot()
    def locked(self) -> None:
        """Hear that the screen was locked."""
        self.fell_asleep.emit()


def _listen(watch: SleepWatch) -> None:
    """Listen on the system's bus; without one, or without Qt's module for it, the idle time alone locks."""
    try:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - absent on some systems
    except ImportError:
        return
    bus = QDBusConnection.systemBus()
    if bus.isConnected():
        manager, path = "org.freedesktop.login1", "/org/freedesktop/login1"
        bus.connect(manager, path, f"{manager}.Manager", "PrepareForSleep", watch, b"1sleeping(bool)")
        bus.connect(manager, "", f"{manager}.Session", "Lock", watch, b"1locked()")
