"""The letter of a referral: both pages as one abstract document."""

import unicodedata
from collections.abc import Mapping, Sequence

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.centre import letterhead_of, paper_of
from integration_desk.core.documents import Document, PageBreak, Section
from integration_desk.core.records import changed
from integration_desk.core.words import verbatim
from integration_desk.i18n import Speaker
from integration_desk.referrals import disclosure
from integration_desk.referrals.documents import facts
from integration_desk.referrals.documents.client import client_page
from integration_desk.referrals.documents.material import Material, gather
from integration_desk.referrals.documents.receiver import receiver_page
from integration_desk.referrals.documents.saying import Voice
from integration_desk.referrals.documents.texts import CLIENT, RECEIVER, VALUES
from integration_desk.referrals.model import Referral

UNSENT = "R-·····"


def compose(material: Material, *, copy: bool = False) -> Document:
    """Return the letter: page 1 for the receiver, page 2 for the client; ``copy`` marks it as a reprint."""
    referral, centre = material.referral, material.centre
    receiver = Voice.of(referral.receiver_language or centre.letter_language, RECEIVER)
    receiver = attrs.evolve(receiver, values=values_of(material, receiver.speaker))
    client = Voice.of(referral.client_language or material.client.native_language or receiver.wanted, CLIENT)
    called = {"client_name": name_for(material, client)}
    client = attrs.evolve(client, values={**values_of(material, client.speaker), **called})
    label = receiver.speaker.say(RECEIVER["page"].put(page=verbatim("{page}"), pages=verbatim("{pages}")))
    return Document(
        title=" – ".join(part for part in (receiver.plain("title"), referral.number) if part),
        language=receiver.language,
        blocks=(
            *receiver_page(material, receiver),
            PageBreak(),
            Section(client.wanted, client_page(material, client)),
        ),
        letterhead=letterhead_of(centre),
        reference=referral.number,
        author=centre.name,
        paper=paper_of(centre),
        page_label=label,
        mark=receiver.plain("copy") if copy else "",
    )


def name_for(material: Material, voice: Voice) -> str:
    """Return how the client's own page calls her: in her own script, where the page is written in it."""
    native = material.client.native_name
    if material.tells("name") and native and writing_of(native) == writing_of(voice.speaker.say(CLIENT["intro"])):
        return native
    return material.name


def writing_of(words: str) -> str:
    """Return the script that words begin in, by Unicode's name for it; nothing when there is no letter.

    >>> writing_of("آمنة"), writing_of("Олена"), writing_of("12")
    ('ARABIC', 'CYRILLIC', '')
    """
    return next((unicodedata.name(letter, "").partition(" ")[0] for letter in words if letter.isalpha()), "")


def told_in(material: Material) -> tuple[str, ...]:
    """Return what the letter of this material tells of the client, by the names of ``DISCLOSABLE``."""
    return facts.names(material, Voice.of(material.centre.letter_language, RECEIVER))


def values_of(material: Material, speaker: Speaker) -> Mapping[str, str]:
    """Return the values of all tokens in one language; what is not disclosed has none."""
    referral, centre, caseworker = material.referral, material.centre, material.caseworker
    consent_on = material.consent.given_on if material.consent else None
    values = {
        "client_name": material.name,
        "case_code": material.case_code,
        "service_name": material.service.name,
        "organisation": material.organisation,
        "centre_name": centre.name,
        "centre_phone": centre.phone,
        "centre_email": centre.email,
        "caseworker_name": caseworker.name,
        "caseworker_function": caseworker.function,
        "caseworker_phone": material.caseworker_phone,
        "referral_number": referral.number,
        "today": speaker.date(material.today, "long"),
        "answer_due": speaker.weekday_date(material.answer_due.astimezone().date()),
        "appointment": _appointment(referral, speaker),
        "appointment_place": referral.appointment_place,
        "consent_date": speaker.date(consent_on, "long") if consent_on else "",
    }
    if material.tells("languages"):
        values["languages"] = facts.language_names(material, speaker)
    if material.tells("interpreter"):
        values["interpreter_language"] = facts.interpreter_language(material, speaker)
    if material.tells("safe_contact"):
        values |= _safe_values(material, speaker)
    return values


def _appointment(referral: Referral, speaker: Speaker) -> str:
    if referral.appointment_date is None:
        return ""
    day = speaker.weekday_date(referral.appointment_date, "full")
    if referral.appointment_time is None:
        return day
    text = RECEIVER["number_at"].put(date=verbatim(day), time=verbatim(speaker.time(referral.appointment_time)))
    return speaker.say(text)


def _safe_values(material: Material, speaker: Speaker) -> Mapping[str, str]:
    """Return what may be said of safe contact; hours and code word only where a number is disclosed to call."""
    client = material.client
    means = [
        ("phone", client.may_call and not client.never_call and material.tells("phone")),
        ("message", client.may_message and material.tells("phone")),
        ("letter", client.may_write and not client.never_write and material.tells("address")),
    ]
    said = [speaker.say(VALUES[f"contact_kinds.{name}"]) for name, allowed in means if allowed]
    callable_now = material.tells("phone") and not client.never_call
    return {
        "contact_means": speaker.listing(said) if said else "",
        "contact_hours": client.contact_hours.rstrip(".") if callable_now else "",
        "code_word": client.code_word if callable_now else "",
    }


def build_letter(
    reader: Reader,
    client_id: str,
    service_id: str,
    language: str = "",
    receiver_language: str = "",
    *,
    body: str = "",
    disclose: Sequence[str] | None = None,
    referral: Referral | None = None,
    copy: bool = False,
) -> Document:
    """Return the letter for a client and a service, of a saved referral or of one still being thought of.

    ``body`` takes the place of the client's first sentences, in any language of the world; ``disclose`` names what the
    receiver may know, by default the least that this kind of provider needs.
    """
    base = referral or Referral(client_id=client_id, service_id=service_id, number=UNSENT)
    given: dict[str, object] = {
        "client_language": language,
        "receiver_language": receiver_language,
        "client_text": body,
        "disclosed": tuple(disclose) if disclose is not None else (),
    }
    shown = changed(base, **{name: value for name, value in given.items() if value})
    material = gather(reader, shown)
    if referral is None and disclose is None:
        least = disclosure.preset_for(material.service.provider, material.service.needs)
        material = attrs.evolve(material, referral=changed(shown, disclosed=least))
    return compose(material, copy=copy)
