"""The service sheet: what a client takes along to find a service, in the client's own language."""

from collections.abc import Iterator
from datetime import date

from integration_desk.core.centre import Centre, letterhead_of, paper_of
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.documents import (
    Block,
    Columns,
    Document,
    Facts,
    Framed,
    Heading,
    Listing,
    Paragraph,
    QRCode,
    Rule,
    Section,
    Span,
    Style,
    Words,
)
from integration_desk.core.words import L, Text, verbatim
from integration_desk.directory.rules import CLIENT, say_hours
from integration_desk.directory.views import CostLine, PhoneLine, PlaceView, ServiceView
from integration_desk.i18n import Speaker, letter_language, speaker

_WHERE, _HOW, _WHEN = L("Where to go"), L("How to get there"), L("Opening hours")
_BRING, _COST, _FREE = L("What to bring"), L("What it costs"), L("It is free of charge.")
_PHONE, _EMAIL, _WEB = L("Phone"), L("E-mail"), L("Website")
_LANGUAGES, _INTERPRETING = L("They speak"), L("Interpreting")
_FOR_WHOM, _APPLY, _ASK_FOR = L("Who it is for"), L("How to apply"), L("Who to ask for")
_ACCESS, _WAIT = L("Access"), L("Waiting time")
_FROM_AGE, _TO_AGE = L("From the age of {age}"), L("Up to the age of {age}")
_BETWEEN = L("From {low} to {high} years of age")
_EXTENSION = L("{number}, extension {extension}")
_ONLINE = L("This service is offered online or by phone.")
_CHECKED = L("We checked this on {date}. If something is not right, please tell us.")
_AS_OF = L("As of {date}. Please call before you go.")
_SCAN = L("Scan this to keep the phone number and the address in your telephone.")
_QUESTIONS = L("If you have questions, ask us: {centre_name}, {centre_phone}.")
_TITLE = L("Service sheet")
_SIDE_BY_SIDE = 900

SEXES: CodeList = codelist("client_sexes", female=L("Women"), male=L("Men"), other=L("Other", context="sex"))
RESIDENCE: CodeList = codelist(
    "client_residence",
    asylum_seeker=L("Asylum seekers"),
    protection=L("Refugees and others with protection"),
    temporary=L("People with a temporary permit"),
    permanent=L("People with a permanent permit"),
    free_movement=L("People with free movement"),
    citizen=L("Citizens"),
    none=L("People without papers"),
)


def _escaped(words: str) -> str:
    plain = words.replace("\\", "\\\\").replace("\n", "\\n").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r", "")


