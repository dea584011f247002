"""The first page: what the receiving service reads, in its own language."""

from collections.abc import Callable

from integration_desk.core.documents import (
    AddressWindow,
    Block,
    Facts,
    Framed,
    Heading,
    Paragraph,
    ReplySlip,
    Signature,
    Span,
    Style,
)
from integration_desk.referrals.documents import facts
from integration_desk.referrals.documents.material import Material
from integration_desk.referrals.documents.saying import Voice, bold, free_text, kept, page_of

Blocks = tuple[Block, ...]
QR_PREFIX = "IDREPLY:"


def receiver_page(material: Material, voice: Voice) -> Blocks:
    """Return the blocks of the receiver's page in the order of the template."""
    return page_of(material.template.receiver, voice, lambda part: _PARTS[part](material, voice))


def _address(material: Material, voice: Voice) -> Blocks:
    centre, speaker = material.centre, voice.speaker
    side = [(voice.plain("date"), speaker.date(material.today, "long"))]
    side.append((voice.plain("reference"), material.referral.number))
    side.append((voice.plain("answer_by"), answer_by(material, voice)))
    side.append((voice.plain("contact"), material.caseworker.name))
    if material.caseworker_phone:
        side.append((voice.plain("phone"), material.caseworker_phone))
    sender = " · ".join(line for line in (centre.name, *centre.address.splitlines()) if line.strip())
    receiver = material.service.receiver or (material.organisation,)
    return (AddressWindow(receiver, sender, tuple(side), voice.language),)


def answer_by(material: Material, voice: Voice) -> str:
    """Return when an answer is due: a day, or day and hour where hours count."""
    if material.referral.urgency == "emergency":
        return voice.speaker.moment(material.answer_due)
    return voice.speaker.weekday_date(material.answer_due.astimezone().date())


def _title(_material: Material, voice: Voice) -> Blocks:
    return (Heading(voice.say("to_service"), level=1, language=voice.language),)


def _opening(material: Material, voice: Voice) -> Blocks:
    opening = voice.say("opening" if material.name else "opening_confidential")
    urgent = voice.say(material.referral.urgency) if material.referral.urgency in ("urgent", "emergency") else ()
    spans = [*voice.say("greeting"), Span("\n"), *opening]
    spans += [Span(" "), *bold(urgent)] if urgent else []
    return (Paragraph(tuple(spans), language=voice.language),)


def _about(material: Material, voice: Voice) -> Blocks:
    rows = facts.rows(material, voice)
    appointment = voice.values.get("appointment")
    if appointment:
        rows = (*rows, (voice.plain("appointment"), kept(appointment)))
    return (Facts(rows, voice.language),) if rows else ()


def _written(key: str, field: str) -> Callable[[Material, Voice], Blocks]:
    def blocks(material: Material, voice: Voice) -> Blocks:
        written = free_text(getattr(material.referral, field))
        if not written:
            return ()
        return (Paragraph((*bold(voice.say(key)), Span("\n"), Span(written[0]))), *map(Paragraph, written[1:]))

    return blocks


def _safe_contact(material: Material, voice: Voice) -> Blocks:
    if not material.tells("safe_contact"):
        return ()
    client = material.client
    reachable = any(material.tells(means) for means in ("phone", "email", "address"))
    keys = [
        "through_centre" if not reachable else "",
        "never_call" if client.never_call else "",
        "never_write" if client.never_write else "",
        "contact_means",
        "contact_hours",
        "code_word",
    ]
    sentences = [voice.say(key) for key in keys if key]
    rules = [span for spans in sentences if spans for span in (Span(" "), *spans)]
    if not rules:
        return ()
    said = (*bold(voice.say("safe_contact")), *rules)
    return (Framed((Paragraph(said, language=voice.language),), voice.language),)


def _consent(_material: Material, voice: Voice) -> Blocks:
    key = "consent_given" if voice.say("consent_given") else "consent_override"
    spans = (*bold(voice.say("consent")), Span("\n"), *voice.say(key), Span(" "), *voice.say("use_only"))
    return (Paragraph(spans, Style.SMALL, voice.language),)


def _signature(material: Material, voice: Voice) -> Blocks:
    caseworker = material.caseworker
    lines = [caseworker.name, caseworker.function, material.centre.name]
    return (Signature(tuple(line for line in lines if line), voice.language),)


def _slip(material: Material, voice: Voice) -> Blocks:
    centre = material.centre
    choices = ("accepted", "waiting", "not_eligible", "declined", "other")
    back = (centre.name, *centre.address.splitlines(), centre.phone, centre.email)
    return (
        ReplySlip(
            title=voice.plain("slip_title"),
            intro=voice.plain("slip_intro"),
            choices=tuple(voice.plain(f"slip_{choice}") for choice in choices),
            code=material.referral.number,
            code_label=voice.plain("slip_code"),
            qr=f"{QR_PREFIX}{material.referral.number}",
            return_to=" · ".join(part.strip() for part in back if part.strip()),
            cut_here=voice.plain("cut_here"),
            language=voice.language,
        ),
    )


_PARTS: dict[str, Callable[[Material, Voice], Blocks]] = {
    "address": _address,
    "title": _title,
    "opening": _opening,
    "about": _about,
    "why": _written("why", "reason"),
    "asked": _written("asked", "request"),
    "done": _written("done", "done_so_far"),
    "safe_contact": _safe_contact,
    "consent": _consent,
    "signature": _signature,
    "slip": _slip,
}
