"""Rows of a table become newcomers: one bad row is refused with its reasons, the others are taken."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from integration_desk.clients.model import Client, ClientDocument, Consent, ContactPoint
from integration_desk.clients.newcomers import Newcomer, Refusal
from integration_desk.clients.rules import check_client, check_consent, may_be_born
from integration_desk.clients.tables.targets import (
    CONSENT,
    DOCUMENT,
    EMAIL,
    FILE_NUMBER,
    FULL_NAME,
    HOUSEHOLD,
    LANGUAGES,
    MESSENGER,
    PHONE,
    RELATION,
    client_targets,
)
from integration_desk.core.errors import ImportRefusedError, InvalidError, Problem
from integration_desk.core.records import problems_of
from integration_desk.core.words import T
from integration_desk.spreadsheets import Rule, Sheet, key_of, reading, suggested_rules

KIND = "clients"
"""The kind of the presets for tables of clients."""

REASONS = T("Why this row was refused")
"""The head of the column of reasons in a file of refused rows; such a column is never read."""

_NAMES = ("family_name", "given_names", "native_name", "preferred_name")
_CONTACTS = ((PHONE, "mobile"), (EMAIL, "email"), (MESSENGER, "messenger"))
_SURELY_A_NAME = 200
_STEP = 2_000


@attrs.frozen
class Intake:
    """What a table gives: newcomers, refused rows, and the columns that no rule speaks of."""

    sheet: Sheet
    newcomers: tuple[Newcomer, ...]
    refused: tuple[Refusal, ...]
    unused: tuple[str, ...]


def suggested(sheet: Sheet) -> tuple[Rule, ...]:
    """Return what the columns of a table of clients probably mean."""
    return suggested_rules(sheet.header, client_targets())


def take_in(sheet: Sheet, rules: Iterable[Rule], today: date, tell: Callable[[int, int], None] | None = None) -> Intake:
    """Read the rows of a sheet by rules; ``tell(done, total)`` may raise to stop. Nothing is saved by this."""
    chosen = tuple(rules)
    read = reading(chosen, client_targets(), sheet.header).read
    if not any(rule.column for rule in chosen):
        raise ImportRefusedError(
            T("No column of this file is known. The first row must name the columns, such as “Family name”.")
        )
    wanted = {rule.target for rule in chosen}
    apart = any(name.startswith((DOCUMENT, CONSENT)) for name in wanted)
    contacts = tuple(pair for pair in _CONTACTS if pair[0] in wanted)
    newcomers: list[Newcomer] = []
    refused: list[Refusal] = []
    for done, (number, cells) in enumerate(sheet.rows):
        values, problems = read(cells)
        try:
            newcomer = _newcomer(number, values, today, contacts, apart)
        except InvalidError as error:  # all faults of a row are told at once, each of a field but once
            told = {problem.field for problem in problems}
            problems = [*problems, *(one for one in error.problems if one.field not in told)]
        if not problems:
            newcomers.append(newcomer)
        else:
            refused.append(Refusal(number, tuple(cells), tuple(problems)))
        if tell is not None and done % _STEP == 0:
            tell(done, len(sheet.rows))
    used = {key_of(rule.column) for rule in chosen}
    unused = tuple(name for name in sheet.header if name and key_of(name) not in used and not is_reasons(name))
    return Intake(sheet, tuple(newcomers), tuple(refused), unused)


def is_reasons(header: str) -> bool:
    """Tell whether a column holds the reasons of an earlier refusal, in whichever language of the staff."""
    return key_of(header) in _reasons()


def _reasons() -> frozenset[str]:
    from integration_desk.spreadsheets import speakers  # noqa: PLC0415 - catalogues are read when a table is

    return frozenset(key_of(say.say(REASONS)) for say in speakers())


def _newcomer(
    row: int, values: dict[str, Any], today: date, contacts: tuple[tuple[str, str], ...], apart: bool
) -> Newcomer:
    """Make a newcomer of the values of a row; ``apart`` tells whether some are of a document or a consent."""
    take = values.pop
    if FILE_NUMBER in values:
        text = T("This row has the file number {number}: it is in a desk file already. Empty the cell to import it.")
        raise InvalidError((Problem(FILE_NUMBER, text.put(number=values[FILE_NUMBER])),))
    languages = take(LANGUAGES, ())
    points: tuple[ContactPoint, ...] = ()
    for name, kind in contacts:
        if name in values:
            points += tuple([ContactPoint(kind=kind, value=value) for value in take(name)])
    household, relation = take(HOUSEHOLD, ""), take(RELATION, "")
    problems: list[Problem] = []
    documents = _part(ClientDocument, DOCUMENT, values, problems) if apart else ()
    consents = _part(Consent, CONSENT, values, problems, purpose="record_keeping") if apart else ()
    for consent in consents:
        _note(problems, check_consent, consent)
    if FULL_NAME in values:
        _split_name(values, take(FULL_NAME))
    client = Client(**values)
    if not _plainly_right(values):
        _note(problems, check_client, client)
    born = client.birth_date
    if born is not None and born.year >= today.year and not may_be_born(born, today):
        problems.append(Problem("birth_date", T("This date of birth is in the future.")))
    if problems:
        raise InvalidError(tuple(problems))
    return Newcomer(client, row, languages, points, documents, consents, household, relation)


def _plainly_right(values: Mapping[str, Any]) -> bool:
    """Tell whether nothing needs a closer look: a short name of letters, and no number that could be too large."""
    if "schooling_years" in values:
        return False
    named = False
    for name in _NAMES:
        words = values.get(name)
        if words:
            if len(words) > _SURELY_A_NAME:
                return False
            named = named or words[0].isalpha()
    for name in ("maiden_name", "mother_name", "father_name"):
        if len(values.get(name, "")) > _SURELY_A_NAME:
            return False
    return named


def _note(problems: list[Problem], check: Callable[[Any], object], entry: Any) -> None:
    """Check an entry and add what is wrong with it."""
    try:
        check(entry)
    except InvalidError as error:
        problems += error.problems


def _part(kind: Any, prefix: str, values: dict[str, Any], problems: list[Problem], **more: Any) -> tuple[Any, ...]:
    names = [name for name in values if name.startswith(prefix)]
    if not names:
        return ()
    made = kind(**{name.removeprefix(prefix): values.pop(name) for name in names}, **more)
    found = problems_of(made)
    problems += [Problem(prefix + one.field, one.text) for one in found]
    return () if found else (made,)


def _split_name(values: dict[str, Any], name: str) -> None:
    """Part a whole name, as far as the row does not name the parts: before a comma stands the family name."""
    words = name.split()
    if not all(letter < "ɐ" or not letter.isalpha() for letter in name):
        values.setdefault("native_name", name)
        return
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        family, given = (words[-1], " ".join(words[:-1])) if len(words) > 1 else ("", name)
    values.setdefault("family_name", family)
    values.setdefault("given_names", given)


def cells_of(refusal: Refusal, width: int) -> Sequence[str]:
    """Return the cells of a refused row, as many as the header has."""
    return [*refusal.cells, *[""] * width][:width]
