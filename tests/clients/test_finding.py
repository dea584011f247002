"""Finding clients by what is typed, and likely matches before registering."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.clients import (
    Client,
    ClientDocument,
    ContactPoint,
    client_view,
    clients_page,
    find_clients,
    matches_for,
    register,
    save_contact_points,
)
from integration_desk.clients.queries.phones import digits_of, phone_forms
from integration_desk.core.dates import PartialDate
from integration_desk.store import Desk
from tests.clients.people import AMINA, MOHAMMED, OKSANA, TODAY, amina, put


@pytest.fixture
def people(desk: Desk) -> dict[str, str]:
    return {"amina": amina(desk), "oksana": put(desk, OKSANA), "mohammed": put(desk, MOHAMMED)}


def found(desk: Desk, words: str) -> list[str]:
    return [hit.id for hit in desk.ask(find_clients, words)]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("amina", "amina"),
        ("Hassan A", "amina"),
        ("hass", "amina"),
        ("آمنة", "amina"),
        ("امنه", "amina"),
        ("hasan", "amina"),
        ("oksana", "oksana"),
        ("Оксана", "oksana"),
        ("SHEVCHENKO oks", "oksana"),
        ("mohammed", "mohammed"),
        ("muhammad", "mohammed"),
        ("мухаммад", "mohammed"),
        ("محمد", "mohammed"),
        ("mohammed 1979", "mohammed"),
        ("015123456789", "amina"),
        ("0151 234", "amina"),
        ("+49 151 2345-6789", "amina"),
        ("0049 151 23456789", "amina"),
        ("151 23456789", "amina"),
        ("n0123456", "amina"),
        ("N-0123 456", "amina"),
        ("14.03.1991", "amina"),
        ("1991-03-14", "amina"),
        ("14 3 1991", "amina"),
    ],
)
def test_what_is_typed_finds_whom(desk: Desk, people: dict[str, str], words: str, who: str) -> None:
    assert found(desk, words)[:1] == [people[who]]


def test_a_file_number_is_found_however_it_is_written(desk: Desk, people: dict[str, str]) -> None:
    number = desk.ask(client_view, people["amina"]).client.file_number
    for written in (number, number.lower(), number.replace("-", " "), number.replace("-", ""), number.split("-")[1]):
        hits = desk.ask(find_clients, written)
        assert [hit.id for hit in hits] == [people["amina"]], written
        assert str(hits[0].why[0]) == "file number"


@pytest.mark.parametrize("words", ["", "  ", "xyzzy", "amina petrenko", "0999 1", "'\"*(", "-"])
def test_what_finds_nobody(desk: Desk, people: dict[str, str], words: str) -> None:
    assert found(desk, words) == []


def test_hits_say_why(desk: Desk, people: dict[str, str]) -> None:
    why = {words: [str(one) for one in desk.ask(find_clients, words)[0].why] for words in ("amina", "امنه", "hasan")}
    assert why == {"amina": ["name"], "امنه": ["name in own script"], "hasan": ["name sounds alike"]}
    assert [str(one) for one in desk.ask(find_clients, "0151 2345")[0].why] == ["phone number"]
    assert [str(one) for one in desk.ask(find_clients, "N0123456")[0].why] == ["document number"]


def test_the_same_spelling_comes_before_the_same_sound(desk: Desk) -> None:
    near, exact = put(desk, Client(family_name="Hasan")), put(desk, Client(family_name="Hassan"))
    assert found(desk, "hassan") == [exact, near]
    assert found(desk, "hasan") == [near, exact]


def test_a_new_phone_is_found_and_the_old_one_is_not(desk: Desk, people: dict[str, str]) -> None:
    desk.run(save_contact_points, client_id=people["amina"], contact_points=(ContactPoint(value="040 7654321"),))
    assert found(desk, "0151 2345") == []
    assert found(desk, "+49407654321") == [people["amina"]]
    desk.undo()
    assert found(desk, "0151 2345") == [people["amina"]]


def test_a_hidden_number_cannot_be_guessed_by_searching(
    desk: Desk, people: dict[str, str], desk_for: Callable[[str], Desk]
) -> None:
    trainer = desk_for("trainer")
    assert found(trainer, "amina") == [people["amina"]]
    assert found(trainer, "N0123456") == []
    for role in ("statistics", "administrator"):
        assert found(desk_for(role), "amina") == []
        assert desk_for(role).ask(matches_for, AMINA) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(words=st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_the_search(desk: Desk, words: str) -> None:
    words = words.encode("utf-8", "ignore").decode()
    assert isinstance(desk.ask(find_clients, words), list)
    assert isinstance(desk.ask(matches_for, Client(family_name=words, birth_date=PartialDate(1990))), list)


def reasons(desk: Desk, client: Client, **parts: object) -> dict[str, list[str]]:
    return {hit.id: [str(one) for one in hit.why] for hit in desk.ask(matches_for, client, **parts)}


def test_matches_say_why_someone_may_be_registered_already(desk: Desk, people: dict[str, str]) -> None:
    draft = Client(given_names="Amena", family_name="Hasan", birth_date=PartialDate(1991))
    assert reasons(desk, draft) == {people["amina"]: ["name sounds alike", "same birth year"]}


@pytest.mark.parametrize(
    ("draft", "who"),
    [
        (Client(native_name="محمد الرشيد"), "mohammed"),
        (Client(given_names="Muhammad", family_name="Rashid", birth_date=PartialDate(1979, 4)), "mohammed"),
        (Client(given_names="Shevchenko", family_name="Oksana"), "oksana"),
        (Client(given_names="Oxana", family_name="Schewtschenko", birth_date=PartialDate(1985)), "oksana"),
        (Client(given_names="Amina", family_name="Hassan", birth_date=PartialDate(1991, 3, 14)), "amina"),
    ],
)
def test_matches_cross_scripts_and_spellings(desk: Desk, people: dict[str, str], draft: Client, who: str) -> None:
    assert list(reasons(desk, draft)) == [people[who]]


def test_the_same_phone_or_document_is_a_match_whatever_the_name(desk: Desk, people: dict[str, str]) -> None:
    draft = Client(given_names="Fatima", family_name="Ali")
    by_phone = reasons(desk, draft, contact_points=(ContactPoint(value="+49 151 23456789"),))
    assert by_phone == {people["amina"]: ["same phone"]}
    by_document = reasons(desk, draft, documents=(ClientDocument(number="n 0123456"),))
    assert by_document == {people["amina"]: ["same document number"]}


@pytest.mark.parametrize(
    "draft",
    [
        Client(given_names="Amina", family_name="Petrenko", birth_date=PartialDate(1991)),
        Client(given_names="Fatima", family_name="Hassan", birth_date=PartialDate(1960)),
        Client(given_names="Mohammed", birth_date=PartialDate(2001), family_name="Karimi"),
        Client(),
    ],
)
def test_who_is_no_match(desk: Desk, people: dict[str, str], draft: Client) -> None:
    assert reasons(desk, draft) == {}


def test_nobody_matches_herself_while_her_file_is_edited(desk: Desk, people: dict[str, str]) -> None:
    assert reasons(desk, attrs.evolve(AMINA, id=people["amina"])) == {}


def test_phone_forms_survive_nonsense() -> None:
    assert phone_forms("ask her sister", "DE") == frozenset()
    assert phone_forms("12", "") == frozenset()
    assert phone_forms("0151 23456789", "") == {"015123456789"}
    assert digits_of("०१२") == "012"


def test_the_table_sorts_filters_and_pages(desk: Desk, people: dict[str, str]) -> None:
    minor = put(desk, Client(given_names="Yusuf", family_name="Zidan", birth_date=PartialDate(TODAY.year - 5)))
    helped = put(desk, Client(given_names="Ana", family_name="Berg", needs_interpreter=True, permit_expires_on=TODAY))

    def ids(**options: object) -> list[str]:
        return [row.id for row in desk.ask(clients_page, **options)[0]]

    assert ids() == [people["mohammed"], helped, people["amina"], people["oksana"], minor]
    assert ids(descending=True)[0] == minor
    assert ids(order="birth_date")[:2] == [people["mohammed"], people["oksana"]]
    assert ids(minors=True) == [minor]
    assert ids(interpreter=True, permit_soon=True) == [helped]
    assert people["amina"] not in ids(no_consent=True)
    assert ids(words="amina") == [people["amina"]]
    assert ids(words="amina", minors=True) == []
    rows, total = desk.ask(clients_page, offset=1, limit=2)
    assert ([row.id for row in rows], total) == ([helped, people["amina"]], 5)
    row = desk.ask(clients_page, words="amina")[0][0]
    assert (row.native_language, row.languages, [str(one) for one in row.why]) == ("ar", ("en",), ["name"])


def test_statistics_count_without_names(desk: Desk, people: dict[str, str], desk_for: Callable[[str], Desk]) -> None:
    rows, total = desk_for("statistics").ask(clients_page)
    assert total == 3
    assert {row.birth_year for row in rows} == {1991, 1985, 1979}
    assert {row.name for row in rows} == {""}


PAIRS = (
    ("Mohammed", "محمد"),
    ("Oksana", "Оксана"),
    ("Giorgi", "გიორგი"),
    ("Tesfay", "ተስፋይ"),
    ("Khalid", "خالد"),
    ("Fatima", "فاطمة"),
    ("Shevchenko", "Шевченко"),
    ("Lukasz", "Łukasz"),
    ("Sahin", "Şahin"),
    ("Nguyen", "Nguyễn"),
)


@pytest.mark.parametrize(("latin", "native"), PAIRS)
def test_a_name_is_found_in_the_other_script_both_ways(
    desk: Desk, people: dict[str, str], latin: str, native: str
) -> None:
    spelled, written = put(desk, Client(family_name=latin)), put(desk, Client(native_name=native))
    for typed in (latin, native):
        assert {spelled, written} <= set(found(desk, typed)), typed


def test_the_very_word_is_not_lost_among_hundreds_that_begin_with_it(desk: Desk) -> None:
    for number in range(260):
        put(desk, Client(given_names="Person", family_name=f"Alisade{'abcdefghijklmnopqrstuvwxyz'[number % 26]}"))
    put(desk, Client(family_name="Aly"))
    given = put(desk, Client(given_names="Ali", family_name="Zidan"))
    exact = put(desk, Client(family_name="Ali"))
    hits = desk.ask(find_clients, "ali")
    assert [hit.id for hit in hits[:2]] == [exact, given]
    assert len(hits) == 50
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert found(desk, "person ali")[0] != exact


def test_letters_that_only_share_a_sound_on_paper_find_nobody(desk: Desk) -> None:
    desk.run(register, client=Client(family_name="Celik", given_names="Isik"))
    desk.run(register, client=Client(family_name="Haddad", native_name="سعيد حداد"))
    assert desk.ask(find_clients, "zzzzqq") == []
    assert [hit.name for hit in desk.ask(find_clients, "said")]
