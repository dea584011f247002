"""The second page: what the client keeps, in her own language."""

from collections.abc import Callable

from integration_desk.core.documents import Block, Facts, Heading, Listing, Paragraph, Span, Style
from integration_desk.directory import CLIENT, say_hours
from integration_desk.referrals.documents import facts
from integration_desk.referrals.documents.material import Material
from integration_desk.referrals.documents.saying import Spans, Voice, free_text, kept, page_of

Blocks = tuple[Block, ...]


def client_page(material: Material, voice: Voice) -> Blocks:
    """Return the blocks of the client's page in the order of the template."""
    return page_of(material.template.client, voice, lambda part: _PARTS[part](material, voice))


def _heading(_material: Material, voice: Voice) -> Blocks:
    return (Heading(voice.say("heading"), level=1, language=voice.language),)


def _greeting(_material: Material, voice: Voice) -> Blocks:
    return voice.paragraph("greeting")


def _words(material: Material, voice: Voice) -> Blocks:
    own = tuple(Paragraph(words, language=voice.wanted) for words in free_text(material.referral.client_text))
    return own or voice.paragraph("intro")


def _when(material: Material, voice: Voice) -> Blocks:
    fixed = voice.say("appointment_at")
    if fixed:
        lead = Paragraph(fixed, Style.LEAD, voice.language)
        return voice.part("when", (lead, *voice.paragraph("come_early")))
    service = material.service
    said = (voice.speaker.say(say_hours(line, CLIENT)) for line in service.hours)
    hours = (*said, *map(voice.speaker.in_order, service.hours_words))
    rows: tuple[tuple[Spans, Spans], ...] = tuple(
        (voice.say("opening_hours") if not number else (), (Span(line),)) for number, line in enumerate(hours)
    )
    listed: Blocks = (Facts(rows, voice.language),) if rows else ()
    return voice.part("when", (*voice.paragraph("no_appointment"), *listed))


def _where(material: Material, voice: Voice) -> Blocks:
    place, service = material.service.place, material.service
    written = (", ".join(filter(None, (service.organization, *(place.address if place else ())))),)
    spans = [Span(service.name, bold=True, isolate=True)]
    for line in filter(None, (*written, material.referral.appointment_place)):
        spans += [Span("\n"), Span(line, isolate=True)]
    if service.phones:
        spans += [Span("\n"), *voice.say("phone"), Span(": "), *kept(service.phones[0].number)]
    return voice.part("where", (Paragraph(tuple(spans), language=voice.language),))


def _how(material: Material, voice: Voice) -> Blocks:
    place = material.service.place
    way = tuple(Paragraph(words) for words in free_text(place.transportation)) if place else ()
    return voice.part("how", way or voice.paragraph("how_ask"))


def _bring(material: Material, voice: Voice) -> Blocks:
    items: tuple[Spans, ...] = (voice.say("bring_letter"), voice.say("bring_identity"))
    asked = tuple(kept(document) for document in material.service.documents)
    return voice.part("bring", (Listing((*items, *asked), "box", voice.language),))


def _cost(material: Material, voice: Voice) -> Blocks:
    if material.service.free:
        return voice.part("cost", voice.paragraph("free"))
    amounts = [
        voice.speaker.money(cost.amount, cost.currency)
        for cost in material.service.costs
        if cost.amount is not None and cost.currency
    ]
    known = material.service.fees or " · ".join(amounts)
    return voice.part("cost", (Paragraph(kept(known), language=voice.language),)) if known else ()


def _ask_for(material: Material, voice: Voice) -> Blocks:
    contact = material.service.contacts[0] if material.service.contacts else None
    named = ", ".join(part for part in (contact.name, contact.department or contact.title) if part) if contact else ""
    who = material.referral.ask_for or named
    blocks: Blocks = (Paragraph(kept(who), language=voice.language),) if who else voice.paragraph("ask_anyone")
    return voice.part("ask_for", (*blocks, *voice.paragraph("interpreter")))


def _says(material: Material, voice: Voice) -> Blocks:
    labels = [facts.label(name, voice.speaker) for name in facts.names(material, voice)]
    if material.referral.reason or material.referral.request:
        labels.append(voice.plain("says_reason"))
    listed = Paragraph(" · ".join(labels), Style.STRONG, voice.language)
    closing = ("says_nothing_else",) if material.name else ("says_nothing_else", "says_confidential")
    return voice.part("says", (*voice.paragraph("says_these"), listed, *voice.sentences(*closing)))


def _rights(material: Material, voice: Voice) -> Blocks:
    keys = [
        "right_no",
        "right_withdraw" if material.consent else "",
        "right_interpreter",
        "right_see",
        "right_complain",
    ]
    items = tuple(voice.say(key) for key in keys if key)
    return voice.part("rights", (Listing(items, language=voice.language),))


def _contact(material: Material, voice: Voice) -> Blocks:
    centre = material.centre
    address = ", ".join(line.strip() for line in (centre.name, *centre.address.splitlines()) if line.strip())
    reached = tuple(filter(None, (material.caseworker_phone, material.caseworker.email or centre.email)))
    known: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("caseworker", (material.caseworker.name, *reached)),
        ("address", (address,)),
        ("centre_hours", (centre.opening_hours,)),
    )
    rows = tuple((voice.say(key), _beside(values)) for key, values in known if any(values))
    return voice.part("contact", (*voice.paragraph("contact_free"), Facts(rows, voice.language)))


def _beside(values: tuple[str, ...]) -> Spans:
    spans: list[Span] = []
    for value in filter(None, values):
        spans += [Span(" · "), *kept(value)] if spans else kept(value)
    return tuple(spans)


_PARTS: dict[str, Callable[[Material, Voice], Blocks]] = {
    "heading": _heading,
    "greeting": _greeting,
    "words": _words,
    "when": _when,
    "where": _where,
    "how": _how,
    "bring": _bring,
    "cost": _cost,
    "ask_for": _ask_for,
    "says": _says,
    "rights": _rights,
    "contact": _contact,
}
