"""What may follow what, when an answer is due, and who may refer without consent: decisions without any I/O."""

from datetime import date, datetime, timedelta

from integration_desk.core.errors import DeskError
from integration_desk.core.people import Person
from integration_desk.core.words import T, Text
from integration_desk.referrals.model import REFERRALS_OVERRIDE, STATES

ANSWER_WITHIN: dict[str, timedelta] = {
    "emergency": timedelta(hours=24),
    "urgent": timedelta(hours=72),
    "normal": timedelta(weeks=2),
}
REPEAT_WITHIN = timedelta(days=180)

FOLLOWS: dict[str, frozenset[str]] = {
    "draft": frozenset({"sent", "withdrawn"}),
    "sent": frozenset({"accepted", "declined", "no_answer", "appointment", "withdrawn", "failed"}),
    "no_answer": frozenset({"accepted", "declined", "appointment", "withdrawn", "failed"}),
    "accepted": frozenset({"appointment", "attended", "missed", "declined", "withdrawn", "failed"}),
    "appointment": frozenset({"appointment", "attended", "missed", "declined", "withdrawn", "failed"}),
    "missed": frozenset({"appointment", "attended", "withdrawn", "failed"}),
    "attended": frozenset({"appointment", "completed", "failed"}),
    "declined": frozenset(),
    "completed": frozenset(),
    "withdrawn": frozenset(),
    "failed": frozenset(),
}
FINAL: frozenset[str] = frozenset(state for state, following in FOLLOWS.items() if not following)
WAITING: frozenset[str] = frozenset({"sent", "no_answer"})
OPEN: frozenset[str] = frozenset(FOLLOWS) - FINAL - {"draft"}
NEEDS_NOTE: frozenset[str] = frozenset({"declined", "withdrawn", "failed"})

TONES: dict[str, str] = {
    "draft": "neutral",
    "sent": "info",
    "accepted": "success",
    "declined": "danger",
    "no_answer": "warning",
    "appointment": "info",
    "attended": "success",
    "missed": "warning",
    "completed": "success",
    "withdrawn": "neutral",
    "failed": "danger",
}

STATE_AFTER_REPLY: dict[str, str] = {
    "accepted": "accepted",
    "waiting_list": "accepted",
    "not_eligible": "declined",
    "declined_by_client": "withdrawn",
    "other": "",
}


class StepRefusedError(DeskError):
    """A referral cannot go from the state it is in to the one asked for."""


def may_follow(state: str, following: str) -> bool:
    """Tell whether a referral may go from one state to another.

    >>> may_follow("sent", "accepted"), may_follow("draft", "attended"), may_follow("completed", "sent")
    (True, False, False)
    """
    return following in FOLLOWS.get(state, frozenset())


def require_step(state: str, following: str) -> None:
    """Raise StepRefusedError unless a referral may go from one state to the other.

    >>> require_step("withdrawn", "sent")
    Traceback (most recent call last):
    ...
    integration_desk.referrals.rules.StepRefusedError: This referral is “Withdrawn”; it cannot become “Sent” from there.
    """
    if not may_follow(state, following):
        raise StepRefusedError(
            T("This referral is “{state}”; it cannot become “{following}” from there.").put(
                state=STATES.label(state), following=STATES.label(following)
            )
        )


def require_draft(state: str) -> None:
    """Raise StepRefusedError when a referral is no draft any more: what was sent stays as it was sent."""
    if state != "draft":
        raise StepRefusedError(T("This referral was sent already. What was sent is not changed any more."))


def answer_due(sent_at: datetime, urgency: str) -> datetime:
    """Return when the receiver should have answered.

    >>> answer_due(datetime(2026, 11, 24, 9, 30), "urgent")
    datetime.datetime(2026, 11, 27, 9, 30)
    """
    return sent_at + ANSWER_WITHIN.get(urgency, ANSWER_WITHIN["normal"])


