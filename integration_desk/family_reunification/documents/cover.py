"""The cover letter of an application, in the language of the authority, with its enclosures."""

from collections.abc import Iterator

from integration_desk.core.centre import Centre
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
    Table,
    Together,
    Words,
)
from integration_desk.core.words import L
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.documents.parts import Voice, document_of, joined, named, title_of_paper
from integration_desk.family_reunification.pathways import words_of
from integration_desk.family_reunification.queries import FamilyView, MemberLine, Paper

_DATE, _OURS, _YOURS = L("Date"), L("Our reference"), L("Your reference")
_DEAR = L("Dear Sir or Madam,")
_ASKED = L("We hand in the application for family reunification of the person named below and ask you to grant it.")
_SPONSOR, _BORN, _STATUS, _SINCE = L("Sponsor"), L("Date of birth"), L("Residence status"), L("Status granted on")
_MEMBERS = L("Family members who shall join")
_NAME, _RELATION, _NATIONALITY, _WHERE = L("Name"), L("Relation"), L("Nationality"), L("Present country")
_IN_TIME = L("The application is filed in time: “{what}” runs until {date} ({article}).")
_EMBASSY = L("The visa is applied for at: {embassy}")
_ENCLOSED, _UNOBTAINABLE = L("Enclosures"), L("Papers that cannot be obtained, and why")
_CONFIRM = L("Please confirm in writing on which day you received the application.")
_SINCERELY = L("Yours sincerely")


def cover_letter(view: FamilyView, centre: Centre, language: str, writer: str) -> Document:
    """Return the letter that goes with the application to the authority of the case."""
    voice = Voice.of(language)
    blocks = [*_head(voice, view, centre), *_who(voice, view), *_enclosures(voice, view)]
    ending = (Paragraph(voice.say(_CONFIRM)), Space(4), Paragraph(voice.say(_SINCERELY)))
    blocks.append(Together((*ending, Signature((writer, centre.name)))))
    return document_of(voice, centre, view, "cover_letter", blocks)


def _head(voice: Voice, view: FamilyView, centre: Centre) -> Iterator[Block]:
    case = view.case
    side = [(voice.say(_DATE), voice.speaker.date(view.today, "long")), (voice.say(_OURS), case.number)]
    if case.authority_reference:
        side.append((voice.say(_YOURS), case.authority_reference))
    yield AddressWindow(
        receiver=tuple(line for line in case.authority.splitlines() if line.strip()),
        sender=" · ".join([centre.name, *[line for line in centre.address.splitlines() if line.strip()]]),
        side=tuple(side),
    )
    yield Heading(title_of_paper(voice, "cover_letter"), 1)
    yield Paragraph(voice.say(_DEAR))
    yield Paragraph(voice.say(_ASKED))


def _who(voice: Voice, view: FamilyView) -> Iterator[Block]:
    case, sponsor = view.case, view.sponsor
    status = view.pack.status(case.sponsor_status) if view.pack else None
    rows: list[tuple[Words, Words]] = [(voice.say(_SPONSOR), named(sponsor))]
    if sponsor.birth_date is not None:
        rows.append((voice.say(_BORN), voice.speaker.partial(sponsor.birth_date)))
    if case.sponsor_status:
        rows.append((voice.say(_STATUS), (voice.item(status, case.sponsor_status),)))
    if case.status_granted_on is not None:
        rows.append((voice.say(_SINCE), voice.speaker.date(case.status_granted_on, "long")))
    yield Facts(tuple(rows))
    coming = [line for line in view.members if line.member.joins == "now"]
    if coming:
        yield Heading(voice.say(_MEMBERS), 2)
        header = tuple(voice.say(one) for one in (_NAME, _RELATION, _BORN, _NATIONALITY, _WHERE))
        yield Table(header, tuple(_row(voice, view, line) for line in coming), widths=(3.5, 3.1, 2.1, 2.1, 1.9))
    if case.embassy:
        yield Paragraph(voice.say(_EMBASSY.put(embassy=case.embassy)))
    first = next((one for one in view.deadlines if one.rule.met_by == rules.FILED), None)
    if first is not None and (first.is_open or first.state == "met") and first.day >= view.today:
        what = voice.span(first.rule.title).text
        yield Paragraph(voice.say(_IN_TIME.put(what=what, date=first.day, article=first.rule.article)))


def _row(voice: Voice, view: FamilyView, line: MemberLine) -> tuple[Words, ...]:
    member, say = line.member, voice.speaker
    relation = view.pack.relation(member.relation) if view.pack else None
    return (
        named(member, bold=False),
        (voice.item(relation, member.relation),),
        say.partial(member.birth_date) if member.birth_date else "",
        say.listing([say.country(one) for one in member.nationalities]),
        say.country(member.country_now) if member.country_now else "",
    )


def _enclosures(voice: Voice, view: FamilyView) -> Iterator[Block]:
    held = [one for person in view.matrix.people for one in view.matrix.of(person) if _is_enclosed(view, one)]
    enclosed = [one for one in held if one.state != "explained"]
    if enclosed:
        yield Heading(voice.say(_ENCLOSED), 2)
        yield Listing(tuple(_enclosure(voice, view, one) for one in enclosed), marker="number")
    explained = [one for one in held if one.state == "explained"]
    if explained:
        yield Heading(voice.say(_UNOBTAINABLE), 2)
        for one in explained:
            whose = joined([(_title(voice, view, one),), (Span(view.name_of(one.person), isolate=True),)])
            yield Paragraph(joined([whose, (Span(one.explanation, isolate=True),)], ": "))


def _is_enclosed(view: FamilyView, paper: Paper) -> bool:
    """Tell whether a paper is there and of somebody whom the application is about."""
    line = view.line_of(paper.person)
    return bool(paper.held) and (line is None or line.member.joins == "now")


def _enclosure(voice: Voice, view: FamilyView, paper: Paper) -> Words:
    whose = (*joined([(_title(voice, view, paper),), (Span(view.name_of(paper.person), isolate=True),)]),)
    return (*whose, Span(": "), Span(voice.forms(paper.held)))


def _title(voice: Voice, view: FamilyView, paper: Paper) -> Span:
    known = view.pack.document(paper.document) if view.pack else None
    return Span(paper.title, isolate=True) if known is None else voice.item(known, words_of(None, paper.document))
