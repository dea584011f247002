"""Services, when they are open, in which languages, what they cost and what to bring."""

from datetime import date, datetime, time
from typing import Any

from integration_desk.core.fields import Kind
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.directory.model.base import (
    DIRECTORY_READ,
    code,
    codes,
    external_id,
    extra,
    link,
    long_text,
    of_kind,
    text,
    yes_no,
)
from integration_desk.directory.model.codes import (
    CAPACITIES,
    FREQUENCIES,
    NEEDS,
    OUTCOMES,
    RESIDENCE,
    SEXES,
    STATUSES,
    WEEKDAYS,
)


@record("service", T("Service"), read=DIRECTORY_READ)
class Service(Record):
    """What an organization does for people. Hours, phones, languages and costs are records that point at it."""

    organization_id: str = link(T("Organisation"), "organization")
    program_id: str = link(T("Programme"), "program")
    name: str = text(T("Name of the service"), required=True, search=3)
    alternate_name: str = text(T("Other name"), search=2)
    description: str = long_text(T("Description"), search=1)
    needs: tuple[str, ...] = codes(T("Needs it answers"), NEEDS, search=2)
    url: str = of_kind(T("Website"), Kind.URL)
    email: str = of_kind(T("E-mail"), Kind.EMAIL)
    status: str = code(T("State"), STATUSES, required=True, default="active")
    takes_referrals: bool = yes_no(T("Takes referrals"))
    capacity: str = code(T("Capacity"), CAPACITIES)
    interpretation_services: str = long_text(T("Interpreting"))
    application_process: str = long_text(T("How to apply"))
    fees_description: str = long_text(T("Cost"))
    fees: str = long_text(T("Fees (older form)"))
    wait_time: str = text(T("Waiting time"))
    accreditations: str = long_text(T("Accreditations"))
    eligibility_description: str = long_text(T("Whom it is for"))
    minimum_age: float | None = of_kind(T("From age"), Kind.DECIMAL)
    maximum_age: float | None = of_kind(T("Up to age"), Kind.DECIMAL)
    eligible_sexes: tuple[str, ...] = codes(T("Only for"), SEXES, help=T("Leave empty when it is for everyone."))
    eligible_residence: tuple[str, ...] = codes(
        T("Only with residence status"), RESIDENCE, help=T("Leave empty when it is for everyone.")
    )
    assured_date: date | None = of_kind(T("Assured on, by the source"), Kind.DATE)
    assurer_email: str = of_kind(T("Assured by, at the source"), Kind.EMAIL)
    licenses: str = long_text(T("Licences"))
    alert: str = long_text(T("Notice"), help=T("Shown at the top of the service's page."))
    last_modified: datetime | None = of_kind(T("Changed at the source"), Kind.MOMENT)
    verified_on: date | None = of_kind(T("Verified on"), Kind.DATE, internal=True)
    verified_by: str = link(T("Verified by"), "member", internal=True)
    unreachable_since: date | None = of_kind(T("Unreachable since"), Kind.DATE, internal=True)
    found_by: str = long_text(T("Also found by"), internal=True)
    external_id: str = external_id()
    extra: Any = extra()


@record("schedule", T("Opening hours"), read=DIRECTORY_READ)
class Schedule(Record):
    """When something is open: an iCalendar recurrence rule in parts, with opening and closing time."""

    service_id: str = link(T("Service"), "service")
    location_id: str = link(T("Location"), "location")
    service_at_location_id: str = link(T("Service at a location"), "service_at_location")
    valid_from: date | None = of_kind(T("Valid from"), Kind.DATE)
    valid_to: date | None = of_kind(T("Valid to"), Kind.DATE)
    dtstart: date | None = of_kind(T("First day"), Kind.DATE)
    timezone: str = text(T("Time zone"))
    until: date | None = of_kind(T("Last day"), Kind.DATE)
    count: int | None = of_kind(T("Number of times"), Kind.INTEGER)
    wkst: str = code(T("Week begins on"), WEEKDAYS)
    freq: str = code(T("Repeats"), FREQUENCIES)
    interval: int | None = of_kind(T("Every how many weeks or months"), Kind.INTEGER)
    byday: str = text(T("Weekdays"))
    byweekno: str = text(T("Weeks of the year"))
    bymonthday: str = text(T("Days of the month"))
    byyearday: str = text(T("Days of the year"))
    description: str = long_text(T("Hours in words"))
    opens_at: time | None = of_kind(T("Opens at"), Kind.TIME)
    closes_at: time | None = of_kind(T("Closes at"), Kind.TIME)
    schedule_link: str = of_kind(T("Web address of the hours"), Kind.URL)
    attending_type: str = text(T("How one attends"))
    notes: str = long_text(T("Note"))
    external_id: str = external_id()
    extra: Any = extra()


