"""What the shell's own pages get from the window, besides what every page gets."""

from typing import Any, Protocol

from integration_desk.shell.looks import Looks
from integration_desk.shell.tasks import ShellTasks
from integration_desk.widgets import Workspace


class ShellWorkspace(Workspace, Protocol):
    """A workspace whose tasks can also call plain functions, and whose look can be changed."""

    @property
    def tasks(self) -> ShellTasks:
        """Commands, queries and plain functions, off the thread of the window."""

    restore_wanted: Any
    """The signal with what puts a backup in the place of the desk file once that is closed."""

    @property
    def looks(self) -> Looks:
        """Language, colours and zoom."""
