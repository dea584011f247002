"""Drafts of referrals: kept until they are sent, changed as often as needed."""

from typing import Any

from integration_desk.casework import forget_referral, note_referral
from integration_desk.clients import Client, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.centre import centre_of
from integration_desk.core.commands import command
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T, Text
from integration_desk.directory import service_view
from integration_desk.referrals import disclosure
from integration_desk.referrals.model import REFERRALS_WRITE, Referral, ReferralEvent
from integration_desk.referrals.rules import require_draft


@command("referrals.draft", T("Save a draft referral"), REFERRALS_WRITE)
def draft(tx: Transaction, *, referral: Referral, need: str = "") -> str:
    """Save a referral that is not sent yet: a new one, or changes to a draft. Returns its id.

    ``need`` is the id of the need that it answers, which is marked by that.
    """
    saved = save_draft(tx, referral, need)
    tx.name_step(step_name(tx, saved, T("Draft a referral of {name} to {organisation}")))
    return saved.id


@command("referrals.discard", T("Discard a draft referral"), REFERRALS_WRITE)
def discard(tx: Transaction, *, referral_id: str) -> None:
    """Remove a draft that is not wanted any more."""
    saved = tx.get(Referral, referral_id)
    require_draft(saved.state)
    tx.name_step(step_name(tx, saved, T("Discard the draft referral of {name} to {organisation}")))
    forget_referral(tx, saved.id)
    for event in tx.all(ReferralEvent, "referral_id = :referral", {"referral": saved.id}):
        tx.delete(event)
    tx.delete(saved)


def save_draft(tx: Transaction, referral: Referral, need: str = "") -> Referral:
    """Save a draft with what follows from its client and service filled in; returns it as saved."""
    saved = _save_draft(tx, referral)
    if need:
        note_referral(tx, need, saved.id)
    return saved


def _save_draft(tx: Transaction, referral: Referral) -> Referral:
    known = _known(tx, referral)
    if referral.id:
        saved = tx.get(Referral, referral.id)
        require_draft(saved.state)
        tx.update(saved, **{**editable_values(referral), **known})
        return tx.get(Referral, saved.id)
    number = tx.new_code("R")
    new = tx.insert(changed(referral, number=number, state="draft", caseworker_id=tx.person.id, **known))
    tx.insert(ReferralEvent(referral_id=new.id, state="draft", at=tx.now, person_id=tx.person.id))
    return new


def _known(tx: Transaction, referral: Referral) -> dict[str, Any]:
    client, service = tx.get(Client, referral.client_id), service_view(tx, referral.service_id)
    return {
        "organization_id": service.organization_id,
        "recipient": service.organization or service.name,
        "service_name": service.name,
        "disclosed": referral.disclosed or disclosure.preset_for(service.provider, service.needs),
        "receiver_language": referral.receiver_language or centre_of(tx).letter_language,
        "client_language": referral.client_language or client.native_language or centre_of(tx).letter_language,
    }


def step_name(tx: Transaction, referral: Referral, name: Text) -> Text:
    """Return the name of a step with the client and the organisation in it, short enough for a status line."""
    client = tx.find(Client, referral.client_id)
    return name.put(name=short_name(client) if client else "", organisation=referral.recipient)