def vcard(view: ServiceView) -> str:
    """Return a service as an address-book card (vCard 3.0, RFC 2426), for a QR code."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_escaped(view.name)}", f"N:{_escaped(view.name)};;;;"]
    if view.organization:
        lines.append(f"ORG:{_escaped(view.organization)}")
    lines += [f"TEL:{_escaped(phone.number)}" for phone in view.phones[:2] if phone.type != "fax"]
    if view.place and view.place.address:
        lines.append(f"ADR:;;{_escaped(', '.join(view.place.address))};;;;")
    if view.email:
        lines.append(f"EMAIL:{_escaped(view.email)}")
    if view.url and len(view.url) <= 80:
        lines.append(f"URL:{view.url}")
    if view.place and view.place.point:
        lines.append(f"GEO:{view.place.point.latitude:.5f};{view.place.point.longitude:.5f}")
    return "\r\n".join([*lines, "END:VCARD", ""])


class Telling:
    """Says one service in one language; what the directory says itself stays in the language it was written in."""

    def __init__(self, view: ServiceView, language: str, written_in: str) -> None:
        self._view = view
        self._voice: Speaker = speaker(language)
        self._written_in = written_in

    def say(self, text: Text) -> str:
        """Say a text in the client's language."""
        return self._voice.say(text)

    def own(self, words: str, style: Style = Style.BODY) -> Paragraph:
        """Return words of the directory as they are."""
        return Paragraph(words, style, language=self._written_in)

    def heading(self, text: Text) -> Heading:
        """Return a heading."""
        return Heading(self.say(text), 3)

    def places(self) -> Iterator[Block]:
        """Say where to go and how."""
        for place in self._view.places:
            yield from self._place(place)

    def _place(self, place: PlaceView) -> Iterator[Block]:
        yield self.heading(_WHERE)
        lines = (place.name, *place.address) if place.name else place.address
        if lines:
            yield self.own("\n".join(lines), Style.STRONG)
        elif place.virtual:
            yield Paragraph(self.say(_ONLINE))
        if place.transportation:
            yield self.heading(_HOW)
            yield self.own(place.transportation)
        if place.accessibility:
            yield self.heading(_ACCESS)
            yield self.own("\n".join(place.accessibility))

    def hours(self) -> Iterator[Block]:
        """Say when it is open."""
        view = self._view
        if not view.hours and not view.hours_words:
            return
        yield self.heading(_WHEN)
        if view.hours:
            yield Listing(tuple(self.say(say_hours(line, CLIENT)) for line in view.hours))
        notes = dict.fromkeys(
            [line.note for line in view.hours if line.note] + ([] if view.hours else list(view.hours_words))
        )
        for note in notes:
            yield self.own(note, Style.SMALL)

    def bring(self) -> Iterator[Block]:
        """Say what to bring along."""
        if self._view.documents:
            yield self.heading(_BRING)
            yield Listing(self._view.documents, "box", language=self._written_in)

    def costs(self) -> Iterator[Block]:
        """Say what it costs."""
        view = self._view
        if view.free is None and not view.fees and not view.costs:
            return
        yield self.heading(_COST)
        if view.free:
            yield Paragraph(self.say(_FREE))
        elif priced := self.prices():
            yield Listing(priced)
        if view.fees and not view.free:
            yield self.own(view.fees)

    def prices(self) -> tuple[Words, ...]:
        """Return what it costs, for whom."""
        return tuple(self._price(one) for one in self._view.costs if one.amount is not None)

    def _price(self, cost: CostLine) -> Words:
        amount = cost.amount or 0
        price = self._voice.money(amount, cost.currency) if cost.currency else self._voice.number(amount)
        told = " – ".join(part for part in (cost.option, cost.description) if part)
        spans = (Span(price, bold=True, isolate=True), Span(f"  {told}", language=self._written_in))
        return spans if told else spans[:1]

    def for_whom(self) -> Iterator[Block]:
        """Say whom it is for, and how to apply."""
        facts, who = self.conditions(), self._view.eligibility
        if facts or who.description:
            yield self.heading(_FOR_WHOM)
            if facts:
                yield Listing(tuple(facts))
            if who.description:
                yield self.own(who.description)
        if self._view.application:
            yield self.heading(_APPLY)
            yield self.own(self._view.application)

    def conditions(self) -> list[str]:
        """Return by age, sex and residence status whom it is for."""
        who = self._view.eligibility
        facts = []
        if who.minimum_age is not None and who.maximum_age is not None:
            facts.append(self.say(_BETWEEN.put(low=who.minimum_age, high=who.maximum_age)))
        elif who.minimum_age is not None:
            facts.append(self.say(_FROM_AGE.put(age=who.minimum_age)))
        elif who.maximum_age is not None:
            facts.append(self.say(_TO_AGE.put(age=who.maximum_age)))
        facts += [self.say(SEXES.label(one)) for one in who.sexes]
        return [*facts, *(self.say(RESIDENCE.label(one)) for one in who.residence)]

    def contact(self) -> Iterator[Block]:
        """Say how to reach them and in which languages."""
        if rows := self.contact_rows():
            yield Facts(rows)

    def contact_rows(self) -> tuple[tuple[Words, Words], ...]:
        """Return labels and values: how to reach them and in which languages."""
        view = self._view
        rows: list[tuple[Words, Words]] = []
        phones = [self._phone(phone) for phone in view.phones if phone.type != "fax"]
        if phones:
            rows.append((self.say(_PHONE), (Span("\n".join(phones), bold=True, isolate=True),)))
        if view.email:
            rows.append((self.say(_EMAIL), (Span(view.email, isolate=True),)))
        if view.url:
            rows.append((self.say(_WEB), (Span(view.url, isolate=True),)))
        asked = next((f"{one.name}, {one.title}".strip(", ") for one in view.contacts if one.name or one.title), "")
        if asked:
            rows.append((self.say(_ASK_FOR), (Span(asked, isolate=True),)))
        spoken = [self._voice.language(one.code) if one.code else one.name for one in view.languages]
        if spoken:
            rows.append((self.say(_LANGUAGES), self._voice.listing(spoken)))
        if view.interpretation:
            rows.append((self.say(_INTERPRETING), (Span(view.interpretation, language=self._written_in),)))
        if view.wait_time:
            rows.append((self.say(_WAIT), (Span(view.wait_time, language=self._written_in),)))
        return tuple(rows)

    def _phone(self, phone: PhoneLine) -> str:
        if not phone.extension:
            return phone.number
        return self.say(_EXTENSION.put(number=verbatim(phone.number), extension=verbatim(phone.extension)))


