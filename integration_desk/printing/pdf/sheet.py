"""The sheet being printed on: a ReportLab canvas that knows lines of shaped text, rules, boxes and pictures.

Lengths are points; the origin is the upper left corner, as on paper.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from integration_desk.printing.fonts import Face
from integration_desk.printing.pdf.embedding import EmbeddedFace
from integration_desk.printing.pdf.ink import TextInk
from integration_desk.printing.pdf.structure import Element, add_structure
from integration_desk.printing.text import Line

# Page streams as bytes; the encoding as text that ReportLab adds makes them a quarter longer.
rl_config.useA85 = 0

_LINKS = re.compile(r"(?:https?://|mailto:|tel:)[\x21-\x7e]+\Z")

Colour = float
"""A shade of grey: 0 is black, 1 is paper. A letter must survive a black-and-white printer."""


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """Metadata with nothing but the title and the author: no program, no date, no person."""

    def format(self, document: Any) -> Any:
        """Write the metadata."""
        known = {"Title": self.title, "Author": self.author}
        return pdfdoc.PDFDictionary({key: pdfdoc.PDFString(value) for key, value in known.items() if value}).format(
            document
        )


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas that names no font of its own: ReportLab's refers to Helvetica, which is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Sheet:
    """Paper under the pen, page after page."""

    def __init__(self, size: tuple[float, float], *, title: str, author: str, language: str) -> None:
        self.width, self.height = size
        self.page = 0
        self._output = BytesIO()
        self._canvas: Any = _Canvas(
            self._output,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language.replace("_", "-") or None,
        )
        info = _Info()
        info.title, info.author = title, author
        self._canvas._doc.info = info
        self._faces: dict[tuple[str, int, int, bool], EmbeddedFace] = {}
        self._marked = 0

    def finish_page(self) -> None:
        """End the page and take a new one."""
        self._canvas.showPage()
        self.page += 1
        self._marked = 0

    def finish(self, root: Element) -> bytes:
        """Return the PDF."""
        document = self._canvas._doc
        document.delayedFonts.extend(self._faces.values())
        add_structure(document, root)
        self._output.write(self._canvas.getpdfdata())
        return self._output.getvalue()

    @contextmanager
    def part(self, element: Element | None) -> Iterator[None]:
        """Mark what is drawn inside as part of the structure, or as an artifact of the page."""
        if element is None:
            self._write("/Artifact BMC")
        else:
            element.content.append((self.page, self._marked))
            self._write(f"/{element.tag} <</MCID {self._marked}>> BDC")
            self._marked += 1
        yield
        self._write("EMC")

    def embedded(self, face: Face) -> EmbeddedFace:
        """Return a face as it stands in this document."""
        found = self._faces.get(face.key)
        if found is None:
            found = self._faces[face.key] = EmbeddedFace(face, f"F{len(self._faces) + 1}")
        return found

    def text_line(
        self, line: Line, x: float, baseline: float, size: float, colour: Colour = 0.0, stretch: float = 0.0
    ) -> None:
        """Draw a line of text from x on; ``stretch`` is added to every space."""
        ink = TextInk(self.embedded, size, x, self.height - baseline, stretch)
        self._write(f"{colour:.3g} g")
        self._write(ink.draw(line))
        for left, right, link, underlined in ink.decorations:
            if underlined:
                self.rule(left, baseline + size * 0.12, right, baseline + size * 0.12, size * 0.06, colour)
            if _LINKS.match(link):
                bottom = self.height - baseline - size * 0.25
                self._canvas.linkURL(link, (left, bottom, right, bottom + size), relative=0)

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: Colour = 0.0, dash: str = ""
    ) -> None:
        """Draw a straight line; ``dash`` is the pattern, such as "3 3"."""
        top = self.height
        self._write(
            f"q {colour:.3g} G {width:.3g} w [{dash}] 0 d {x0:.2f} {top - y0:.2f} m {x1:.2f} {top - y1:.2f} l S Q"
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        line: float = 0.8,
        *,
        fill: Colour | None = None,
        colour: Colour = 0.0,
    ) -> None:
        """Draw a rectangle whose upper left corner is at x, y; a ``line`` of 0 draws no edge."""
        paint = {(True, True): "B", (True, False): "S", (False, True): "f", (False, False): "n"}[
            line > 0, fill is not None
        ]
        shade = "" if fill is None else f"{fill:.3g} g "
        self._write(
            f"q {shade}{colour:.3g} G {line:.3g} w {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re "
            f"{paint} Q"
        )

    def anchor(self, name: str, y: float, heading: str = "") -> None:
        """Let links lead to this height of the page; a heading stands in the outline too."""
        self._canvas.bookmarkHorizontal(name, 0, self.height - y + 6)
        if heading:
            self._canvas.addOutlineEntry(heading, name, 0)

    def link_to(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Make a rectangle lead to an anchor."""
        bottom = self.height - y - height
        self._canvas.linkRect("", name, (x, bottom, x + width, bottom + height), relative=0)

    def circle(self, x: float, y: float, radius: float, line: float = 0.7) -> None:
        """Draw a circle around a point."""
        self._write("q 0 G")
        self._canvas.setLineWidth(line)
        self._canvas.circle(x, self.height - y, radius)
        self._write("Q")

    def squares(self, cells: list[tuple[float, float, float, float]]) -> None:
        """Fill rectangles (x, y, width, height) with black, as one shape without seams."""
        parts = [f"{x:.3f} {self.height - y - high:.3f} {wide:.3f} {high:.3f} re" for x, y, wide, high in cells]
        self._write("q 0 g " + "\n".join(parts) + " f Q")

    def picture(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture whose upper left corner is at x, y."""
        self._canvas.drawImage(image, x, self.height - y - height, width, height, mask="auto")

    def _write(self, code: str) -> None:
        self._canvas._code.append(code)
