"""The languages of the desk: the only room with Babel."""

from integration_desk.core.words import Domain
from integration_desk.i18n.calendars import Calendar, calendar_of, from_gregorian, month_name, to_gregorian
from integration_desk.i18n.catalogues import languages_with
from integration_desk.i18n.completeness import Completeness, completeness
from integration_desk.i18n.names import STATELESS, all_languages, countries
from integration_desk.i18n.staff import current, on_change, use
from integration_desk.i18n.tags import direction_of, fallback, tag_of
from integration_desk.i18n.voice import Speaker, isolate, speaker
from integration_desk.i18n.zones import first_weekday, local_zone, weekend


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
    "on_change",
    "speaker",
    "tag_of",
    "to_gregorian",
    "use",
    "weekend",
]
