"""The case of a client: as it stands, and how it came to that."""

from datetime import date, datetime

import attrs

from integration_desk.casework.model import CaseEvent, CaseFile
from integration_desk.casework.rules import OPEN
from integration_desk.clients import Client, display_name, local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member

_OPEN = ", ".join(f"'{status}'" for status in sorted(OPEN))
IS_OPEN = f"status IN ({_OPEN})"


@attrs.frozen
class CaseStep:
    """One step of a case as it is read: what, when, by whom, why."""

    step: str
    at: datetime
    person: str
    reason: str
    note: str


@attrs.frozen
class CaseView:
    """Everything that the page of a client's case shows; ``case`` is None before the first one is opened."""

    client: Client
    client_name: str
    case: CaseFile | None
    caseworker: str
    steps: tuple[CaseStep, ...]
    others: tuple[CaseFile, ...]
    staff: tuple[Member, ...]
    today: date

    @property
    def is_open(self) -> bool:
        """Tell whether the centre works on the case."""
        return self.case is not None and self.case.status in OPEN


def open_case_of(reader: Reader, client_id: str) -> CaseFile | None:
    """Return the open case of a client; the newest, should she have two after a merge."""
    return next(iter(_cases(reader, client_id, f"AND {IS_OPEN}")), None)


def case_of(reader: Reader, client_id: str) -> CaseFile | None:
    """Return the open case of a client, else her last one, else None."""
    return open_case_of(reader, client_id) or next(iter(_cases(reader, client_id)), None)


def _cases(reader: Reader, client_id: str, condition: str = "") -> list[CaseFile]:
    where = f"client_id = :client {condition}"
    return reader.all(CaseFile, where, {"client": client_id}, order="opened_on DESC, id DESC")


def case_view(reader: Reader, client_id: str, case_id: str = "") -> CaseView:
    """Return the page of a client's case, of the one named or of that which counts now; raises MissingError."""
    client = reader.get(Client, client_id)
    case = reader.get(CaseFile, case_id) if case_id else case_of(reader, client_id)
    every = reader.all(Member, order="name")
    names = {one.id: one.name for one in every}
    steps = steps_of(reader, case.id) if case else []
    return CaseView(
        client=client,
        client_name=display_name(client),
        case=case,
        caseworker=names.get(case.caseworker_id, "") if case else "",
        steps=tuple(
            CaseStep(one.step, one.at, names.get(one.person_id, ""), one.reason, one.note)
            for one in reversed(steps)
            if one.at is not None
        ),
        others=tuple(one for one in _cases(reader, client_id) if case is not None and one.id != case.id),
        staff=tuple(one for one in every if one.left_at is None),
        today=local_day(reader.now),
    )


def steps_of(reader: Reader, case_id: str) -> list[CaseEvent]:
    """Return the steps of a case, oldest first."""
    return reader.all(CaseEvent, "case_id = :case_id", {"case_id": case_id}, order="at, id")
