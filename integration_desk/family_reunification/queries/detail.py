"""One family case with all that belongs to it, as its page and its papers show it."""

from collections.abc import Sequence
from datetime import date, datetime

import attrs

from integration_desk.clients import Client, display_name, local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member
from integration_desk.core.centre import members_of as colleagues_of
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.model import (
    FamilyCase,
    FamilyCondition,
    FamilyEvent,
    FamilyMember,
    FamilyPaper,
    FamilyStep,
    FamilyTracing,
)
from integration_desk.family_reunification.pathways import event_words, pack_or_none, words_of
from integration_desk.family_reunification.queries.facts import facts_of
from integration_desk.family_reunification.queries.matrix import Matrix, matrix_of
from integration_desk.family_reunification.reckoning import AgeLine, CaseDeadline, Reckoner
from integration_desk.packs import Condition, Pack, is_old


@attrs.frozen(kw_only=True)
class MemberLine:
    """A member with what she is to the sponsor, when she reaches which age, and the search for her."""

    member: FamilyMember
    name: str
    relation: str
    ages: tuple[AgeLine, ...] = ()
    tracing: FamilyTracing | None = None

    @property
    def id(self) -> str:
        """Return the id of the member."""
        return self.member.id


@attrs.frozen(kw_only=True)
class ConditionLine:
    """A condition of the pathway and how it stands; ``spared`` when the pack does not ask it in this case."""

    condition: Condition
    title: str
    state: str
    evidence: str = ""
    note: str = ""
    spared: bool = False


@attrs.frozen(kw_only=True)
class StepLine:
    """A step with its words in the staff's language and whose it is; ``proposed`` when its day is that of the pack."""

    step: FamilyStep
    title: str
    phase: str
    actor: str
    owner: str
    proposed: bool = False

    def is_late(self, today: date) -> bool:
        """Tell whether it should be done by now."""
        return self.step.done_on is None and self.step.due_on is not None and self.step.due_on < today


@attrs.frozen
class EventLine:
    """An event with its words, of whom it is, and who entered it."""

    event: FamilyEvent
    title: str
    person: str
    entered_by: str


@attrs.frozen
class PaperLine:
    """A print of a paper: of whom, when and by whom."""

    paper: FamilyPaper
    person: str
    printed_by: str
    at: datetime | None


@attrs.frozen(kw_only=True)
class FamilyView:
    """Everything that the page of a case shows."""

    case: FamilyCase
    sponsor: Client
    sponsor_name: str
    pack: Pack | None
    pack_is_old: bool
    responsible: str
    members: tuple[MemberLine, ...]
    deadlines: tuple[CaseDeadline, ...]
    conditions: tuple[ConditionLine, ...]
    steps: tuple[StepLine, ...]
    events: tuple[EventLine, ...]
    papers: tuple[PaperLine, ...]
    matrix: Matrix
    staff: tuple[Member, ...]
    today: date

    @property
    def next_step(self) -> StepLine | None:
        """Return the step that is next."""
        place = rules.next_of([(bool(one.step.step), one.step.done_on is not None) for one in self.steps])
        return None if place is None else self.steps[place]

    def name_of(self, person: str) -> str:
        """Return the name of a member, or of the sponsor ("")."""
        if person == rules.SPONSOR:
            return self.sponsor_name
        return next((one.name for one in self.members if one.id == person), "")

    def line_of(self, member_id: str) -> MemberLine | None:
        """Return one member."""
        return next((one for one in self.members if one.id == member_id), None)


def member_name(member: FamilyMember) -> str:
    """Return the name that stands for a member: Latin, else as she writes it."""
    latin = " ".join(" ".join((member.given_names, member.family_name)).split())
    return latin or member.native_name.strip()


