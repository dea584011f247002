"""The plan on paper, for the client to take along: what shall be reached, who does what, by when – in her language."""

from collections.abc import Iterator

from integration_desk.casework.model import PlanAction
from integration_desk.casework.queries import GoalLine, PlanView, plan_view
from integration_desk.core.access import Reader
from integration_desk.core.centre import Centre, centre_of, letterhead_of, paper_of
from integration_desk.core.documents import (
    Block,
    Document,
    Heading,
    Paragraph,
    Rule,
    Section,
    Signature,
    Span,
    Style,
    Table,
    Words,
)
from integration_desk.core.words import L, Text, verbatim
from integration_desk.i18n import Speaker, letter_language, speaker

_TITLE = L("My plan")
_AGREED = L("This is what we agreed. Tell us if something changes or does not work.")
_WHAT, _WHO, _WHEN, _DONE = L("What is to be done"), L("Who"), L("By when"), L("Done")
_YOU, _WE, _SOMEONE = L("You"), L("We at the centre"), L("Someone else")
_REACHED = L("Reached")
_LOOK = L("We look at this plan together again on {date}.")
_ASK = L("If you have questions, ask us: {centre_name}, {centre_phone}.")
_AS_OF = L("As of {date}")


def print_plan(reader: Reader, client_id: str, language: str) -> Document:
    """Return the plan of a client in a language; raises MissingError."""
    return plan_document(plan_view(reader, client_id), centre_of(reader), language)


def plan_document(view: PlanView, centre: Centre, language: str) -> Document:
    """Return a plan as a document: the goals that were not given up, each with its actions."""
    voice = speaker(letter_language(language))
    written = centre.language or "en"
    blocks: list[Block] = [
        Heading(voice.say(_TITLE), 1),
        Paragraph((Span(_name(view), bold=True, isolate=True),)),
        Paragraph(voice.say(_AGREED)),
    ]
    for line in view.goals:
        if line.goal.state != "given_up":
            blocks += _goal(line, voice, written)
    blocks += _foot(view, centre, voice)
    return Document(
        title=voice.say(_TITLE),
        language=voice.language_code,
        blocks=(Section(voice.language_code, tuple(blocks)),),
        letterhead=letterhead_of(centre),
        author=centre.name,
        paper=paper_of(centre),
    )


def _name(view: PlanView) -> str:
    native = view.client.native_name
    return f"{view.client_name} · {native}" if native and native != view.client_name else view.client_name


def _goal(line: GoalLine, voice: Speaker, written: str) -> Iterator[Block]:
    title: list[Span] = [Span(line.goal.title, isolate=True, language=written)]
    if line.goal.state == "reached":
        title.append(Span(f" – {voice.say(_REACHED)}"))
    yield Heading(tuple(title), 2)
    header = (voice.say(_WHAT), voice.say(_WHO), voice.say(_WHEN), voice.say(_DONE))
    rows = tuple(_action(one.action, one.member, voice, written) for one in line.actions)
    if rows:
        yield Table(header, rows, widths=(4.6, 2.3, 3.1, 1.5), language=voice.language_code)


def _action(action: PlanAction, member: str, voice: Speaker, written: str) -> tuple[Words, ...]:
    return (
        (Span(action.title, isolate=True, language=written),),
        _who(action, member, voice),
        (Span(voice.weekday_date(action.due_on), bold=action.done_on is None),) if action.due_on else "",
        voice.date(action.done_on, "short") if action.done_on else "☐",
    )


def _who(action: PlanAction, member: str, voice: Speaker) -> Words:
    if action.doer == "client":
        return voice.say(_YOU)
    if action.doer == "staff":
        return (Span(member, isolate=True),) if member else voice.say(_WE)
    return (Span(action.other, isolate=True),) if action.other else voice.say(_SOMEONE)


def _foot(view: PlanView, centre: Centre, voice: Speaker) -> Iterator[Block]:
    yield Signature((view.client_name,), voice.language_code)
    yield Rule()
    if view.plan is not None and view.plan.review_on is not None:
        yield Paragraph(voice.say(_LOOK.put(date=view.plan.review_on)), Style.SMALL)
    if centre.name and centre.phone:
        asked: Text = _ASK.put(centre_name=verbatim(centre.name), centre_phone=verbatim(centre.phone))
        yield Paragraph(voice.say(asked), Style.SMALL)
    yield Paragraph(voice.say(_AS_OF.put(date=view.today)), Style.SMALL)
