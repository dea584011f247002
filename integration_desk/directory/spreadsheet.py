"""Services from an ordinary spreadsheet: columns mean fields by rules, rows become what an import takes in.

A row is known again by organization and service, so that a mended file can be fed a second time.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import Record, field_of, problems_of
from integration_desk.core.words import T, Text
from integration_desk.directory.hsds import Entry, Finding, Package, derived_id
from integration_desk.directory.model import (
    Address,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Service,
    ServiceAtLocation,
)
from integration_desk.i18n import current
from integration_desk.spreadsheets import Rule, Sheet, Target, reading
from integration_desk.store import fold

_OF_SERVICE = (
    *("alternate_name", "description", "needs", "takes_referrals", "capacity", "status", "url", "email"),
    *("application_process", "fees_description", "wait_time", "eligibility_description", "minimum_age", "maximum_age"),
    *("eligible_sexes", "eligible_residence", "interpretation_services", "alert"),
)
_OF_ADDRESS = ("address_1", "address_2", "postal_code", "city", "country")
_FREE = Field("free", T("Free of charge"), Kind.BOOLEAN)
_SPOKEN = Field("languages", T("Languages spoken there"), Kind.LANGUAGES)

KIND = "services"  # of the presets that say what the columns of such a table mean

SERVICE_TARGETS: tuple[Target, ...] = (
    Target.of(field_of(Service, "name"), name="service"),
    Target.of(field_of(Organization, "name"), name="organization"),
    Target.of(field_of(Organization, "kind"), name="provider"),
    *(Target.of(field_of(Service, name)) for name in _OF_SERVICE),
    Target.of(field_of(Phone, "number"), name="phone", label=T("Phone")),
    Target.of(_SPOKEN),
    Target.of(_FREE),
    Target.of(field_of(RequiredDocument, "document"), name="document"),
    Target.of(field_of(Location, "name"), name="place"),
    *(Target.of(field_of(Address, name)) for name in _OF_ADDRESS),
    Target.of(field_of(Location, "transportation")),
    Target.of(field_of(Location, "latitude")),
    Target.of(field_of(Location, "longitude")),
)
_NO_NAME = T("The row names no service.")
_NO_PROVIDER = T("The row does not say which organisation provides the service.")


@attrs.frozen
class ServiceSheet:
    """What a sheet says of services: what can be taken in, and the numbers of the rows that were left out."""

    package: Package
    refused: tuple[tuple[int, str], ...] = ()


def read_service_sheet(reader: Reader, sheet: Sheet, rules: Iterable[Rule]) -> ServiceSheet:
    """Read the services of a sheet; rows that cannot be taken are told with column, value and reason."""
    chosen = tuple(rules)
    return _Reader(reader, sheet, chosen).read()


def refused_table(sheet: Sheet, read: ServiceSheet) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the rows that were left out, as they are written, with the reason in a last column: to mend and retry."""
    reason = current().say(T("Reason"))
    reasons: dict[int, list[str]] = {}
    for number, told in read.refused:
        reasons.setdefault(number, []).append(told)
    width = len(sheet.header)
    rows = [
        (*cells, *[""] * (width - len(cells)), " ".join(reasons[number]))
        for number, cells in sheet.rows
        if number in reasons
    ]
    return (*sheet.header, reason), rows


