"""Letters in many languages, to be printed and read back."""

import shutil
import subprocess
from io import BytesIO

import pytest
from pypdf import PdfReader

from integration_desk.core.documents import (
    AddressWindow,
    Block,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paper,
    Paragraph,
    ReplySlip,
    Section,
)
from integration_desk.printing import render

SENTENCES = {
    "en": "The clinic expects you on Thursday; bring this letter with you.",
    "de": "Bitte bringen Sie außerdem die Größe, Überweisung und Straße mit.",
    "fr": "Nous vous attendons à l’accueil ; l’élève apporte son œuvre ici.",
    "vi": "Chúng tôi đã thoả thuận với bạn về việc giới thiệu này.",
    "tr": "Lütfen bu mektubu yanınızda getiriniz, İstanbul ığüşöç.",
    "pl": "Zażółć gęślą jaźń, proszę przynieść ten list ze sobą.",
    "uk": "Шановна Оксано, візьміть цього листа з собою, їжачок, ґанок.",
    "ru": "Пожалуйста, возьмите это письмо с собой на приём.",
    "ti": "ነዚ ደብዳበ ሒዝክን ምጽኣ፣ ገንዘብ ክሓተክን መሰል የብሉን።",
    "am": "እባክዎ ይህን ደብዳቤ ይዘው ይምጡ፤ አገልግሎቱ ነጻ ነው።",
    "el": "Παρακαλούμε φέρτε μαζί σας αυτή την επιστολή.",
    "hy": "Խնդրում ենք բերել այս նամակը ձեզ հետ։",
    "ka": "გთხოვთ მოიტანოთ ეს წერილი თან.",
    "th": "กรุณานำจดหมายฉบับนี้มาด้วยทุกครั้งที่มาพบเจ้าหน้าที่",
    "km": "សូមយកលិខិតនេះមកជាមួយ",
    "lo": "ກະລຸນາເອົາຈົດໝາຍສະບັບນີ້ມາພ້ອມ",
    "hi": "कृपया यह पत्र अपने साथ लाएँ, प्रश्न हों तो पूछिए।",
    "bn": "অনুগ্রহ করে এই চিঠিটি সঙ্গে আনুন।",
    "ta": "இந்தக் கடிதத்தை உங்களுடன் கொண்டு வாருங்கள்.",
    "ar": "يرجى إحضار هذه الرسالة معك يوم الخميس القادم",
    "fa-AF": "لطفاً این نامه را با خود بیاورید و کمک بگیرید",
    "ps": "مهرباني وکړئ دا لیک له ځانه سره راوړئ",
    "ckb": "تکایە ئەم نامەیە لەگەڵ خۆت بهێنە",
    "he": "נא להביא את המכתב הזה איתך לפגישה",
}

HEAD = Letterhead("Riverside Centre", ("12 Quay Street", "Bristol"), foot=("Registered charity 1234567",))

WINDOW = AddressWindow(
    ("Harbour Clinic", "Intake team", "44 Dock Road"), "Riverside Centre", (("Date", "12 March 2026"),)
)

SLIP = ReplySlip(
    "Reply to us",
    "Please tick.",
    ("Appointment on: ____", "Not possible"),
    "R-7K2M",
    "Code",
    "https://desk.example/r/R-7K2M",
    "Return to Riverside",
    "cut here",
)


def letter(*blocks: Block, language: str = "en", paper: Paper = Paper.A4) -> Document:
    """Return a document with a letterhead."""
    return Document("Referral R-7K2M", language, blocks, HEAD, "R-7K2M", "Riverside Centre", paper)


def referral(language: str, paper: Paper = Paper.A4) -> Document:
    """Return a letter of two pages, the second in a language."""
    return letter(
        WINDOW,
        Heading("Referral", 1),
        Paragraph("Dear colleagues, we refer a person to you."),
        SLIP,
        PageBreak(),
        Section(language, (Heading(SENTENCES[language], 1), Paragraph(SENTENCES[language]))),
        paper=paper,
    )


def reader(document: Document) -> PdfReader:
    """Print a document and open what came out."""
    return PdfReader(BytesIO(render(document)))


def page_texts(document: Document) -> list[str]:
    """Return the text of each page, as a person copies it, in logical order."""
    return _pdftotext(render(document)).removesuffix("\f").split("\f")


def words_with_places(pdf: bytes) -> list[list[tuple[str, float, float]]]:
    """Return for each page its words with their left edge and top, in points."""
    pages: list[list[tuple[str, float, float]]] = []
    for line in _pdftotext(pdf, "-bbox").splitlines():
        if "<page" in line:
            pages.append([])
        elif "<word" in line:
            left, top = (float(line.split(f'{name}="')[1].split('"')[0]) for name in ("xMin", "yMin"))
            pages[-1].append((line.split(">")[1].split("<")[0], left, top))
    return pages


def _pdftotext(pdf: bytes, *options: str) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return subprocess.run([program, *options, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def without_marks(text: str) -> str:
    """Return text without the invisible marks of direction that readers add, and with single spaces."""
    kept = "".join(character for character in text if character not in "\u202a\u202b\u202c\u200e\u200f\u2066\u2069")
    return " ".join(kept.split())
