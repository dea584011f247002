"""Clients for tests."""

from datetime import date
from typing import Any

from integration_desk.clients import Client, ClientDocument, ClientLanguage, Consent, ContactPoint, register
from integration_desk.core.dates import PartialDate
from integration_desk.store import Desk

TODAY = date.today()  # noqa: DTZ011 - the desk's own day is the local one

AMINA = Client(
    family_name="Hassan",
    given_names="Amina",
    native_name="آمنة حسن",
    sex="female",
    birth_date=PartialDate(1991, 3, 14),
    nationalities=("SY",),
    native_language="ar",
)
OKSANA = Client(
    family_name="Shevchenko",
    given_names="Oksana",
    native_name="Оксана Шевченко",
    birth_date=PartialDate(1985, 7, 2),
    nationalities=("UA",),
)
MOHAMMED = Client(
    family_name="Al-Rashid", given_names="Mohammed", native_name="محمد الرشيد", birth_date=PartialDate(1979)
)
CLINIC = Consent(
    purpose="referral",
    recipient_kind="service",
    recipient_id="clinic",
    recipient_name="Women's Clinic",
    given_on=TODAY,
    language="ar",
)


def put(desk: Desk, client: Client, **parts: Any) -> str:
    """Register a client and return the id."""
    return str(desk.run(register, client=client, **parts).result)


def amina(desk: Desk) -> str:
    """Register Amina with all that belongs to her."""
    return put(
        desk,
        AMINA,
        languages=(ClientLanguage(language="ar", quality="native"), ClientLanguage(language="en", quality="simple")),
        contact_points=(ContactPoint(kind="mobile", value="0151 2345 6789", may_message=True),),
        documents=(ClientDocument(kind="passport", number="N-0123456", expires_on=date(2031, 5, 1)),),
        consents=(Consent(purpose="record_keeping", given_on=TODAY, how_given="written", language="ar"),),
    )
