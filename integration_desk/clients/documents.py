"""Papers about a client's consents: the notice of a withdrawal to a recipient, and what was told to whom."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from integration_desk.clients.model import Client, Consent, Disclosure
from integration_desk.clients.names import display_name
from integration_desk.clients.rules import local_day
from integration_desk.core.centre import Centre, letterhead_of, paper_of
from integration_desk.core.documents import (
    AddressWindow,
    Block,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Signature,
    Space,
    Span,
    Style,
    Table,
    Words,
)
from integration_desk.core.people import Person
from integration_desk.core.words import L, Text, verbatim
from integration_desk.i18n import Speaker, letter_language, speaker

DISCLOSED: dict[str, Text] = {
    "name": L("Name"),
    "native_name": L("Name in own script"),
    "case_code": L("Case code"),
    "file_number": L("File number"),
    "birth_year": L("Year of birth"),
    "birth_date": L("Date of birth"),
    "sex": L("Sex"),
    "nationalities": L("Nationality"),
    "languages": L("Languages"),
    "interpreter": L("Interpreter"),
    "phone": L("Phone"),
    "email": L("E-mail"),
    "address": L("Address"),
    "residence_status": L("Residence status"),
    "permit_expires_on": L("Permit valid until"),
    "arrived_on": L("In the country since"),
    "access_needs": L("Access needs"),
    "safe_contact": L("Safe ways of contact"),
    "literacy": L("Reading and writing"),
    "schooling_years": L("Years of schooling"),
    "occupation": L("Occupation"),
    "household": L("People in the household"),
}
"""What can be told about a client, in the words of the letters."""

NAMES = frozenset({"name", "native_name"})

_UNDATED = datetime.max.replace(tzinfo=UTC)
_REQUESTS = (
    L("not to use the information any longer,"),
    L("to delete or return it, as far as the law does not oblige you to keep it,"),
    L("to tell those to whom you have passed it on,"),
    L("to confirm to us in writing that this has been done."),
)


def withdrawal_notice(
    centre: Centre, client: Client, consent: Consent, told: Iterable[Disclosure], writer: Person, today: date
) -> Document:
    """Return the notice to one recipient that a client has taken her consent back.

    ``told`` are the disclosures to this one recipient. The client is named only if her name was told: to whoever knew
    a case code alone, the references say enough.
    """
    letters = sorted(told, key=lambda one: one.reference)
    say = speaker(letter_language(centre.letter_language))
    to = letters[0]
    blocks: list[Block] = [
        AddressWindow(
            receiver=(to.recipient_name, *[line for line in to.recipient_address.splitlines() if line.strip()]),
            sender=" · ".join([centre.name, *[line for line in centre.address.splitlines() if line.strip()]]),
            side=((say.say(L("Date")), say.date(today, "long")),),
        ),
        Heading(say.say(L("Consent withdrawn")), level=1),
        Paragraph(say.say(L("To whom it may concern,"))),
        Paragraph(
            say.say(
                L(
                    "We gave you information about the person named below with that person's consent. The consent has"
                    " been withdrawn."
                )
            )
        ),
        _notice_facts(say, client, letters, consent.withdrawn_on or today),
        Paragraph(say.say(L("We therefore ask you:")), keep_with_next=True),
        Listing(tuple(say.say(text) for text in _REQUESTS)),
        Heading(say.say(L("What we had told you")), level=2),
        _told_table(say, letters, with_recipient=False),
        Space(6),
        Paragraph(say.say(L("Yours sincerely"))),
        Signature((writer.name, centre.name)),
    ]
    return _document(say, centre, L("Consent withdrawn"), to.reference, blocks)


def disclosure_list(centre: Centre, client: Client, told: Iterable[Disclosure], language: str, today: date) -> Document:
    """Return the list of what was told about a client to whom, in her language: hers to take along."""
    say = speaker(letter_language(language))
    letters = sorted(told, key=lambda one: one.disclosed_at or _UNDATED)
    blocks: list[Block] = [
        Heading(say.say(L("What we have told others about you")), level=1),
        Facts(
            (
                (say.say(L("Name")), _kept(display_name(client))),
                (say.say(L("File number")), _kept(client.file_number)),
                (say.say(L("As of")), say.date(today, "long")),
            )
        ),
    ]
    if letters:
        blocks.append(_told_table(say, letters, with_recipient=True))
    else:
        blocks.append(Paragraph(say.say(L("We have told nobody anything about you.")), Style.LEAD))
    blocks.append(
        Paragraph(say.say(L("You may take your consent back at any time. We will tell those who are named here.")))
    )
    return _document(say, centre, L("What we have told others about you"), client.file_number, blocks)


def recipients_of(told: Iterable[Disclosure]) -> list[list[Disclosure]]:
    """Return the disclosures of each recipient together: one notice for each."""
    found: dict[tuple[str, str, str], list[Disclosure]] = {}
    for one in told:
        key = (one.recipient_kind, one.recipient_id, "" if one.recipient_id else one.recipient_name)
        found.setdefault(key, []).append(one)
    return list(found.values())


def _notice_facts(say: Speaker, client: Client, letters: list[Disclosure], withdrawn_on: date) -> Facts:
    references = say.listing([one.reference for one in letters if one.reference])
    rows: list[tuple[Words, Words]] = [
        (say.say(L("Our reference")), _kept(references or "–")),
        (say.say(L("Withdrawn on")), say.date(withdrawn_on, "long")),
    ]
    if any(NAMES & set(one.disclosed_fields) for one in letters):
        rows.insert(0, (say.say(L("Client")), _kept(display_name(client))))
    return Facts(tuple(rows))


def _document(say: Speaker, centre: Centre, title: Text, reference: str, blocks: list[Block]) -> Document:
    """Put the paper together; its metadata holds the centre and a reference, never a person's name."""
    return Document(
        title=f"{say.say(title)} – {centre.name}",
        language=say.language_code,
        blocks=tuple(blocks),
        letterhead=letterhead_of(centre),
        reference=reference,
        author=centre.name,
        paper=paper_of(centre),
        page_label=_page_label(say),
    )


def _told_table(say: Speaker, told: Iterable[Disclosure], *, with_recipient: bool) -> Table:
    header = [say.say(L("Date")), say.say(L("Reference")), say.say(L("Information"))]
    rows: list[tuple[Words, ...]] = []
    for one in told:
        day = say.date(local_day(one.disclosed_at)) if one.disclosed_at else "–"
        what = say.listing([say.say(DISCLOSED.get(field, verbatim(field))) for field in one.disclosed_fields])
        line: list[Words] = [day, _kept(one.reference or "–"), what or "–"]
        rows.append((*line[:1], _kept(one.recipient_name), *line[1:]) if with_recipient else tuple(line))
    if with_recipient:
        header.insert(1, say.say(L("Told to")))
    return Table(tuple(header), tuple(rows), (2, 3, 2, 5) if with_recipient else (2, 2, 6))


def _kept(words: str) -> tuple[Span, ...]:
    return (Span(words, isolate=True),)


def _page_label(say: Speaker) -> str:
    return say.say(L("Page {page} of {pages}"))
