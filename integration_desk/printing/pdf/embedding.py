"""A face as it stands in one PDF: the glyphs used, their text for copying and searching, the subset embedded.

Every pair of a glyph and the text it stands for has a number of its own, so that one glyph may mean different texts.
Fonts with PostScript outlines cannot do that: there the number is the glyph.
"""

import hashlib
import struct
from functools import lru_cache
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from integration_desk.printing.fonts import Face

_DROPPED_TABLES = "GSUB GPOS GDEF kern post name OS/2 meta STAT DSIG MATH BASE COLR CPAL cmap GPKG SVG sbix CBDT CBLC"
_FLAGS = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
_CFF_FLAGS = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.CFF_IDENTITY_CHARSET
_SYMBOLIC = 4
_TO_UNICODE_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_TO_UNICODE_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFace:
    """A face in one PDF. ReportLab calls ``addObjects`` when the document is saved."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.codes: dict[tuple[int, str], tuple[str, int]] = {}
        self.entries: list[tuple[int, str]] = [(0, "")]

    def code(self, glyph: int, text: str) -> tuple[str, int]:
        """Return the number that stands for a glyph with its text in the page's stream, and the glyph's width."""
        key = glyph, text
        found = self.codes.get(key)
        if found is None:
            number = glyph if self.face.is_cff else len(self.entries)
            found = self.codes[key] = f"{number:04X}", self.face.width(glyph)
            self.entries.append(key)
        return found

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab's name
        """Add the subset, its metrics and its text to the document."""
        glyphs = tuple(sorted({glyph for glyph, _ in self.entries}))
        data, new_numbers = _subset(self.face, glyphs)
        base_name = f"/{_tag(self.face, glyphs)}+{self.face.name}"
        reference = document.Reference
        if self.face.is_cff:
            file_key, file = "FontFile3", _stream(data, Subtype=pdfdoc.PDFName("CIDFontType0C"))
            order = {glyph: (glyph, text) for glyph, text in reversed(self.entries)}
        else:
            file_key, file = "FontFile2", _stream(data, Length1=len(data))
            order = dict(enumerate(self.entries))
        descriptor = {**self._metrics(base_name), file_key: reference(file, self.name + "-file")}
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if self.face.is_cff else "/CIDFontType2",
            "BaseFont": base_name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": reference(pdfdoc.PDFDictionary(descriptor), self.name + "-descriptor"),
            "DW": 0,
            "W": self._widths(order),
        }
        if not self.face.is_cff:
            mapping = b"".join(new_numbers.get(glyph, 0).to_bytes(2, "big") for glyph, _ in self.entries)
            descendant["CIDToGIDMap"] = reference(_stream(mapping), self.name + "-glyphs")
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": base_name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray(
                [reference(pdfdoc.PDFDictionary(descendant), self.name + "-descendant")]
            ),
            "ToUnicode": reference(_stream(_to_unicode(order)), self.name + "-text"),
        }
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = reference(pdfdoc.PDFDictionary(font), self.name)

    def _metrics(self, base_name: str) -> dict[str, Any]:
        ascent, descent = self.face.extents
        return {
            "Type": "/FontDescriptor",
            "FontName": base_name,
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(_bounds(self.face)),
            "ItalicAngle": 0,
            "Ascent": round(ascent * 1000),
            "Descent": round(descent * 1000),
            "CapHeight": 714,
            "StemV": 140 if self.face.weight > 500 else 80,
        }

    def _widths(self, order: dict[int, tuple[int, str]]) -> str:
        width = self.face.width
        if not self.face.is_cff:
            return f"[0 [{' '.join(str(width(glyph)) for glyph, _ in self.entries)}]]"
        return f"[{' '.join(f'{number} [{width(glyph)}]' for number, (glyph, _) in sorted(order.items()))}]"


def _stream(content: bytes, **entries: Any) -> Any:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, [pdfdoc.PDFZCompress])


def _to_unicode(order: dict[int, tuple[int, str]]) -> bytes:
    # Glyphs that tell nothing are said to: else readers would show their number as a character.
    pairs = [(number, text) for number, (_, text) in sorted(order.items()) if number]
    lines = [_TO_UNICODE_HEAD]
    for start in range(0, len(pairs), 100):
        part = pairs[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>" for number, text in part]
        lines.append("endbfchar")
    return "\n".join([*lines, _TO_UNICODE_FOOT]).encode("ascii")


def _tag(face: Face, glyphs: tuple[int, ...]) -> str:
    """Return the six letters that name a subset; the same glyphs always give the same."""
    digest = hashlib.sha256(repr((face.name, face.weight, glyphs)).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _bounds(face: Face) -> list[int]:
    head = face.face.reference_table("head").data
    return [round(value * 1000 / face.upem) for value in struct.unpack(">4h", head[36:44])]


@lru_cache(maxsize=64)
def _subset(face: Face, glyphs: tuple[int, ...]) -> tuple[bytes, dict[int, int]]:
    """Return the font file with these glyphs alone, at the face's weight, and the new numbers of the glyphs."""
    wish = hb.SubsetInput()
    wish.glyph_set.update(set(glyphs))
    wish.flags = _FLAGS | (_CFF_FLAGS if face.is_cff else 0)
    for tag in _DROPPED_TABLES.split():
        wish.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode("ascii"), "big"))
    for tag, value in face.axes.items():
        wish.pin_axis_location(face.face, tag, value)
    plan = hb.SubsetPlan(face.face, wish)
    subset = plan.execute()
    data = subset.reference_table("CFF ").data if face.is_cff else subset.blob.data
    return bytes(data), dict(plan.old_to_new_glyph_mapping)
