"""The command line: every main job of the desk without a window."""

import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from integration_desk.cli.arguments import VERBS, parser
from integration_desk.cli.terminal import Terminal
from integration_desk.core.errors import CancelledError, DeskError
from integration_desk.core.words import T, Text


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line; returns 0, 1 when the desk said no, 2 when what was given is wrong."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a script's terminal may know no Arabic
    terminal = Terminal()
    try:
        return _carry_out(list(sys.argv[1:] if arguments is None else arguments), terminal)
    except DeskError as error:
        terminal.complain(error)
        return error.status
    except KeyboardInterrupt:
        terminal.complain(CancelledError())
        return 1
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        terminal.tell(_refused(error))
        return 1
    except Exception as error:  # noqa: BLE001 - a person never sees a traceback; the place is enough to report
        terminal.tell(_fault(error))
        return 1


def window() -> int:
    """Open the window: what the icon on the desktop starts."""
    return main(["run", *sys.argv[1:]])


def _carry_out(arguments: list[str], terminal: Terminal) -> int:
    top = parser(terminal.say)
    options = top.parse_args(arguments)
    verb = next((one for one in VERBS if one.name == options.verb), None)
    if verb is None:
        top.print_help()
        return 2
    terminal.as_json = verb.json_is_argument or options.json
    module = importlib.import_module(f"{__name__}.{verb.module}")  # now, so that help is quick and needs no engine
    carry_out: Callable[[Any, Terminal], int] = getattr(module, f"{verb.name}_verb")
    return carry_out(options, terminal)


def _refused(error: OSError) -> Text:
    """Name the file that the system refused; without a name, it was the output."""
    if error.filename is None:
        return T("The result could not be written ({reason}).").put(reason=error.strerror or "")
    return T("{file} could not be used ({reason}).").put(file=str(error.filename), reason=error.strerror or "")


def _fault(error: Exception) -> Text:
    """Name an unforeseen fault by its kind and place, without the values that it happened on."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    text = T("The program met a fault that it does not know ({kind}, {place}). What was saved before is safe.")
    return text.put(kind=type(error).__name__, place=place)


__all__ = ["main", "window"]
