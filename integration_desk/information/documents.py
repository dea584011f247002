"""The information sheet on paper: the words, and the services near here that help with it."""

from collections.abc import Iterator, Sequence
from datetime import date

from integration_desk.core.access import Reader
from integration_desk.core.centre import Centre, centre_of, letterhead_of, paper_of
from integration_desk.core.documents import (
    Block,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Rule,
    Section,
    Span,
    Style,
    Together,
    Words,
)
from integration_desk.core.words import L, verbatim
from integration_desk.directory import CLIENT, ServiceView, say_hours
from integration_desk.i18n import Speaker, speaker
from integration_desk.information.queries import SheetWords, labels_language, services_for, sheet_words
from integration_desk.information.rules import parts_of

_NEAR, _PHONE, _HOURS, _ADDRESS = L("Where you can get help here"), L("Phone"), L("Opening hours"), L("Address")
_GENERAL = L("This sheet says what is true in general. Ask us what holds in your case.")
_ASK = L("If you have questions, ask us: {centre_name}, {centre_phone}.")
_AS_OF = L("As of {date}")
_TITLE = L("Information sheet")


def print_sheet(reader: Reader, key: str, language: str) -> Document:
    """Return a sheet in a language, with the services of the directory that help; raises MissingError."""
    words = sheet_words(reader, key, language)
    services = services_for(reader, words.needs, language)
    return sheet_document(words, services, centre_of(reader), reader.now.astimezone().date())


def sheet_document(words: SheetWords, services: Sequence[ServiceView], centre: Centre, today: date) -> Document:
    """Return the words of a sheet as a document."""
    voice = speaker(labels_language(words))
    own = centre.letter_language or centre.language or "en"
    blocks: list[Block] = [Heading(words.title, 1, words.language), *_body(words)]
    if services:
        blocks.append(Heading(voice.say(_NEAR), 2, voice.language_code))
        blocks += [_service(one, voice, own) for one in services]
    foot: list[Block] = [Rule(), Paragraph(voice.say(_GENERAL), Style.SMALL, voice.language_code)]
    if centre.name and centre.phone:
        asked = _ASK.put(centre_name=verbatim(centre.name), centre_phone=verbatim(centre.phone))
        foot.append(Paragraph(voice.say(asked), Style.SMALL, voice.language_code))
    foot.append(Paragraph(voice.say(_AS_OF.put(date=today)), Style.SMALL, voice.language_code))
    return Document(
        title=voice.say(_TITLE),
        language=words.language,
        blocks=(Section(words.language, (*blocks, *foot)),),
        letterhead=letterhead_of(centre),
        author=centre.name,
        paper=paper_of(centre),
    )


def _body(words: SheetWords) -> Iterator[Block]:
    for part in parts_of(words.body):
        if part.kind == "heading":
            yield Heading(part.lines[0], 2)
        elif part.kind == "list":
            yield Listing(part.lines)
        else:
            yield Paragraph("\n".join(part.lines))


def _service(view: ServiceView, voice: Speaker, written_in: str) -> Block:
    name = " – ".join(dict.fromkeys(one for one in (view.name, view.organization) if one))
    rows: list[tuple[Words, Words]] = []
    phones = [phone.number for phone in view.phones if phone.type != "fax"][:2]
    if phones:
        rows.append((voice.say(_PHONE), (Span("\n".join(phones), bold=True, isolate=True),)))
    hours = [voice.say(say_hours(line, CLIENT)) for line in view.hours]
    if hours:
        rows.append((voice.say(_HOURS), "\n".join(hours)))
    if view.place and view.place.address:
        rows.append((voice.say(_ADDRESS), (Span(", ".join(view.place.address), language=written_in, isolate=True),)))
    head = Paragraph((Span(name, bold=True, isolate=True, language=written_in),), keep_with_next=True)
    return Together((head, Facts(tuple(rows), voice.language_code)) if rows else (head,))
