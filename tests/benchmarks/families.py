"""Family cases, many of them open: their deadlines worked out anew, and a page of the list in each order."""

import random
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from integration_desk.app import SLICES
from integration_desk.clients import Client, local_day
from integration_desk.core.access import Transaction
from integration_desk.core.centre import Centre, Member
from integration_desk.core.commands import command
from integration_desk.core.dates import PartialDate
from integration_desk.core.records import Record
from integration_desk.core.words import T
from integration_desk.family_reunification import (
    FAMILY_WRITE,
    FamilyCase,
    FamilyEvent,
    FamilyMember,
    FamilyStep,
    find_families,
    recompute,
)
from integration_desk.packs import save_pack, shipped_texts
from integration_desk.store import Catalogue, Desk, create_desk
from tests.benchmarks.measuring import Row, part, seconds, told

CASES = 20_000
PAGE = 100
ROUNDS = 5
BAR, PAGE_BAR = 1.0, 0.150
PACK = "eu-family_reunification"
_EVENTS = ("status_granted", "application_filed", "decision_notified", "visa_issued", "entry", "permit_issued")
_ORDERS = ("next", "client", "state", "ages", "number", "responsible", "opened")


@command("sample.fill_families", T("Fill the family cases"), FAMILY_WRITE, undoable=False)
def fill(tx: Transaction, *, cases: int) -> int:
    """Open so many cases, each some way on, with three members and eighteen steps."""
    return tx.insert_many(_records(tx, cases))


def _records(tx: Transaction, cases: int) -> Iterator[Record]:
    chance, today = random.Random(7), local_day(tx.now)

    def new_id() -> str:
        return str(UUID(int=chance.getrandbits(128)))

    for place in range(cases):
        client, case = new_id(), new_id()
        yield Client(id=client, file_number=f"F-{place}", family_name=f"Family {place % 4000}", given_names="Amina")
        yield FamilyCase(
            id=case, number=f"K-{place}", client_id=client, pack_id=PACK, opened_on=today,
            sponsor_status=chance.choice(("refugee", "refugee", "permit")), responsible_id=tx.person.id,
        )  # fmt: skip
        members = [new_id() for _ in range(3)]
        for member, relation in zip(members, ("spouse", "child", "child"), strict=True):
            born = PartialDate(
                chance.randrange(1975, 2000) if relation == "spouse" else chance.randrange(2005, 2025), 5
            )
            yield FamilyMember(id=member, case_id=case, relation=relation, given_names="Omar", birth_date=born)
        begun = today - timedelta(days=chance.randrange(700))
        for number, event in enumerate(_EVENTS[: chance.randrange(1, 7)]):
            of = members[0] if number > 2 else ""
            happened = begun + timedelta(days=40 * number)
            yield FamilyEvent(id=new_id(), case_id=case, event=event, happened_on=happened, member_id=of)
        for number in range(18):
            done = today if number < 3 else None
            yield FamilyStep(
                id=new_id(), case_id=case, step=f"step{number}", position=number, title="Ask", done_on=done
            )


def _desk(folder: Path) -> Desk:
    member = Member(
        name="Rosa Meyer", roles=("caseworker", "coordinator", "administrator"), permissions=("family",)
    )  # fmt: skip
    path, centre = folder / "families.desk", Centre(name="A large centre")
    return create_desk(path, Catalogue.of(SLICES), centre=centre, member=member, passphrase="many large families")


def families(folder: Path) -> list[Row]:
    """Measure the reckoning of all cases, with and without anything to save, and a page in its dearest order."""
    desk = _desk(folder)
    try:
        desk.run(fill, cases=CASES)
        first = seconds(lambda: desk.run(recompute))
        again = part([seconds(lambda: desk.run(recompute)) for _ in range(ROUNDS)], 0.5)
        desk.run(save_pack, text=shipped_texts()[PACK].replace('period = "P9M"', 'period = "P10M"', 1))
        moved: list[int] = []
        changed = seconds(lambda: moved.append(int(desk.run(recompute).result)))
        times = {name: _taken(partial(desk.ask, find_families, limit=PAGE, order=name, open=True)) for name in _ORDERS}
    finally:
        desk.close()
    dearest = max(times, key=lambda name: times[name])
    note = f"at first, when every case is saved, {told(first)}; a changed pack that moved {moved[0]:,}: {told(changed)}"
    return [
        Row(f"deadlines of {CASES:,} family cases", told(again), "–", "–", told(BAR), note, met=again <= BAR),
        Row(
            f"a page of {CASES:,} family cases", told(times[dearest]), "–", "–", told(PAGE_BAR), f"by {dearest}",
            met=times[dearest] <= PAGE_BAR,
        ),
    ]  # fmt: skip


def _taken(work: partial[object]) -> float:
    work()
    return part([seconds(work) for _ in range(ROUNDS)], 0.5)
