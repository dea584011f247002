"""Where lines may break: UAX #14 and the dictionaries of ICU, less what must stay whole."""

import re

from icu4py.breakers import LineBreaker

_LONGEST_WHOLE = 40
_SPACE = "[ \u00a0\u202f\u2009]"

# Phone numbers, amounts with their currency, dates with a month's name, hosts on the web, paragraphs of law.
_WHOLE = re.compile(
    rf"""\+?[(\d][\d()/.,:\-–]*(?:{_SPACE}[(\d][\d()/.,:\-–]*)+
    | [€$£¥₴₽₺₹]{_SPACE}?\d[\d.,]*
    | \d[\d.,]*{_SPACE}(?:[€$£¥₴₽₺₹%]|[A-Z]{{3}}\b)
    | \b\d{{1,2}}\.?{_SPACE}[^\W\d]{{3,12}}\.?{_SPACE}\d{{4}}\b
    | https?://[\w.-]+
    | §+{_SPACE}\d+\w?
    | \d{_SPACE}?[–-]{_SPACE}?\d
    """,
    re.VERBOSE,
)


def break_places(text: str, language: str) -> tuple[list[int], list[int]]:
    """Return the indices before which a line should begin, and all before which it may where nothing else helps.

    The end of the text is among them.
    """
    places: list[int] = []
    at = 0
    for piece in LineBreaker(text, language.split("-", maxsplit=1)[0].split("_", maxsplit=1)[0] or "en"):
        at += len(piece)
        places.append(at)
    whole = [match.span() for match in _WHOLE.finditer(text) if match.end() - match.start() <= _LONGEST_WHOLE]
    return [place for place in places if not any(start < place < end for start, end in whole)], places
