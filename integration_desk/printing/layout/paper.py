"""The stationery: head and foot of every page, drawn around the text."""

from typing import Any

import attrs

from integration_desk.core.documents import Document, Letterhead
from integration_desk.i18n import speaker
from integration_desk.printing.layout.boxes import MM, Box, Gap, Line, Measure, Row, Stack
from integration_desk.printing.layout.forms import PictureBox, read_picture
from integration_desk.printing.layout.geometry import Geometry
from integration_desk.printing.layout.pages import Area
from integration_desk.printing.layout.styles import GREY
from integration_desk.printing.layout.texts import TextBox, Voice, text_box
from integration_desk.printing.pdf import Element, Sheet
from integration_desk.printing.text.words import direction_of

_LOGO_HEIGHT = 17 * MM
_LOGO_WIDTH = 52 * MM
_NAME_SIZES = (14.0, 13.0, 12.0, 13.0)
_SMALL = Voice(7.5, colour=GREY, tight=True)
_SMALL_END = attrs.evolve(_SMALL, align="end")


@attrs.define(eq=False)
class Stationery:
    """Head and foot of a document's pages; the head of the first page is the letterhead."""

    document: Document
    geometry: Geometry
    root: Element
    head: Box | None = None
    foot: Box | None = None
    foot_element: Element | None = None

    def __attrs_post_init__(self) -> None:
        """Make the letterhead once; it is a part of the structure, while what repeats is not."""
        letterhead = self.document.letterhead
        if letterhead is not None and (letterhead.name or letterhead.lines or letterhead.logo):
            self.head = self._letterhead(letterhead)
        if letterhead is not None and letterhead.foot:
            self.foot_element = Element("P", self.document.language)
            self.foot = text_box("\n".join(letterhead.foot), self.document.language, _SMALL, self.foot_element)

    @property
    def mirrored(self) -> bool:
        """Whether the head begins at the right."""
        return bool(direction_of(self.document.language))

    def area(self, page: int) -> Area:
        """Return the room for text on a page, counted from 0."""
        geometry = self.geometry
        bottom = geometry.height - geometry.foot - 8 * MM
        if page == 0 and self.foot is not None:
            bottom -= max(self.foot.height(self._foot_width) - 4 * MM, 0.0)
        if page == 0 and self.head is not None:
            top = geometry.head + self.head.height(geometry.text_width) + 7 * MM
        else:
            top = geometry.head + (8 * MM if self._running_words else 6 * MM)
        return Area(geometry.left, top, geometry.text_width, bottom)

    def close(self) -> None:
        """Put the foot at the end of the structure, where it is read."""
        if self.foot_element is not None:
            self.root.children.append(self.foot_element)

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw head and foot of a page."""
        geometry = self.geometry
        width = geometry.text_width
        if page == 0 and self.head is not None:
            self.head.draw(sheet, geometry.left, geometry.head, width)
        elif page > 0 and self._running_words:
            self._running_head(*self._running_words).draw(sheet, geometry.left, geometry.head - 4 * MM, width)
        self._draw_foot(sheet, page, pages)
        if self.document.mark:
            self._draw_mark(sheet)

    @property
    def _running_words(self) -> tuple[str, str] | None:
        """What stands over every further page: the centre at the start, the reference at the end."""
        name = self.document.letterhead.name if self.document.letterhead else ""
        return (name, self.document.reference) if name or self.document.reference else None

    @property
    def _foot_width(self) -> float:
        return self.geometry.text_width * 0.76

    def _text(self, words: str, voice: Voice, element: Element | None) -> TextBox:
        part = element.add("P", self.document.language) if element is not None else None
        return text_box(words, self.document.language, voice, part)

    def _letterhead(self, letterhead: Letterhead) -> Box:
        part = self.root.add("Sect", self.document.language)
        cells: list[Box] = []
        measures: list[Measure] = []
        image: Any = read_picture(letterhead.logo) if letterhead.logo else None
        if image is not None:
            across, down = image.getSize()
            width = min(_LOGO_WIDTH, _LOGO_HEIGHT * across / max(down, 1))
            figure = part.add("Figure", self.document.language, letterhead.name)
            cells.append(PictureBox(image, _LOGO_HEIGHT, figure, self.mirrored))
            measures.append(Measure(fixed=width))
        cells.append(Gap(0.0))
        measures.append(Measure(share=1))
        if letterhead.lines:
            lines = self._text("\n".join(letterhead.lines), Voice(8.5, colour=GREY, align="end", tight=True), part)
            cells.append(lines)
            measures.append(Measure(fixed=min(lines.natural_width() + 1, self.geometry.text_width * 0.45)))
        taken = sum(measure.fixed for measure in measures) + (len(cells) - 1) * 5 * MM
        element = part.add("P", self.document.language)
        for size in _NAME_SIZES:
            name = text_box(letterhead.name, self.document.language, Voice(size, bold=True, tight=True), element)
            if name.natural_width() <= self.geometry.text_width - taken:
                break
        cells[1 if image is not None else 0] = name
        row = Row(cells, measures, 5 * MM, self.mirrored)
        return Stack([row, Line(0.6, 0.55, before=2.5 * MM)])

    def _running_head(self, name: str, reference: str) -> Box:
        cells = (self._text(name, _SMALL, None), self._text(reference, _SMALL_END, None))
        row = Row(cells, (Measure(share=0.6), Measure(share=0.4)), 4 * MM, self.mirrored)
        return Stack([row, Line(0.4, 0.7, before=1.2 * MM)])

    def _draw_foot(self, sheet: Sheet, page: int, pages: int) -> None:
        geometry = self.geometry
        say = speaker(self.document.language)
        label = self.document.page_label.replace("{page}", say.digits(str(page + 1)))
        label = label.replace("{pages}", say.digits(str(pages)))
        number = self._text(label, _SMALL_END, None)
        lines: Box = self.foot if page == 0 and self.foot is not None else self._text("", _SMALL, None)
        row = Row((lines, number), (Measure(share=0.76), Measure(share=0.24)), 0.0, self.mirrored)
        height = row.height(geometry.text_width)
        top = geometry.height - geometry.foot - min(height, 4 * MM) - max(height - 4 * MM, 0.0)
        if page == 0 and self.foot is not None:
            Line(0.4, 0.7).draw(sheet, geometry.left, top - 1.5 * MM, geometry.text_width)
        row.draw(sheet, geometry.left, top, geometry.text_width)

    def _draw_mark(self, sheet: Sheet) -> None:
        """Draw the mark, such as "Copy", over the head of the page, in a frame of its own."""
        mark = self._text(self.document.mark, Voice(10.0, bold=True, align="center", tight=True), None)
        width = min(mark.natural_width() + 8 * MM, self.geometry.text_width)
        left = (self.geometry.width - width) / 2
        height = mark.height(width - 4 * MM)
        with sheet.part(None):
            sheet.box(left, 5 * MM - height * 0.1, width, height * 1.2, 0.8)
        mark.draw(sheet, left + 2 * MM, 5 * MM, width - 4 * MM)
