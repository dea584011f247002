"""The verb that opens the window; Qt is loaded here and nowhere else on the command line."""

from pathlib import Path
from typing import Any

from integration_desk.cli.terminal import Terminal


def run_verb(options: Any, _terminal: Terminal) -> int:
    """Open the window on the desk file that is named, else on the one used last."""
    return open_window(Path(options.desk) if options.desk else None)


def open_window(desk: Path | None) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    from integration_desk.app import start_window  # noqa: PLC0415 - no other verb waits for Qt

    return start_window(desk)
