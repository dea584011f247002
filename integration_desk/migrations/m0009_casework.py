"""Tables for casework: cases with their steps and handovers, needs, plans and notes."""

from typing import Any

_OWN = "rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT"
_WORD = "TEXT NOT NULL DEFAULT ''"
_YES_NO = "INTEGER NOT NULL DEFAULT 0"

SQL = f"""
    CREATE TABLE case_file ({_OWN}, number {_WORD}, client_id {_WORD}, status {_WORD},
        caseworker_id {_WORD}, opened_on TEXT, opening_note {_WORD}, hold_until TEXT, closed_on TEXT,
        closing_reason {_WORD}, closing_note {_WORD}) STRICT;
    CREATE INDEX case_file_number ON case_file (number);
    CREATE INDEX case_file_client_id ON case_file (client_id);
    CREATE INDEX case_file_status ON case_file (status);
    CREATE INDEX case_file_caseworker_id ON case_file (caseworker_id);
    CREATE TABLE case_event ({_OWN}, case_id {_WORD}, step {_WORD}, at TEXT, person_id {_WORD}, reason {_WORD},
        note {_WORD}) STRICT;
    CREATE INDEX case_event_case_id ON case_event (case_id);
    CREATE INDEX case_event_person_id ON case_event (person_id);
    CREATE TABLE handover ({_OWN}, case_id {_WORD}, from_id {_WORD}, to_id {_WORD}, note {_WORD}, at TEXT,
        by_id {_WORD}) STRICT;
    CREATE INDEX handover_case_id ON handover (case_id);
    CREATE INDEX handover_from_id ON handover (from_id);
    CREATE INDEX handover_to_id ON handover (to_id);
    CREATE INDEX handover_by_id ON handover (by_id);
    CREATE TABLE need_assessment ({_OWN}, client_id {_WORD}, case_id {_WORD}, assessed_on TEXT, assessed_by {_WORD},
        supports TEXT NOT NULL DEFAULT '[]', note {_WORD}) STRICT;
    CREATE INDEX need_assessment_client_id ON need_assessment (client_id, assessed_on);
    CREATE INDEX need_assessment_case_id ON need_assessment (case_id);
    CREATE INDEX need_assessment_assessed_by ON need_assessment (assessed_by);
    CREATE TABLE need ({_OWN}, assessment_id {_WORD}, client_id {_WORD}, area {_WORD}, needed {_YES_NO},
        refer {_YES_NO}, severity {_WORD}, note {_WORD}, referral_id {_WORD}) STRICT;
    CREATE INDEX need_assessment_id ON need (assessment_id);
    CREATE INDEX need_client_id ON need (client_id);
    CREATE INDEX need_referral_id ON need (referral_id);
    CREATE TABLE childcare_need ({_OWN}, assessment_id {_WORD}, client_id {_WORD}, child_id {_WORD},
        note {_WORD}) STRICT;
    CREATE INDEX childcare_need_assessment_id ON childcare_need (assessment_id);
    CREATE INDEX childcare_need_client_id ON childcare_need (client_id);
    CREATE INDEX childcare_need_child_id ON childcare_need (child_id);
    CREATE TABLE plan ({_OWN}, client_id {_WORD}, case_id {_WORD}, review_on TEXT, shared_at TEXT,
        shared_language {_WORD}, shared_by {_WORD}) STRICT;
    CREATE INDEX plan_client_id ON plan (client_id);
    CREATE INDEX plan_review_on ON plan (review_on);
    CREATE INDEX plan_case_id ON plan (case_id);
    CREATE INDEX plan_shared_by ON plan (shared_by);
    CREATE TABLE plan_goal ({_OWN}, plan_id {_WORD}, client_id {_WORD}, title {_WORD}, area {_WORD},
        state {_WORD}, closed_on TEXT) STRICT;
    CREATE INDEX plan_goal_plan_id ON plan_goal (plan_id);
    CREATE INDEX plan_goal_client_id ON plan_goal (client_id);
    CREATE TABLE plan_action ({_OWN}, goal_id {_WORD}, client_id {_WORD}, title {_WORD},
        doer {_WORD}, member_id {_WORD}, other {_WORD}, due_on TEXT, done_on TEXT,
        outcome {_WORD}, need_id {_WORD}) STRICT;
    CREATE INDEX plan_action_goal_id ON plan_action (goal_id);
    CREATE INDEX plan_action_client_id ON plan_action (client_id, due_on);
    CREATE INDEX plan_action_member_id ON plan_action (member_id);
    CREATE INDEX plan_action_need_id ON plan_action (need_id);
    CREATE INDEX plan_action_due_on ON plan_action (due_on);
    CREATE TABLE case_note ({_OWN}, client_id {_WORD}, case_id {_WORD}, held_on TEXT,
        contact {_WORD}, minutes INTEGER, language {_WORD}, interpreter {_YES_NO},
        template {_WORD}, text {_WORD}, author_id {_WORD}) STRICT;
    CREATE INDEX case_note_client_id ON case_note (client_id, held_on, contact);
    CREATE INDEX case_note_case_id ON case_note (case_id);
    CREATE INDEX case_note_held_on ON case_note (held_on);
    CREATE INDEX case_note_author_id ON case_note (author_id);
"""


def apply(database: Any) -> None:
    """Make the tables, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)
