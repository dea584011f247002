"""What cases give to the rest of the program."""

from integration_desk.core.slices import Action, SidebarEntry

CASE_SIDEBAR: tuple[SidebarEntry, ...] = ()
CASE_ACTIONS: tuple[Action, ...] = ()
