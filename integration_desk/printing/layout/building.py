"""From the blocks of a document to boxes."""

from collections.abc import Callable, Sequence
from typing import Any

from integration_desk.core import documents as blocks
from integration_desk.core.documents import Block
from integration_desk.printing.layout.boxes import MM, Box, Break, Frame, Gap, Line, Measure, Row, Stack
from integration_desk.printing.layout.context import Context
from integration_desk.printing.layout.forms import PictureBox, QRBox, Tick, read_picture
from integration_desk.printing.layout.page_list import page_list
from integration_desk.printing.layout.slip import slip_box
from integration_desk.printing.layout.tables import TableBox, fitting_measures
from integration_desk.printing.layout.texts import TextBox, Voice, share_baseline, text_box
from integration_desk.printing.layout.window import window_box
from integration_desk.printing.text.words import plain

_LABEL_SHARE = 0.36


def boxes_of(several: Sequence[Block], context: Context) -> list[Box]:
    """Return the boxes of blocks; sections are opened, so that what is in them flows with the rest."""
    found: list[Box] = []
    for block in several:
        if isinstance(block, blocks.Section):
            element = context.element.add("Sect", block.language)
            found += boxes_of(block.blocks, context.within(element, block.language))
        else:
            found += _BUILDERS[type(block)](block, context.speaking(getattr(block, "language", "")))
    return found


def _heading(block: blocks.Heading, context: Context) -> list[Box]:
    voice, before, after = context.look.heading(block.level)
    element = context.element.add(f"H{min(max(block.level, 1), 3)}", context.language)
    box = text_box(block.text, context.language, voice, element, before=before, after=after, keep_with_next=True)
    box.anchor, box.heading = block.anchor, plain(block.text) if block.anchor else ""
    return [box]


def _paragraph(block: blocks.Paragraph, context: Context) -> list[Box]:
    look = context.look
    after = look.space(1.6 if block.style in {blocks.Style.SMALL, blocks.Style.NOTE} else 2.6)
    return [
        text_box(
            block.text,
            context.language,
            look.voice(block.style),
            context.element.add("P", context.language),
            after=after,
            keep_with_next=block.keep_with_next,
        )
    ]


def _listing(block: blocks.Listing, context: Context) -> list[Box]:
    look, body = context.look, context.look.voice(blocks.Style.BODY)
    listing = context.element.add("L", context.language)
    rows: list[Box] = []
    labels = {"number": [f"{number}." for number in range(1, len(block.items) + 1)]}.get(block.marker)
    indent = max(body.size * 1.5, body.size * 0.62 * max((len(label) for label in labels or []), default=0))
    for index, item in enumerate(block.items):
        entry = listing.add("LI")
        text = text_box(item, context.language, body, entry.add("LBody", context.language))
        marker: Box
        if block.marker == "box":
            marker = Tick(body.size * 0.95, text.first_leading, context.mirrored)
        else:
            label = labels[index] if labels else "•"
            marker = text_box(label, context.language, body, entry.add("Lbl", context.language))
            share_baseline((marker, text))
        rows.append(
            Row(
                (marker, text),
                (Measure(fixed=indent), Measure(share=1)),
                0.0,
                context.mirrored,
                after=look.space(1.8 if block.marker == "box" else 0.9),
            )
        )
    return [Stack(rows, 0.0, look.space(3))] if rows else []


def _facts(block: blocks.Facts, context: Context) -> list[Box]:
    look = context.look
    table = context.element.add("Table", context.language)
    pairs: list[tuple[TextBox, TextBox]] = []
    for label, value in block.rows:
        row = table.add("TR")
        pairs.append(
            (
                text_box(label, context.language, look.label, row.add("TH", context.language)),
                text_box(value, context.language, look.voice(blocks.Style.BODY), row.add("TD", context.language)),
            )
        )
    if not pairs:
        return []
    widest = max(label.natural_width() for label, _ in pairs)
    measures = (Measure(fixed=min(widest, context.width * _LABEL_SHARE)), Measure(share=1))
    for pair in pairs:
        share_baseline(pair)
    rows = [Row(pair, measures, look.space(4), context.mirrored, after=look.space(1)) for pair in pairs]
    return [Stack(rows, 0.0, look.space(3.5))]


