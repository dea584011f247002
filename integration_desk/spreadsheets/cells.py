"""Cells: what a value is as text, and text that no spreadsheet program takes for a formula."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARDED = re.compile(rf"'+[{re.escape(''.join(_STARTS))}]")
_MIDNIGHT = time(0, 0)


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet program could run the text as a formula.

    >>> is_formula("=1+1"), is_formula("+49 40 1"), is_formula("Amina")
    (True, True, False)
    """
    return cell.startswith(_STARTS)


def guarded(cell: str) -> str:
    """Return text for a CSV cell that no spreadsheet program takes for a formula.

    Text that looks guarded already gets one more apostrophe, so that reading gives back what was written.

    >>> guarded("=1+1"), guarded("Amina"), guarded("'=1")
    ("'=1+1", 'Amina', "''=1")
    """
    return f"'{cell}" if cell.startswith(_STARTS) or _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell without surrounding space and without the apostrophe that guards it.

    >>> unguarded("'+49 40 1"), unguarded(" 'Abd "), unguarded("'Abd")
    ('+49 40 1', "'Abd", "'Abd")
    """
    begun = cell.lstrip(" ")
    return begun[1:].strip() if begun.startswith("'") and _GUARDED.match(begun) else cell.strip()


def text_of(value: Any) -> str:
    """Return the value of a spreadsheet's cell as text; dates as ISO writes them, whole numbers without a point.

    >>> text_of(datetime(1987, 5, 3)), text_of(4.0), text_of(None), text_of(True)
    ('1987-05-03', '4', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
