"""What a letter is made from: everything gathered in one go, so that the pages themselves read nothing."""

from datetime import date, datetime

import attrs

from integration_desk.clients import (
    Client,
    ClientLanguage,
    Consent,
    ContactPoint,
    Household,
    HouseholdMember,
    consent_covering,
    latin_name,
)
from integration_desk.core.access import Reader
from integration_desk.core.centre import Centre, Member, centre_of
from integration_desk.directory import ServiceView, service_view
from integration_desk.referrals import disclosure, rules
from integration_desk.referrals.documents.templates import SETTING, Template, template_of
from integration_desk.referrals.model import Referral


@attrs.frozen
class Material:
    """What is known; what of it is told is decided by ``told``, and the pages use nothing that is not in it."""

    referral: Referral
    client: Client
    languages: tuple[ClientLanguage, ...]
    contacts: tuple[ContactPoint, ...]
    household_size: int
    consent: Consent | None
    service: ServiceView
    centre: Centre
    caseworker: Member
    template: Template
    today: date
    answer_due: datetime

    @property
    def told(self) -> tuple[str, ...]:
        """Return what the letter tells of the client, by the names of ``DISCLOSABLE``."""
        return disclosure.told(self.referral.disclosed, confidential=self.referral.confidential)

    def tells(self, name: str) -> bool:
        """Tell whether the letter discloses something."""
        return name in self.told

    @property
    def name(self) -> str:
        """Return the client's name as this letter may give it, or nothing."""
        if self.tells("name"):
            return latin_name(self.client) or self.client.native_name or self.client.preferred_name
        return self.client.native_name if self.tells("native_name") else ""

    @property
    def case_code(self) -> str:
        """Return what stands in place of a name that is not disclosed: the letter's own number, which names nobody."""
        return "" if self.name else self.referral.number

    @property
    def organisation(self) -> str:
        """Return the receiver's name."""
        return self.service.organization or self.service.name

    @property
    def caseworker_phone(self) -> str:
        """Return the caseworker's own phone number, else the centre's."""
        return self.caseworker.phone or self.centre.phone


def household_size(reader: Reader, client_id: str) -> int:
    """Return how many people live in the client's household, as far as it is known; 0 when it is not."""
    membership = reader.all(HouseholdMember, "client_id = :client", {"client": client_id})
    if not membership:
        return 0
    household = reader.find(Household, membership[0].household_id)
    if household is not None and household.size_stated:
        return household.size_stated
    counted: int = reader.value(
        "SELECT count(*) FROM household_member WHERE household_id = :household",
        {"household": membership[0].household_id},
    )
    return counted


def consent_for(reader: Reader, client_id: str, service: ServiceView) -> Consent | None:
    """Return the active consent that covers a referral to a service or its organisation."""
    consents = reader.all(Consent, "client_id = :client", {"client": client_id})
    recipients = [("service", service.id), ("organization", service.organization_id)]
    return consent_covering(consents, recipients, reader.now.astimezone().date())


def gather(reader: Reader, referral: Referral) -> Material:
    """Gather what the letter of a referral is made from; raises MissingError when client or service are not there."""
    owner = {"client": referral.client_id}
    service = service_view(reader, referral.service_id)
    sent_at = referral.sent_at or reader.now
    caseworker = reader.find(Member, referral.caseworker_id or reader.person.id)
    return Material(
        referral=referral,
        client=reader.get(Client, referral.client_id),
        languages=tuple(reader.all(ClientLanguage, "client_id = :client", owner)),
        contacts=tuple(reader.all(ContactPoint, "client_id = :client", owner)),
        household_size=household_size(reader, referral.client_id),
        consent=consent_for(reader, referral.client_id, service),
        service=service,
        centre=centre_of(reader),
        caseworker=caseworker or Member(name=reader.person.name),
        template=template_of(reader.setting(SETTING, "")),
        today=sent_at.astimezone().date(),
        answer_due=referral.answer_due or rules.answer_due(sent_at, referral.urgency),
    )