def _table(block: blocks.Table, context: Context) -> list[Box]:
    look = context.look
    count = max([len(block.header), *(len(row) for row in block.rows)], default=0)
    if not count:
        return []
    table = context.element.add("Table", context.language)
    gap = look.space(3)

    def cells(words: Sequence[blocks.Words], voice: Voice, tag: str) -> list[TextBox]:
        row = table.add("TR")
        padded = [*words, *[""] * (count - len(words))]
        boxes = [text_box(word, context.language, voice, row.add(tag, context.language)) for word in padded]
        share_baseline(boxes)
        return boxes

    head = cells(block.header, look.column_head, "TH") if block.header else None
    body = [cells(row, look.cell, "TD") for row in block.rows]
    if len(block.widths) == count and all(share > 0 for share in block.widths):
        measures = [Measure(share=share) for share in block.widths]
    else:
        columns = list(zip(*([head] if head else []), *body, strict=True))
        measures = fitting_measures(columns, gap, context.width)
    rows = [Row(row, measures, gap, context.mirrored) for row in body]
    header = Row(head, measures, gap, context.mirrored) if head else None
    return [TableBox(header, rows, look.space(1.1), look.space(1), look.space(4))]


def _framed(block: blocks.Framed, context: Context) -> list[Box]:
    padding = context.look.space(3.2)
    inner = boxes_of(block.blocks, context.within(context.element.add("Sect"), narrower=2 * padding))
    space = context.look.space(3)
    return [Frame(Stack(inner), padding, padding * 0.85, 1.1, None, space, context.look.space(4))] if inner else []


def _together(block: blocks.Together, context: Context) -> list[Box]:
    inner = boxes_of(block.blocks, context.within(context.element.add("Sect")))
    if not inner:
        return []
    stack = Stack(inner, inner[0].before, inner[-1].after, whole=True)
    stack.anchor = block.anchor
    return [stack]


def _page_list(block: blocks.PageList, context: Context) -> list[Box]:
    return page_list(block, context)


def _columns(block: blocks.Columns, context: Context) -> list[Box]:
    if not block.columns:
        return []
    gap = context.look.space(7)
    shares = block.widths if len(block.widths) == len(block.columns) else (1.0,) * len(block.columns)
    room = context.width - gap * (len(shares) - 1)
    total = sum(shares) or 1.0
    cells = [
        Stack(boxes_of(column, context.within(context.element.add("Sect"), width=room * share / total)))
        for column, share in zip(block.columns, shares, strict=True)
    ]
    measures = [Measure(share=share / total) for share in shares]
    before = max((cell.boxes[0].before for cell in cells if cell.boxes), default=0.0)
    return [Row(cells, measures, gap, context.mirrored, before, context.look.space(3))]


def _qr_code(block: blocks.QRCode, context: Context) -> list[Box]:
    look = context.look
    figure = context.element.add("Figure", context.language, block.caption or block.content)
    code = QRBox(block.content, block.size * MM, figure, context.mirrored, before=look.space(1.5))
    caption = text_box(
        block.caption or block.content,
        context.language,
        look.small,
        context.element.add("Caption", context.language),
        before=look.space(1.4),
    )
    return [Stack([code, caption], look.space(1), look.space(3), whole=True)]


def _picture(block: blocks.Picture, context: Context) -> list[Box]:
    image = read_picture(block.data)
    if image is None:
        element = context.element.add("P", context.language)
        return [text_box(block.description, context.language, context.look.small, element)]
    element = context.element.add("Figure", context.language, block.description)
    height = min(block.height, 220) * MM
    return [PictureBox(image, height, element, context.mirrored, context.look.space(1), context.look.space(3))]


def _signature(block: blocks.Signature, context: Context) -> list[Box]:
    look = context.look
    under: list[Box] = [
        text_box(line, context.language, look.small, context.element.add("P", context.language)) for line in block.lines
    ]
    line = Line(0.6, 0.2, 0.0, look.space(1.2), 72 * MM, context.mirrored)
    return [Stack([Gap(look.space(15)), line, *under], 0.0, look.space(3), whole=True)]


def _space(block: blocks.Space, context: Context) -> list[Box]:
    return [Gap(max(context.look.space(block.height), 0.0))]


def _rule(_: blocks.Rule, context: Context) -> list[Box]:
    return [Line(0.5, 0.6, context.look.space(2.5), context.look.space(2.5))]


def _page_break(_: blocks.PageBreak, __: Context) -> list[Box]:
    return [Break(0.0)]


def _slip(block: blocks.ReplySlip, context: Context) -> list[Box]:
    return [slip_box(block, context)]


def _window(block: blocks.AddressWindow, context: Context) -> list[Box]:
    return [window_box(block, context)]


_BUILDERS: dict[type, Callable[[Any, Context], list[Box]]] = {
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Listing: _listing,
    blocks.Facts: _facts,
    blocks.Table: _table,
    blocks.Framed: _framed,
    blocks.Together: _together,
    blocks.PageList: _page_list,
    blocks.Columns: _columns,
    blocks.QRCode: _qr_code,
    blocks.Picture: _picture,
    blocks.Signature: _signature,
    blocks.Space: _space,
    blocks.Rule: _rule,
    blocks.PageBreak: _page_break,
    blocks.ReplySlip: _slip,
    blocks.AddressWindow: _window,
}
