"""What a block stands in: its language, its width, its place in the structure."""

from collections.abc import Mapping

import attrs

from integration_desk.printing.layout.geometry import Geometry
from integration_desk.printing.layout.styles import Look
from integration_desk.printing.pdf import Element
from integration_desk.printing.text.words import direction_of


@attrs.frozen
class Context:
    """The surroundings of a block. ``pages`` tells the page of each anchor, once everything is placed."""

    language: str
    look: Look
    geometry: Geometry
    width: float
    element: Element
    pages: Mapping[str, int] = attrs.field(factory=dict)

    @property
    def mirrored(self) -> bool:
        """Whether what stands side by side begins at the right."""
        return bool(direction_of(self.language))

    def speaking(self, language: str) -> "Context":
        """Return the context in a language; without one it stays."""
        return attrs.evolve(self, language=language) if language and language != self.language else self

    def within(
        self, element: Element, language: str = "", *, narrower: float = 0.0, width: float | None = None
    ) -> "Context":
        """Return the context inside a part of the structure."""
        return attrs.evolve(
            self,
            element=element,
            language=language or self.language,
            width=max((self.width if width is None else width) - narrower, 1.0),
        )
