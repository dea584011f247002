"""What the page of a case shows."""

from datetime import date, datetime

import attrs

from integration_desk.clients import Client, ClientDocument, display_name, local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member
from integration_desk.core.words import Text
from integration_desk.directory import Service
from integration_desk.health_access import rules
from integration_desk.health_access.model import (
    HealthAppointment,
    HealthBarrier,
    HealthCase,
    HealthEvent,
    HealthLetter,
    HealthRefusal,
    HealthStep,
)
from integration_desk.health_access.queries.entitled import EntitlementCheck, entitlement_check
from integration_desk.health_access.queries.whose import ENDED


@attrs.frozen
class LetterLine:
    """A rights letter without its pages."""

    id: str
    refusal_id: str
    told: tuple[str, ...]
    receiver_language: str
    client_language: str
    articles: str
    printed_at: datetime | None
    copies: int


@attrs.frozen
class CaseView:
    """Everything that the page of a case shows, as of today."""

    case: HealthCase
    client: Client
    client_name: str
    members: dict[str, str]
    today: date
    check: EntitlementCheck
    barriers: tuple[HealthBarrier, ...]
    refusals: tuple[HealthRefusal, ...]
    letters: tuple[LetterLine, ...]
    steps: tuple[HealthStep, ...]
    appointments: tuple[HealthAppointment, ...]
    events: tuple[HealthEvent, ...]
    doctor: str
    documents: tuple[ClientDocument, ...]

    @property
    def ended(self) -> bool:
        """Tell whether the case has ended."""
        return self.case.state in rules.ENDED

    @property
    def certificate(self) -> ClientDocument | None:
        """Return the document that is the vaccination certificate, if it is among hers."""
        return next((one for one in self.documents if one.id == self.case.vaccination_document_id), None)

    @property
    def open_steps(self) -> tuple[HealthStep, ...]:
        """Return the steps that are still to be done, the earliest first."""
        return tuple(step for step in self.steps if step.state == "open")

    @property
    def planned(self) -> tuple[HealthAppointment, ...]:
        """Return the appointments that are still planned, the earliest first."""
        return tuple(one for one in self.appointments if one.state == "planned")

    @property
    def standing(self) -> tuple[HealthBarrier, ...]:
        """Return the barriers that still stand in the way."""
        return tuple(one for one in self.barriers if one.resolved_on is None)

    @property
    def letter_missing(self) -> HealthRefusal | None:
        """Return the newest refusal of which nobody has heard more and about which no letter was written."""
        written = {letter.refusal_id for letter in self.letters}
        return next((one for one in self.refusals if not one.result and one.id not in written), None)

    @property
    def next_text(self) -> Text:
        """Return what is to be done next where no step and no appointment says it."""
        return rules.what_next(
            self.case,
            next(iter(self.open_steps), None),
            checked=self.case.entitlements_checked_on is not None,
            letter_missing=self.letter_missing is not None,
        )


def case_view(reader: Reader, case_id: str) -> CaseView:
    """Return the page of a case; raises MissingError."""
    case = reader.get(HealthCase, case_id)
    client = reader.get(Client, case.client_id)
    mine = {"case": case_id}
    service = reader.find(Service, case.doctor_service_id) if case.doctor_service_id else None
    return CaseView(
        case=case,
        client=client,
        client_name=display_name(client),
        members={member.id: member.name for member in reader.all(Member)},
        today=local_day(reader.now),
        check=entitlement_check(reader, case_id),
        barriers=tuple(reader.all(HealthBarrier, "case_id = :case", mine, order="resolved_on, rowno")),
        refusals=tuple(reader.all(HealthRefusal, "case_id = :case", mine, order="refused_on DESC, rowno DESC")),
        letters=tuple(letters_of(reader, case_id)),
        steps=tuple(reader.all(HealthStep, "case_id = :case", mine, order=_STEPS)),
        appointments=tuple(reader.all(HealthAppointment, "case_id = :case", mine, order="day, at IS NULL, at, rowno")),
        events=tuple(reader.all(HealthEvent, "case_id = :case", mine, order="at, rowno")),
        doctor=case.doctor_name or (service.name if service else ""),
        documents=tuple(reader.all(ClientDocument, "client_id = :id", {"id": client.id}, order="rowno")),
    )


_STEPS = "state <> 'open', due_on IS NULL, due_on, rowno"


def letters_of(reader: Reader, case_id: str) -> list[LetterLine]:
    """Return the rights letters of a case, the newest first, without their pages."""
    found = reader.rows(
        "SELECT l.id AS id FROM health_letter l JOIN health_refusal r ON r.id = l.refusal_id"
        " WHERE r.case_id = :case ORDER BY l.printed_at DESC, l.rowno DESC",
        {"case": case_id},
    )
    letters = (reader.get(HealthLetter, row["id"]) for row in found)
    return [
        LetterLine(
            one.id,
            one.refusal_id,
            one.told,
            one.receiver_language,
            one.client_language,
            one.articles,
            one.printed_at,
            one.copies or 0,
        )
        for one in letters
    ]


_CASES = f"state IN ({ENDED}), opened_on DESC, rowno DESC"


def cases_of(reader: Reader, client_id: str) -> list[HealthCase]:
    """Return the health access cases of a client, those that go on first, the newest first."""
    return reader.all(
        HealthCase,
        "client_id = :client",
        {"client": client_id},
        order=_CASES,
    )


def health_letter_pdf(reader: Reader, letter_id: str) -> bytes:
    """Return a rights letter exactly as it went out; raises MissingError."""
    return reader.get(HealthLetter, letter_id).pdf
