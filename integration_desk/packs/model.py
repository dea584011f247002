"""What a pack holds: the law of one place on one matter, as data. Every class is frozen; keys are declared once."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

import attrs

from integration_desk.packs.codes import (
    ACTORS,
    CLAIMS,
    CONDITION_KINDS,
    DIRECTIONS,
    EFFECTS,
    EVENT_OWNERS,
    FORMS,
    GROUPS,
    LETTER_CASES,
    MUST_BE,
    OWNERS,
    PACK_KINDS,
    PARAGRAPHS,
    PHASES,
    SCOPES,
)
from integration_desk.packs.declaring import Kind, key, part
from integration_desk.packs.periods import Period
from integration_desk.packs.saying import Said


@part
class Item:
    """What most parts have: an id that records keep, a title, the article it rests on and where to read it.

    ``article`` is a citation as it is printed, such as "Directive 2003/86/EC, Art. 5(4)".
    """

    id: str = key(Kind.ID, required=True)
    title: Said = key(Kind.SAID, required=True)
    text: Said = key(Kind.SAID)
    article: str = key(Kind.TEXT)
    source: str = key(Kind.URL)


@part
class Holidays:
    """Whose public holidays are no working days: ISO 3166 country, and the part of it where it has its own."""

    country: str = key(Kind.COUNTRY, required=True)
    subdivision: str = key(Kind.TEXT)


@part
class Event(Item):
    """Something that happens on a day and from which deadlines run, such as ``application_filed``.

    ``of`` tells whether it happens to the case or to one family member: what runs from it then runs for her alone.
    """

    of: str = key(Kind.CODE, codes=EVENT_OWNERS, default="case")


@part
class Status(Item):
    """A residence status as this law sees it; ``residence`` are the codes of the client's file that mean it.

    ``suspended_until`` is the last day on which the right is suspended for who has it.
    """

    residence: tuple[str, ...] = key(Kind.WORDS)
    suspended_until: date | None = key(Kind.DATE)


@part
class AgeThreshold(Item):
    """An age that matters. ``must_be`` says whether one has to be under it or to have reached it.

    ``measured_on`` is the event on whose day the age counts; ``warn_before`` how early it is shown.
    """

    years: int = key(Kind.NUMBER, required=True)
    must_be: str = key(Kind.CODE, codes=MUST_BE, required=True)
    measured_on: str = key(Kind.ID, points_at="event")
    warn_before: Period | None = key(Kind.PERIOD)


@part
class DeadlineRule(Item):
    """A period that runs from an event (or up to it), and what it means.

    ``effect``: somebody has to act by the day (``act_by``, who: ``actor``), must decide by then (``decide_by``), a
    right opens on it (``right_from``), or something ends on it (``ends``). ``met_by`` is the event that fulfils it.
    ``clear``: neither the first nor the last day counts. ``roll``: an end on a day that is not a working day moves to
    the next working day. For whom it is: ``statuses`` of the sponsor or client and ``relations``; empty means everyone.
    """

    event: str = key(Kind.ID, points_at="event", required=True)
    period: Period = key(Kind.PERIOD, required=True)
    direction: str = key(Kind.CODE, codes=DIRECTIONS, default="after")
    effect: str = key(Kind.CODE, codes=EFFECTS, default="act_by")
    actor: str = key(Kind.CODE, codes=ACTORS, default="client")
    met_by: str = key(Kind.ID, points_at="event")
    clear: bool = key(Kind.YES_NO)
    roll: bool = key(Kind.YES_NO)
    statuses: tuple[str, ...] = key(Kind.IDS, points_at="status")
    relations: tuple[str, ...] = key(Kind.IDS, points_at="relation")
    warn_before: Period | None = key(Kind.PERIOD)


@part
class Document(Item):
    """A paper that proves something. ``alternatives`` do instead of it; ``forms`` are what is usually asked."""

    forms: tuple[str, ...] = key(Kind.CODES, codes=FORMS)
    alternatives: tuple[str, ...] = key(Kind.IDS, points_at="document")


@part
class Condition(Item):
    """What has to be fulfilled. ``not_for`` are statuses that are spared it.

    ``waived_within`` names a deadline: who acted within it is spared the condition. ``age`` and ``deadline`` name the
    number the condition consists of.
    """

    kind: str = key(Kind.CODE, codes=CONDITION_KINDS, default="other")
    relations: tuple[str, ...] = key(Kind.IDS, points_at="relation")
    statuses: tuple[str, ...] = key(Kind.IDS, points_at="status")
    not_for: tuple[str, ...] = key(Kind.IDS, points_at="status")
    waived_within: str = key(Kind.ID, points_at="deadline")
    age: str = key(Kind.ID, points_at="age")
    deadline: str = key(Kind.ID, points_at="deadline")
    documents: tuple[str, ...] = key(Kind.IDS, points_at="document")


@part
class Evidence:
    """A document that is asked for a relation: of whom, in which forms, and whether always."""

    document: str = key(Kind.ID, points_at="document", required=True)
    of: str = key(Kind.CODE, codes=OWNERS, default="member")
    required: bool = key(Kind.YES_NO, default=True)
    forms: tuple[str, ...] = key(Kind.CODES, codes=FORMS)
    note: Said = key(Kind.SAID)
    article: str = key(Kind.TEXT)
    source: str = key(Kind.URL)


@part
class Relation(Item):
    """Who a family member is to the sponsor, and what proves it. ``claim``: the law says shall, or may.

    ``age`` is the threshold by which a child ages out, ``minimum_age`` the one that has to be reached. ``kin`` is the
    code of the client's file for what the member is to the sponsor.
    """

    kin: str = key(Kind.ID)
    claim: str = key(Kind.CODE, codes=CLAIMS, default="shall")
    statuses: tuple[str, ...] = key(Kind.IDS, points_at="status")
    age: str = key(Kind.ID, points_at="age")
    minimum_age: str = key(Kind.ID, points_at="age")
    evidence: tuple[Evidence, ...] = key(Kind.PARTS, of=Evidence)


@part
class Step(Item):
    """A step on the way. Doing it is the ``event``; ``after`` are the steps before it.

    ``within`` is the time that is proposed for it, from the last of the steps before it or else from the opening of
    the case. It is practice, no period of the law: those are deadlines.
    """

    phase: str = key(Kind.CODE, codes=PHASES, required=True)
    event: str = key(Kind.ID, points_at="event")
    after: tuple[str, ...] = key(Kind.IDS, points_at="step")
    within: Period | None = key(Kind.PERIOD)
    actor: str = key(Kind.CODE, codes=ACTORS, default="client")
    documents: tuple[str, ...] = key(Kind.IDS, points_at="document")
    statuses: tuple[str, ...] = key(Kind.IDS, points_at="status")


@part
class Fee(Item):
    """What something costs; an amount of 0 says that it is free of charge."""

    amount: Decimal = key(Kind.AMOUNT, required=True)
    currency: str = key(Kind.CURRENCY, required=True)
    relations: tuple[str, ...] = key(Kind.IDS, points_at="relation")
    statuses: tuple[str, ...] = key(Kind.IDS, points_at="status")
    min_age: int | None = key(Kind.NUMBER)
    max_age: int | None = key(Kind.NUMBER)


@part
class Entitlement(Item):
    """What a person may claim: ``text`` says what it covers, ``how`` the way to it.

    For whom: ``statuses`` (empty: every status), ``groups``, ages. ``from_deadline`` names the deadline from whose end
    it is due, ``until_deadline`` the one whose end it stops with.
    """

    scope: str = key(Kind.CODE, codes=SCOPES, default="full")
    statuses: tuple[str, ...] = key(Kind.IDS, points_at="status")
    groups: tuple[str, ...] = key(Kind.CODES, codes=GROUPS)
    min_age: int | None = key(Kind.NUMBER)
    max_age: int | None = key(Kind.NUMBER)
    how: Said = key(Kind.SAID)
    conditions: tuple[str, ...] = key(Kind.IDS, points_at="condition")
    documents: tuple[str, ...] = key(Kind.IDS, points_at="document")
    from_deadline: str = key(Kind.ID, points_at="deadline")
    until_deadline: str = key(Kind.ID, points_at="deadline")


@part
class Paragraph:
    """A paragraph of a rights letter and what it rests on. Its words may hold {client}, {place}, {day} and the like."""

    kind: str = key(Kind.CODE, codes=PARAGRAPHS, default="right")
    text: Said = key(Kind.SAID, required=True, tokens=True)
    article: str = key(Kind.TEXT)
    source: str = key(Kind.URL)


@part
class RightsLetter(Item):
    """A letter that says what the law is, in the language of the receiver and in that of the client.

    ``title`` is its subject; ``case`` when it is of use; ``deadline`` the period that it reminds of.
    """

    case: str = key(Kind.CODE, codes=LETTER_CASES, required=True)
    statuses: tuple[str, ...] = key(Kind.IDS, points_at="status")
    deadline: str = key(Kind.ID, points_at="deadline")
    paragraphs: tuple[Paragraph, ...] = key(Kind.PARTS, name="paragraph", of=Paragraph, required=True)


ItemT = TypeVar("ItemT", bound=Item)


def _of(items: Iterable[ItemT], item_id: str) -> ItemT | None:
    return next((one for one in items if one.id == item_id), None)


@part
class Pack:
    """The law of one jurisdiction on one matter. ``own`` tells that the centre wrote it.

    ``jurisdiction`` is a country (ISO 3166, as ``de``) or ``eu``; ``time_zone`` decides on which day a moment falls.
    ``based_on`` names a pack of the program: its parts are taken over, save those that have the same id here and those
    that ``leaves_out`` names (``letter``, ``deadline.decision``).
    """

    id: str = key(Kind.ID, required=True)
    kind: str = key(Kind.CODE, codes=PACK_KINDS, required=True)
    jurisdiction: str = key(Kind.ID, required=True)
    title: Said = key(Kind.SAID, required=True)
    notice: Said = key(Kind.SAID, required=True)
    checked_on: date = key(Kind.DATE, required=True)
    source: str = key(Kind.URL, required=True)
    based_on: str = key(Kind.ID)
    leaves_out: tuple[str, ...] = key(Kind.WORDS)
    time_zone: str = key(Kind.ZONE)
    holidays: Holidays | None = key(Kind.PART, of=Holidays)
    events: tuple[Event, ...] = key(Kind.PARTS, name="event", of=Event)
    statuses: tuple[Status, ...] = key(Kind.PARTS, name="status", of=Status)
    ages: tuple[AgeThreshold, ...] = key(Kind.PARTS, name="age", of=AgeThreshold)
    deadlines: tuple[DeadlineRule, ...] = key(Kind.PARTS, name="deadline", of=DeadlineRule)
    documents: tuple[Document, ...] = key(Kind.PARTS, name="document", of=Document)
    conditions: tuple[Condition, ...] = key(Kind.PARTS, name="condition", of=Condition)
    relations: tuple[Relation, ...] = key(Kind.PARTS, name="relation", of=Relation)
    steps: tuple[Step, ...] = key(Kind.PARTS, name="step", of=Step)
    fees: tuple[Fee, ...] = key(Kind.PARTS, name="fee", of=Fee)
    entitlements: tuple[Entitlement, ...] = key(Kind.PARTS, name="entitlement", of=Entitlement)
    letters: tuple[RightsLetter, ...] = key(Kind.PARTS, name="letter", of=RightsLetter)
    own: bool = attrs.field(default=False)

    def status(self, item_id: str) -> Status | None:
        """Return a status by its id; None when the pack has none of that id (any more)."""
        return _of(self.statuses, item_id)

    def age(self, item_id: str) -> AgeThreshold | None:
        """Return an age threshold by its id, or None."""
        return _of(self.ages, item_id)

    def event(self, item_id: str) -> Event | None:
        """Return an event by its id, or None."""
        return _of(self.events, item_id)

    def deadline(self, item_id: str) -> DeadlineRule | None:
        """Return a deadline by its id, or None."""
        return _of(self.deadlines, item_id)

    def document(self, item_id: str) -> Document | None:
        """Return a document by its id, or None."""
        return _of(self.documents, item_id)

    def condition(self, item_id: str) -> Condition | None:
        """Return a condition by its id, or None."""
        return _of(self.conditions, item_id)

    def relation(self, item_id: str) -> Relation | None:
        """Return a relation by its id, or None."""
        return _of(self.relations, item_id)

    def step(self, item_id: str) -> Step | None:
        """Return a step by its id, or None."""
        return _of(self.steps, item_id)

    def entitlement(self, item_id: str) -> Entitlement | None:
        """Return an entitlement by its id, or None."""
        return _of(self.entitlements, item_id)

    def letter(self, item_id: str) -> RightsLetter | None:
        """Return a rights letter by its id, or None."""
        return _of(self.letters, item_id)

    def letters_for(self, case: str, status: str = "") -> tuple[RightsLetter, ...]:
        """Return the letters of use in a case, those made for the status first; the others are for everyone."""
        fit = [one for one in self.letters if one.case == case and (not one.statuses or status in one.statuses)]
        return tuple(sorted(fit, key=lambda one: not one.statuses))
