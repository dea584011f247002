"""What happens to a referral after it was sent: the answer, the appointment, and how it ends."""

from datetime import date, time
from typing import Any

from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.words import T, Text
from integration_desk.referrals import rules
from integration_desk.referrals.commands.drafting import step_name
from integration_desk.referrals.model import REFERRALS_WRITE, REPLIES, STATES, Referral, ReferralEvent
from integration_desk.referrals.queries import reply_by_code


def note_step(
    tx: Transaction, referral: Referral, state: str, *, note: str = "", answer: str = "", **values: Any
) -> None:
    """Bring a referral into a state, with who did it and why; raises StepRefusedError when that cannot follow.

    An answer may come again without changing the state, as when the waiting list moves.
    """
    if not (answer and state == referral.state and state in rules.OPEN):
        rules.require_step(referral.state, state)
    if state in rules.NEEDS_NOTE and not (note.strip() or answer):
        text = T("Say in a few words why it is now “{state}”.").put(state=STATES.label(state))
        raise InvalidError((Problem("note", text),))
    if state in rules.FINAL:
        values = {**values, "closed_at": tx.now}
    tx.update(referral, state=state, **values)
    step = ReferralEvent(
        referral_id=referral.id, state=state, at=tx.now, person_id=tx.person.id, reply=answer, note=note.strip()
    )
    tx.insert(step)


def _go(tx: Transaction, referral_id: str, state: str, note: str, name: Text, **values: Any) -> None:
    referral = tx.get(Referral, referral_id)
    note_step(tx, referral, state, note=note, **values)
    tx.name_step(step_name(tx, referral, name))


@command("referrals.record_reply", T("Enter a reply"), REFERRALS_WRITE)
def record_reply(
    tx: Transaction,
    *,
    code: str,
    reply: str,
    appointment_date: date | None = None,
    appointment_time: time | None = None,
    appointment_place: str = "",
    waiting_until: date | None = None,
    note: str = "",
) -> str:
    """Enter what came back on the reply slip, by its code as typed or scanned. Returns the id of the referral."""
    referral = reply_by_code(tx, code)
    if reply not in REPLIES:
        text = T("“{reply}” is not an answer of the reply slip.").put(reply=reply)
        raise InvalidError((Problem("reply", text),))
    state = rules.state_after_reply(reply, appointment_date is not None, referral.state)
    values: dict[str, Any] = {"reply": reply, "reply_note": note.strip(), "replied_at": tx.now}
    if appointment_date is not None:
        values |= {
            "appointment_date": appointment_date,
            "appointment_time": appointment_time,
            "appointment_place": appointment_place or referral.appointment_place,
        }
    values["waiting_until"] = waiting_until
    note_step(tx, referral, state, note=note, answer=reply, **values)
    tx.name_step(step_name(tx, referral, T("Enter the reply of {organisation} about {name}")))
    return referral.id


@command("referrals.no_answer", T("Note that no answer came"), REFERRALS_WRITE)
def no_answer(tx: Transaction, *, referral_id: str, note: str = "") -> None:
    """Note that the receiver has not answered in time."""
    _go(tx, referral_id, "no_answer", note, T("Note that {organisation} did not answer about {name}"))


@command("referrals.set_appointment", T("Make an appointment"), REFERRALS_WRITE)
def set_appointment(
    tx: Transaction,
    *,
    referral_id: str,
    appointment_date: date,
    appointment_time: time | None = None,
    appointment_place: str = "",
    note: str = "",
) -> None:
    """Note when and where the client is expected; a second call moves the appointment."""
    _go(
        tx,
        referral_id,
        "appointment",
        note,
        T("Appointment of {name} at {organisation}"),
        appointment_date=appointment_date,
        appointment_time=appointment_time,
        appointment_place=appointment_place,
    )


@command("referrals.attended", T("Note that the client was there"), REFERRALS_WRITE)
def attended(tx: Transaction, *, referral_id: str, note: str = "") -> None:
    """Note that the client kept the appointment."""
    _go(tx, referral_id, "attended", note, T("Note that {name} was at {organisation}"))


@command("referrals.missed", T("Note that the client was not there"), REFERRALS_WRITE)
def missed(tx: Transaction, *, referral_id: str, note: str = "") -> None:
    """Note that the client did not keep the appointment."""
    _go(tx, referral_id, "missed", note, T("Note that {name} was not at {organisation}"))


@command("referrals.complete", T("Complete a referral"), REFERRALS_WRITE)
def complete(tx: Transaction, *, referral_id: str, outcome: str = "") -> None:
    """Close a referral whose service was given, with what came of it."""
    name = T("Complete the referral of {name} to {organisation}")
    _go(tx, referral_id, "completed", outcome, name, outcome=outcome.strip())


@command("referrals.withdraw", T("Withdraw a referral"), REFERRALS_WRITE)
def withdraw(tx: Transaction, *, referral_id: str, reason: str) -> None:
    """Close a referral that the client or the centre takes back, with the reason."""
    name = T("Withdraw the referral of {name} to {organisation}")
    _go(tx, referral_id, "withdrawn", reason, name, outcome=reason.strip())


@command("referrals.fail", T("Close a referral without success"), REFERRALS_WRITE)
def fail(tx: Transaction, *, referral_id: str, reason: str) -> None:
    """Close a referral that led nowhere, with the reason."""
    name = T("Close the referral of {name} to {organisation} without success")
    _go(tx, referral_id, "failed", reason, name, outcome=reason.strip())
