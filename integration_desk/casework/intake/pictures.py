"""Pictures: drawn anew from their dots alone, so that nothing that a camera wrote into them comes along."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from integration_desk.casework.intake.kinds import JPEG, LARGEST, MOST_PAGES, MOST_PIXELS, PDF, PNG, Taken, refused
from integration_desk.core.errors import InvalidError
from integration_desk.core.words import T

_QUALITY = 90
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "MPO")
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError)


def clean_picture(content: bytes, media_type: str, file_name: str) -> Taken:
    """Return a picture upright and without metadata: JPEG stays JPEG, what has no loss stays so, pages become a PDF."""
    with warnings.catch_warnings():  # of small faults in pictures: the dots are all that is taken
        warnings.simplefilter("ignore", UserWarning)
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return _drawn_anew(content, media_type, file_name)


def _drawn_anew(content: bytes, media_type: str, file_name: str) -> Taken:
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            pages = min(getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1, MOST_PAGES + 1)
            if pages > MOST_PAGES:
                raise refused(T("“{file}” has more than {count} pages.").put(count=MOST_PAGES), file_name)
            drawn = [_page(picture, number, file_name) for number in range(pages)]
            colours_kept = media_type == PNG or (picture.format in ("TIFF", "WEBP") and _is_drawing(drawn[0]))
    except InvalidError:
        raise
    except _BOMBS as error:
        raise _too_many_dots(file_name) from error
    except (*_BROKEN, ArithmeticError, MemoryError, RuntimeError) as error:
        raise refused(T("“{file}” is damaged: it begins like a picture, but cannot be shown."), file_name) from error
    if pages > 1:
        told = T("The {count} pages of the picture became a PDF.")
        return Taken(PDF, _small_enough(_as_pdf(drawn), file_name), pages, (told.put(count=pages),))
    kind = PNG if colours_kept else JPEG
    return Taken(kind, _small_enough(_written(drawn[0], kind), file_name))


def _small_enough(content: bytes, file_name: str) -> bytes:
    """Return what was drawn anew; raises InvalidError when that made it larger than anything may be."""
    if len(content) > 2 * LARGEST:
        raise refused(T("“{file}” is too large to be kept. Save it smaller, or as JPEG."), file_name)
    return content


def _page(picture: Image.Image, number: int, file_name: str) -> Image.Image:
    """Return one page of a picture as nothing but dots, upright."""
    picture.seek(number)
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise _too_many_dots(file_name)
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    plain = upright if upright.mode in ("1", "L", "RGB") else upright.convert(_mode_for(upright))
    made = Image.new(plain.mode, plain.size)
    made.paste(plain, (0, 0))
    return made


def _mode_for(picture: Image.Image) -> str:
    if "A" in picture.getbands() or "transparency" in picture.info:
        return "RGBA"
    return "L" if picture.mode.startswith(("I", "F")) else "RGB"


def _is_drawing(picture: Image.Image) -> bool:
    """Tell whether a picture is of few colours, as a scan in black and white, which JPEG would blur."""
    return picture.mode in ("1", "RGBA") or picture.getcolors(64) is not None


def _written(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    if kind == JPEG:
        picture.convert("L" if picture.mode in ("1", "L") else "RGB").save(out, "JPEG", quality=_QUALITY)
    else:
        picture.save(out, "PNG")
    return out.getvalue()


def _as_pdf(pages: list[Image.Image]) -> bytes:
    out = BytesIO()
    plain = [page.convert("RGB") if page.mode == "RGBA" else page for page in pages]
    plain[0].save(out, "PDF", save_all=True, append_images=plain[1:], resolution=200)
    return out.getvalue()


def _too_many_dots(file_name: str) -> InvalidError:
    text = T("“{file}” has more than {count} million dots. Scan it with fewer dots per inch.")
    return refused(text.put(count=MOST_PIXELS // 1_000_000), file_name)
