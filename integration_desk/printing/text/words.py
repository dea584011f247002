"""Words as they come from a document, made into passages: clean text with the marks that lie on it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import attrs

from integration_desk.core.documents import Span, Words
from integration_desk.printing.bidi import base_level, bidi_class
from integration_desk.printing.fonts import language_script

FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2066", "\u2069"
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Yezi", "Mand", "Samr"})
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_REPLACEMENT = "\ufffd"

# What runs from left to right even where the text around it does not, though it begins with a digit or a sign.
_LEFTWARD = re.compile(
    r"""\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?![ ]?\d)(?:[ \u00a0\u202f](?:[€$£¥₴₽₺₹%]|[A-Z]{3}\b))?  # amounts
    | \+?\(?\d[\d\u00a0\u202f ()/\-\u2011\u2013]{5,}\d  # phone numbers
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+            # e-mail addresses
    | (?:https?://|www\.)[^\s\u0590-\u08ff]+  # addresses on the web
    | \b\d{4}-\d\d-\d\d\b                     # dates as computers write them
    """,
    re.VERBOSE | re.ASCII,
)


@attrs.frozen
class Mark:
    """What lies on a stretch of a passage."""

    start: int
    end: int
    bold: bool = False
    underline: bool = False
    link: str = ""
    language: str = ""


@attrs.frozen
class Passage:
    """One paragraph of text with its marks; equal passages are shaped once."""

    text: str
    marks: tuple[Mark, ...]
    language: str
    base: int


@cache
def direction_of(language: str) -> int:
    """Return 1 for a language that is written from right to left, else 0."""
    return int(language_script(language) in _RIGHT_TO_LEFT)


@cache
def _clean_character(character: str) -> str:
    if character in "\t\u3000":
        return " " if character == "\t" else character
    category = unicodedata.category(character)
    if category == "Cs" or (category == "Cn" and ord(character) & 0xFFFE == 0xFFFE):
        return _REPLACEMENT
    # A soft hyphen would have to show at the end of a line; words are not broken at all instead.
    return "" if category == "Cc" or character in "\ufeff\u00ad" else character


def clean(text: str) -> str:
    """Return text without control characters; tabs become spaces, what is no character shows as such."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_clean_character, text))


def plain(words: Words) -> str:
    """Return words as plain text."""
    return words if isinstance(words, str) else "".join(span.text for span in words)


def passages(words: Words, language: str, *, bold: bool = False) -> list[Passage]:
    """Return the passages of words, one for each line that they hold; at least one, perhaps empty."""
    spans = (Span(words),) if isinstance(words, str) else words
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = _LINE_ENDS.split(span.text)
        lines[-1].append(attrs.evolve(span, text=first))
        lines += [[attrs.evolve(span, text=piece)] for piece in others]
    return [_passage(line, language, bold=bold) for line in lines]


def _passage(spans: Sequence[Span], language: str, *, bold: bool) -> Passage:
    base = direction_of(language)
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for span in spans:
        text = clean(span.text)
        if span.isolate:
            opening = FIRST_STRONG_ISOLATE if base_level(text) else LEFT_TO_RIGHT_ISOLATE
            text = opening + text + END_OF_ISOLATE
        elif base:
            text = _LEFTWARD.sub(lambda match: LEFT_TO_RIGHT_ISOLATE + match[0] + END_OF_ISOLATE, text)
        marks.append(Mark(at, at + len(text), bold or span.bold, span.underline, span.link, span.language or language))
        pieces.append(text)
        at += len(text)
    text = "".join(pieces)
    return Passage(text, tuple(mark for mark in marks if mark.end > mark.start), language, _own_base(text, base))


def _own_base(text: str, base: int) -> int:
    """Return the direction of a passage: its language's, unless all of it runs the other way.

    An address in Latin letters that fills a line or a cell of an Arabic page keeps its house number where it belongs.
    """
    if not base and text.isascii():
        return base
    strong = {bidi_class(character) for character in text}
    leftward, rightward = "L" in strong, bool(strong & {"R", "AL"})
    return base if leftward is rightward else int(rightward)
