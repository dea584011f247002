"""The kinds of files that can be attached, how they begin, and the limits that hold for all of them."""

from pathlib import PurePath

import attrs

from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import Text

LARGEST = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
"""More than a page scanned at 600 dots an inch, or than a telephone's camera makes; a bomb claims many more."""

MOST_PAGES = 500
PDF, JPEG, PNG, TIFF, WEBP, TEXT = (
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
    "text/plain",
)
PICTURES: frozenset[str] = frozenset({JPEG, PNG, TIFF, WEBP})
SUFFIXES: dict[str, tuple[str, ...]] = {
    PDF: (".pdf",),
    JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    PNG: (".png",),
    TIFF: (".tif", ".tiff"),
    WEBP: (".webp",),
    TEXT: (".txt", ".text", ".md", ".csv", ".log"),
}
_MARKUP = (b"<", b"{\\rtf", b"%!", b"#!")
_BOM = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@attrs.frozen
class Taken:
    """What is kept of a file: its type, its cleaned bytes, its pages, and what was done to it that one should know."""

    media_type: str
    content: bytes
    pages: int = 1
    told: tuple[Text, ...] = ()


def refused(text: Text, file_name: str) -> InvalidError:
    """Return the error that says why a file is not taken in."""
    return InvalidError((Problem("content", text.put(**dict(text.arguments), file=PurePath(file_name).name or "?")),))


def kind_by_bytes(content: bytes) -> str:
    r"""Return the media type that the first bytes of a file show, "" for one that is none of ours.

    >>> kind_by_bytes(b"\x89PNG\r\n\x1a\n\0\0"), kind_by_bytes(b"Dear Amina"), kind_by_bytes(b"\x7fELF\2\1")
    ('image/png', 'text/plain', '')
    """
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith((b"II*\0", b"MM\0*")):
        return TIFF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.lstrip(b"\r\n\t \0")[:5] == b"%PDF-":
        return PDF
    return TEXT if _is_text(content) else ""


def _is_text(content: bytes) -> bool:
    """Tell whether bytes are words, with no control characters but breaks and tabs; markup and scripts are none."""
    start = content[:65536]
    if start.startswith(_BOM):
        return True
    if start.lstrip().startswith(_MARKUP):
        return False
    return not any(byte < 32 and byte not in (9, 10, 12, 13) for byte in start) and 127 not in start


def suffix_of(media_type: str) -> str:
    """Return how the name of a file of this type ends."""
    return SUFFIXES.get(media_type, ("",))[0]


def family_of(file_name: str) -> str:
    """Return what a file's name says that it is: pdf, picture, text, or "" when it says nothing that we know.

    >>> family_of("Scan 12.PDF"), family_of("photo.jpeg"), family_of("setup.exe")
    ('pdf', 'picture', '')
    """
    suffix = PurePath(file_name).suffix.casefold()
    found = next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), "")
    return {"": "", PDF: "pdf", TEXT: "text"}.get(found, "picture")
