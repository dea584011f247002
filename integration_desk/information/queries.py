"""What pages, prints and the timeline ask about information sheets."""

from collections import defaultdict
from collections.abc import Sequence

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.errors import MissingError
from integration_desk.core.words import T
from integration_desk.directory import NEEDS, Filters, ServiceView, search_services, service_views
from integration_desk.i18n import current, fallback, letter_language, speaker, tag_of
from integration_desk.information.model import GivenSheet, SheetText
from integration_desk.information.standard import standard_sheets

_MOST_SERVICES = 6


@attrs.frozen
class SheetRow:
    """One line of the list: a sheet, the languages in which it is there, and how often it was given."""

    id: str
    title: str
    needs: tuple[str, ...]
    languages: tuple[str, ...]
    own: bool = False
    given: int = 0

    @property
    def key(self) -> str:
        """Return the key of the sheet."""
        return self.id


@attrs.frozen
class SheetWords:
    """The words of a sheet in the language in which they were found; ``wanted`` is the one asked for."""

    key: str
    title: str
    body: str
    language: str
    wanted: str
    needs: tuple[str, ...] = ()
    own: bool = False


def sheets(reader: Reader) -> list[SheetRow]:
    """Return the sheets of the program and of the centre."""
    own: dict[str, list[SheetText]] = defaultdict(list)
    for text in reader.all(SheetText, order="rowno"):
        own[text.key].append(text)
    given = {row["key"]: row["times"] for row in reader.rows(
        "SELECT key, count(*) AS times FROM given_sheet GROUP BY key")}  # fmt: skip
    found = []
    for key in [*standard_sheets(), *(one for one in own if one not in standard_sheets())]:
        standard, texts = standard_sheets().get(key), own.get(key, [])
        languages = dict.fromkeys([*(standard.languages() if standard else ()), *(one.language for one in texts)])
        words = sheet_words(reader, key, current().language_code)
        found.append(SheetRow(key, words.title, words.needs, tuple(languages), standard is None, given.get(key, 0)))
    return found


def sheets_page(
    reader: Reader, *, offset: int, limit: int, order: str = "", descending: bool = False, words: str = "",
    need: str = "", **_filters: bool,
) -> tuple[list[SheetRow], int]:  # fmt: skip
    """Return one page of the list of sheets whose title or needs have the words, and that speak of a need if one is."""
    typed = words.casefold().split()
    fitting = [one for one in sheets(reader) if not need or need in one.needs]
    found = [one for one in fitting if all(word in _found_by(one) for word in typed)]
    if order == "given":
        found.sort(key=lambda one: one.given, reverse=descending)
    return found[offset : offset + limit], len(found)


def _found_by(row: SheetRow) -> str:
    return " ".join([row.title, *(current().say(NEEDS.label(need)) for need in row.needs)]).casefold()


def sheet_words(reader: Reader, key: str, language: str) -> SheetWords:
    """Return a sheet in a language, else in the nearest one in which it is there; raises MissingError.

    The centre's own words go before the program's.
    """
    texts = {one.language: one for one in reader.all(SheetText, "key = :key", {"key": key}, order="rowno")}
    standard = standard_sheets().get(key)
    if standard is None and not texts:
        raise MissingError(T("There is no information sheet “{sheet}”.").put(sheet=key))
    said = standard.languages() if standard else ()
    for tag in dict.fromkeys((language, *fallback(tag_of(language)), "en")):
        if tag in texts:
            return _own(texts[tag], language)
        if standard and tag in said:
            voice = speaker(tag)
            return SheetWords(
                key, standard.title_in(voice), standard.body(voice), tag, language, standard.needs, own=False
            )
    return _own(next(iter(texts.values())), language)


def _own(text: SheetText, wanted: str) -> SheetWords:
    return SheetWords(text.key, text.title, text.body, text.language, wanted, text.needs, own=True)


def services_for(reader: Reader, needs: Sequence[str], language: str) -> list[ServiceView]:
    """Return services of the directory that answer the needs of a sheet, those that speak the language first."""
    ids: dict[str, None] = {}
    for spoken in (language, ""):
        for need in needs:
            found = search_services(reader, "", Filters(need=need, language=spoken), limit=_MOST_SERVICES)
            ids |= dict.fromkeys(one.id for one in found)
    return service_views(reader, list(ids)[:_MOST_SERVICES])


def given_to(reader: Reader, client_id: str) -> list[GivenSheet]:
    """Return the sheets that a client was given, the newest first."""
    return reader.all(GivenSheet, "client_id = :client", {"client": client_id}, order="given_at DESC")


def labels_language(words: SheetWords) -> str:
    """Return the language in which the labels around the words of a sheet are said."""
    return letter_language(words.language)
