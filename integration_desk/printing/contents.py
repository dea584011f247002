"""Every word that a document prints, with its language."""

from collections.abc import Iterable, Iterator

from integration_desk.core import documents as blocks
from integration_desk.core.documents import Block, Document, Words
from integration_desk.printing.text import missing_in
from integration_desk.printing.text.words import clean, plain


def missing_in_document(document: Document) -> tuple[str, ...]:
    """Return the characters of a document that no font has, each once, in the order of the text."""
    found: dict[str, None] = {}
    for words, language in _words_of_document(document):
        text = clean(plain(words).replace("\n", " "))
        if not text.isascii():
            found.update(dict.fromkeys(missing_in(text, language)))
    return tuple(found)


def _words_of_document(document: Document) -> Iterator[tuple[Words, str]]:
    letterhead = document.letterhead or blocks.Letterhead("")
    for line in (document.mark, document.reference, document.page_label, letterhead.name):
        yield line, document.language
    for line in (*letterhead.lines, *letterhead.foot):
        yield line, document.language
    yield from _words_of_blocks(document.blocks, document.language)


def _words_of_blocks(several: Iterable[Block], outer: str) -> Iterator[tuple[Words, str]]:
    for block in several:
        language = getattr(block, "language", "") or outer
        if isinstance(block, blocks.Columns):
            for column in block.columns:
                yield from _words_of_blocks(column, language)
        elif isinstance(block, blocks.PageList):
            for entry in block.entries:
                yield entry.words, entry.language or language
        elif isinstance(block, blocks.Section | blocks.Framed | blocks.Together):
            yield from _words_of_blocks(block.blocks, language)
        else:
            for words in _words_of(block):
                yield words, language


def _words_of(block: Block) -> Iterator[Words]:
    match block:
        case blocks.Heading() | blocks.Paragraph():
            yield block.text
        case blocks.Listing():
            yield from block.items
        case blocks.Facts():
            for row in block.rows:
                yield from row
        case blocks.Table():
            yield from block.header
            for cells in block.rows:
                yield from cells
        case blocks.QRCode():
            yield block.caption or block.content
        case blocks.Picture():
            yield block.description
        case blocks.Signature():
            yield from block.lines
        case blocks.ReplySlip():
            yield from (block.title, block.intro, block.code, block.code_label, block.return_to, block.cut_here)
            yield from block.choices
        case blocks.AddressWindow():
            yield from (block.sender, *block.receiver)
            for pair in block.side:
                yield from pair
