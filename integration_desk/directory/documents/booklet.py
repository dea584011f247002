"""The directory as a booklet: title page, contents, the services by need, and indexes with the page of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from integration_desk.core.access import Reader
from integration_desk.core.centre import Centre, centre_of, letterhead_of, paper_of
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.documents import (
    Block,
    Document,
    Facts,
    Framed,
    Heading,
    PageBreak,
    PageEntry,
    PageList,
    Paper,
    Paragraph,
    Space,
    Span,
    Style,
    Together,
    Words,
)
from integration_desk.core.words import L, Text, verbatim
from integration_desk.directory.documents.sheet import Telling
from integration_desk.directory.model import NEEDS
from integration_desk.directory.queries import criteria_filters, service_ids, service_views, today_of
from integration_desk.directory.rules import CLIENT, say_hours
from integration_desk.directory.views import ServiceView
from integration_desk.i18n import letter_language, speaker

OTHER = "other"
_INDEX_FROM = 4

CLIENT_NEEDS: CodeList = codelist(
    "client_needs",
    life=L("Life in the country"),
    public_services=L("Government and community services"),
    housing=L("Housing"),
    food=L("Food and clothing"),
    health=L("Health", context="need"),
    mental_health=L("Mental health"),
    money=L("Money"),
    legal=L("Legal matters"),
    safety=L("Safety and discrimination"),
    family=L("Family"),
    childcare=L("Childcare"),
    language=L("Language", context="need"),
    skills=L("Other skills"),
    education=L("Education"),
    recognition=L("Recognition of qualifications"),
    work=L("Finding work"),
    work_rights=L("Work rights"),
    networks=L("Social and professional networks"),
    citizenship=L("Citizenship"),
    return_home=L("Return"),
)

_TITLE, _CONTENTS, _OTHER = L("Directory of services"), L("Contents"), L("Other services")
_BY_ORGANIZATION, _BY_NAME = L("Index by organisation"), L("Index by service")
_ALSO = L("Look here too")
_COUNT = L("{count} service", "{count} services")
_AS_OF = L("As of {date}")
_ONLY = L("Only services that answer: {need}")
_SPEAK = L("Only services where one speaks {language}")
_CALL = L("Please call before you go. Hours and addresses change.")
_ADDRESS, _HOURS, _PHONE_HOURS = L("Address"), L("Opening hours"), L("Online or by phone")
_COST, _FREE, _FOR_WHOM, _BRING = L("What it costs"), L("It is free of charge."), L("Who it is for"), L("What to bring")
_VERIFIED, _NEVER = L("Verified on"), L("Not yet verified")
_ASK = L("If you have questions, ask us: {centre_name}, {centre_phone}.")


def booklet(
    reader: Reader, *, language: str, words: str = "", paper: str = "", chosen: Mapping[str, Any] | None = None
) -> Document:
    """Return the services that fit a list's search and filters as a booklet in a language."""
    filters = criteria_filters(reader, chosen or {})
    views = service_views(reader, service_ids(reader, words, filters))
    made = _Booklet(views, letter_language(language), centre_of(reader))
    narrowed = []
    if filters.need:
        narrowed.append(_ONLY.put(need=CLIENT_NEEDS.label(filters.need)))
    if filters.language:
        narrowed.append(_SPEAK.put(language=verbatim(made.voice.language(filters.language))))
    return Document(
        title=made.say(_TITLE),
        language=made.language,
        blocks=(*made.front(_AS_OF.put(date=today_of(reader)), narrowed), *made.sections(), *made.indexes()),
        letterhead=letterhead_of(made.centre),
        reference=made.say(_TITLE),
        author=made.centre.name,
        paper=Paper(paper) if paper else paper_of(made.centre),
    )


