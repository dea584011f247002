"""What the desk gives out comes in again as it was: with organizations kept by hand, and what version 3.1 added."""

import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.core.errors import ImportRefusedError
from integration_desk.core.records import problems_of
from integration_desk.directory import (
    SERVICE_TARGETS,
    Address,
    Contact,
    Funding,
    Organization,
    OrganizationIdentifier,
    Package,
    Phone,
    Snapshot,
    Url,
    import_package,
    organization_view,
    read_package,
    read_service_sheet,
    save_organization,
    take_snapshot,
    write_export,
)
from integration_desk.directory.hsds import organizations_json, services_json
from integration_desk.spreadsheets import read_sheets, suggested_rules, table_bytes
from integration_desk.store import Desk
from tests.directory.standard import validator, with_standard
from tests.directory.town import build_town

FORMS = {"organizations": "all.json", "services": "services.json", "package": "all.zip", "folder": "all"}
WITH_31 = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Night shelter",
    "status": "active",
    "organization": {
        "id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610",
        "name": "Harbour Mission",
        "description": "Beds",
        "additional_websites": [
            {"id": "1554f2e2-a373-45db-a3fa-9fc48a61c15e", "label": "Blog", "url": "https://blog.example"}
        ],
        "colour": "blue",
    },
    "additional_urls": [
        {"id": "48102e86-bb50-41c4-8f1e-e269368c41d1", "label": "Map", "url": "https://map.example"},
    ],
    "capacities": [
        {
            "id": "4d2e3ed1-3d0a-4a7d-a5bc-4a5e2a21c6a1",
            "unit": {
                "id": "7f0a9a0e-0a3c-4a3f-9c44-9f7b6d6b8d11",
                "name": "Bed",
                "scheme": "Unit",
                "identifier": "bed",
            },
            "available": 3,
            "maximum": 12,
            "updated": "2026-11-20T08:00:00+00:00",
            "seen_by": {"name": "Ada"},
        }
    ],
    "alert": "Closed on Friday",
    "last_modified": "2026-11-20T08:00:00+00:00",
}


def edited_town(desk: Desk) -> str:
    """Save services, and an organization with all that its page can hold, changed once."""
    build_town(desk)
    parts: dict[str, Any] = {
        "phones": (Phone(id="", number="+49 40 111", extension="7"),),
        "contacts": (Contact(id="", name="Ada Lind", title="Head", email="ada@example.org"),),
        "identifiers": (OrganizationIdentifier(id="", identifier_type="Licence", identifier="R-77"),),
        "funding": (Funding(id="", source="Fees of employers"),),
        "urls": (Url(id="", label="Jobs", url="https://jobs.example.org"),),
        "address": Address(id="", address_1="Pier 3", postal_code="20457", city="Northport", country="DE"),
    }
    made = Organization(
        id="", name="Northern Recruitment", kind="recruiter", legal_status="Ltd", year_incorporated=1998
    )
    kept = str(desk.run(save_organization, organization=made, **parts).result)
    later = desk.ask(organization_view, kept).organization
    changed = Organization(
        id=kept, name="Northern Works", kind="recruiter", legal_status="Ltd", year_incorporated=later.year_incorporated,
        description="Finds work on ships.", website="https://north.example.org",
    )  # fmt: skip
    desk.run(save_organization, organization=changed, contacts=(Contact(id="", name="Bo Lind"),))
    return kept


def assert_same(package: Package, snapshot: Snapshot, *, all_of_it: bool = True) -> None:
    kept = {entry.id: entry for _table, entries in snapshot.tables() for entry in entries}
    # An extension is a number in the standard and words here, which is told and loses nothing.
    assert {one.column.rsplit(".", 1)[-1] for one in package.findings} <= {"extension"}
    assert not all_of_it or {entry.record.id for entry in package.entries} == set(kept)
    for entry in package.entries:
        told = {name: getattr(entry.record, name) for name in entry.given}
        assert told == {name: getattr(kept[entry.record.id], name) for name in entry.given}


