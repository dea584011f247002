"""Drafts: what open forms hold, kept in the desk file so that a kill or a lock loses nothing typed."""

import json
from datetime import datetime
from typing import Any

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.values import moment_text
from integration_desk.store.driver import Connection


@attrs.frozen
class Draft:
    """The kept content of one form: ``form`` names the page, ``subject`` the edited record, if any."""

    form: str
    subject: str
    content: dict[str, Any]
    saved_at: datetime


def save(
    connection: Connection, person: str, moment: datetime, form: str, subject: str, content: dict[str, Any]
) -> None:
    """Keep a draft in place of the earlier one."""
    connection.execute(
        "INSERT INTO draft (person, form, subject, content, saved_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (person, form, subject) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
        (person, form, subject, json.dumps(content, ensure_ascii=False), moment_text(moment)),
    )


def discard(connection: Connection, person: str, _moment: datetime, form: str, subject: str) -> None:
    """Forget a draft."""
    connection.execute("DELETE FROM draft WHERE person = ? AND form = ? AND subject = ?", (person, form, subject))


def _draft(row: dict[str, Any]) -> Draft:
    return Draft(row["form"], row["subject"], json.loads(row["content"]), datetime.fromisoformat(row["saved_at"]))


def find(reader: Reader, form: str, subject: str) -> Draft | None:
    """Return the draft of a form, if there is one."""
    found = reader.rows(
        "SELECT * FROM draft WHERE form = :form AND subject = :subject", {"form": form, "subject": subject}
    )
    return _draft(found[0]) if found else None


def all_of(reader: Reader) -> list[Draft]:
    """Return the person's drafts, the newest first."""
    return [_draft(row) for row in reader.rows("SELECT * FROM draft ORDER BY saved_at DESC")]
