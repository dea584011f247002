"""What the letter says, and what it leaves out."""

from typing import Any

import attrs
import pytest

from integration_desk.core.documents import Document, Paragraph, ReplySlip, Section
from integration_desk.referrals import build_letter
from integration_desk.store import Desk
from tests.referrals.desk_with_clinic import Case, case, words_of


@pytest.fixture
def amina(desk: Desk) -> Case:
    return case(desk)


def letter(amina: Case, **values: Any) -> Document:
    """Return the letter of a referral that is not saved."""
    language = values.pop("language", "en")
    referral = amina.referral(number="R-A7K2-G", **values)
    return amina.desk.ask(build_letter, amina.client, amina.service, language, "en", referral=referral)


def test_what_is_not_disclosed_is_not_in_the_document(amina: Case) -> None:
    said = words_of(letter(amina, disclosed=("languages",)))
    for secret in ("Amina", "Hassan", "آمنة", "1991", "Linden Road", "Lemon", "refugee", "Syria", "0151", "female"):
        assert secret not in said
    assert "Arabic" in said


def test_each_thing_appears_when_it_is_disclosed(amina: Case) -> None:
    for name, words in {
        "name": "Amina Hassan",
        "native_name": "آمنة حسن",
        "birth_date": "14 March 1991",
        "birth_year": "1991",
        "sex": "female",
        "nationalities": "Syria",
        "languages": "English (simple and slow)",
        "interpreter": "by a woman",
        "phone": "0151 2345 6789",
        "address": "Linden Road 12, 20457 Northport",
        "residence_status": "recognised refugee",
        "access_needs": "step-free access",
    }.items():
        assert words in words_of(letter(amina, disclosed=(name,))), name


def test_a_confidential_letter_has_a_code_in_place_of_the_person(amina: Case) -> None:
    told = ("name", "native_name", "birth_date", "address", "phone", "file_number", "languages")
    said = words_of(letter(amina, disclosed=told, confidential=True))
    for secret in ("Amina", "Hassan", "آمنة", "14 March", "Linden", "0151", "F-"):
        assert secret not in said
    assert "Your name is not in the letter" in said
    assert "R-A7K2-G" in said


def test_the_code_word_is_said_only_where_a_number_may_be_called(desk: Desk) -> None:
    never, may = case(desk), case(desk, never_call=False, may_call=True)
    assert "Lemon" not in words_of(letter(never, disclosed=("phone", "safe_contact")))
    assert "Do not call the client." in words_of(letter(never, disclosed=("safe_contact",)))
    assert "Lemon" in words_of(letter(may, disclosed=("phone", "safe_contact")))
    assert "Lemon" not in words_of(letter(may, disclosed=("safe_contact",)))


def test_the_client_reads_what_the_letter_tells(amina: Case) -> None:
    page = letter(amina, disclosed=("name", "sex")).blocks[-1]
    assert isinstance(page, Section)
    said = words_of(Document(title="", language="en", blocks=(page,)))
    assert "Name · Sex · why you need help" in said
    assert "Date of birth" not in said
    assert "Hospital Road 12" in said
    assert "Bus 6 to Hospital" in said
    assert "Passport or residence permit" in said


def test_the_consent_names_both_agencies(amina: Case) -> None:
    assert "without the recorded consent" in words_of(letter(amina))
    amina.agree()
    said = words_of(letter(amina))
    assert "without the recorded consent" not in said
    assert "Welcome Centre Northport gives the facts in this letter to City Hospital Northport" in said


def test_the_slip_carries_the_code(amina: Case) -> None:
    [slip] = [block for block in letter(amina).blocks if isinstance(block, ReplySlip)]
    assert (slip.code, slip.qr) == ("R-A7K2-G", "IDREPLY:R-A7K2-G")
    assert len(slip.choices) == 5


@pytest.mark.parametrize("language", ["ar", "fa-AF", "uk", "ti", "fr", "de"])
def test_the_client_page_is_in_the_clients_language(amina: Case, language: str) -> None:
    english, own = letter(amina), letter(amina, language=language)
    assert isinstance(own.blocks[-1], Section)
    assert own.blocks[-1].language == language
    assert "This page is for you" in words_of(english)
    assert "This page is for you" not in words_of(own)
    assert own.blocks[0] == english.blocks[0], "page 1 stays in the receiver's language"


def test_free_words_in_any_language_keep_their_direction(amina: Case) -> None:
    body = "تکایە ئەم لاپەڕەیە لەگەڵ خۆت بهێنە.\n\nسوپاس."
    made = amina.desk.ask(build_letter, amina.client, amina.service, "ckb", "en", body=body)
    page = made.blocks[-1]
    assert isinstance(page, Section)
    own = [block for block in page.blocks if isinstance(block, Paragraph) and block.language == "ckb"]
    assert [block.text for block in own] == body.split("\n\n")
    assert "We have written to" not in words_of(made)


def test_values_are_kept_whole_in_any_direction(amina: Case) -> None:
    page = letter(amina, language="ar", disclosed=("name",)).blocks[-1]
    spans = [
        span
        for block in _all(page)
        if isinstance(block, Paragraph) and not isinstance(block.text, str)
        for span in block.text
    ]
    whole = {span.text for span in spans if span.isolate}
    assert {"آمنة حسن", "City Hospital Northport"} <= whole


def test_the_clients_page_calls_her_in_her_own_script_where_it_is_written_in_it(amina: Case) -> None:
    def page(language: str, **values: Any) -> str:
        return words_of(Document("", "", (letter(amina, language=language, **values).blocks[-1],)))

    assert "آمنة حسن" in page("ar", disclosed=("name",))
    assert "Amina Hassan" not in page("ar", disclosed=("name",))
    assert "Amina Hassan" in page("uk", disclosed=("name",)), "Cyrillic words, but her name is Arabic"
    assert "آمنة" not in page("ar", disclosed=("languages",)), "a name that is not told stands nowhere"
    assert "آمنة" not in page("ar", disclosed=("name",), confidential=True)


def _all(part: Any) -> list[Any]:
    if isinstance(part, tuple):
        return [found for one in part for found in _all(one)]
    if attrs.has(type(part)):
        return [part, *(found for field in attrs.fields(type(part)) for found in _all(getattr(part, field.name)))]
    return []


def test_without_a_referral_the_least_is_told(amina: Case) -> None:
    said = words_of(amina.desk.ask(build_letter, amina.client, amina.service, "ar", "en"))
    assert "Amina Hassan" in said
    assert "Linden Road" not in said


def test_metadata_hold_centre_and_reference_only(amina: Case) -> None:
    made = letter(amina)
    assert made.title == "Referral – R-A7K2-G"
    assert made.author == "Welcome Centre Northport"
