"""The list of papers of one person, in the language of the client: what to bring, what is there, what is explained."""

from collections.abc import Iterator, Sequence

from integration_desk.core.centre import Centre
from integration_desk.core.documents import (
    Block,
    Document,
    Facts,
    Framed,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Span,
    Style,
    Words,
)
from integration_desk.core.words import L
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.documents.parts import (
    Voice,
    document_of,
    foot_of,
    joined,
    named,
    title_of_paper,
)
from integration_desk.family_reunification.queries import FamilyView, Paper

_FOR, _RELATION, _REFERENCE, _BORN = L("For"), L("Relation"), L("Reference"), L("Date of birth")
_SPONSOR = L("Sponsor")
_BRING = L("Please bring these papers. Tick what you have.")
_IF_ANY = L("These too, if there are any:")
_STILL = L("{paper}: still missing: {forms}")
_HERE, _EXPLAINED = L("These papers are with us already"), L("These papers cannot be obtained")
_NONE = L("Nothing is missing. Thank you.")
_COPIES = L("Keep the originals. Give them away only where you are asked to show them, and keep a copy of everything.")
_UNTIL = L("The application must be filed by {date}.")
_NEEDED = L("needed: {forms}")


def checklist(view: FamilyView, centre: Centre, language: str, people: Sequence[str]) -> Document:
    """Return the list of papers of these people ("" the sponsor), each on pages of its own."""
    voice = Voice.of(language)
    blocks: list[Block] = []
    for person in people:
        if blocks:
            blocks.append(PageBreak())
        blocks += _list_of(voice, view, person)
        blocks += foot_of(voice, centre, view.today)
    return document_of(voice, centre, view, "checklist", blocks)


def _list_of(voice: Voice, view: FamilyView, person: str) -> Iterator[Block]:
    yield Heading(title_of_paper(voice, "checklist"), 1)
    yield _whose(voice, view, person)
    papers = view.matrix.of(person)
    wanted = [one for one in papers if one.is_wanted]
    perhaps = [one for one in papers if one.asked and not one.required and one.state in ("missing", "incomplete")]
    until = next((one for one in view.deadlines if one.is_open and one.rule.met_by == rules.FILED), None)
    if until is not None:
        yield Framed((Paragraph(voice.say(_UNTIL.put(date=until.day)), Style.STRONG),))
    if wanted:
        yield Paragraph(voice.say(_BRING), keep_with_next=True)
        yield Listing(tuple(_wanted(voice, view, one) for one in wanted), marker="box")
    else:
        yield Paragraph(voice.say(_NONE))
    if perhaps:
        yield Paragraph(voice.say(_IF_ANY), keep_with_next=True)
        yield Listing(tuple(_wanted(voice, view, one) for one in perhaps), marker="box")
    there = [one for one in papers if one.held and one.state != "explained"]
    if there:
        yield Heading(voice.say(_HERE), 2)
        yield Listing(tuple(joined([(_title(voice, view, one),), voice.forms(one.held)], ": ") for one in there))
    explained = [one for one in papers if one.state == "explained"]
    if explained:
        yield Heading(voice.say(_EXPLAINED), 2)
        yield Listing(tuple((_title(voice, view, one),) for one in explained))
    yield Paragraph(voice.say(_COPIES), Style.NOTE)


def _whose(voice: Voice, view: FamilyView, person: str) -> Facts:
    line = view.line_of(person)
    rows: list[tuple[Words, Words]] = []
    if line is None:
        rows.append((voice.say(_FOR), named(view.sponsor)))
        rows.append((voice.say(_RELATION), voice.say(_SPONSOR)))
    else:
        relation = view.pack.relation(line.member.relation) if view.pack else None
        rows.append((voice.say(_FOR), named(line.member)))
        rows.append((voice.say(_RELATION), (voice.item(relation, line.member.relation),)))
        if line.member.birth_date is not None:
            rows.append((voice.say(_BORN), voice.speaker.partial(line.member.birth_date)))
    rows.append((voice.say(_REFERENCE), (Span(view.case.number, isolate=True),)))
    return Facts(tuple(rows))


def _wanted(voice: Voice, view: FamilyView, paper: Paper) -> Words:
    needed = voice.say(_NEEDED.put(forms=voice.forms(paper.missing))) if paper.missing else ""
    note = (Span("\n"), voice.span(paper.note)) if paper.note else ()
    return (*joined([(_title(voice, view, paper, bold=True),), needed]), *note)


def _title(voice: Voice, view: FamilyView, paper: Paper, *, bold: bool = False) -> Span:
    known = view.pack.document(paper.document) if view.pack else None
    return Span(paper.title, bold=bold, isolate=True) if known is None else voice.item(known, "", bold=bold)