class _Reader:
    """Turns rows into records, each with an id that is the same whenever the row is read again."""

    def __init__(self, reader: Reader, sheet: Sheet, rules: Sequence[Rule]) -> None:
        self._sheet = sheet
        self._columns = {rule.target: rule.column for rule in rules}
        self._reading = reading(rules, SERVICE_TARGETS, sheet.header)
        self._organizations = {
            fold(row["name"]): row["id"] for row in reader.rows("SELECT id, name FROM organization ORDER BY rowno DESC")
        }
        self._services = {
            (row["organization_id"], fold(row["name"])): row["id"]
            for row in reader.rows("SELECT id, name, organization_id FROM service ORDER BY rowno DESC")
        }
        self._entries: dict[str, Entry] = {}
        self._findings: list[Finding] = []
        self._refused: list[tuple[int, str]] = []

    def read(self) -> ServiceSheet:
        """Read every row."""
        for number, cells in self._sheet.rows:
            values, problems = self._reading.read(cells)
            for problem in problems:
                self._refuse(number, problem.field, cells, problem.text)
            if problems:
                continue
            for target, text in (("service", _NO_NAME), ("organization", _NO_PROVIDER)):
                if not str(values.get(target) or "").strip():
                    self._refuse(number, target, cells, text)
                    break
            else:
                self._take(number, cells, values)
        package = Package(self._sheet.name, tuple(self._entries.values()), tuple(self._findings))
        return ServiceSheet(package, tuple(self._refused))

    def _refuse(self, number: int, target: str, cells: Sequence[str], reason: Text) -> None:
        column = self._columns.get(target, "")
        place = self._sheet.header.index(column) if column in self._sheet.header else -1
        value = cells[place] if -1 < place < len(cells) else ""
        self._findings.append(Finding(self._sheet.name, number, column, value, reason, "refused"))
        self._refused.append((number, current().say(reason)))

    def _take(self, number: int, cells: Sequence[str], values: dict[str, Any]) -> None:
        provider, name = str(values["organization"]).strip(), str(values["service"]).strip()
        organization_id = self._organizations.get(fold(provider)) or derived_id("sheet", fold(provider))
        known = self._services.get((organization_id, fold(name)))
        service_id = known or derived_id("sheet", fold(provider), fold(name))
        own = {one: values[one] for one in _OF_SERVICE if one in values}
        service = Service(id=service_id, name=name, organization_id=organization_id, **own)
        if wrong := problems_of(service):
            self._refuse(number, wrong[0].field, cells, wrong[0].text)
            return
        kind = {"kind": values["provider"]} if values.get("provider") else {}
        self._add(Organization(id=organization_id, name=provider, **kind), "name", *kind)
        self._add(service, "name", "organization_id", *own)
        if known is None or known == derived_id("sheet", fold(provider), fold(name)):
            self._parts(service_id, organization_id, values)

    def _parts(self, service_id: str, organization_id: str, values: dict[str, Any]) -> None:
        """Add what belongs to the service; one that was entered by hand keeps its own parts."""

        def part_id(*parts: str) -> str:
            made: str = derived_id("sheet", service_id, *parts)
            return made

        if phone := values.get("phone"):
            self._add(Phone(id=part_id("phone", phone), service_id=service_id, number=phone), "service_id", "number")
        for code in values.get("languages") or ():
            self._add(Language(id=part_id("language", code), service_id=service_id, code=code), "service_id", "code")
        if values.get("free"):
            self._add(CostOption(id=part_id("free"), service_id=service_id, amount=0.0), "service_id", "amount")
        if brought := values.get("document"):
            entry = RequiredDocument(id=part_id("document", brought), service_id=service_id, document=brought)
            self._add(entry, "service_id", "document")
        there = {one: values[one] for one in ("transportation", "latitude", "longitude") if one in values}
        at = {one: values[one] for one in _OF_ADDRESS if one in values}
        if not there and not at and not values.get("place"):
            return
        place_id = part_id("place")
        place = Location(id=place_id, organization_id=organization_id, name=values.get("place") or "", **there)
        self._add(place, "organization_id", "name", *there)
        here = ServiceAtLocation(id=part_id("at"), service_id=service_id, location_id=place_id)
        self._add(here, "service_id", "location_id")
        if at:
            self._add(Address(id=part_id("address"), location_id=place_id, **at), "location_id", *at)

    def _add(self, record: Record, *given: str) -> None:
        self._entries[record.id] = Entry(record, frozenset(given))
