"""The composition root: what the program consists of, in the order of the sidebar.

Everything above the slices meets here and nowhere else. This module needs no window: the pages of the slices are
imported when a window asks for them.
"""

from integration_desk import clients, directory, referrals
from integration_desk.core.centre import OFFICE
from integration_desk.core.slices import Slice

SLICES: tuple[Slice, ...] = (OFFICE, clients.SLICE, directory.SLICE, referrals.SLICE)
