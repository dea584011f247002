"""Information sheets: the words, the centre's own, and what is recorded of those that were given."""

import pytest

from integration_desk.clients import register
from integration_desk.core.centre import centre_of
from integration_desk.core.documents import Document
from integration_desk.core.errors import InvalidError, MissingError
from integration_desk.information import (
    SLICE,
    give_sheet,
    given_to,
    print_sheet,
    remove_sheet,
    save_sheet,
    sheet_words,
    sheets,
    standard_sheets,
)
from integration_desk.printing import missing_characters, render
from integration_desk.store import Desk
from tests.clients.people import AMINA
from tests.directory.town import build_town


def words_of(document: Document) -> str:
    return str(document.blocks)


@pytest.mark.parametrize("key", sorted(standard_sheets()))
def test_each_sheet_of_the_program_has_substance_and_prints(desk: Desk, key: str) -> None:
    sheet = standard_sheets()[key]
    sentences = [line for part in sheet.parts for line in part.lines]
    assert len(sentences) >= 10
    assert sheet.needs
    assert all(len(line) <= 180 for line in sentences)
    assert not any(character in "".join(sentences) for character in "{}")
    document = desk.ask(print_sheet, key, "en")
    assert missing_characters(document) == ()
    assert render(document).startswith(b"%PDF")


def test_the_topics_that_every_centre_needs_are_there() -> None:
    assert {"rights", "doctor", "money_home", "contract", "recruiters", "complaints"} <= set(standard_sheets())


def test_services_that_help_stand_on_the_sheet_with_phone_and_hours(desk: Desk) -> None:
    build_town(desk)
    words = words_of(desk.ask(print_sheet, "doctor", "en"))
    assert "Women's Clinic" in words
    assert "+49 40 555 1234" in words
    assert "Monday to Thursday: 09:00–13:00" in words
    assert "German for beginners" not in words


def test_a_centre_writes_its_own_words_and_takes_them_back(desk: Desk) -> None:
    kept = desk.run(save_sheet, sheet="doctor", language="am", title="ሐኪም", body="# ምን\n- አንድ\n- ሁለት").result
    assert kept == "doctor"
    found = desk.ask(sheet_words, "doctor", "am")
    assert (found.title, found.own, found.needs) == ("ሐኪም", True, ("health",))
    assert "am" in next(one for one in desk.ask(sheets) if one.key == "doctor").languages
    assert desk.ask(print_sheet, "doctor", "am").language == "am"
    desk.undo()
    assert desk.ask(sheet_words, "doctor", "am").language == "en"
    desk.redo()
    desk.run(remove_sheet, sheet="doctor", language="am")
    assert not desk.ask(sheet_words, "doctor", "am").own


def test_a_sheet_of_ones_own_in_two_languages_speaks_of_the_same_needs(desk: Desk) -> None:
    key = desk.run(
        save_sheet, language="en", title="The playroom", body="It is on the first floor.", needs=("childcare",)
    ).result
    desk.run(save_sheet, sheet=key, language="de", title="Das Spielzimmer", body="Im ersten Stock.", needs=("family",))
    assert desk.ask(sheet_words, key, "en").needs == ("family",)
    assert desk.ask(sheet_words, key, "de_AT").title == "Das Spielzimmer"
    assert {one.key for one in desk.ask(sheets) if one.own} == {key}


def test_what_cannot_be_a_sheet_is_refused_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(InvalidError):
        desk.run(save_sheet, language="en", title="Empty", body="  ")
    with pytest.raises(MissingError):
        desk.run(save_sheet, sheet="nowhere", language="en", title="Lost", body="Words")
    with pytest.raises(MissingError):
        desk.ask(sheet_words, "nowhere", "en")


def test_a_given_sheet_stands_on_the_clients_timeline_until_it_is_undone(desk: Desk) -> None:
    client = desk.run(register, client=AMINA).result
    client_id = getattr(client, "id", client)
    desk.run(give_sheet, client=client_id, sheet="rights", language="en")
    (given,) = desk.ask(given_to, client_id)
    assert (given.key, given.language, given.given_by) == ("rights", "en", desk.person.id)
    assert SLICE.timeline is not None
    (entry,) = desk.ask(SLICE.timeline, client_id)
    assert str(entry.title) == "Information sheet given: Know your rights"
    assert next(one for one in desk.ask(sheets) if one.key == "rights").given == 1
    desk.undo()
    assert desk.ask(given_to, client_id) == []


def test_the_sheet_is_on_the_centres_paper(desk: Desk) -> None:
    head = desk.ask(print_sheet, "rights", "en").letterhead
    assert head is not None
    assert head.name == desk.ask(centre_of).name
