"""The rights letter: one page for whoever refused, with the law and its source, one for the client in her language."""

from collections.abc import Iterator, Sequence

import attrs

from integration_desk.clients import Client
from integration_desk.core.centre import letterhead_of, paper_of
from integration_desk.core.documents import (
    AddressWindow,
    Block,
    Columns,
    Document,
    Facts,
    Framed,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Section,
    Signature,
    Span,
    Style,
    Together,
)
from integration_desk.core.words import verbatim
from integration_desk.health_access.documents.material import Material
from integration_desk.health_access.documents.saying import PageVoice, Row, client_words, kept, law, told_rows
from integration_desk.health_access.documents.texts import CLIENT, REASONS, RECEIVER


def compose(material: Material) -> Document:
    """Return the letter as a document; its metadata holds the centre and the case number, never a name."""
    receiver = PageVoice.of(material.receiver_language, RECEIVER)
    client = PageVoice.of(material.client_language, CLIENT)
    centre = material.centre
    return Document(
        title=f"{receiver.say('title')} – {material.case.number}",
        language=receiver.language,
        blocks=(
            *_receiver(material, receiver),
            PageBreak(),
            Section(client.language, tuple(_client(material, client))),
        ),
        letterhead=letterhead_of(centre),
        reference=material.case.number,
        author=centre.name,
        paper=paper_of(centre),
        page_label=receiver.say("page", page=verbatim("{page}"), pages=verbatim("{pages}")),
    )


# The page for whoever refused


def _receiver(material: Material, voice: PageVoice) -> Iterator[Block]:
    language = voice.language
    yield _address(material, voice)
    yield Heading(material.letter.title.text(voice.wanted) or voice.say("title"), 1, _title_language(material, voice))
    yield from _facts(material, voice)
    yield Together((Heading(voice.say("law"), 2, language), Framed(tuple(_law(material, voice)), language)))
    yield Together((*_request(material, voice), *_ending(material, voice)))  # a signature never stands alone


def _ending(material: Material, voice: PageVoice) -> Iterator[Block]:
    yield from law(material, voice, "closing")
    caseworker = material.caseworker
    named = ", ".join(part for part in (caseworker.name, caseworker.function) if part)
    note = voice.paragraph("agreed" if told_rows(material, voice) else "nameless", Style.SMALL)
    yield Columns(((voice.paragraph("closing"), note), (Signature((named,), voice.language),)), (4, 5))


def _law(material: Material, voice: PageVoice) -> Iterator[Block]:
    """Say what the law says, and of which day the rules are."""
    checked = voice.say("checked", day=verbatim(voice.speaker.date(material.pack.checked_on, "long")))
    yield from law(material, voice, "right", checked)


def _request(material: Material, voice: PageVoice) -> Iterator[Block]:
    """Ask to be seen or answered in writing, by the day on which the centre asks again."""
    asked = tuple(law(material, voice, "request"))
    due, follow_up = "", material.refusal.follow_up_on
    if follow_up is not None and not _names_due(material):
        due = voice.say("due", due=verbatim(voice.speaker.weekday_date(follow_up, "long")))
    if asked:
        yield from asked
        if due:
            yield Paragraph(due, language=voice.language)
    else:
        said = " ".join(part for part in (voice.say("request"), due) if part)
        yield Paragraph((Span(said, bold=True),), language=voice.language)


def _title_language(material: Material, voice: PageVoice) -> str:
    return material.letter.title.in_language(voice.wanted)[0]


def _names_due(material: Material) -> bool:
    """Tell whether the pack's own words already name the day of the answer."""
    asked = [one.text.in_language(material.receiver_language)[1] for one in material.letter.paragraphs]
    return any("{due}" in words for words in asked)


def _address(material: Material, voice: PageVoice) -> AddressWindow:
    centre, caseworker = material.centre, material.caseworker
    side = [
        (voice.say("date"), voice.speaker.date(material.today, "long")),
        (voice.say("reference"), material.case.number),
        (voice.say("contact"), caseworker.name),
    ]
    if phone := caseworker.phone or centre.phone:
        side.append((voice.say("phone"), phone))
    sender = " · ".join(line for line in (centre.name, *centre.address.splitlines()) if line.strip())
    receiver = (material.service.receiver if material.service else ()) or (material.refusal.place,)
    return AddressWindow(receiver, sender, tuple(side), voice.language)


def _facts(material: Material, voice: PageVoice) -> Iterator[Block]:
    refusal = material.refusal
    own = tuple(law(material, voice, "facts"))
    if own:
        yield voice.paragraph("greeting")
        yield from own
    else:
        day = voice.speaker.date(refusal.refused_on, "long") if refusal.refused_on else ""
        who = client_words(material, voice)
        said = voice.say("facts", day=verbatim(day), client=verbatim(who), place=refusal.place)
        yield Paragraph(f"{voice.say('greeting')}\n{said}", language=voice.language)
    told, given = told_rows(material, voice, named=not own), tuple(_given(material, voice))
    if len(told) > 1:  # as running text, or the page for whoever refused becomes two
        for rows in (told, given):
            yield Paragraph(_running(rows, voice), language=voice.language)
    else:
        yield Facts((*told, *given), voice.language)


