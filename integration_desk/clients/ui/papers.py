"""Papers of the client's page as PDF, made away from the window's thread."""

import attrs

from integration_desk.clients.documents import disclosure_list, recipients_of, withdrawal_notice
from integration_desk.clients.model import Client, Consent, Disclosure
from integration_desk.clients.queries import past_recipients
from integration_desk.clients.rules import local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.printing import render


@attrs.frozen
class Paper:
    """A paper ready to be shown: for whom, the PDF, and the disclosures that it concerns."""

    name: str
    pdf: bytes
    disclosure_ids: tuple[str, ...] = ()


def notices(reader: Reader, consent_id: str) -> list[Paper]:
    """Return the notice of a withdrawal for each recipient who was told something under the consent."""
    consent = reader.get(Consent, consent_id)
    client, centre, today = reader.get(Client, consent.client_id), centre_of(reader), local_day(reader.now)
    return [
        Paper(
            told[0].recipient_name,
            render(withdrawal_notice(centre, client, consent, told, reader.person, today)),
            tuple(one.id for one in told),
        )
        for told in recipients_of(past_recipients(reader, consent_id))
    ]


def told_list(reader: Reader, client_id: str) -> list[Paper]:
    """Return the list of what was told about a client, in her language."""
    client = reader.get(Client, client_id)
    told = reader.all(Disclosure, "client_id = :client", {"client": client_id}, order="disclosed_at")
    document = disclosure_list(centre_of(reader), client, told, client.native_language or "en", local_day(reader.now))
    return [Paper("", render(document))]
