"""What stands above every page as long as it holds: the file cannot be written, is open twice, or is on a share."""

from PySide6.QtCore import QObject, QTimer

from integration_desk.core.words import T
from integration_desk.shell.tasks import ShellTasks
from integration_desk.store import Circumstances, Desk
from integration_desk.widgets import Banner, column, holding

EVERY = 30 * 1000

_READ_ONLY = T(
    "This desk file stands where nothing can be written, so it is open for reading only: no change, no draft and no"
    " entry in the audit trail is saved. Copy it to a disk that can be written to work in it."
)
_SHARED = T(
    "This desk file is open in another window as well. Both may save; a page shows what the other window saved when it"
    " is opened again."
)
_NETWORK = T(
    "This desk file stands on a network drive. Two computers that write there at once can damage it: open it on one"
    " computer at a time, and keep a backup on this computer’s own disk."
)


class Surroundings(QObject):
    """Looks around when the desk is opened and every half minute."""

    def __init__(self, desk: Desk, tasks: ShellTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.read_only, self.shared, self.network = (
            Banner(tone="warning"),
            Banner(tone="warning"),
            Banner(tone="warning"),
        )
        self.widget = holding(column(self.read_only, self.shared, self.network, gap=0))
        self.widget.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look now."""
        self._tasks.call(T("Looking at the desk file"), self._desk.circumstances, then=self._show)

    def _show(self, found: Circumstances) -> None:
        holds = (
            (self.read_only, _READ_ONLY, found.read_only),
            (self.shared, _SHARED, found.shared),
            (self.network, _NETWORK, found.network),
        )
        for banner, text, true in holds:
            if true:
                banner.show_text(text)
            banner.setVisible(true)
        self.widget.setVisible(any(true for _, _, true in holds))

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
