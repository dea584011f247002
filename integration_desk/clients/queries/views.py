"""What the client's page shows: the file of one client, read in one go."""

from datetime import date

import attrs

from integration_desk.clients.model import (
    Client,
    ClientDocument,
    ClientLanguage,
    Consent,
    ContactPoint,
    Disclosure,
    Household,
    Relation,
)
from integration_desk.clients.names import Disagreement, display_name, document_warnings, name_warnings
from integration_desk.clients.rules import (
    ConsentState,
    Flag,
    consent_covering,
    consent_state,
    header_flags,
    is_minor,
    local_day,
    told_under,
)
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member
from integration_desk.core.dates import PartialDate


@attrs.frozen
class Relative:
    """Another client as seen from one: who, what to her, and whether in her household."""

    client_id: str
    name: str
    native_name: str
    birth_date: PartialDate | None
    relation: str
    in_household: bool
    is_head: bool
    is_minor: bool


@attrs.frozen
class HouseholdView:
    """The household of a client: its members, herself included, and how many they are."""

    household: Household
    members: tuple[Relative, ...]

    @property
    def size(self) -> int:
        """Return the size as stated, or else the number of known members."""
        return self.household.size_stated or len(self.members)


@attrs.frozen
class ConsentLine:
    """A consent with what it allows today and who certified it."""

    consent: Consent
    state: ConsentState
    certified_by: str


@attrs.frozen
class ClientView:
    """The file of one client as of today."""

    client: Client
    name: str
    today: date
    flags: tuple[Flag, ...]
    languages: tuple[ClientLanguage, ...]
    contact_points: tuple[ContactPoint, ...]
    documents: tuple[ClientDocument, ...]
    consents: tuple[ConsentLine, ...]
    disclosures: tuple[Disclosure, ...]
    household: HouseholdView | None
    relatives: tuple[Relative, ...]
    warnings: tuple[Disagreement, ...]
    registered_by: str


def client_view(reader: Reader, client_id: str) -> ClientView:
    """Return the file of one client; raises MissingError."""
    client = reader.get(Client, client_id)
    today, mine = local_day(reader.now), {"client": client_id}
    documents = tuple(reader.all(ClientDocument, "client_id = :client", mine))
    consents = reader.all(Consent, "client_id = :client", mine, order="given_on DESC, id DESC")
    members = member_names(reader)
    household, relatives = _household(reader, client, today)
    return ClientView(
        client=client,
        name=display_name(client),
        today=today,
        flags=header_flags(client, today),
        languages=tuple(reader.all(ClientLanguage, "client_id = :client", mine)),
        contact_points=tuple(reader.all(ContactPoint, "client_id = :client", mine)),
        documents=documents,
        consents=tuple(
            ConsentLine(consent, consent_state(consent, today), members.get(consent.certified_by, ""))
            for consent in consents
        ),
        disclosures=tuple(reader.all(Disclosure, "client_id = :client", mine, order="disclosed_at DESC, id DESC")),
        household=household,
        relatives=relatives,
        warnings=(*name_warnings(client), *document_warnings(client, documents)),
        registered_by=members.get(client.registered_by, ""),
    )


def member_names(reader: Reader) -> dict[str, str]:
    """Return the names of the centre's members by id, those who left included."""
    return {member.id: member.name for member in reader.all(Member)}


def consent_for(reader: Reader, client_id: str, recipients: tuple[tuple[str, str], ...]) -> Consent | None:
    """Return the consent that lets a client be referred today to one of these recipients (kind, id), if any."""
    consents = reader.all(Consent, "client_id = :client", {"client": client_id})
    return consent_covering(consents, recipients, local_day(reader.now))


def past_recipients(reader: Reader, consent_id: str) -> list[Disclosure]:
    """Return what was told to the recipients whom the withdrawal of a consent concerns, the newest first."""
    consent = reader.get(Consent, consent_id)
    told = reader.all(
        Disclosure, "client_id = :client", {"client": consent.client_id}, order="disclosed_at DESC, id DESC"
    )
    return list(told_under(consent, told))


def _household(reader: Reader, client: Client, today: date) -> tuple[HouseholdView | None, tuple[Relative, ...]]:
    """Return the household of a client, and her relatives who live elsewhere."""
    mine = {"client": client.id}
    relations = {row.relative_id: row.relation for row in reader.all(Relation, "client_id = :client", mine)}
    household_id = reader.value("SELECT household_id FROM household_member WHERE client_id = :client", mine)
    household = reader.find(Household, household_id) if household_id else None
    in_household = {
        row["client_id"]
        for row in reader.rows(
            "SELECT client_id FROM household_member WHERE household_id = :household", {"household": household_id or ""}
        )
    }
    people = reader.all(
        Client,
        "id IN (SELECT relative_id FROM client_relation WHERE client_id = :client)"
        " OR id IN (SELECT client_id FROM household_member WHERE household_id = :household)",
        {**mine, "household": household_id or ""},
    )
    head_id = household.head_id if household else ""
    found = [_relative(one, relations.get(one.id, ""), one.id in in_household, head_id, today) for one in people]
    found.sort(key=lambda one: (not one.is_head, one.birth_date.earliest() if one.birth_date else date.max, one.name))
    members = tuple(one for one in found if one.in_household)
    elsewhere = tuple(one for one in found if not one.in_household)
    return (HouseholdView(household, members) if household else None), elsewhere


def _relative(client: Client, relation: str, in_household: bool, head_id: str, today: date) -> Relative:
    name = display_name(client)
    return Relative(
        client_id=client.id,
        name=name,
        native_name="" if client.native_name == name else client.native_name,
        birth_date=client.birth_date,
        relation=relation,
        in_household=in_household,
        is_head=client.id == head_id,
        is_minor=is_minor(client, today),
    )
