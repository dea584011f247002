"""The papers of a case: what they say, in which language, and what they leave out."""

import re

import pytest

from integration_desk.core.documents import (
    AddressWindow,
    Block,
    Columns,
    Document,
    Facts,
    Framed,
    Listing,
    Section,
    Table,
    Together,
    Words,
)
from integration_desk.core.records import changed
from integration_desk.family_reunification import (
    add_paper,
    edit_case,
    family_view,
    note_paper,
    set_evidence,
)
from integration_desk.family_reunification.documents import EVERYBODY, compose
from integration_desk.printing import render
from integration_desk.store import Desk
from tests.family_reunification.families import happened, open_family


def words_of(blocks: tuple[Block, ...]) -> str:
    """Return all words of blocks as they follow one another."""
    found: list[str] = []

    def say(words: Words) -> None:
        found.append(words if isinstance(words, str) else "".join(span.text for span in words))

    for block in blocks:
        if isinstance(block, Section | Framed | Together):
            found.append(words_of(block.blocks))
        elif isinstance(block, Columns):
            found += [words_of(column) for column in block.columns]
        elif isinstance(block, Listing):
            for item in block.items:
                say(item)
        elif isinstance(block, Facts | Table):
            for line in block.rows:
                for cell in line:
                    say(cell)
        elif isinstance(block, AddressWindow):
            found += [*block.receiver, *(value for _label, value in block.side)]
        elif text := getattr(block, "text", ""):
            say(text)
    return "\n".join(found)


def listed(document: Document, marker: str) -> list[str]:
    """Return the items of the lists with a marker."""
    [section] = [block for block in document.blocks if isinstance(block, Section)]
    lists = [block for block in section.blocks if isinstance(block, Listing) and block.marker == marker]
    return [
        item if isinstance(item, str) else "".join(span.text for span in item) for one in lists for item in one.items
    ]


@pytest.fixture
def case_id(desk: Desk) -> str:
    """Open a case with some papers of each kind."""
    made = open_family(desk)
    omar, yusuf, _layla = (line.id for line in desk.ask(family_view, made).members)
    case = desk.ask(family_view, made).case
    office = "Office for Migration\nHarbour Street 99\n20457 Northport"
    desk.run(edit_case, case=changed(case, authority=office, authority_reference="FZ 4411", embassy="Beirut"))
    desk.run(set_evidence, case_id=made, document="passport", member_id=omar, held=("original", "copy"))
    desk.run(set_evidence, case_id=made, document="marriage_certificate", member_id=omar, held=("copy",))
    desk.run(
        set_evidence, case_id=made, document="passport", member_id=yusuf, held=("unobtainable",),
        explanation="The office in Idlib is closed.",
    )  # fmt: skip
    desk.run(add_paper, case_id=made, member_id=omar, title="Letter of the school")
    return made


def test_the_list_of_one_person_says_what_is_missing_and_what_is_there(desk: Desk, case_id: str) -> None:
    omar = desk.ask(family_view, case_id).members[0].id
    document = desk.ask(compose, case_id, "checklist", "en", omar)
    boxes = listed(document, "box")
    assert any(item.startswith("Marriage certificate – needed: original") for item in boxes)
    assert any(item.startswith("Letter of the school") for item in boxes)
    assert not any(item.startswith("Passport or") for item in boxes)
    assert listed(document, "bullet") == [
        "Passport or travel document: original and copy",
        "Marriage certificate: copy",
    ]
    words = words_of(document.blocks)
    assert "Omar Hassan (عمر حسن)" in words
    assert "Yusuf" not in words
    assert "The application must be filed by" in words


def test_everybody_gets_a_list_of_her_own_in_the_client_s_language(desk: Desk, case_id: str) -> None:
    document = desk.ask(compose, case_id, "checklist", "ar", EVERYBODY)
    words = words_of(document.blocks)
    assert document.language == "ar"
    for name in ("آمنة حسن", "عمر حسن", "يوسف حسن", "ليلى حسن"):
        assert name in words
    assert "عقد زواج" in words
    assert b"/Title" in render(document)


def test_the_cover_letter_goes_to_the_authority_with_its_enclosures(desk: Desk, case_id: str) -> None:
    document = desk.ask(compose, case_id, "cover_letter", "de")
    words = words_of(document.blocks)
    assert document.language == "de"
    assert "Office for Migration" in words
    assert "FZ 4411" in words
    assert "Beirut" in words
    enclosures = listed(document, "number")
    assert len(enclosures) == 2
    assert enclosures[0].startswith("Reisepass oder Passersatz")
    assert "The office in Idlib is closed." in words
    assert "Art. 12(1)" in words
    assert document.reference in words
    assert "Hassan" not in document.title + document.author + document.reference


def test_the_course_of_the_case_tells_deadlines_with_article_and_source(desk: Desk, case_id: str) -> None:
    happened(desk, case_id, "application_filed", days=1, proof="Receipt 77")
    document = desk.ask(compose, case_id, "timeline", "en")
    words = words_of(document.blocks)
    for told in ("Application filed", "Receipt 77", "Art. 5(4)", "Art. 12(1)", "https://eur-lex.europa.eu", "met on"):
        assert told in words
    assert "Check before use" in words


def test_the_course_of_the_case_is_wholly_in_the_client_s_language(desk: Desk, case_id: str) -> None:
    happened(desk, case_id, "travelled", days=1)
    document = desk.ask(compose, case_id, "timeline", "ti")
    words = words_of(document.blocks).replace(document.reference, "")
    assert "ጉዕዞ ጀሚሩ" in words
    names = "Welcome Centre Northport Amina Hassan Omar Yusuf Layla Directive https://eur-lex.europa.eu"
    english = set(re.findall("[A-Za-z]{4,}", words)) - set(re.findall("[A-Za-z]{4,}", names))
    assert english == set()


def test_a_print_is_recorded_in_the_case_and_in_the_audit(desk: Desk, case_id: str) -> None:
    desk.run(note_paper, case_id=case_id, kind="cover_letter", language="de")
    view = desk.ask(family_view, case_id)
    assert [(line.paper.kind, line.printed_by) for line in view.papers] == [("cover_letter", "Rosa Meyer")]
    kinds = desk.ask(lambda reader: reader.rows("SELECT kind, subject FROM audit WHERE kind = 'print'"))
    assert case_id in kinds[0]["subject"]
