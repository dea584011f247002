"""The reply slip at the foot of a page."""

from integration_desk.core.documents import ReplySlip, Span, Style
from integration_desk.printing.layout.boxes import MM, Box, Measure, Row, Stack
from integration_desk.printing.layout.context import Context
from integration_desk.printing.layout.forms import CutLine, QRBox, Tick
from integration_desk.printing.layout.styles import GREY
from integration_desk.printing.layout.texts import Voice, text_box

_CODE_WIDTH = 42 * MM
_QR_SIDE = 25 * MM
_CODE_SIZES = (19.0, 17.0, 15.0, 13.0, 11.0, 9.0)


def slip_box(block: ReplySlip, context: Context) -> Box:
    """Return the slip: what to tick beside what to scan or to type."""
    look = context.look
    part = context.element.add("Sect", context.language)
    inner = context.within(part)
    cut = CutLine(
        text_box(block.cut_here, context.language, Voice(7.5 * look.scale, colour=GREY), part.add("P")),
        context.mirrored,
    )
    middle = Row(
        (_questions(block, inner), _code(block, inner)),
        (Measure(share=1), Measure(fixed=_CODE_WIDTH)),
        6 * MM,
        context.mirrored,
    )
    boxes: list[Box] = [cut, middle]
    if block.return_to:
        element = part.add("P", context.language)
        boxes.append(text_box(block.return_to, context.language, look.small, element, before=look.space(1.5)))
    middle.before = look.space(2.5)
    return Stack(boxes, look.space(6), 0.0, at_foot=True)


def _questions(block: ReplySlip, context: Context) -> Stack:
    look, language, part = context.look, context.language, context.element
    body = look.voice(Style.BODY)
    boxes: list[Box] = [
        text_box(
            block.title, language, Voice(12 * look.scale, bold=True, tight=True), part.add("H2"), after=look.space(1)
        )
    ]
    if block.intro:
        boxes.append(text_box(block.intro, language, body, part.add("P", language), after=look.space(2)))
    listing = part.add("L", language)
    for choice in block.choices:
        words = choice.rstrip()
        asks = words.endswith("____")
        element = listing.add("LI").add("LBody", language)
        text = text_box(words.rstrip("_").rstrip() if asks else words, language, body, element, fill_in=asks)
        tick = Tick(body.size * 0.95, text.first_leading, context.mirrored)
        measures = (Measure(fixed=body.size * 1.6), Measure(share=1))
        boxes.append(Row((tick, text), measures, 0.0, context.mirrored, after=look.space(1.5)))
    return Stack(boxes)


def _code(block: ReplySlip, context: Context) -> Stack:
    look, language, part = context.look, context.language, context.element
    boxes: list[Box] = []
    if block.qr:
        boxes.append(QRBox(block.qr, _QR_SIDE, part.add("Figure", language, block.code), centred=True, after=2 * MM))
    if block.code_label:
        voice = Voice(8.5 * max(1.0, look.scale * 0.8), colour=GREY, align="center", tight=True)
        boxes.append(text_box(block.code_label, language, voice, part.add("P", language)))
    if block.code:
        code = (Span(block.code, bold=True, isolate=True),)
        element = part.add("P", language)
        for size in _CODE_SIZES:
            box = text_box(code, language, Voice(size, align="center", tight=True), element)
            if box.natural_width() <= _CODE_WIDTH:
                break
        boxes.append(box)
    return Stack(boxes)
