"""Tables for family reunification: cases, members, conditions, papers, events, deadlines, steps and searches."""

from typing import Any

SQL = """
    CREATE TABLE family_case (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, number TEXT NOT NULL DEFAULT '', client_id TEXT NOT NULL DEFAULT '', pack_id TEXT NOT NULL DEFAULT
        '', sponsor_status TEXT NOT NULL DEFAULT '', responsible_id TEXT NOT NULL DEFAULT '', opened_on TEXT,
        authority TEXT NOT NULL DEFAULT '', authority_reference TEXT NOT NULL DEFAULT '', embassy TEXT NOT NULL
        DEFAULT '', note TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', status_granted_on TEXT,
        filed_on TEXT, filing_proof TEXT NOT NULL DEFAULT '', decided_on TEXT, next_deadline TEXT NOT NULL
        DEFAULT '', next_deadline_on TEXT, next_deadline_opens INTEGER NOT NULL DEFAULT 0, ages_out_on TEXT,
        ages_warn_on TEXT, closed_on TEXT, closing_reason TEXT NOT NULL DEFAULT '', closing_note TEXT NOT NULL
        DEFAULT '') STRICT;
    CREATE INDEX family_case_number ON family_case (number);
    CREATE INDEX family_case_client_id ON family_case (client_id);
    CREATE INDEX family_case_pack_id ON family_case (pack_id);
    CREATE INDEX family_case_responsible_id ON family_case (responsible_id);
    CREATE INDEX family_case_state ON family_case (state);
    CREATE INDEX family_case_next_deadline_on ON family_case (next_deadline_on);
    CREATE INDEX family_case_ages_warn_on ON family_case (ages_warn_on);
    CREATE TABLE family_member (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, case_id TEXT NOT NULL DEFAULT '', relation TEXT NOT NULL DEFAULT '', family_name TEXT NOT NULL
        DEFAULT '', given_names TEXT NOT NULL DEFAULT '', native_name TEXT NOT NULL DEFAULT '', birth_date TEXT,
        sex TEXT NOT NULL DEFAULT '', nationalities TEXT NOT NULL DEFAULT '[]', joins TEXT NOT NULL DEFAULT '',
        country_now TEXT NOT NULL DEFAULT '', place_now TEXT NOT NULL DEFAULT '', whereabouts_unknown INTEGER
        NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', arrived_on TEXT,
        client_id TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX family_member_case_id ON family_member (case_id);
    CREATE INDEX family_member_client_id ON family_member (client_id);
    CREATE TABLE family_condition (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, case_id TEXT NOT NULL DEFAULT '', condition TEXT NOT NULL DEFAULT '', state TEXT NOT
        NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX family_condition_case_id ON family_condition (case_id);
    CREATE TABLE family_evidence (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, case_id TEXT NOT NULL DEFAULT '', member_id TEXT NOT NULL DEFAULT '', document TEXT NOT
        NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', held TEXT NOT NULL DEFAULT '[]', explanation TEXT NOT
        NULL DEFAULT '') STRICT;
    CREATE INDEX family_evidence_case_id ON family_evidence (case_id);
    CREATE INDEX family_evidence_member_id ON family_evidence (member_id);
    CREATE TABLE family_event (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, case_id TEXT NOT NULL DEFAULT '', event TEXT NOT NULL DEFAULT '', member_id TEXT NOT NULL DEFAULT
        '', happened_on TEXT, proof TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', recorded_by TEXT
        NOT NULL DEFAULT '') STRICT;
    CREATE INDEX family_event_case_id ON family_event (case_id);
    CREATE INDEX family_event_member_id ON family_event (member_id);
    CREATE INDEX family_event_recorded_by ON family_event (recorded_by);
    CREATE TABLE family_deadline (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, case_id TEXT NOT NULL DEFAULT '', deadline TEXT NOT NULL DEFAULT '', member_id TEXT NOT
        NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', marked_on TEXT, note TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX family_deadline_case_id ON family_deadline (case_id);
    CREATE INDEX family_deadline_member_id ON family_deadline (member_id);
    CREATE TABLE family_step (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, case_id TEXT NOT NULL DEFAULT '', step TEXT NOT NULL DEFAULT '', position INTEGER, title TEXT NOT
        NULL DEFAULT '', owner_id TEXT NOT NULL DEFAULT '', due_on TEXT, done_on TEXT, note TEXT NOT NULL
        DEFAULT '') STRICT;
    CREATE INDEX family_step_case_id ON family_step (case_id);
    CREATE INDEX family_step_owner_id ON family_step (owner_id);
    CREATE INDEX family_step_due_on ON family_step (due_on);
    CREATE TABLE family_tracing (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, case_id TEXT NOT NULL DEFAULT '', member_id TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT
        '', opened_on TEXT, asked TEXT NOT NULL DEFAULT '', reference TEXT NOT NULL DEFAULT '', consent_on TEXT,
        last_news_on TEXT, note TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX family_tracing_case_id ON family_tracing (case_id);
    CREATE INDEX family_tracing_member_id ON family_tracing (member_id);
    CREATE TABLE family_paper (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, case_id TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', member_id TEXT NOT NULL DEFAULT
        '', language TEXT NOT NULL DEFAULT '', printed_at TEXT, printed_by TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX family_paper_case_id ON family_paper (case_id);
    CREATE INDEX family_paper_member_id ON family_paper (member_id);
    CREATE INDEX family_paper_printed_by ON family_paper (printed_by);
    CREATE VIRTUAL TABLE search_family_cases USING fts5(terms, content='', contentless_delete=1,
        tokenize='ascii', prefix='1 2 3', detail=none);
"""


def apply(database: Any) -> None:
    """Make the tables, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)
