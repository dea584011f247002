"""What happened to a client, and what is about to run out."""

from datetime import date, datetime, timedelta

import attrs

from integration_desk.clients.model import (
    CONSENT_METHODS,
    CONSENT_PURPOSES,
    DOCUMENT_KINDS,
    Client,
    ClientDocument,
    ClientMerge,
    Consent,
    Disclosure,
)
from integration_desk.clients.names import display_name
from integration_desk.clients.queries.views import member_names
from integration_desk.clients.rules import CONSENT_SOON, SOON, known_when, local_day
from integration_desk.core.access import Reader
from integration_desk.core.slices import Place, TimelineEntry
from integration_desk.core.words import T, Text

_LONGEST_OVERDUE = timedelta(days=30)
_MOST = 200


@attrs.frozen
class RunningOut:
    """Something of a client that runs out: what, and on which day."""

    client_id: str
    client_name: str
    what: Text
    expires_on: date
    section: str


def expiring_documents(reader: Reader, days: int = SOON.days) -> list[RunningOut]:
    """Return permits and identity documents that run out within so many days, or did in the last month.

    A permit that stands in the client's details and once more among her documents is told once.
    """
    today = local_day(reader.now)
    window = {
        "most": _MOST,
        "from": (today - _LONGEST_OVERDUE).isoformat(),
        "to": (today + timedelta(days=days)).isoformat(),
    }
    found = [
        RunningOut(client.id, display_name(client), T("Residence permit"), client.permit_expires_on, "overview")
        for client in reader.all(Client, _first("client", "permit_expires_on"), window)
        if client.permit_expires_on is not None
    ]
    known = {(one.client_id, one.expires_on) for one in found}
    documents = [
        document
        for document in reader.all(ClientDocument, _first("client_document", "expires_on"), window)
        if document.kind != "residence_permit" or (document.client_id, document.expires_on) not in known
    ]
    names = _names(reader, [document.client_id for document in documents])
    found += [
        RunningOut(
            document.client_id,
            names.get(document.client_id, ""),
            DOCUMENT_KINDS.label(document.kind),
            document.expires_on,
            "documents",
        )
        for document in documents
        if document.expires_on is not None
    ]
    return sorted(found, key=lambda one: (one.expires_on, one.client_name))


def _first(table: str, column: str) -> str:
    """Return the condition for the rows that run out first: Today shows the beginning of the list."""
    return f"id IN (SELECT id FROM {table} WHERE {column} BETWEEN :from AND :to ORDER BY {column} LIMIT :most)"


def expiring_consents(reader: Reader, days: int = CONSENT_SOON.days) -> list[RunningOut]:
    """Return consents that run out within so many days, or did within as many."""
    today = local_day(reader.now)
    span = timedelta(days=days)
    consents = reader.all(
        Consent,
        "withdrawn_on IS NULL AND expires_on BETWEEN :from AND :to",
        {"from": (today - span).isoformat(), "to": (today + span).isoformat()},
    )
    names = _names(reader, [consent.client_id for consent in consents])
    found = [
        RunningOut(
            consent.client_id, names.get(consent.client_id, ""), purpose_of(consent), consent.expires_on, "consents"
        )
        for consent in consents
        if consent.expires_on is not None
    ]
    return sorted(found, key=lambda one: (one.expires_on, one.client_name))


def purpose_of(consent: Consent) -> Text:
    """Return what a consent is for, with its recipient when it has one.

    >>> str(purpose_of(Consent(purpose="referral", recipient_name="Women's Clinic")))
    "Referral to Women's Clinic"
    """
    if consent.purpose == "referral" and consent.recipient_name:
        return T("Referral to {recipient}").put(recipient=consent.recipient_name)
    return CONSENT_PURPOSES.label(consent.purpose)


def timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return what this slice knows to have happened to a client, the newest first."""
    client = reader.find(Client, client_id)
    if client is None:
        return []
    members, mine = member_names(reader), {"client": client_id}
    found = [_registered(client, client.created_at, members)] if client.created_at else []
    for consent in reader.all(Consent, "client_id = :client", mine):
        found += _consent_entries(consent, members)
    found += [
        TimelineEntry(
            when=document.created_at,
            title=T("{document} added").put(document=DOCUMENT_KINDS.label(document.kind)),
            icon="document",
            place=_section(client_id, "documents"),
        )
        for document in reader.all(ClientDocument, "client_id = :client", mine)
        if document.created_at and client.created_at and document.created_at > client.created_at + timedelta(minutes=1)
    ]
    disclosures = reader.all(Disclosure, "client_id = :client", mine)
    found += [_told(told, told.disclosed_at) for told in disclosures if told.disclosed_at]
    found += [
        TimelineEntry(
            when=one.created_at,
            title=T("Merged with the file {number}").put(number=one.merged_number),
            detail=members.get(one.merged_by, ""),
            icon="copy",
            place=Place("duplicate", client_id, (("merge", one.id),)),
        )
        for one in reader.all(ClientMerge, "client_id = :client", mine)
        if one.created_at
    ]
    return sorted(found, key=lambda entry: entry.begins, reverse=True)


def _registered(client: Client, at: datetime, members: dict[str, str]) -> TimelineEntry:
    member = members.get(client.registered_by, "")
    title = T("Registered by {member}").put(member=member) if member else T("Registered")
    return TimelineEntry(when=at, title=title, icon="person")


def _consent_entries(consent: Consent, members: dict[str, str]) -> list[TimelineEntry]:
    place = _section(consent.client_id, "consents")
    purpose = purpose_of(consent)
    found = []
    if consent.given_on is not None:
        found.append(
            TimelineEntry(
                when=known_when(consent.given_on, consent.created_at),
                title=T("Consent given: {purpose}").put(purpose=purpose),
                detail=members.get(consent.certified_by, ""),
                state=CONSENT_METHODS.label(consent.how_given),
                icon="consent",
                place=place,
            )
        )
    if consent.withdrawn_on is not None:
        found.append(
            TimelineEntry(
                when=known_when(consent.withdrawn_on, consent.changed_at),
                title=T("Consent withdrawn: {purpose}").put(purpose=purpose),
                detail=consent.withdrawal_reason,
                tone="danger",
                icon="consent",
                place=place,
            )
        )
    return found


def _told(told: Disclosure, at: datetime) -> TimelineEntry:
    return TimelineEntry(
        when=at,
        title=T("Information given to {recipient}").put(recipient=told.recipient_name),
        detail=told.reference,
        tone="warning" if told.override_reason else "info",
        state=T("Without consent") if told.override_reason else None,
        icon="send",
        place=_section(told.client_id, "consents"),
    )


def _section(client_id: str, section: str) -> Place:
    return Place("client", client_id, (("section", section),))


def _names(reader: Reader, ids: list[str]) -> dict[str, str]:
    listed = {f"v{place}": value for place, value in enumerate(dict.fromkeys(ids))}
    where = f"id IN ({', '.join(f':{name}' for name in listed)})"
    return {client.id: display_name(client) for client in reader.all(Client, where, listed)}
