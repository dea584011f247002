"""A document made into a PDF."""

from collections.abc import Callable

import attrs

from integration_desk.core.documents import Block, Document, PageBreak, ReplySlip, Section
from integration_desk.printing.layout import Box, Context, Geometry, Look, Placed, Stationery, boxes_of, paginate
from integration_desk.printing.layout.forms import qr_cells, read_picture
from integration_desk.printing.pdf import Element, Sheet
from integration_desk.printing.text import forget as forget_text
from integration_desk.printing.text.words import clean

Tell = Callable[[int, int], None]
_ALL, _LAID_OUT = 1000, 600


def render_document(document: Document, tell: Tell | None = None) -> bytes:
    """Lay a document out and return it as a PDF; ``tell(done, total)`` hears how far it is, and may raise to end it."""
    geometry = Geometry.of(document.paper)
    layout = _laid_out(document, geometry, tell)
    sheet = Sheet(geometry.size, title=clean(document.title), author=clean(document.author), language=document.language)
    for number, placed in enumerate(layout.pages):
        layout.stationery.draw(sheet, number, len(layout.pages))
        for thing in placed:
            if thing.box.anchor:
                sheet.anchor(thing.box.anchor, thing.y, thing.box.heading)
            thing.box.draw(sheet, thing.x, thing.y, thing.width)
        sheet.finish_page()
        if tell is not None:
            tell(_LAID_OUT + (_ALL - _LAID_OUT) * (number + 1) // len(layout.pages), _ALL)
    return sheet.finish(layout.root)


@attrs.define
class _Layout:
    """A document laid out."""

    root: Element
    stationery: Stationery
    pages: list[list[Placed]]
    slips: list[tuple[Box, int]]

    def lonely_segments(self) -> set[int]:
        """Return the segments whose reply slip stands alone on a page."""
        lonely = {id(placed[0].box) for placed in self.pages if placed and placed[0].box.at_foot}
        return {segment for slip, segment in self.slips if id(slip) in lonely}


def _laid_out(document: Document, geometry: Geometry, tell: Tell | None) -> _Layout:
    """Lay out in the usual look; a segment whose reply slip would stand alone on a page is set tighter, if that helps.

    A letter that nearly fits on its page with its slip should fit, as a good secretary would see to.
    """
    choices = Look.choices(large_print=document.large_print)
    segments = _segments(document.blocks)
    tightness = [0] * len(segments)
    layout = _lay_out(document, geometry, segments, [choices[0]] * len(segments), tell)
    while lonely := {segment for segment in layout.lonely_segments() if tightness[segment] >= 0}:
        for segment in lonely:
            tightness[segment] = tightness[segment] + 1 if tightness[segment] + 1 < len(choices) else -1
        looks = [choices[max(tight, 0)] for tight in tightness]
        layout = _lay_out(document, geometry, segments, looks, tell)
    return layout


def _lay_out(
    document: Document, geometry: Geometry, segments: list[list[Block]], looks: list[Look], tell: Tell | None
) -> _Layout:
    root = Element("Document", document.language)
    stationery = Stationery(document, geometry, root)
    boxes: list[Box] = []
    slips: list[tuple[Box, int]] = []
    numbers: dict[str, int] = {}
    begun = 0
    for number, (segment, look) in enumerate(zip(segments, looks, strict=True)):
        context = Context(document.language, look, geometry, geometry.text_width, root, numbers)
        made: list[Box] = []
        for block in segment:
            made += boxes_of([block], context)
            begun += 1
            if tell is not None:
                tell(_LAID_OUT * begun // len(document.blocks), _ALL)
        slips += [(box, number) for box in made if box.at_foot]
        boxes += made
    pages = paginate(boxes, stationery.area)
    for number, placed in enumerate(pages, start=1):
        for thing in placed:
            if thing.box.anchor:
                numbers.setdefault(thing.box.anchor, number)
    stationery.close()
    return _Layout(root, stationery, pages, slips)


def _segments(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Cut blocks where a page ends for certain: after a page break or a reply slip."""
    segments: list[list[Block]] = [[]]
    for block in blocks:
        segments[-1].append(block)
        ends = isinstance(block, PageBreak | ReplySlip)
        if ends or (isinstance(block, Section) and any(isinstance(inner, ReplySlip) for inner in block.blocks)):
            segments.append([])
    return segments


def forget_texts() -> None:
    """Forget shaped text, codes and pictures kept for speed."""
    forget_text()
    qr_cells.cache_clear()
    read_picture.cache_clear()
