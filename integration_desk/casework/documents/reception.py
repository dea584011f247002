"""The reception list: who comes to the centre on a day, when and to whom, for the desk at the door."""

from collections.abc import Iterable
from datetime import date

from integration_desk.casework.model.agenda import APPOINTMENT_STATES
from integration_desk.casework.queries.agenda import Attendee, Occurrence, occurrences
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of, letterhead_of, paper_of
from integration_desk.core.documents import Block, Document, Heading, Paragraph, Span, Style, Table, Words
from integration_desk.core.words import T, verbatim
from integration_desk.i18n import Speaker

_HEADER = (T("Time"), T("Who comes"), T("Interpreter"), T("Whom they see"), T("Room"), T("There"))


def reception_list(reader: Reader, day: date, voice: Speaker, *, names: bool = True) -> Document:
    """Return the meetings at the centre of a day as a document in the language of the staff.

    With ``names`` false, file numbers stand in place of names: the list lies where visitors can see it.
    """
    centre = centre_of(reader)
    coming = [one for one in occurrences(reader, day, day) if one.people and not one.place and one.state != "cancelled"]
    title = voice.say(T("Reception list"))
    page = T("Page {page} of {pages}").put(page=verbatim("{page}"), pages=verbatim("{pages}"))
    return Document(
        title=title,
        language=voice.language_code,
        blocks=(Heading(title, level=1), *_told(coming, day, voice), *_table(coming, voice, names)),
        letterhead=letterhead_of(centre),
        author=centre.name,
        paper=paper_of(centre),
        page_label=voice.say(page),
    )


def _told(coming: list[Occurrence], day: date, voice: Speaker) -> tuple[Block, ...]:
    count = T("{count} appointment", "{count} appointments").of(len(coming))
    words = f"{voice.weekday_date(day, 'long')} · {voice.say(count)}"
    return (Paragraph(words, Style.LEAD, keep_with_next=True),)


def _table(coming: Iterable[Occurrence], voice: Speaker, names: bool) -> tuple[Block, ...]:
    rows = tuple(_line(one, voice, names) for one in coming)
    if not rows:
        return (Paragraph(voice.say(T("Nobody is expected on this day."))),)
    return (Table(tuple(voice.say(label) for label in _HEADER), rows, widths=(1.5, 2.6, 2.2, 2.0, 1.3, 0.9)),)


def _line(one: Occurrence, voice: Speaker, names: bool) -> tuple[Words, ...]:
    times = f"{voice.time(one.starts)}–{voice.time(one.ends)}"
    if one.state == "confirmed":
        times += f"\n{voice.say(APPOINTMENT_STATES.label(one.state))}"
    return (
        times,
        _people(one.people, names),
        _interpreter(one, voice),
        _whole(one.staff),
        _whole(one.room),
        "☐",
    )


def _people(people: Iterable[Attendee], names: bool) -> Words:
    spans: list[Span] = []
    for person in people:
        said = person.name if names else person.number
        spans += [*([Span("\n")] if spans else []), Span(said, isolate=True)]
    return tuple(spans)


def _interpreter(one: Occurrence, voice: Speaker) -> Words:
    if not one.needs_interpreter:
        return ""
    language = voice.language(one.interpreter_language) if one.interpreter_language else ""
    name = one.interpreter_name or voice.say(T("not named yet"))
    return (Span(language), Span("\n"), Span(name, isolate=bool(one.interpreter_name)))


def _whole(words: str) -> Words:
    return (Span(words, isolate=True),) if words else ""
