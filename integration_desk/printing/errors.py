"""What printing says when it cannot do what was asked."""

from integration_desk.core.errors import DeskError
from integration_desk.core.words import T


class MissingGlyphsError(DeskError):
    """No font at hand has these characters; ``characters`` are they."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        named = " ".join(f"{character} (U+{ord(character):04X})" for character in characters)
        super().__init__(
            T(
                "No font on this computer has these characters: {characters}. "
                "They print as empty boxes. Install a font for their script, such as a Noto font."
            ).put(characters=named)
        )
        self.characters = characters


class PrinterError(DeskError):
    """The printing system of the computer refused."""
