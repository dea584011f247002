"""Finding, saving, verifying and removing services."""

from datetime import date
from typing import Any

import pytest

from integration_desk.core.commands import command
from integration_desk.core.errors import DeniedError, InvalidError
from integration_desk.core.words import T
from integration_desk.directory import (
    DIRECTORY_WRITE,
    Address,
    Applicant,
    Filters,
    Language,
    Location,
    Organization,
    Phone,
    Point,
    Schedule,
    Service,
    ServiceAtLocation,
    delete_organization,
    delete_service,
    find_services_page,
    save_organization,
    save_service,
    search_services,
    service_view,
    services_to_verify,
    verifications_of,
    verify_service,
)
from integration_desk.store import Desk
from tests.directory.town import VERIFIED, build_town, clinic


@command("test.insert", T("Insert"), DIRECTORY_WRITE)
def _add(tx: Any, *, entry: Any) -> None:
    tx.insert(entry)


TUESDAY, SUNDAY = date(2026, 11, 24), date(2026, 11, 22)


def names(desk: Desk, words: str = "", **filters: Any) -> list[str]:
    return sorted(row.name for row in desk.ask(search_services, words, Filters(**filters)))


@pytest.mark.parametrize(
    ("words", "found", "why"),
    [
        ("wom cli", "Women's Clinic", "name"),
        ("volkshoch", "German for beginners", "organisation"),
        ("arabisch", "Women's Clinic", "speaks"),
        ("gesundheit", "Women's Clinic", "answers"),
        ("midwife", "Women's Clinic", "description"),
        ("southport", "German for beginners", ""),
        ("hospital health dari", "Women's Clinic", "organisation"),
    ],
)
def test_services_are_found_as_one_types_and_say_why(desk: Desk, words: str, found: str, why: str) -> None:
    build_town(desk)
    rows = desk.ask(search_services, words)
    assert [row.name for row in rows] == [found]
    assert any(why in str(one) for one in rows[0].why)


def test_filters_narrow_the_list(desk: Desk) -> None:
    build_town(desk)
    course, tea, women = "German for beginners", "Tea and talk for men", "Women's Clinic"
    assert names(desk) == [course, tea, women]
    assert names(desk, language="de") == [course, women]
    assert names(desk, language="apc") == [women]
    assert names(desk, language="prs") == [women]
    assert names(desk, need="language") == [course]
    assert names(desk, day=TUESDAY) == [women]
    assert names(desk, day=SUNDAY) == []
    assert names(desk, free=True) == [women]
    assert names(desk, accessible=True) == [women]
    assert names(desk, takes_referrals=True) == [course, women]
    assert names(desk, has_places=True) == [women]
    assert names(desk, provider="church") == [tea]


def test_only_services_for_this_client_are_left(desk: Desk) -> None:
    build_town(desk)
    girl, man = Applicant(12, 12, "female"), Applicant(40, 41, "male", "refugee")
    assert names(desk, applicant=girl) == ["German for beginners"]
    assert names(desk, applicant=man) == ["German for beginners", "Tea and talk for men"]
    assert len(names(desk, applicant=Applicant())) == 3


def test_the_nearest_comes_first_with_its_distance(desk: Desk) -> None:
    build_town(desk)
    rows = desk.ask(search_services, "", Filters(near=Point(53.6, 10.19), within_km=50))
    assert [row.name for row in rows] == ["German for beginners", "Women's Clinic"]
    assert rows[0].distance_km == pytest.approx(0.66, abs=0.1)


def test_a_list_comes_page_by_page_and_may_begin_with_the_stalest(desk: Desk) -> None:
    build_town(desk)
    rows, total = desk.ask(find_services_page, offset=1, limit=1)
    assert (len(rows), total) == (1, 3)
    rows, _ = desk.ask(find_services_page, offset=0, limit=3, order="verified_on")
    assert rows[-1].name == "Women's Clinic"


def test_a_service_is_shown_with_everything_that_a_letter_needs(desk: Desk) -> None:
    ids = build_town(desk)
    view = desk.ask(service_view, ids["clinic"])
    assert view.description.startswith("Check-ups and advice, also without insurance.")
    assert view.receiver == ("City Hospital Northport", "Women's Clinic", "Hospital Road 12", "20457 Northport")
    assert view.free is True
    assert [phone.number for phone in view.phones] == ["+49 40 555 1234"]
    assert [line.code for line in view.languages] == ["ar", "fa-AF", "de"]
    assert (view.verified_on, view.verified_by) == (VERIFIED, "Rosa Meyer")
    assert view.place is not None
    assert view.place.transportation.startswith("Bus 6")


def test_saving_is_one_step_and_undone_as_one(desk: Desk) -> None:
    change = desk.run(save_service, **clinic())
    assert "Women's Clinic" in str(desk.undo_name())
    assert {"service", "organization", "location", "address", "phone", "schedule"} <= {
        table for table, _ in change.touched
    }
    desk.undo()
    assert names(desk) == []
    assert desk.ask(lambda reader: reader.all(Location) + reader.all(Phone) + reader.all(Organization)) == []
    desk.redo()
    assert names(desk, "clinic") == ["Women's Clinic"]


