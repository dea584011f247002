"""Bytes of a text file become text: by their mark, as UTF-8, else by what the letters make most likely."""

import codecs

from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.words import T

ENCODINGS = (
    "utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp437", "cp850", "mac-roman",
)  # fmt: skip
"""Encodings in which tables from old programs come, and which may be chosen by hand."""

_SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = [one.replace("-", "_") for one in ENCODINGS if one.startswith(("cp", "mac"))]


def decoded(data: bytes, encoding: str = "") -> tuple[str, str]:
    r"""Return the text of a file and the encoding it was read in; raises ImportRefusedError for one that is unknown.

    >>> decoded("Größe".encode("cp1252"))[0], decoded("\ufeffGröße".encode("utf-16"))[0]
    ('Größe', 'Größe')
    """
    if encoding:
        if encoding.replace("_", "-").casefold() not in ENCODINGS:
            text = T("“{encoding}” is none of the encodings that can be read: {encodings}.")
            raise ImportRefusedError(text.put(encoding=encoding, encodings=ENCODINGS))
        return data.decode(encoding, "replace").lstrip("\ufeff"), encoding
    chosen = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _without_mark(data)
    return data.decode(chosen, "replace").lstrip("\ufeff"), "utf-16" if chosen.startswith("utf-16") else chosen


def _without_mark(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\0" not in data[:_SAMPLE]:
            return "utf-8"
    start = data[:_SAMPLE]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) // 8:
        return "utf-16-be" if even > odd else "utf-16-le"
    return _likeliest(data)


def _likeliest(data: bytes) -> str:
    """Guess from the lines that have letters beyond ASCII: the others say nothing."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - it takes a while, and few files need it

    telling, size = [], 0
    for line in data.splitlines():
        if not line.isascii():
            telling.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    best = from_bytes(b"\n".join(telling)[:_SAMPLE], cp_isolation=_GUESSES, threshold=0.5).best()
    return best.encoding if best is not None else "cp1252"
