"""Tables for health access: cases with what stands in the way, refusals, letters, steps and appointments."""

from typing import Any

_OWN = "rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT"
_WORD = "TEXT NOT NULL DEFAULT ''"
_MANY = "TEXT NOT NULL DEFAULT '[]'"
_YES_NO = "INTEGER NOT NULL DEFAULT 0"

SQL = f"""
    CREATE TABLE health_case ({_OWN}, number {_WORD}, client_id {_WORD}, state {_WORD}, opened_on TEXT, closed_on TEXT,
        closing_reason {_WORD}, outcome {_WORD}, responsible_id {_WORD}, doors {_MANY}, situation {_WORD},
        needs_company {_YES_NO}, company_note {_WORD}, needs_interpreter {_YES_NO}, interpreter_language {_WORD},
        scheme {_WORD}, insurer {_WORD}, insurance_number {_WORD}, insured_until TEXT, doctor_service_id {_WORD},
        doctor_name {_WORD}, registered_on TEXT, vaccination_document_id {_WORD}, vaccination_note {_WORD},
        pack_id {_WORD}, pack_checked_on TEXT, status_used {_WORD}, residence_status_used {_WORD},
        entitlements_checked_on TEXT) STRICT;
    CREATE INDEX health_case_number ON health_case (number);
    CREATE INDEX health_case_client_id ON health_case (client_id);
    CREATE INDEX health_case_state ON health_case (state);
    CREATE INDEX health_case_responsible_id ON health_case (responsible_id);
    CREATE INDEX health_case_doctor_service_id ON health_case (doctor_service_id);
    CREATE INDEX health_case_vaccination_document_id ON health_case (vaccination_document_id);
    CREATE TABLE health_event ({_OWN}, case_id {_WORD}, state {_WORD}, at TEXT, person_id {_WORD}, reason {_WORD},
        note {_WORD}) STRICT;
    CREATE INDEX health_event_case_id ON health_event (case_id);
    CREATE INDEX health_event_person_id ON health_event (person_id);
    CREATE TABLE health_entitlement ({_OWN}, case_id {_WORD}, pack_id {_WORD}, entitlement {_WORD}, article {_WORD},
        source {_WORD}, answer {_WORD}, note {_WORD}, checked_on TEXT, checked_by {_WORD}) STRICT;
    CREATE INDEX health_entitlement_case_id ON health_entitlement (case_id);
    CREATE INDEX health_entitlement_checked_by ON health_entitlement (checked_by);
    CREATE TABLE health_barrier ({_OWN}, case_id {_WORD}, barrier {_WORD}, note {_WORD}, found_on TEXT,
        resolved_on TEXT, resolution {_WORD}) STRICT;
    CREATE INDEX health_barrier_case_id ON health_barrier (case_id);
    CREATE TABLE health_refusal ({_OWN}, case_id {_WORD}, service_id {_WORD}, organization_id {_WORD}, place {_WORD},
        refused_on TEXT, person_met {_WORD}, reason {_WORD}, reason_words {_WORD}, rule_cited {_WORD},
        follow_up_on TEXT, result {_WORD}, result_on TEXT, noted_by {_WORD}) STRICT;
    CREATE INDEX health_refusal_case_id ON health_refusal (case_id);
    CREATE INDEX health_refusal_service_id ON health_refusal (service_id);
    CREATE INDEX health_refusal_organization_id ON health_refusal (organization_id);
    CREATE INDEX health_refusal_noted_by ON health_refusal (noted_by);
    CREATE TABLE health_letter ({_OWN}, refusal_id {_WORD}, letter {_WORD}, pdf BLOB NOT NULL DEFAULT x'',
        sha256 {_WORD}, told {_MANY}, agreed {_WORD}, receiver_language {_WORD}, client_language {_WORD},
        pack_id {_WORD}, pack_checked_on TEXT, articles {_WORD}, printed_at TEXT, printed_by {_WORD},
        copies INTEGER) STRICT;
    CREATE INDEX health_letter_refusal_id ON health_letter (refusal_id);
    CREATE INDEX health_letter_printed_by ON health_letter (printed_by);
    CREATE TABLE health_step ({_OWN}, case_id {_WORD}, kind {_WORD}, what {_WORD}, owner_id {_WORD}, due_on TEXT,
        state {_WORD}, done_on TEXT, note {_WORD}, refusal_id {_WORD}) STRICT;
    CREATE INDEX health_step_case_id ON health_step (case_id);
    CREATE INDEX health_step_owner_id ON health_step (owner_id);
    CREATE INDEX health_step_due_on ON health_step (due_on);
    CREATE INDEX health_step_refusal_id ON health_step (refusal_id);
    CREATE TABLE health_appointment ({_OWN}, case_id {_WORD}, day TEXT, at TEXT, service_id {_WORD}, place {_WORD},
        company {_WORD}, interpreting {_WORD}, interpreter {_WORD}, interpreter_language {_WORD},
        state {_WORD}) STRICT;
    CREATE INDEX health_appointment_case_id ON health_appointment (case_id);
    CREATE INDEX health_appointment_day ON health_appointment (day);
    CREATE INDEX health_appointment_service_id ON health_appointment (service_id);
"""


def apply(database: Any) -> None:
    """Make the tables, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)
