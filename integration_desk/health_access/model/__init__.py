"""What is kept of a client's way to health care: the case, what stands in its way, and what is done about it."""

from integration_desk.health_access.model.case import (
    HealthBarrier,
    HealthCase,
    HealthEntitlement,
    HealthEvent,
    HealthLetter,
    HealthRefusal,
)
from integration_desk.health_access.model.codes import (
    ANSWERS,
    APPOINTMENT_STATES,
    BARRIERS,
    CLOSING_REASONS,
    DIMENSIONS,
    DOORS,
    HEALTH_READ,
    HEALTH_WRITE,
    INTERPRETING,
    REFUSAL_RESULTS,
    SCHEMES,
    STATES,
    STEP_STATES,
    STEPS,
    TOLD,
)
from integration_desk.health_access.model.steps import HealthAppointment, HealthStep

__all__ = [
    "ANSWERS",
    "APPOINTMENT_STATES",
    "BARRIERS",
    "CLOSING_REASONS",
    "DIMENSIONS",
    "DOORS",
    "HEALTH_READ",
    "HEALTH_WRITE",
    "INTERPRETING",
    "REFUSAL_RESULTS",
    "SCHEMES",
    "STATES",
    "STEPS",
    "STEP_STATES",
    "TOLD",
    "HealthAppointment",
    "HealthBarrier",
    "HealthCase",
    "HealthEntitlement",
    "HealthEvent",
    "HealthLetter",
    "HealthRefusal",
    "HealthStep",
]
