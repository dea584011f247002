"""How a page says things: its own sentences, and the words of the law in the language in which the pack has them."""

from collections.abc import Iterator, Sequence

import attrs

from integration_desk.clients import DISCLOSED
from integration_desk.core.documents import Block, Paragraph, Span, Style
from integration_desk.core.words import Text, verbatim
from integration_desk.health_access.documents.material import Material
from integration_desk.health_access.documents.texts import RECEIVER
from integration_desk.i18n import Speaker, letter_language, speaker
from integration_desk.packs import Said

Row = tuple[str, tuple[Span, ...]]
_ONE_LINE = 32  # letters of an article that stay on one line


@attrs.frozen
class PageVoice:
    """One page's language: the one that was asked for, and the nearest one in which the letters exist."""

    wanted: str
    speaker: Speaker
    texts: dict[str, Text]

    @classmethod
    def of(cls, language: str, texts: dict[str, Text]) -> "PageVoice":
        """Make the voice of a language."""
        return cls(language, speaker(letter_language(language)), texts)

    @property
    def language(self) -> str:
        """Return the language in which this voice speaks."""
        return self.speaker.language_code

    def say(self, key: str, **values: object) -> str:
        """Say one of the page's sentences."""
        return self.speaker.say(self.texts[key].put(**values) if values else self.texts[key])

    def paragraph(self, key: str, style: Style = Style.BODY, **values: object) -> Paragraph:
        """Say one of the page's sentences as a paragraph."""
        return Paragraph(self.say(key, **values), style, self.language)


def kept(words: str) -> tuple[Span, ...]:
    """Return words that stay whole in text of any direction."""
    return (Span(words, isolate=True),)


def client_words(material: Material, voice: PageVoice) -> str:
    """Return how the receiver's page calls the client: by her name if it tells it."""
    return material.name if "name" in material.told else voice.speaker.say(RECEIVER["somebody"])


def law(material: Material, voice: PageVoice, kind: str, then: str = "") -> Iterator[Block]:
    """Say the paragraphs of a kind from the pack, each with its article behind it, and after them where to read it.

    ``then`` is said behind that.
    """
    parts = [part for part in material.letter.paragraphs if part.kind == kind]
    for part in parts:
        tag, words = _filled(material, voice, part.text)
        article = part.article.replace(" ", "\u00a0") if len(part.article) <= _ONE_LINE else part.article
        cited = (Span(" "), Span(f"({article})", bold=True, isolate=True)) if article else ()
        yield Paragraph((Span(words), *cited), language=tag)
    sources = dict.fromkeys(part.source for part in parts if part.source)
    ending = [*(_read_at(tuple(sources), voice) if sources else ()), Span(f" – {then}" if sources and then else then)]
    if any(span.text for span in ending):
        yield Paragraph(tuple(span for span in ending if span.text), Style.SMALL, voice.language)


def _filled(material: Material, voice: PageVoice, said: Said) -> tuple[str, str]:
    """Return words of the pack with their tokens filled, and the language they are in."""
    tag, words = said.in_language(voice.wanted)
    day, due = material.refusal.refused_on, material.refusal.follow_up_on
    inside = speaker(tag)
    values = {
        "client": client_words(material, attrs.evolve(voice, speaker=speaker(letter_language(tag)))),
        "place": material.refusal.place,
        "day": inside.date(day, "long") if day else "",
        "due": inside.date(due, "long") if due else "",
        "centre": material.centre.name,
        "reference": material.case.number,
    }
    filled = Text(words).put(**{name: verbatim(value) for name, value in values.items()})
    return tag, inside.say(attrs.evolve(filled, domain=verbatim("").domain))


def _read_at(sources: Sequence[str], voice: PageVoice) -> tuple[Span, ...]:
    """Return the sentence that names the sources, each a link that stays whole."""
    before, _, after = voice.speaker.say(RECEIVER["source"]).partition("{source}")
    spans = [Span(before)]
    for number, source in enumerate(sources):
        spans += [Span(" · ")] * bool(number)
        spans.append(Span(source.partition("://")[2] or source, link=source, isolate=True))
    return tuple(one for one in (*spans, Span(after)) if one.text)


def told_rows(material: Material, voice: PageVoice, *, named: bool = False) -> tuple[Row, ...]:
    """Return label and value of what the letter tells about the client, as far as it is known.

    Where a sentence has ``named`` her already, her name is no row of its own.
    """
    labels = {**DISCLOSED, "scheme": RECEIVER["scheme"]}
    told = _told(material, voice.speaker)
    return tuple(
        (voice.speaker.say(labels[name]), kept(value)) for name, value in told.items() if not (named and name == "name")
    )


def told_names(material: Material) -> tuple[str, ...]:
    """Return what the letter really tells: chosen, and known."""
    return tuple(_told(material, speaker(material.receiver_language)))


def _told(material: Material, voice: Speaker) -> dict[str, str]:
    """Return the values that were chosen to be told and are known, by their names."""
    client, case = material.client, material.case
    status = material.pack.status(material.status)
    language = (case.interpreter_language or client.native_language) if case.needs_interpreter else ""
    known = {
        "name": material.name,
        "birth_date": voice.partial(client.birth_date, "long") if client.birth_date else "",
        "interpreter": voice.language(language) if language else "",
        "scheme": ", ".join(part for part in (case.insurer, case.insurance_number) if part),
        "residence_status": status.title.text(voice.language_code) if status else "",
    }
    return {name: known[name] for name in material.told if known[name]}
