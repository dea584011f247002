"""The catalogues of translations: ``translations/<language>/LC_MESSAGES/{desk,letters}``.

An installed program carries them compiled (``.mo``). In a source checkout the ``.po`` that translators edit is newer
than any compiled file, or the only one: it is then compiled in memory.
"""

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from integration_desk.core.resources import translations
from integration_desk.core.words import Domain, Text
from integration_desk.i18n.tags import ENGLISH, tag_of


class _Nothing(NullTranslations):
    """Answers nothing where a catalogue lacks a text, so that the next one can be asked."""

    def gettext(self, message: str) -> str:  # noqa: ARG002 - the signature is gettext's
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return ""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        return ""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return ""


def _files(tag: str, domain: Domain) -> tuple[Path, Path]:
    folder = translations() / tag.replace("-", "_") / "LC_MESSAGES"
    return folder / f"{domain}.po", folder / f"{domain}.mo"


def _read(tag: str, domain: Domain) -> GNUTranslations | None:
    source, compiled = _files(tag, domain)
    if compiled.is_file() and not (source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime):
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    if not source.is_file():
        return None
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - needed in a source checkout only
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with source.open("rb") as file:
        entries = read_po(file, locale=tag.replace("-", "_"))
    packed = io.BytesIO()
    write_mo(packed, entries)
    packed.seek(0)
    return GNUTranslations(packed)


@cache
def catalogue(tag: str, domain: Domain) -> NullTranslations | None:
    """Return the catalogue of a language, or None when there is none. Kept after the first reading."""
    found = _read(tag, domain)
    if found is not None:
        found.add_fallback(_Nothing())
    return found


def translated(text: Text, chain: tuple[str, ...]) -> str:
    """Return the translation in the first language of the chain that has one, else nothing.

    Words that one catalogue lacks are taken from the other: a code's label in a letter was written for the desk.
    """
    domains = [Domain.LETTERS, Domain.DESK] if text.domain is Domain.LETTERS else [Domain.DESK, Domain.LETTERS]
    for domain in domains:
        for tag in chain:
            entries = catalogue(tag, domain)
            words = _entry(entries, text) if entries is not None else ""
            if words:
                return words
    return ""


def _entry(entries: NullTranslations, text: Text) -> str:
    if text.plural:
        count = 1 if text.count is None else text.count
        if text.context:
            return entries.npgettext(text.context, text.message, text.plural, count)
        return entries.ngettext(text.message, text.plural, count)
    if not text.message:  # the empty message is a catalogue's header
        return ""
    if text.context:
        return entries.pgettext(text.context, text.message)
    return entries.gettext(text.message)


@cache
def languages_with(domain: Domain) -> tuple[str, ...]:
    """Return the languages that have a catalogue, and English, in which the texts are written; by tag."""
    found = {ENGLISH}
    for folder in translations().iterdir():
        if any((folder / "LC_MESSAGES" / f"{domain}{suffix}").is_file() for suffix in (".po", ".mo")):
            found.add(tag_of(folder.name))
    return tuple(sorted(found))
