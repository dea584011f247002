"""The fonts of the window: the system's own, then the bundled Noto families for every script the desk meets."""

from functools import cache
from pathlib import Path

import manimgx_fonts
from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

_PLAIN = ("Sans Serif", "Sans", "DejaVu Sans", "Helvetica", "Arial")
_FIRST = ("Noto Sans", "Noto Sans Arabic")
_EMOJI, _EMOJI_FILES = "Noto Emoji", "NotoEmoji*.ttf"


@cache
def load_fonts() -> tuple[str, ...]:
    """Give Qt the bundled fonts, once in a process; returns their families."""
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    families: dict[str, None] = dict.fromkeys(_FIRST)
    later = set(_folder().glob(_EMOJI_FILES))
    for path in sorted(set(_folder().glob("*.ttf")) - later):
        number = QFontDatabase.addApplicationFont(str(path))
        families |= dict.fromkeys(QFontDatabase.applicationFontFamilies(number))
    return (*(family for family in families if not family.endswith(" Light")), _EMOJI)


@cache
def load_emoji() -> None:
    """Give Qt the font of pictograms, once in a process: it is larger than all others together, and rarely needed."""
    for path in _folder().glob(_EMOJI_FILES):
        QFontDatabase.addApplicationFont(str(path))


def _folder() -> Path:
    return Path(manimgx_fonts.__file__).parent


def families() -> list[str]:
    """Return the families to draw text with, in order of preference."""
    bundled = list(load_fonts())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    return [name for name in system if name not in (*_PLAIN, *bundled)] + bundled


_TALL = {"Noto Sans Arabic": ("\u0600", "\u08ff"), "Noto Sans Myanmar": ("\u1000", "\u109f")}


def tall_family(words: str) -> str:
    """Return the family of the first tall script in the words, or "".

    A line of text takes its middle from its first family: a fallback that is taller would stand too high in it.
    """
    for character in words:
        for family, (first, last) in _TALL.items():
            if first <= character <= last:
                return family
    return ""


def tall_families() -> dict[str, list[str]]:
    """Return for each tall family the order of families with it first."""
    return {tall: [tall, *(name for name in families() if name != tall)] for tall in _TALL}


def font(pixels: int, *, strong: bool = False) -> QFont:
    """Return the window's font at a size."""
    made = QFont()
    made.setFamilies(families())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made
