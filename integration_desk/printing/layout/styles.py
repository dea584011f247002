"""The look of print: sizes, weights and distances, in one place."""

import attrs

from integration_desk.core.documents import Style
from integration_desk.printing.layout.boxes import MM
from integration_desk.printing.layout.texts import Voice

BODY = 10.5
_LARGE = 16 / BODY
GREY = 0.35
LIGHT = 0.72

_HEADINGS = {1: (15.0, 0.0, 3.2), 2: (12.0, 5.2, 1.5), 3: (10.5, 3.6, 0.9)}
_SIZES = {Style.BODY: BODY, Style.LEAD: 12.0, Style.SMALL: 8.5, Style.NOTE: 9.0, Style.STRONG: BODY}


@attrs.frozen
class Look:
    """The look of a document: ``scale`` is 1, or more in large print; ``air`` stretches or tightens distances."""

    scale: float = 1.0
    air: float = 1.0

    @classmethod
    def choices(cls, *, large_print: bool) -> tuple["Look", ...]:
        """Return the looks to try: the usual one, then tighter ones for a letter that nearly fits on its page."""
        if large_print:
            return cls(_LARGE, 1.25), cls(_LARGE, 0.9)
        return cls(), cls(1.0, 0.72), cls(0.95, 0.62), cls(0.9, 0.55), cls(0.86, 0.45)

    def space(self, millimetres: float) -> float:
        """Return a distance in points."""
        return millimetres * MM * self.air

    def voice(self, style: Style) -> Voice:
        """Return the voice of a paragraph; in large print nothing is set smaller than the body."""
        size = max(_SIZES[style], BODY if self.scale > 1 else 0.0) * self.scale
        return Voice(size, bold=style is Style.STRONG, colour=GREY if style is Style.NOTE else 0.0)

    def heading(self, level: int) -> tuple[Voice, float, float]:
        """Return the voice of a heading and the distances before and after it."""
        size, before, after = _HEADINGS[min(max(level, 1), 3)]
        return Voice(size * self.scale, bold=True, tight=True), self.space(before), self.space(after)

    @property
    def label(self) -> Voice:
        """The voice of a label beside its value."""
        return Voice(BODY * self.scale, colour=GREY)

    @property
    def small(self) -> Voice:
        """The voice of what stands under codes, lines and pictures."""
        return Voice(8.5 * self.scale, colour=GREY, tight=True)

    @property
    def cell(self) -> Voice:
        """The voice of a table's cells."""
        return Voice(9.5 * self.scale)

    @property
    def column_head(self) -> Voice:
        """The voice of a table's header."""
        return Voice(9.5 * self.scale, bold=True)
