"""What a command saves, what undo takes back, and what a failure leaves."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.core.changes import Change
from integration_desk.core.errors import CancelledError, DeniedError, InvalidError
from integration_desk.store import Desk, bar_this_thread, open_desk, unbar_this_thread
from tests.store.things import CATALOGUE, Part, Thing, add, fail, found, many, names, remove, rename

TYPED = st.characters(exclude_categories=["Cs"])


def test_a_saved_record_is_read_back_and_its_change_names_the_rows(things: Desk) -> None:
    change = things.run(add, thing=Thing(name="Amina", tags=("ar", "en")), parts=(Part(number="C01"),))
    assert str(change.name) == "Add Amina"
    assert {table for table, _ in change.touched} == {"thing", "part"}
    saved = things.ask(lambda reader: reader.get(Thing, change.result))
    assert (saved.name, saved.tags) == ("Amina", ("ar", "en"))
    assert saved.created_at is not None


def test_undo_and_redo_walk_back_and_forth_by_name(things: Desk) -> None:
    change = things.run(add, thing=Thing(name="Amina"), parts=(Part(number="C01"),))
    things.run(rename, thing=change.result, name="Bernadette")
    things.run(remove, thing=change.result)
    assert things.ask(names) == []
    assert str(things.undo_name()) == "Remove a thing"
    things.undo()
    assert things.ask(names) == ["Bernadette"]
    assert things.ask(found, "c01") == ["Bernadette"]
    things.undo()
    assert things.ask(names) == ["Amina"]
    things.undo()
    assert things.ask(names) == []
    assert things.undo() is None
    things.redo()
    things.redo()
    assert things.ask(names) == ["Bernadette"]
    assert things.ask(found, "bernad") == ["Bernadette"]
    assert things.ask(found, "amina") == []


def test_a_new_command_forgets_what_could_be_redone(things: Desk) -> None:
    things.run(add, thing=Thing(name="A"))
    things.undo()
    things.run(add, thing=Thing(name="B"))
    assert things.redo_name() is None
    assert things.redo() is None


def test_the_last_hundred_steps_can_be_undone(things: Desk) -> None:
    for number in range(103):
        things.run(add, thing=Thing(name=f"Thing {number}"))
    undone = 0
    while things.undo() is not None:
        undone += 1
    assert undone == 100
    assert len(things.ask(names)) == 3


def test_a_failure_half_way_saves_nothing(things: Desk) -> None:
    with pytest.raises(ValueError, match="half way"):
        things.run(fail)
    assert things.ask(names) == []
    assert things.undo_name() is None


def test_a_record_with_a_field_missing_is_refused_by_the_name_of_the_field(things: Desk) -> None:
    with pytest.raises(InvalidError) as refused:
        things.run(add, thing=Thing(name=""))
    assert [(problem.field, str(problem.text)) for problem in refused.value.problems] == [("name", "Name is needed.")]


def test_a_long_command_can_be_cancelled_with_nothing_half_done(things: Desk) -> None:
    begun = threading.Event()
    job = things.start(many, progress=lambda _done, _total: begun.set(), count=100_000)
    assert begun.wait(20)
    job.cancel()
    with pytest.raises(CancelledError):
        job.result()
    assert things.ask(names) == []


def test_a_long_query_can_be_cancelled_and_the_next_one_answers(things: Desk) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS c FROM n"
    begun = threading.Event()

    def count_for_ever(reader: object) -> object:
        begun.set()
        return reader.rows(endless)  # type: ignore[attr-defined]

    job = things.inquire(count_for_ever)
    assert begun.wait(20)
    while not job.future.done():
        job.cancel()
        threading.Event().wait(0.01)
    with pytest.raises(CancelledError):
        job.result()
    assert things.ask(names) == []


def test_pages_are_told_after_the_commit(things: Desk) -> None:
    seen: list[Change] = []
    stop = things.subscribe(seen.append)
    things.run(add, thing=Thing(name="Amina"))
    stop()
    things.run(add, thing=Thing(name="Omar"))
    assert [str(change.name) for change in seen] == ["Add Amina"]
    assert seen[0].touches("thing")


def test_the_thread_of_the_window_may_not_wait_for_the_store(things: Desk) -> None:
    bar_this_thread()
    try:
        with pytest.raises(RuntimeError, match="paints the window"):
            things.run(add, thing=Thing(name="Amina"))
    finally:
        unbar_this_thread()


def test_a_member_without_the_right_is_refused_and_that_is_recorded(things: Desk) -> None:
    reader = open_desk(things.path, CATALOGUE, "another passphrase", member="Stan")
    with pytest.raises(DeniedError):
        reader.run(add, thing=Thing(name="Amina"))
    reader.close()
    kinds = things.ask(lambda source: [row["kind"] for row in source.rows("SELECT kind FROM audit")])
    assert "denied" in kinds


def test_drafts_are_kept_replaced_forgotten_and_seen_by_their_writer_alone(things: Desk) -> None:
    things.save_draft("client", "", {"name": "Am"}).result()
    things.save_draft("client", "", {"name": "Amina"}).result()
    assert [draft.content for draft in things.drafts().result()] == [{"name": "Amina"}]
    other = open_desk(things.path, CATALOGUE, "another passphrase", member="Stan")
    assert other.drafts().result() == []
    other.close()
    things.discard_draft("client", "").result()
    assert things.draft("client", "").result() is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    note=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_is_saved_as_it_was_typed_and_undone(things: Desk, name: str, note: str) -> None:
    change = things.run(add, thing=Thing(name=name, note=note))
    saved = things.ask(lambda reader: reader.get(Thing, change.result))
    assert (saved.name, saved.note) == (name, note)
    things.undo()
    assert things.ask(names) == []
