"""Where attachments come from: files of the disk, the clipboard, and the folder into which a scanner writes."""

import platform
from datetime import UTC, datetime
from pathlib import Path

import attrs
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from integration_desk.casework.documents.attachment import pages_of
from integration_desk.casework.intake import LARGEST, Taken, may_be_taken, take_in
from integration_desk.casework.queries.attachments import cases_of, scan_folder
from integration_desk.core.access import Reader
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T

_BEGIN = 64
_MOST = 60


@attrs.frozen
class Incoming:
    """Something that may become an attachment: its name and where it is, or its bytes. ``scanned`` is deleted after."""

    name: str
    path: Path | None = None
    content: bytes = b""
    scanned: bool = False


@attrs.frozen
class Examined:
    """What came in as it will be kept, and as pages to look at; the cases of the client besides."""

    incoming: Incoming
    content: bytes
    taken: Taken
    pdf: bytes
    cases: tuple[tuple[str, str], ...]


@attrs.frozen
class Scan:
    """A file in the scanner's folder."""

    path: Path
    size: int
    at: datetime


def examine(reader: Reader, incoming: Incoming, client_id: str) -> Examined:
    """Read and clean what came in; raises InvalidError with a sentence when it is not taken in."""
    content = incoming.content or _read(incoming)
    taken = take_in(content, incoming.name)
    cases = tuple(cases_of(reader, client_id))
    return Examined(incoming, content, taken, pages_of(taken.media_type, taken.content), cases)


def _read(incoming: Incoming) -> bytes:
    if incoming.path is None:
        return b""
    try:
        with incoming.path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        text = T("“{file}” cannot be read ({reason}).").put(file=incoming.name, reason=error.strerror or "")
        raise InvalidError((Problem("content", text),)) from error


def scans(reader: Reader) -> tuple[str, tuple[Scan, ...]]:
    """Return the folder of this computer's scanner, and the files in it that can be taken in, the newest first."""
    folder = scan_folder(reader, platform.node())
    if not folder:
        return "", ()
    found = []
    try:
        for path in Path(folder).iterdir():
            if path.is_file() and not path.name.startswith("."):
                state = path.stat()
                if 0 < state.st_size <= LARGEST and may_be_taken(_begin(path), path.name):
                    found.append(Scan(path, state.st_size, datetime.fromtimestamp(state.st_mtime, UTC)))
    except OSError:
        return folder, ()
    found.sort(key=lambda one: one.at, reverse=True)
    return folder, tuple(found[:_MOST])


def _begin(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_BEGIN)


def delete_scan(_reader: Reader, path: Path) -> bool:
    """Delete a file from the scanner's folder once it is taken in; returns whether it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def from_mime(data: QMimeData) -> list[Incoming]:
    """Return what was dropped or pasted: files, a picture, or words."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    files = [Incoming(path.name, path) for path in paths if path.is_file()]
    if files:
        return files
    if data.hasImage():
        image = data.imageData()
        content = _png(image) if isinstance(image, QImage) else b""
        return [Incoming("", content=content)] if content else []
    words = data.text().strip() if data.hasText() and not paths else ""
    return [Incoming("", content=words.encode())] if words else []


def _png(image: QImage) -> bytes:
    kept, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())
