"""The same letter as HTML for WeasyPrint: window, tables, frame, logo, boxes to tick, slip and code."""

import base64
import html
from collections.abc import Callable
from typing import Any

import segno

from integration_desk.core import documents as blocks

_STYLE = """
@page { size: A4; margin: 14mm 20mm 20mm 25mm;
  @bottom-right { content: counter(page) ' / ' counter(pages); font-size: 7.5pt } }
body { font: 10pt 'Noto Sans', 'Noto Sans Arabic', sans-serif; margin: 0 }
h1 { font-size: 15pt; margin: 0 0 3mm } h2 { font-size: 12pt; margin: 4mm 0 1mm } p { margin: 0 0 2mm }
table { table-layout: fixed; width: 100% } .side { display: inline-block; vertical-align: top; width: 48% }
td, th { vertical-align: top; text-align: start; padding: 0 3mm 1mm 0 }
th, .grey { color: #595959; font-weight: normal } .head { border-bottom: 0.6pt solid #888; margin-bottom: 4mm }
.head img { height: 17mm } .end { text-align: end } .small, .sender { font-size: 8pt }
.window { height: 45mm } .frame { border: 1.1pt solid black; padding: 3mm; margin: 3mm 0 }
.line { border-top: 0.6pt solid #333; margin-top: 12mm } .next { break-before: page }
.slip { position: absolute; bottom: 0; width: 165mm; border-top: 0.6pt dashed #333 }
.code { font-size: 15pt; font-weight: bold }
ul { list-style: none; padding: 0 } .box { display: inline-block; width: 3mm; height: 3mm; border: 0.8pt solid black }
"""


def letter_html(document: blocks.Document) -> str:
    """Return a document as a page of HTML."""
    head = document.letterhead
    logo = f"<img src='data:image/png;base64,{base64.b64encode(head.logo).decode()}'>" if head and head.logo else ""
    lines = "<br>".join(html.escape(line) for line in head.lines) if head else ""
    name = html.escape(head.name) if head else ""
    letterhead = (
        f"<table class=head><tr><td>{logo}</td><td><b>{name}</b></td><td class='end small'>{lines}</td></tr></table>"
    )
    body = "".join(_block(block) for block in document.blocks)
    title = html.escape(document.title)
    return f"<html lang='{document.language}'><title>{title}</title><style>{_STYLE}</style>{letterhead}{body}</html>"


def _words(words: blocks.Words) -> str:
    if isinstance(words, str):
        return html.escape(words).replace("\n", "<br>")
    return "".join(_span(span) for span in words)


def _span(span: blocks.Span) -> str:
    said = html.escape(span.text).replace("\n", "<br>")
    said = f"<bdi>{said}</bdi>" if span.isolate else said
    return f"<b>{said}</b>" if span.bold else said


def _block(block: blocks.Block) -> str:
    return _MADE.get(type(block), lambda _block: "")(block)


def _all(inner: tuple[blocks.Block, ...]) -> str:
    return "".join(_block(one) for one in inner)


def _rows(pairs: Any) -> str:
    said = "".join(f"<tr><th>{_words(label)}</th><td>{_words(value)}</td></tr>" for label, value in pairs)
    return f"<table>{said}</table>"


def _window(block: blocks.AddressWindow) -> str:
    receiver = "<br>".join(html.escape(line) for line in block.receiver)
    left = f"<div class=sender>{html.escape(block.sender)}</div>{receiver}"
    return f"<div class=window><div class=side>{left}</div><div class=side>{_rows(block.side)}</div></div>"


def _listing(block: blocks.Listing) -> str:
    mark = "<span class=box></span> " if block.marker == "box" else "• "
    return "<ul>" + "".join(f"<li>{mark}{_words(item)}</li>" for item in block.items) + "</ul>"


def _slip(block: blocks.ReplySlip) -> str:
    choices = "".join(f"<li><span class=box></span> {html.escape(choice)}</li>" for choice in block.choices)
    code = segno.make(block.qr, error="m").svg_inline(scale=2.4)
    left = f"<b>{html.escape(block.title)}</b><p>{html.escape(block.intro)}</p><ul>{choices}</ul>"
    right = f"{code}<div class=small>{html.escape(block.code_label)}</div><div class=code>{block.code}</div>"
    back = f"<div class=small>{html.escape(block.return_to)}</div>"
    return f"<div class=slip><div class=side>{left}</div><div class=side>{right}</div>{back}</div>"


def _section(block: blocks.Section) -> str:
    direction = "rtl" if block.language.partition("-")[0] in {"ar", "fa", "ps", "ur", "ckb", "he"} else "ltr"
    return f"<div dir={direction} lang='{block.language}'>{_all(block.blocks)}</div>"


def _columns(block: blocks.Columns) -> str:
    return f"<div>{''.join(f'<div class=side>{_all(column)}</div>' for column in block.columns)}</div>"


_MADE: dict[type, Callable[[Any], str]] = {
    blocks.Heading: lambda block: f"<h{block.level}>{_words(block.text)}</h{block.level}>",
    blocks.Paragraph: lambda block: f"<p class={block.style.value}>{_words(block.text)}</p>",
    blocks.Facts: lambda block: _rows(block.rows),
    blocks.Framed: lambda block: f"<div class=frame>{_all(block.blocks)}</div>",
    blocks.Together: lambda block: _all(block.blocks),
    blocks.Columns: _columns,
    blocks.Listing: _listing,
    blocks.Signature: lambda block: f"<div class='line small'>{'<br>'.join(map(html.escape, block.lines))}</div>",
    blocks.AddressWindow: _window,
    blocks.ReplySlip: _slip,
    blocks.PageBreak: lambda _block: "<div class=next></div>",
    blocks.Section: _section,
}
