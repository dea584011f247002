"""Documents as abstract blocks: what a letter, a sheet or a register says, with no engine and no page geometry.

Every block may name the language of its text (BCP 47); the script's direction follows from it. A block without one
takes the language of what it stands in. Words are already said in that language when the blocks are made.
"""

from enum import StrEnum

import attrs


class Paper(StrEnum):
    """The paper sizes of the world's offices."""

    A4 = "A4"
    LETTER = "Letter"


class Style(StrEnum):
    """The voices of a paragraph."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    NOTE = "note"
    STRONG = "strong"


@attrs.frozen
class Span:
    """A run of text inside a paragraph. ``isolate`` keeps a number, a name or an address whole in any direction."""

    text: str
    bold: bool = False
    underline: bool = False
    link: str = ""
    language: str = ""
    isolate: bool = False


Words = str | tuple[Span, ...]


@attrs.frozen
class Heading:
    """A heading; level 1 names the document, 2 and 3 its parts. A ``PageList`` finds it by its ``anchor``."""

    text: Words
    level: int = 2
    language: str = ""
    anchor: str = ""


@attrs.frozen
class Paragraph:
    """A paragraph of running text; line ends in the text are kept."""

    text: Words
    style: Style = Style.BODY
    language: str = ""
    keep_with_next: bool = False


@attrs.frozen
class Listing:
    """A list with bullets, numbers, or boxes to tick (``marker``: "bullet", "number", "box")."""

    items: tuple[Words, ...]
    marker: str = "bullet"
    language: str = ""


@attrs.frozen
class Facts:
    """Labels with their values, two columns: a reference, a name, a language."""

    rows: tuple[tuple[Words, Words], ...]
    language: str = ""


@attrs.frozen
class Table:
    """A table whose header repeats on every page; ``widths`` are shares of the text width."""

    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...] = ()
    language: str = ""


@attrs.frozen
class Framed:
    """Blocks in a frame that asks to be noticed, such as the safe-contact rule."""

    blocks: tuple["Block", ...]
    language: str = ""


@attrs.frozen
class Together:
    """Blocks that stay on one page, such as an entry of a directory. A ``PageList`` finds them by their ``anchor``."""

    blocks: tuple["Block", ...]
    anchor: str = ""
    language: str = ""


@attrs.frozen
class PageEntry:
    """A line of a ``PageList``: words, and the anchor whose page is named; without one, a heading of the list."""

    words: Words
    anchor: str = ""
    indent: int = 0
    language: str = ""


@attrs.frozen
class PageList:
    """Contents or an index: where what stands in the document. In several ``columns`` it reads down each of them."""

    entries: tuple[PageEntry, ...]
    columns: int = 1
    language: str = ""


@attrs.frozen
class Columns:
    """Blocks side by side, in reading order."""

    columns: tuple[tuple["Block", ...], ...]
    widths: tuple[float, ...] = ()


@attrs.frozen
class QRCode:
    """A QR code with what it says written under it; ``size`` in millimetres."""

    content: str
    caption: str = ""
    size: float = 24
    language: str = ""


@attrs.frozen
class Picture:
    """A picture (PNG or JPEG bytes) with words for those who cannot see it; height in millimetres."""

    data: bytes
    description: str
    height: float = 20


@attrs.frozen
class Signature:
    """A line to sign on, with what stands under it."""

    lines: tuple[str, ...]
    language: str = ""


@attrs.frozen
class Space:
    """Empty height in millimetres."""

    height: float = 4


@attrs.frozen
class Rule:
    """A thin line across."""


@attrs.frozen
class PageBreak:
    """What follows begins a new page."""


@attrs.frozen
class ReplySlip:
    """The tear-off slip at the foot of a page: a cut line, choices to tick, and a code to type or scan back.

    ``choices`` may end in "____" to ask for a date or words. Stands at the foot of its page, never split.
    """

    title: str
    intro: str
    choices: tuple[str, ...]
    code: str
    code_label: str
    qr: str
    return_to: str
    cut_here: str
    language: str = ""


@attrs.frozen
class Section:
    """Blocks in one language and direction."""

    language: str
    blocks: tuple["Block", ...]


@attrs.frozen
class AddressWindow:
    """The receiver's address where a window envelope shows it (DIN 5008 form B on A4, no. 10 on Letter).

    ``sender`` is the small return line above it. ``side`` are facts beside the window: date, reference, contact.
    """

    receiver: tuple[str, ...]
    sender: str
    side: tuple[tuple[str, str], ...] = ()
    language: str = ""


Block = (
    Heading
    | Paragraph
    | Listing
    | Facts
    | Table
    | Framed
    | Together
    | PageList
    | Columns
    | QRCode
    | Picture
    | Signature
    | Space
    | Rule
    | PageBreak
    | ReplySlip
    | Section
    | AddressWindow
)


@attrs.frozen
class Letterhead:
    """The head and foot of a centre's paper. ``logo`` is PNG or JPEG bytes; ``foot`` are the lines at the bottom."""

    name: str
    lines: tuple[str, ...] = ()
    logo: bytes = b""
    foot: tuple[str, ...] = ()


@attrs.frozen
class Document:
    """A document ready to be laid out.

    ``title`` and ``author`` become the PDF's metadata and hold the centre and a reference, never a person's name.
    ``page_label`` has the places {page} and {pages}; ``mark`` is printed across the head of each page ("Copy").
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    reference: str = ""
    author: str = ""
    paper: Paper = Paper.A4
    page_label: str = "{page} / {pages}"
    mark: str = ""
    large_print: bool = False
