"""The door stays light: the engines are loaded by the first page, not by the import."""

import subprocess
import sys


def test_the_import_loads_no_engine() -> None:
    engines = "reportlab", "uharfbuzz", "PIL"
    code = f"import sys, integration_desk.printing; print([name for name in {engines} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
