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

_SHORT = 4  # pages: what is longer is no letter
_SPARSE = 0.25  # of its height: a page with less on it looks forgotten
_PULLING = 3  # looks to try for that; the tightest are only for a page with a slip


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

    def sparse(self) -> bool:
        """Tell whether this is a letter with a slip, and with a page after the first that holds next to nothing."""
        pages = len(self.pages) if self.slips else 0
        return pages <= _SHORT and any(self._fill(number) < _SPARSE for number in range(1, pages))

    def _fill(self, number: int) -> float:
        """Return how much of a page is filled, apart from what stands at its foot; 1 where only that is on it."""
        area = self.stationery.area(number)
        ends = [one.y + one.box.height(one.width) for one in self.pages[number] if not one.box.at_foot]
        return (max(ends) - area.top) / (area.bottom - area.top) if ends else 1.0

    def lonely_segments(self) -> set[int]:
        """Return the segments whose reply slip stands alone on a page."""
        lonely = {id(placed[0].box) for placed in self.pages if placed and placed[0].box.at_foot}
        return {segment for slip, segment in self.slips if id(slip) in lonely}


def _laid_out(document: Document, geometry: Geometry, tell: Tell | None) -> _Layout:
    """Lay out in the usual look; a segment whose reply slip would stand alone on a page is set tighter, if that helps.

    So is one of a letter with a slip whose last lines would stand alone. A letter that nearly fits on its page should
    fit, as a good secretary would see to.
    """
    choices = Look.choices(large_print=document.large_print)
    segments = _segments(document.blocks)
    tightness = [0] * len(segments)

    def lay_out(tightness: list[int], *, along: bool = False) -> _Layout:
        looks = [choices[max(tight, 0)] for tight in tightness]
        return _lay_out(document, geometry, segments, looks, tell, along=along)

    layout = lay_out(tightness)
    while lonely := {segment for segment in layout.lonely_segments() if tightness[segment] >= 0}:
        for segment in lonely:
            tightness[segment] = tightness[segment] + 1 if tightness[segment] + 1 < len(choices) else -1
        layout = lay_out(tightness)
    if layout.lonely_segments():
        layout = lay_out(tightness, along=True)
    with_slip = {segment for _slip, segment in layout.slips}
    for number in reversed(range(len(segments))):
        most = len(choices) if number in with_slip else min(_PULLING, len(choices))
        if layout.sparse() and any(not isinstance(block, PageBreak) for block in segments[number]):
            layout, tightness = _pulled_in(layout, tightness, number, most, lay_out)
    return layout


def _pulled_in(
    layout: _Layout, tightness: list[int], number: int, most: int, lay_out: Callable[[list[int]], _Layout]
) -> tuple[_Layout, list[int]]:
    """Return the layout with a segment set tighter, where that saves a page; else the layout as it is."""
    for tight in range(tightness[number] + 1, most) if tightness[number] >= 0 else ():
        trial = [*tightness[:number], tight, *tightness[number + 1 :]]
        tried = lay_out(trial)
        if len(tried.pages) < len(layout.pages):
            return tried, trial
    return layout, tightness


def _lay_out(
    document: Document,
    geometry: Geometry,
    segments: list[list[Block]],
    looks: list[Look],
    tell: Tell | None,
    *,
    along: bool,
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
    pages = paginate(boxes, stationery.area, along=along)
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