@record("language", T("Language"), read=DIRECTORY_READ)
class Language(Record):
    """A language spoken at a service, a location or a phone, without an interpreter."""

    service_id: str = link(T("Service"), "service")
    location_id: str = link(T("Location"), "location")
    phone_id: str = link(T("Phone"), "phone")
    name: str = text(T("Name of the language"))
    code: str = of_kind(T("Language"), Kind.LANGUAGE)
    note: str = long_text(T("Note"))
    external_id: str = external_id()
    extra: Any = extra()


@record("cost_option", T("Cost"), read=DIRECTORY_READ)
class CostOption(Record):
    """What a service costs, for whom and since when; an amount of nought says that it is free."""

    service_id: str = link(T("Service"), "service")
    valid_from: date | None = of_kind(T("Valid from"), Kind.DATE)
    valid_to: date | None = of_kind(T("Valid to"), Kind.DATE)
    option: str = text(T("For whom"))
    currency: str = text(T("Currency"))
    amount: float | None = of_kind(T("Amount"), Kind.DECIMAL)
    amount_description: str = text(T("What the amount is for"))
    external_id: str = external_id()
    extra: Any = extra()


@record("required_document", T("Required document"), read=DIRECTORY_READ)
class RequiredDocument(Record):
    """Something that one must bring along."""

    service_id: str = link(T("Service"), "service")
    document: str = long_text(T("What to bring"))
    uri: str = of_kind(T("Web address"), Kind.URL)
    external_id: str = external_id()
    extra: Any = extra()


@record("service_area", T("Area served"), read=DIRECTORY_READ)
class ServiceArea(Record):
    """The area that a service is there for."""

    service_id: str = link(T("Service"), "service")
    service_at_location_id: str = link(T("Service at a location"), "service_at_location")
    name: str = text(T("Area"))
    description: str = long_text(T("Description"))
    extent: str = long_text(T("Extent"))
    extent_type: str = text(T("Form of the extent"))
    uri: str = of_kind(T("Web address"), Kind.URL)
    external_id: str = external_id()
    extra: Any = extra()


@record("unit", T("Unit"), read=DIRECTORY_READ)
class Unit(Record):
    """What capacity is counted in: beds, hours, seats."""

    name: str = text(T("Name of the unit"), required=True)
    scheme: str = text(T("Scheme"))
    identifier: str = text(T("Code of the unit"))
    uri: str = of_kind(T("Web address"), Kind.URL)
    external_id: str = external_id()
    extra: Any = extra()


@record("service_capacity", T("Places"), read=DIRECTORY_READ)
class ServiceCapacity(Record):
    """How many places of a service are free, as of the last update."""

    service_id: str = link(T("Service"), "service")
    unit_id: str = link(T("Unit"), "unit")
    available: float | None = of_kind(T("Free"), Kind.DECIMAL)
    maximum: float | None = of_kind(T("In all"), Kind.DECIMAL)
    description: str = long_text(T("Description"))
    updated: datetime | None = of_kind(T("As of"), Kind.MOMENT)
    external_id: str = external_id()
    extra: Any = extra()


@record("verification", T("Verification"), read=DIRECTORY_READ, owner="service_id")
class Verification(Record):
    """That someone asked whether what is written about a service still holds, and what came of it."""

    service_id: str = link(T("Service"), "service", required=True)
    checked_on: date | None = of_kind(T("Date"), Kind.DATE, required=True)
    checked_by: str = link(T("By"), "member")
    outcome: str = code(T("Outcome"), OUTCOMES, required=True)
    note: str = long_text(T("Note"))
