"""An attachment as pages to look at and to print: pictures and texts become pages, a PDF is what it is."""

from io import BytesIO

from PIL import Image

from integration_desk.casework.intake import PICTURES
from integration_desk.core.documents import Document, Paragraph
from integration_desk.printing import render

_PAGE = 595.0  # points: the width of A4
_LONGEST = 200_000


def pages_of(media_type: str, content: bytes) -> bytes:
    """Return what was taken in as a PDF, made in memory."""
    if media_type in PICTURES:
        return _picture(content)
    if media_type == "text/plain":
        return _text(content.decode("utf-8", "replace"))
    return content


def _picture(content: bytes) -> bytes:
    out = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        width, height = picture.size
        dots = max(width / _PAGE, height / (_PAGE * 1.414)) * 72
        plain = picture if picture.mode in ("1", "L", "RGB") else _on_white(picture)
        plain.save(out, "PDF", resolution=max(1.0, dots))
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    clear = picture.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _text(words: str) -> bytes:
    parts = [
        part for part in words[:_LONGEST].replace("\r\n", "\n").replace("\f", "\n\n").split("\n\n") if part.strip()
    ]
    blocks = tuple(Paragraph(part.expandtabs(4).strip("\n")) for part in parts)
    return render(Document(title="", language="en", blocks=blocks, author=""))
