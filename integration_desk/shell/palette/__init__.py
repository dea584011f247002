"""The palette under Ctrl+K: every action, page, client, service and number, a few letters away."""

from integration_desk.shell.palette.entries import Entry, find_hits, fitting, offered
from integration_desk.shell.palette.panel import Palette
from integration_desk.shell.palette.ranking import ranked, score

__all__ = ["Entry", "Palette", "find_hits", "fitting", "offered", "ranked", "score"]
