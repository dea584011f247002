"""Two files of one person: found with reasons, merged field by field, taken apart again exactly as they were."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.app import SLICES
from integration_desk.clients import (
    CLIENTS_WRITE,
    SLICE,
    Client,
    ClientDocument,
    ClientLanguage,
    ContactPoint,
    Disclosure,
    DuplicatePair,
    HouseholdMember,
    Relation,
    create_household,
    duplicate_pairs,
    edit,
    find_clients,
    join_household,
    merge,
    not_duplicate,
    set_relation,
    suggested_choices,
    timeline,
    unmerge,
)
from integration_desk.core.access import Reader, Transaction
from integration_desk.core.centre import Centre, Member
from integration_desk.core.commands import command
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import InvalidError
from integration_desk.core.identifiers import code_for, normal_code
from integration_desk.core.records import as_values, changed
from integration_desk.core.words import T
from integration_desk.referrals import Referral
from integration_desk.store import Catalogue, Desk, create_desk
from tests.clients.people import AMINA, CLINIC, MOHAMMED, OKSANA, amina, put
from tests.referrals.desk_with_clinic import case

TWIN = Client(family_name="Hasan", given_names="Amena", birth_date=PartialDate(1991), town="Kiel", never_call=True)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def everything(reader: Reader) -> dict[str, dict[str, Any]]:
    """Return every record that slices keep, by table and id, without the moments of change."""
    return {
        kind.__name__: {
            one.id: {name: value for name, value in as_values(one).items() if name != "changed_at"}
            for one in reader.all(kind)
        }
        for part in SLICES
        for kind in part.records
    }


def number_of(desk: Desk, client_id: str) -> str:
    return str(desk.ask(lambda reader: reader.get(Client, client_id)).file_number)


def pairs_of(desk: Desk) -> list[DuplicatePair]:
    """Return the pairs when all files are compared."""
    desk.likeness.catch_up()
    return desk.ask(duplicate_pairs)


def twins(desk: Desk) -> tuple[str, str]:
    """Register Amina twice: her other file has a household, relations, a language, a consent and a referral."""
    kept = amina(desk)
    other = put(
        desk,
        TWIN,
        languages=(ClientLanguage(language="ar"), ClientLanguage(language="tr")),
        contact_points=(ContactPoint(kind="mobile", value="+49 151 23456789"),),
        documents=(ClientDocument(kind="passport", number="N0123456"),),
        consents=(CLINIC,),
    )
    child = put(desk, Client(family_name="Hassan", given_names="Noor"))
    household = desk.run(create_household, client_id=other).result
    desk.run(join_household, household_id=household, client_id=child, relation="child")
    desk.run(set_relation, client_id=kept, relative_id=other, relation="sibling")
    return kept, other


def test_pairs_come_with_reasons_and_the_likeliest_first(desk: Desk) -> None:
    kept, other = twins(desk)
    put(desk, OKSANA)
    again = put(desk, changed(OKSANA, birth_date=None))
    pairs = pairs_of(desk)
    assert {pairs[0].first.id, pairs[0].second.id} == {kept, other}
    reasons = ["same document number", "same phone", "name sounds alike", "same birth year"]
    assert [str(one) for one in pairs[0].why] == reasons
    assert again in {pairs[1].first.id, pairs[1].second.id}
    assert len(pairs) == 2


def test_people_who_share_a_phone_or_a_first_name_are_no_pair(desk: Desk) -> None:
    phone = (ContactPoint(kind="mobile", value="0151 2345 6789"),)
    put(desk, AMINA, contact_points=phone)
    put(desk, MOHAMMED, contact_points=phone)
    put(desk, Client(family_name="Petrova", given_names="Amina", birth_date=PartialDate(1970)))
    assert pairs_of(desk) == []


def test_two_persons_are_not_offered_again_until_that_is_undone(desk: Desk) -> None:
    kept, other = twins(desk)
    desk.run(not_duplicate, client_id=other, other_id=kept)
    assert pairs_of(desk) == []
    desk.undo()
    assert len(pairs_of(desk)) == 1


def test_statistics_learn_of_no_pair(desk_for: Callable[[str], Desk]) -> None:
    assert desk_for("statistics").ask(duplicate_pairs) == []


def test_what_is_filled_in_and_what_is_safer_is_suggested() -> None:
    kept = changed(AMINA, may_call=True, town="")
    chosen = suggested_choices(kept, TWIN)
    assert chosen["town"] == chosen["never_call"] == chosen["may_call"] == "other"
    assert chosen["native_name"] == chosen["family_name"] == "keep"


@command("sample.renumber", T("Give another file number"), CLIENTS_WRITE, undoable=False)
def renumber(tx: Transaction, *, client_id: str, number: str) -> None:
    """Give a file a number that chance gives seldom."""
    tx.update(tx.get(Client, client_id), file_number=number)


def test_an_earlier_number_of_letters_alone_is_found(desk: Desk) -> None:
    kept, other = twins(desk)
    made = (code_for(f"ABCDE{one}", "F") for one in "ABCDEFGHJKMNPQRSTVWXYZ")
    number = next(code for code in made if normal_code(code) and not any(one.isdigit() for one in code))
    desk.run(renumber, client_id=other, number=number)
    desk.run(merge, keep_id=kept, other_id=other, choices={})
    assert [(hit.id, str(hit.why[0])) for hit in desk.ask(find_clients, number)] == [(kept, "earlier file number")]


def test_all_that_belongs_to_the_other_file_follows(desk: Desk) -> None:
    kept, other = twins(desk)
    number = number_of(desk, other)
    desk.run(merge, keep_id=kept, other_id=other, choices={"birth_date": "other", "town": "keep"})
    client = desk.ask(lambda reader: reader.get(Client, kept))
    assert (client.birth_date, client.town, client.never_call) == (PartialDate(1991), "", True)
    assert desk.ask(lambda reader: reader.find(Client, other)) is None
    languages = desk.ask(lambda reader: reader.all(ClientLanguage, "client_id = :id", {"id": kept}))
    assert sorted(one.language for one in languages) == ["ar", "en", "tr"]
    members = desk.ask(lambda reader: reader.all(HouseholdMember, "client_id = :id", {"id": kept}))
    assert len(members) == 1
    relations = desk.ask(lambda reader: reader.all(Relation, "client_id = :id", {"id": kept}))
    assert [one.relation for one in relations] == ["child"]
    [hit] = desk.ask(find_clients, number)
    assert (hit.id, [str(one) for one in hit.why]) == (kept, ["earlier file number"])
    assert any("Merged" in str(entry.title) for entry in desk.ask(timeline, kept))


def test_what_other_parts_keep_about_the_client_follows_and_comes_back(desk: Desk) -> None:
    sent = case(desk)
    referral = sent.sent()
    kept = put(desk, AMINA)
    before = desk.ask(everything)
    merged = desk.run(merge, keep_id=kept, other_id=sent.client).result
    assert desk.ask(lambda reader: reader.get(Referral, referral)).client_id == kept
    assert [one.client_id for one in desk.ask(lambda reader: reader.all(Disclosure))] == [kept]
    desk.run(unmerge, merge_id=merged)
    assert desk.ask(everything) == before


def test_merging_and_taking_apart_changes_nothing_even_after_a_restart(
    desk_path: Path, desk_file: Any, open_as: Callable[[Path, str], Desk]
) -> None:
    desk = open_as(desk_path, "Rosa Meyer")
    kept, other = twins(desk)
    before = desk.ask(everything)
    merged = desk.run(merge, keep_id=kept, other_id=other).result
    desk.close()
    desk = open_as(desk_path, "Rosa Meyer")
    desk.run(unmerge, merge_id=merged)
    assert desk.ask(everything) == before
    assert {hit.id for hit in desk.ask(find_clients, number_of(desk, other))} == {other}


def test_undo_and_redo_of_both(desk: Desk) -> None:
    kept, other = twins(desk)
    apart = desk.ask(everything)
    merged = desk.run(merge, keep_id=kept, other_id=other).result
    together = desk.ask(everything)
    desk.undo()
    assert desk.ask(everything) == apart
    desk.redo()
    assert desk.ask(everything) == together
    desk.run(unmerge, merge_id=merged)
    desk.undo()
    assert desk.ask(everything) == together


def test_what_was_entered_since_stays_with_the_kept_file(desk: Desk) -> None:
    kept, other = twins(desk)
    merged = desk.run(merge, keep_id=kept, other_id=other).result
    client = desk.ask(lambda reader: reader.get(Client, kept))
    desk.run(edit, client=changed(client, town="Rostock"))
    desk.run(unmerge, merge_id=merged)
    files = {one.id: one for one in desk.ask(lambda reader: reader.all(Client))}
    assert (files[kept].town, files[other].town) == ("Rostock", "Kiel")
    assert not files[kept].never_call


def test_files_are_taken_apart_in_the_order_in_which_they_were_merged(desk: Desk) -> None:
    kept, other = twins(desk)
    third = put(desk, AMINA)
    before = desk.ask(everything)
    first = desk.run(merge, keep_id=other, other_id=third).result
    second = desk.run(merge, keep_id=kept, other_id=other).result
    with pytest.raises(InvalidError, match="merged into this one later"):
        desk.run(unmerge, merge_id=first)
    desk.run(unmerge, merge_id=second)
    desk.run(unmerge, merge_id=first)
    assert desk.ask(everything) == before


def test_a_file_is_not_merged_with_itself_nor_by_unknown_choices(desk: Desk) -> None:
    kept, other = twins(desk)
    with pytest.raises(InvalidError):
        desk.run(merge, keep_id=kept, other_id=kept)
    with pytest.raises(InvalidError):
        desk.run(merge, keep_id=kept, other_id=other, choices={"file_number": "other"})


def test_the_head_of_another_household_is_head_again(desk: Desk) -> None:
    kept, other = twins(desk)
    desk.run(create_household, client_id=kept)
    before = desk.ask(everything)
    merged = desk.run(merge, keep_id=kept, other_id=other).result
    assert len(desk.ask(lambda reader: reader.all(HouseholdMember, "client_id = :id", {"id": kept}))) == 1
    desk.run(unmerge, merge_id=merged)
    assert desk.ask(everything) == before


NAMES = st.sampled_from(["", "Amina", "Amena", "آمنة", "Noor"])
PEOPLE = st.builds(
    Client,
    family_name=st.sampled_from(["Hassan", "Hasan", "Ali"]),
    given_names=NAMES,
    town=st.text("abc", max_size=3),
    birth_date=st.none() | st.builds(PartialDate, st.integers(1950, 2000)),
    nationalities=st.lists(st.sampled_from(["SY", "UA"]), unique=True, max_size=2).map(tuple),
    schooling_years=st.none() | st.integers(0, 20),
    never_call=st.booleans(),
)
CHOICES = st.dictionaries(st.sampled_from(["town", "birth_date", "given_names"]), st.sampled_from(["keep", "other"]))
LANGUAGES = st.lists(st.builds(ClientLanguage, language=st.sampled_from(["ar", "tr", "en"])), max_size=2).map(tuple)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("merging") / "shared.desk"
    member = Member(name="Rosa Meyer", roles=("coordinator", "caseworker"))
    desk = create_desk(path, Catalogue.of(SLICES), centre=Centre(name="Kiel"), member=member, passphrase="a long one")
    yield desk
    desk.close()


@FEW
@given(
    PEOPLE,
    PEOPLE,
    LANGUAGES,
    LANGUAGES,
    CHOICES,
    st.booleans(),
)
def test_merge_then_unmerge_is_nothing_at_all(
    shared: Desk,
    one: Client,
    two: Client,
    mine: tuple[ClientLanguage, ...],
    theirs: tuple[ClientLanguage, ...],
    choices: dict[str, str],
    related: bool,
) -> None:
    kept, other = put(shared, one, languages=mine), put(shared, two, languages=theirs)
    if related:
        shared.run(create_household, client_id=other)
        shared.run(set_relation, client_id=kept, relative_id=other, relation="spouse")
    before = shared.ask(everything)
    merged = shared.run(merge, keep_id=kept, other_id=other, choices=choices).result
    assert shared.ask(everything) != before
    shared.run(unmerge, merge_id=merged)
    assert shared.ask(everything) == before


def test_today_tells_how_many_pairs_wait_and_leads_to_them(desk: Desk) -> None:
    def lines() -> list[tuple[str, str]]:
        section = next(one for one in SLICE.today if one.id == "clients.duplicates")
        desk.likeness.catch_up()
        return [(str(line.title), line.place.kind) for line in desk.ask(section.query)]

    assert lines() == []
    first, second = put(desk, AMINA), put(desk, AMINA)
    assert lines() == [("Amina Hassan · Amina Hassan", "duplicate")]
    desk.run(not_duplicate, client_id=first, other_id=second)
    assert lines() == []
    put(desk, AMINA)
    put(desk, AMINA)
    pair = ("Amina Hassan · Amina Hassan", "duplicate")
    assert lines() == [("5 pairs of files may be one person", "duplicates"), pair, pair, pair]
