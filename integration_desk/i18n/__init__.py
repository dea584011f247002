"""The languages of the desk: the only room with Babel, which is loaded when the first date or name is written."""

from importlib import import_module
from typing import TYPE_CHECKING

from integration_desk.core.words import Domain, T, Text, verbatim
from integration_desk.i18n.calendars import Calendar, calendar_of, from_gregorian, month_name, to_gregorian
from integration_desk.i18n.catalogues import languages_with
from integration_desk.i18n.completeness import Completeness, completeness
from integration_desk.i18n.staff import current, on_change, use
from integration_desk.i18n.tags import direction_of, fallback, tag_of
from integration_desk.i18n.voice import Speaker, isolate, speaker

if TYPE_CHECKING:
    from integration_desk.i18n.names import STATELESS, all_languages, countries
    from integration_desk.i18n.zones import first_weekday, local_zone, weekend

_HOMES = {
    "names": "STATELESS all_languages countries",
    "zones": "first_weekday local_zone weekend",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Return what stands behind a name of the door that the unlock page does without."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found


def languages() -> tuple[str, ...]:
    """Return the languages that the staff can work in."""
    return languages_with(Domain.DESK)


def letter_languages() -> tuple[str, ...]:
    """Return the languages that letters to clients exist in."""
    return languages_with(Domain.LETTERS)


def letter_language(language: str) -> str:
    """Return the nearest language to this one that letters exist in; English when none is near.

    >>> letter_language("en-GB")
    'en'
    """
    known = letter_languages()
    return next((tag for tag in fallback(language) if tag in known), "en")


def stand_in(language: str) -> str:
    """Return the language that headings print in where no letters exist in this one; nothing where they do.

    >>> stand_in("ln"), stand_in("prs"), stand_in("")
    ('en', '', '')
    """
    if not language or set(fallback(language)) & set(letter_languages()):
        return ""
    return letter_language(language)


def no_letters(language: str) -> Text | None:
    """Return what the staff is told before a page prints in a language without letters; None where they exist."""
    printed = stand_in(language)
    if not printed:
        return None
    text = T("There are no letters in {language} yet: headings and usual sentences print in {printed}.")
    name, instead = (verbatim(current().language(code)) for code in (language, printed))
    return text.put(language=name, printed=instead)


__all__ = [
    "STATELESS",
    "Calendar",
    "Completeness",
    "Speaker",
    "all_languages",
    "calendar_of",
    "completeness",
    "countries",
    "current",
    "direction_of",
    "fallback",
    "first_weekday",
    "from_gregorian",
    "isolate",
    "languages",
    "letter_language",
    "letter_languages",
    "local_zone",
    "month_name",
    "no_letters",
    "on_change",
    "speaker",
    "stand_in",
    "tag_of",
    "to_gregorian",
    "use",
    "weekend",
]
