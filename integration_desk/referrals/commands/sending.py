"""Sending: the letter is made, frozen exactly as it prints, and what it tells is recorded."""

import hashlib

from integration_desk.clients import Client, Disclosure, record_disclosure
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import DeniedError, NeedsReasonError
from integration_desk.core.words import T
from integration_desk.printing import render
from integration_desk.referrals import rules
from integration_desk.referrals.commands.drafting import save_draft, step_name
from integration_desk.referrals.commands.progress import note_step
from integration_desk.referrals.documents import Material, compose, gather, told_in
from integration_desk.referrals.model import REFERRALS_WRITE, Referral, ReferralLetter
from integration_desk.referrals.queries import letter_of


@command("referrals.refer", T("Refer a client"), REFERRALS_WRITE)
def refer(tx: Transaction, *, referral: Referral, copies: int = 1, override_reason: str = "", need: str = "") -> str:
    """Save a referral, new or drafted before, and send it in the same step. Returns its id.

    ``need`` is the id of the need that it answers, which is marked by that.
    """
    saved = save_draft(tx, referral, need)
    _send(tx, saved, copies, override_reason)
    return saved.id


@command("referrals.send", T("Send a referral"), REFERRALS_WRITE)
def send(tx: Transaction, *, referral_id: str, copies: int = 1, override_reason: str = "") -> str:
    """Send a draft: make its letter, freeze it and start the clock. Returns the id of the referral."""
    saved = tx.get(Referral, referral_id)
    rules.require_draft(saved.state)
    _send(tx, saved, copies, override_reason)
    return saved.id


@command("referrals.send_many", T("Print letters"), REFERRALS_WRITE)
def send_many(
    tx: Transaction, *, drafts: tuple[str, ...], copies_of: tuple[str, ...] = (), copies: int = 1
) -> tuple[str, ...]:
    """Send drafts whose clients agreed, and count copies of letters sent before, in one step. Returns what was sent."""
    total = len(drafts) + len(copies_of)
    for number, referral_id in enumerate(drafts, 1):
        saved = tx.get(Referral, referral_id)
        rules.require_draft(saved.state)
        _send(tx, saved, copies, "")
        tx.progress(number, total)
    for referral_id in copies_of:
        _count_copies(tx, tx.get(Referral, referral_id), copies)
    tx.name_step(T("Print {count} letter", "Print {count} letters").of(total))
    return tuple(drafts)


def _send(tx: Transaction, saved: Referral, copies: int, override_reason: str) -> None:
    sent_at, reason = tx.now, override_reason.strip()
    due = rules.answer_due(sent_at, saved.urgency)
    tx.update(saved, sent_at=sent_at, answer_due=due)
    referral = tx.get(Referral, saved.id)
    material = gather(tx, referral)
    _pass_gate(tx, material, reason)
    if material.consent is None:
        tx.update(referral, override_reason=reason, overridden_by=tx.person.id)
    letter = _freeze(tx, material, copies)
    _tell(tx, material, letter, "" if material.consent else reason)
    note_step(tx, referral, "sent", note=reason if material.consent is None else "")
    tx.record_event("print", (("client", referral.client_id), ("referral", referral.id)), copies=copies)
    tx.name_step(step_name(tx, referral, T("Refer {name} to {organisation}")))


def _pass_gate(tx: Transaction, material: Material, reason: str) -> None:
    problem = rules.consent_problem(material.consent is not None, reason, tx.person)
    if problem is not None:
        raise NeedsReasonError(problem) if rules.may_override(tx.person) else DeniedError(problem)


def _freeze(tx: Transaction, material: Material, copies: int) -> ReferralLetter:
    """Keep the letter as it prints, and beside it the same letter marked as copy, for reprints years later."""
    referral = material.referral
    pdf = render(compose(material))
    return tx.insert(
        ReferralLetter(
            referral_id=referral.id,
            pdf=pdf,
            copy_pdf=render(compose(material, copy=True)),
            sha256=hashlib.sha256(pdf).hexdigest(),
            recipient=material.organisation,
            disclosed=told_in(material),
            confidential=referral.confidential,
            receiver_language=referral.receiver_language,
            client_language=referral.client_language,
            printed_at=tx.now,
            copies=max(1, copies),
        )
    )


def _tell(tx: Transaction, material: Material, letter: ReferralLetter, reason: str) -> None:
    told = Disclosure(
        recipient_kind="service",
        recipient_id=material.service.id,
        recipient_name=material.organisation,
        recipient_address="\n".join(material.service.receiver),
        disclosed_fields=letter.disclosed,
        reference=material.referral.number,
        document_hash=letter.sha256,
        consent_id=material.consent.id if material.consent else "",
        override_reason=reason,
    )
    record_disclosure(tx, client_id=material.client.id, disclosure=told)


@command("referrals.reprint", T("Print a copy of a letter"), REFERRALS_WRITE)
def reprint(tx: Transaction, *, referral_id: str, copies: int = 1) -> str:
    """Count a reprint of the frozen letter, which is marked as copy. Returns the id of the letter."""
    referral = tx.get(Referral, referral_id)
    letter = _count_copies(tx, referral, copies)
    client = tx.find(Client, referral.client_id)
    if client is not None:
        tx.name_step(step_name(tx, referral, T("Print a copy of the letter about {name} to {organisation}")))
    return letter.id


def _count_copies(tx: Transaction, referral: Referral, copies: int) -> ReferralLetter:
    letter = letter_of(tx, referral.id)
    tx.update(letter, reprints=(letter.reprints or 0) + max(1, copies))
    tx.record_event("print", (("client", referral.client_id), ("referral", referral.id)), copies=copies, copy=True)
    return letter
