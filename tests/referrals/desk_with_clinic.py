"""A desk with a client and a clinic, for tests of referrals."""

from datetime import date
from typing import Any

import attrs

from integration_desk.clients import Client, ClientLanguage, Consent, ContactPoint, give_consent, register
from integration_desk.core.dates import PartialDate
from integration_desk.core.documents import Document, Span
from integration_desk.directory import service_view
from integration_desk.referrals import Referral, draft, send
from integration_desk.store import Desk
from tests.directory.town import build_town

AMINA = Client(
    family_name="Hassan",
    given_names="Amina",
    native_name="آمنة حسن",
    sex="female",
    birth_date=PartialDate(1991, 3, 14),
    nationalities=("SY",),
    native_language="ar",
    residence_status="refugee",
    street="Linden Road 12",
    postal_code="20457",
    town="Northport",
    needs_interpreter=True,
    interpreter_language="ar",
    interpreter_gender="female",
    access_needs=("step_free",),
    never_call=True,
    code_word="Lemon",
)


@attrs.frozen
class Case:
    """A client and a service, ready to be brought together."""

    desk: Desk
    client: str
    service: str

    def referral(self, **values: Any) -> Referral:
        known = {"request": "An appointment with a doctor", "reason": "Pain for three weeks"}
        return Referral(**{"client_id": self.client, "service_id": self.service, **known, **values})

    def agree(self) -> str:
        view = self.desk.ask(service_view, self.service)
        consent = Consent(
            purpose="referral",
            recipient_kind="service",
            recipient_id=self.service,
            recipient_name=view.organization,
            given_on=date.today(),  # noqa: DTZ011 - consents are given on the local day
            language="ar",
        )
        return str(self.desk.run(give_consent, client_id=self.client, consent=consent).result)

    def draft(self, **values: Any) -> str:
        return str(self.desk.run(draft, referral=self.referral(**values)).result)

    def sent(self, **values: Any) -> str:
        self.agree()
        referral = self.draft(**values)
        self.desk.run(send, referral_id=referral)
        return referral


def case(desk: Desk, **changes: Any) -> Case:
    """Register Amina and build the town."""
    client = desk.run(
        register,
        client=attrs.evolve(AMINA, **changes),  # type: ignore[misc] # records are attrs classes
        languages=(ClientLanguage(language="ar", quality="native"), ClientLanguage(language="en", quality="simple")),
        contact_points=(ContactPoint(kind="mobile", value="0151 2345 6789"),),
    ).result
    return Case(desk, str(client), build_town(desk)["clinic"])


def words_of(document: Document) -> str:
    """Return every word of a document."""
    return _words(document)


def _words(part: Any) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Span):
        return part.text
    if isinstance(part, tuple | list):
        joint = "" if part and isinstance(part[0], Span) else " "
        return joint.join(_words(one) for one in part)
    if attrs.has(type(part)):
        return " ".join(_words(getattr(part, field.name)) for field in attrs.fields(type(part)))
    return ""
