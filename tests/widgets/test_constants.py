"""A long day of calls and signals does not end the program."""

import subprocess
import sys

PROGRAM = """
import integration_desk.widgets
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
app = QApplication([])
sheet = QWidget()
layout = QVBoxLayout(sheet)
source = QLineEdit()
for _ in range(50_000):
    layout.setSpacing(3)
    source.returnPressed.emit()
print("alive")
"""


def test_calls_and_signals_can_go_on_for_ever() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=120)
    assert (run.returncode, run.stdout.strip()) == (0, "alive"), run.stderr
