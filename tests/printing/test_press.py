"""A long document under the press: one hears how far it is, and can stop it."""

from threading import Event

import pytest

from integration_desk.core.documents import Document, PageBreak, Paragraph
from integration_desk.core.errors import CancelledError
from integration_desk.printing import PressJob, render, start_render

LONG = Document("t", "en", tuple(block for n in range(40) for block in (Paragraph(f"Page {n}"), PageBreak())))


def test_it_makes_the_same_pdf_as_without() -> None:
    assert start_render(LONG).future.result(60) == render(LONG)


def test_it_tells_how_far_it_is_until_all_is_done() -> None:
    told: list[tuple[int, int]] = []
    render(LONG, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 80
    assert told[-1][0] == told[-1][1]


def test_it_stops_at_the_next_step_when_it_is_cancelled() -> None:
    begin, steps = Event(), []

    def make(tell: "object") -> bytes:
        begin.wait(60)
        return render(LONG, tell)  # type: ignore[arg-type]

    job = PressJob(make)

    def watch(done: int, _total: int) -> None:
        steps.append(done)
        job.cancel()

    job.watch = watch
    begin.set()
    with pytest.raises(CancelledError):
        job.future.result(60)
    assert len(steps) == 1


def test_what_goes_wrong_reaches_who_waits() -> None:
    def broken(_tell: object) -> bytes:
        raise ValueError("ink")

    with pytest.raises(ValueError, match="ink"):
        PressJob(broken).future.result(60)
