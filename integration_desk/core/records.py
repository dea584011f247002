"""Records: frozen classes that say once what is kept."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar, dataclass_transform

import attrs

from integration_desk.core import fields
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.fields import METADATA, Field, Kind
from integration_desk.core.people import Right, Sensitivity
from integration_desk.core.words import T, Text

SPEC = "__record__"


@dataclass_transform(frozen_default=True, kw_only_default=True)
def _frozen(cls: type[Any]) -> type[Any]:
    """Make an attrs class; type checkers read any assigned value as the field's default."""
    return attrs.frozen(kw_only=True)(cls)


@_frozen
class Record:
    """What every record has; the store sets these fields, no form and no import does."""

    id: str = fields.field(T("Identifier"), Kind.LINK, sensitivity=Sensitivity.PUBLIC, internal=True)
    created_at: datetime | None = fields.field(
        T("Entered on"), Kind.MOMENT, sensitivity=Sensitivity.PUBLIC, internal=True
    )
    changed_at: datetime | None = fields.field(
        T("Changed on"), Kind.MOMENT, sensitivity=Sensitivity.PUBLIC, internal=True
    )


@attrs.frozen(eq=False)
class RecordSpec:
    """The declaration of a record class.

    ``read`` is the right without which its rows do not exist for a person. ``owner`` is the field that names the
    record this one belongs to (a document belongs to a client): access, erasure and export follow it. ``listed_by``
    are the text fields in whose order, whatever the case, long lists of it are read, ``sorted_by`` the others by which
    such a list can be sorted: they stand beside those in the index, so that no whole row is read to be sorted.
    """

    table: str
    label: Text
    fields: tuple[Field, ...]
    read: Right
    owner: str = ""
    listed_by: tuple[str, ...] = ()
    sorted_by: tuple[str, ...] = ()
    by_name: Mapping[str, Field] = attrs.field(init=False, repr=False)
    checked: tuple[Field, ...] = attrs.field(init=False, repr=False)
    """The fields whose values can be wrong by declaration alone."""

    @by_name.default
    def _by_name(self) -> Mapping[str, Field]:
        return {field.name: field for field in self.fields}

    @checked.default
    def _checked(self) -> tuple[Field, ...]:
        return tuple(
            field for field in self.fields if field.codes is not None or (field.required and not field.internal)
        )

    def field(self, name: str) -> Field:
        """Return one field by its name."""
        return self.by_name[name]


R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(
    table: str,
    label: Text,
    *,
    read: Right,
    owner: str = "",
    listed_by: tuple[str, ...] = (),
    sorted_by: tuple[str, ...] = (),
) -> Callable[[type[R]], type[R]]:
    """Declare a class as the record kept in ``table``; the class becomes a frozen attrs class with keywords only."""

    def declare(cls: type[R]) -> type[R]:
        made: Any = attrs.frozen(kw_only=True)(cls)
        specs = tuple(
            attrs.evolve(attribute.metadata[METADATA], name=attribute.name) for attribute in attrs.fields(made)
        )
        setattr(made, SPEC, RecordSpec(table, label, specs, read, owner, listed_by, sorted_by))
        declared: type[R] = made
        return declared

    return declare


def spec_of(record_class: type[Record]) -> RecordSpec:
    """Return the declaration of a record class."""
    found: RecordSpec = getattr(record_class, SPEC)
    return found


def field_of(record_class: type[Record], name: str) -> Field:
    """Return the declaration of one field: what a form, a list or a letter labels it with."""
    return spec_of(record_class).field(name)


def problems_of(entry: Record) -> tuple[Problem, ...]:
    """Return what is wrong with the values of a record, field by field: the rules that follow from declarations."""
    found = []
    for spec in spec_of(type(entry)).checked:
        value = getattr(entry, spec.name)
        if spec.required and not spec.internal and value in (None, "", (), b""):
            found.append(Problem(spec.name, T("{field} is needed.").put(field=spec.label)))
        elif spec.codes is not None:
            chosen = value if spec.kind is Kind.CODES else ((value,) if value else ())
            found += [
                Problem(spec.name, T("{field}: “{value}” is not in the list.").put(field=spec.label, value=one))
                for one in chosen
                if one not in spec.codes
            ]
    return tuple(found)


def _plainly_right(entry: Record) -> bool:
    """Tell without a closer look whether what needs a value has one, and what was chosen is in its list."""
    for spec in spec_of(type(entry)).checked:
        value = getattr(entry, spec.name)
        if not value:
            if spec.required and not spec.internal:
                return False
        elif spec.codes is not None and (spec.kind is Kind.CODES or value not in spec.codes):
            return False
    return True


def check(entry: Record) -> None:
    """Raise InvalidError when ``problems_of`` finds anything."""
    found = () if _plainly_right(entry) else problems_of(entry)
    if found:
        raise InvalidError(found)


def as_values(entry: Record) -> dict[str, Any]:
    """Return the values of a record by field name."""
    return {spec.name: getattr(entry, spec.name) for spec in spec_of(type(entry)).fields}


def editable_values(entry: Record) -> dict[str, Any]:
    """Return the values that a form or an import may set: all but the internal ones."""
    return {spec.name: getattr(entry, spec.name) for spec in spec_of(type(entry)).fields if not spec.internal}


def changed(entry: R, **values: Any) -> R:
    """Return a copy of a record with some values changed."""
    for name in spec_of(type(entry)).by_name:
        if name not in values:
            values[name] = getattr(entry, name)
    return type(entry)(**values)
