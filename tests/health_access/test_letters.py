"""The rights letter: the law with its source, in both languages, and nothing about her that was not chosen."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from integration_desk.core.access import Reader
from integration_desk.core.documents import Document
from integration_desk.core.errors import InvalidError, MissingError
from integration_desk.core.records import changed
from integration_desk.health_access import (
    HealthLetter,
    HealthRefusal,
    case_view,
    change_case,
    compose,
    gather,
    health_letter_pdf,
    write_letter,
)
from integration_desk.packs import remove_pack
from integration_desk.printing import missing_characters, render
from integration_desk.store import Desk
from tests.health_access.surgery import PACK, PLACE, Surgery, surgery
from tests.referrals.desk_with_clinic import words_of


@pytest.fixture
def there(desk: Desk) -> Surgery:
    there = surgery(desk)
    there.checked()
    return there


def letter(there: Surgery, refusal: str, **chosen: object) -> Document:
    """Return the letter about a refusal as a document."""
    wanted = HealthLetter(pack_id=PACK, **chosen)  # type: ignore[arg-type] # fields by name

    def composed(reader: Reader) -> Document:
        return compose(gather(reader, reader.get(HealthRefusal, refusal), wanted))

    return there.desk.ask(composed)


def test_it_cites_article_and_source_in_both_languages(there: Surgery) -> None:
    document = letter(there, there.refused(), receiver_language="de", client_language="ar")
    words = words_of(document)
    for said in (
        "Die Behandlung darf nicht verweigert werden",
        f"Wer in {PLACE} ist, darf dort behandelt werden.",
        f"يحق لكل شخص في {PLACE} أن يتلقى العلاج.",
        "House rule 7",
        "We need your registration",
    ):
        assert said in words.replace("\u2068", "").replace("\u2069", ""), said
    assert words.replace("\u00a0", " ").count("(Health Act, s. 9)") == 2
    assert words.count("law.example/health/9") == 2
    assert missing_characters(document) == ()
    assert render(document).startswith(b"%PDF")


def test_it_tells_nothing_about_her_unless_that_was_chosen(there: Surgery) -> None:
    refusal = there.refused()
    silent = letter(there, refusal)
    receiver = words_of(silent.blocks[: len(silent.blocks) - 1])  # the last block is the client's own page
    case = there.desk.ask(case_view, there.case).case
    for secret in ("Amina", "Hassan", "آمنة", "1991", "Arabic", "Refugee", "Syria"):
        assert secret not in receiver, secret
    assert case.number in receiver
    assert "Amina" not in f"{silent.title} {silent.reference} {silent.author}"
    told = letter(there, refusal, told=("name", "interpreter", "residence_status"))
    receiver = words_of(told.blocks[: len(told.blocks) - 1])
    for chosen in ("Amina Hassan", "Arabic", "Refugee"):
        assert chosen in receiver, chosen
    assert "1991" not in receiver


def test_it_is_kept_as_it_prints_and_she_agrees_to_what_it_tells(there: Surgery) -> None:
    desk, refusal = there.desk, there.refused()
    with pytest.raises(InvalidError, match="how she agreed"):
        desk.run(write_letter, refusal_id=refusal, letter=HealthLetter(told=("name",), pack_id=PACK))
    assert desk.ask(case_view, there.case).letters == ()
    chosen = HealthLetter(told=("name",), agreed="verbal", receiver_language="de", pack_id=PACK)
    kept = str(desk.run(write_letter, refusal_id=refusal, letter=chosen, copies=2).result)
    line = desk.ask(case_view, there.case).letters[0]
    assert (line.id, line.told, line.articles, line.copies) == (kept, ("name",), "Health Act, s. 9", 2)
    assert (line.receiver_language, line.client_language) == ("de", "ar")
    assert desk.ask(health_letter_pdf, kept).startswith(b"%PDF")
    assert desk.ask(case_view, there.case).letter_missing is None


def test_who_needs_an_interpreter_or_company_is_told_so(there: Surgery) -> None:
    refusal = there.refused()
    case = there.desk.ask(case_view, there.case).case
    there.desk.run(change_case, case=changed(case, needs_company=True))
    words = words_of(letter(there, refusal, client_language="en"))
    assert "Tell them that you need an interpreter for Arabic." in words
    assert "Do not go alone." in words


@pytest.mark.parametrize("language", ["de", "fa", "uk"])
def test_it_is_a_page_for_them_and_a_page_for_her_also_with_much_law(there: Surgery, language: str) -> None:
    refusal, german = there.refused(), {"pack_id": "de-health_access", "letter": "emergency", "told": ("name",)}
    chosen = HealthLetter(**german, receiver_language=language, client_language=language)  # type: ignore[arg-type]

    def composed(reader: Reader) -> Document:
        return compose(gather(reader, reader.get(HealthRefusal, refusal), chosen))

    with pikepdf.open(BytesIO(render(there.desk.ask(composed)))) as printed:
        assert len(printed.pages) == 2


def test_without_rules_there_is_nothing_to_cite(there: Surgery) -> None:
    refusal = there.refused()
    there.desk.run(remove_pack, pack=PACK)
    with pytest.raises(MissingError, match="There is no pack"):
        letter(there, refusal)


def test_old_rules_are_dated_on_the_letter(desk: Desk) -> None:
    there = surgery(desk, checked_on=date(2020, 2, 29))
    words = words_of(letter(there, there.refused()))
    assert "Rules as of 29 February 2020" in words.replace("\u2068", "").replace("\u2069", "")
