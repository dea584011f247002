"""Reading a machine-readable zone: typed from the page or sent by a reader that acts as a keyboard.

A wrong check digit does not lose what was read: the zone comes back with the problem named, for a person to compare.
"""

import re
from datetime import date

import attrs

from integration_desk.clients.model import ClientDocument
from integration_desk.clients.mrz.countries import country_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T, Text

_FILLER = "<"
_VALUES = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {_FILLER: 0}
_WEIGHTS = (7, 3, 1)
_WRITTEN_ALIKE = str.maketrans({"«": "<<", "‹": "<", "＜": "<", "_": "<", "»": "<<"})


@attrs.frozen
class _Layout:
    """Where things stand: (line, from, to) of each field, and the places whose composite digit is checked."""

    name: str
    lines: int
    width: int
    places: dict[str, tuple[int, int, int]]
    composite: tuple[tuple[int, int, int], ...] = ()


_SECOND_LINE = {
    "number": (1, 0, 9),
    "number_check": (1, 9, 10),
    "nationality": (1, 10, 13),
    "birth": (1, 13, 19),
    "birth_check": (1, 19, 20),
    "sex": (1, 20, 21),
    "expiry": (1, 21, 27),
    "expiry_check": (1, 27, 28),
}
_TD1 = _Layout(
    "TD1",
    3,
    30,
    {
        "kind": (0, 0, 2),
        "issuer": (0, 2, 5),
        "number": (0, 5, 14),
        "number_check": (0, 14, 15),
        "optional": (0, 15, 30),
        "birth": (1, 0, 6),
        "birth_check": (1, 6, 7),
        "sex": (1, 7, 8),
        "expiry": (1, 8, 14),
        "expiry_check": (1, 14, 15),
        "nationality": (1, 15, 18),
        "composite_check": (1, 29, 30),
        "names": (2, 0, 30),
    },
    ((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)),
)
_TD2 = _Layout(
    "TD2",
    2,
    36,
    {
        "kind": (0, 0, 2),
        "issuer": (0, 2, 5),
        "names": (0, 5, 36),
        **_SECOND_LINE,
        "optional": (1, 28, 35),
        "composite_check": (1, 35, 36),
    },
    ((1, 0, 10), (1, 13, 20), (1, 21, 35)),
)
_TD3 = _Layout(
    "TD3",
    2,
    44,
    {
        "kind": (0, 0, 2),
        "issuer": (0, 2, 5),
        "names": (0, 5, 44),
        **_SECOND_LINE,
        "personal": (1, 28, 42),
        "personal_check": (1, 42, 43),
        "composite_check": (1, 43, 44),
    },
    ((1, 0, 10), (1, 13, 20), (1, 21, 43)),
)
_MRV_A = attrs.evolve(_TD3, name="MRV-A", places={**_TD3.places, "composite_check": (0, 0, 0)}, composite=())
_MRV_B = attrs.evolve(_TD2, name="MRV-B", places={**_TD2.places, "composite_check": (0, 0, 0)}, composite=())
_LAYOUTS = {90: _TD1, 72: _TD2, 88: _TD3}
_VISAS = {72: _MRV_B, 88: _MRV_A}

_CHECKED = {
    "number": T("The document number does not fit its check digit. Compare it with the document."),
    "birth": T("The date of birth does not fit its check digit. Compare it with the document."),
    "expiry": T("The date of expiry does not fit its check digit. Compare it with the document."),
    "personal": T("The personal number does not fit its check digit. Compare it with the document."),
}
_WHOLE = T("The last check digit does not fit the whole line. Compare each character with the document.")
_SEXES = {"M": "male", "F": "female", "X": "other", _FILLER: ""}


@attrs.frozen
class ReadZone:
    """What a zone says. Empty fields are not printed or cannot be read; ``problems`` says what to compare."""

    layout: str
    kind: str
    number: str
    issuing_country: str
    family_name: str
    given_names: str
    nationality: str
    birth_date: PartialDate | None
    sex: str
    expires_on: date | None
    lines: tuple[str, ...]
    problems: tuple[Text, ...] = ()

    @property
    def text(self) -> str:
        """Return the lines as they are kept."""
        return "\n".join(self.lines)


def check_digit(characters: str) -> str:
    """Return the check digit of characters of a zone: weights 7, 3, 1, modulo ten.

    >>> check_digit("520727"), check_digit("AB2134<<<")
    ('3', '5')
    """
    total = sum(_VALUES[character] * _WEIGHTS[place % 3] for place, character in enumerate(characters))
    return str(total % 10)


def split_lines(scanned: str) -> tuple[str, ...]:
    """Return the lines of what was scanned or typed; raises InvalidError when it is no zone.

    Spaces and line ends do not matter: the number of characters tells the layout.

    >>> len(split_lines("p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<l898902c36uto7408122f1204159ze184226b<<<<<10"))
    2
    """
    together = re.sub(r"\s+", "", scanned).translate(_WRITTEN_ALIKE).upper()
    layout = _LAYOUTS.get(len(together))
    strange = sorted({character for character in together if character not in _VALUES})
    if strange:
        text = T("“{character}” does not occur in a machine-readable zone.").put(character=strange[0])
        raise InvalidError((Problem("machine_readable_zone", text),))
    if layout is None:
        text = T(
            "A machine-readable zone has 3 lines of 30, 2 of 36 or 2 of 44 characters; this has {count} in all."
        ).put(count=len(together))
        raise InvalidError((Problem("machine_readable_zone", text),))
    return tuple(together[start : start + layout.width] for start in range(0, len(together), layout.width))


