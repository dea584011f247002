"""What happened in the health access cases of the sample centre, told in days before today."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any

from integration_desk.clients import Client
from integration_desk.core.records import changed
from integration_desk.demo.story import Scene, working_day
from integration_desk.health_access import (
    HealthAppointment,
    HealthCase,
    HealthLetter,
    HealthRefusal,
    HealthStep,
    add_step,
    case_view,
    change_case,
    check_entitlements,
    end_case,
    entitlement_check,
    find_barriers,
    make_appointment,
    note_appointment,
    note_refusal,
    note_result,
    open_case,
    write_letter,
)
from integration_desk.store import Desk

_SURGERY = "Harbour Road Surgery"
_FEWEST = 30  # clients, so that some are there two months before the end
_ORDER = 500  # after the referrals of the same day


class HealthStory:
    """Tells three cases: one on its way, one that waits for somebody, one that ended well."""

    def __init__(self, seed: int, day: date, clients: Sequence[Client]) -> None:
        self._chance = random.Random(f"health {seed}")  # noqa: S311 - a sample must be repeatable, and guards nothing
        self._day = day
        self._clients = clients
        self._cases: dict[str, str] = {}
        self._people: dict[str, Client] = {}

    def scenes(self, clients: int) -> Iterator[Scene]:
        """Yield what happens in the cases, in a centre with so many clients: a small one has none."""
        if clients < _FEWEST:
            return
        acts = (
            (60, self._open_well),
            (52, self._settle_well),
            (21, self._end_well),
            (9, self._refused),
            (6, self._answered),
            (4, self._waits),
        )
        for number, (days_ago, act) in enumerate(acts):
            yield Scene(days_ago, _ORDER + number, act)

    def _open(self, desk: Desk, name: str, **known: Any) -> str:
        taken = {person.id for person in self._people.values()}
        client = self._chance.choice([one for one in self._clients if one.id not in taken])
        self._people[name] = client
        speaks = client.interpreter_language or client.native_language
        case = HealthCase(needs_interpreter=client.needs_interpreter, interpreter_language=speaks, **known)
        self._cases[name] = str(desk.run(open_case, client_id=client.id, case=case).result)
        return self._cases[name]

    def _check(self, desk: Desk, case: str) -> None:
        """Check what the nearest rules say, for her status or the first that they know."""
        offered = desk.ask(entitlement_check, case)
        if offered.pack is not None and offered.pack.statuses:
            status = offered.status or offered.pack.statuses[0].id
            desk.run(check_entitlements, case_id=case, pack_id=offered.pack.id, status=status)

    def _refusal(self, days_ago: int, reason: str, **words: Any) -> HealthRefusal:
        day = self._day - timedelta(days=days_ago)
        return HealthRefusal(
            place=_SURGERY, refused_on=day, reason=reason, follow_up_on=day + timedelta(days=7), **words
        )

    # A case that ended well

    def _open_well(self, desk: Desk) -> None:
        case = self._open(desk, "well", doors=("family_doctor", "vaccination"))
        self._check(desk, case)
        desk.run(find_barriers, case_id=case, barriers=("system_not_known", "language"))
        desk.run(add_step, case_id=case, step=HealthStep(kind="register", due_on=self._day - timedelta(days=45)))

    def _settle_well(self, desk: Desk) -> None:
        case = self._cases["well"]
        day = self._day - timedelta(days=40)
        visit = HealthAppointment(day=day, at=time(10, 30), place=_SURGERY, interpreting="arranged")
        made = desk.run(make_appointment, case_id=case, appointment=visit).result
        desk.run(note_appointment, appointment_id=made, state="kept")

    def _end_well(self, desk: Desk) -> None:
        view = desk.ask(case_view, self._cases["well"])
        registered = changed(view.case, doctor_name=_SURGERY, registered_on=self._day - timedelta(days=40))
        desk.run(change_case, case=registered)
        desk.run(end_case, case_id=view.case.id, state="gained", outcome="Registered; knows the way and the number.")

    # A case on its way: refused, a letter, another visit

    def _refused(self, desk: Desk) -> None:
        case = self._open(desk, "refused", doors=("family_doctor", "child_doctor"), needs_company=True)
        self._check(desk, case)
        words = {"reason_words": "No patient without a proof of address", "person_met": "Reception"}
        refusal = self._refusal(9, "no_proof_of_address", **words)
        client = self._people["refused"]
        noted = str(desk.run(note_refusal, client_id=client.id, case_id=case, refusal=refusal).result)
        desk.run(write_letter, refusal_id=noted, letter=HealthLetter(client_language=client.native_language))

    def _answered(self, desk: Desk) -> None:
        view = desk.ask(case_view, self._cases["refused"])
        desk.run(note_result, refusal_id=view.refusals[0].id, result="appointment")
        language = view.case.interpreter_language
        visit = HealthAppointment(
            day=working_day(self._day + timedelta(days=3)), at=time(9, 15), place=_SURGERY, company=desk.person.name,
            interpreting="arranged" if view.case.needs_interpreter else "not_needed", interpreter_language=language,
        )  # fmt: skip
        desk.run(make_appointment, case_id=view.case.id, appointment=visit)

    # A case that waits for somebody: refused without a letter, a step overdue

    def _waits(self, desk: Desk) -> None:
        case = self._open(desk, "waits", doors=("insurance", "pharmacy"))
        refusal = self._refusal(5, "charging", reason_words="Only for cash", rule_cited="House rule")
        desk.run(note_refusal, client_id=self._people["waits"].id, case_id=case, refusal=refusal)
        desk.run(find_barriers, case_id=case, barriers=("no_insurance", "fear_of_reporting"))
        step = HealthStep(kind="insurance", what="The form is in the file", due_on=self._day - timedelta(days=1))
        desk.run(add_step, case_id=case, step=step)
