"""Writing the directory: what others can read, and what no spreadsheet takes for a formula."""

import csv
import io
import json
from pathlib import Path

import pytest

from integration_desk.core.records import Record, spec_of
from integration_desk.directory import (
    Organization,
    Phone,
    Schedule,
    Service,
    Snapshot,
    read_package,
    take_snapshot,
    write_export,
)
from integration_desk.directory.hsds import organizations_json, package_files, services_json
from integration_desk.store import Desk
from tests.directory.standard import EXAMPLES, validator, with_standard
from tests.directory.town import build_town

ORGANIZATION = Organization(id="d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", name="Caritas")


def snapshot_of(*records: Record) -> Snapshot:
    tables: dict[str, list[Record]] = {}
    for record in records:
        tables.setdefault(spec_of(type(record)).table, []).append(record)
    return Snapshot(tables)


def service(**more: object) -> Service:
    values = {
        "id": "ac148810-d857-441c-9679-408f346de14b",
        "name": "Advice",
        "organization_id": ORGANIZATION.id,
        **more,
    }
    return Service(**values)  # type: ignore[arg-type]


@with_standard
def test_what_the_desk_writes_validates_against_the_official_schemas(desk: Desk) -> None:
    build_town(desk)
    snapshot = desk.ask(take_snapshot)
    for schema, objects in (("service", services_json(snapshot)), ("organization", organizations_json(snapshot))):
        checker = validator(schema)
        assert len(objects) == 3
        assert [error.message for one in objects for error in checker.iter_errors(one)] == []


@with_standard
@pytest.mark.parametrize("name", ["service_full.json", "service_at_location_full.json", "organization_full.json"])
def test_an_official_example_written_again_validates_and_loses_nothing(tmp_path: Path, name: str) -> None:
    package = read_package(EXAMPLES / name)
    snapshot = snapshot_of(*(entry.record for entry in package.entries))
    assert not list(validator("service").iter_errors(services_json(snapshot)[0]))
    for form, target in (("services", "s.json"), ("organizations", "o.json"), ("package", "p.zip"), ("folder", "f")):
        again = read_package(write_export(snapshot, tmp_path / target, form))
        assert {entry.record for entry in again.entries if not entry.record.extra} == {  # type: ignore[attr-defined]
            entry.record
            for entry in package.entries
            if not entry.record.extra  # type: ignore[attr-defined]
        }


def test_unknown_properties_travel_through_unharmed(tmp_path: Path) -> None:
    extra = {"colour": "red", "door": {"width": [90, "cm"]}, "=x": "=1+1", "n": 5}
    snapshot = snapshot_of(ORGANIZATION, service(extra=extra))
    for target in ("s.json", "p.zip"):
        package = read_package(write_export(snapshot, tmp_path / target))
        kept = next(entry.record for entry in package.entries if isinstance(entry.record, Service))
        if target == "s.json":
            assert kept.extra == extra
        else:
            assert json.loads(kept.extra["door"]) == extra["door"]
            assert kept.extra["=x"] == "=1+1"


def test_words_where_the_standard_has_a_number_come_back_as_words(tmp_path: Path) -> None:
    phone = Phone(id="1554f2e2-a373-45db-a3fa-9fc48a61c15e", number="1", extension="007", service_id=service().id)
    hours = Schedule(id="48102e86-bb50-41c4-8f1e-e269368c41d1", timezone="Europe/Berlin", service_id=service().id)
    snapshot = snapshot_of(ORGANIZATION, service(), phone, hours)
    for target in ("s.json", "p.zip"):
        package = read_package(write_export(snapshot, tmp_path / target))
        assert {phone, hours} <= {entry.record for entry in package.entries if not isinstance(entry.record, Service)}
    assert "extension" not in services_json(snapshot)[0]["phones"][0]


def test_no_cell_becomes_a_formula_and_phone_numbers_stay_as_they_are(tmp_path: Path) -> None:
    phone = Phone(id="1554f2e2-a373-45db-a3fa-9fc48a61c15e", number="+49 40 1234", service_id=service().id)
    named = service(name='=HYPERLINK("http://evil")', description="'=quoted", wait_time="-1+1|cmd")
    snapshot = snapshot_of(ORGANIZATION, named, phone)
    files = package_files(snapshot)
    cells = [cell for name, data in files.items() if name.endswith(".csv")
             for row in csv.reader(io.StringIO(data.decode())) for cell in row]  # fmt: skip
    assert not [cell for cell in cells if cell[:1] in "=@\t" and cell]
    assert "+49 40 1234" in cells
    package = read_package(write_export(snapshot, tmp_path / "p.zip"))
    assert named in [entry.record for entry in package.entries if isinstance(entry.record, Service)]


def test_the_description_of_the_package_names_its_tables_columns_and_links() -> None:
    told = json.loads(package_files(snapshot_of(ORGANIZATION, service()))["datapackage.json"])
    tables = {resource["name"]: resource for resource in told["resources"]}
    assert tables["service"]["path"] == "services.csv"
    assert {"fields": "organization_id", "reference": {"resource": "organization", "fields": "id"}} in tables[
        "service"
    ]["schema"]["foreignKeys"]
    assert {"name", "status", "needs"} <= {field["name"] for field in tables["service"]["schema"]["fields"]}
