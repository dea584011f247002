"""PDFs: looked through for what acts by itself – scripts, programs, files inside – which is taken out and told.

A PDF in which there is nothing of the kind is kept as it came, to the byte: a signature in it stays good.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from integration_desk.casework.intake.kinds import MOST_PAGES, MOST_PIXELS, PDF, Taken, refused
from integration_desk.core.errors import InvalidError
from integration_desk.core.words import T

_ACTING = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound", "/GoToE"}
)
_ALWAYS_OUT = ("/OpenAction", "/AA", "/JS", "/EF", "/EmbeddedFiles", "/JavaScript", "/XFA", "/RichMediaContent")
_NOTES_OUT = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
_DEEPEST = 60
_MOST_OBJECTS = 200_000


def clean_pdf(content: bytes, file_name: str) -> Taken:
    """Return a PDF without anything that acts by itself; raises InvalidError for one that cannot be read."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _cleaned(pdf, content, file_name)
    except InvalidError:
        raise
    except pikepdf.PasswordError as error:
        raise refused(T("“{file}” is locked with a password. Save it without one."), file_name) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError, OSError, MemoryError) as error:
        text = T("“{file}” is damaged: it begins like a PDF, but cannot be read.")
        raise refused(text, file_name) from error


def _cleaned(pdf: Any, content: bytes, file_name: str) -> Taken:
    pages = len(pdf.pages)
    if not pages:
        raise refused(T("“{file}” has no pages."), file_name)
    if pages > MOST_PAGES:
        raise refused(T("“{file}” has more than {count} pages.").put(count=MOST_PAGES), file_name)
    if len(pdf.objects) > _MOST_OBJECTS:
        raise refused(T("“{file}” has too many parts to be looked through."), file_name)
    scripts = files = 0
    for found in _dictionaries(pdf):
        _refuse_bomb(found, file_name)
        out = _take_out(found)
        scripts += out[0]
        files += out[1]
    if not scripts and not files:
        return Taken(PDF, content, pages)
    out_file = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(out_file)
    told = []
    if scripts:
        told.append(T("Scripts and actions in the PDF were taken out."))
    if files:
        told.append(T("Files inside the PDF were taken out. Attach them by themselves if they are needed."))
    return Taken(PDF, out_file.getvalue(), pages, tuple(told))


def _dictionaries(pdf: Any) -> Iterator[Any]:
    """Go through every dictionary of a PDF, those inside others as well."""
    for one in (pdf.trailer, *pdf.objects):
        yield from _inside(one, 0)


def _inside(found: Any, depth: int) -> Iterator[Any]:
    if depth > _DEEPEST:
        return
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        yield found
        for key in list(found.keys()):
            value = found.get(key)
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _inside(value, depth + 1)
    elif isinstance(found, pikepdf.Array):
        for value in list(found):
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _inside(value, depth + 1)


def _refuse_bomb(found: Any, file_name: str) -> None:
    if found.get("/Subtype") == "/Image":
        width, height = int(found.get("/Width", 0)), int(found.get("/Height", 0))
        if width * height > 4 * MOST_PIXELS:
            text = T("“{file}” has a picture with too many dots in it. Scan it with fewer dots per inch.")
            raise refused(text, file_name)


def _take_out(found: Any) -> tuple[int, int]:
    """Take out of a dictionary what acts by itself; returns how many scripts and how many files that were."""
    scripts = files = 0
    for key in _ALWAYS_OUT:
        if key in found and not (key == "/OpenAction" and _is_view(found.get(key))):
            del found[key]
            if key in ("/EF", "/EmbeddedFiles", "/RichMediaContent"):
                files += 1
            else:
                scripts += 1
    for key in ("/A", "/PA", "/Next"):
        if key in found and _acts(found.get(key)):
            del found[key]
            scripts += 1
    notes = found.get("/Annots")
    if isinstance(notes, pikepdf.Array):
        kept = [one for one in notes if not _carries_file(one)]
        if len(kept) != len(notes):
            files += len(notes) - len(kept)
            found["/Annots"] = pikepdf.Array(kept)
    return scripts, files


def _is_view(action: Any) -> bool:
    """Tell whether what happens on opening is only that a page is shown."""
    if isinstance(action, pikepdf.Array):
        return True
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/GoTo" and "/Next" not in action


def _acts(action: Any) -> bool:
    if isinstance(action, pikepdf.Array):
        return any(_acts(one) for one in action)
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _ACTING


def _carries_file(note: Any) -> bool:
    return isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype")) in _NOTES_OUT
