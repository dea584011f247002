"""Boxes drawn rather than set: codes, pictures, boxes to tick, the cut line."""

from functools import lru_cache
from io import BytesIO
from typing import Any

import attrs
import segno
from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from segno.encoder import DataOverflowError

from integration_desk.printing.layout.boxes import MM, Box
from integration_desk.printing.layout.texts import TextBox
from integration_desk.printing.pdf import Element, Sheet

_LARGEST_PIXELS = 1600


@attrs.define(eq=False)
class Tick(Box):
    """An empty box to tick, in the middle of a line of a height."""

    side: float
    line_height: float
    mirrored: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002
        """Return the height of the line."""
        return self.line_height

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the square."""
        left = x + width - self.side if self.mirrored else x
        with sheet.part(None):
            sheet.box(left, y + (self.line_height - self.side) / 2, self.side, self.side, 0.8)


@lru_cache(maxsize=64)
def qr_cells(content: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the size of a QR code in modules and its dark runs (row, first column, length); size 0 if too long."""
    try:
        code = segno.make_qr(content, error="m", boost_error=False)
    except (DataOverflowError, ValueError):
        return 0, ()
    runs: list[tuple[int, int, int]] = []
    for row, modules in enumerate(code.matrix):
        start = None
        for column, dark in enumerate([*modules, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append((row, start, column - start))
                start = None
    return len(code.matrix), tuple(runs)


@attrs.define(eq=False)
class QRBox(Box):
    """A QR code, at the start side or in the middle of its place."""

    content: str
    side: float
    element: Element
    mirrored: bool = False
    centred: bool = False
    before: float = 0.0
    after: float = 0.0

    def height(self, width: float) -> float:
        """Return the side of the code."""
        return min(self.side, width) if qr_cells(self.content)[0] else 0.0

    def natural_width(self) -> float:
        """Return the side of the code."""
        return self.side

    def least_width(self) -> float:
        """Return the side of the code."""
        return self.side

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the code."""
        size, runs = qr_cells(self.content)
        if not size:
            return
        side = min(self.side, width)
        slack = width - side
        left = x + (slack / 2 if self.centred else slack if self.mirrored else 0.0)
        module = side / size
        with sheet.part(self.element):
            sheet.squares(
                [(left + column * module, y + row * module, length * module, module) for row, column, length in runs]
            )


@lru_cache(maxsize=16)
def read_picture(data: bytes) -> Any:
    """Return a picture ready to be drawn, made smaller where it has more points than print shows; None if broken."""
    try:
        with Image.open(BytesIO(data)) as opened:
            opened.load()
            image = opened.convert("RGBA" if "A" in opened.getbands() or "transparency" in opened.info else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    image.thumbnail((_LARGEST_PIXELS, _LARGEST_PIXELS))
    if image.mode == "RGBA":
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    if data[:2] == b"\xff\xd8":
        packed = BytesIO()
        image.save(packed, "JPEG", quality=88)
        packed.seek(0)
        return ImageReader(packed)
    return ImageReader(image)


@attrs.define(eq=False)
class PictureBox(Box):
    """A picture, as high as asked for or as the width allows."""

    image: Any
    wanted_height: float
    element: Element
    mirrored: bool = False
    before: float = 0.0
    after: float = 0.0

    def _size(self, width: float) -> tuple[float, float]:
        across, down = self.image.getSize()
        ratio = across / max(down, 1)
        high = min(self.wanted_height, width / max(ratio, 1e-3))
        return high * ratio, high

    def height(self, width: float) -> float:
        """Return the height at a width."""
        return self._size(width)[1]

    def natural_width(self) -> float:
        """Return the width at the wanted height."""
        return self._size(1e6)[0]

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the picture at the start side."""
        wide, high = self._size(width)
        with sheet.part(self.element):
            sheet.picture(self.image, x + width - wide if self.mirrored else x, y, wide, high)


@attrs.define(eq=False)
class CutLine(Box):
    """The line to cut along, with scissors at its start and a word in its middle."""

    word: TextBox
    mirrored: bool = False

    def height(self, width: float) -> float:
        """Return the height of the word."""
        return max(self.word.height(width), 5 * MM)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw scissors, dashes and the word."""
        middle = y + self.height(width) / 2
        reach, space = 6 * MM, 1.5 * MM
        word_width = min(self.word.natural_width(), width / 2)
        word_left = x + (width - word_width) / 2
        with sheet.part(None):
            self._scissors(sheet, x + width if self.mirrored else x, middle, -1 if self.mirrored else 1)
            first = x if self.mirrored else x + reach
            last = x + width - reach if self.mirrored else x + width
            if word_width > 1:
                sheet.rule(first, middle, word_left - space, middle, 0.6, 0.3, "3 2.5")
                sheet.rule(word_left + word_width + space, middle, last, middle, 0.6, 0.3, "3 2.5")
            else:
                sheet.rule(first, middle, last, middle, 0.6, 0.3, "3 2.5")
        self.word.draw(sheet, word_left, middle - self.word.height(word_width) / 2, word_width)

    @staticmethod
    def _scissors(sheet: Sheet, x: float, y: float, forward: int) -> None:
        ring, spread, reach = 1.05 * MM, 1.25 * MM, 5.2 * MM
        for side in (-1, 1):
            sheet.circle(x + forward * ring, y + side * spread, ring * 0.82)
            sheet.rule(
                x + forward * (ring * 1.75), y + side * spread * 0.55, x + forward * reach, y - side * spread, 0.9
            )