class _Booklet:
    """Says services in one language; what the directory says itself stays in the language it was written in."""

    def __init__(self, views: Sequence[ServiceView], language: str, centre: Centre) -> None:
        self.language, self.centre = language, centre
        self.voice = speaker(language)
        self.written_in = centre.letter_language or centre.language or "en"
        self.views = sorted(views, key=lambda view: self.voice.collate(view.name))
        first: dict[str, list[ServiceView]] = defaultdict(list)
        also: dict[str, list[ServiceView]] = defaultdict(list)
        for view in self.views:
            known = [need for need in view.needs if need in NEEDS] or [OTHER]
            first[known[0]].append(view)
            for need in known[1:]:
                also[need].append(view)
        order = [*(code.code for code in NEEDS), OTHER]
        self.needs = [need for need in order if need in first or need in also]
        self.first, self.also = first, also

    def say(self, text: Text) -> str:
        """Say a text in the language of the booklet."""
        return self.voice.say(text)

    def _need(self, need: str) -> str:
        return self.say(_OTHER if need == OTHER else CLIENT_NEEDS.label(need))

    def front(self, as_of: Text, narrowed: Sequence[Text]) -> Iterator[Block]:
        """Yield the title page and the contents."""
        yield Space(45)
        yield Heading(self.say(_TITLE), 1)
        for text in narrowed:
            yield Paragraph(self.say(text), Style.LEAD)
        yield Paragraph(self.say(_COUNT.of(len(self.views))), Style.LEAD)
        yield Paragraph(self.say(as_of))
        yield Space(12)
        lines = [Paragraph(self.say(_CALL))]
        if self.centre.name and self.centre.phone:
            asked = _ASK.put(centre_name=verbatim(self.centre.name), centre_phone=verbatim(self.centre.phone))
            lines.append(Paragraph(self.say(asked)))
        yield Framed(tuple(lines))
        yield PageBreak()
        yield Heading(self.say(_CONTENTS), 1)
        entries = [PageEntry(self._need(need), f"need-{need}") for need in self.needs]
        if self._has_index:
            entries += [PageEntry(self.say(_BY_ORGANIZATION), "index-o"), PageEntry(self.say(_BY_NAME), "index-s")]
        yield PageList(tuple(entries))

    def sections(self) -> Iterator[Block]:
        """Yield the services by need; one that answers several stands under the first and is named at the others."""
        for number, need in enumerate(self.needs):
            yield Space(9) if number else PageBreak()
            yield Heading(self._need(need), 1, anchor=f"need-{need}")
            for view in self.first.get(need, ()):
                yield self._entry(view)
            if elsewhere := self.also.get(need):
                yield Heading(self.say(_ALSO), 3)
                yield PageList(tuple(self._line(view) for view in elsewhere))

    @property
    def _has_index(self) -> bool:
        return len(self.views) >= _INDEX_FROM

    def indexes(self) -> Iterator[Block]:
        """Yield the indexes by organization and by name; a leaflet of a few services needs none."""
        if not self._has_index:
            return
        yield PageBreak()
        yield Heading(self.say(_BY_ORGANIZATION), 1, anchor="index-o")
        yield PageList(tuple(self._by_organization()), columns=2)
        yield PageBreak()
        yield Heading(self.say(_BY_NAME), 1, anchor="index-s")
        yield PageList(tuple(self._line(view) for view in self.views), columns=2)

    def _by_organization(self) -> Iterator[PageEntry]:
        held: dict[str, list[ServiceView]] = defaultdict(list)
        for view in self.views:
            held[view.organization or view.name].append(view)
        for name in sorted(held, key=self.voice.collate):
            if len(held[name]) == 1:
                yield PageEntry(name, held[name][0].id, language=self.written_in)
                continue
            yield PageEntry(name, language=self.written_in)
            for view in held[name]:
                yield self._line(view, indent=1)

    def _line(self, view: ServiceView, indent: int = 0) -> PageEntry:
        return PageEntry(view.name, view.id, indent, self.written_in)

    def _entry(self, view: ServiceView) -> Block:
        telling = Telling(view, self.language, self.written_in)
        blocks: list[Block] = [Heading(self._own(view.name), 2)]  # at the edge at which the facts below it begin
        if view.organization and view.organization != view.name:
            blocks.append(Paragraph(self._own(view.organization)))
        if view.alert:
            blocks.append(Paragraph(self._own(view.alert), Style.STRONG))
        if view.description:
            blocks.append(Paragraph(self._own(view.description)))
        blocks.append(Facts(tuple(self._rows(view, telling))))
        return Together(tuple(blocks), view.id)

    def _rows(self, view: ServiceView, telling: Telling) -> Iterator[tuple[Words, Words]]:
        for place in view.places:
            lines = [line for line in (place.name, *place.address) if line]
            if lines:
                yield self.say(_ADDRESS), self._own(", ".join(lines))
            elif place.virtual:
                yield self.say(_ADDRESS), self.say(_PHONE_HOURS)
        hours = [self.say(say_hours(line, CLIENT)) for line in view.hours]
        if hours:
            yield self.say(_HOURS), "\n".join(hours)
        elif view.hours_words:
            yield self.say(_HOURS), self._own("\n".join(view.hours_words))
        yield from telling.contact_rows()
        if view.free:
            yield self.say(_COST), self.say(_FREE)
        else:
            for price in telling.prices():
                yield self.say(_COST), price
            if view.fees:
                yield self.say(_COST), self._own(view.fees)
        conditions = telling.conditions()
        if conditions:
            yield self.say(_FOR_WHOM), self.voice.listing(conditions)
        if view.eligibility.description:
            yield self.say(_FOR_WHOM), self._own(view.eligibility.description)
        if view.documents:
            yield self.say(_BRING), self._own("\n".join(view.documents))
        verified = self.voice.date(view.verified_on) if view.verified_on else self.say(_NEVER)
        yield self.say(_VERIFIED), verified

    def _own(self, words: str) -> Words:
        return (Span(words, language=self.written_in, isolate=True),)