def is_silent(state: str, due: datetime | None, replied_at: datetime | None, now: datetime) -> bool:
    """Tell whether the receiver should have answered by now and has not.

    >>> due = datetime(2026, 11, 24)
    >>> is_silent("sent", due, None, datetime(2026, 11, 25)), is_silent("accepted", due, None, datetime(2026, 11, 25))
    (True, False)
    """
    return state in WAITING and replied_at is None and due is not None and due < now


def week_end(today: date) -> date:
    """Return the last of the seven days that begin today.

    >>> week_end(date(2026, 11, 24))
    datetime.date(2026, 11, 30)
    """
    return today + timedelta(days=6)


def is_overdue_appointment(state: str, day: date | None, today: date) -> bool:
    """Tell whether an appointment has passed and nobody has said whether the client was there.

    >>> is_overdue_appointment("appointment", date(2026, 11, 23), date(2026, 11, 24))
    True
    """
    return state == "appointment" and day is not None and day < today


def state_after_reply(reply: str, has_date: bool, state: str) -> str:
    """Return the state that follows from an answer; an answer in other words leaves it as it is.

    >>> state_after_reply("accepted", True, "sent"), state_after_reply("other", False, "no_answer")
    ('appointment', 'no_answer')
    """
    if reply == "accepted" and has_date:
        return "appointment"
    return STATE_AFTER_REPLY[reply] or state


def may_override(person: Person) -> bool:
    """Tell whether the person may refer without the client's consent, with a reason."""
    return person.may(REFERRALS_OVERRIDE)


def consent_problem(has_consent: bool, override_reason: str, person: Person) -> Text | None:
    """Return why a letter may not go out for want of consent, or None when it may.

    >>> from integration_desk.core.people import Role
    >>> caseworker = Person("1", "Rosa", frozenset({Role.CASEWORKER}))
    >>> consent_problem(True, "", caseworker) is None
    True
    >>> str(consent_problem(False, "In hospital", caseworker))
    'Without consent, only a coordinator may send this referral. Record consent, or ask a coordinator.'
    """
    if has_consent:
        return None
    if not may_override(person):
        return T("Without consent, only a coordinator may send this referral. Record consent, or ask a coordinator.")
    if not override_reason.strip():
        return T("There is no consent for this recipient. Record it, or give the reason for referring without it.")
    return None


def is_repeat(earlier_sent: datetime | None, now: datetime) -> bool:
    """Tell whether an earlier referral to the same service is recent enough to warn of.

    >>> now = datetime(2026, 11, 24)
    >>> is_repeat(datetime(2026, 10, 1), now), is_repeat(datetime(2025, 1, 1), now)
    (True, False)
    """
    return earlier_sent is not None and now - earlier_sent <= REPEAT_WITHIN


_NEXT: dict[str, Text] = {
    "draft": T("Finish and send"),
    "sent": T("Answer due"),
    "no_answer": T("Ask again, or close"),
    "accepted": T("Make an appointment"),
    "appointment": T("Appointment"),
    "missed": T("New appointment, or close"),
    "attended": T("Note what came of it"),
    "declined": T("Nothing: declined"),
    "completed": T("Nothing: completed"),
    "withdrawn": T("Nothing: withdrawn"),
    "failed": T("Nothing: closed"),
}


def next_step(state: str, *, silent: bool = False, passed: bool = False, waiting: bool = False) -> Text:
    """Return what is to be done next with a referral.

    >>> str(next_step("sent", silent=True)), str(next_step("appointment", passed=True))
    ('Call: no answer came', 'Ask whether the client was there')
    """
    if silent:
        return T("Call: no answer came")
    if passed:
        return T("Ask whether the client was there")
    if state == "accepted" and waiting:
        return T("On the waiting list")
    return _NEXT[state]


def next_when(
    state: str, due: datetime | None, appointment: date | None, waiting_until: date | None
) -> date | datetime | None:
    """Return when the next step falls due, as far as there is a day for it.

    >>> next_when("appointment", None, date(2026, 11, 30), None)
    datetime.date(2026, 11, 30)
    """
    if state in WAITING:
        return due
    if state == "accepted":
        return waiting_until
    return appointment if state in ("appointment", "missed") else None
