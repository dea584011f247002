"""The caseload over many open cases: a page in each order and with each filter, and the figures beside it."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from integration_desk.app import SLICES
from integration_desk.casework import (
    CASE_LIST,
    CASES_WRITE,
    CaseFile,
    CaseNote,
    Plan,
    PlanAction,
    PlanGoal,
    Task,
    caseload_figures,
    find_cases,
)
from integration_desk.clients import Client, Consent, local_day
from integration_desk.core.access import Transaction
from integration_desk.core.centre import Centre, Member
from integration_desk.core.commands import command
from integration_desk.core.records import Record
from integration_desk.core.words import T
from integration_desk.referrals import Referral
from integration_desk.store import Catalogue, Desk, create_desk, open_desk
from tests.benchmarks.measuring import Row, part, seconds, told

CASES = 20_000
PAGE = 100
ROUNDS = 7
BAR = 0.150
_PASSPHRASE = "a large caseload"
_FILTERS = ("mine", "no_next_step", "no_contact", "no_consent", "overdue", "on_hold")


@command("sample.fill_caseload", T("Fill the caseload"), CASES_WRITE, undoable=False)
def fill(tx: Transaction, *, cases: int) -> int:
    """Open so many cases, each with what a year of work leaves behind."""
    return tx.insert_many(_records(tx, cases, local_day(tx.now)))


def _records(tx: Transaction, cases: int, today: date) -> Iterator[Record]:
    chance = random.Random(5)

    def new_id() -> str:
        return str(UUID(int=chance.getrandbits(128)))

    def day(first: int, last: int) -> date:
        return today + timedelta(days=chance.randrange(first, last))

    for place in range(cases):
        client, case, plan, goal = (new_id() for _ in range(4))
        yield Client(id=client, file_number=f"F-{place}", family_name=f"Family {place % 4000}", given_names="Amina")
        status = chance.choice(("open",) * 8 + ("on_hold", "reopened"))
        number = f"C-{place}"
        mine = tx.person.id if place % 40 == 0 else new_id()
        opened = day(-400, 0)
        yield CaseFile(id=case, number=number, client_id=client, status=status, caseworker_id=mine, opened_on=opened)
        if chance.random() < 0.8:
            expires = chance.choice((None, day(-20, 300)))
            yield Consent(id=new_id(), client_id=client, purpose="record_keeping", given_on=opened, expires_on=expires)
        for _ in range(chance.randrange(6)):
            contact = chance.choice(("visit", "phone", "none"))
            yield CaseNote(id=new_id(), client_id=client, held_on=day(-200, 0), contact=contact, text="Rang. " * 20)
        if chance.random() < 0.7:
            yield Plan(id=plan, client_id=client, case_id=case)
            yield PlanGoal(id=goal, plan_id=plan, client_id=client, title="A flat")
            for _ in range(chance.randrange(4)):
                due, done = day(-20, 60), chance.choice((None, today))
                yield PlanAction(
                    id=new_id(), goal_id=goal, client_id=client, title="Ring the landlord", due_on=due, done_on=done
                )
        if chance.random() < 0.5:
            yield Task(id=new_id(), client_id=client, title="Write a letter", owner_id=mine, due_on=day(-5, 40))
        if chance.random() < 0.5:
            yield Referral(
                id=new_id(), client_id=client, service_id=new_id(), number=f"R-{place}", state="sent",
                recipient="Women's Clinic", answer_due=tx.now + timedelta(days=chance.randrange(-9, 9)),
            )  # fmt: skip


def _desk(folder: Path) -> Desk:
    member = Member(name="Rosa Meyer", roles=("caseworker", "coordinator"))
    path = folder / "caseload.desk"
    centre = Centre(name="A large centre")
    return create_desk(path, Catalogue.of(SLICES), centre=centre, member=member, passphrase=_PASSPHRASE)


def caseload(folder: Path) -> list[Row]:
    """Measure the page as it opens, the dearest of its orders and filters, and the figures."""
    desk = _desk(folder)
    try:
        desk.run(fill, cases=CASES)
    finally:
        desk.close()
    desk = open_desk(folder / "caseload.desk", Catalogue.of(SLICES), _PASSPHRASE)  # as on the days after they came
    try:
        opened = _taken(partial(desk.ask, find_cases, limit=PAGE))
        figures = _taken(partial(desk.ask, caseload_figures))
        asked: dict[str, dict[str, object]] = {
            **{f"by {column.name}": {"order": column.sort} for column in CASE_LIST.columns if column.sort},
            **{name.replace("_", " "): {name: True} for name in _FILTERS},
        }
        times = {name: _taken(partial(desk.ask, find_cases, limit=PAGE, **values)) for name, values in asked.items()}
    finally:
        desk.close()
    dearest = max(times, key=lambda name: times[name])
    return [
        _row("caseload page with its figures", opened + figures, f"page {told(opened)}, figures {told(figures)}"),
        _row("the dearest order or filter of it", times[dearest], dearest),
    ]


def _taken(work: partial[object]) -> float:
    work()  # the caches are warm, as after the first minutes of a day
    return part([seconds(work) for _ in range(ROUNDS)], 0.5)


def _row(what: str, taken: float, note: str) -> Row:
    return Row(f"{what}, {CASES:,} open cases", told(taken), "–", "–", told(BAR), note, met=taken <= BAR)
