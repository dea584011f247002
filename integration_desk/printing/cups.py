"""Printing through CUPS: the PDF itself goes to the queue, as sharp as the printer can, and no file is left behind."""

import shutil
import subprocess

from integration_desk.core.words import T
from integration_desk.printing.errors import PrinterError

_PATIENCE = 20


def printers() -> tuple[str, ...]:
    """Return the names of the queues, the default one first; none where the computer has no CUPS."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return ()
    names = _answer([lpstat, "-e"]).split()
    default = _answer([lpstat, "-d"]).rpartition(":")[2].strip()
    return tuple(sorted(names, key=lambda name: (name != default, names.index(name))))


def send(pdf: bytes, title: str, copies: int, printer: str) -> None:
    """Hand a PDF to a queue."""
    lp = shutil.which("lp")
    if lp is None:
        raise PrinterError(T("This computer has no printing system. Save the letter as a PDF and print it elsewhere."))
    command = [lp, "-s", "-n", str(max(copies, 1)), "-t", title, *(["-d", printer] if printer else []), "-"]
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as refusal:
        raise PrinterError(T("The printing system does not answer. Nothing was printed; try again.")) from refusal
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("lp:").strip()
        raise PrinterError(
            T("The printer refused the letter: {reason}. Choose another printer or save it as a PDF.").put(
                reason=reason.rstrip(".") or "?"
            )
        )


def _answer(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
