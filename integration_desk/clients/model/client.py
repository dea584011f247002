"""The client, and what belongs to one client alone: languages, ways of contact, identity documents.

Sensitivity is chosen by what each role needs. Statistics see what is counted (OPERATIONAL) and can name nobody;
trainers also see who a learner is and how she may safely be reached (IDENTIFYING); status, addresses, documents,
parents and safety (SENSITIVE) are for caseworkers and coordinators.
"""

from datetime import date

from integration_desk.clients.model import codes
from integration_desk.core import fields
from integration_desk.core.dates import PartialDate
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T

OPERATIONAL, IDENTIFYING, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.IDENTIFYING, Sensitivity.SENSITIVE


@record(
    "client",
    T("Client"),
    read=codes.CLIENTS_READ,
    listed_by=("family_name", "given_names"),
    sorted_by=("birth_date", "native_language", "town", "permit_expires_on", "created_at"),
)
class Client(Record):
    """A person whom the centre serves."""

    file_number: str = fields.text(T("File number"), sensitivity=IDENTIFYING, internal=True, search=5, indexed=True)
    family_name: str = fields.name(
        T("Family name"),
        search=4,
        help=T("In Latin letters, as in the passport. Leave empty when there is none."),
        indexed=True,
    )
    given_names: str = fields.name(T("Given names"), search=4, help=T("In Latin letters, as in the passport."))
    native_name: str = fields.name(
        T("Name in own script"), search=4, help=T("The whole name as the person writes it, in any script.")
    )
    preferred_name: str = fields.name(T("Preferred name"), search=3, help=T("How the person wishes to be addressed."))
    maiden_name: str = fields.name(T("Name at birth or before marriage"), search=2)
    mother_name: str = fields.name(T("Mother's name"), sensitivity=SENSITIVE)
    father_name: str = fields.name(T("Father's name"), sensitivity=SENSITIVE)
    sex: str = fields.code(T("Sex"), codes.SEXES, sensitivity=OPERATIONAL)
    birth_date: PartialDate | None = fields.field(
        T("Date of birth"), Kind.PARTIAL_DATE, help=T("As far as it is known: a year alone is enough.")
    )
    birth_year: int | None = fields.field(
        T("Year of birth"), Kind.INTEGER, sensitivity=OPERATIONAL, internal=True, search=1
    )
    birth_place: str = fields.text(T("Place of birth"))
    birth_country: str = fields.field(T("Country of birth"), Kind.COUNTRY, sensitivity=OPERATIONAL)
    nationalities: tuple[str, ...] = fields.field(
        T("Nationalities"), Kind.COUNTRIES, sensitivity=OPERATIONAL, help=T("One or more, or stateless.")
    )
    native_language: str = fields.field(T("Native language"), Kind.LANGUAGE, sensitivity=OPERATIONAL)
    literacy: str = fields.code(T("Reading and writing"), codes.LITERACY, sensitivity=OPERATIONAL)
    schooling_years: int | None = fields.field(T("Years of schooling"), Kind.INTEGER, sensitivity=OPERATIONAL)
    occupation: str = fields.text(T("Occupation"), sensitivity=IDENTIFYING)
    residence_status: str = fields.code(T("Residence status"), codes.RESIDENCE_STATUSES, sensitivity=SENSITIVE)
    permit_number: str = fields.text(T("Permit number"), sensitivity=SENSITIVE, search=2)
    permit_expires_on: date | None = fields.field(
        T("Permit valid until"), Kind.DATE, sensitivity=SENSITIVE, indexed=True
    )
    arrived_on: PartialDate | None = fields.field(T("Arrived on"), Kind.PARTIAL_DATE, sensitivity=OPERATIONAL)
    migration_reason: str = fields.code(T("Reason for migrating"), codes.MIGRATION_REASONS, sensitivity=OPERATIONAL)
    street: str = fields.long_text(T("Street and number"), sensitivity=SENSITIVE)
    postal_code: str = fields.text(T("Postal code"), sensitivity=SENSITIVE)
    town: str = fields.text(T("Town"), sensitivity=IDENTIFYING)
    country: str = fields.field(T("Country"), Kind.COUNTRY, sensitivity=OPERATIONAL)
    needs_interpreter: bool = fields.yes_no(T("Needs an interpreter"), sensitivity=OPERATIONAL)
    interpreter_language: str = fields.field(T("Language to interpret"), Kind.LANGUAGE, sensitivity=OPERATIONAL)
    interpreter_dialect: str = fields.text(T("Dialect"), sensitivity=IDENTIFYING)
    interpreter_gender: str = fields.code(
        T("Interpreter should be"), codes.INTERPRETER_GENDERS, sensitivity=OPERATIONAL
    )
    interpreter_substitutable: bool = fields.yes_no(T("Another language or person would do"), sensitivity=OPERATIONAL)
    access_needs: tuple[str, ...] = fields.codes(T("Accessibility needs"), codes.ACCESS_NEEDS, sensitivity=IDENTIFYING)
    access_note: str = fields.text(T("About accessibility"), sensitivity=SENSITIVE)
    unaccompanied: bool = fields.yes_no(
        T("Unaccompanied"), sensitivity=OPERATIONAL, help=T("A minor without an adult who is responsible by law.")
    )
    safety_alert: str = fields.text(
        T("Safety alert"), sensitivity=SENSITIVE, help=T("One line that everyone who opens the file must see first.")
    )
    safety_alert_until: date | None = fields.field(T("Alert until"), Kind.DATE, sensitivity=SENSITIVE)
    may_call: bool = fields.yes_no(T("May be called"))
    may_write: bool = fields.yes_no(T("May be written to at this address"))
    may_message: bool = fields.yes_no(T("May be sent messages"))
    contact_hours: str = fields.text(T("When to call"), help=T("For example: weekdays, 9 to 12."))
    never_call: bool = fields.yes_no(T("Never call"))
    never_write: bool = fields.yes_no(T("Never write to this address"))
    code_word: str = fields.text(
        T("Code word"), sensitivity=SENSITIVE, help=T("Say it first, so that she knows who is calling.")
    )
    registered_by: str = fields.link(T("Registered by"), "member", sensitivity=OPERATIONAL, internal=True)


