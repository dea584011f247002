"""Saying a page in one language: sentences by key, tokens filled, numbers and names kept whole."""

from collections.abc import Callable, Mapping
from itertools import chain

import attrs

from integration_desk import i18n
from integration_desk.core.documents import Block, Columns, Framed, Heading, Listing, Paragraph, Span, Style
from integration_desk.core.words import Text
from integration_desk.i18n import Speaker, fallback, letter_language
from integration_desk.referrals.documents.templates import Entry
from integration_desk.referrals.documents.tokens import fill

Spans = tuple[Span, ...]


@attrs.frozen
class Voice:
    """The voice of one page: its language as asked for, the one it is said in, its sentences and tokens.

    The two differ where no letters exist in the language asked for: the nearest one, else English, speaks then.
    """

    wanted: str
    speaker: Speaker
    texts: Mapping[str, Text]
    values: Mapping[str, str]

    @classmethod
    def of(cls, language: str, texts: Mapping[str, Text]) -> "Voice":
        """Return the voice of a page in a language, still without the values of its tokens."""
        return cls(language, i18n.speaker(letter_language(language)), texts, {})

    @property
    def language(self) -> str:
        """Return the language that is really spoken."""
        return self.speaker.language_code

    def say(self, key: str, **more: str) -> Spans:
        """Return a sentence by its key with its tokens filled; nothing when one of them has no value."""
        return fill(self.speaker.say(self.texts[key]), {**self.values, **more})

    def plain(self, key: str, **more: str) -> str:
        """Return a sentence by its key as plain words, for blocks that take no spans."""
        return "".join(span.text for span in self.say(key, **more))

    def heading(self, key: str) -> Heading:
        """Return a heading of a part of the page."""
        return Heading(self.say(key), level=2, language=self.language)

    def paragraph(self, key: str, style: Style = Style.BODY) -> tuple[Block, ...]:
        """Return a sentence as a paragraph of its own, or nothing."""
        spans = self.say(key)
        return (Paragraph(spans, style, self.language),) if spans else ()

    def sentences(self, *keys: str, style: Style = Style.BODY) -> tuple[Block, ...]:
        """Return those of some sentences that have all their values as one paragraph, or nothing."""
        spans: list[Span] = []
        for said in filter(None, (self.say(key) for key in keys)):
            spans += [Span(" "), *said] if spans else said
        return (Paragraph(tuple(spans), style, self.language),) if spans else ()

    def part(self, heading: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return blocks under their heading, or nothing when there are none."""
        return (self.heading(heading), *blocks) if blocks else ()

    def own_words(self, entry: Entry) -> tuple[Block, ...]:
        """Return the centre's own words of a template entry, where it has any in this language."""
        languages = tuple(dict.fromkeys((*fallback(self.wanted), *fallback(self.language))))
        filled = tuple(filter(None, (fill(words, self.values) for words in entry.in_language(languages))))
        if not filled:
            return ()
        if entry.kind == "list":
            return (Listing(filled, language=self.wanted),)
        if entry.kind == "heading":
            return tuple(Heading(words, language=self.wanted) for words in filled)
        paragraphs = tuple(Paragraph(words, language=self.wanted) for words in filled)
        return (Framed(paragraphs, self.wanted),) if entry.kind == "note" else paragraphs


def page_of(entries: tuple[Entry, ...], voice: Voice, part: Callable[[str], tuple[Block, ...]]) -> tuple[Block, ...]:
    """Return the blocks of a page in the order of its template; ``part`` builds a part by its name."""
    blocks: list[Block] = []
    for entry in entries:
        if entry.kind != "part":
            blocks += voice.own_words(entry)
            continue
        columns = [tuple(block for name in column for block in part(name)) for column in entry.columns]
        filled = tuple(column for column in columns if column)
        blocks += [Columns(filled, entry.shares)] if len(filled) > 1 else chain.from_iterable(filled)
    return tuple(blocks)


def kept(words: str) -> Spans:
    """Return a name, number or address as a span that no direction splits."""
    return (Span(words, isolate=True),) if words else ()


def bold(spans: Spans) -> Spans:
    """Return spans in bold."""
    return tuple(attrs.evolve(span, bold=True) for span in spans)


def free_text(words: str) -> tuple[str, ...]:
    """Return free text in its paragraphs: an empty line parts one from the next."""
    parts = [part.strip() for part in words.replace("\r\n", "\n").split("\n\n")]
    return tuple(part for part in parts if part)
