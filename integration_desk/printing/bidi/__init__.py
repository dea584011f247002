"""The Unicode Bidirectional Algorithm (UAX #9), with isolates: levels of characters, and their order on a line."""

from integration_desk.printing.bidi.classes import bidi_class
from integration_desk.printing.bidi.levels import base_level, levels, resolve_classes, visual_order

__all__ = ["base_level", "bidi_class", "levels", "resolve_classes", "visual_order"]
