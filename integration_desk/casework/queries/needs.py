"""Needs of a client: as they were scored the last time, and before."""

from datetime import date

import attrs

from integration_desk.casework.model import ChildcareNeed, Need, NeedAssessment
from integration_desk.casework.rules import child_age
from integration_desk.clients import Client, client_view
from integration_desk.core.access import Reader
from integration_desk.directory import NEEDS


@attrs.frozen
class Answer:
    """An answer with the day on which it was given."""

    need: Need
    day: date | None


@attrs.frozen
class Child:
    """A child of the household: its name, its age, and the care that is needed for it, if any."""

    id: str
    name: str
    age: int | None
    care: ChildcareNeed | None = None


@attrs.frozen
class NeedsView:
    """Everything that the page of needs shows: the answers to correct or begin with, and those before them.

    ``answers`` and ``earlier`` are by area; ``assessment`` is None while a new one is made.
    """

    client: Client
    client_name: str
    today: date
    assessment: NeedAssessment | None
    answers: dict[str, Need]
    earlier: dict[str, Answer]
    children: tuple[Child, ...]
    past: tuple[NeedAssessment, ...]
    supports: tuple[str, ...] = ()


def needs_view(reader: Reader, client_id: str, assessment_id: str = "") -> NeedsView:
    """Return the page of needs of a client, for a new assessment or one to correct; raises MissingError.

    An assessment of one's own that was made today is gone on with.
    """
    view = client_view(reader, client_id)
    past = assessments(reader, client_id)
    assessment = reader.get(NeedAssessment, assessment_id) if assessment_id else _begun(reader, past, view.today)
    answers = {one.area: one for one in _answers_of(reader, assessment.id)} if assessment else {}
    before = assessment or NeedAssessment(client_id=client_id, assessed_on=date.max)
    last = past[0] if past else None
    care = {one.child_id: one for one in _care(reader, (assessment or last))}
    members = view.household.members if view.household else ()
    people = {one.client_id: one for one in (*members, *view.relatives) if one.is_minor and one.client_id != client_id}
    children = tuple(
        Child(one.client_id, one.name, child_age(one.birth_date, view.today), care.get(one.client_id))
        for one in people.values()
        if one.in_household
    )
    return NeedsView(
        client=view.client,
        client_name=view.name,
        today=view.today,
        assessment=assessment,
        answers=answers,
        earlier=_answers_before(reader, before),
        children=children,
        past=tuple(past),
        supports=assessment.supports if assessment else last.supports if last else (),
    )


def _begun(reader: Reader, past: list[NeedAssessment], today: date) -> NeedAssessment | None:
    mine = (one for one in past if one.assessed_on == today and one.assessed_by == reader.person.id)
    return next(mine, None)


def assessments(reader: Reader, client_id: str) -> list[NeedAssessment]:
    """Return the assessments of a client, the newest first."""
    mine = {"client": client_id}
    return reader.all(NeedAssessment, "client_id = :client", mine, order="assessed_on DESC, id DESC")


def current_needs(reader: Reader, client_id: str) -> list[Need]:
    """Return what is known of each area now, in the order of the areas: the newest answer counts."""
    newest = _answers_before(reader, NeedAssessment(client_id=client_id, assessed_on=date.max))
    return [newest[area.code].need for area in NEEDS if area.code in newest]


def latest_before(reader: Reader, assessment: NeedAssessment, area: str) -> Need | None:
    """Return the answer about an area that was given before an assessment."""
    found = _answers_before(reader, assessment).get(area)
    return found.need if found else None


def _answers_before(reader: Reader, assessment: NeedAssessment) -> dict[str, Answer]:
    mine = {"client": assessment.client_id}
    dated = {one.id: one for one in assessments(reader, assessment.client_id)}
    found: dict[str, Answer] = {}
    for need in reader.all(Need, "client_id = :client", mine, order="id"):
        other = dated.get(need.assessment_id)
        if other is None or other.id == assessment.id or _when(other) > _when(assessment):
            continue
        kept = found.get(need.area)
        if kept is None or _when(dated[kept.need.assessment_id]) <= _when(other):
            found[need.area] = Answer(need, other.assessed_on)
    return found


def _when(assessment: NeedAssessment) -> tuple[date, str]:
    """Return what assessments are ordered by; a new one, without an id yet, comes last on its day."""
    return assessment.assessed_on or date.min, assessment.id or "~"


def _answers_of(reader: Reader, assessment_id: str) -> list[Need]:
    return reader.all(Need, "assessment_id = :one", {"one": assessment_id})


def _care(reader: Reader, assessment: NeedAssessment | None) -> list[ChildcareNeed]:
    if assessment is None:
        return []
    return reader.all(ChildcareNeed, "assessment_id = :one", {"one": assessment.id})


def need_of(reader: Reader, need_id: str) -> Need | None:
    """Return a need by its id, or None."""
    return reader.find(Need, need_id) if need_id else None
