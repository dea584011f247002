"""Consents, withdrawals and disclosures."""

from datetime import timedelta

import attrs
import pytest

from integration_desk.clients import (
    Consent,
    Disclosure,
    client_view,
    consent_for,
    give_consent,
    note_notices,
    past_recipients,
    record_disclosure,
    timeline,
    withdraw_consent,
)
from integration_desk.core.errors import InvalidError
from integration_desk.store import Desk
from tests.clients.people import AMINA, CLINIC, TODAY, put

RECIPIENT = (("service", "clinic"),)
TOLD = Disclosure(
    recipient_kind="service",
    recipient_id="clinic",
    recipient_name="Women's Clinic",
    disclosed_fields=("name", "languages"),
    reference="R-7K2",
    document_hash="ab" * 32,
)


def test_consent_for_a_recipient_holds_for_that_recipient_only(desk: Desk) -> None:
    client = put(desk, AMINA)
    consent = desk.run(give_consent, client_id=client, consent=CLINIC).result
    assert desk.ask(consent_for, client, RECIPIENT).id == consent
    assert desk.ask(consent_for, client, (("service", "other"),)) is None
    desk.undo()
    assert desk.ask(consent_for, client, RECIPIENT) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"given_on": TODAY - timedelta(days=9), "expires_on": TODAY - timedelta(days=1)},
        {"given_on": TODAY + timedelta(days=1)},
        {"purpose": "statistics"},
        {"recipient_id": ""},
    ],
)
def test_what_does_not_allow_a_referral_today(desk: Desk, changes: dict[str, object]) -> None:
    client = put(desk, AMINA, consents=(attrs.evolve(CLINIC, **changes),))
    assert desk.ask(consent_for, client, RECIPIENT) is None


def test_a_consent_on_its_last_day_still_holds(desk: Desk) -> None:
    client = put(desk, AMINA, consents=(attrs.evolve(CLINIC, expires_on=TODAY),))
    assert desk.ask(consent_for, client, RECIPIENT) is not None


@pytest.mark.parametrize(
    ("consent", "field"),
    [
        (attrs.evolve(CLINIC, recipient_name=" "), "recipient_name"),
        (attrs.evolve(CLINIC, expires_on=TODAY - timedelta(days=1)), "expires_on"),
        (attrs.evolve(CLINIC, given_on=None), "given_on"),
        (Consent(given_on=TODAY), "purpose"),
    ],
)
def test_a_consent_that_says_too_little_is_refused(desk: Desk, consent: Consent, field: str) -> None:
    client = put(desk, AMINA)
    with pytest.raises(InvalidError) as refused:
        desk.run(give_consent, client_id=client, consent=consent)
    assert refused.value.problems[0].field == field


def test_withdrawal_ends_the_consent_and_names_everyone_who_was_told(desk: Desk) -> None:
    client = put(desk, AMINA)
    consent = desk.run(give_consent, client_id=client, consent=CLINIC).result
    told = desk.run(record_disclosure, client_id=client, disclosure=TOLD).result
    desk.run(record_disclosure, client_id=client, disclosure=attrs.evolve(TOLD, recipient_id="school"))
    change = desk.run(withdraw_consent, consent_id=consent, reason="Does not feel safe there")
    assert change.result == [told]
    assert str(change.name) == "Withdraw a consent of Amina H."
    assert desk.ask(consent_for, client, RECIPIENT) is None
    assert [one.id for one in desk.ask(past_recipients, consent)] == [told]
    with pytest.raises(InvalidError):
        desk.run(withdraw_consent, consent_id=consent)
    desk.run(note_notices, disclosure_ids=(told,))
    assert {one.id: one.notified_on for one in desk.ask(client_view, client).disclosures}[told] == TODAY
    desk.undo()
    desk.undo()
    assert desk.ask(consent_for, client, RECIPIENT) is not None


def test_withdrawing_the_keeping_of_the_file_concerns_every_recipient(desk: Desk) -> None:
    client = put(desk, AMINA)
    keeping = Consent(purpose="record_keeping", given_on=TODAY)
    consent = desk.run(give_consent, client_id=client, consent=keeping).result
    told = {
        desk.run(record_disclosure, client_id=client, disclosure=attrs.evolve(TOLD, recipient_id=one)).result
        for one in ("clinic", "school")
    }
    assert set(desk.run(withdraw_consent, consent_id=consent).result) == told


def test_a_withdrawal_cannot_be_dated_ahead(desk: Desk) -> None:
    client = put(desk, AMINA)
    consent = desk.run(give_consent, client_id=client, consent=CLINIC).result
    with pytest.raises(InvalidError):
        desk.run(withdraw_consent, consent_id=consent, withdrawn_on=TODAY + timedelta(days=1))


def test_a_disclosure_is_stamped_by_the_desk_not_by_its_sender(desk: Desk) -> None:
    client = put(desk, AMINA)
    desk.run(record_disclosure, client_id=client, disclosure=attrs.evolve(TOLD, disclosed_by="someone", id="mine"))
    saved = desk.ask(client_view, client).disclosures[0]
    assert saved.disclosed_by == desk.person.id
    assert saved.disclosed_at is not None
    assert saved.id != "mine"
    assert saved.disclosed_fields == ("name", "languages")


def test_the_timeline_tells_it_all_newest_first(desk: Desk) -> None:
    client = put(desk, AMINA)
    consent = desk.run(give_consent, client_id=client, consent=CLINIC).result
    desk.run(record_disclosure, client_id=client, disclosure=TOLD)
    desk.run(withdraw_consent, consent_id=consent, reason="Moved away")
    entries = desk.ask(timeline, client)
    assert {str(entry.title) for entry in entries} == {
        "Registered by Rosa Meyer",
        "Consent given: Referral to Women's Clinic",
        "Information given to Women's Clinic",
        "Consent withdrawn: Referral to Women's Clinic",
    }
    assert [entry.begins for entry in entries] == sorted((entry.begins for entry in entries), reverse=True)
    assert desk.ask(timeline, "nobody") == []
