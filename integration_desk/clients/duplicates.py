"""Rules for two files of one person: in which fields they differ, and which value is the safer one to keep."""

from collections.abc import Iterable, Mapping
from typing import Any

from integration_desk.clients.model import Client, ClientLanguage
from integration_desk.core.fields import Field
from integration_desk.core.records import Record, editable_values, spec_of
from integration_desk.core.words import T, Text

ALMOST_CERTAIN, LIKELY, POSSIBLE = 200, 140, 100
"""Scores from which two files are called almost certainly, likely or possibly one person's."""

_CAUTIOUS = {"never_call": True, "never_write": True, "unaccompanied": True, "needs_interpreter": True}
_PERMISSIONS = {"may_call": False, "may_write": False, "may_message": False, "interpreter_substitutable": False}


def likelihood(score: float) -> tuple[Text, str]:
    """Return the word for a score, and the tone in which it is shown.

    >>> [str(likelihood(score)[0]) for score in (240, 150, 100)]
    ['Almost certainly the same', 'Likely the same', 'Possibly the same']
    """
    if score >= ALMOST_CERTAIN:
        return T("Almost certainly the same"), "danger"
    return (T("Likely the same"), "warning") if score >= LIKELY else (T("Possibly the same"), "info")


def differing_fields(keep: Client, other: Client) -> tuple[Field, ...]:
    """Return the fields that somebody has to choose between, in the order of the record.

    >>> [one.name for one in differing_fields(Client(town="Kiel", sex="male"), Client(town="Bonn", sex="male"))]
    ['town']
    """
    return tuple(
        field
        for field in spec_of(Client).fields
        if not field.internal and getattr(keep, field.name) != getattr(other, field.name)
    )


def suggested_choices(keep: Client, other: Client) -> dict[str, str]:
    """Return for each differing field which file's value to take: what is filled in, and what is safer for the client.

    >>> suggested_choices(Client(town="Kiel", may_call=True), Client(occupation="Cook", never_call=True))
    {'occupation': 'other', 'town': 'keep', 'may_call': 'other', 'never_call': 'other'}
    """
    safest = {**_CAUTIOUS, **_PERMISSIONS}
    return {
        field.name: _side(getattr(keep, field.name), getattr(other, field.name), field.empty(), safest.get(field.name))
        for field in differing_fields(keep, other)
    }


def _side(kept: Any, other: Any, empty: Any, safest: bool | None) -> str:
    if safest is not None:
        return "other" if other == safest else "keep"
    return "other" if kept == empty != other else "keep"


def chosen_values(keep: Client, other: Client, choices: Mapping[str, str]) -> dict[str, Any]:
    """Return the values that the kept file takes over from the other one."""
    sides = {**suggested_choices(keep, other), **choices}
    differing = {field.name for field in differing_fields(keep, other)}
    return {name: getattr(other, name) for name, side in sides.items() if side == "other" and name in differing}


def said_twice(kept: Iterable[Record], others: Iterable[Record]) -> list[Record]:
    """Return the rows of the other file that the kept file has already, word for word.

    >>> from integration_desk.clients.model import ContactPoint
    >>> said_twice([ContactPoint(value="0151")], [ContactPoint(value="0151", id="b"), ContactPoint(value="0152")])[0].id
    'b'
    """
    known = [_content(one) for one in kept]
    return [one for one in others if _content(one) in known]


def _content(entry: Record) -> dict[str, Any]:
    return {"language": entry.language} if isinstance(entry, ClientLanguage) else editable_values(entry)
