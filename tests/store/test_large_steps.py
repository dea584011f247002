"""Steps of many rows: taken back and done again as one, told how far they are, refused whole."""

import pytest

from integration_desk.core.errors import CancelledError, StorageError
from integration_desk.store import Desk, check_desk
from tests.store.things import Part, Thing, add, found, many, names, rename

COUNT = 1300  # more than two lots


def test_a_large_import_is_undone_and_redone_whole_and_tells_how_far_it_is(things: Desk) -> None:
    things.run(many, count=COUNT)
    before = things.ask(names)
    assert (len(before), things.ask(found, "thing 1299")) == (COUNT, ["Thing 1299"])
    told: list[tuple[int, int]] = []
    things.start_undo("undo", lambda done, total: told.append((done, total))).result()
    assert things.ask(names) == []
    assert things.ask(found, "thing 1299") == []
    assert len(told) > 2
    assert told == sorted(told)
    assert all(total == COUNT for _, total in told)
    things.redo()
    assert things.ask(names) == before
    assert things.ask(found, "thing 1299") == ["Thing 1299"]
    assert all(finding.sound for finding in check_desk(things))


def test_an_import_of_which_one_row_was_changed_since_stays_whole(things: Desk) -> None:
    first = things.run(add, thing=Thing(name="Amina"), parts=tuple(Part(number=str(n)) for n in range(600))).result
    things.run(rename, thing=first, name="Bernadette")
    rename_step = things._undo.done.pop()
    assert str(rename_step.name) == "Rename a thing"
    with pytest.raises(StorageError, match="changed again since"):
        things.undo()
    assert things.ask(names) == ["Bernadette"]
    assert len(things.ask(lambda reader: reader.all(Part))) == 600


def test_undoing_a_large_import_can_be_cancelled_with_nothing_half_done(things: Desk) -> None:
    things.run(many, count=COUNT)
    job = things.start_undo("undo", lambda done, _total: job.cancel() if done else None)
    with pytest.raises(CancelledError):
        job.result()
    assert len(things.ask(names)) == COUNT
    things.undo()
    assert things.ask(names) == []
