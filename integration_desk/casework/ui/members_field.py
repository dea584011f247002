"""The field in which a member of the staff is chosen."""

from collections.abc import Sequence

from integration_desk.core.centre import Member
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import Record, field_of
from integration_desk.core.words import verbatim
from integration_desk.widgets import FieldEditor, editor_of


def member_editor(record_class: type[Record], name: str, members: Sequence[Member]) -> FieldEditor:
    """Return the editor of a link to a member, with those who work here to choose from."""
    declared = field_of(record_class, name)
    codes = CodeList(f"members_{name}", tuple(Code(one.id, verbatim(one.name)) for one in members))
    return editor_of(Field(name, declared.label, Kind.CODE, codes=codes, help=declared.help))
