"""Who provides services: organizations, their programs, and how they are reached."""

from typing import Any

from integration_desk.core.fields import Kind
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.directory.model.base import (
    DIRECTORY_READ,
    code,
    external_id,
    extra,
    link,
    long_text,
    name,
    of_kind,
    text,
)
from integration_desk.directory.model.codes import PROVIDERS


@record("organization", T("Organisation"), read=DIRECTORY_READ)
class Organization(Record):
    """Whoever provides services: an office, a school, a church, an association, a company."""

    name: str = text(T("Name of the organisation"), required=True, search=3)
    kind: str = code(T("Kind of provider"), PROVIDERS)
    alternate_name: str = text(T("Other name"), search=2)
    description: str = long_text(T("Description"), search=1)
    email: str = of_kind(T("E-mail"), Kind.EMAIL)
    website: str = of_kind(T("Website"), Kind.URL)
    tax_status: str = text(T("Tax status"))
    tax_id: str = text(T("Tax number"))
    year_incorporated: int | None = of_kind(T("Founded in"), Kind.INTEGER)
    legal_status: str = text(T("Legal form"))
    logo: str = of_kind(T("Address of the logo"), Kind.URL)
    uri: str = of_kind(T("Web identifier"), Kind.URL)
    parent_organization_id: str = link(T("Part of"), "organization")
    external_id: str = external_id()
    extra: Any = extra()


@record("program", T("Programme"), read=DIRECTORY_READ)
class Program(Record):
    """A group of services that an organization runs under one name."""

    organization_id: str = link(T("Organisation"), "organization")
    name: str = text(T("Name of the programme"), required=True)
    alternate_name: str = text(T("Other name"))
    description: str = long_text(T("Description"))
    external_id: str = external_id()
    extra: Any = extra()


@record("organization_identifier", T("Identifier of an organisation"), read=DIRECTORY_READ)
class OrganizationIdentifier(Record):
    """A number under which an organization is registered, such as a recruiter's licence."""

    organization_id: str = link(T("Organisation"), "organization")
    identifier_scheme: str = text(T("Register", context="where an organisation is entered"))
    identifier_type: str = text(T("Kind of number"))
    identifier: str = text(T("Number"), required=True)
    external_id: str = external_id()
    extra: Any = extra()


@record("funding", T("Funding"), read=DIRECTORY_READ)
class Funding(Record):
    """Who pays for an organization or a service."""

    organization_id: str = link(T("Organisation"), "organization")
    service_id: str = link(T("Service"), "service")
    source: str = long_text(T("Source of funding"))
    external_id: str = external_id()
    extra: Any = extra()


@record("url", T("Web page"), read=DIRECTORY_READ)
class Url(Record):
    """A further web page of an organization or a service."""

    organization_id: str = link(T("Organisation"), "organization")
    service_id: str = link(T("Service"), "service")
    label: str = text(T("What it is"))
    url: str = of_kind(T("Web address"), Kind.URL)
    external_id: str = external_id()
    extra: Any = extra()


@record("contact", T("Contact"), read=DIRECTORY_READ)
class Contact(Record):
    """A named person or function to ask for."""

    organization_id: str = link(T("Organisation"), "organization")
    service_id: str = link(T("Service"), "service")
    service_at_location_id: str = link(T("Service at a location"), "service_at_location")
    location_id: str = link(T("Location"), "location")
    name: str = name(T("Name"))
    title: str = text(T("Function"))
    department: str = text(T("Department"))
    email: str = of_kind(T("E-mail"), Kind.EMAIL)
    external_id: str = external_id()
    extra: Any = extra()


@record("phone", T("Phone"), read=DIRECTORY_READ)
class Phone(Record):
    """A telephone number. ``type`` is one of ``PHONE_TYPES``, or the source's own word."""

    location_id: str = link(T("Location"), "location")
    service_id: str = link(T("Service"), "service")
    organization_id: str = link(T("Organisation"), "organization")
    contact_id: str = link(T("Contact"), "contact")
    service_at_location_id: str = link(T("Service at a location"), "service_at_location")
    number: str = of_kind(T("Number"), Kind.PHONE, required=True)
    extension: str = text(T("Extension"))
    type: str = text(T("Kind of phone"))
    description: str = long_text(T("Note"))
    external_id: str = external_id()
    extra: Any = extra()
