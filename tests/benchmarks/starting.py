"""From the start of the process to the painted unlock page, against an empty window of the same toolkit."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measuring import Row, part, seconds, told

RUNS = 7
EMPTY = """
import os, sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget()
window.show()
app.processEvents()
window.grab()
os._exit(0)  # painted: what ends a process is not what starts it
"""
UNLOCK = """
import os, sys
from pathlib import Path
from integration_desk.app import composition
from integration_desk.shell import Preferences, application, make_window
app = application()
window = make_window(composition(), Preferences(None))
window.show_unlock(Path(sys.argv[1]))
window.show()
app.processEvents()
window.grab()
os._exit(0)  # painted: what ends a process is not what starts it
"""


def start(path: Path) -> Row:
    """Start both in turn and compare the middle of several starts, as installed: with modules compiled already."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(path.parent / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a checkout may be without; whoever installs compiles

    def run(program: str) -> float:
        command = [sys.executable, "-c", program, str(path)]
        return seconds(lambda: subprocess.run(command, check=True, env=environment))

    run(EMPTY), run(UNLOCK)  # compiled, and the files in memory, from here on
    ours, peer = [], []
    for _ in range(RUNS):
        peer.append(run(EMPTY))
        ours.append(run(UNLOCK))
    return Row(
        "start to the painted unlock page",
        told(part(ours, 0.5)),
        told(part(peer, 0.5)),
        f"{part(ours, 0.5) / part(peer, 0.5):.1f} ×",
        "2 ×",
        "peer: an empty PySide6 window",
        met=part(ours, 0.5) <= 2 * part(peer, 0.5),
    )
