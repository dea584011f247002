"""Exporting a list: what it shows leaves the desk as a file, locked or for a reason, and the audit trail says so."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import DeniedError, InvalidError, Problem
from integration_desk.core.lists import ALONE_AT_MOST, LISTS_EXPORT, Extract
from integration_desk.core.words import T, Text
from integration_desk.i18n import Speaker, current
from integration_desk.spreadsheets.files import table_bytes
from integration_desk.spreadsheets.sealing import sealed
from integration_desk.store import Desk, confirm_second, passphrase_problems

_AT_ONCE = 5_000
FORMS = ("xlsx", "csv")


@attrs.frozen
class Terms:
    """On which terms a list leaves the desk: its form, the passphrase that locks it or the reason why it is open.

    ``second`` and ``second_passphrase`` are those of the member who agrees to many rows.
    """

    form: str = "xlsx"
    passphrase: str = attrs.field(default="", repr=False)
    reason: str = ""
    second: str = ""
    second_passphrase: str = attrs.field(default="", repr=False)


@attrs.frozen
class Exported:
    """A file as bytes, and how many rows it holds."""

    content: bytes
    rows: int


def export_list(desk: Desk, extract: Extract, terms: Terms) -> Exported:
    """Return what a list shows as a file, in the staff's language; recorded before anybody gets it.

    Raises DeniedError without the right, InvalidError when the terms do not do for what the list holds.
    """
    listing = extract.listing
    if not (desk.person.may(LISTS_EXPORT) and desk.person.may(listing.right)):
        raise DeniedError
    _check(extract, terms)
    columns = tuple(one for one in listing.columns_for(desk.person) if one.name in extract.columns)
    columns = tuple(sorted(columns, key=lambda one: extract.columns.index(one.name)))
    speaker = current()
    rows: list[list[Any]] = desk.ask(lambda reader: list(rows_of(reader, extract, speaker, desk.person)))
    second = ""
    if extract.needs_second(len(rows)):
        if not terms.second_passphrase:
            raise _problem("second", needs_second())
        second = confirm_second(desk, terms.second, terms.second_passphrase, LISTS_EXPORT)
    content = table_bytes(
        [speaker.say(one.label) for one in columns],
        rows,
        form=terms.form,
        title=speaker.say(listing.label),
        direction=speaker.direction,
    )
    if terms.passphrase:
        content = sealed(content, terms.passphrase)
    desk.record_event(
        "export",
        what=f"list {listing.id}",
        rows=len(rows),
        columns=[one.name for one in columns],
        form=terms.form,
        locked=bool(terms.passphrase),
        reason=terms.reason.strip(),
        second=second,
    ).result()
    return Exported(content, len(rows))


def rows_of(reader: Reader, extract: Extract, speaker: Speaker, person: Any) -> Iterator[list[Any]]:
    """Yield the cells of each row that the list shows, in its order."""
    known = {one.name: one for one in extract.listing.columns_for(person)}
    columns = [known[name] for name in extract.columns if name in known]
    options: dict[str, Any] = {"descending": extract.descending, **extract.criteria}
    if extract.order:
        options["order"] = extract.order
    if extract.narrow:
        options["narrow"] = extract.narrow
    offset, total = 0, 1
    while offset < total:
        rows, total = extract.listing.query(reader, offset=offset, limit=_AT_ONCE, **options)
        if not rows:
            return
        yield from ([_said(column.value(row), speaker) for column in columns] for row in rows)
        offset += len(rows)


def needs_second() -> Text:
    """Say that many rows need a second member."""
    return T("More than {count} rows leave the desk only when a second member agrees with her passphrase.").put(
        count=ALONE_AT_MOST
    )


def _check(extract: Extract, terms: Terms) -> None:
    if terms.form not in FORMS:
        raise _problem("form", T("Choose xlsx or csv."))
    if not [one for one in extract.listing.columns if one.name in extract.columns]:
        raise _problem("columns", T("Choose at least one column."))
    if terms.passphrase and terms.form != "xlsx":
        raise _problem("passphrase", T("A CSV file cannot be locked. Choose Excel, or say why it may stay open."))
    if terms.passphrase and (wrong := passphrase_problems(terms.passphrase)):
        raise _problem("passphrase", wrong)
    if extract.listing.personal and not terms.passphrase and not terms.reason.strip():
        raise _problem("reason", T("Lock the file with a passphrase, or say why it leaves the desk open."))


def _problem(field: str, text: Text) -> InvalidError:
    return InvalidError((Problem(field, text),))


def _said(value: Any, speaker: Speaker) -> Any:
    if isinstance(value, Text):
        return speaker.say(value)
    if isinstance(value, PartialDate):
        return value.exact() or speaker.partial(value)
    if isinstance(value, datetime):
        return value.astimezone().replace(tzinfo=None, second=0, microsecond=0)
    return "" if value is None else value
