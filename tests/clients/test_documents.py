"""The notice of a withdrawal and the list of what was told: the blocks, and that they can be laid out."""

from datetime import UTC, date, datetime

import attrs
import pytest

from integration_desk.clients import Disclosure, disclosure_list, recipients_of, withdrawal_notice
from integration_desk.core.documents import Document, Facts, Table
from integration_desk.core.people import Person
from integration_desk.printing import render
from tests.clients.people import AMINA, CLINIC
from tests.desks import CENTRE

TODAY = date(2026, 11, 12)
TOLD = Disclosure(
    recipient_kind="service",
    recipient_id="clinic",
    recipient_name="Women's Clinic",
    recipient_address="Lake Road 7\n20457 Northport",
    disclosed_fields=("name", "languages"),
    reference="R-7K2",
    disclosed_at=datetime(2026, 11, 3, 12, tzinfo=UTC),
)


def notice(*told: Disclosure, language: str = "en") -> Document:
    rosa = Person(id="rosa", name="Rosa Meyer", roles=frozenset())
    centre = attrs.evolve(CENTRE, letter_language=language)
    return withdrawal_notice(centre, AMINA, attrs.evolve(CLINIC, withdrawn_on=TODAY), told, rosa, TODAY)


def test_the_notice_names_the_client_to_whom_her_name_was_told() -> None:
    assert "Amina Hassan" in str(notice(TOLD).blocks)
    coded = attrs.evolve(TOLD, disclosed_fields=("case_code",))
    assert "Amina" not in str(notice(coded))
    assert "R-7K2" in str(notice(coded).blocks)


def test_metadata_holds_the_centre_and_a_reference_never_a_name() -> None:
    document = notice(TOLD)
    assert "Amina" not in document.title + document.author + document.reference
    assert document.author == CENTRE.name


def test_one_notice_for_each_recipient() -> None:
    others = [attrs.evolve(TOLD, recipient_id=one) for one in ("clinic", "school")]
    named_only = [attrs.evolve(TOLD, recipient_id="", recipient_name=one) for one in ("Aunt", "Uncle")]
    assert [len(told) for told in recipients_of([TOLD, *others, *named_only])] == [2, 1, 1, 1]


def test_the_list_tells_everything_that_was_told() -> None:
    document = disclosure_list(CENTRE, AMINA, [TOLD], "en", TODAY)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert len(table.rows) == 1
    assert "Languages" in str(table.rows)
    assert any(isinstance(block, Facts) for block in document.blocks)
    assert "told nobody" in str(disclosure_list(CENTRE, AMINA, [], "en", TODAY).blocks)


@pytest.mark.parametrize("language", ["en", "de", "ar", "xx"])
def test_both_can_be_printed(language: str) -> None:
    for document in (notice(TOLD, language=language), disclosure_list(CENTRE, AMINA, [TOLD] * 40, language, TODAY)):
        assert render(document).startswith(b"%PDF")
