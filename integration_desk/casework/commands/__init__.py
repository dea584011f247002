"""What one can do in casework: each command is one step of undo. Each subject has a module with its own tuple."""

from integration_desk.core.commands import Command

COMMANDS: tuple[Command, ...] = ()
