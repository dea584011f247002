"""The tables of the first release: registers, directory, referrals, and what the store keeps for itself."""

from typing import Any

SQL = """
    CREATE TABLE step ( rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, command TEXT NOT NULL, name TEXT
        NOT NULL, person TEXT NOT NULL, session TEXT NOT NULL, office TEXT NOT NULL, hlc TEXT NOT NULL, at
        TEXT NOT NULL, utc_offset INTEGER NOT NULL, undoes TEXT NOT NULL DEFAULT '') STRICT;
    CREATE TABLE journal ( rowno INTEGER PRIMARY KEY, step TEXT NOT NULL, tbl TEXT NOT NULL, row TEXT NOT
        NULL, op TEXT NOT NULL, fields TEXT NOT NULL, hlc TEXT NOT NULL, office TEXT NOT NULL, person TEXT
        NOT NULL) STRICT;
    CREATE TABLE audit ( rowno INTEGER PRIMARY KEY, at TEXT NOT NULL, utc_offset INTEGER NOT NULL, person
        TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL)
        STRICT;
    CREATE TABLE draft ( rowno INTEGER PRIMARY KEY, person TEXT NOT NULL, form TEXT NOT NULL, subject TEXT
        NOT NULL, content TEXT NOT NULL, saved_at TEXT NOT NULL, UNIQUE (person, form, subject)) STRICT;
    CREATE TABLE issued_code (code TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE INDEX journal_step ON journal (step);
    CREATE INDEX journal_row ON journal (tbl, row);
    CREATE TABLE setting (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, name TEXT NOT NULL DEFAULT '', value TEXT) STRICT;
    CREATE TABLE centre (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, name TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT
        '', email TEXT NOT NULL DEFAULT '', website TEXT NOT NULL DEFAULT '', opening_hours TEXT NOT NULL
        DEFAULT '', country TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', letter_language
        TEXT NOT NULL DEFAULT '', paper TEXT NOT NULL DEFAULT '', latitude REAL, longitude REAL, foot TEXT
        NOT NULL DEFAULT '', logo BLOB NOT NULL DEFAULT x'', idle_minutes INTEGER) STRICT;
    CREATE TABLE member (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, name TEXT NOT NULL DEFAULT '', roles TEXT NOT NULL DEFAULT '[]', permissions TEXT NOT NULL
        DEFAULT '[]', function TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', email TEXT NOT NULL
        DEFAULT '', left_at TEXT) STRICT;
    CREATE TABLE client (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, file_number TEXT NOT NULL DEFAULT '', family_name TEXT NOT NULL DEFAULT '', given_names TEXT
        NOT NULL DEFAULT '', native_name TEXT NOT NULL DEFAULT '', preferred_name TEXT NOT NULL DEFAULT '',
        maiden_name TEXT NOT NULL DEFAULT '', mother_name TEXT NOT NULL DEFAULT '', father_name TEXT NOT
        NULL DEFAULT '', sex TEXT NOT NULL DEFAULT '', birth_date TEXT, birth_year INTEGER, birth_place TEXT
        NOT NULL DEFAULT '', birth_country TEXT NOT NULL DEFAULT '', nationalities TEXT NOT NULL DEFAULT
        '[]', native_language TEXT NOT NULL DEFAULT '', literacy TEXT NOT NULL DEFAULT '', schooling_years
        INTEGER, occupation TEXT NOT NULL DEFAULT '', residence_status TEXT NOT NULL DEFAULT '',
        permit_number TEXT NOT NULL DEFAULT '', permit_expires_on TEXT, arrived_on TEXT, migration_reason
        TEXT NOT NULL DEFAULT '', street TEXT NOT NULL DEFAULT '', postal_code TEXT NOT NULL DEFAULT '',
        town TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', needs_interpreter INTEGER NOT NULL
        DEFAULT 0, interpreter_language TEXT NOT NULL DEFAULT '', interpreter_dialect TEXT NOT NULL DEFAULT
        '', interpreter_gender TEXT NOT NULL DEFAULT '', interpreter_substitutable INTEGER NOT NULL DEFAULT
        0, access_needs TEXT NOT NULL DEFAULT '[]', access_note TEXT NOT NULL DEFAULT '', unaccompanied
        INTEGER NOT NULL DEFAULT 0, safety_alert TEXT NOT NULL DEFAULT '', safety_alert_until TEXT, may_call
        INTEGER NOT NULL DEFAULT 0, may_write INTEGER NOT NULL DEFAULT 0, may_message INTEGER NOT NULL
        DEFAULT 0, contact_hours TEXT NOT NULL DEFAULT '', never_call INTEGER NOT NULL DEFAULT 0,
        never_write INTEGER NOT NULL DEFAULT 0, code_word TEXT NOT NULL DEFAULT '', registered_by TEXT NOT
        NULL DEFAULT '') STRICT;
    CREATE INDEX client_file_number ON client (file_number);
    CREATE INDEX client_family_name ON client (family_name);
    CREATE INDEX client_permit_expires_on ON client (permit_expires_on);
    CREATE INDEX client_registered_by ON client (registered_by);
    CREATE TABLE client_language (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, client_id TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', quality TEXT
        NOT NULL DEFAULT '', scripts TEXT NOT NULL DEFAULT '[]') STRICT;
    CREATE INDEX client_language_client_id ON client_language (client_id);
    CREATE TABLE contact_point (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, client_id TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', value TEXT NOT
        NULL DEFAULT '', whose TEXT NOT NULL DEFAULT '', may_call INTEGER NOT NULL DEFAULT 0, may_message
        INTEGER NOT NULL DEFAULT 0, read_by_others INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE INDEX contact_point_client_id ON contact_point (client_id);
    CREATE TABLE client_document (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, client_id TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', number TEXT NOT
        NULL DEFAULT '', issuing_country TEXT NOT NULL DEFAULT '', issuing_authority TEXT NOT NULL DEFAULT
        '', issued_on TEXT, expires_on TEXT, printed_family_name TEXT NOT NULL DEFAULT '',
        printed_given_names TEXT NOT NULL DEFAULT '', printed_birth_date TEXT, machine_readable_zone TEXT
        NOT NULL DEFAULT '', original_seen INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE INDEX client_document_client_id ON client_document (client_id);
    CREATE INDEX client_document_expires_on ON client_document (expires_on);
    CREATE TABLE household (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, head_id TEXT NOT NULL DEFAULT '', size_stated INTEGER, dependants_abroad INTEGER, note TEXT
        NOT NULL DEFAULT '') STRICT;
    CREATE INDEX household_head_id ON household (head_id);
    CREATE TABLE household_member (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, household_id TEXT NOT NULL DEFAULT '', client_id TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX household_member_household_id ON household_member (household_id);
    CREATE INDEX household_member_client_id ON household_member (client_id);
    CREATE TABLE client_relation (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, client_id TEXT NOT NULL DEFAULT '', relative_id TEXT NOT NULL DEFAULT '', relation
        TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX client_relation_client_id ON client_relation (client_id);
    CREATE INDEX client_relation_relative_id ON client_relation (relative_id);
    CREATE TABLE consent (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, client_id TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL DEFAULT '', recipient_kind TEXT NOT
        NULL DEFAULT '', recipient_id TEXT NOT NULL DEFAULT '', recipient_name TEXT NOT NULL DEFAULT '',
        how_given TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', interpreter_present INTEGER
        NOT NULL DEFAULT 0, interpreter_name TEXT NOT NULL DEFAULT '', given_on TEXT, expires_on TEXT,
        withdrawn_on TEXT, withdrawal_reason TEXT NOT NULL DEFAULT '', certified_by TEXT NOT NULL DEFAULT
        '') STRICT;
    CREATE INDEX consent_client_id ON consent (client_id);
    CREATE INDEX consent_expires_on ON consent (expires_on);
    CREATE INDEX consent_certified_by ON consent (certified_by);
    CREATE TABLE disclosure (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, client_id TEXT NOT NULL DEFAULT '', recipient_kind TEXT NOT NULL DEFAULT '', recipient_id TEXT
        NOT NULL DEFAULT '', recipient_name TEXT NOT NULL DEFAULT '', recipient_address TEXT NOT NULL
        DEFAULT '', disclosed_at TEXT, disclosed_fields TEXT NOT NULL DEFAULT '[]', reference TEXT NOT NULL
        DEFAULT '', document_hash TEXT NOT NULL DEFAULT '', consent_id TEXT NOT NULL DEFAULT '',
        override_reason TEXT NOT NULL DEFAULT '', disclosed_by TEXT NOT NULL DEFAULT '', notified_on TEXT)
        STRICT;
    CREATE INDEX disclosure_client_id ON disclosure (client_id);
    CREATE INDEX disclosure_consent_id ON disclosure (consent_id);
    CREATE INDEX disclosure_disclosed_by ON disclosure (disclosed_by);
    CREATE TABLE organization (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', alternate_name TEXT
        NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', website
        TEXT NOT NULL DEFAULT '', tax_status TEXT NOT NULL DEFAULT '', tax_id TEXT NOT NULL DEFAULT '',
        year_incorporated INTEGER, legal_status TEXT NOT NULL DEFAULT '', logo TEXT NOT NULL DEFAULT '', uri
        TEXT NOT NULL DEFAULT '', parent_organization_id TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL
        DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX organization_parent_organization_id ON organization (parent_organization_id);
    CREATE TABLE program (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, organization_id TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', alternate_name TEXT
        NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '',
        extra TEXT) STRICT;
    CREATE INDEX program_organization_id ON program (organization_id);
    CREATE TABLE organization_identifier (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at
        TEXT, changed_at TEXT, organization_id TEXT NOT NULL DEFAULT '', identifier_scheme TEXT NOT NULL
        DEFAULT '', identifier_type TEXT NOT NULL DEFAULT '', identifier TEXT NOT NULL DEFAULT '',
        external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX organization_identifier_organization_id ON organization_identifier (organization_id);
    CREATE TABLE funding (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, organization_id TEXT NOT NULL DEFAULT '', service_id TEXT NOT NULL DEFAULT '', source TEXT NOT
        NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX funding_organization_id ON funding (organization_id);
    CREATE INDEX funding_service_id ON funding (service_id);
    CREATE TABLE url (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT,
        organization_id TEXT NOT NULL DEFAULT '', service_id TEXT NOT NULL DEFAULT '', label TEXT NOT NULL
        DEFAULT '', url TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX url_organization_id ON url (organization_id);
    CREATE INDEX url_service_id ON url (service_id);
    CREATE TABLE contact (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, organization_id TEXT NOT NULL DEFAULT '', service_id TEXT NOT NULL DEFAULT '',
        service_at_location_id TEXT NOT NULL DEFAULT '', location_id TEXT NOT NULL DEFAULT '', name TEXT NOT
        NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', department TEXT NOT NULL DEFAULT '', email TEXT NOT
        NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX contact_organization_id ON contact (organization_id);
    CREATE INDEX contact_service_id ON contact (service_id);
    CREATE INDEX contact_service_at_location_id ON contact (service_at_location_id);
    CREATE INDEX contact_location_id ON contact (location_id);
    CREATE TABLE phone (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, location_id TEXT NOT NULL DEFAULT '', service_id TEXT NOT NULL DEFAULT '', organization_id
        TEXT NOT NULL DEFAULT '', contact_id TEXT NOT NULL DEFAULT '', service_at_location_id TEXT NOT NULL
        DEFAULT '', number TEXT NOT NULL DEFAULT '', extension TEXT NOT NULL DEFAULT '', type TEXT NOT NULL
        DEFAULT '', description TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT)
        STRICT;
    CREATE INDEX phone_location_id ON phone (location_id);
    CREATE INDEX phone_service_id ON phone (service_id);
    CREATE INDEX phone_organization_id ON phone (organization_id);
    CREATE INDEX phone_contact_id ON phone (contact_id);
    CREATE INDEX phone_service_at_location_id ON phone (service_at_location_id);
    CREATE TABLE location (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, location_type TEXT NOT NULL DEFAULT '', url TEXT NOT NULL DEFAULT '', organization_id TEXT NOT
        NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', alternate_name TEXT NOT NULL DEFAULT '', description
        TEXT NOT NULL DEFAULT '', transportation TEXT NOT NULL DEFAULT '', latitude REAL, longitude REAL,
        external_identifier TEXT NOT NULL DEFAULT '', external_identifier_type TEXT NOT NULL DEFAULT '',
        external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX location_organization_id ON location (organization_id);
    CREATE TABLE service_at_location (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, service_id TEXT NOT NULL DEFAULT '', location_id TEXT NOT NULL DEFAULT '',
        description TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX service_at_location_service_id ON service_at_location (service_id);
    CREATE INDEX service_at_location_location_id ON service_at_location (location_id);
    CREATE TABLE address (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, location_id TEXT NOT NULL DEFAULT '', attention TEXT NOT NULL DEFAULT '', address_1 TEXT NOT
        NULL DEFAULT '', address_2 TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '', region TEXT NOT
        NULL DEFAULT '', state_province TEXT NOT NULL DEFAULT '', postal_code TEXT NOT NULL DEFAULT '',
        country TEXT NOT NULL DEFAULT '', address_type TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL
        DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX address_location_id ON address (location_id);
    CREATE TABLE accessibility (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, location_id TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', details
        TEXT NOT NULL DEFAULT '', url TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra
        TEXT) STRICT;
    CREATE INDEX accessibility_location_id ON accessibility (location_id);
    CREATE TABLE service (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, organization_id TEXT NOT NULL DEFAULT '', program_id TEXT NOT NULL DEFAULT '', name TEXT NOT
        NULL DEFAULT '', alternate_name TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
        needs TEXT NOT NULL DEFAULT '[]', url TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL DEFAULT '', takes_referrals INTEGER NOT NULL DEFAULT 0, capacity TEXT NOT NULL
        DEFAULT '', interpretation_services TEXT NOT NULL DEFAULT '', application_process TEXT NOT NULL
        DEFAULT '', fees_description TEXT NOT NULL DEFAULT '', fees TEXT NOT NULL DEFAULT '', wait_time TEXT
        NOT NULL DEFAULT '', accreditations TEXT NOT NULL DEFAULT '', eligibility_description TEXT NOT NULL
        DEFAULT '', minimum_age REAL, maximum_age REAL, eligible_sexes TEXT NOT NULL DEFAULT '[]',
        eligible_residence TEXT NOT NULL DEFAULT '[]', assured_date TEXT, assurer_email TEXT NOT NULL
        DEFAULT '', licenses TEXT NOT NULL DEFAULT '', alert TEXT NOT NULL DEFAULT '', last_modified TEXT,
        verified_on TEXT, verified_by TEXT NOT NULL DEFAULT '', unreachable_since TEXT, found_by TEXT NOT
        NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX service_organization_id ON service (organization_id);
    CREATE INDEX service_program_id ON service (program_id);
    CREATE INDEX service_verified_by ON service (verified_by);
    CREATE TABLE schedule (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, service_id TEXT NOT NULL DEFAULT '', location_id TEXT NOT NULL DEFAULT '',
        service_at_location_id TEXT NOT NULL DEFAULT '', valid_from TEXT, valid_to TEXT, dtstart TEXT,
        timezone TEXT NOT NULL DEFAULT '', until TEXT, count INTEGER, wkst TEXT NOT NULL DEFAULT '', freq
        TEXT NOT NULL DEFAULT '', interval INTEGER, byday TEXT NOT NULL DEFAULT '', byweekno TEXT NOT NULL
        DEFAULT '', bymonthday TEXT NOT NULL DEFAULT '', byyearday TEXT NOT NULL DEFAULT '', description
        TEXT NOT NULL DEFAULT '', opens_at TEXT, closes_at TEXT, schedule_link TEXT NOT NULL DEFAULT '',
        attending_type TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL
        DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX schedule_service_id ON schedule (service_id);
    CREATE INDEX schedule_location_id ON schedule (location_id);
    CREATE INDEX schedule_service_at_location_id ON schedule (service_at_location_id);
    CREATE TABLE language (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, service_id TEXT NOT NULL DEFAULT '', location_id TEXT NOT NULL DEFAULT '', phone_id TEXT NOT
        NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '', note TEXT NOT NULL
        DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX language_service_id ON language (service_id);
    CREATE INDEX language_location_id ON language (location_id);
    CREATE INDEX language_phone_id ON language (phone_id);
    CREATE TABLE cost_option (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, service_id TEXT NOT NULL DEFAULT '', valid_from TEXT, valid_to TEXT, option TEXT
        NOT NULL DEFAULT '', currency TEXT NOT NULL DEFAULT '', amount REAL, amount_description TEXT NOT
        NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX cost_option_service_id ON cost_option (service_id);
    CREATE TABLE required_document (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, service_id TEXT NOT NULL DEFAULT '', document TEXT NOT NULL DEFAULT '', uri TEXT
        NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX required_document_service_id ON required_document (service_id);
    CREATE TABLE service_area (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, service_id TEXT NOT NULL DEFAULT '', service_at_location_id TEXT NOT NULL DEFAULT
        '', name TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', extent TEXT NOT NULL
        DEFAULT '', extent_type TEXT NOT NULL DEFAULT '', uri TEXT NOT NULL DEFAULT '', external_id TEXT NOT
        NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX service_area_service_id ON service_area (service_id);
    CREATE INDEX service_area_service_at_location_id ON service_area (service_at_location_id);
    CREATE TABLE unit (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT,
        name TEXT NOT NULL DEFAULT '', scheme TEXT NOT NULL DEFAULT '', identifier TEXT NOT NULL DEFAULT '',
        uri TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE TABLE service_capacity (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, service_id TEXT NOT NULL DEFAULT '', unit_id TEXT NOT NULL DEFAULT '', available
        REAL, maximum REAL, description TEXT NOT NULL DEFAULT '', updated TEXT, external_id TEXT NOT NULL
        DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX service_capacity_service_id ON service_capacity (service_id);
    CREATE INDEX service_capacity_unit_id ON service_capacity (unit_id);
    CREATE TABLE verification (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, service_id TEXT NOT NULL DEFAULT '', checked_on TEXT, checked_by TEXT NOT NULL
        DEFAULT '', outcome TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX verification_service_id ON verification (service_id);
    CREATE INDEX verification_checked_by ON verification (checked_by);
    CREATE TABLE taxonomy (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, name TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', uri TEXT NOT NULL DEFAULT
        '', version TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE TABLE taxonomy_term (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, code TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', description TEXT NOT
        NULL DEFAULT '', parent_id TEXT NOT NULL DEFAULT '', taxonomy TEXT NOT NULL DEFAULT '', language
        TEXT NOT NULL DEFAULT '', taxonomy_id TEXT NOT NULL DEFAULT '', term_uri TEXT NOT NULL DEFAULT '',
        external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX taxonomy_term_parent_id ON taxonomy_term (parent_id);
    CREATE INDEX taxonomy_term_taxonomy_id ON taxonomy_term (taxonomy_id);
    CREATE TABLE attribute (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, link_id TEXT NOT NULL DEFAULT '', taxonomy_term_id TEXT NOT NULL DEFAULT '', link_type TEXT
        NOT NULL DEFAULT '', link_entity TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '', label
        TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX attribute_link_id ON attribute (link_id);
    CREATE INDEX attribute_taxonomy_term_id ON attribute (taxonomy_term_id);
    CREATE TABLE metadata (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, resource_id TEXT NOT NULL DEFAULT '', resource_type TEXT NOT NULL DEFAULT '', last_action_date
        TEXT, last_action_type TEXT NOT NULL DEFAULT '', field_name TEXT NOT NULL DEFAULT '', previous_value
        TEXT NOT NULL DEFAULT '', replacement_value TEXT NOT NULL DEFAULT '', updated_by TEXT NOT NULL
        DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE INDEX metadata_resource_id ON metadata (resource_id);
    CREATE TABLE meta_table_description (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at
        TEXT, changed_at TEXT, name TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',
        character_set TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', extra TEXT) STRICT;
    CREATE TABLE referral (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at
        TEXT, number TEXT NOT NULL DEFAULT '', client_id TEXT NOT NULL DEFAULT '', service_id TEXT NOT NULL
        DEFAULT '', organization_id TEXT NOT NULL DEFAULT '', recipient TEXT NOT NULL DEFAULT '',
        service_name TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', urgency TEXT NOT NULL DEFAULT
        '', reason TEXT NOT NULL DEFAULT '', request TEXT NOT NULL DEFAULT '', done_so_far TEXT NOT NULL
        DEFAULT '', appointment_date TEXT, appointment_time TEXT, appointment_place TEXT NOT NULL DEFAULT
        '', ask_for TEXT NOT NULL DEFAULT '', confidential INTEGER NOT NULL DEFAULT 0, disclosed TEXT NOT
        NULL DEFAULT '[]', receiver_language TEXT NOT NULL DEFAULT '', client_language TEXT NOT NULL DEFAULT
        '', client_text TEXT NOT NULL DEFAULT '', sent_at TEXT, answer_due TEXT, reply TEXT NOT NULL DEFAULT
        '', reply_note TEXT NOT NULL DEFAULT '', replied_at TEXT, waiting_until TEXT, outcome TEXT NOT NULL
        DEFAULT '', closed_at TEXT, override_reason TEXT NOT NULL DEFAULT '', overridden_by TEXT NOT NULL
        DEFAULT '', caseworker_id TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX referral_number ON referral (number);
    CREATE INDEX referral_client_id ON referral (client_id);
    CREATE INDEX referral_service_id ON referral (service_id);
    CREATE INDEX referral_organization_id ON referral (organization_id);
    CREATE INDEX referral_state ON referral (state);
    CREATE INDEX referral_overridden_by ON referral (overridden_by);
    CREATE INDEX referral_caseworker_id ON referral (caseworker_id);
    CREATE TABLE referral_event (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, referral_id TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', at TEXT,
        person_id TEXT NOT NULL DEFAULT '', reply TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '')
        STRICT;
    CREATE INDEX referral_event_referral_id ON referral_event (referral_id);
    CREATE INDEX referral_event_person_id ON referral_event (person_id);
    CREATE TABLE referral_letter (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, referral_id TEXT NOT NULL DEFAULT '', pdf BLOB NOT NULL DEFAULT x'', copy_pdf BLOB
        NOT NULL DEFAULT x'', sha256 TEXT NOT NULL DEFAULT '', recipient TEXT NOT NULL DEFAULT '', disclosed
        TEXT NOT NULL DEFAULT '[]', confidential INTEGER NOT NULL DEFAULT 0, receiver_language TEXT NOT NULL
        DEFAULT '', client_language TEXT NOT NULL DEFAULT '', printed_at TEXT, copies INTEGER, reprints
        INTEGER) STRICT;
    CREATE INDEX referral_letter_referral_id ON referral_letter (referral_id);
    CREATE VIRTUAL TABLE search_clients USING fts5(terms, content='', contentless_delete=1,
        tokenize='ascii', prefix='1 2 3', detail=none);
    CREATE VIRTUAL TABLE search_services USING fts5(terms, content='', contentless_delete=1,
        tokenize='ascii', prefix='1 2 3', detail=none);
"""


def apply(database: Any) -> None:
    """Make every table, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)
