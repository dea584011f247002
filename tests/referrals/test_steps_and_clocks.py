"""Every step from every state, and the clock of each urgency as the hours go by."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from integration_desk.core.commands import Command
from integration_desk.core.records import changed
from integration_desk.referrals import (
    SLICE,
    ReferralView,
    attended,
    complete,
    fail,
    find_referrals,
    missed,
    no_answer,
    record_reply,
    referral_counts,
    referral_view,
    send,
    set_appointment,
    withdraw,
)
from integration_desk.referrals.rules import FOLLOWS, StepRefusedError
from integration_desk.store import Catalogue, Desk, Sources, open_with_recovery
from tests.desks import DeskFile
from tests.referrals.desk_with_clinic import Case, case

Step = tuple[Command, dict[str, Any]]
DAY = date(2026, 12, 1)
STEPS: dict[str, Step] = {
    "no_answer": (no_answer, {}),
    "appointment": (set_appointment, {"appointment_date": DAY}),
    "attended": (attended, {}),
    "missed": (missed, {}),
    "completed": (complete, {"outcome": "She has a doctor"}),
    "withdrawn": (withdraw, {"reason": "She moved away"}),
    "failed": (fail, {"reason": "Nobody there"}),
}
WAYS: dict[str, tuple[str, ...]] = {
    "sent": (),
    "no_answer": ("no_answer",),
    "accepted": ("accepted",),
    "declined": ("not_eligible",),
    "appointment": ("appointment",),
    "missed": ("appointment", "missed"),
    "attended": ("appointment", "attended"),
    "completed": ("appointment", "attended", "completed"),
    "withdrawn": ("withdrawn",),
    "failed": ("failed",),
}


def state(amina: Case, referral: str) -> str:
    return str(amina.desk.ask(referral_view, referral).referral.state)


def go(amina: Case, referral: str, step: str) -> None:
    if step in STEPS:
        command, values = STEPS[step]
        amina.desk.run(command, referral_id=referral, **values)
    else:
        code = amina.desk.ask(referral_view, referral).referral.number
        amina.desk.run(record_reply, code=code, reply=step)


@pytest.mark.parametrize("origin", sorted(WAYS))
def test_each_step_is_taken_and_undone_or_refused_and_leaves_no_trace(desk: Desk, origin: str) -> None:
    amina = case(desk)
    referral = amina.sent()
    for step in WAYS[origin]:
        go(amina, referral, step)
    assert state(amina, referral) == origin
    before = _seen(amina, referral)
    for after in STEPS:
        if after in FOLLOWS[origin]:
            go(amina, referral, after)
            assert state(amina, referral) == after
            desk.undo()
        else:
            with pytest.raises(StepRefusedError, match="cannot become"):
                go(amina, referral, after)
        assert _seen(amina, referral) == before, after


def _seen(amina: Case, referral: str) -> ReferralView:
    """Return a referral with its steps, but for the moment of its last change: undoing is one."""
    view = amina.desk.ask(referral_view, referral)
    return attrs.evolve(view, referral=changed(view.referral, changed_at=None))


class Hours:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def amina(desk_path: Path, desk_file: DeskFile, catalogue: Catalogue, hours: Hours) -> Iterator[Case]:
    """Return a case at a desk whose clock the test moves on."""
    desk = open_with_recovery(desk_path, catalogue, desk_file.recovery, member="Rosa Meyer", sources=Sources(now=hours))
    yield case(desk)
    desk.close()


@pytest.fixture
def silent(amina: Case) -> Callable[[], list[str]]:
    """Return what the list, the counts and the page agree to be silent."""

    def found() -> list[str]:
        rows, total = amina.desk.ask(find_referrals, silent=True)
        assert total == len(rows) == amina.desk.ask(referral_counts)["silent"]
        assert all(amina.desk.ask(referral_view, row.id).silent for row in rows)
        return [row.id for row in rows]

    return found


@pytest.mark.parametrize(("urgency", "within"), [("emergency", 24), ("urgent", 72), ("normal", 14 * 24)])
def test_a_referral_falls_silent_when_its_hours_are_over_and_speaks_when_it_is_answered(
    amina: Case, hours: Hours, silent: Callable[[], list[str]], urgency: str, within: int
) -> None:
    referral = amina.sent(urgency=urgency)
    hours.now += timedelta(hours=within, minutes=-1)
    assert silent() == []
    hours.now += timedelta(minutes=2)
    assert silent() == [referral]
    assert str(amina.desk.ask(find_referrals, silent=True)[0][0].next_step) == "Call: no answer came"
    assert [one.place.id for section in SLICE.today for one in amina.desk.ask(section.query)] == [referral]
    go(amina, referral, "no_answer")
    assert silent() == [referral], "that nobody answered is no answer"
    go(amina, referral, "other")
    assert silent() == []


def test_the_most_urgent_falls_silent_first(amina: Case, hours: Hours, silent: Callable[[], list[str]]) -> None:
    amina.agree()
    made = {urgency: amina.draft(urgency=urgency) for urgency in ("normal", "urgent", "emergency")}
    for one in made.values():
        amina.desk.run(send, referral_id=one)
    hours.now += timedelta(hours=25)
    assert silent() == [made["emergency"]]
    hours.now += timedelta(hours=48)
    assert silent() == [made["emergency"], made["urgent"]]
    hours.now += timedelta(days=12)
    assert silent() == [made["emergency"], made["urgent"], made["normal"]]


def test_an_appointment_that_passed_asks_whether_the_client_was_there(amina: Case, hours: Hours) -> None:
    referral = amina.sent()
    day = hours.now.astimezone().date() + timedelta(days=3)
    amina.desk.run(set_appointment, referral_id=referral, appointment_date=day)
    assert str(amina.desk.ask(find_referrals)[0][0].next_step) == "Appointment"
    hours.now += timedelta(days=4)
    assert str(amina.desk.ask(find_referrals)[0][0].next_step) == "Ask whether the client was there"


def test_what_today_calls_urgent_is_what_its_list_shows(amina: Case, hours: Hours) -> None:
    urgent, asked, calm = amina.sent(urgency="emergency"), amina.sent(), amina.sent()
    day = hours.now.astimezone().date() + timedelta(days=1)
    amina.desk.run(set_appointment, referral_id=asked, appointment_date=day)
    section = next(one for one in SLICE.today if one.id == "referrals.urgent")

    def shown() -> list[str]:
        rows, _ = amina.desk.ask(find_referrals, **{section.place.option("filter"): True})
        assert [one.place.id for one in amina.desk.ask(section.query)] == [row.id for row in rows]
        return [row.id for row in rows]

    assert shown() == [urgent]
    hours.now += timedelta(days=2)
    assert shown() == [asked], "the urgent one is silent by now, which has a list of its own"
    assert calm not in shown()
