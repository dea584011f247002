"""Where this computer is: the name of its time zone, and how weeks are counted in a country."""

from babel import Locale, UnknownLocaleError
from babel.localtime import get_localzone


def local_zone() -> str:
    """Return the name of this computer's time zone (``Europe/Berlin``), or "" where the system has none for it."""
    try:
        name = getattr(get_localzone(), "key", "")
    except LookupError:
        return ""
    return "" if name == "localtime" else str(name or "")


def first_weekday(country: str, language: str = "en") -> int:
    """Return the day on which a week begins in a country, Monday as 0; without one, as the language is used to.

    >>> first_weekday("DE"), first_weekday("EG"), first_weekday("US")
    (0, 5, 6)
    """
    return int(_of(country, language).first_week_day)


def weekend(country: str, language: str = "en") -> frozenset[int]:
    """Return the days of the weekend in a country, Monday as 0.

    >>> sorted(weekend("DE")), sorted(weekend("EG"))
    ([5, 6], [4, 5])
    """
    locale = _of(country, language)
    first, last = int(locale.weekend_start), int(locale.weekend_end)
    return frozenset((first + ahead) % 7 for ahead in range((last - first) % 7 + 1))


def _of(country: str, language: str) -> Locale:
    for name in (f"und_{country}", language.replace("-", "_"), "en_GB"):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")
