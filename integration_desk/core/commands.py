"""Commands: the only writers. One plain function for each thing a person can intend."""

import inspect
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

import attrs

from integration_desk.core.access import Transaction
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.people import Right
from integration_desk.core.records import Record, spec_of
from integration_desk.core.values import record_from_json
from integration_desk.core.words import T, Text


@attrs.frozen
class Parameter:
    """One argument of a command: its name, its type, and whether it must be given."""

    name: str
    annotation: Any
    required: bool

    def type_name(self) -> str:
        """Return the type in words for ``commands --json``."""
        return _type_name(self.annotation)


@attrs.frozen
class Command:
    """A writer: its id (``clients.register``), its translated name, the right it needs and its function.

    ``undoable`` is false for what reaches outside the file or must stay, such as an audit entry or a person's key.
    """

    id: str
    label: Text
    right: Right
    function: Callable[..., Any]
    undoable: bool = True

    def parameters(self) -> tuple[Parameter, ...]:
        """Return the arguments that the command takes."""
        hints = typing.get_type_hints(self.function)
        return tuple(
            Parameter(name, hints[name], parameter.default is inspect.Parameter.empty)
            for name, parameter in list(inspect.signature(self.function).parameters.items())[1:]
        )

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Read arguments from JSON values; raises InvalidError naming the argument."""
        known = {parameter.name: parameter for parameter in self.parameters()}
        strange = sorted(set(values) - set(known))
        missing = [name for name, parameter in known.items() if parameter.required and name not in values]
        if strange:
            raise _wrong(strange[0], T("{command} has no argument “{argument}”.").put(command=self.id))
        if missing:
            raise _wrong(missing[0], T("{command} needs the argument “{argument}”.").put(command=self.id))
        return {name: _decode(known[name].annotation, value, name) for name, value in values.items()}

    def __call__(self, tx: Transaction, **arguments: Any) -> Any:
        """Run the function on a transaction: how one command uses another."""
        return self.function(tx, **arguments)


def command(
    command_id: str, label: Text, right: Right, *, undoable: bool = True
) -> Callable[[Callable[..., Any]], Command]:
    """Make a function ``f(tx, *, …)`` a command."""

    def declare(function: Callable[..., Any]) -> Command:
        return Command(command_id, label, right, function, undoable)

    return declare


def _wrong(argument: str, text: Text) -> InvalidError:
    return InvalidError((Problem(argument, text.put(argument=argument)),))


def _type_name(annotation: Any) -> str:
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_type_name(one) for one in inner if one is not type(None)) + " or null"
    if origin is tuple:
        return f"list of {_type_name(inner[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "object"
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return f"record {spec_of(annotation).table}"
    return {str: "text", int: "number", float: "number", bool: "true or false", Any: "any value"}.get(
        annotation, getattr(annotation, "__name__", str(annotation)).lower()
    )


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
    PartialDate: PartialDate.parse,
    float: float,
}


def _decode(annotation: Any, value: Any, name: str) -> Any:
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    unreadable = _wrong(name, T("“{argument}” should be: {type}.").put(argument=name, type=_type_name(annotation)))
    if origin in (typing.Union, types.UnionType):
        if value is None and type(None) in inner:
            return None
        return _decode(next(one for one in inner if one is not type(None)), value, name)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise unreadable
        return tuple(_decode(inner[0], one, name) for one in value)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return record_from_json(annotation, value)
    if annotation in _PLAIN:
        try:
            return _PLAIN[annotation](value)
        except (ValueError, TypeError) as error:
            raise unreadable from error
    expected = Mapping if origin is not None else annotation
    if expected is Any or (isinstance(value, expected) and not (expected is int and isinstance(value, bool))):
        return value
    raise unreadable
