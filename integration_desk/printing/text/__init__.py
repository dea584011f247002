"""Text shaped and broken into lines, in any script and direction."""

from integration_desk.printing.text.lines import Line, PlacedRun
from integration_desk.printing.text.shaping import Run, Shaped, forget, missing_in
from integration_desk.printing.text.words import Passage, passages

__all__ = ["Line", "Passage", "PlacedRun", "Run", "Shaped", "forget", "missing_in", "passages"]
