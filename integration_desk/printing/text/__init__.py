"""Text shaped and broken into lines, in any script and direction."""

from integration_desk.printing.text.lines import Line, forget
from integration_desk.printing.text.shaping import Run, Shaped, missing_in
from integration_desk.printing.text.telling import Mark, PlacedRun
from integration_desk.printing.text.words import Passage, passages

__all__ = ["Line", "Mark", "Passage", "PlacedRun", "Run", "Shaped", "forget", "missing_in", "passages"]
