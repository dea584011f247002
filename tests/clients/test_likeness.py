"""Pairs of files that may be one person's: found by the desk itself, kept in the file, true after all that is done."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from integration_desk.clients import (
    SLICE,
    Client,
    ClientDocument,
    ContactPoint,
    duplicate_pairs,
    duplicates_page,
    edit,
    merge,
    unmerge,
)
from integration_desk.clients.model import CLIENTS_WRITE
from integration_desk.clients.queries.alike import Face, compare_files
from integration_desk.clients.queries.candidates import plain_number
from integration_desk.clients.queries.matching import Draft, compare
from integration_desk.clients.ui import PAGES, DuplicatesPage
from integration_desk.core.access import Reader, Transaction
from integration_desk.core.commands import command
from integration_desk.core.dates import PartialDate
from integration_desk.core.likeness import Compared
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.core.values import to_columns
from integration_desk.core.words import T
from integration_desk.store import Desk
from tests.clients.desktop import Room, settle, show
from tests.clients.people import AMINA, MOHAMMED, OKSANA, put
from tests.clients.test_merging import pairs_of, twins

MANY, LONG = 130, 1100


@command("clients.put_many", T("Put many"), CLIENTS_WRITE)
def put_many(tx: Transaction, *, clients: tuple[Client, ...]) -> None:
    """Save many clients in one step, as an import does."""
    tx.insert_many(changed(client, id=tx.new_id()) for client in clients)


def strangers(count: int) -> tuple[Client, ...]:
    """Return people of whom no two are alike, and the last of whom stands there twice."""
    letters = "bcdfghjklmnprst"
    names = [
        f"{one}a{two}e{three}o".capitalize() for one in letters for two in letters for three in letters if one < two
    ]
    people = [
        Client(family_name=name, given_names=other, birth_date=PartialDate(1900 + place % 100))
        for place, (name, other) in enumerate(pairwise(names[:: len(names) // (count + 2)]))
    ][:count]
    return (*people, people[-1])


def lines(desk: Desk) -> list[str]:
    """Return what Today says, without comparing anybody."""
    section = next(one for one in SLICE.today if one.id == "clients.duplicates")
    return [str(line.title) for line in desk.ask(section.query)]


def test_what_is_registered_is_compared_by_the_desk_itself_and_undo_takes_the_pair_away(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.likeness.begin()
    put(desk, AMINA)
    put(desk, AMINA)
    qtbot.waitUntil(lambda: lines(desk) == ["Amina Hassan · Amina Hassan"], timeout=10_000)
    desk.undo()
    assert lines(desk) == []
    desk.redo()
    qtbot.waitUntil(lambda: len(lines(desk)) == 1, timeout=10_000)


def test_an_edit_makes_a_pair_and_ends_one(desk: Desk) -> None:
    put(desk, AMINA)
    other = put(desk, OKSANA)
    assert pairs_of(desk) == []
    twin = desk.ask(lambda reader: reader.get(Client, other))
    names = {"family_name": "Hassan", "given_names": "Amina", "native_name": "", "birth_date": AMINA.birth_date}
    desk.run(edit, client=changed(twin, **names))
    assert [str(pair.why[0]) for pair in pairs_of(desk)] == ["same name"]
    desk.undo()
    assert pairs_of(desk) == []


def test_merging_taking_apart_and_undo_keep_the_pairs_true(desk: Desk) -> None:
    kept, other = twins(desk)
    assert len(pairs_of(desk)) == 1
    merged = desk.run(merge, keep_id=kept, other_id=other).result
    assert desk.ask(duplicate_pairs) == []
    assert pairs_of(desk) == []
    desk.run(unmerge, merge_id=merged)
    assert len(pairs_of(desk)) == 1
    desk.undo()
    assert pairs_of(desk) == []


def test_many_at_once_are_compared_and_undone(desk: Desk) -> None:
    put(desk, changed(AMINA, family_name="Old"))
    desk.run(put_many, clients=(*strangers(MANY), changed(AMINA, family_name="Old")))
    assert len(pairs_of(desk)) == 2
    desk.undo()
    assert desk.ask(duplicate_pairs) == []
    assert desk.ask(lambda reader: reader.value("SELECT count(*) FROM likeness_waiting")) == 0


def test_what_was_not_finished_is_compared_after_the_next_start(
    desk_path: Path, open_as: Callable[[Path, str], Desk]
) -> None:
    desk = open_as(desk_path, "Rosa Meyer")
    desk.run(put_many, clients=strangers(MANY))
    desk.close()
    desk = open_as(desk_path, "Rosa Meyer")
    assert desk.ask(duplicate_pairs) == []
    assert len(pairs_of(desk)) == 1


def test_a_long_comparison_that_was_stopped_goes_on_where_it_was(
    desk_path: Path, open_as: Callable[[Path, str], Desk]
) -> None:
    def waiting(desk: Desk) -> int:
        return int(desk.ask(lambda reader: reader.value("SELECT count(*) FROM likeness_waiting")))

    desk = open_as(desk_path, "Rosa Meyer")
    desk.run(put_many, clients=(AMINA, AMINA, *strangers(LONG)))
    desk.subscribe(lambda _change: desk.likeness.pause())
    desk.likeness.catch_up()
    assert 0 < waiting(desk) < LONG
    found = {pair.id for pair in desk.ask(duplicate_pairs)}
    desk.close()
    desk = open_as(desk_path, "Rosa Meyer")
    left = waiting(desk)
    assert 0 < left < LONG
    assert set() < found < {pair.id for pair in pairs_of(desk)}
    assert waiting(desk) == 0


def test_comparing_leaves_no_step_no_trace_and_no_undo(desk: Desk) -> None:
    put(desk, AMINA)
    put(desk, AMINA)

    def traces() -> tuple[int, ...]:
        counts = "SELECT (SELECT count(*) FROM step), (SELECT count(*) FROM journal), (SELECT count(*) FROM audit)"
        return tuple(desk.ask(lambda reader: reader.rows(counts))[0].values())

    before, undo = traces(), str(desk.undo_name())
    assert len(pairs_of(desk)) == 1
    assert (traces(), str(desk.undo_name())) == (before, undo)


def test_pages_are_told_of_pairs_that_were_found(desk: Desk) -> None:
    told: list[frozenset[tuple[str, str]]] = []
    put(desk, AMINA)
    put(desk, AMINA)
    desk.subscribe(lambda change: told.append(change.touched))
    desk.likeness.catch_up()
    assert told == [frozenset({("likeness", "")})]


def test_who_may_not_know_the_reason_learns_of_no_pair(desk: Desk, desk_for: Callable[[str], Desk]) -> None:
    permit = "RP7654321"
    put(desk, changed(AMINA, permit_number=permit))
    put(desk, changed(MOHAMMED, permit_number=permit))
    assert [str(one) for one in pairs_of(desk)[0].why] == ["same document number"]
    assert desk_for("trainer").ask(duplicate_pairs) == []
    assert desk_for("statistics").ask(lambda reader: reader.rows("SELECT * FROM likeness")) == []


def test_pairs_are_found_by_name_and_file_number(desk: Desk) -> None:
    kept, _other = twins(desk)
    put(desk, OKSANA)
    put(desk, OKSANA)
    assert len(pairs_of(desk)) == 2
    number = desk.ask(lambda reader: reader.get(Client, kept)).file_number
    for words in ("Hassan", "Hassan Amina", number):
        rows, total = desk.ask(duplicates_page, words=words)
        assert (len(rows), total) == (1, 1)
    assert desk.ask(duplicates_page, words="Nobody") == ([], 0)
    assert len(desk.ask(duplicates_page, offset=1)[0]) == 1


def test_few_and_many_files_are_judged_alike(desk: Desk) -> None:
    desk.run(put_many, clients=(*strangers(MANY), AMINA, changed(AMINA, given_names="Amena"), OKSANA, OKSANA))

    def pairs(reader: Reader, lots: tuple[tuple[int, ...], ...]) -> set[tuple[int, int, float]]:
        found: Iterator[Compared | None] = (one for lot in lots for one in compare_files(reader, lot, {}))
        return {pair for one in found if one is not None for pair in one.pairs}

    rows = tuple(desk.ask(lambda reader: [row["rowno"] for row in reader.rows("SELECT rowno FROM client ORDER BY 1")]))
    together = desk.ask(pairs, (rows,))
    assert len(together) == 3
    assert desk.ask(pairs, tuple((row,) for row in rows)) == together


NAMES = st.sampled_from(["", "Amina", "Amena", "آمنة حسن", "Hassan", "Hasan Ali", "Al-Hassan", "Noor", "李小龙", "Li"])
PEOPLE = st.builds(
    Client,
    family_name=NAMES,
    given_names=NAMES,
    native_name=NAMES,
    maiden_name=NAMES,
    preferred_name=NAMES,
    birth_date=st.none() | st.builds(PartialDate, st.integers(1989, 1992)) | st.just(PartialDate(1991, 3, 14)),
    permit_number=st.sampled_from(["", "RP123456", "rp-123456", "12"]),
)
PHONES = st.lists(st.sampled_from(["0151 23456789", "+49 151 23456789", "0151 1116789", "12"]), max_size=2)


@settings(max_examples=300, deadline=None)
@given(PEOPLE, PEOPLE, PHONES, PHONES)
def test_the_quick_comparison_says_what_the_one_with_reasons_says(
    one: Client, other: Client, mine: list[str], theirs: list[str]
) -> None:
    def said(client: Client, phones: list[str], against: Client, others: list[str]) -> float:
        points = [ContactPoint(kind="mobile", value=phone) for phone in phones]
        draft = Draft.of(client, points, [ClientDocument(number="")])
        return compare(draft, against, others, [plain_number(against.permit_number)], "DE")[0]

    expected = max(said(one, mine, other, theirs), said(other, theirs, one, mine))
    faces = [Face(to_columns(client), phones, ()) for client, phones in ((one, mine), (other, theirs))]
    assert faces[0].score(faces[1], "DE") == faces[1].score(faces[0], "DE") == pytest.approx(max(expected, 0))


def test_the_page_says_what_is_still_to_be_compared_and_goes_on(qtbot: QtBot, desk: Desk) -> None:
    desk.run(put_many, clients=strangers(MANY))
    desk.likeness.pause()
    page = show(qtbot, PAGES["duplicates"](Room(desk), Place("duplicates")))
    assert isinstance(page, DuplicatesPage)
    assert page.comparing.text() == f"{MANY + 1} files are still to be compared."
    assert page.go_on.isVisible()
    desk.likeness.catch_up()
    page.refresh()
    settle(qtbot, page)
    assert page.table.rows.total == 1
    assert not page.comparing.isVisible()