def read_zone(scanned: str, today: date) -> ReadZone:
    """Read a zone; raises InvalidError when it is none. Wrong check digits are named in ``problems``.

    >>> zone = read_zone("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ...     date(2026, 1, 1))
    >>> zone.family_name, zone.given_names, zone.number, str(zone.birth_date), zone.problems
    ('ERIKSSON', 'ANNA MARIA', 'L898902C3', '1974-08-12', ())
    """
    lines = split_lines(scanned)
    size = sum(map(len, lines))
    layout = _VISAS[size] if lines[0][0] == "V" and size in _VISAS else _LAYOUTS[size]

    def at(place: str) -> str:
        line, start, end = layout.places.get(place, (0, 0, 0))
        return lines[line][start:end]

    number, number_fits = _number(at("number"), at("number_check"), at("optional"))
    problems = [] if number_fits else [_CHECKED["number"]]
    problems += [_CHECKED[name] for name in ("birth", "expiry") if at(f"{name}_check") != check_digit(at(name))]
    if layout is _TD3 and not _optional_fits(at("personal"), at("personal_check")):
        problems.append(_CHECKED["personal"])
    whole = "".join(lines[line][start:end] for line, start, end in layout.composite)
    if layout.composite and at("composite_check") != check_digit(whole):
        problems.append(_WHOLE)
    family, given = _names(at("names"))
    if _FILLER not in at("names")[-1:]:
        problems.append(T("The name fills its line and may be cut off. Compare it with the document."))
    issuer, issuer_problem = _country(at("issuer"))
    nationality, nationality_problem = _country(at("nationality"))
    birth, birth_problem = _birth_date(at("birth"), today)
    expiry, expiry_problem = _expiry_date(at("expiry"), today)
    problems += [one for one in (issuer_problem, nationality_problem, birth_problem, expiry_problem) if one is not None]
    return ReadZone(
        layout=layout.name,
        kind=_kind(at("kind"), issuer),
        number=number,
        issuing_country=issuer,
        family_name=family,
        given_names=given,
        nationality=nationality,
        birth_date=birth,
        sex=_SEXES.get(at("sex"), ""),
        expires_on=expiry,
        lines=lines,
        problems=tuple(problems),
    )


def document_from(zone: ReadZone) -> ClientDocument:
    """Return the document that a zone describes, names spelled as printed."""
    return ClientDocument(
        kind=zone.kind,
        number=zone.number,
        issuing_country=zone.issuing_country,
        expires_on=zone.expires_on,
        printed_family_name=zone.family_name,
        printed_given_names=zone.given_names,
        printed_birth_date=zone.birth_date,
        machine_readable_zone=zone.text,
    )


def _number(number: str, check: str, optional: str) -> tuple[str, bool]:
    """Return the document number and whether it fits; a long one goes on in the optional data (9303-5, note j)."""
    if check == _FILLER and optional.strip(_FILLER):
        rest = optional.partition(_FILLER)[0]
        return number + rest[:-1], bool(rest) and check_digit(number + rest[:-1]) == rest[-1]
    return number.replace(_FILLER, ""), check == check_digit(number)


def _optional_fits(characters: str, check: str) -> bool:
    """Tell whether an optional field fits; one that is empty may print "<" as its check digit."""
    return check == check_digit(characters) or (check == _FILLER and not characters.strip(_FILLER))


def _names(field: str) -> tuple[str, str]:
    family, _, given = field.partition(_FILLER * 2)
    return " ".join(family.split(_FILLER)).strip(), " ".join(given.split(_FILLER)).strip()


def _kind(letters: str, issuer: str) -> str:
    """Return the kind of document; the first letter is fixed by ICAO, the second by the issuer."""
    first = letters[0]
    if first == "P":
        return "travel_document" if letters[1] in "TRS" else "passport"
    if first == "V":
        return "visa"
    if letters in ("AR", "IR") or (letters[1] == "R" and issuer):
        return "residence_permit"
    return "identity_card" if first in "IAC" else "other"


def _country(code: str) -> tuple[str, Text | None]:
    bare = code.strip(_FILLER)
    found = country_of(bare)
    if found is None:
        return "", T("“{code}” is no country code that the desk knows.").put(code=bare)
    return found, None


def _birth_date(digits: str, today: date) -> tuple[PartialDate | None, Text | None]:
    unread = T("The date of birth in the zone cannot be read.")
    year, month, day = digits[:2], digits[2:4], digits[4:]
    if not year.strip(_FILLER):
        return None, None
    if not year.isdigit():
        return None, unread
    century = today.year - today.year % 100
    try:
        known_month = int(month) if month.strip(_FILLER + "0") else None
        known_day = int(day) if known_month and day.strip(_FILLER + "0") else None
        born = PartialDate(century + int(year), known_month, known_day)
        if born.earliest() > today:
            born = PartialDate(century - 100 + int(year), known_month, known_day)
    except (ValueError, InvalidError):
        return None, unread
    return born, None


def _expiry_date(digits: str, today: date) -> tuple[date | None, Text | None]:
    """Return the day of expiry: the century is the one that brings it within fifty years of today."""
    if not digits.strip(_FILLER):
        return None, None
    try:
        year = today.year - today.year % 100 + int(digits[:2])
        year += 100 if year < today.year - 50 else -100 if year > today.year + 50 else 0
        return date(year, int(digits[2:4]), int(digits[4:])), None
    except ValueError:
        return None, T("The date of expiry in the zone cannot be read.")
