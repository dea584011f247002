"""The settings: the centre and its paper, members, how the window looks, backups, recovery, and about the program."""

from integration_desk.shell.settings.page import SettingsPage

__all__ = ["SettingsPage"]
