"""What happened in the family reunifications of the sample centre, told in days before today."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from integration_desk.clients import Client
from integration_desk.core.dates import PartialDate
from integration_desk.core.records import changed
from integration_desk.demo.people import Name, origins
from integration_desk.demo.story import Scene
from integration_desk.family_reunification import (
    FamilyCase,
    FamilyEvent,
    FamilyMember,
    FamilyTracing,
    do_step,
    edit_case,
    family_view,
    note_paper,
    open_case,
    record_event,
    save_step,
    save_tracing,
    set_condition,
    set_evidence,
)
from integration_desk.store import Desk

_PACK = "eu-family_reunification"
_FEWEST = 30  # clients, so that some are there two months before the end
_ORDER = 600  # after the health access cases of the same day
_AUTHORITY = "Office for Migration\nFamily Reunification\n2 Customs House Street\nAshcombe"


class FamilyStory:
    """Tells two cases: one in its three months with a daughter nearly of age, one that waits for the decision."""

    def __init__(self, seed: int, day: date, clients: Sequence[Client]) -> None:
        self._chance = random.Random(f"families {seed}")  # noqa: S311 - a sample must be repeatable, and guards nothing
        self._day = day
        self._clients = clients
        self._cases: dict[str, str] = {}
        self._sponsors: list[str] = []

    def scenes(self, clients: int) -> Iterator[Scene]:
        """Yield what happens in the cases, in a centre with so many clients: a small one has none."""
        if clients < _FEWEST:
            return
        acts = (
            (75, self._begin_waiting),
            (70, self._file),
            (41, self._search),
            (20, self._begin_young),
            (6, self._collect),
        )
        for number, (days_ago, act) in enumerate(acts):
            yield Scene(days_ago, _ORDER + number, act)

    def _open(self, desk: Desk, name: str, members: Sequence[tuple[str, str, PartialDate]], granted: int) -> str:
        sponsor = self._sponsor()
        case = FamilyCase(
            client_id=sponsor.id, pack_id=_PACK, sponsor_status="refugee", authority=_AUTHORITY,
            embassy="Embassy in Beirut",
        )  # fmt: skip
        names: list[Name] = []
        joining = tuple(self._member(sponsor, names, *member) for member in members)
        begun = self._day - timedelta(days=granted)
        made = desk.run(open_case, case=case, members=joining, status_granted_on=begun).result
        self._cases[name] = str(made)
        return self._cases[name]

    def _sponsor(self) -> Client:
        free = [one for one in self._clients if one.id not in self._sponsors and one.family_name and one.native_name]
        refugees = [one for one in free if one.residence_status == "refugee" and one.native_language == "ar"]
        chosen = self._chance.choice(refugees or free)
        self._sponsors.append(chosen.id)
        return chosen

    def _member(
        self, sponsor: Client, names: list[Name], relation: str, sex: str, born: PartialDate
    ) -> FamilyMember:  # fmt: skip
        """Invent somebody who joins, with a name that nobody else of the family has."""
        if relation == "spouse":
            sex = "male" if sponsor.sex == "female" else "female"
        origin = next((one for one in origins() if one.language == sponsor.native_language), origins()[0])
        known = {sponsor.given_names, *(latin for _native, latin in names)}
        free = [one for one in (origin.female if sex == "female" else origin.male) if one[1] not in known]
        given = self._chance.choice(free)
        names.append(given)
        family = sponsor.native_name.split()[-1]
        return FamilyMember(
            relation=relation, family_name=sponsor.family_name, given_names=given[1],
            native_name=f"{given[0]} {family}", sex=sex, birth_date=born,
            nationalities=sponsor.nationalities, country_now="LB", place_now="Beirut",
        )  # fmt: skip

    def _born(self, years: int, in_days: int) -> PartialDate:
        """Return the date of birth of somebody who will be so old in so many days."""
        day = self._day + timedelta(days=in_days)
        return PartialDate(day.year - years, day.month, min(day.day, 28))

    # A family in its three months

    def _begin_young(self, desk: Desk) -> None:
        members = (
            ("spouse", "female", self._born(38, -90)),
            ("child", "female", self._born(18, 110)),
            ("child", "male", self._born(7, 30)),
        )
        case = self._open(desk, "young", members, granted=25)
        desk.run(do_step, step_id=desk.ask(family_view, case).steps[0].step.id)

    def _collect(self, desk: Desk) -> None:
        view = desk.ask(family_view, self._cases["young"])
        wife, daughter, _son = (line.id for line in view.members)
        for document, member, held in (
            ("passport", wife, ("original", "copy")),
            ("photos", wife, ("original",)),
            ("marriage_certificate", wife, ("original", "copy")),
            ("birth_certificate", daughter, ("copy", "translated")),
        ):
            desk.run(set_evidence, case_id=view.case.id, document=document, member_id=member, held=held)
        why = "The passport office has been closed since 2024; a request of March was not answered."
        desk.run(
            set_evidence, case_id=view.case.id, document="passport", member_id=daughter, held=("unobtainable",),
            explanation=why,
        )  # fmt: skip
        desk.run(note_paper, case_id=view.case.id, kind="checklist", language=view.sponsor.native_language)
        desk.run(
            set_condition, case_id=view.case.id, condition="accommodation", state="met", evidence="Rental contract"
        )
        step = next(line.step for line in view.steps if line.step.step == "evidence")
        due = self._day + timedelta(days=2)
        desk.run(save_step, case_id=view.case.id, step=changed(step, owner_id=desk.person.id, due_on=due))

    # A family that waits for the decision, with a son whom nobody can find

    def _begin_waiting(self, desk: Desk) -> None:
        members = (
            ("spouse", "female", self._born(31, 40)),
            ("child", "male", PartialDate(self._day.year - 11)),
        )
        self._open(desk, "waiting", members, granted=98)

    def _file(self, desk: Desk) -> None:
        case = self._cases["waiting"]
        filed = FamilyEvent(
            event="application_filed", happened_on=self._day - timedelta(days=70), proof="Receipt no. 4411"
        )  # fmt: skip
        desk.run(record_event, case_id=case, event=filed)
        saved = desk.ask(family_view, case).case
        desk.run(edit_case, case=changed(saved, authority_reference="FR 4411"))

    def _search(self, desk: Desk) -> None:
        son = desk.ask(family_view, self._cases["waiting"]).members[1]
        day = self._day - timedelta(days=41)
        tracing = FamilyTracing(
            member_id=son.id, state="in_progress", opened_on=day, consent_on=day, reference="BEY-2217",
            asked="Red Crescent; an aunt in Tripoli", last_news_on=day,
        )  # fmt: skip
        desk.run(save_tracing, member_id=son.id, tracing=tracing)
