"""Excel workbooks (XLSX) written as a stream: cells are text, numbers and dates, never formulas.

The parts are written straight into the file. Libraries keep a sheet of this size in a temporary file on the disk
meanwhile, where what it says about people would lie unencrypted.
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from integration_desk.spreadsheets.cells import is_formula

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BAD = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
_NO_NAME = {ord(sign): " " for sign in "[]:*?/\\'"}
_LONGEST = 32_767  # characters that Excel keeps in a cell
_SAMPLE = 200
_DAY_ZERO = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel counts a day that never was

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    ),
    # Styles by number: 0 text, 1 head, 2 day, 3 moment, 4 text that begins like a formula, 5 text of several lines.
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
        '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6ECF2"/></patternFill></fill></fills>'
        '<borders count="2"><border/><border><bottom style="thin"><color rgb="FF7A8794"/></bottom></border></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6">'
        '<xf numFmtId="49" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" '
        'applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        '<xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="49" quotePrefix="1" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="49" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/>'
        '</xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    ),
}  # fmt: skip


def write_excel(
    target: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "", right_to_left: bool
) -> int:
    """Write one sheet with a header that stays in view; returns how many rows."""
    name = " ".join(title.translate(_BAD).translate(_NO_NAME).split())[:31] or "1"
    stream = iter(rows)
    sample = list(islice(stream, _SAMPLE))
    count = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for path, content in _PARTS.items():
            archive.writestr(path, _HEAD + content)
        archive.writestr(
            "xl/workbook.xml",
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            f'<sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(_beginning(header, sample, right_to_left).encode())
            for part in _lines(chain(sample, stream)):
                sheet.write(part.encode("utf-8", "replace"))
                count += 1
            last = f"{_letters(max(len(header), 1))}{count + 1}"
            ends = f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>' if header else "</sheetData></worksheet>"
            sheet.write(ends.encode())
    return count


def _beginning(header: Sequence[str], sample: Sequence[Sequence[Any]], right_to_left: bool) -> str:
    side = ' rightToLeft="1"' if right_to_left else ""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{_width(place - 1, header, sample)}" customWidth="1"/>'
        for place in range(1, len(header) + 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"{side}>'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
        f'<row r="1">{"".join(_text(cell, 1) for cell in header)}</row>'
    )


def _width(place: int, header: Sequence[str], sample: Sequence[Sequence[Any]]) -> float:
    """Return a width in characters that shows most cells whole."""
    longest = sorted(len(str(row[place]).split("\n", 1)[0]) for row in sample if place < len(row) and row[place])
    usual = longest[len(longest) * 9 // 10] if longest else 0
    return min(max(usual, min(len(header[place]), 24), 6), 60) + 2.5


def _lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    for number, row in enumerate(rows, start=2):
        yield f'<row r="{number}">{"".join(_cell(value) for value in row)}</row>'


def _cell(value: Any) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        exact = abs(value) < 1e15 and value == value  # noqa: PLR0124 - what is not a number differs from itself
        return f"<c><v>{value!r}</v></c>" if exact else _text(str(value), 0)
    if isinstance(value, datetime):
        plain = value.replace(tzinfo=None)
        part = (plain.hour * 3600 + plain.minute * 60 + plain.second) / 86400
        return f'<c s="3"><v>{plain.toordinal() - _DAY_ZERO + part!r}</v></c>'
    if isinstance(value, date):
        if value < _FIRST_DAY:
            return _text(value.isoformat(), 0)
        return f'<c s="2"><v>{value.toordinal() - _DAY_ZERO}</v></c>'
    words = str(value)
    return _text(words, 4 if is_formula(words) else 5 if "\n" in words else 0)


def _text(words: str, style: int) -> str:
    plain = escape(words.translate(_BAD)[:_LONGEST])
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{plain}</t></is></c>'


def _letters(column: int) -> str:
    """Return the letters of a column, counted from 1.

    >>> _letters(1), _letters(27), _letters(702)
    ('A', 'AA', 'ZZ')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
