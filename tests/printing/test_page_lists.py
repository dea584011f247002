"""Contents and indexes: the pages they name are the pages on which things stand."""

import re

import pytest

from integration_desk.core.documents import (
    Block,
    Document,
    Facts,
    Heading,
    PageBreak,
    PageEntry,
    PageList,
    Paper,
    Paragraph,
    Together,
)
from integration_desk.printing import missing_characters, render
from tests.printing.samples import page_texts, reader, words_with_places


def _book(language: str, paper: Paper, columns: int = 2) -> Document:
    things: list[Block] = []
    entries = []
    for section in range(4):
        things.append(Heading(f"Part {section}", 1, anchor=f"part-{section}"))
        for number in range(15):
            name = f"Thing{section:02}x{number:02}"
            facts = Facts((("Phone", "+49 30 1234"), ("Hours", "Monday to Friday\nSaturday")))
            things.append(Together((Heading(name, 2), Paragraph("What it is."), facts), name))
            entries.append(PageEntry(f"See {name}", name, number % 2))
    contents = PageList(tuple(PageEntry(f"To part {one}", f"part-{one}") for one in range(4)))
    index = PageList((PageEntry("A heading of the list"), *entries), columns)
    return Document("t", language, (contents, PageBreak(), *things, PageBreak(), index), paper=paper)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_each_line_names_the_page_of_its_thing(paper: Paper, columns: int) -> None:
    book = _book("en", paper, columns)
    texts = page_texts(book)
    stands = {
        name: number
        for number, text in enumerate(texts, start=1)
        for name in re.findall(r"^(Thing\d\dx\d\d)$", text, re.MULTILINE)
    }
    assert len(stands) == 60
    told = {}
    for words in words_with_places(render(book)):
        for name, left, top in words:
            if name.startswith("Thing") and any(w == "See" and abs(y - top) < 2 and x < left for w, x, y in words):
                beside = [(x, int(w)) for w, x, y in words if w.isdigit() and abs(y - top) < 2 and x > left]
                told[name] = min(beside)[1]
    assert told == stands


def test_what_stays_together_is_not_cut_between_pages() -> None:
    for text in page_texts(_book("en", Paper.A4))[1:-2]:
        assert len(re.findall(r"^Thing\d\dx\d\d$", text, re.MULTILINE)) == text.count("Saturday")


def test_lines_lead_to_their_things_and_headings_stand_in_the_outline() -> None:
    pdf = reader(_book("ar", Paper.A4))
    assert [str(one.title) for one in pdf.outline if not isinstance(one, list)] == [f"Part {n}" for n in range(4)]
    assert sum(len(page.get("/Annots", ())) for page in pdf.pages) == 64


def test_every_word_of_a_list_is_asked_for_its_font() -> None:
    strange = Document("t", "en", (PageList((PageEntry("\ue000"),)),))
    assert missing_characters(strange) == ("\ue000",)


@pytest.mark.parametrize("above", range(20, 44, 2))
def test_no_heading_is_left_behind_by_a_tall_thing(above: int) -> None:
    tall = Together((Heading("Clinic", 2), *(Paragraph(f"Line {number}") for number in range(14))), "clinic")
    filling = tuple(Paragraph("Filling.") for _ in range(above))
    texts = page_texts(Document("t", "en", (*filling, Heading("Health", 1), tall)))
    [page] = [text for text in texts if "Health" in text]
    assert "Clinic" in page
    assert "Line 13" in page
