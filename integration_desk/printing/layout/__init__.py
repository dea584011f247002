"""Blocks of a document laid out on pages.

The boxes are our own and not ReportLab's flowables: rows split between pages wherever their text does, everything
mirrors for right-to-left languages, a reply slip stands at the foot, and no text is ever too long for its place.
"""

from integration_desk.printing.layout.boxes import Box
from integration_desk.printing.layout.building import boxes_of
from integration_desk.printing.layout.context import Context
from integration_desk.printing.layout.geometry import Geometry
from integration_desk.printing.layout.pages import Placed, paginate
from integration_desk.printing.layout.paper import Stationery
from integration_desk.printing.layout.styles import Look

__all__ = ["Box", "Context", "Geometry", "Look", "Placed", "Stationery", "boxes_of", "paginate"]
