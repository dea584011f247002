"""What the papers of a family case have in common: a voice, names in both scripts, words of the pack, the frame."""

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from integration_desk.clients import Client, display_name
from integration_desk.core.centre import Centre, letterhead_of, paper_of
from integration_desk.core.documents import Block, Document, Paragraph, Rule, Section, Span, Style, Words
from integration_desk.core.words import L, Text, verbatim
from integration_desk.family_reunification.model import FamilyMember
from integration_desk.family_reunification.queries import FamilyView, member_name
from integration_desk.i18n import Speaker, letter_language, speaker
from integration_desk.packs import Item, Said

FORMS: dict[str, Text] = {
    "original": L("original"),
    "copy": L("copy"),
    "translated": L("translation by a sworn translator"),
    "legalised": L("legalised or with apostille"),
}
_TITLES = {
    "checklist": L("Papers for family reunification"),
    "cover_letter": L("Application for family reunification"),
    "timeline": L("Course of the family reunification"),
}
_ASK = L("If you have questions, ask us: {centre_name}, {centre_phone}.")
_AS_OF = L("As of {date}")


@attrs.frozen
class Voice:
    """Says a paper: the sentences of the program in the nearest language that has them, the pack's in its own."""

    wanted: str
    speaker: Speaker

    @classmethod
    def of(cls, language: str) -> "Voice":
        """Return the voice for a language."""
        return cls(language, speaker(letter_language(language)))

    @property
    def language(self) -> str:
        """Return the language in which the sentences of the program are said."""
        return self.speaker.language_code

    def say(self, text: Text | str) -> str:
        """Say a sentence."""
        return self.speaker.say(text)

    def span(self, said: Said, *, bold: bool = False) -> Span:
        """Return words of the pack, marked with the language in which they are there."""
        tag, words = said.in_language(self.wanted)
        return Span(words, bold=bold, language=tag, isolate=tag != self.language)

    def item(self, item: Item | None, item_id: str, *, bold: bool = False) -> Span:
        """Return the title of what a pack names; what it does not name any more reads as its id in plain words."""
        if item is None:
            return Span(item_id.replace("_", " ").capitalize(), bold=bold, isolate=True)
        return self.span(item.title, bold=bold)

    def forms(self, forms: Iterable[str]) -> str:
        """Return the forms of a paper as a list in words."""
        return self.speaker.listing([self.say(FORMS[form]) for form in forms if form in FORMS])


def named(member: FamilyMember | Client, *, bold: bool = True) -> tuple[Span, ...]:
    """Return a name in Latin letters and, where there is one, in the own script."""
    latin = member_name(member) if isinstance(member, FamilyMember) else display_name(member)
    native = member.native_name.strip()
    spans = [Span(latin, bold=bold, isolate=True)]
    if native and native != latin:
        spans += [Span(" ("), Span(native, isolate=True), Span(")")]
    return tuple(spans)


def joined(parts: Sequence[Words], between: str = " – ") -> tuple[Span, ...]:
    """Return pieces of text as one."""
    spans: list[Span] = []
    for part in parts:
        if not part:
            continue
        if spans:
            spans.append(Span(between))
        spans += [Span(part)] if isinstance(part, str) else part
    return tuple(spans)


def foot_of(voice: Voice, centre: Centre, today: date) -> list[Block]:
    """Return whom to ask, and of which day this is."""
    said = [voice.say(_AS_OF.put(date=today))]
    if centre.name and centre.phone:
        asked = _ASK.put(centre_name=verbatim(centre.name), centre_phone=verbatim(centre.phone))
        said.insert(0, voice.say(asked))
    return [Rule(), Paragraph("\n".join(said), Style.SMALL)]


def document_of(voice: Voice, centre: Centre, view: FamilyView, kind: str, blocks: Sequence[Block]) -> Document:
    """Return the paper on the centre's sheet; what describes the file names no person."""
    return Document(
        title=voice.say(_TITLES[kind]),
        language=voice.language,
        blocks=(Section(voice.language, tuple(blocks)),),
        letterhead=letterhead_of(centre),
        reference=view.case.number,
        author=centre.name,
        paper=paper_of(centre),
    )


def title_of_paper(voice: Voice, kind: str) -> str:
    """Return the title of a paper."""
    return voice.say(_TITLES[kind])
