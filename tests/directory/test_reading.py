"""Reading directories that others publish: what comes in, what is reported, what is refused."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.core.errors import CancelledError, ImportRefusedError
from integration_desk.core.records import problems_of, spec_of
from integration_desk.directory import Package, Service, read_package
from tests.directory.standard import EXAMPLES, with_standard

SERVICE = {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Advice", "status": "active"}


def file_with(folder: Path, content: Any, name: str = "services.json") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def told(package: Package) -> set[tuple[str, int, str, str]]:
    return {(one.file, one.row, one.column.rsplit(".", 1)[-1], one.value) for one in package.findings}


@with_standard
@pytest.mark.parametrize(
    "name",
    [
        "service_full.json", "service_list.json", "organization_full.json", "organization_list.json", "location.json",
        "service_at_location_full.json", "service_at_location_list.json", "taxonomy.json", "taxonomy_list.json",
        "taxonomy_term.json", "taxonomy_term_list.json", "tabular.json", "csv",
    ],
)  # fmt: skip
def test_every_official_example_is_read(name: str) -> None:
    package = read_package(EXAMPLES / name)
    wanted = name.removesuffix(".json").removesuffix("_full").removesuffix("_list")
    assert package.counts()[{"csv": "service", "tabular": "service"}.get(wanted, wanted)] == 1
    assert not [one for one in package.findings if one.effect == "refused"]


@with_standard
def test_the_traps_of_the_tables_are_reported_with_row_column_and_value() -> None:
    package = read_package(EXAMPLES / "csv")
    assert told(package) >= {
        ("locations.csv", 2, "latitude", "100"),
        ("phones.csv", 2, "number", '"+44 1234 234567"'),
        ("phones.csv", 2, "extension", "100"),
        ("schedules.csv", 2, "timezone", "3"),
    }
    assert all(str(one.reason) for one in package.findings)


@with_standard
def test_the_traps_of_nested_json_are_reported_once_each() -> None:
    package = read_package(EXAMPLES / "service_full.json")
    columns = [one.column.rsplit(".", 1)[-1] for one in package.findings]
    assert sorted(columns) == ["extension", "latitude", "number", "timezone"]
    phone = next(entry.record for entry in package.entries if spec_of(type(entry.record)).table == "phone")
    assert (phone.number, phone.extension) == ("+44 1234 234567", "100")  # type: ignore[attr-defined]


@with_standard
def test_a_description_of_the_package_that_is_no_json_does_not_matter() -> None:
    package = read_package(EXAMPLES / "csv")
    assert ("datapackage.json", 1, "", "") in told(package)


def test_a_bad_row_is_left_out_with_its_reason_and_the_rest_comes_in(tmp_path: Path) -> None:
    nameless = {
        "id": "ac148810-d857-441c-9679-408f346de14c",
        "name": "",
        "status": "active",
        "phones": [{"number": "1"}],
    }
    package = read_package(file_with(tmp_path, [SERVICE, nameless]))
    assert package.counts() == {"service": 1}
    assert [(one.row, one.column, one.effect) for one in package.findings] == [(2, "name", "refused")]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("minimum_age", "twelve"), ("maximum_age", 900), ("assured_date", "soon"), ("url", "javascript:alert(1)"),
        ("email", "nobody"), ("last_modified", "yesterday"), ("description", {"a": 1}),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_left_out_and_reported(tmp_path: Path, column: str, value: Any) -> None:
    package = read_package(file_with(tmp_path, [{**SERVICE, column: value}]))
    assert [(one.column, one.effect) for one in package.findings] == [(column, "dropped")]
    assert getattr(package.entries[0].record, column) in ("", None)


def test_a_state_that_is_unknown_makes_no_service_active(tmp_path: Path) -> None:
    package = read_package(file_with(tmp_path, [{**SERVICE, "status": "closed for good"}]))
    record = package.entries[0].record
    assert isinstance(record, Service)
    assert record.status == "inactive"
    assert package.findings


def test_tables_are_read_whatever_their_delimiter_and_encoding(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_bytes("\ufeffid;name;description\r\n1;Café;\r\n".encode())
    (tmp_path / "services.csv").write_bytes(
        "id\tname\torganization_id\tstatus\n7\tBe\xf6ratung\t1\tActive\n".encode("cp1252")
    )
    package = read_package(tmp_path)
    organization, service = (entry.record for entry in package.entries)
    assert (organization.name, organization.external_id) == ("Café", "1")  # type: ignore[attr-defined]
    assert (service.name, service.status) == ("Beöratung", "active")  # type: ignore[attr-defined]
    assert service.organization_id == organization.id  # type: ignore[attr-defined]
    assert any("Windows-1252" in str(one.reason) for one in package.findings)


def test_identifiers_that_are_no_uuids_are_known_again_for_the_same_publisher_only(tmp_path: Path) -> None:
    first = read_package(file_with(tmp_path, [{**SERVICE, "id": 17}], "north-2026-01.json"))
    later = read_package(file_with(tmp_path, [{**SERVICE, "id": "17"}], "north-2026-02.json"))
    other = read_package(file_with(tmp_path, [{**SERVICE, "id": "17"}], "south.json"))
    ids = [package.entries[0].record.id for package in (first, later, other)]
    assert ids[0] == ids[1] != ids[2]


def packed(folder: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file_with(folder, stream.getvalue(), "package.zip")


def test_a_zip_with_a_folder_in_it_is_read(tmp_path: Path) -> None:
    rows = f"id,name,status\n{SERVICE['id']},Advice,active\n".encode()
    assert read_package(packed(tmp_path, {"export/services.csv": rows})).counts() == {"service": 1}


@pytest.mark.parametrize(
    "members",
    [
        {"../services.csv": b"id,name\n1,a\n"},
        {"/etc/services.csv": b"id,name\n1,a\n"},
        {"..\\services.csv": b"id,name\n1,a\n"},
        {"services.csv": b"0" * 30_000_000},
        {f"{number}.csv": b"" for number in range(400)},
        {"readme.csv": b"hello"},
    ],
)
def test_a_zip_that_is_no_honest_package_is_refused(tmp_path: Path, members: dict[str, bytes]) -> None:
    path = packed(tmp_path, members)
    with pytest.raises(ImportRefusedError) as refused:
        read_package(path)
    assert "package.zip" in str(refused.value)


def test_json_that_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    for deep in (100, 100_000):
        with pytest.raises(ImportRefusedError):
            read_package(file_with(tmp_path, b'{"a":' * deep + b"1" + b"}" * deep))


def test_a_file_that_is_not_there_and_a_link_out_of_the_folder_say_so_plainly(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=r"gone\.json"):
        read_package(tmp_path / "gone.json")
    outside = file_with(tmp_path, b"id,name\n1,a\n", "outside.csv")
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "services.csv").symlink_to(outside)
    with pytest.raises(ImportRefusedError):
        read_package(folder)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_package(file_with(tmp_path, [SERVICE]), stop)


def check_any(path: Path) -> None:
    try:
        package = read_package(path)
    except ImportRefusedError:
        return
    assert all(not problems_of(entry.record) for entry in package.entries)
    assert all(str(one.reason) and one.row >= 1 for one in package.findings)


def any_json() -> st.SearchStrategy[Any]:
    names = st.sampled_from(
        [
            *("id", "name", "status", "phones", "number", "schedules", "byday", "opens_at", "organization", "contents"),
            "latitude",
            "languages",
            "code",
            "attributes",
            "taxonomy_term",
            "minimum_age",
            "service_at_locations",
            "x",
        ]
    )
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=6))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=any_json())
def test_any_json_gives_records_or_a_plain_sentence(tmp_path: Path, value: Any) -> None:
    check_any(file_with(tmp_path, value))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), name=st.sampled_from(["services.csv", "phones.csv", "any.json", "any.zip", "odd"]))
def test_any_bytes_give_records_or_a_plain_sentence(tmp_path: Path, data: bytes, name: str) -> None:
    check_any(file_with(tmp_path, data, name))
    check_any(file_with(tmp_path, b"id,name,byday,number\n" + data, "services.csv"))
