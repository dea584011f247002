"""Pages as a good office makes them: letterhead, window, slip, tables, marks."""

from io import BytesIO

import attrs
import pytest
from PIL import Image

from integration_desk.core.documents import (
    AddressWindow,
    Block,
    Columns,
    Document,
    Facts,
    Framed,
    Heading,
    Letterhead,
    Listing,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    QRCode,
    ReplySlip,
    Rule,
    Section,
    Signature,
    Space,
    Style,
    Table,
)
from integration_desk.printing import render
from tests.printing.samples import HEAD, SLIP, WINDOW, letter, page_texts, reader, referral, words_with_places

MM = 72 / 25.4
LONG_NAME = "Wolfeschlegelsteinhausen" * 13


def _picture(mode: str, kind: str) -> bytes:
    packed = BytesIO()
    Image.new(mode, (60, 40), "teal").save(packed, kind)
    return packed.getvalue()


def _every_block(words: str) -> tuple[Block, ...]:
    plain = Paragraph(words, keep_with_next=True)
    return (
        AddressWindow((words, words), words, ((words, words),)),
        Heading(words, 1),
        *(Paragraph(words, style) for style in Style),
        *(Listing((words, words), marker) for marker in ("bullet", "number", "box")),
        Facts(((words, words),)),
        Table((words, words), ((words,), (words, words, words))),
        Table((), ()),
        Framed((plain, Framed(()))),
        Columns(((plain,), (plain, QRCode(words, words))), (1, 2)),
        Columns(()),
        QRCode(words),
        Picture(_picture("RGBA", "PNG"), words),
        Picture(_picture("RGB", "JPEG"), words, 500),
        Picture(b"no picture", words),
        Signature((words, words)),
        Space(3),
        Rule(),
        ReplySlip(words, words, (words, words + "____", "____"), words, words, words, words, words),
        PageBreak(),
        Section("ar", (plain, PageBreak(), SLIP)),
        plain,
    )


