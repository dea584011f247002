"""Several PDFs as one, for printing them in one go."""

from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO

import pikepdf


def join_pdfs(pdfs: Iterable[bytes]) -> bytes:
    """Return the pages of several PDFs one after another, complete in memory, with no metadata."""
    output = BytesIO()
    with ExitStack() as opened:
        whole = opened.enter_context(pikepdf.new())
        for pdf in pdfs:
            part = opened.enter_context(pikepdf.open(BytesIO(pdf)))
            for page in part.pages:
                if "/StructParents" in page.obj:  # the structure they number stays with the single letter
                    del page.obj["/StructParents"]
            whole.pages.extend(part.pages)
        whole.save(output, deterministic_id=True)
    return output.getvalue()