@record("client_language", T("Language"), read=codes.CLIENTS_READ, owner="client_id")
class ClientLanguage(Record):
    """A language that a client uses, and how well."""

    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)
    language: str = fields.field(T("Language"), Kind.LANGUAGE, required=True, sensitivity=OPERATIONAL)
    quality: str = fields.code(T("How well"), codes.LANGUAGE_QUALITIES, sensitivity=OPERATIONAL)
    scripts: tuple[str, ...] = fields.field(T("Scripts read"), Kind.SCRIPTS, sensitivity=OPERATIONAL)


@record("contact_point", T("Way of contact"), read=codes.CLIENTS_READ, owner="client_id")
class ContactPoint(Record):
    """A phone number, address or account under which a client can be reached, and what is safe there."""

    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)
    kind: str = fields.code(T("Means"), codes.CONTACT_KINDS, default="mobile")
    value: str = fields.text(T("Number or address"), required=True, search=3)
    whose: str = fields.text(T("Whose"), help=T("Leave empty when it is the client's own."))
    may_call: bool = fields.yes_no(T("Calls are safe"))
    may_message: bool = fields.yes_no(T("Messages are safe"))
    read_by_others: bool = fields.yes_no(T("Others read or answer it"))


@record("client_document", T("Identity document"), read=codes.CLIENTS_READ, owner="client_id")
class ClientDocument(Record):
    """A document that says who the client is, as it is printed."""

    client_id: str = fields.link(T("Client"), "client", sensitivity=OPERATIONAL, internal=True)
    kind: str = fields.code(
        T("Document"), codes.DOCUMENT_KINDS, required=True, sensitivity=SENSITIVE, default="passport"
    )
    number: str = fields.text(T("Number"), sensitivity=SENSITIVE, search=3)
    issuing_country: str = fields.field(T("Issued by"), Kind.COUNTRY, sensitivity=SENSITIVE)
    issuing_authority: str = fields.text(T("Issuing authority"), sensitivity=SENSITIVE)
    issued_on: PartialDate | None = fields.field(T("Issued on"), Kind.PARTIAL_DATE, sensitivity=SENSITIVE)
    expires_on: date | None = fields.field(T("Valid until"), Kind.DATE, sensitivity=SENSITIVE, indexed=True)
    printed_family_name: str = fields.name(
        T("Family name as printed"), sensitivity=SENSITIVE, help=T("The spelling on this very document.")
    )
    printed_given_names: str = fields.name(T("Given names as printed"), sensitivity=SENSITIVE)
    printed_birth_date: PartialDate | None = fields.field(
        T("Date of birth as printed"), Kind.PARTIAL_DATE, sensitivity=SENSITIVE
    )
    machine_readable_zone: str = fields.long_text(
        T("Machine-readable zone"), sensitivity=SENSITIVE, help=T("Type or scan the lines at the foot of the document.")
    )
    original_seen: bool = fields.yes_no(T("Original seen"), sensitivity=SENSITIVE)