@pytest.mark.parametrize(
    "words", ["", " ", "Amina", LONG_NAME, "a\x00b\tc\r\nd\u2028e", "\ud800", "\u202e\u2067)", "👩‍👩‍👧"]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_block_prints_with_any_words(words: str, language: str) -> None:
    head = Letterhead(words, (words,), _picture("P", "PNG"), (words,))
    document = Document(words, language, _every_block(words), head, words, words, mark=words)
    assert len(reader(document).pages) >= 3


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_paper_has_its_size(paper: Paper, size: tuple[int, int]) -> None:
    box = reader(referral("en", paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize(
    ("paper", "top", "bottom"), [(Paper.A4, 45 * MM, 90 * MM), (Paper.LETTER, 51.8 * MM, 80.5 * MM)]
)
def test_the_address_stands_in_the_window(paper: Paper, top: float, bottom: float) -> None:
    words = words_with_places(render(referral("en", paper)))[0]
    places = [(left, high) for word, left, high in words if word in {"Harbour", "Intake", "44"}]
    assert len(places) == 3
    for left, high in places:
        assert 20 * MM <= left <= 105 * MM
        assert top <= high <= bottom - 8


def test_the_window_shows_nothing_but_addresses_however_the_letter_slips_in_its_envelope() -> None:
    words = words_with_places(render(referral("en", Paper.LETTER)))[0]
    shown = [word for word, left, high in words if left < 136.5 * MM and 51.8 * MM - 8 <= high <= 92 * MM - 2]
    assert {"Harbour", "Intake", "44"} <= set(shown)
    assert not {"Reference", "R-7K2M", "Date"} & set(shown)


def test_a_last_line_alone_is_pulled_in_where_the_letter_has_a_slip() -> None:
    def lines_by_page(lines: int) -> list[int]:
        blocks = (WINDOW, SLIP, PageBreak(), *[Paragraph("One.")] * lines)
        return [page.extract_text().count("One.") for page in reader(letter(*blocks)).pages]

    usual = lines_by_page(60)[1]
    assert lines_by_page(usual + 1) == [0, usual + 1]
    assert lines_by_page(usual + 12) == [0, usual, 12], "what would not fit is not set smaller in vain"


def test_a_long_address_stays_in_the_window() -> None:
    receiver = tuple(f"Line{number} of a long address" for number in range(9))
    words = words_with_places(render(letter(AddressWindow(receiver, "Sender"), Paragraph("Text"))))[0]
    tops = [high for word, _, high in words if word.startswith("Line")]
    assert len(tops) == 9
    assert max(tops) < 90 * MM


def test_pages_are_counted_and_carry_the_reference() -> None:
    first, second = (page.extract_text() for page in reader(referral("de")).pages)
    assert "1 / 2" in first
    assert "2 / 2" in second
    assert "R-7K2M" in second
    assert "Registered charity" in first


def test_the_slip_stands_at_the_foot_of_its_page() -> None:
    pages = words_with_places(render(referral("en")))
    tops = {word: high for word, _, high in pages[0]}
    assert tops["Reply"] > 842 * 0.7
    assert tops["R-7K2M"] > 842 * 0.7
    assert "Reply" not in {word for word, _, _ in pages[1]}


def test_a_slip_without_room_goes_to_the_next_page_whole() -> None:
    pages = page_texts(letter(WINDOW, Paragraph("Long text. " * 330), SLIP))
    assert "Reply to us" not in pages[0]
    assert "Reply to us" in pages[-1]
    assert "Return to Riverside" in pages[-1]


def test_a_letter_that_nearly_fits_is_set_tighter_to_keep_its_slip() -> None:
    counts = [len(page_texts(letter(WINDOW, *[Paragraph("One line.")] * lines, SLIP))) for lines in range(14, 22)]
    assert counts == sorted(counts)
    assert counts[:2] == [1, 1]

    def distance(lines: int) -> float:
        words = words_with_places(render(letter(WINDOW, *[Paragraph("One line.")] * lines, SLIP)))[0]
        first, second = [high for word, _, high in words if word == "line."][:2]
        return second - first

    tightest = max(lines for lines, pages in enumerate(counts, 14) if pages == 1)
    assert distance(tightest) < distance(3) - 1


def test_the_head_of_a_table_repeats_and_no_row_is_lost() -> None:
    rows = tuple((f"row{number}", "some words", "x") for number in range(150))
    pages = page_texts(letter(Table(("Number", "Words", "Mark"), rows)))
    assert len(pages) > 2
    for page in pages:
        assert page.count("Number") == 1
    found = [word for page in pages for word in page.split() if word.startswith("row")]
    assert found == [row[0] for row in rows]


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    words = [f"w{number}" for number in range(3000)]
    pages = page_texts(letter(Table(("A", "B"), (("a", " ".join(words)),), (1, 3))))
    found = [word for page in pages for word in page.split() if word[0] == "w" and word[1:].isdigit()]
    assert found == words


def test_frames_and_columns_go_on_on_the_next_page() -> None:
    words = [f"w{number}" for number in range(2500)]
    for block in (Framed((Paragraph(" ".join(words)),)), Columns(((Paragraph(" ".join(words)),), ()))):
        pages = page_texts(letter(block))
        assert len(pages) > 1
        found = [word for page in pages for word in page.split() if word[0] == "w" and word[1:].isdigit()]
        assert found == words


def test_a_heading_is_never_left_alone_at_the_foot() -> None:
    for lines in range(30, 50):
        pages = page_texts(letter(*[Paragraph("One.", Style.SMALL)] * lines, Heading("Head"), Paragraph("Body " * 60)))
        for page in pages:
            if "Head" in page:
                assert "Body" in page


def test_the_room_to_sign_in_stays_with_its_line() -> None:
    for lines in range(30, 50):
        pages = words_with_places(render(letter(*[Paragraph("One.", Style.SMALL)] * lines, Signature(("Signer",)))))
        for page in pages:
            tops = [high for word, _, high in page if word == "Signer"]
            above = [high for word, _, high in page if word in {"One.", "Riverside"}]
            assert all(top - max(above) > 15 * MM for top in tops)


def test_a_copy_says_so_on_every_page() -> None:
    document = Document("", "en", (Paragraph("one"), PageBreak(), Paragraph("two")), HEAD, mark="Copy")
    assert all("Copy" in page for page in page_texts(document))


def test_large_print_is_large() -> None:
    usual = page_texts(letter(Paragraph("Words to read. " * 200)))
    large = Document("", "en", (Paragraph("Words to read. " * 200),), HEAD, large_print=True)
    assert len(page_texts(large)) > len(usual)


def test_line_ends_in_the_text_are_kept() -> None:
    assert "first\nsecond" in page_texts(letter(Paragraph("first\nsecond")))[0]


def test_an_empty_document_is_one_page() -> None:
    assert len(reader(Document("", "en", ())).pages) == 1


@pytest.mark.parametrize("lines", range(9, 18))
def test_a_slip_never_stands_on_a_page_alone(lines: int) -> None:
    filling = tuple(Paragraph(f"Line {number}.") for number in range(lines))
    document = attrs.evolve(letter(WINDOW, *filling, SLIP, paper=Paper.LETTER), large_print=True)
    texts = page_texts(document)
    [page] = [text for text in texts if "Please tick." in text]
    assert f"Line {lines - 1}." in page
