"""Letter templates: data that says which parts stand on a page, in which order, and in which words.

A template is TOML. Each page is a list of entries; an entry is a ``part`` that the desk builds, parts ``beside`` each
other, or words of the centre's own as ``heading``, ``paragraph``, ``note`` or ``list``, for one language or for all::

    [[receiver]]
    beside = [["about"], ["why", "asked"]]

    [[client]]
    heading = { en = "The playroom", de = "Das Spielzimmer" }

Everything is checked when a template is saved, so that a letter never fails for its template.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.resources import resource
from integration_desk.core.words import T, Text
from integration_desk.referrals.documents.positions import place_of_entry, syntax_problem
from integration_desk.referrals.documents.tokens import strange_tokens

PARTS: dict[str, dict[str, Text]] = {
    "receiver": {
        "address": T("Address window"),
        "title": T("Title"),
        "opening": T("Opening sentence and urgency"),
        "about": T("Facts, languages, interpreter and access needs"),
        "why": T("Why we write"),
        "asked": T("What is asked"),
        "done": T("What was done so far"),
        "safe_contact": T("Safe-contact rules"),
        "consent": T("Consent"),
        "signature": T("Signature"),
        "slip": T("Reply slip"),
    },
    "client": {
        "heading": T("Heading"),
        "greeting": T("Greeting"),
        "words": T("First sentences, or the caseworker's own"),
        "when": T("When"),
        "where": T("Where to go"),
        "how": T("How to get there"),
        "bring": T("What to bring"),
        "cost": T("What it costs"),
        "ask_for": T("Who to ask for"),
        "says": T("What the letter says"),
        "rights": T("Rights"),
        "contact": T("The centre"),
    },
}
NEEDED: dict[str, tuple[str, ...]] = {
    "receiver": ("address", "about", "safe_contact", "consent"),
    "client": ("says", "rights"),
}
OWN: frozenset[str] = frozenset({"heading", "paragraph", "note", "list"})
SETTING = "referral_template"
LARGEST = 40_000


Place = tuple[int, int]


class TemplateError(InvalidError):
    """A template that cannot be used; each problem is told with line and column, which ``places`` gives as numbers."""

    def __init__(self, problems: tuple[Problem, ...], places: tuple[Place, ...] = ()) -> None:
        super().__init__(problems)
        self.places = places or ((1, 1),) * len(problems)


class _WrongEntryError(Exception):
    """Why an entry cannot be, and the words in it that are at fault."""

    def __init__(self, text: Text, words: str = "") -> None:
        super().__init__(text)
        self.text, self.words = text, words


@attrs.frozen
class Entry:
    """One entry of a page: columns of the desk's parts (mostly one of one), or the centre's own words by language."""

    kind: str
    columns: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def in_language(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        """Return the centre's words in the first language of a chain that they are written in, else none."""
        found = dict(self.words)
        return next((found[code] for code in (*chain, "*") if code in found), ())


@attrs.frozen
class Template:
    """What stands on the two pages of the letter."""

    receiver: tuple[Entry, ...]
    client: tuple[Entry, ...]


def read_template(source: str) -> Template:
    """Read and check a template; raises TemplateError with a sentence for everything that is wrong."""
    if len(source) > LARGEST:
        raise TemplateError((Problem("", T("This template is too long.")),))
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(source, str(error)) from error
    except RecursionError as error:
        raise TemplateError((Problem("", T("This template has brackets in brackets without end.")),)) from error
    faults = _Faults(source)
    for page in sorted(set(data) - set(PARTS)):
        text = T("A template has the pages “receiver” and “client”, not “{page}”. Take these lines out.")
        faults.add(page, text.put(page=page), place_of_entry(source, page, 1))
    pages = {page: _read_page(page, data.get(page), faults) for page in PARTS}
    if faults.problems:
        raise TemplateError(tuple(faults.problems), tuple(faults.places))
    return Template(**pages)


def _not_toml(source: str, message: str) -> TemplateError:
    (line, column), reason = syntax_problem(source, message)
    text = T("Line {line}, column {column}: {reason}").put(line=line, column=column, reason=reason)
    return TemplateError((Problem("", text),), ((line, column),))