@pytest.mark.parametrize("form", FORMS)
def test_a_directory_with_edited_organizations_comes_back_as_it_was(desk: Desk, tmp_path: Path, form: str) -> None:
    edited_town(desk)
    snapshot = desk.ask(take_snapshot)
    package = read_package(write_export(snapshot, tmp_path / FORMS[form], form))
    # By service, an organization without one is not told; the window says which forms are complete.
    assert_same(package, snapshot, all_of_it=form != "services")
    change = desk.run(import_package, package=package)
    assert not change.touched
    assert change.result.same == len(package.entries)


@with_standard
def test_edited_organizations_validate_against_the_official_schemas(desk: Desk) -> None:
    edited_town(desk)
    snapshot = desk.ask(take_snapshot)
    told = organizations_json(snapshot)
    assert len(told) == 4
    assert [error.message for one in told for error in validator("organization").iter_errors(one)] == []
    (works,) = [one for one in told if one["name"] == "Northern Works"]
    assert (works["contacts"][0]["name"], works["organization_identifiers"][0]["identifier"]) == ("Bo Lind", "R-77")
    assert works["locations"][0]["addresses"][0]["city"] == "Northport"


@pytest.mark.parametrize("form", FORMS)
def test_what_version_3_1_added_comes_in_and_goes_out(desk: Desk, tmp_path: Path, form: str) -> None:
    (tmp_path / "in.json").write_text(json.dumps([WITH_31]), encoding="utf-8")
    package = read_package(tmp_path / "in.json")
    assert package.findings == ()
    assert package.counts() == {"service": 1, "organization": 1, "url": 2, "service_capacity": 1, "unit": 1}
    desk.run(import_package, package=package)
    snapshot = desk.ask(take_snapshot)
    again = services_json(snapshot)[0]
    (places,) = again["capacities"]
    assert (places["available"], places["maximum"], places["unit"]["name"]) == (3, 12, "Bed")
    assert datetime.fromisoformat(places["updated"]) == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert places["seen_by"] == {"name": "Ada"}
    assert again["additional_urls"][0]["url"] == "https://map.example"
    assert again["organization"]["additional_websites"][0]["label"] == "Blog"
    assert again["organization"]["colour"] == "blue"
    assert again["alert"] == "Closed on Friday"
    written = read_package(write_export(snapshot, tmp_path / FORMS[form], form))
    assert not desk.run(import_package, package=written).touched


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(["services.csv", "phones.csv", "x.txt", "datapackage.json"]),
                            st.binary(max_size=120), max_size=3))  # fmt: skip
def test_a_zip_of_any_bytes_gives_records_or_a_plain_sentence(tmp_path: Path, data: dict[str, bytes]) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in data.items():
            archive.writestr(name, content)
    path = tmp_path / "any.zip"
    sentences: list[str] = []
    for cut in (0, 1, 40):
        whole = stream.getvalue()
        path.write_bytes(whole[: len(whole) - cut])
        try:
            package = read_package(path)
        except ImportRefusedError as refused:
            sentences.append(str(refused.text))
            continue
        assert all(not problems_of(entry.record) for entry in package.entries)
        assert all(str(one.reason) for one in package.findings)
    assert all("any.zip" in sentence for sentence in sentences)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), max_size=4))
def test_any_cells_of_a_workbook_give_services_or_reasons(desk: Desk, rows: list[list[str]]) -> None:
    header = ("Name of the service", "Name of the organisation", "From age", "Phone", "Free of charge", "Country")
    sheet = read_sheets(table_bytes(header, rows, title="Any", direction="ltr"), name="any.xlsx").sheet()
    read = desk.ask(read_service_sheet, sheet, suggested_rules(sheet.header, SERVICE_TARGETS))
    assert all(not problems_of(entry.record) for entry in read.package.entries)
    assert {number for number, _reason in read.refused} == {one.row for one in read.package.findings}
    assert all(reason for _number, reason in read.refused)
