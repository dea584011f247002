"""The bidi class of every character, and the paired brackets.

Python's own tables give the classes; what they leave out is here: characters younger than Python's Unicode version,
and the defaults that Unicode gives to code points not yet assigned, so that a future letter of a right-to-left block
already runs the right way.
"""

import unicodedata
from functools import cache

_YOUNGER_MARKS = (
    (0x0ECE, 0x0ECE),
    (0x10EFD, 0x10EFF),
    (0x11241, 0x11241),
    (0x11F00, 0x11F01),
    (0x11F36, 0x11F3A),
    (0x11F40, 0x11F40),
    (0x11F42, 0x11F42),
    (0x13440, 0x13440),
    (0x13447, 0x13455),
    (0x1E08F, 0x1E08F),
    (0x1E4EC, 0x1E4EF),
)
_YOUNGER_SYMBOLS = (
    (0x1F6DC, 0x1F6DC),
    (0x1F774, 0x1F776),
    (0x1F77B, 0x1F77F),
    (0x1F7D9, 0x1F7D9),
    (0x1FA75, 0x1FA77),
    (0x1FA87, 0x1FA88),
    (0x1FAAD, 0x1FAAF),
    (0x1FABB, 0x1FABD),
    (0x1FABF, 0x1FABF),
    (0x1FACE, 0x1FACF),
    (0x1FADA, 0x1FADB),
    (0x1FAE8, 0x1FAE8),
    (0x1FAF7, 0x1FAF8),
)
_ARABIC_BLOCKS = (
    (0x0600, 0x07BF),
    (0x0860, 0x08FF),
    (0xFB50, 0xFDCF),
    (0xFDF0, 0xFDFF),
    (0xFE70, 0xFEFF),
    (0x10D00, 0x10D3F),
    (0x10EC0, 0x10EFF),
    (0x10F30, 0x10F6F),
    (0x1EC70, 0x1ECBF),
    (0x1ED00, 0x1ED4F),
    (0x1EE00, 0x1EEFF),
)
_RIGHT_TO_LEFT_BLOCKS = (
    (0x0590, 0x05FF),
    (0x07C0, 0x085F),
    (0xFB1D, 0xFB4F),
    (0x10800, 0x10FFF),
    (0x1E800, 0x1EFFF),
)
_IGNORABLE = ((0xFDD0, 0xFDEF), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF))

# In this order: the first row that holds a code point decides.
_UNASSIGNED = (
    ("NSM", _YOUNGER_MARKS),
    ("ON", _YOUNGER_SYMBOLS),
    ("BN", _IGNORABLE),
    ("AL", _ARABIC_BLOCKS),
    ("R", _RIGHT_TO_LEFT_BLOCKS),
    ("ET", ((0x20A0, 0x20CF),)),
)

_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
# The angle brackets of the technical block are canonically equal to the ideographic ones.
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}


def _canonical(character: str) -> str:
    return _CANONICAL.get(character, character)


CLOSING_OF = {opening: _canonical(closing) for opening, closing in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
CLOSING = {closing: _canonical(closing) for closing in _PAIRS[1::2]}


@cache
def bidi_class(character: str) -> str:
    """Return the bidi class of a character, such as "L", "AL" or "NSM"."""
    known = unicodedata.bidirectional(character)
    if known:
        return known
    code = ord(character)
    if code & 0xFFFE == 0xFFFE:
        return "BN"
    for name, ranges in _UNASSIGNED:
        if any(first <= code <= last for first, last in ranges):
            return name
    return "L"
