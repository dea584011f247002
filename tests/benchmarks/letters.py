"""The two-page letter in two languages and directions, against WeasyPrint setting the same pages.

Processor time is taken: what else the computer does meanwhile does not count, and both work on one thread.
"""

from io import BytesIO

from pypdf import PdfReader

from integration_desk.clients import Client
from integration_desk.core.access import Reader
from integration_desk.core.documents import Document
from integration_desk.directory import Service
from integration_desk.printing import render
from integration_desk.referrals import build_letter
from integration_desk.store import Desk
from tests.benchmarks.letter_html import letter_html
from tests.benchmarks.measuring import Row, processor_seconds

WARM_UP = 3
LETTERS = 20
PEER_LETTERS = 6


def letters(desk: Desk) -> Row:
    """Print letters of different clients, warm."""

    def documents(reader: Reader) -> list[Document]:
        service = reader.all(Service, "name = 'Women''s Clinic'")[0]
        found = reader.all(Client, "native_language = 'ar' AND sex = 'female'", order=f"rowno LIMIT {LETTERS}")
        return [build_letter(reader, client.id, service.id, "ar", "en") for client in found]

    made = desk.ask(documents)
    for document in made[:WARM_UP]:
        render(document)
    rate = len(made) / processor_seconds(lambda: [render(document) for document in made])
    pages = len(PdfReader(BytesIO(render(made[0]))).pages)
    peer = _peer_rate(made[:PEER_LETTERS])
    return Row(
        f"letters a second of processor time, {pages} pages, English and Arabic",
        f"{rate:.1f}",
        f"{peer:.1f}" if peer else "–",
        f"{rate / peer:.1f} ×" if peer else "–",
        "25, 2.5 ×",
        "peer: WeasyPrint" if peer else "to compare: pip install -e '.[bench]', apt install libharfbuzz-subset0",
        met=rate >= 25 and rate >= 2.5 * peer,
    )


def _peer_rate(made: list[Document]) -> float:
    """Return how many of the same letters, given as HTML, WeasyPrint sets in a second; 0 when it is not there."""
    try:
        from weasyprint import HTML  # noqa: PLC0415 - an optional peer
        from weasyprint.text.ffi import harfbuzz_subset  # noqa: PLC0415 - as above
    except (ImportError, OSError):  # OSError: its system libraries are missing
        return 0
    if not harfbuzz_subset:  # without it, it takes seconds a letter to cut fonts down: no fair comparison
        return 0
    sources = [letter_html(document) for document in made]
    for source in sources[:WARM_UP]:
        HTML(string=source).write_pdf()
    return len(sources) / processor_seconds(lambda: [HTML(string=source).write_pdf() for source in sources])
