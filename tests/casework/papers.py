"""Files for tests: pictures with and without what a camera writes into them, PDFs that act by themselves."""

from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image

CANARY = "Canary-4T2-at-home"


def jpeg(size: tuple[int, int] = (60, 40), *, orientation: int = 1) -> bytes:
    """Return a photo with position, camera and a comment in it; its left half is red."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = picture.getexif()
    exif[0x0112] = orientation
    exif[0x010F] = CANARY
    exif[0x9286] = CANARY
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (53.0, 33.0, 0.0)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=CANARY.encode(), quality=95)
    return out.getvalue()


def png(mode: str = "RGBA") -> bytes:
    """Return a drawing with words of the program that made it."""
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 - only here

    told = PngInfo()
    told.add_text("Author", CANARY)
    out = BytesIO()
    Image.new(mode, (20, 30)).save(out, "PNG", pnginfo=told)
    return out.getvalue()


def tiff(pages: int = 3) -> bytes:
    """Return a scan of several pages."""
    out = BytesIO()
    drawn = [Image.new("1", (80, 100), 1) for _ in range(pages)]
    drawn[0].save(out, "TIFF", save_all=True, append_images=drawn[1:], compression="group4")
    return out.getvalue()


def pdf(change: Any = None, *, pages: int = 1) -> bytes:
    """Return a PDF, changed by a function before it is written."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
        if change is not None:
            change(made)
        out = BytesIO()
        made.save(out)
    return out.getvalue()


def acting(made: pikepdf.Pdf) -> None:
    """Let a PDF run a script when it is opened, start a program from a link, and carry a file."""
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x')"))
    made.attachments["secret.exe"] = pikepdf.AttachedFileSpec(made, b"MZ" + CANARY.encode(), filename="secret.exe")
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe")),
    )  # fmt: skip
    web = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[9, 9, 20, 20],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org")),
    )  # fmt: skip
    made.pages[0].Annots = made.make_indirect(pikepdf.Array([made.make_indirect(link), made.make_indirect(web)]))