def service_blocks(view: ServiceView, language: str, written_in: str = "") -> tuple[Block, ...]:
    """Return where, when, how, what to bring and what it costs, for a letter or a sheet in the client's language.

    ``written_in`` is the language in which the directory itself is written.
    """
    sheet = Telling(view, language, written_in)
    parts = (sheet.places(), sheet.hours(), sheet.bring(), sheet.costs(), sheet.for_whom())
    return tuple(block for part in parts for block in part)


def contact_rows(view: ServiceView, language: str, written_in: str = "") -> tuple[tuple[Words, Words], ...]:
    """Return how to reach a service and in which languages, as labels and values."""
    return Telling(view, language, written_in).contact_rows()


def _length(block: Block) -> int:
    match block:
        case Listing():
            return sum(len(str(item)) + 40 for item in block.items)
        case Heading() | Paragraph():
            return len(str(block.text)) + 40
    return 40


def _beside(left: tuple[Block, ...], right: tuple[Block, ...]) -> tuple[Block, ...]:
    """Set two groups side by side when both are short, so that a sheet stays one page; else one under the other."""
    short = max(sum(_length(block) for block in side) for side in (left, right)) <= _SIDE_BY_SIDE
    return (Columns((left, right), (0.5, 0.5)),) if left and right and short else left + right


def service_sheet(view: ServiceView, language: str, centre: Centre, today: date) -> Document:
    """Return the sheet of one service for a client who reads ``language``."""
    spoken = letter_language(language)
    written_in = centre.letter_language or centre.language or "en"
    sheet = Telling(view, spoken, written_in)
    voice = speaker(spoken)
    head: list[Block] = [Heading((Span(view.name, isolate=True),), 1, language=written_in)]
    if view.organization and view.organization != view.name:
        head.append(Paragraph(view.organization, Style.LEAD, language=written_in))
    if view.alert:
        head.append(Framed((sheet.own(view.alert),)))
    if view.description:
        head.append(sheet.own(view.description))
    code = QRCode(vcard(view), voice.say(_SCAN), size=30, language=spoken)
    contact = tuple(sheet.contact())
    first: Block = Columns((contact, (code,)), (0.7, 0.3)) if contact else code
    checked = _CHECKED.put(date=view.verified_on) if view.verified_on else _AS_OF.put(date=today)
    foot: list[Block] = [Rule(), Paragraph(voice.say(checked), Style.SMALL)]
    if centre.name and centre.phone:
        asked = _QUESTIONS.put(centre_name=verbatim(centre.name), centre_phone=verbatim(centre.phone))
        foot.append(Paragraph(voice.say(asked), Style.SMALL))
    upper = _beside(tuple(sheet.places()), tuple(sheet.hours()))
    lower = _beside((*sheet.bring(), *sheet.costs()), tuple(sheet.for_whom()))
    blocks = (*head, first, *upper, *lower, *foot)
    return Document(
        title=voice.say(_TITLE),
        language=spoken,
        blocks=(Section(spoken, blocks),),
        letterhead=letterhead_of(centre),
        author=centre.name,
        paper=paper_of(centre),
    )
