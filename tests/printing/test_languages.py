"""What is printed can be copied out again, in every script, and runs in its direction."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_desk.core.documents import Document, Facts, Listing, Paragraph, Section, Span, Table
from integration_desk.printing import MissingGlyphsError, missing_characters, render, require_glyphs
from tests.printing.samples import SENTENCES, letter, page_texts, reader, referral, without_marks, words_with_places

RIGHT_TO_LEFT = ("ar", "fa-AF", "ps", "ckb", "he")


@pytest.mark.parametrize("language", SENTENCES)
def test_a_letter_gives_its_text_back(language: str) -> None:
    document = referral(language)
    assert missing_characters(document) == ()
    # Where a word ends in a vowel sign, pdftotext sees a gap before the punctuation that follows.
    assert SENTENCES[language] in without_marks(page_texts(document)[1]).replace(" ,", ",")


@pytest.mark.parametrize("language", ["en", "de", "fr", "vi", "tr", "pl", "uk", "ru", "ti", "am", "el", "hy", "ka"])
def test_another_reader_gives_the_text_back_too(language: str) -> None:
    assert SENTENCES[language] in without_marks(reader(referral(language)).pages[1].extract_text())


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_right_to_left_pages_begin_at_the_right(language: str) -> None:
    first, second = SENTENCES[language].split()[:2]
    document = letter(Section(language, (Paragraph(SENTENCES[language]),)))
    # Words with places come letter by letter from left to right.
    places = {without_marks(word)[::-1]: left for word, left, _ in words_with_places(render(document))[0]}
    assert places[first] > places[second]
    assert places[first] > 450


@pytest.mark.parametrize(("language", "number"), [("ps", "۱"), ("fa-AF", "۱"), ("ar", "1")])
def test_pages_are_numbered_in_the_figures_of_their_language(language: str, number: str) -> None:
    document = letter(Section(language, (Paragraph(SENTENCES[language]),)))
    document = attrs.evolve(document, language=language, page_label="{page} / {pages}")
    assert f"{number}/{number}" in page_texts(document)[0].replace(" ", "")


def test_labels_and_columns_are_mirrored() -> None:
    def places(language: str) -> dict[str, float]:
        blocks = (
            Facts((("Label", "Value"),)),
            Table(("First", "Second"), (("one", "two"),)),
            Listing(("Item",)),
        )
        document = letter(Section(language, blocks))
        return {without_marks(word): left for word, left, _ in words_with_places(render(document))[0]}

    usual, mirrored = places("en"), places("ar")
    for left, right in (("Label", "Value"), ("First", "Second"), ("one", "two"), ("•", "Item")):
        assert usual[left] < usual[right]
        assert mirrored[left] > mirrored[right]


@pytest.mark.parametrize(
    "whole", ["+49 30 901820", "amina@centre.example", "2026-03-12", "1 250,00 €", "1 250 000,00 EUR", "030 901 82012"]
)
def test_numbers_and_addresses_stay_whole_in_arabic(whole: str) -> None:
    document = letter(Section("ar", (Paragraph(f"اتصل بنا {whole} غدا"),)))
    assert whole in without_marks(page_texts(document)[0])


def test_a_latin_address_keeps_its_order_on_an_arabic_page() -> None:
    document = letter(Section("ar", (Facts((("العنوان", "44 Dock Road, Bristol BS1"),)),)))
    words = [
        without_marks(word) for word, left, _ in sorted(words_with_places(render(document))[0], key=lambda w: w[1])
    ]
    places = [words.index(word) for word in ("44", "Dock", "Road,", "BS1")]
    assert places == sorted(places)


def test_an_isolated_name_leaves_its_surroundings_alone() -> None:
    parts = (Span("المرجع "), Span("R-7K2M (3)", isolate=True), Span(" من المركز"))
    assert "R-7K2M (3)" in without_marks(page_texts(letter(Section("ar", (Paragraph(parts),))))[0])


@pytest.mark.parametrize("whole", ["+49 30 901820", "12. März 2026", "1 250,00 €", "§ 24"])
def test_phone_numbers_dates_and_amounts_do_not_break(whole: str) -> None:
    for length in range(60, 100):
        text = page_texts(letter(Paragraph("x " * (length // 2) + whole)))[0]
        assert whole in text.replace("\n\n", "\n"), text


def test_lines_break_inside_thai_only_between_words() -> None:
    words = ["สวัสดี", "ครับ", "ยินดี", "ต้อนรับ"]
    text = page_texts(Document("", "th", (Paragraph("".join(words) * 12),)))[0]
    lines = [line.strip() for line in text.splitlines() if "ส" in line or "ครับ" in line]
    assert len(lines) > 1
    for line in lines:
        assert line.startswith(tuple(words))
        assert line.endswith(tuple(words))


def test_a_name_that_no_font_has_prints_and_is_named() -> None:
    document = letter(Paragraph("Name \ue000 with a private letter, and \U0001f600"))
    assert missing_characters(document) == ("\ue000",)
    assert "with a private letter" in page_texts(document)[0]
    with pytest.raises(MissingGlyphsError, match=r"U\+E000"):
        require_glyphs(document)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "ar", "th", "ur", "xx", ""]))
def test_any_text_prints(text: str, language: str) -> None:
    blocks = (Paragraph(text), Facts(((text, text),)), Table((text, "b"), ((text, text),)), Listing((text,), "box"))
    assert len(reader(Document(text, language or "en", (Section(language, blocks),))).pages) >= 1


ALPHABET = "abcdefghijklmnopqrstuvwxyzäöüßéçñøłżABCXYZабвгдежзиїєґщюяሀለሐመሠረሰ"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(ALPHABET, min_size=1, max_size=12), min_size=1, max_size=60))
def test_what_is_copied_out_is_what_was_put_in(words: list[str]) -> None:
    document = Document("", "en", (Paragraph(" ".join(words)),), page_label="")
    assert without_marks(reader(document).pages[0].extract_text()) == " ".join(words)
