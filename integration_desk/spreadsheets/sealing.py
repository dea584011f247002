"""Workbooks that only a passphrase opens, as Excel and LibreOffice lock them: AES-256 under many rounds of SHA-512."""

import io
import zipfile

from integration_desk.core.errors import StorageError
from integration_desk.core.words import T

_LEAST = 8 * 1024
"""What is smaller would stand among the small streams of the container, which the library cuts too short."""


def sealed(workbook: bytes, passphrase: str) -> bytes:
    """Return an XLSX file locked with a passphrase; nothing of it touches the disk."""
    from msoffcrypto.exceptions import EncryptionError  # noqa: PLC0415 - only those who export need it
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - likewise

    made = io.BytesIO()
    try:
        OOXMLFile(io.BytesIO(_large_enough(workbook))).encrypt(passphrase, made)
    except EncryptionError as error:
        raise StorageError(T("The file could not be locked with the passphrase. Nothing was written.")) from error
    return made.getvalue()


def _large_enough(workbook: bytes) -> bytes:
    """Return a small workbook with its parts packed loosely and spaces at the end of its own text."""
    if len(workbook) >= _LEAST:
        return workbook
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as tight, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as loose:
        for part in tight.namelist():
            spare = b"\n" * _LEAST if part == "xl/styles.xml" else b""  # XML may end with lines that say nothing
            loose.writestr(part, tight.read(part) + spare)
    return made.getvalue()
