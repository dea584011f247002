"""The service sheet: the words a client takes along, in her language."""

from datetime import date
from typing import Any

import attrs
import pytest

from integration_desk.core.centre import Centre, centre_of
from integration_desk.core.documents import Document, Heading, Listing, Paragraph, QRCode
from integration_desk.directory import ServiceView, service_sheet, service_view, vcard
from integration_desk.printing import missing_characters, render
from integration_desk.store import Desk
from tests.directory.town import build_town

TODAY = date(2026, 11, 24)


def parts_of(value: Any) -> list[Any]:
    """Return every block of a document, however it is nested."""
    if isinstance(value, tuple):
        return [part for one in value for part in parts_of(one)]
    if isinstance(value, Document) or attrs.has(type(value)):
        inner = [getattr(value, field.name) for field in attrs.fields(type(value))]
        return [value, *parts_of(tuple(one for one in inner if isinstance(one, tuple)))]
    return []


def words_of(document: Document) -> str:
    found = []
    for part in parts_of(document):
        if isinstance(part, Heading | Paragraph):
            found.append(part.text if isinstance(part.text, str) else "".join(span.text for span in part.text))
        if isinstance(part, Listing):
            found += [item if isinstance(item, str) else "".join(span.text for span in item) for item in part.items]
    return "\n".join(found)


def clinic(desk: Desk) -> tuple[ServiceView, Centre]:
    ids = build_town(desk)
    return desk.ask(service_view, ids["clinic"]), desk.ask(centre_of)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Monday to Thursday: 09:00–13:00", "What to bring", "It is free of charge."]),
        ("de", ["Montag bis Donnerstag", "Was Sie mitbringen"]),
        ("ar", ["الثلاثاء", "الخدمة مجانية."]),
    ],
)
def test_the_sheet_is_in_the_clients_language(desk: Desk, language: str, said: list[str]) -> None:
    view, centre = clinic(desk)
    document = service_sheet(view, language, centre, TODAY)
    words = words_of(document)
    assert document.language == language
    for one in [*said, "Hospital Road 12", "Passport or residence permit"]:
        assert one in words
    assert missing_characters(document) == ()
    assert render(document).startswith(b"%PDF")


def test_the_sheet_carries_the_service_as_an_address_card(desk: Desk) -> None:
    view, centre = clinic(desk)
    card = next(part for part in parts_of(service_sheet(view, "en", centre, TODAY)) if isinstance(part, QRCode))
    lines = card.content.split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCARD", "END:VCARD")
    assert "TEL:+49 40 555 1234" in lines
    assert "ADR:;;Hospital Road 12\\, 20457 Northport;;;;" in lines


def test_what_stands_in_a_card_cannot_begin_another_line() -> None:
    card = vcard(ServiceView(id="x", name="Advice\nTEL:666; really"))
    assert "FN:Advice\\nTEL:666\\; really" in card.split("\r\n")
    assert not [line for line in card.split("\r\n") if line.startswith("TEL")]


def test_a_sheet_names_no_person_in_its_metadata(desk: Desk) -> None:
    view, centre = clinic(desk)
    document = service_sheet(view, "en", centre, TODAY)
    assert (document.title, document.author) == ("Service sheet", centre.name)


def test_a_service_of_which_little_is_known_still_gives_a_sheet() -> None:
    document = service_sheet(ServiceView(id="x", name="Tea"), "ti", Centre(id="centre"), TODAY)
    assert render(document).startswith(b"%PDF")