def family_view(reader: Reader, case_id: str) -> FamilyView:
    """Return the page of a case; raises MissingError."""
    case = reader.get(FamilyCase, case_id)
    sponsor = reader.get(Client, case.client_id)
    pack, today = pack_or_none(reader, case.pack_id), local_day(reader.now)
    staff = {one.id: one.name for one in reader.all(Member)}
    members = members_of(reader, case_id)
    facts = facts_of(reader, case)
    reckoner = Reckoner(pack) if pack else None
    deadlines = reckoner.deadlines(facts) if reckoner else ()
    names = {one.id: member_name(one) for one in members} | {rules.SPONSOR: display_name(sponsor)}
    return FamilyView(
        case=case,
        sponsor=sponsor,
        sponsor_name=display_name(sponsor),
        pack=pack,
        pack_is_old=pack is not None and is_old(pack, today),
        responsible=staff.get(case.responsible_id, ""),
        members=_member_lines(reader, case_id, members, pack, reckoner.ages(facts) if reckoner else ()),
        deadlines=deadlines,
        conditions=_conditions(reader, case, pack, members, deadlines),
        steps=_steps(reader, case, pack, staff),
        events=_events(reader, case_id, pack, names, staff),
        papers=_papers(reader, case_id, names, staff),
        matrix=matrix_of(reader, case, pack, members),
        staff=tuple(colleagues_of(reader)),
        today=today,
    )


def members_of(reader: Reader, case_id: str) -> list[FamilyMember]:
    """Return the members of a case in the order in which they were entered."""
    return reader.all(FamilyMember, "case_id = :case", {"case": case_id}, order="rowno")


def _member_lines(
    reader: Reader, case_id: str, members: Sequence[FamilyMember], pack: Pack | None, ages: Sequence[AgeLine]
) -> tuple[MemberLine, ...]:
    searches = {
        one.member_id: one for one in reader.all(FamilyTracing, "case_id = :case", {"case": case_id}, order="rowno")
    }
    return tuple(
        MemberLine(
            member=one,
            name=member_name(one),
            relation=words_of(pack.relation(one.relation) if pack else None, one.relation),
            ages=tuple(line for line in ages if line.member_id == one.id),
            tracing=searches.get(one.id),
        )
        for one in members
    )


def _conditions(
    reader: Reader,
    case: FamilyCase,
    pack: Pack | None,
    members: Sequence[FamilyMember],
    deadlines: Sequence[CaseDeadline],
) -> tuple[ConditionLine, ...]:
    kept = {one.condition: one for one in reader.all(FamilyCondition, "case_id = :case", {"case": case.id})}
    in_time = {one.rule.id for one in deadlines if one.state == "met"}
    relations = {one.relation for one in members if one.joins != "no"}
    found = []
    for one in pack.conditions if pack else ():
        if one.statuses and case.sponsor_status not in one.statuses:
            continue
        if one.relations and not relations & set(one.relations):
            continue
        spared = case.sponsor_status in one.not_for or (bool(one.waived_within) and one.waived_within in in_time)
        saved = kept.get(one.id)
        found.append(
            ConditionLine(
                condition=one,
                title=words_of(one, one.id),
                state=saved.state if saved else "not_needed" if spared else "not_yet",
                evidence=saved.evidence if saved else "",
                note=saved.note if saved else "",
                spared=spared,
            )
        )
    return tuple(found)


def _steps(reader: Reader, case: FamilyCase, pack: Pack | None, staff: dict[str, str]) -> tuple[StepLine, ...]:
    found = []
    steps = reader.all(FamilyStep, "case_id = :case", {"case": case.id}, order="position, rowno")
    done = {one.step: one.done_on for one in steps}
    for step in steps:
        known = pack.step(step.step) if pack and step.step else None
        if known is not None and step.done_on is None and not rules.is_called_for(known.event, case.state):
            continue
        found.append(
            StepLine(
                step=step,
                title=words_of(known, step.step) if known else step.title,
                phase=known.phase if known else "",
                actor=known.actor if known else "",
                owner=staff.get(step.owner_id, ""),
                proposed=pack is not None
                and step.due_on is not None
                and step.due_on == rules.proposed_day(known, case.opened_on, done, pack),
            )
        )
    return tuple(found)


def _events(
    reader: Reader, case_id: str, pack: Pack | None, names: dict[str, str], staff: dict[str, str]
) -> tuple[EventLine, ...]:
    return tuple(
        EventLine(
            one,
            event_words(pack, one.event),
            names.get(one.member_id, "") if one.member_id else "",
            staff.get(one.recorded_by, ""),
        )
        for one in reader.all(FamilyEvent, "case_id = :case", {"case": case_id}, order="happened_on, rowno")
    )


def _papers(reader: Reader, case_id: str, names: dict[str, str], staff: dict[str, str]) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(one, names.get(one.member_id, ""), staff.get(one.printed_by, ""), one.printed_at)
        for one in reader.all(FamilyPaper, "case_id = :case", {"case": case_id}, order="printed_at DESC")
    )
