"""Registering and keeping files up to date, each as one step of undo."""

from collections.abc import Callable

import attrs
import pytest

from integration_desk.clients import (
    Client,
    ClientDocument,
    ClientLanguage,
    ContactPoint,
    add_document,
    client_view,
    edit,
    edit_document,
    register,
    remove_document,
    save_contact_points,
    save_languages,
)
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import DeniedError, InvalidError, MissingError
from integration_desk.core.identifiers import normal_code
from integration_desk.store import Desk
from tests.clients.people import AMINA, TODAY, amina, put


def test_a_file_holds_all_that_was_said_at_once(desk: Desk) -> None:
    view = desk.ask(client_view, amina(desk))
    assert view.name == "Amina Hassan"
    assert [one.language for one in view.languages] == ["ar", "en"]
    assert view.contact_points[0].value == "0151 2345 6789"
    assert view.documents[0].number == "N-0123456"
    assert [line.state for line in view.consents] == ["active"]
    assert view.consents[0].certified_by == view.registered_by == "Rosa Meyer"


def test_the_file_number_is_whole_and_the_birth_year_is_kept_for_counting(desk: Desk) -> None:
    client = desk.ask(client_view, amina(desk)).client
    assert normal_code(client.file_number) == client.file_number
    assert client.file_number.startswith("F-")
    assert client.birth_year == 1991


def test_the_step_is_named_without_the_whole_name_and_undone_in_one(desk: Desk) -> None:
    change = desk.run(register, client=AMINA, languages=(ClientLanguage(language="ar"),))
    assert str(change.name) == str(desk.undo_name()) == "Register Amina H."
    desk.undo()
    with pytest.raises(MissingError):
        desk.ask(client_view, change.result)
    desk.redo()
    assert len(desk.ask(client_view, change.result).languages) == 1


@pytest.mark.parametrize(
    ("client", "field"),
    [
        (Client(sex="female"), "family_name"),
        (Client(family_name="  "), "family_name"),
        (Client(family_name="A", birth_date=PartialDate(TODAY.year + 1)), "birth_date"),
        (Client(family_name="A", schooling_years=90), "schooling_years"),
        (Client(family_name="A", sex="unheard"), "sex"),
    ],
)
def test_what_cannot_be_is_refused_by_field(desk: Desk, client: Client, field: str) -> None:
    with pytest.raises(InvalidError) as refused:
        desk.run(register, client=client)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert desk.undo_name() is None


@pytest.mark.parametrize("client", [Client(native_name="آمنة"), Client(family_name="Suharto"), Client(given_names="X")])
def test_one_name_in_any_script_is_enough(desk: Desk, client: Client) -> None:
    assert desk.ask(client_view, put(desk, client)).name


def test_editing_keeps_the_file_number_and_what_was_not_given(desk: Desk) -> None:
    client_id = amina(desk)
    before = desk.ask(client_view, client_id)
    desk.run(edit, client=attrs.evolve(before.client, family_name="Hasan", birth_date=PartialDate(1992)))
    after = desk.ask(client_view, client_id)
    assert after.client.family_name == "Hasan"
    assert after.client.birth_year == 1992
    assert after.client.file_number == before.client.file_number
    assert after.languages == before.languages
    desk.undo()
    assert desk.ask(client_view, client_id).client.family_name == "Hassan"


def test_editing_with_rows_saves_everything_as_one_step(desk: Desk) -> None:
    client_id = amina(desk)
    before = desk.ask(client_view, client_id)
    desk.run(
        edit,
        client=attrs.evolve(before.client, town="Northport"),
        languages=(before.languages[1], ClientLanguage(language="fr")),
        contact_points=(),
    )
    after = desk.ask(client_view, client_id)
    assert [one.language for one in after.languages] == ["en", "fr"]
    assert after.languages[0].id == before.languages[1].id
    assert after.contact_points == ()
    desk.undo()
    restored = desk.ask(client_view, client_id)
    assert {one.language for one in restored.languages} == {"ar", "en"}
    assert len(restored.contact_points) == 1


def test_languages_and_contacts_are_replaced_row_by_row(desk: Desk) -> None:
    client_id = amina(desk)
    desk.run(save_languages, client_id=client_id, languages=(ClientLanguage(language="ku", scripts=("Latn",)),))
    point = desk.ask(client_view, client_id).contact_points[0]
    desk.run(
        save_contact_points,
        client_id=client_id,
        contact_points=(attrs.evolve(point, read_by_others=True), ContactPoint(kind="email", value="a@example.org")),
    )
    view = desk.ask(client_view, client_id)
    assert [(one.language, one.scripts) for one in view.languages] == [("ku", ("Latn",))]
    assert [(one.kind, one.read_by_others) for one in view.contact_points] == [("mobile", True), ("email", False)]
    desk.undo()
    desk.undo()
    assert len(desk.ask(client_view, client_id).languages) == 2


def test_rows_of_another_client_cannot_be_taken_over(desk: Desk) -> None:
    mine, other = amina(desk), put(desk, AMINA, languages=(ClientLanguage(language="so"),))
    foreign = desk.ask(client_view, other).languages[0]
    desk.run(save_languages, client_id=mine, languages=(foreign,))
    assert desk.ask(client_view, other).languages == (foreign,)
    assert desk.ask(client_view, mine).languages[0].id != foreign.id


def test_documents_are_added_changed_removed_and_brought_back(desk: Desk) -> None:
    client_id = put(desk, AMINA)
    document_id = desk.run(add_document, client_id=client_id, document=ClientDocument(kind="visa", number="1")).result
    desk.run(edit_document, document=ClientDocument(id=document_id, kind="visa", number="2"))
    assert [one.number for one in desk.ask(client_view, client_id).documents] == ["2"]
    desk.run(remove_document, document_id=document_id)
    assert desk.ask(client_view, client_id).documents == ()
    for numbers in (["2"], ["1"], []):
        desk.undo()
        assert [one.number for one in desk.ask(client_view, client_id).documents] == numbers


@pytest.mark.parametrize("role", ["trainer", "statistics", "administrator"])
def test_only_case_roles_register(desk_for: Callable[[str], Desk], role: str) -> None:
    with pytest.raises(DeniedError):
        desk_for(role).run(register, client=AMINA)


def test_what_each_role_sees_of_a_file(desk: Desk, desk_for: Callable[[str], Desk]) -> None:
    client_id = put(desk, attrs.evolve(AMINA, residence_status="tolerated", street="Harbour Street 1"))
    trainer = desk_for("trainer").ask(client_view, client_id).client
    assert (trainer.family_name, trainer.residence_status, trainer.street) == ("Hassan", "", "")
    counted = desk_for("statistics").ask(client_view, client_id).client
    assert (counted.family_name, counted.birth_date, counted.file_number) == ("", None, "")
    assert (counted.birth_year, counted.sex, counted.nationalities) == (1991, "female", ("SY",))
    with pytest.raises(MissingError):
        desk_for("administrator").ask(client_view, client_id)


@pytest.mark.parametrize("name", ["N" * 300, "😀 🏳️‍🌈", "\u202egnolhtiw\u202c Ali", "a'; DROP TABLE client;--"])
def test_extreme_names_come_back_as_they_were(desk: Desk, name: str) -> None:
    view = desk.ask(client_view, put(desk, Client(family_name=name, given_names="A")))
    assert view.client.family_name == name
