"""The facts about the client that a letter discloses, as rows: what is not told leaves no trace here."""

from collections.abc import Callable

import attrs

from integration_desk.clients import DISCLOSED, Client
from integration_desk.core.documents import Span
from integration_desk.core.words import Text
from integration_desk.i18n import Speaker
from integration_desk.referrals.documents.material import Material
from integration_desk.referrals.documents.saying import Spans, Voice, kept
from integration_desk.referrals.documents.texts import RECEIVER, VALUES

Row = tuple[str, Spans]


def rows(material: Material, voice: Voice) -> tuple[Row, ...]:
    """Return label and value of every fact that the letter tells and that is known."""
    found = []
    if material.case_code:
        found.append((voice.speaker.say(DISCLOSED["case_code"]), kept(material.case_code)))
    for name in material.told:
        value = _FACTS[name](material, voice) if name in _FACTS else ()
        if value:
            found.append((voice.speaker.say(DISCLOSED[name]), value))
    return tuple(found)


def names(material: Material, voice: Voice) -> tuple[str, ...]:
    """Return what the letter really tells: disclosed, and known."""
    spoken: Voice = attrs.evolve(voice, texts=RECEIVER)
    apart = ("safe_contact",)
    return tuple(name for name in material.told if name in apart or (name in _FACTS and _FACTS[name](material, spoken)))


def label(name: str, speaker: Speaker) -> str:
    """Return the words for something that is disclosed, in the language of a letter."""
    return speaker.say(DISCLOSED[name])


def code_words(speaker: Speaker, listed: str, code: str) -> str:
    """Return the words for a code in the language of a letter; nothing when it says nothing."""
    text: Text | None = VALUES.get(f"{listed}.{code}")
    return speaker.say(text) if text else ""


def language_names(material: Material, speaker: Speaker) -> str:
    """Return the client's languages with how well she uses each, the native one first."""
    native = material.client.native_language
    known = {entry.language: entry.quality for entry in material.languages}
    if native:
        known = {native: known.get(native) or "native", **{code: how for code, how in known.items() if code != native}}
    said = []
    for code, quality in known.items():
        text = VALUES.get(f"language_qualities.{quality}")
        language = speaker.language(code)
        said.append(speaker.say(text.put(language=language)) if text else language)
    return speaker.listing(said) if said else ""


def interpreter_language(material: Material, speaker: Speaker) -> str:
    """Return the language to interpret with its dialect, when one is needed."""
    client = material.client
    code = client.interpreter_language or client.native_language
    if not client.needs_interpreter or not code:
        return ""
    name = speaker.language(code)
    return f"{name} ({client.interpreter_dialect})" if client.interpreter_dialect else name


def _code(listed: str, field: str) -> Callable[[Material, Voice], Spans]:
    def words(material: Material, voice: Voice) -> Spans:
        said = code_words(voice.speaker, listed, getattr(material.client, field))
        return (Span(said),) if said else ()

    return words


def _plain(field: str) -> Callable[[Material, Voice], Spans]:
    return lambda material, _voice: kept(getattr(material.client, field))


def _birth_year(material: Material, voice: Voice) -> Spans:
    born = material.client.birth_date
    if born is None:
        return ()
    text = voice.speaker.say(VALUES["birth_date.about"]) if born.about else "{birth_year}"
    return fill_one(text, "birth_year", str(born.year))


def fill_one(words: str, token: str, value: str) -> Spans:
    """Return a sentence with its one place filled, the value kept whole."""
    before, _, after = words.partition("{" + token + "}")
    return tuple(span for span in (Span(before), Span(value, isolate=True), Span(after)) if span.text)


def _birth_date(material: Material, voice: Voice) -> Spans:
    born = material.client.birth_date
    return kept(voice.speaker.partial(born, "long")) if born else ()


def _countries(material: Material, voice: Voice) -> Spans:
    said = [voice.speaker.country(code) for code in material.client.nationalities]
    return (Span(voice.speaker.listing(said)),) if said else ()


def _languages(material: Material, voice: Voice) -> Spans:
    said = language_names(material, voice.speaker)
    return (Span(said),) if said else ()


def _interpreter(material: Material, voice: Voice) -> Spans:
    client = material.client
    if not client.needs_interpreter:
        return voice.say("no_interpreter")
    wish = {"female": "interpreter_woman", "male": "interpreter_man"}.get(client.interpreter_gender)
    language = interpreter_language(material, voice.speaker)
    spans = [*voice.say(wish, interpreter_language=language)] if wish else [*kept(language), Span(".")]
    strict = ("interpreter_strict",) if wish and not client.interpreter_substitutable else ()
    for more in (*strict, "interpreter_family"):
        spans += [Span(" "), *voice.say(more)]
    return tuple(spans)


def _access(material: Material, voice: Voice) -> Spans:
    said = [code_words(voice.speaker, "access_needs", code) for code in material.client.access_needs]
    words = voice.speaker.listing([one for one in said if one])
    note = material.client.access_note.strip()
    spans = [Span(words)] if words else []
    if note:
        spans += [Span(" – "), Span(note, isolate=True)] if spans else [Span(note, isolate=True)]
    return tuple(spans)


def _contact(*kinds: str) -> Callable[[Material, Voice], Spans]:
    def values(material: Material, _voice: Voice) -> Spans:
        spans: list[Span] = []
        for point in material.contacts:
            if point.kind in kinds and not point.read_by_others:
                spans += [Span(" · "), *kept(point.value)] if spans else kept(point.value)
        return tuple(spans)

    return values


def _address(material: Material, voice: Voice) -> Spans:
    client: Client = material.client
    town = " ".join(part for part in (client.postal_code, client.town) if part)
    country = "" if client.country in ("", material.centre.country) else voice.speaker.country(client.country)
    lines = [*client.street.splitlines(), town, country]
    return kept(", ".join(line.strip() for line in lines if line.strip()))


def _permit(material: Material, voice: Voice) -> Spans:
    expires = material.client.permit_expires_on
    return kept(voice.speaker.date(expires, "long")) if expires else ()


def _arrived(material: Material, voice: Voice) -> Spans:
    arrived = material.client.arrived_on
    return kept(voice.speaker.partial(arrived, "long")) if arrived else ()


def _number(voice: Voice, count: int | None) -> Spans:
    return kept(voice.speaker.number(count)) if count else ()


def _name(material: Material, _voice: Voice) -> Spans:
    return kept(material.name)


_FACTS: dict[str, Callable[[Material, Voice], Spans]] = {
    "name": _name,
    "native_name": _plain("native_name"),
    "file_number": _plain("file_number"),
    "birth_year": _birth_year,
    "birth_date": _birth_date,
    "sex": _code("sexes", "sex"),
    "nationalities": _countries,
    "languages": _languages,
    "interpreter": _interpreter,
    "phone": _contact("mobile", "phone"),
    "email": _contact("email"),
    "address": _address,
    "residence_status": _code("residence_statuses", "residence_status"),
    "permit_expires_on": _permit,
    "arrived_on": _arrived,
    "access_needs": _access,
    "literacy": _code("literacy", "literacy"),
    "schooling_years": lambda material, voice: _number(voice, material.client.schooling_years),
    "occupation": _plain("occupation"),
    "household": lambda material, voice: _number(voice, material.household_size),
}
