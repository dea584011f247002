"""What of health access lies ahead on which day: steps and appointments with whose they are."""

from datetime import date

import attrs

from integration_desk.clients import display_name
from integration_desk.core.access import Reader
from integration_desk.core.values import record_from_row
from integration_desk.health_access.model import HealthAppointment, HealthStep
from integration_desk.health_access.queries.whose import CLIENT_NAMES, ENDED, client_in

_WHOSE = f"h.client_id AS h_client_id, h.responsible_id AS h_responsible_id, {CLIENT_NAMES}"


@attrs.frozen
class ComingStep:
    """An open step with its client."""

    step: HealthStep
    case_id: str
    client_id: str
    client_name: str
    owner: str


@attrs.frozen
class ComingAppointment:
    """An appointment with its client."""

    appointment: HealthAppointment
    case_id: str
    client_id: str
    client_name: str
    responsible_id: str


def coming_steps(reader: Reader, first: date | None, last: date) -> list[ComingStep]:
    """Return the open steps that fall due from a day (or ever before) until another, both included."""
    sql = f"""
    SELECT s.*, {_WHOSE}, m.name AS owner FROM health_step s JOIN health_case h ON h.id = s.case_id
     JOIN client c ON c.id = h.client_id LEFT JOIN member m ON m.id = s.owner_id
     WHERE s.state = 'open' AND h.state NOT IN ({ENDED}) AND s.due_on BETWEEN :first AND :last
     ORDER BY s.due_on, s.rowno
    """
    return [
        ComingStep(
            record_from_row(HealthStep, row),
            row["case_id"],
            row["h_client_id"],
            display_name(client_in(row)),
            row["owner"] or "",
        )
        for row in reader.rows(sql, _between(first, last))
    ]


def coming_appointments(
    reader: Reader, first: date | None, last: date, *, every_state: bool = False
) -> list[ComingAppointment]:
    """Return the appointments between two days, both included: those still planned, or all that were not cancelled."""
    state = "a.state <> 'cancelled'" if every_state else "a.state = 'planned'"
    sql = f"""
    SELECT a.*, {_WHOSE} FROM health_appointment a JOIN health_case h ON h.id = a.case_id
     JOIN client c ON c.id = h.client_id
     WHERE {state} AND a.day BETWEEN :first AND :last ORDER BY a.day, a.at IS NULL, a.at, a.rowno
    """
    return [
        ComingAppointment(
            record_from_row(HealthAppointment, row),
            row["case_id"],
            row["h_client_id"],
            display_name(client_in(row)),
            row["h_responsible_id"],
        )
        for row in reader.rows(sql, _between(first, last))
    ]


def _between(first: date | None, last: date) -> dict[str, str]:
    return {"first": first.isoformat() if first else "", "last": last.isoformat()}
