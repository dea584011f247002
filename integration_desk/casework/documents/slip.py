"""The appointment slip: what a client takes along, in her language. It does not say what the appointment is about."""

from datetime import datetime

import attrs

from integration_desk.casework.queries.agenda import Attendee, Occurrence, occurrence
from integration_desk.clients import Client, display_name
from integration_desk.core.access import Reader
from integration_desk.core.centre import Centre, Member, centre_of, letterhead_of, paper_of
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
    Words,
)
from integration_desk.core.errors import MissingError
from integration_desk.core.words import L, T, Text, verbatim
from integration_desk.i18n import Calendar, Speaker, calendar_of, letter_language, speaker

_TITLE = L("Your appointment")
_DEAR = L("Dear {client_name},")
_WHEN, _WHERE, _ASK_FOR = L("When"), L("Where to go"), L("Who to ask for")
_BRING, _NEED = L("What to bring"), L("If you need us")
_SLIP, _PAPER = L("This page"), L("Your passport, residence permit or another paper with your name")
_EARLY = L("Please come ten minutes early. If you cannot come, call us, and we will find another day.")
_INTERPRETER = L("We have asked for an interpreter for {interpreter_language}.")
_PHONE, _OPEN = L("Phone"), L("We are open")


@attrs.frozen
class Slip:
    """What a slip is made of: the meeting, for whom, in which language, and the centre that expects her."""

    meeting: Occurrence
    client: Client
    member: Member | None
    centre: Centre
    language: str


def slip_of(reader: Reader, appointment_id: str, on: str = "", client_id: str = "", language: str = "") -> Slip:
    """Return the slip of an appointment for one of the clients who are expected; raises MissingError."""
    meeting = occurrence(reader, appointment_id, datetime.fromisoformat(on).date() if on else None)
    chosen = _chosen(meeting, client_id)
    client = reader.get(Client, chosen.id)
    wanted = language or client.native_language or centre_of(reader).letter_language or "en"
    member = reader.find(Member, meeting.staff_id) if meeting.staff_id else None
    return Slip(meeting, client, member, centre_of(reader), wanted)


def _chosen(meeting: Occurrence, client_id: str) -> Attendee:
    found = [one for one in meeting.people if not client_id or one.id == client_id]
    if not found:
        raise MissingError(T("No client is expected at this appointment."))
    return found[0]


def appointment_slip(slip: Slip) -> Document:
    """Return the slip as a document in the client's language, as far as letters exist in it."""
    voice, centre = speaker(letter_language(slip.language)), slip.centre
    blocks: tuple[Block, ...] = (
        Heading(voice.say(_TITLE), 1),
        Paragraph(voice.say(_DEAR.put(client_name=verbatim(_called(slip.client, voice))))),
        *_part(voice, _WHEN, _when(slip, voice)),
        *_beside(_part(voice, _WHERE, _where(slip)), _part(voice, _ASK_FOR, _who(slip, voice))),
        *_part(voice, _BRING, (Listing((voice.say(_SLIP), voice.say(_PAPER)), "box"),)),
        *_part(voice, _NEED, _reach(slip, voice)),
    )
    return Document(
        title=voice.say(_TITLE),
        language=voice.language_code,
        blocks=blocks,
        letterhead=letterhead_of(centre),
        author=centre.name,
        paper=paper_of(centre),
        large_print=True,
    )


def _called(client: Client, voice: Speaker) -> str:
    native = client.native_name.strip()
    return native if native and voice.direction == "rtl" else display_name(client)


def _part(voice: Speaker, heading: Text, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(voice.say(heading), 2), *blocks) if blocks else ()


def _beside(*parts: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return parts side by side, so that the slip stays one page in large print."""
    filled = tuple(part for part in parts if part)
    return (Columns(filled),) if len(filled) > 1 else next(iter(filled), ())


def _when(slip: Slip, voice: Speaker) -> tuple[Block, ...]:
    local = slip.meeting.starts.astimezone()
    day = voice.weekday_date(local.date(), "full")
    calendar = calendar_of(slip.language, next(iter(slip.client.nationalities), ""))
    if calendar is not Calendar.GREGORIAN and (other := voice.in_calendar(local.date(), calendar)):
        day += f" ({other})"  # a dot between them would read as a zero of Persian figures
    spans = [Span(day, bold=True), Span("\n")]
    spans.append(Span(f"{voice.time(slip.meeting.starts)}–{voice.time(slip.meeting.ends)}", bold=True, isolate=True))
    told: list[Block] = [Paragraph(tuple(spans), Style.LEAD), Paragraph(voice.say(_EARLY))]
    return tuple(told)


def _where(slip: Slip) -> tuple[Block, ...]:
    centre, meeting = slip.centre, slip.meeting
    own = centre.letter_language or centre.language or "en"
    lines = [meeting.place] if meeting.place else [centre.name, *centre.address.splitlines()]
    spans: list[Span] = []
    for line in (*lines, meeting.room):
        if line.strip():
            spans += [*([Span("\n")] if spans else []), Span(line.strip(), isolate=True, language=own)]
    return (Paragraph(tuple(spans)),) if spans else ()


def _who(slip: Slip, voice: Speaker) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if slip.member is not None:
        blocks.append(Paragraph((Span(slip.member.name, bold=True, isolate=True),)))
    if slip.meeting.needs_interpreter and slip.meeting.interpreter_language:
        language = verbatim(voice.language(slip.meeting.interpreter_language))
        blocks.append(Paragraph(voice.say(_INTERPRETER.put(interpreter_language=language))))
    return tuple(blocks)


def _reach(slip: Slip, voice: Speaker) -> tuple[Block, ...]:
    centre = slip.centre
    phone = (slip.member.phone if slip.member else "") or centre.phone
    known = ((_PHONE, phone), (_OPEN, centre.opening_hours))
    rows: tuple[tuple[Words, Words], ...] = tuple(
        (voice.say(label), (Span(value, isolate=True),)) for label, value in known if value
    )
    return (Facts(rows),) if rows else ()
