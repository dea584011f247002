"""Plain text: kept as UTF-8, whatever the program that wrote it."""

from integration_desk.casework.intake.kinds import TEXT, Taken, refused
from integration_desk.core.words import T
from integration_desk.spreadsheets import decoded

_LONGEST = 2_000_000
_KEPT = frozenset("\t\n\r\f")


def clean_text(content: bytes, file_name: str) -> Taken:
    """Return a text as UTF-8 without characters that nobody sees."""
    words, _ = decoded(content)
    if len(words) > _LONGEST:
        raise refused(T("“{file}” is too long for a text."), file_name)
    plain = "".join(letter for letter in words if letter.isprintable() or letter in _KEPT or ord(letter) > 0x9F)
    kept = plain.encode("utf-8", "replace")
    if not kept.strip():
        raise refused(T("“{file}” has no words."), file_name)
    return Taken(TEXT, kept)
