"""What pages ask before something is written: the letter as it would print, and what there is to choose from."""

from collections.abc import Mapping
from datetime import date

import attrs

from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member, members_of
from integration_desk.directory import Filters, ServiceRow, search_services
from integration_desk.health_access.documents import compose, gather, letters_to_choose
from integration_desk.health_access.model import HealthCase, HealthLetter, HealthRefusal
from integration_desk.health_access.queries import cases_of
from integration_desk.packs import RightsLetter, is_old
from integration_desk.printing import render

MOST_HITS = 5


@attrs.frozen
class Newcomer:
    """A client for whom a case is opened or a refusal is noted, and the cases she has."""

    client: Client
    name: str
    cases: tuple[HealthCase, ...]
    members: tuple[Member, ...]


@attrs.frozen
class LetterChoice:
    """What can be chosen about the letter on a refusal: its kinds, and whether its rules are old."""

    refusal: HealthRefusal
    case: HealthCase
    client: Client
    name: str
    letters: Mapping[str, RightsLetter]
    pack_title: str
    checked_on: date
    old: bool
    receiver_language: str
    client_language: str


def newcomer(reader: Reader, client_id: str) -> Newcomer:
    """Return a client with her cases; raises MissingError."""
    client = reader.get(Client, client_id)
    return Newcomer(client, display_name(client), tuple(cases_of(reader, client_id)), tuple(members_of(reader)))


def places_for(reader: Reader, words: str) -> list[ServiceRow]:
    """Return the services of the directory that may be meant by a place as it is typed."""
    return search_services(reader, words, Filters(), limit=MOST_HITS) if len(words.strip()) > 1 else []


def letter_choice(reader: Reader, refusal_id: str, language: str) -> LetterChoice:
    """Return what there is to choose about the letter on a refusal; raises MissingError when no rules are there."""
    refusal = reader.get(HealthRefusal, refusal_id)
    material = gather(reader, refusal, HealthLetter())
    return LetterChoice(
        refusal=refusal,
        case=material.case,
        client=material.client,
        name=material.name,
        letters=letters_to_choose(reader, material.case, material.pack),
        pack_title=material.pack.title.text(language),
        checked_on=material.pack.checked_on,
        old=is_old(material.pack, material.today),
        receiver_language=material.receiver_language,
        client_language=material.client_language,
    )


def letter_preview(reader: Reader, refusal_id: str, letter: HealthLetter) -> bytes:
    """Return the letter on a refusal as the PDF that would print."""
    return render(compose(gather(reader, reader.get(HealthRefusal, refusal_id), letter)))


def case_of_refusal(reader: Reader, refusal_id: str) -> str:
    """Return the id of the case that a refusal belongs to; raises MissingError."""
    return reader.get(HealthRefusal, refusal_id).case_id
