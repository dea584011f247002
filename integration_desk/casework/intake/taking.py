"""Knowing a file by its first bytes, and handing it to whoever cleans its kind."""

from integration_desk.casework.intake.kinds import (
    LARGEST,
    MOST_PIXELS,
    PDF,
    PICTURES,
    SUFFIXES,
    TEXT,
    Taken,
    family_of,
    kind_by_bytes,
    refused,
    suffix_of,
)
from integration_desk.casework.intake.papers import clean_pdf
from integration_desk.casework.intake.pictures import clean_picture
from integration_desk.casework.intake.texts import clean_text
from integration_desk.core.words import T, Text

_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_CLAIMED = {"pdf": T("a PDF"), "picture": T("a picture"), "text": T("a text")}


def take_in(content: bytes, file_name: str) -> Taken:
    """Return what is kept of a file; raises InvalidError with a sentence when it is not taken in.

    Pictures lose all that a camera wrote into them and are turned upright; PDFs lose scripts and files inside them.
    """
    if not content:
        raise refused(T("“{file}” is empty."), file_name)
    if len(content) > LARGEST:
        text = T("“{file}” is larger than {count} megabytes. Scan it in grey, or save it smaller.")
        raise refused(text.put(count=LARGEST // (1024 * 1024)), file_name)
    found = kind_by_bytes(content)
    claimed = family_of(file_name)
    if claimed and claimed != family_of(f"x{suffix_of(found)}"):
        raise refused(T("“{file}” says that it is {kind}, but it is not.").put(kind=_CLAIMED[claimed]), file_name)
    if found == PDF:
        return clean_pdf(content, file_name)
    if found in PICTURES:
        return clean_picture(content, found, file_name)
    if found == TEXT:
        return clean_text(content, file_name)
    raise refused(_why_not(content), file_name)


def may_be_taken(begin: bytes, file_name: str) -> bool:
    r"""Tell from the first bytes of a file whether it may be offered to be taken in.

    >>> may_be_taken(b"%PDF-1.7", "letter.pdf"), may_be_taken(b"MZ\x90\x00\x03", "setup.exe")
    (True, False)
    """
    found = kind_by_bytes(begin)
    claimed = family_of(file_name)
    return bool(found) and (not claimed or claimed == family_of(f"x{suffix_of(found)}"))


def _why_not(content: bytes) -> Text:
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        return T("“{file}” is a picture as some telephones keep it (HEIC). Send it as JPEG, or take a picture of it.")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return T("“{file}” is an office document or an archive, which can carry programs. Save it as PDF.")
    return T("“{file}” is not a file that can be attached: PDF, JPEG, PNG, TIFF, WEBP and plain text can.")


__all__ = ["LARGEST", "MOST_PIXELS", "PICTURES", "SUFFIXES", "Taken", "may_be_taken", "suffix_of", "take_in"]
