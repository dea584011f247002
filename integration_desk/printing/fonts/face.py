"""One face of a font at one weight, ready to shape and to measure."""

from functools import cached_property
from pathlib import Path
from typing import Any

import uharfbuzz as hb

REGULAR = 400
BOLD = 700


class Face:
    """A font file at one weight. ``heavier`` asks for a drawn boldness where the file has none of its own."""

    def __init__(self, path: Path, index: int, weight: int, *, heavier: bool = False) -> None:
        self.path = path
        self.index = index
        self.weight = weight
        self.heavier = heavier
        self.blob: Any = hb.Blob.from_file_path(str(path))
        self.face: Any = hb.Face(self.blob, index)
        self.font: Any = hb.Font(self.face)
        self.upem: int = self.face.upem
        self.axes = {axis.tag: axis.default_value for axis in self.face.axis_infos}
        if "wght" in self.axes:
            self.axes["wght"] = weight
        if self.axes:
            self.font.set_variations(self.axes)
        self._widths: dict[int, int] = {}

    @property
    def key(self) -> tuple[str, int, int, bool]:
        """What tells this face from every other."""
        return str(self.path), self.index, self.weight, self.heavier

    @cached_property
    def name(self) -> str:
        """The PostScript name, safe to stand in a PDF."""
        name = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        plain = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter == "-"))
        return (plain or "Font") + ("-Bold" if self.weight == BOLD and "Bold" not in plain else "")

    @cached_property
    def is_cff(self) -> bool:
        """Whether the outlines are PostScript outlines, which a PDF holds in another way."""
        return any(tag in {"CFF ", "CFF2"} for tag in self.face.table_tags)

    @cached_property
    def extents(self) -> tuple[float, float]:
        """Ascent and descent, as shares of the size; the descent is negative."""
        extents = self.font.get_font_extents("ltr")
        return extents.ascender / self.upem, extents.descender / self.upem

    def width(self, glyph: int) -> int:
        """Return the advance of a glyph in thousandths of the size, rounded as the PDF says it."""
        width = self._widths.get(glyph)
        if width is None:
            width = self._widths[glyph] = round(self.font.get_glyph_h_advance(glyph) * 1000 / self.upem)
        return width

    def __repr__(self) -> str:
        return f"Face({self.path.name}, {self.weight})"
