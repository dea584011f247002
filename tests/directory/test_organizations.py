"""Organizations: what is known of them, saved with their parts, listed with their services and referrals."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.core.errors import MissingError
from integration_desk.core.slices import Place
from integration_desk.directory import (
    Address,
    Contact,
    Funding,
    Organization,
    OrganizationIdentifier,
    Phone,
    Url,
    organization_view,
    organizations_page,
    save_organization,
    service_view,
)
from integration_desk.directory.ui import PAGES
from integration_desk.store import Desk
from integration_desk.widgets import Button, problems_of
from tests.directory.town import Room, build_town
from tests.keys import press


def _recruiter(desk: Desk) -> str:
    kept: str = desk.run(
        save_organization,
        organization=Organization(id="", name="Northern Recruitment", kind="recruiter", legal_status="Ltd"),
        phones=(Phone(id="", number="+49 40 111"),),
        contacts=(Contact(id="", name="Ada Lind", title="Head"),),
        identifiers=(OrganizationIdentifier(id="", identifier_type="Licence", identifier="R-77"),),
        funding=(Funding(id="", source="Fees of employers"),),
        urls=(Url(id="", label="Jobs", url="https://jobs.example.org"),),
        address=Address(id="", address_1="Pier 3", city="Northport", country="DE"),
    ).result
    return kept


def test_an_organization_keeps_its_parts_and_undo_takes_all_of_them_back(desk: Desk) -> None:
    kept = _recruiter(desk)
    view = desk.ask(organization_view, kept)
    assert (view.address.city, view.phones[0].number, view.contacts[0].title) == ("Northport", "+49 40 111", "Head")
    assert (view.identifiers[0].identifier, view.funding[0].source, view.urls[0].label) == (
        *("R-77", "Fees of employers"),
        "Jobs",
    )
    changed = Organization(id=kept, name="Northern Recruiting", kind="recruiter")
    desk.run(save_organization, organization=changed, contacts=(), address=Address(id="", city="Southport"))
    after = desk.ask(organization_view, kept)
    assert (after.organization.name, after.contacts, after.address.city) == ("Northern Recruiting", (), "Southport")
    assert after.phones == view.phones
    desk.undo()
    assert desk.ask(organization_view, kept).contacts == view.contacts
    desk.undo()
    with pytest.raises(MissingError):
        desk.ask(organization_view, kept)


def test_its_seat_is_not_the_place_of_a_service(desk: Desk) -> None:
    ids = build_town(desk)
    holder = desk.ask(
        lambda reader: reader.value("SELECT organization_id FROM service WHERE id = :id", {"id": ids["clinic"]})
    )
    before = desk.ask(organization_view, holder)
    assert before.address.city == ""
    assert [line.name for line in before.services] == ["Women's Clinic"]
    desk.run(save_organization, organization=before.organization, address=Address(id="", city="Capital"))
    assert desk.ask(organization_view, holder).address.city == "Capital"
    towns = desk.ask(lambda reader: [row["city"] for row in reader.rows("SELECT city FROM address ORDER BY rowno")])
    assert "Northport" in towns


def test_the_list_finds_by_name_and_kind_and_counts_services(desk: Desk) -> None:
    build_town(desk)
    _recruiter(desk)
    rows, total = desk.ask(organizations_page, offset=0, limit=10)
    assert total == 4
    assert rows[0].name == "City Hospital Northport"
    assert [row.name for row in desk.ask(organizations_page, offset=0, limit=10, words="recruit")[0]] == [
        "Northern Recruitment"
    ]
    assert [row.name for row in desk.ask(organizations_page, offset=0, limit=10, kind="church")[0]] == [
        "St. Mary's parish"
    ]
    most = desk.ask(organizations_page, offset=0, limit=1, order="services", descending=True)[0]
    assert most[0].services == 1


def test_the_pages_show_and_save(desk: Desk, show: Callable[..., Any], qtbot: QtBot) -> None:
    kept = _recruiter(desk)
    room = Room(desk)
    page = show(PAGES["organization"](room, Place("organization", kept)))
    page.refresh()
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.head.text() == "Northern Recruitment"
    assert problems_of(page) == []
    edit = show(PAGES["organization.edit"](room, Place("organization.edit", kept)))
    edit.refresh()
    qtbot.waitUntil(lambda: edit.form.values()["name"] == "Northern Recruitment")
    edit.form.editor("name").set_value("Northern Works")
    edit.form.editor("about").set_value("Finds work on ships.")
    edit.form.save()
    qtbot.waitUntil(lambda: bool(room.gone))
    assert room.gone[-1] == Place("organization", kept)
    saved = desk.ask(organization_view, kept)
    assert (saved.organization.name, saved.organization.description) == ("Northern Works", "Finds work on ships.")
    assert saved.identifiers[0].identifier == "R-77"
    assert problems_of(edit) == []


def test_an_organization_without_services_is_removed_from_its_page(
    desk: Desk, show: Callable[..., Any], qtbot: QtBot
) -> None:
    kept, provider = _recruiter(desk), desk.ask(service_view, build_town(desk)["clinic"]).organization_id
    room = Room(desk)
    for place, offered in ((Place("organization", provider), False), (Place("organization", kept), True)):
        page = PAGES["organization"](room, place)
        show(page, 1000, 760)
        page.refresh()
        qtbot.waitUntil(lambda page=page: page.view is not None and not room.tasks.busy)
        remove = next(one for one in page.findChildren(Button) if one.text() == "Remove")
        assert remove.isVisible() is offered
    press(remove, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.gone == [Place("organizations")])
    with pytest.raises(MissingError):
        desk.ask(organization_view, kept)
    desk.undo()
    assert desk.ask(organization_view, kept).organization.name == "Northern Recruitment"
