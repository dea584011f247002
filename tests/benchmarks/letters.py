"""The two-page letter in two languages and directions, against WeasyPrint setting the same words."""

import html
from io import BytesIO

from pypdf import PdfReader

from integration_desk.clients import Client
from integration_desk.core.access import Reader
from integration_desk.core.documents import Document
from integration_desk.directory import Service
from integration_desk.printing import render
from integration_desk.referrals import build_letter
from integration_desk.store import Desk
from tests.benchmarks.measuring import Row, seconds

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
    rate = len(made) / seconds(lambda: [render(document) for document in made])
    rendered = render(made[0])
    pages = len(PdfReader(BytesIO(rendered)).pages)
    peer = _peer_rate(rendered)
    return Row(
        f"letters a second, {pages} pages, English and Arabic",
        f"{rate:.1f}",
        f"{peer:.1f}" if peer else "–",
        f"{rate / peer:.1f} ×" if peer else "–",
        "25, 2.5 ×",
        "peer: WeasyPrint" if peer else "WeasyPrint is not installed: pip install -e '.[bench]'",
        met=rate >= 25 and rate >= 2.5 * peer,
    )


def _peer_rate(pdf: bytes) -> float:
    """Return how many letters of the same words WeasyPrint sets in a second; 0 when it is not there."""
    try:
        from weasyprint import HTML  # noqa: PLC0415 - an optional peer
    except (ImportError, OSError):  # OSError: its system libraries are missing
        return 0
    first, second = (_as_html(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages[:2])
    source = (
        "<html lang='en'><style>@page { size: A4 } body { font: 10pt 'Noto Sans', 'Noto Sans Arabic', sans-serif }"
        f" .next {{ break-before: page }}</style>{first}<div class='next' dir='rtl' lang='ar'>{second}</div></html>"
    )
    for _ in range(WARM_UP):
        HTML(string=source).write_pdf()
    return PEER_LETTERS / seconds(lambda: [HTML(string=source).write_pdf() for _ in range(PEER_LETTERS)])


def _as_html(words: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in words.splitlines() if line.strip())
