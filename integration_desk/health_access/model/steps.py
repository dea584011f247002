"""What is to be done on a case: steps with an owner and a day, and appointments."""

from datetime import date, time

from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.health_access.model import codes

OPERATIONAL, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.SENSITIVE


@record("health_step", T("Step of a health access case"), read=codes.HEALTH_READ, owner="case_id")
class HealthStep(Record):
    """Something that somebody does until a day."""

    case_id: str = fields.link(T("Case"), "health_case", required=True, sensitivity=OPERATIONAL, internal=True)
    kind: str = fields.code(T("Step"), codes.STEPS, required=True, sensitivity=SENSITIVE)
    what: str = fields.text(T("What exactly"), sensitivity=SENSITIVE)
    owner_id: str = fields.link(T("Who does it"), "member", sensitivity=OPERATIONAL)
    due_on: date | None = fields.field(T("Until"), Kind.DATE, sensitivity=OPERATIONAL, indexed=True)
    state: str = fields.code(T("State"), codes.STEP_STATES, sensitivity=OPERATIONAL, default="open", internal=True)
    done_on: date | None = fields.field(T("Done on"), Kind.DATE, sensitivity=OPERATIONAL, internal=True)
    note: str = fields.text(T("What came of it"), sensitivity=SENSITIVE, internal=True)
    refusal_id: str = fields.link(T("Refusal"), "health_refusal", sensitivity=OPERATIONAL, internal=True)


@record("health_appointment", T("Health appointment"), read=codes.HEALTH_READ, owner="case_id")
class HealthAppointment(Record):
    """When she is expected where, who comes along and who interprets. Not what it is about."""

    case_id: str = fields.link(T("Case"), "health_case", required=True, sensitivity=OPERATIONAL, internal=True)
    day: date | None = fields.field(T("Day"), Kind.DATE, required=True, sensitivity=SENSITIVE, indexed=True)
    at: time | None = fields.field(T("Time"), Kind.TIME, sensitivity=SENSITIVE)
    service_id: str = fields.link(T("Service"), "service", sensitivity=SENSITIVE, loose=True)
    place: str = fields.text(T("Where"), required=True, sensitivity=SENSITIVE)
    company: str = fields.text(T("Who comes along"), sensitivity=SENSITIVE)
    interpreting: str = fields.code(T("Interpreter"), codes.INTERPRETING, sensitivity=SENSITIVE, default="not_needed")
    interpreter: str = fields.text(T("Who interprets"), sensitivity=SENSITIVE)
    interpreter_language: str = fields.field(T("Language to interpret"), Kind.LANGUAGE, sensitivity=SENSITIVE)
    state: str = fields.code(
        T("State"), codes.APPOINTMENT_STATES, sensitivity=OPERATIONAL, default="planned", internal=True
    )
