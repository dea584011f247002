"""Where a case stands, what is missing of a paper, who may be warned of what: decisions without any I/O."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from integration_desk.clients import RELATIONS
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T
from integration_desk.packs import Pack, Relation, Step, shifted

STATUS_GRANTED, FILED = "status_granted", "application_filed"
DECIDED, REFUSED, APPEAL = "decision_notified", "refusal_notified", "appeal_filed"
VISA, TRAVELLED, ARRIVED, PERMIT = "visa_issued", "travelled", "entry", "permit_issued"
MEMBER_EVENTS: frozenset[str] = frozenset({VISA, TRAVELLED, ARRIVED, PERMIT})
"""Events of the program that are of one member where the pack does not speak of them."""

MOVES: dict[str, str] = {ARRIVED: "arrived", TRAVELLED: "travelled", VISA: "visa"}
"""How far a member is by an event of hers, the farthest first."""

REFUSALS: frozenset[str] = frozenset({REFUSED, "silent_refusal", "visa_refused"})
"""Events by which the family is refused."""

IMPLIES: dict[str, str] = {REFUSED: DECIDED, "silent_refusal": DECIDED}
"""What is said by an event as well: a refusal is a decision."""

SPONSOR = ""
"""The sponsor where a member is named."""

TONES: dict[str, str] = {
    "preparing": "info",
    "filed": "info",
    "refused": "danger",
    "appeal": "warning",
    "granted": "success",
    "travel": "success",
    "arrived": "success",
    "closed": "neutral",
}
MEMBER_TONES: dict[str, str] = {"waiting": "info", "visa": "success", "travelled": "success", "arrived": "success"}
CONDITION_TONES: dict[str, str] = {"not_yet": "warning", "met": "success", "not_needed": "neutral"}
TRACING_TONES: dict[str, str] = {
    "open": "warning", "in_progress": "info", "verified": "success", "reunified": "success", "closed": "neutral",
}  # fmt: skip
SEARCHING: frozenset[str] = frozenset({"open", "in_progress", "verified"})


class CaseClosedError(DeskError):
    """A closed case is not worked on: it is reopened first."""

    def __init__(self) -> None:
        super().__init__(T("This case is closed. Reopen it to go on with it."))


def member_state(events: Iterable[str]) -> str:
    """Return how far a member is, by the kinds of her own events.

    >>> member_state(["visa_issued"]), member_state(["visa_issued", "entry"]), member_state([])
    ('visa', 'arrived', 'waiting')
    """
    found = set(events)
    return next((state for event, state in MOVES.items() if event in found), "waiting")


def case_state(events: Sequence[str], members: Iterable[tuple[str, str]], *, closed: bool = False) -> str:
    """Return where a case stands: by its events in the order of their days, and what its members join and are.

    >>> case_state(["application_filed", "refusal_notified", "appeal_filed"], [])
    'appeal'
    >>> case_state(["application_filed", "decision_notified"], [("now", "arrived"), ("later", "waiting")])
    'arrived'
    """
    if closed:
        return "closed"
    coming = [state for joins, state in members if joins == "now"]
    if coming and all(state == "arrived" for state in coming):
        return "arrived"
    if any(state != "waiting" for state in coming):
        return "travel"
    for event in reversed(events):
        if event in REFUSALS:
            return "refused"
        if event in (DECIDED, APPEAL):
            return "granted" if event == DECIDED else "appeal"
    return "filed" if FILED in events else "preparing"


def is_called_for(event: str, state: str) -> bool:
    """Tell whether a step that is this event is to be taken in this state: nobody appeals before a refusal.

    >>> is_called_for(APPEAL, "filed"), is_called_for(APPEAL, "refused"), is_called_for("", "filed")
    (False, True, True)
    """
    return event != APPEAL or state in ("refused", "appeal")


def next_of(steps: Sequence[tuple[bool, bool]]) -> int | None:
    """Return which step is next, of steps as (of the pack, done): what was overtaken is not gone back to.

    >>> next_of([(True, True), (True, False), (True, True), (True, False)]), next_of([(True, False), (False, True)])
    (3, 0)
    """
    open_ones = [place for place, (_, done) in enumerate(steps) if not done]
    last = max((place for place, (listed, done) in enumerate(steps) if listed and done), default=-1)
    return next((place for place in open_ones if place > last), open_ones[0] if open_ones else None)


def missing_forms(held: Set[str] | Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Return what is still missing of a document: an original does for a copy, an explanation for everything.

    >>> missing_forms(["copy"], ["original", "translated"]), missing_forms(["original"], ["copy"])
    (('original', 'translated'), ())
    >>> missing_forms([], []), missing_forms(["unobtainable"], ["original"])
    (('copy',), ())
    """
    if "unobtainable" in held:
        return ()
    wanted = tuple(asked) if {"original", "copy"} & set(asked) else ("copy", *asked)
    return tuple(form for form in wanted if form not in held and not (form == "copy" and "original" in held))


def paper_state(held: Sequence[str], asked: Sequence[str]) -> str:
    """Return how a document stands in one word: missing, incomplete, complete or explained.

    >>> paper_state([], ["original"]), paper_state(["copy"], ["original"]), paper_state(["unobtainable"], ["original"])
    ('missing', 'incomplete', 'explained')
    """
    if "unobtainable" in held:
        return "explained"
    if not held:
        return "missing"
    return "incomplete" if missing_forms(held, asked) else "complete"


def kin_of(relation: Relation | None) -> str:
    """Return what a member is to the sponsor, as client files know it, by the relation of the pack.

    >>> from integration_desk.packs import Said
    >>> adopted = Relation(id="adopted", title=Said.of({"en": "Adopted child"}), kin="child")
    >>> kin_of(adopted), kin_of(None)
    ('child', 'other_relative')
    """
    return relation.kin if relation is not None and relation.kin in RELATIONS else "other_relative"


def is_of_member(pack: Pack | None, event: str) -> bool:
    """Tell whether an event is of one member rather than of the case: as the pack says, else as the program knows it.

    >>> is_of_member(None, ARRIVED), is_of_member(None, FILED)
    (True, False)
    """
    known = pack.event(event) if pack is not None else None
    return event in MEMBER_EVENTS if known is None else known.of == "member"


def proposed_day(
    step: Step | None, opened_on: date | None, done: Mapping[str, date | None], pack: Pack
) -> date | None:  # fmt: skip
    """Return until when a step is proposed to be done; None when its pack proposes nothing or a step before it is open.

    ``done`` are the steps of the case with the day on which each was done.
    """
    if step is None or step.within is None:
        return None
    before = [done[one] for one in step.after if one in done] or [opened_on]
    days = [day for day in before if day is not None]
    return shifted(max(days), step.within, pack.holidays) if len(days) == len(before) else None


def is_child_born_later(born: PartialDate | None, today: date) -> bool:
    """Tell whether a date of birth lies in the future: nobody is born yet then.

    >>> is_child_born_later(PartialDate(2099), date(2026, 1, 1)), is_child_born_later(None, date(2026, 1, 1))
    (True, False)
    """
    return born is not None and born.earliest() > today
