"""Attachments of a client: as a list without their bytes, and one with them."""

from datetime import date, datetime

import attrs

from integration_desk.casework.model.attachments import Attachment, AttachmentContent
from integration_desk.core.access import Reader
from integration_desk.core.errors import MissingError
from integration_desk.core.records import field_of
from integration_desk.core.values import from_column

SCAN_FOLDERS = "casework.scan_folders"
"""The setting that holds, by the name of a computer, the folder into which its scanner writes."""

_SHOWN = ("id", "client_id", "title", "kind", "dated_on", "case_id", "media_type", "size", "pages", "created_at")
_ORDERS = {
    "title": "a.title COLLATE NOCASE",
    "kind": "a.kind",
    "dated": "a.dated_on",
    "added": "a.created_at",
    "size": "a.size",
}


@attrs.frozen
class AttachmentRow:
    """One line of the list of attachments."""

    id: str
    client_id: str
    title: str
    kind: str
    dated_on: date | None
    case_id: str
    media_type: str
    size: int | None
    pages: int | None
    created_at: datetime | None
    added_by: str
    case_number: str = ""


def attachments_page(
    reader: Reader,
    *,
    client: str,
    offset: int = 0,
    limit: int = 200,
    order: str = "added",
    descending: bool = True,
    words: str = "",
) -> tuple[list[AttachmentRow], int]:
    """Return one page of a client's attachments, the newest first, and how many she has."""
    condition, values = "a.client_id = :client", {"client": client}
    if words.strip():
        escaped = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        condition += " AND (a.title LIKE :like ESCAPE '\\' OR a.note LIKE :like ESCAPE '\\')"
        values["like"] = f"%{escaped}%"
    total = int(reader.value(f"SELECT count(*) FROM attachment a WHERE {condition}", values) or 0)
    way = " DESC" if descending or order not in _ORDERS else ""
    sql = (
        f"SELECT {', '.join(f'a.{name}' for name in _SHOWN)}, m.name AS added_by, f.number AS case_number"
        " FROM attachment a LEFT JOIN member m ON m.id = a.added_by LEFT JOIN case_file f ON f.id = a.case_id"
        f" WHERE {condition} ORDER BY {_ORDERS.get(order, 'a.created_at')}{way}, a.id LIMIT :limit OFFSET :offset"
    )
    found = []
    for row in reader.rows(sql, {**values, "limit": limit, "offset": offset}):
        kept = {name: from_column(field_of(Attachment, name), row[name]) for name in _SHOWN}
        found.append(AttachmentRow(**kept, added_by=row["added_by"] or "", case_number=row["case_number"] or ""))
    return found, total


def attachment_with_content(reader: Reader, attachment_id: str) -> tuple[Attachment, bytes]:
    """Return an attachment with its bytes; raises MissingError."""
    saved = reader.get(Attachment, attachment_id)
    found = reader.all(AttachmentContent, "attachment_id = :attachment", {"attachment": attachment_id})
    if not found:
        raise MissingError
    return saved, found[0].content


def attachment_count(reader: Reader, client_id: str) -> int:
    """Return how many attachments a client has."""
    sql = "SELECT count(*) FROM attachment WHERE client_id = :client"
    return int(reader.value(sql, {"client": client_id}) or 0)


def scan_folder(reader: Reader, computer: str) -> str:
    """Return the folder into which the scanner of a computer writes, "" when none is chosen."""
    known = reader.setting(SCAN_FOLDERS, {})
    return str(known.get(computer, "")) if isinstance(known, dict) else ""


def cases_of(reader: Reader, client_id: str) -> list[tuple[str, str]]:
    """Return the cases of a client by id and number, the newest first."""
    sql = "SELECT id, number FROM case_file WHERE client_id = :client ORDER BY opened_on DESC, rowno DESC"
    return [(str(row["id"]), str(row["number"])) for row in reader.rows(sql, {"client": client_id})]
