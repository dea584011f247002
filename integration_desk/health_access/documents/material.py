"""What a rights letter is made of: gathered once, from records and the pack."""

from collections.abc import Mapping
from datetime import date

import attrs

from integration_desk.clients import Client, display_name, local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import Centre, Member, centre_of
from integration_desk.core.errors import MissingError
from integration_desk.core.words import T
from integration_desk.directory import ServiceView, service_view
from integration_desk.health_access.model import HealthAppointment, HealthCase, HealthLetter, HealthRefusal
from integration_desk.health_access.queries.entitled import pack_for, status_for
from integration_desk.packs import Pack, RightsLetter, pack_of

CASE = "refused_at_desk"


@attrs.frozen
class Material:
    """Everything that both pages of the letter say."""

    refusal: HealthRefusal
    case: HealthCase
    client: Client
    centre: Centre
    caseworker: Member
    service: ServiceView | None
    pack: Pack
    letter: RightsLetter
    status: str
    told: tuple[str, ...]
    receiver_language: str
    client_language: str
    appointment: HealthAppointment | None
    today: date

    @property
    def articles(self) -> tuple[str, ...]:
        """Return what the letter cites, each article once."""
        return tuple(dict.fromkeys(one.article for one in self.letter.paragraphs if one.article))

    @property
    def name(self) -> str:
        """Return how the client is called, whether or not the letter says it."""
        return display_name(self.client)


def gather(reader: Reader, refusal: HealthRefusal, chosen: HealthLetter, pack_id: str = "") -> Material:
    """Gather what the letter about a refusal says; raises MissingError when no rules are there to cite.

    ``chosen`` says what is told and in which languages; ``pack_id`` takes another pack than that of the case.
    """
    case = reader.get(HealthCase, refusal.case_id)
    client, centre = reader.get(Client, case.client_id), centre_of(reader)
    pack = pack_of(reader, pack_id or chosen.pack_id) if pack_id or chosen.pack_id else pack_for(reader, case)
    if pack is None:
        raise MissingError(T("There are no rules on access to health care to cite. Add a pack first."))
    status = case.status_used if pack.id == case.pack_id else status_for(pack, client.residence_status)
    letters = pack.letters_for(CASE, status)
    letter = next((one for one in letters if one.id == chosen.letter), None) or next(iter(letters), None)
    if letter is None:
        raise MissingError(
            T("The rules “{pack}” hold no letter about a refusal at the desk. Choose other rules.").put(pack=pack.id)
        )
    today = local_day(reader.now)
    return Material(
        refusal=refusal,
        case=case,
        client=client,
        centre=centre,
        caseworker=reader.find(Member, reader.person.id) or Member(name=reader.person.name),
        service=_service(reader, refusal.service_id),
        pack=pack,
        letter=letter,
        status=status,
        told=chosen.told,
        receiver_language=chosen.receiver_language or centre.letter_language,
        client_language=chosen.client_language or client.native_language or centre.letter_language,
        appointment=_appointment(reader, case.id, today),
        today=today,
    )


def letters_to_choose(reader: Reader, case: HealthCase, pack: Pack) -> Mapping[str, RightsLetter]:
    """Return the letters of a pack that suit a case, by their ids."""
    client = reader.get(Client, case.client_id)
    status = case.status_used if pack.id == case.pack_id else status_for(pack, client.residence_status)
    return {one.id: one for one in pack.letters_for(CASE, status)}


def _service(reader: Reader, service_id: str) -> ServiceView | None:
    try:
        return service_view(reader, service_id) if service_id else None
    except MissingError:
        return None


def _appointment(reader: Reader, case_id: str, today: date) -> HealthAppointment | None:
    where = "case_id = :case AND state = 'planned' AND day >= :today"
    parameters = {"case": case_id, "today": today.isoformat()}
    return next(iter(reader.all(HealthAppointment, where, parameters, order="day, at LIMIT 1")), None)
