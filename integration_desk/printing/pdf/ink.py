"""Glyphs of a line, written as the operators of a PDF's text object."""

from typing import TYPE_CHECKING

from integration_desk.printing.fonts import Face
from integration_desk.printing.text import Line, PlacedRun
from integration_desk.printing.text.itemise import Item

if TYPE_CHECKING:
    from integration_desk.printing.pdf.sheet import Sheet


class TextInk:
    """Writes one line. ``decorations`` are the stretches to underline or to link: left, right, link, underlined."""

    def __init__(self, sheet: "Sheet", size: float, x: float, y: float, stretch: float) -> None:
        self.sheet = sheet
        self.size = size
        self.x = x
        self.y = y
        self.stretch = stretch
        self.decorations: list[tuple[float, float, str, bool]] = []
        self._code: list[str] = []

    def draw(self, line: Line) -> str:
        """Return the operators that draw a line."""
        self._code.append("BT")
        last: Item | None = None
        text = line.shaped.passage.text
        for part in line.placed():
            left = self.x
            self._run(part, text)
            mark = part.run.item.mark
            if mark.underline or mark.link:
                self.decorations.append((left, self.x, mark.link, mark.underline))
            last = part.run.item
        if last is not None and not last.level & 1 and not line.shaped.passage.base:
            self._space_after(line, last.face)
        self._code.append("ET")
        return "\n".join(self._code)

    def _run(self, part: PlacedRun, text: str) -> None:
        face = part.run.item.face
        embedded = self.sheet.embedded(face)
        self._code.append(f"/{embedded.name} {self.size:.4g} Tf")
        if face.heavier:
            self._code.append(f"2 Tr {self.size * 0.035:.3g} w")
        for word in _words(part, text):
            if word.spoken:
                self._code.append(f"/Span <</ActualText <FEFF{word.spoken.encode('utf-16-be').hex().upper()}>>> BDC")
            self._glyphs(word, part)
            if word.spoken:
                self._code.append("EMC")
        if face.heavier:
            self._code.append("0 Tr")

    def _space_after(self, line: Line, face: Face) -> None:
        """Write the space at which a line was broken, so that words stay apart for those who listen or copy."""
        text = line.shaped.passage.text
        glyph = face.font.get_nominal_glyph(ord(" "))
        if glyph and text[line.end : line.end + 1] in {"", " "}:
            self._code.append(f"<{self.sheet.embedded(face).number(glyph, ' '):04X}> Tj")

    def _glyphs(self, word: "_Word", part: PlacedRun) -> None:
        face = part.run.item.face
        embedded = self.sheet.embedded(face)
        size, thousandth = self.size, self.size / 1000
        height: float | None = None
        pieces: list[str] = []
        codes: list[str] = []
        expected = 0.0

        def end_pieces() -> None:
            if codes:
                pieces.append(f"<{''.join(codes)}>")
                codes.clear()
            if pieces:
                self._code.append(f"[{''.join(pieces)}] TJ")
                pieces.clear()

        for index, shown in word.glyphs:
            glyph = part.glyphs[index]
            x, y = self.x + glyph.x * size, glyph.y * size
            if height is None or abs(y - height) > 0.005:
                end_pieces()
                self._code.append(f"1 0 0 1 {x:.3f} {self.y + y:.3f} Tm")
                height, expected = y, x
            gap = (expected - x) / thousandth
            if abs(gap) >= 0.6:
                if codes:
                    pieces.append(f"<{''.join(codes)}>")
                    codes.clear()
                pieces.append(str(round(gap)))
                expected -= round(gap) * thousandth
            codes.append(f"{embedded.number(glyph.number, shown):04X}")
            expected += face.width(glyph.number) * thousandth
            self.x += glyph.advance * size + (self.stretch if shown == " " else 0.0)
        end_pieces()


class _Word:
    """Glyphs up to a space, with the text that each shows; ``spoken`` replaces it where the glyphs do not tell it."""

    def __init__(self) -> None:
        self.glyphs: list[tuple[int, str]] = []
        self.spoken = ""


def _words(part: PlacedRun, text: str) -> list[_Word]:
    """Cut a run into what can be written at once.

    Only left-to-right words of which a character has several glyphs, as in Indic scripts, are told whole; on
    right-to-left words readers of PDF would scramble it.
    """
    glyphs, item = part.glyphs, part.run.item
    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], part.end], strict=True))
    if len(starts) == len(glyphs):
        whole = _Word()
        whole.glyphs = [(index, text[glyph.cluster : ends[glyph.cluster]]) for index, glyph in enumerate(glyphs)]
        return [whole]
    bearers = _bearers(part)
    words = [_Word()]
    touched: list[int] = []
    for index, glyph in enumerate(glyphs):
        shown = text[glyph.cluster : ends[glyph.cluster]] if bearers[glyph.cluster] == index else ""
        touched.append(glyph.cluster)
        words[-1].glyphs.append((index, shown))
        if shown == " " or index == len(glyphs) - 1:
            if len(set(touched)) < len(touched) and not item.level & 1:
                words[-1].spoken = text[min(touched) : max(ends[cluster] for cluster in touched)]
            words.append(_Word())
            touched = []
    return [word for word in words if word.glyphs]


def _bearers(part: PlacedRun) -> dict[int, int]:
    """Return the index of the glyph that bears each cluster's text: the widest, since dots and marks have no width."""
    found: dict[int, int] = {}
    for index, glyph in enumerate(part.glyphs):
        held = found.get(glyph.cluster)
        if held is None or glyph.advance > part.glyphs[held].advance:
            found[glyph.cluster] = index
    return found
