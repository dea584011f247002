"""Verbs for scripts: do any command of the desk, and list them all."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from integration_desk.cli.desks import catalogue, opened
from integration_desk.cli.terminal import Terminal
from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import Record
from integration_desk.core.values import record_to_json
from integration_desk.core.words import T


def do_verb(options: Any, terminal: Terminal) -> int:
    """Run one command with its arguments as JSON and write what it returned."""
    known = catalogue().commands
    if options.command not in known:
        text = T("There is no command “{command}”. “integration-desk commands” lists them.").put(
            command=options.command
        )
        raise InvalidError((Problem("command", text),))
    command = known[options.command]
    with opened(options) as desk:  # a passphrase on standard input comes before the arguments there
        change = desk.run(command, **command.arguments(_arguments(options.json)))
        terminal.json(_told(change, terminal))
    return 0


def commands_verb(_options: Any, terminal: Terminal) -> int:
    """List the commands, with their arguments and the right that each needs."""
    found = [_described(command, terminal) for _, command in sorted(catalogue().commands.items())]
    if terminal.as_json:
        terminal.json(found)
    else:
        terminal.table([(one["command"], one["label"], _signature(one["parameters"])) for one in found])
    return 0


def _arguments(written: str) -> Mapping[str, Any]:
    try:
        values = json.loads(sys.stdin.read() if written == "-" else written)
    except ValueError as error:
        text = T("The arguments are not JSON: {reason}.").put(reason=str(error))
        raise InvalidError((Problem("json", text),)) from error
    except RecursionError as error:
        raise InvalidError((Problem("json", T("The arguments are nested too deeply.")),)) from error
    if not isinstance(values, Mapping):
        raise InvalidError((Problem("json", T("The arguments must be a JSON object.")),))
    return values


def _told(change: Change, terminal: Terminal) -> dict[str, Any]:
    result = change.result
    return {
        "command": terminal.say(change.name),
        "result": record_to_json(result) if isinstance(result, Record) else result,
        "touched": [{"table": table, "id": row} for table, row in sorted(change.touched)],
        "step": change.step,
    }


def _described(command: Command, terminal: Terminal) -> dict[str, Any]:
    return {
        "command": command.id,
        "label": terminal.say(command.label),
        "right": command.right.id,
        "roles": sorted(role.value for role in command.right.roles),
        "permission": command.right.permission,
        "undoable": command.undoable,
        "parameters": [
            {"name": one.name, "type": one.type_name(), "required": one.required} for one in command.parameters()
        ],
    }


def _signature(parameters: list[dict[str, Any]]) -> str:
    return ", ".join(one["name"] if one["required"] else f"[{one['name']}]" for one in parameters)
