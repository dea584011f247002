"""What happens when the program itself is at fault: nothing is lost, and the text to send holds nobody's data."""

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from integration_desk import __version__
from integration_desk.core.words import T
from integration_desk.widgets import Button, Label, at_least, column, name_for_readers, row, speak

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def crash_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what a maintainer needs: versions and the lines of the program, never values or messages.

    Messages of errors may quote what somebody typed, so they are left out.
    """
    lines = [
        f"Integration Desk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(trace):
        place = frame.filename.replace("\\", "/")
        for mark in ("integration_desk/", "site-packages/", "lib/python"):
            if mark in place:
                place = mark + place.rpartition(mark)[2]
                break
        else:
            place = place.rpartition("/")[2]
        lines.append(f"  {place}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


class CrashDialog(QDialog):
    """Says what happened, what is safe and what to do, with the text to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak(self, self.setWindowTitle, T("Something went wrong"))
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        name_for_readers(details, T("Details for the maintainers"))
        at_least(details, width=560, height=180)
        copy = Button(T("Copy the details"), lambda: QGuiApplication.clipboard().setText(text), icon="copy")
        close = Button(T("Go on working"), self.accept, kind="primary")
        self.setLayout(
            column(
                Label(T("The program made a mistake."), voice="section"),
                Label(
                    T(
                        "What was saved is safe, and what you were typing is kept as a draft. You can go on working. "
                        "If it happens again, send these details to whoever looks after your computers: they hold no "
                        "personal data and are sent nowhere by themselves."
                    ),
                    wrap=True,
                ),
                details,
                row(copy, None, close),
                gap=12,
                margins=(24, 24, 24, 24),
            )
        )
        close.setFocus()


def install_crash_dialog(parent: Callable[[], QWidget | None]) -> ExceptHook:
    """Show the dialog for whatever nothing else caught; returns the hook that was there before."""
    before = sys.excepthook
    open_dialogs: list[CrashDialog] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        text = crash_text(kind, trace)
        print(text, file=sys.stderr)  # noqa: T201 - the only log there is, and it holds no data
        if not any(dialog.isVisible() for dialog in open_dialogs):
            dialog = CrashDialog(text, parent())
            open_dialogs[:] = [dialog]
            dialog.open()

    sys.excepthook = hook
    return before
