"""The course of a case on paper: what happened, by when what must happen, with article and source, and what is next."""

from collections.abc import Iterator

from integration_desk.core.centre import Centre
from integration_desk.core.documents import (
    Block,
    Columns,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Span,
    Style,
    Table,
    Together,
    Words,
)
from integration_desk.core.words import L, Text
from integration_desk.family_reunification.documents.parts import (
    Voice,
    document_of,
    foot_of,
    joined,
    named,
    title_of_paper,
)
from integration_desk.family_reunification.queries import EventLine, FamilyView, StepLine
from integration_desk.family_reunification.reckoning import CaseDeadline
from integration_desk.packs import Pack

_SPONSOR, _REFERENCE, _PATHWAY = L("Sponsor"), L("Reference"), L("Pathway")
_HAPPENED, _DEADLINES, _NEXT = L("What happened"), L("Deadlines"), L("What is to be done")
_DAY, _WHAT, _PROOF, _UNTIL, _LAW, _STATE = L("Day"), L("What"), L("Proof"), L("Last day"), L("Law"), L("State")
_FROM = L("from {date}")
_STATES: dict[str, Text] = {
    "open": L("open"),
    "met": L("met on {date}"),
    "late": L("met too late, on {date}"),
    "missed": L("missed"),
    "not_needed": L("not needed"),
}
_EVENTS: dict[str, Text] = {
    "status_granted": L("Status granted"),
    "application_filed": L("Application filed"),
    "decision_notified": L("Decision received"),
    "refusal_notified": L("Refusal received"),
    "appeal_filed": L("Appeal filed"),
    "visa_issued": L("Visa issued"),
    "travelled": L("Left for the journey"),
    "entry": L("Arrived"),
    "permit_issued": L("Residence permit issued"),
}
_AS_OF = L("Rules as of {date}. Source: {source}")
_SUMMARY = L("These rules are a summary. Ask us or a lawyer before you rely on them.")
_MANY = 8  # steps from which they stand in two columns


def timeline_print(view: FamilyView, centre: Centre, language: str) -> Document:
    """Return the course of a case in a language."""
    voice = Voice.of(language)
    rules = _rules(voice, view.pack) if view.pack is not None else ()
    ending = Together((*rules, *foot_of(voice, centre, view.today)))
    return document_of(voice, centre, view, "timeline", [*_blocks(voice, view), ending])


def _blocks(voice: Voice, view: FamilyView) -> Iterator[Block]:
    yield Heading(title_of_paper(voice, "timeline"), 1)
    facts: list[tuple[Words, Words]] = [
        (voice.say(_SPONSOR), named(view.sponsor)),
        (voice.say(_REFERENCE), (Span(view.case.number, isolate=True),)),
    ]
    if view.pack is not None:
        facts.append((voice.say(_PATHWAY), (voice.span(view.pack.title),)))
    yield Facts(tuple(facts))
    if view.events:
        yield Heading(voice.say(_HAPPENED), 2)
        header = tuple(voice.say(one) for one in (_DAY, _WHAT, _PROOF))
        yield Table(header, tuple(_event(voice, view, one) for one in view.events), widths=(2, 5, 3))
    if view.deadlines:
        yield Heading(voice.say(_DEADLINES), 2)
        header = tuple(voice.say(one) for one in (_UNTIL, _WHAT, _STATE, _LAW))
        rows = sorted(view.deadlines, key=lambda one: one.day)
        yield Table(header, tuple(_deadline(voice, view, one) for one in rows), widths=(2, 4, 2, 4))
    waiting = [one for one in view.steps if one.step.done_on is None]
    if waiting:
        yield Heading(voice.say(_NEXT), 2)
        steps = [_step(voice, view, one) for one in waiting]
        half = (len(steps) + 1) // 2
        if len(steps) < _MANY:
            yield Listing(tuple(steps), "box")
        else:
            yield Columns(tuple((Listing(tuple(part), "box"),) for part in (steps[:half], steps[half:])))


def _rules(voice: Voice, pack: Pack) -> Iterator[Block]:
    """Say what to know of the rules before one relies on them: in full where it is there in the language."""
    known = (voice.span(pack.notice),) if pack.notice.speaks(voice.wanted) else voice.say(_SUMMARY)
    yield Paragraph(known, Style.NOTE)
    yield Paragraph(voice.say(_AS_OF.put(date=pack.checked_on, source=pack.source)), Style.SMALL)


def _event(voice: Voice, view: FamilyView, line: EventLine) -> tuple[Words, ...]:
    known = view.pack.event(line.event.event) if view.pack else None
    usual = _EVENTS.get(line.event.event) if known is None else None
    what: Words = (Span(voice.say(usual)),) if usual else (voice.item(known, line.event.event),)
    if line.person:
        what = joined([what, (Span(line.person, isolate=True),)], ": ")
    day = line.event.happened_on
    return (
        voice.speaker.date(day) if day else "",
        what,
        (Span(line.event.proof, isolate=True),) if line.event.proof else "",
    )


def _deadline(voice: Voice, view: FamilyView, line: CaseDeadline) -> tuple[Words, ...]:
    what: Words = (voice.span(line.rule.title),)
    if line.member_id:
        what = joined([what, (Span(view.name_of(line.member_id), isolate=True),)], ": ")
    day = voice.speaker.date(line.day)
    last = voice.say(_FROM.put(date=line.day)) if line.opens else day
    state = voice.say(_STATES[line.state].put(date=line.closed_on or line.day))
    return (last, what, state, (Span(line.rule.article, isolate=True),))


def _step(voice: Voice, view: FamilyView, line: StepLine) -> Words:
    """Say a step, with its day only where the centre has set it: what is proposed would be taken for a deadline."""
    step = line.step
    known = view.pack.step(step.step) if view.pack and step.step else None
    words = voice.item(known, step.step) if known else Span(step.title, isolate=True)
    until = voice.say(L("until {date}").put(date=step.due_on)) if step.due_on and not line.proposed else ""
    return joined([(words,), until])
