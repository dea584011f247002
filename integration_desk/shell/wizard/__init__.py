"""Setting up a centre, step by step, in the window itself."""

from integration_desk.shell.wizard.first_run import FirstRun

__all__ = ["FirstRun"]
