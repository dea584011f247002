"""Importing a directory into the desk file."""

import json
from pathlib import Path
from typing import Any

import pytest

from integration_desk.core.errors import CancelledError
from integration_desk.directory import (
    Organization,
    Phone,
    Service,
    import_package,
    preview_import,
    read_package,
    search_services,
    take_snapshot,
    write_export,
)
from integration_desk.store import Desk
from tests.directory.standard import EXAMPLES, with_standard


def written(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def two_services(count: int = 2) -> list[dict[str, Any]]:
    organization = {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "Caritas", "description": ""}
    phone = {"id": "1554f2e2-a373-45db-a3fa-9fc48a61c15e", "number": "+49 40 1234"}
    return [
        {
            "id": f"ac148810-d857-441c-9679-{number:012}",
            "name": f"Advice {number}",
            "status": "active",
            "organization": organization,
            "phones": [phone],
            "colour": {"of": "door", "number": number},
        }
        for number in range(count)
    ]


@with_standard
@pytest.mark.parametrize("name", ["service_full.json", "organization_full.json", "csv", "tabular.json"])
def test_the_official_examples_come_in_and_coming_again_change_nothing(desk: Desk, name: str) -> None:
    package = read_package(EXAMPLES / name)
    report = desk.run(import_package, package=package).result
    assert report.added["service"] == 1
    again = desk.run(import_package, package=read_package(EXAMPLES / name))
    assert not again.touched
    assert again.result.same == len(package.entries)


@with_standard
@pytest.mark.parametrize("form", ["package", "folder", "services", "organizations"])
def test_our_own_export_comes_back_untouched(desk: Desk, tmp_path: Path, form: str) -> None:
    desk.run(import_package, package=read_package(EXAMPLES / "service_full.json"))
    name = {"package": "directory.zip", "folder": "directory"}.get(form, "directory.json")
    target = write_export(desk.ask(take_snapshot), tmp_path / name, form)
    change = desk.run(import_package, package=read_package(target))
    assert not change.touched
    assert change.result.same > 10


def test_a_part_shared_by_two_holders_is_kept_for_both_and_known_again(desk: Desk, tmp_path: Path) -> None:
    file = written(tmp_path / "services.json", two_services())
    desk.run(import_package, package=read_package(file))
    phones = desk.ask(lambda reader: reader.all(Phone))
    assert [phone.number for phone in phones] == ["+49 40 1234"] * 2
    assert len({phone.service_id for phone in phones}) == 2
    for one in range(2):
        alone = written(tmp_path / "one.json", two_services()[one])
        assert not desk.run(import_package, package=read_package(alone)).touched


def test_an_import_is_one_step_that_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    file = written(tmp_path / "services.json", two_services())
    desk.run(import_package, package=read_package(file))
    assert "services.json" in str(desk.undo_name())
    desk.undo()
    assert desk.ask(lambda reader: reader.all(Service) + reader.all(Organization)) == []


def test_what_the_file_does_not_say_stays_and_what_it_says_changes(desk: Desk, tmp_path: Path) -> None:
    services = two_services(1)
    desk.run(import_package, package=read_package(written(tmp_path / "a.json", services)))
    services[0] = {"id": services[0]["id"], "name": "Advice on Mondays", "status": "active", "wait_time": "2 weeks"}
    services.append({"id": "ac148810-d857-441c-9679-000000000077", "name": "Choir", "status": "active"})
    package = read_package(written(tmp_path / "b.json", services))
    preview = desk.ask(preview_import, package)
    assert (preview.added, preview.changed) == ({"service": 1}, {"service": 1})
    desk.run(import_package, package=package)
    kept = desk.ask(lambda reader: reader.get(Service, services[0]["id"]))
    assert (kept.name, kept.wait_time) == ("Advice on Mondays", "2 weeks")
    assert kept.organization_id == "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    assert kept.extra == {"colour": {"of": "door", "number": 0}}


def test_a_cancelled_import_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    package = read_package(written(tmp_path / "services.json", two_services(900)))

    def stop(done: int, _total: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        desk.start(import_package, progress=stop, package=package).result()
    assert desk.ask(lambda reader: reader.value("SELECT count(*) FROM service")) == 0


def test_a_renamed_organization_is_found_by_its_new_name(desk: Desk, tmp_path: Path) -> None:
    services = two_services(1)
    desk.run(import_package, package=read_package(written(tmp_path / "a.json", services)))
    renamed = [{"id": services[0]["organization"]["id"], "name": "Diakonie", "description": "", "website": ""}]
    desk.run(import_package, package=read_package(written(tmp_path / "organization.json", renamed)))
    found = desk.ask(search_services, "diakonie")
    assert [row.name for row in found] == ["Advice 0"]
    assert not desk.ask(search_services, "caritas")


def test_an_import_cannot_say_who_verified_a_service(desk: Desk, tmp_path: Path) -> None:
    services = two_services(1)
    services[0] |= {"verified_on": "2026-01-01", "verified_by": "me", "created_at": "2001-01-01T00:00:00Z"}
    desk.run(import_package, package=read_package(written(tmp_path / "a.json", services)))
    kept = desk.ask(lambda reader: reader.get(Service, services[0]["id"]))
    assert kept.verified_on is None
    assert kept.verified_by == ""
    assert kept.created_at is not None
    assert kept.created_at.year > 2001
