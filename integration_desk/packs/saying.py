"""Words that a pack brings along in several languages."""

from collections.abc import Mapping

import attrs

from integration_desk.i18n import fallback, tag_of

ENGLISH = "en"


@attrs.frozen
class Said:
    """The same words in several languages, as pairs of language tag and words.

    >>> said = Said.of({"en": "Passport", "de": "Reisepass"})
    >>> said.text("de-AT"), said.text("fr"), said.in_language("fr")
    ('Reisepass', 'Passport', ('en', 'Passport'))
    """

    words: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Said":
        """Make it of words by language tag."""
        return cls(tuple(words.items()))

    def in_language(self, language: str) -> tuple[str, str]:
        """Return the words with the tag of the language they are in: the one asked for, else a near one, else English.

        Where English is missing as well, the first language that is there.
        """
        known = dict(self.words)
        for tag in (language, *fallback(tag_of(language)), ENGLISH):
            if tag in known:
                return tag, known[tag]
        return self.words[0] if self.words else (ENGLISH, "")

    def text(self, language: str) -> str:
        """Return the words in a language, else in the nearest one that is there."""
        return self.in_language(language)[1]

    def speaks(self, language: str) -> bool:
        """Tell whether the words are there in a language or in one near to it, as Persian is to Dari.

        >>> said = Said.of({"en": "Passport", "fa": "گذرنامه"})
        >>> said.speaks("fa-AF"), said.speaks("ti")
        (True, False)
        """
        return bool({language, *fallback(tag_of(language))} & set(self.languages()))

    def languages(self) -> tuple[str, ...]:
        """Return the languages in which the words are there."""
        return tuple(tag for tag, _words in self.words)

    def __bool__(self) -> bool:
        """Tell whether there are any words."""
        return bool(self.words)
