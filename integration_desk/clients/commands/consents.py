"""Consents and disclosures: what a client agreed to, what was told, and who has to hear of a withdrawal."""

from datetime import date

from integration_desk.clients.model import CLIENTS_WRITE, CONSENT_PURPOSES, Client, Consent, Disclosure
from integration_desk.clients.names import short_name
from integration_desk.clients.rules import check_consent, local_day, told_under
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed
from integration_desk.core.words import T


@command("clients.give_consent", T("Record a consent"), CLIENTS_WRITE)
def give_consent(tx: Transaction, *, client_id: str, consent: Consent) -> str:
    """Record that a client agreed to a purpose; certified by the person at the desk. Returns its id."""
    client = tx.get(Client, client_id)
    check_consent(consent)
    saved = tx.insert(changed(consent, id="", client_id=client_id, certified_by=tx.person.id))
    names = {"name": short_name(client), "purpose": CONSENT_PURPOSES.label(consent.purpose)}
    tx.name_step(T("Consent of {name}: {purpose}").put(**names))
    return saved.id


@command("clients.withdraw_consent", T("Withdraw a consent"), CLIENTS_WRITE)
def withdraw_consent(
    tx: Transaction, *, consent_id: str, withdrawn_on: date | None = None, reason: str = ""
) -> list[str]:
    """Record that a client takes a consent back; returns the ids of past disclosures whose recipients should know."""
    consent = tx.get(Consent, consent_id)
    if consent.withdrawn_on is not None:
        raise InvalidError((Problem("withdrawn_on", T("This consent was withdrawn already.")),))
    today = local_day(tx.now)
    if withdrawn_on is not None and withdrawn_on > today:
        raise InvalidError((Problem("withdrawn_on", T("A withdrawal holds from the day on which it was declared.")),))
    tx.update(consent, withdrawn_on=withdrawn_on or today, withdrawal_reason=reason)
    tx.name_step(T("Withdraw a consent of {name}").put(name=short_name(tx.get(Client, consent.client_id))))
    past = tx.all(Disclosure, "client_id = :client", {"client": consent.client_id}, order="disclosed_at")
    return [disclosure.id for disclosure in told_under(consent, past)]


@command("clients.record_disclosure", T("Record a disclosure"), CLIENTS_WRITE)
def record_disclosure(tx: Transaction, *, client_id: str, disclosure: Disclosure) -> str:
    """Record what was told about a client to whom: used by whatever tells it, in the same step. Returns its id."""
    client = tx.get(Client, client_id)
    saved = tx.insert(
        changed(
            disclosure, id="", client_id=client_id, disclosed_at=tx.now, disclosed_by=tx.person.id, notified_on=None
        )
    )
    tx.name_step(T("Record a disclosure about {name}").put(name=short_name(client)))
    return saved.id


@command("clients.note_notices", T("Note that recipients were told of a withdrawal"), CLIENTS_WRITE)
def note_notices(tx: Transaction, *, disclosure_ids: tuple[str, ...]) -> None:
    """Note today as the day on which the recipients of these disclosures were told of the withdrawal."""
    for disclosure_id in disclosure_ids:
        tx.update(tx.get(Disclosure, disclosure_id), notified_on=local_day(tx.now))
