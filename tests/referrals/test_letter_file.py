"""The file of the letter in every language that letters exist in, on both papers: nothing cut, nothing that tells."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pikepdf
import pytest
from pypdf import PdfReader

from integration_desk.core.centre import centre_of, save_centre
from integration_desk.core.documents import Document
from integration_desk.printing import missing_characters, render
from integration_desk.referrals import build_letter
from integration_desk.store import Desk
from tests.referrals.desk_with_clinic import Case, case

LANGUAGES = ("en", "fr", "de", "ar", "fa-AF", "ps", "uk", "ru", "tr", "so", "es", "ti")
TOLD = ("name", "native_name", "birth_date", "sex", "languages", "interpreter", "access_needs", "safe_contact")
ENGLISH = ("Please", "Your ", "Dear ", "Reply to", "Cut here", "Where to", "What ", "Date of", "the client", "We ")


@pytest.fixture(params=["A4", "Letter"])
def amina(desk: Desk, request: pytest.FixtureRequest) -> Case:
    centre = desk.ask(centre_of)
    desk.run(save_centre, centre=attrs.evolve(centre, paper=request.param))
    made = case(desk)
    made.agree()
    return made


def letter(amina: Case, language: str) -> Document:
    """Return the letter with both pages in one language, and nothing in the caseworker's words."""
    referral = amina.referral(number="R-A7K2-G", disclosed=TOLD, request="", reason="")
    return amina.desk.ask(build_letter, amina.client, amina.service, language, language, referral=referral)


def edges(page: Any) -> tuple[float, float, float, float]:
    """Return how far the words of a page reach: left, lowest, right, highest."""
    places: list[tuple[float, float]] = []

    def note(words: str, _current: Any, matrix: Any, _font: Any, _size: Any) -> None:
        if words.strip():
            places.append((matrix[4], matrix[5]))

    page.extract_text(visitor_text=note)
    across, high = [place[0] for place in places], [place[1] for place in places]
    return min(across), min(high), max(across), max(high)


def test_the_letter_is_whole_and_tells_nothing_beside_its_words(
    amina: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    for language in LANGUAGES:
        document = letter(amina, language)
        assert missing_characters(document) == (), language
        pdf = render(document)
        pages = PdfReader(BytesIO(pdf)).pages
        said = [page.extract_text() for page in pages]
        assert len(pages) == 2 or (language, len(pages)) == ("ps", 3), language
        assert "R-A7K2-G" in said[0]
        if language != "en":
            assert [word for page in said for word in ENGLISH if word in page] == [], language
        for page in pages:
            left, low, right, high = edges(page)
            assert 20 < left <= right < float(page.mediabox.width) - 20, language
            assert 20 < low <= high < float(page.mediabox.height) - 10, language
        _check_file(pdf, language)
    assert list((tmp_path / "temporary").iterdir()) == []


def _check_file(pdf: bytes, language: str) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.Lang == language
        assert set(opened.docinfo) == {"/Title", "/Author"}
        told = " ".join(str(value) for value in opened.docinfo.values())
        assert "R-A7K2-G" in told
        assert "Hassan" not in told
        assert "/Metadata" not in opened.Root
        assert "/AcroForm" not in opened.Root
        assert "/OpenAction" not in opened.Root
        dictionaries = [thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary)]
        fonts = [one for one in dictionaries if one.get("/Type") == "/Font" and one.get("/Subtype") == "/Type0"]
        assert fonts
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert str(font.BaseFont)[7] == "+", "a subset"
        assert {str(one.Subtype) for one in dictionaries if one.get("/Type") == "/Font"} <= {"/Type0", "/CIDFontType2"}