def test_parts_are_replaced_only_when_they_are_given(desk: Desk) -> None:
    ids = build_town(desk)
    service = desk.ask(lambda reader: reader.get(Service, ids["clinic"]))
    phones = desk.ask(lambda reader: reader.all(Phone, "service_id = :id", {"id": service.id}))
    desk.run(save_service, service=service, languages=(Language(id="", code="uk"),))
    view = desk.ask(service_view, service.id)
    assert [line.code for line in view.languages] == ["uk"]
    assert len(view.phones) == len(phones) == 1
    desk.run(save_service, service=service, phones=(), address=Address(id="", address_1="New Road 1", city="Westport"))
    view = desk.ask(service_view, service.id)
    assert view.phones == ()
    assert view.place is not None
    assert view.place.address[0] == "New Road 1"
    assert desk.ask(lambda reader: reader.value("SELECT count(*) FROM address WHERE city = 'Westport'")) == 1
    assert names(desk, "westport") == ["Women's Clinic"]


def test_a_service_needs_a_name_and_an_organisation(desk: Desk) -> None:
    with pytest.raises(InvalidError):
        desk.run(save_service, service=Service(id="", name="Alone"))
    with pytest.raises(InvalidError):
        desk.run(save_service, **clinic(service=Service(id="", name="")))
    assert desk.ask(lambda reader: reader.all(Organization)) == []


def test_a_renamed_organisation_is_found_by_its_new_name(desk: Desk) -> None:
    build_town(desk)
    school = desk.ask(lambda reader: reader.all(Organization, "kind = 'school'"))[0]
    desk.run(save_organization, organization=Organization(id=school.id, name="Adult College", kind="school"))
    assert names(desk, "adult college") == ["German for beginners"]
    assert names(desk, "volkshochschule") == []


def test_a_removed_service_takes_along_what_only_it_had(desk: Desk) -> None:
    ids = build_town(desk)
    desk.run(delete_service, service=ids["tea"])
    desk.run(delete_service, service=ids["clinic"])
    left = desk.ask(
        lambda reader: [
            reader.value(f"SELECT count(*) FROM {table}") for table in ("phone", "schedule", "language", "verification")
        ]
    )
    assert left == [0, 1, 2, 0]
    assert names(desk, "clinic") == []
    desk.undo()
    assert names(desk, "clinic") == ["Women's Clinic"]
    assert desk.ask(service_view, ids["clinic"]).languages


def test_an_organisation_that_provides_services_is_not_removed(desk: Desk) -> None:
    ids = build_town(desk)
    church = desk.ask(lambda reader: reader.all(Organization, "kind = 'church'"))[0]
    with pytest.raises(InvalidError, match="still provides services"):
        desk.run(delete_organization, organization=church.id)
    desk.run(delete_service, service=ids["tea"])
    desk.run(delete_organization, organization=church.id)
    assert desk.ask(lambda reader: reader.all(Organization, "kind = 'church'")) == []


def test_verifying_is_not_editing_and_an_unreachable_call_verifies_nothing(desk: Desk) -> None:
    ids = build_town(desk)
    tea = desk.ask(lambda reader: reader.get(Service, ids["tea"]))
    assert (tea.verified_on, tea.unreachable_since is not None) == (None, True)
    desk.run(verify_service, service=ids["tea"], outcome="changed", note="New hours")
    tea = desk.ask(lambda reader: reader.get(Service, ids["tea"]))
    assert (tea.verified_on, tea.unreachable_since) == (date.today(), None)  # noqa: DTZ011 - the desk's own day
    assert [one.outcome for one in desk.ask(verifications_of, ids["tea"])] == ["changed", "unreachable"]
    with pytest.raises(InvalidError):
        desk.run(verify_service, service=ids["tea"], outcome="nonsense")


def test_today_names_the_services_that_nobody_has_verified(desk: Desk) -> None:
    build_town(desk)
    titles = [str(one.title) for one in desk.ask(services_to_verify)]
    assert titles == ["Verify German for beginners", "Verify Tea and talk for men"]


def test_everyone_may_read_and_only_casework_may_write(desk: Desk, desk_for: Any) -> None:
    ids = build_town(desk)
    for role in ("trainer", "statistics", "administrator"):
        other = desk_for(role)
        assert other.ask(service_view, ids["clinic"]).name == "Women's Clinic"
        with pytest.raises(DeniedError):
            other.run(delete_service, service=ids["clinic"])


def test_hours_at_a_place_count_for_the_service_there(desk: Desk) -> None:
    ids = build_town(desk)
    at = desk.ask(lambda reader: reader.all(ServiceAtLocation, "service_id = :id", {"id": ids["course"]}))[0]
    desk.run(
        save_service,
        service=desk.ask(lambda reader: reader.get(Service, ids["course"])),
        schedules=(),
    )
    assert desk.ask(service_view, ids["course"]).hours == ()
    desk.run(_add, entry=Schedule(id="", location_id=at.location_id, freq="WEEKLY", byday="SA"))
    assert [line.days for line in desk.ask(service_view, ids["course"]).hours] == [("SA",)]
