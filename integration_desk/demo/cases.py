"""What happened in the cases of the sample centre – needs, plans, notes, an end – told in days before today."""

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from integration_desk.casework import (
    CaseNote,
    Need,
    NeedAssessment,
    PlanAction,
    assess,
    case_of,
    close,
    current_needs,
    finish_action,
    hold,
    open_case,
    plan_view,
    save_action,
    share_plan,
    write_note,
)
from integration_desk.clients import Client, Consent, give_consent
from integration_desk.core.access import Reader
from integration_desk.core.resources import resource
from integration_desk.demo.story import Scene
from integration_desk.store import Desk

_MOST = 16
_ORDER = 300  # after the referrals of the same day
_CONTACTS = ("visit", "visit", "phone", "message", "home_visit")


def action_of(reader: Reader, action_id: str) -> PlanAction:
    """Return an action of a plan."""
    return reader.get(PlanAction, action_id)


class CaseStory:
    """Tells cases of clients who are registered by then: most go on, a few rest, wait too long or have ended."""

    def __init__(self, seed: int, day: date, clients: Sequence[Client]) -> None:
        self._chance = random.Random(f"cases {seed}")  # noqa: S311 - a sample must be repeatable, and guards nothing
        self._day = day
        self._clients = clients
        self._taken: set[str] = set()
        self._words: dict[str, dict[str, str]] = tomllib.loads(
            resource("sample", "cases.toml").read_text(encoding="utf-8")
        )

    def scenes(self, clients: int) -> Iterator[Scene]:
        """Yield what happens in the cases of a centre with so many clients."""
        for number in range(min(_MOST, clients // 10)):
            yield from self._case(number, 95 - 5 * number)

    def _case(self, number: int, begun: int) -> Iterator[Scene]:
        known: dict[str, str] = {}
        areas = self._chance.sample(sorted(self._words), 3)

        def begin(desk: Desk) -> None:
            client = self._chance.choice([one for one in self._clients if one.id not in self._taken])
            self._taken.add(client.id)
            known["client"] = client.id
            if number % 5:
                agreed = Consent(purpose="record_keeping", given_on=self._day - timedelta(days=begun),
                                 language=client.native_language)  # fmt: skip
                desk.run(give_consent, client_id=client.id, consent=agreed)
            desk.run(open_case, client=client.id)
            self._assess(desk, client, areas, begun)

        acts: list[tuple[int, Callable[[Desk], None]]] = [(begun, begin)]
        if number % 4 != 1:  # a few have no plan yet
            acts.append((begun - 1, lambda desk: self._plan(desk, known["client"], areas)))
        talks = (begun - 8, begun - 25) if number % 4 != 2 else ()
        acts += [(ago, partial(self._talk, known, areas[0], ago)) for ago in talks if ago > 0]
        ends: dict[int, Callable[[Desk], None]] = {
            3: lambda desk: self._close(desk, known["client"], "goals_met"),
            7: lambda desk: self._close(desk, known["client"], "moved_within"),
            6: lambda desk: self._rest(desk, known["client"]),
        }
        if number in ends:
            acts.append((4, ends[number]))
        for place, (ago, act) in enumerate(acts):
            yield Scene(max(ago, 0), _ORDER + 10 * number + place, act)

    def _assess(self, desk: Desk, client: Client, areas: Sequence[str], ago: int) -> None:
        scores = ("3", "2", "1")
        needs = [Need(area=area, severity=score, refer=score == "3", note=self._words[area]["need"])
                 for area, score in zip(areas, scores, strict=True)]  # fmt: skip
        needs += [Need(area=area, severity="0") for area in ("networks", "citizenship", "food")]
        supports = ("interpreting",) if client.needs_interpreter else ()
        day = self._day - timedelta(days=ago)
        desk.run(
            assess, assessment=NeedAssessment(client_id=client.id, assessed_on=day, supports=supports),
            needs=tuple(needs),
        )  # fmt: skip

    def _plan(self, desk: Desk, client: str, areas: Sequence[str]) -> None:
        ids = {one.area: one.id for one in desk.ask(current_needs, client)}
        for place, area in enumerate(areas[:2]):
            words, goal = self._words[area], ""
            for doer in ("client", "staff"):
                due = self._day + timedelta(days=self._chance.randrange(-4 if place else 1, 25))
                action = PlanAction(goal_id=goal, title=words[doer], doer=doer, due_on=due)
                asked = {"client": client, "goal_title": words["goal"], "area": area, "need_id": ids.get(area, "")}
                made = desk.run(save_action, action=action, **asked).result
                goal = goal or desk.ask(action_of, made).goal_id
        view = desk.ask(plan_view, client)
        first = view.goals[0].actions[0].action
        desk.run(finish_action, action_id=first.id)
        desk.run(share_plan, client=client, language=view.client.native_language or "en")

    def _talk(self, known: dict[str, str], area: str, ago: int, desk: Desk) -> None:
        client = known["client"]
        language = desk.ask(plan_view, client).client.native_language
        note = CaseNote(
            client_id=client, held_on=self._day - timedelta(days=ago), contact=self._chance.choice(_CONTACTS),
            minutes=self._chance.choice((10, 15, 25, 40)), language=language, text=self._words[area]["note"],
        )  # fmt: skip
        desk.run(write_note, note=note)

    def _close(self, desk: Desk, client: str, reason: str) -> None:
        case = desk.ask(case_of, client)
        if case is not None:
            desk.run(close, case_id=case.id, reason=reason, note="The client knows where to find us.")

    def _rest(self, desk: Desk, client: str) -> None:
        case = desk.ask(case_of, client)
        if case is not None:
            until = self._day + timedelta(days=10)
            desk.run(hold, case_id=case.id, until=until, note="Visits family until the end of the month.")
