"""A consent is taken back: all who were told hear of it, and nothing more goes out."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from integration_desk.clients import (
    Client,
    Consent,
    Disclosure,
    note_notices,
    recipients_of,
    withdraw_consent,
    withdrawal_notice,
)
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.errors import NeedsReasonError
from integration_desk.printing import render
from integration_desk.referrals import find_referrals, refer, send, send_many
from integration_desk.store import Desk
from tests.referrals.desk_with_clinic import Case, case


def notices(reader: Reader, consent_id: str, told: list[str]) -> list[tuple[str, bytes]]:
    """Return the notice to each recipient, as it prints."""
    consent = reader.get(Consent, consent_id)
    client, centre = reader.get(Client, consent.client_id), centre_of(reader)
    today = reader.now.astimezone().date()
    groups = recipients_of([reader.get(Disclosure, one) for one in told])
    return [
        (group[0].recipient_name, render(withdrawal_notice(centre, client, consent, group, reader.person, today)))
        for group in groups
    ]


def test_all_who_were_told_get_a_notice_and_the_next_referral_is_refused(desk: Desk) -> None:
    amina = case(desk)
    consent = amina.agree()
    numbers = []
    for reason in ("Pain", "A cough"):
        referral = amina.draft(reason=reason)
        desk.run(send, referral_id=referral)
        numbers += [row.number for row in desk.ask(find_referrals)[0] if row.id == referral]
    waiting = amina.draft(reason="Not sent yet")
    other = Case(desk, case(desk, given_names="Samira", native_name="").client, amina.service)
    other.sent()

    told = desk.run(withdraw_consent, consent_id=consent, reason="She wants to decide herself").result
    assert [desk.ask(lambda reader, one=one: reader.get(Disclosure, one).reference) for one in told] == numbers
    [(recipient, pdf)] = desk.ask(notices, consent, told)
    assert recipient == "City Hospital Northport"
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert all(number in said for number in numbers)
    assert "Amina Hassan" in said
    assert "Samira" not in said
    desk.run(note_notices, disclosure_ids=tuple(told))
    assert all(desk.ask(lambda reader, one=one: reader.get(Disclosure, one).notified_on) for one in told)

    for again in (
        lambda: desk.run(send, referral_id=waiting),
        lambda: desk.run(send_many, drafts=(waiting,)),
        lambda: desk.run(refer, referral=amina.referral()),
    ):
        with pytest.raises(NeedsReasonError):
            again()
    assert len(desk.ask(lambda reader: reader.all(Disclosure))) == 3
    assert desk.ask(find_referrals, draft=True)[1] == 1