def _given(material: Material, voice: PageVoice) -> Iterator[Row]:
    """Say what was said at the desk: the reason, the rule, and by whom."""
    refusal = material.refusal
    reason = [Span(voice.speaker.say(REASONS[refusal.reason]))]
    if refusal.reason_words.strip():
        reason += [Span(" – "), Span(f"“{refusal.reason_words.strip()}”", isolate=True)]
    yield voice.say("reason"), tuple(reason)
    for key, words in (("rule", refusal.rule_cited), ("met", refusal.person_met)):
        if words.strip():
            yield voice.say(key), kept(words.strip())


def _running(rows: Sequence[Row], voice: PageVoice) -> tuple[Span, ...]:
    """Return labels, each with its value in bold behind it, as one text."""
    between = Span(
        "؛ " if voice.speaker.direction == "rtl" else "; "
    )  # a dot would read as a zero behind their figures
    spans: list[Span] = []
    for label, value in rows:
        spans += [between] * bool(spans)
        spans += [Span(f"{label} "), *(attrs.evolve(one, bold=True) for one in value)]
    return tuple(spans)


# The page for the client


def _client(material: Material, voice: PageVoice) -> Iterator[Block]:
    refusal = material.refusal
    day = voice.speaker.date(refusal.refused_on, "long") if refusal.refused_on else ""
    yield Heading(voice.say("heading"), 1)
    yield voice.paragraph("greeting", name=_called(material.client, material.name, voice))
    yield voice.paragraph("intro", Style.LEAD, day=verbatim(day), place=refusal.place)
    yield Together((Heading(voice.say("law"), 2), Framed(tuple(law(material, voice, "right")), voice.language)))
    yield Heading(voice.say("tells"), 2)
    told = told_rows(material, voice)
    if told:
        yield voice.paragraph("tells_these", facts=tuple(label for label, _ in told))
    else:
        yield voice.paragraph("tells_nothing", number=material.case.number)
    yield Together((Heading(voice.say("do"), 2), Listing(tuple(_doing(material, voice)), "box", voice.language)))
    yield voice.paragraph("emergency", Style.STRONG)
    yield from _appointment(material, voice)
    yield from _contact(material, voice)


def _called(client: Client, name: str, voice: PageVoice) -> str:
    """Return the client's name in her own script on a page in that script, else in Latin letters."""
    return client.native_name if client.native_name and voice.language == _root(client.native_language) else name


def _root(language: str) -> str:
    return language.partition("-")[0]


def _doing(material: Material, voice: PageVoice) -> Iterator[str]:
    case, centre = material.case, material.centre
    yield voice.say("do_show")
    code = case.interpreter_language or material.client.native_language
    if case.needs_interpreter and code:
        yield voice.say("do_interpreter", language=voice.speaker.language(code))
    if case.needs_company:
        yield voice.say("do_company")
    yield voice.say("do_ask")
    if centre.phone:
        yield voice.say("do_call", centre_name=verbatim(centre.name), centre_phone=verbatim(centre.phone))
    else:
        yield voice.say("do_come", centre_name=verbatim(centre.name))


def _appointment(material: Material, voice: PageVoice) -> Iterator[Block]:
    planned = material.appointment
    if planned is None or planned.day is None:
        return
    when = voice.speaker.weekday_date(planned.day, "full")
    if planned.at is not None:
        when = f"{when}, {voice.speaker.time(planned.at)}"
    blocks: list[Block] = [
        Heading(voice.say("appointment"), 2),
        Facts(((voice.say("when"), kept(when)), (voice.say("where"), kept(planned.place))), voice.language),
    ]
    if planned.interpreting in ("arranged", "on_the_spot"):
        blocks.append(voice.paragraph("interpreter_there"))
    yield Together(tuple(blocks))


def _contact(material: Material, voice: PageVoice) -> Iterator[Block]:
    centre, caseworker = material.centre, material.caseworker
    reached = " · ".join(part for part in (caseworker.name, caseworker.phone or centre.phone, centre.email) if part)
    address = ", ".join(line.strip() for line in (centre.name, *centre.address.splitlines()) if line.strip())
    known = (("contact", reached), ("address", address), ("hours", centre.opening_hours))
    rows = tuple((voice.say(key), kept(value)) for key, value in known if value)
    yield Together((Facts(rows, voice.language), voice.paragraph("free", Style.SMALL)))
