"""Glyphs of a line, written as the operators of a PDF's text object."""

from collections.abc import Callable, Sequence

from integration_desk.printing.fonts import Face
from integration_desk.printing.pdf.embedding import EmbeddedFace
from integration_desk.printing.text import Line, Mark, PlacedRun


class TextInk:
    """Writes one line. ``decorations`` are the stretches to underline or to link: left, right, link, underlined."""

    def __init__(
        self, embedded: Callable[[Face], EmbeddedFace], size: float, x: float, y: float, stretch: float
    ) -> None:
        self.embedded = embedded
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
        self._code.append(f"/{self.embedded(face).name} {self.size:.4g} Tf")
        if face.heavier:
            self._code.append(f"2 Tr {self.size * 0.035:.3g} w")
        if part.plain and not self.stretch:
            self._write(part.marks, face, self.size, self.x, self.y)
            self.x += part.width * self.size
        else:
            self._write_at_place(self._at_place(part), part, text)
        if face.heavier:
            self._code.append("0 Tr")

    def _write_at_place(self, marks: list[Mark], part: PlacedRun, text: str) -> None:
        face = part.run.item.face
        if part.plain:
            self._write(marks, face)
        elif part.run.item.level & 1:
            self._write([mark for mark in marks if mark.told], face)
            self._tell("", [mark for mark in marks if not mark.told], face)
        else:
            self._write_words(marks, part, text)

    def _at_place(self, part: PlacedRun) -> list[Mark]:
        """Return the glyphs of a run where they stand on the page."""
        size, x, y = self.size, self.x, self.y
        self.x += part.width * size
        if not self.stretch:
            return [Mark(glyph, told, x + right * size, y + up * size) for glyph, told, right, up in part.marks]
        marks: list[Mark] = []
        for glyph, told, right, up in part.marks:
            marks.append(Mark(glyph, told, x + right * size, y + up * size))
            if told == " ":
                x += self.stretch
                self.x += self.stretch
        return marks

    def _write_words(self, marks: list[Mark], part: PlacedRun, text: str) -> None:
        face, clusters = part.run.item.face, part.clusters
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

    def _tell(self, told: str, marks: list[Mark], face: Face) -> None:
        """Write glyphs that tell another text than their own."""
        self._code.append(f"/Span <</ActualText <FEFF{told.encode('utf-16-be').hex().upper()}>>> BDC")
        self._write(marks, face)
        self._code.append("EMC")

    def _space_after(self, line: Line, face: Face) -> None:
        """Write the space at which a line was broken, so that words stay apart for those who listen or copy."""
        text = line.shaped.passage.text
        glyph = face.font.get_nominal_glyph(ord(" "))
        if glyph and text[line.end : line.end + 1] in {"", " "}:
            self._code.append(f"<{self.embedded(face).code(glyph, ' ')[0]}> Tj")

    def _write(
        self, marks: Sequence[Mark], face: Face, scale: float = 1.0, left: float = 0.0, base: float = 0.0
    ) -> None:
        """Write glyphs; their places may be shares of a ``scale`` from a beginning on."""
        code_of = self.embedded(face).code
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

        for glyph, told, across, up in marks:
            x, y = left + across * scale, base + up * scale
            if y != height and (height is None or abs(y - height) > 0.005):
                end_pieces()
                self._code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
                height, expected = y, x
            gap = (expected - x) / thousandth
            if gap >= 0.6 or gap <= -0.6:
                end_codes()
                pieces.append(str(round(gap)))
                expected -= round(gap) * thousandth
            code, width = code_of(glyph, told)
            codes.append(code)
            expected += width * thousandth
        end_pieces()
