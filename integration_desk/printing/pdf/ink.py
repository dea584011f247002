"""Glyphs of a line, written as the operators of a PDF's text object."""

from typing import TYPE_CHECKING, NamedTuple

from integration_desk.printing.fonts import Face
from integration_desk.printing.text import Line, PlacedRun

if TYPE_CHECKING:
    from integration_desk.printing.pdf.sheet import Sheet


class _Mark(NamedTuple):
    """A glyph at its place, with the text that it tells."""

    glyph: int
    told: str
    x: float
    y: float


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
        text = line.shaped.passage.text
        last: PlacedRun | None = None
        for part in line.placed():
            left = self.x
            self._run(part, text)
            mark = part.run.item.mark
            if mark.underline or mark.link:
                self.decorations.append((left, self.x, mark.link, mark.underline))
            last = part
        if last is not None and not last.run.item.level & 1 and not line.shaped.passage.base:
            self._space_after(line, last.run.item.face)
        self._code.append("ET")
        return "\n".join(self._code)

    def _run(self, part: PlacedRun, text: str) -> None:
        """Write a run.

        Where a character has several glyphs, as in Indic scripts, a left-to-right word tells its text as a whole. On
        right-to-left words readers of PDF would scramble that: there one glyph tells the text, and the dots and marks
        that tell nothing are written after all others, so that they do not tear the word apart.
        """
        face = part.run.item.face
        self._code.append(f"/{self.sheet.embedded(face).name} {self.size:.4g} Tf")
        if face.heavier:
            self._code.append(f"2 Tr {self.size * 0.035:.3g} w")
        marks, clusters = self._marks(part, text)
        if len(set(clusters)) == len(clusters):
            self._write(marks, face)
        elif part.run.item.level & 1:
            self._write([mark for mark in marks if mark.told], face)
            self._tell("", [mark for mark in marks if not mark.told], face)
        else:
            self._write_words(marks, clusters, part, text)
        if face.heavier:
            self._code.append("0 Tr")

    def _marks(self, part: PlacedRun, text: str) -> tuple[list[_Mark], list[int]]:
        """Return the glyphs of a run at their places, and the cluster of each.

        Readers of PDF turn right-to-left words around character by character, also within what one glyph tells, so a
        letter with its vowel marks tells them in the order of the eye.
        """
        clusters = [glyph.cluster for glyph in part.glyphs]
        starts = sorted(set(clusters))
        ends = dict(zip(starts, [*starts[1:], part.end], strict=True))
        bearers = _bearers(part)
        backwards = bool(part.run.item.level & 1)
        marks: list[_Mark] = []
        for index, glyph in enumerate(part.glyphs):
            whole = text[glyph.cluster : ends[glyph.cluster]]
            told = (whole[::-1] if backwards else whole) if bearers[glyph.cluster] == index else ""
            marks.append(_Mark(glyph.number, told, self.x + glyph.x * self.size, self.y + glyph.y * self.size))
            self.x += glyph.advance * self.size + (self.stretch if whole == " " else 0.0)
        return marks, clusters

    def _write_words(self, marks: list[_Mark], clusters: list[int], part: PlacedRun, text: str) -> None:
        face = part.run.item.face
        start = 0
        for index, mark in enumerate(marks):
            if mark.told != " " and index < len(marks) - 1:
                continue
            word, touched = marks[start : index + 1], clusters[start : index + 1]
            if len(set(touched)) == len(touched):
                self._write(word, face)
            else:
                following = [cluster for cluster in clusters if cluster > max(touched)]
                self._tell(text[min(touched) : min(following, default=part.end)], word, face)
            start = index + 1

    def _tell(self, told: str, marks: list[_Mark], face: Face) -> None:
        """Write glyphs that tell another text than their own."""
        self._code.append(f"/Span <</ActualText <FEFF{told.encode('utf-16-be').hex().upper()}>>> BDC")
        self._write(marks, face)
        self._code.append("EMC")

    def _space_after(self, line: Line, face: Face) -> None:
        """Write the space at which a line was broken, so that words stay apart for those who listen or copy."""
        text = line.shaped.passage.text
        glyph = face.font.get_nominal_glyph(ord(" "))
        if glyph and text[line.end : line.end + 1] in {"", " "}:
            self._code.append(f"<{self.sheet.embedded(face).number(glyph, ' '):04X}> Tj")

    def _write(self, marks: list[_Mark], face: Face) -> None:
        embedded = self.sheet.embedded(face)
        thousandth = self.size / 1000
        height: float | None = None
        pieces: list[str] = []
        codes: list[str] = []
        expected = 0.0

        def end_codes() -> None:
            if codes:
                pieces.append(f"<{''.join(codes)}>")
                codes.clear()

        def end_pieces() -> None:
            end_codes()
            if pieces:
                self._code.append(f"[{''.join(pieces)}] TJ")
                pieces.clear()

        for mark in marks:
            if height is None or abs(mark.y - height) > 0.005:
                end_pieces()
                self._code.append(f"1 0 0 1 {mark.x:.3f} {mark.y:.3f} Tm")
                height, expected = mark.y, mark.x
            gap = (expected - mark.x) / thousandth
            if abs(gap) >= 0.6:
                end_codes()
                pieces.append(str(round(gap)))
                expected -= round(gap) * thousandth
            codes.append(f"{embedded.number(mark.glyph, mark.told):04X}")
            expected += face.width(mark.glyph) * thousandth
        end_pieces()


def _bearers(part: PlacedRun) -> dict[int, int]:
    """Return the index of the glyph that bears each cluster's text: the widest, since dots and marks have no width."""
    found: dict[int, int] = {}
    for index, glyph in enumerate(part.glyphs):
        held = found.get(glyph.cluster)
        if held is None or glyph.advance > part.glyphs[held].advance:
            found[glyph.cluster] = index
    return found
