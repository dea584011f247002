"""How much of the program and of its letters is said in a language, and whether a native reader has read it."""

from functools import cache
from gettext import GNUTranslations

import attrs

from integration_desk.core.words import Domain
from integration_desk.i18n.catalogues import catalogue, languages_with
from integration_desk.i18n.tags import ENGLISH

_UNREAD = "no native reader"


@attrs.frozen
class Completeness:
    """A language's catalogue: how many of how many texts it has, and whether somebody has read them."""

    language: str
    said: int
    of: int
    native_read: bool

    @property
    def percent(self) -> int:
        """Return the share in whole percent; a hundred only when nothing is missing.

        >>> Completeness("de", 999, 1000, native_read=False).percent
        99
        """
        return 100 * self.said // self.of if self.of else 100


@cache
def _messages(language: str, domain: Domain) -> frozenset[str]:
    """Return the texts that a catalogue has, a text with its plurals once."""
    entries = catalogue(language, domain)
    if not isinstance(entries, GNUTranslations):
        return frozenset()
    kept: dict[str | tuple[str, int], str] = vars(entries)["_catalog"]  # gettext tells them in no other way
    keys = {key if isinstance(key, str) else key[0] for key, words in kept.items() if words}
    return frozenset(keys - {""})


def completeness(domain: Domain) -> list[Completeness]:
    """Return how complete each language is; all that any catalogue says counts as the whole."""
    tags = languages_with(domain)
    whole = frozenset[str]().union(*(_messages(tag, domain) for tag in tags))
    found = []
    for tag in tags:
        entries = catalogue(tag, domain)
        reader = entries.info().get("last-translator", "") if isinstance(entries, GNUTranslations) else ""
        if tag == ENGLISH:
            found.append(Completeness(tag, len(whole), len(whole), native_read=True))
        else:
            found.append(Completeness(tag, len(_messages(tag, domain)), len(whole), native_read=_UNREAD not in reader))
    return found
