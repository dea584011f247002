"""Tables for tasks, appointments, who is expected at them, and attachments with their bytes apart."""

from typing import Any

SQL = """
    CREATE TABLE task (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT,
        title TEXT NOT NULL DEFAULT '', client_id TEXT NOT NULL DEFAULT '', owner_id TEXT NOT NULL DEFAULT '',
        due_on TEXT, due_time TEXT, priority TEXT NOT NULL DEFAULT '', remind_days INTEGER, note TEXT NOT NULL
        DEFAULT '', done_at TEXT, done_by TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '',
        need_id TEXT NOT NULL DEFAULT '', action_id TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX task_client_id ON task (client_id);
    CREATE INDEX task_owner_id ON task (owner_id);
    CREATE INDEX task_due_on ON task (due_on);
    CREATE INDEX task_done_at ON task (done_at);
    CREATE INDEX task_done_by ON task (done_by);
    CREATE INDEX task_need_id ON task (need_id);
    CREATE INDEX task_action_id ON task (action_id);
    CREATE TABLE appointment (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT,
        purpose TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', staff_id TEXT NOT NULL DEFAULT '',
        starts_at TEXT, ends_at TEXT, zone TEXT NOT NULL DEFAULT '', room TEXT NOT NULL DEFAULT '', place TEXT NOT
        NULL DEFAULT '', needs_interpreter INTEGER NOT NULL DEFAULT 0, interpreter_language TEXT NOT NULL DEFAULT
        '', interpreter_gender TEXT NOT NULL DEFAULT '', interpreter_name TEXT NOT NULL DEFAULT '', note TEXT NOT
        NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', cancel_reason TEXT NOT NULL DEFAULT '', state_note TEXT NOT
        NULL DEFAULT '', rrule TEXT NOT NULL DEFAULT '', repeats_until TEXT, exceptions TEXT, series_id TEXT NOT NULL
        DEFAULT '', original_on TEXT) STRICT;
    CREATE INDEX appointment_staff_id ON appointment (staff_id);
    CREATE INDEX appointment_starts_at ON appointment (starts_at);
    CREATE INDEX appointment_series_id ON appointment (series_id);
    CREATE INDEX appointment_rrule ON appointment (rrule, repeats_until);
    CREATE TABLE appointment_client (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, appointment_id TEXT NOT NULL DEFAULT '', client_id TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX appointment_client_appointment_id ON appointment_client (appointment_id);
    CREATE INDEX appointment_client_client_id ON appointment_client (client_id);
    CREATE TABLE attachment (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT,
        client_id TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
        dated_on TEXT, case_id TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', file_name TEXT NOT NULL
        DEFAULT '', media_type TEXT NOT NULL DEFAULT '', size INTEGER, pages INTEGER, sha256 TEXT NOT NULL DEFAULT
        '', added_by TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX attachment_client_id ON attachment (client_id);
    CREATE INDEX attachment_case_id ON attachment (case_id);
    CREATE INDEX attachment_added_by ON attachment (added_by);
    CREATE TABLE attachment_content (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, attachment_id TEXT NOT NULL DEFAULT '', content BLOB NOT NULL DEFAULT x'') STRICT;
    CREATE INDEX attachment_content_attachment_id ON attachment_content (attachment_id);
"""


def apply(database: Any) -> None:
    """Make the tables, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)