class _Faults:
    """What is wrong with a template so far, and where."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.places: list[Place] = []

    def add(self, page: str, text: Text, place: Place) -> None:
        """Note a problem."""
        self.problems.append(Problem(page, text))
        self.places.append(place)

    def add_entry(self, page: str, number: int, error: _WrongEntryError) -> None:
        """Note a problem of one entry."""
        place = line, column = place_of_entry(self.source, page, number, error.words)
        said = T("Line {line}, column {column} (page “{page}”, entry {number}): {problem}")
        self.add(page, said.put(line=line, column=column, page=page, number=number, problem=error.text), place)


def _read_page(page: str, entries: Any, faults: _Faults) -> tuple[Entry, ...]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        text = T("The page “{page}” is missing. Begin each of its entries with [[{page}]].")
        faults.add(page, text.put(page=page), place_of_entry(faults.source, page, 1))
        return ()
    read = []
    for number, entry in enumerate(entries, 1):
        try:
            read.append(_read_entry(page, entry))
        except _WrongEntryError as error:
            faults.add_entry(page, number, error)
    present = parts_of(read)
    for part in NEEDED[page]:
        if part not in present and not faults.problems:
            text = T("The page “{page}” must have the part “{part}” ({name}): put it back.")
            named = text.put(page=page, part=part, name=PARTS[page][part])
            faults.add(page, named, place_of_entry(faults.source, page, len(entries)))
    return tuple(read)


def parts_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the parts of the desk that stand on a page, in reading order."""
    return tuple(part for entry in entries for column in entry.columns for part in column)


def _wrong(text: Text, words: str = "") -> _WrongEntryError:
    return _WrongEntryError(text, words)


def _read_entry(page: str, entry: Mapping[str, Any]) -> Entry:
    entry = dict(entry)
    shares = _read_shares(entry.pop("shares")) if "shares" in entry and "beside" in entry else ()
    if len(entry) != 1:
        raise _wrong(T("An entry says one thing: a part, a heading, a paragraph, a note or a list."))
    kind, value = next(iter(entry.items()))
    if kind == "part":
        return Entry("part", ((_read_part(page, value),),))
    if kind == "beside":
        return Entry("part", _read_columns(page, value), shares)
    if kind not in OWN:
        text = T("“{kind}” is not a part, a heading, a paragraph, a note or a list.")
        raise _wrong(text.put(kind=kind), kind)
    by_language = value if isinstance(value, dict) else {"*": value}
    return Entry(kind, words=tuple((code, _read_words(words)) for code, words in by_language.items()))


def _read_part(page: str, value: Any) -> str:
    if not isinstance(value, str) or value not in PARTS[page]:
        known = ", ".join(PARTS[page])
        text = T("There is no part “{part}”. There are: {parts}.").put(part=str(value), parts=known)
        raise _wrong(text, str(value))
    return value


def _read_columns(page: str, value: Any) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(column, list) for column in value):
        raise _wrong(T("Two columns are needed, each a list of parts."))
    return tuple(tuple(_read_part(page, part) for part in column) for column in value)


def _read_shares(value: Any) -> tuple[float, ...]:
    if (
        not isinstance(value, list)
        or len(value) != 2
        or not all(isinstance(one, int) and 0 < one < 10 for one in value)
    ):
        raise _wrong(T("Shares are two whole numbers from 1 to 9, as in [3, 2]."))
    return tuple(float(one) for one in value)


def _read_words(words: Any) -> tuple[str, ...]:
    lines = words if isinstance(words, list) else [words]
    if not lines or not all(isinstance(line, str) for line in lines):
        raise _wrong(T("Words are needed, between quotation marks."))
    strange = [token for line in lines for token in strange_tokens(line)]
    if strange:
        text = T("There is no token {token}. Write tokens as in {example}, or choose one under “Insert a fact”.")
        raise _wrong(text.put(token=strange[0], example="{client_name}"), strange[0])
    return tuple(lines)


def standard_source() -> str:
    """Return the template that comes with the program, as text."""
    return resource("templates", "referral.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _read_again(source: str) -> Template:
    return read_template(source)


def template_of(source: str) -> Template:
    """Return the template written in ``source``, or the standard one when that is empty."""
    return _read_again(source or standard_source())
