"""What a client needs, as it was assessed on a day: area by area, with the supports that help her to use it."""

from datetime import date

from integration_desk.casework.model.codes import CASES_READ, SEVERITIES, SUPPORTS
from integration_desk.core import fields
from integration_desk.core.fields import Kind
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import Record, record
from integration_desk.core.words import T
from integration_desk.directory import NEEDS

OPERATIONAL, SENSITIVE = Sensitivity.OPERATIONAL, Sensitivity.SENSITIVE


@record("need_assessment", T("Needs assessment"), read=CASES_READ, owner="client_id")
class NeedAssessment(Record):
    """One conversation about needs: when, with whom, and which supports are needed."""

    client_id: str = fields.link(
        T("Client"), "client", required=True, sensitivity=OPERATIONAL, indexed_with=("assessed_on",)
    )
    case_id: str = fields.link(T("Case"), "case_file", sensitivity=OPERATIONAL, internal=True)
    assessed_on: date | None = fields.field(T("Assessed on"), Kind.DATE, required=True, sensitivity=OPERATIONAL)
    assessed_by: str = fields.link(T("Assessed by"), "member", sensitivity=OPERATIONAL, internal=True)
    supports: tuple[str, ...] = fields.codes(
        T("Supports needed"), SUPPORTS, sensitivity=SENSITIVE, help=T("What she needs in order to come and to follow.")
    )
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)


@record("need", T("Need"), read=CASES_READ, owner="assessment_id")
class Need(Record):
    """One area of an assessment: is there a need, is a referral wanted, and how grave it is."""

    assessment_id: str = fields.link(
        T("Needs assessment"), "need_assessment", required=True, sensitivity=OPERATIONAL, internal=True
    )
    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=OPERATIONAL, internal=True)
    area: str = fields.code(T("Area", context="need"), NEEDS, required=True, sensitivity=OPERATIONAL)
    needed: bool = fields.yes_no(T("Need"), sensitivity=OPERATIONAL)
    refer: bool = fields.yes_no(T("Referral wanted"), sensitivity=OPERATIONAL)
    severity: str = fields.code(T("Severity"), SEVERITIES, sensitivity=OPERATIONAL)
    note: str = fields.long_text(T("Note"), sensitivity=SENSITIVE)
    referral_id: str = fields.link(T("Referral"), "referral", sensitivity=OPERATIONAL, internal=True, loose=True)


@record("childcare_need", T("Childcare needed"), read=CASES_READ, owner="assessment_id")
class ChildcareNeed(Record):
    """That care is needed for a child of the household while its parent is at appointments or in class."""

    assessment_id: str = fields.link(
        T("Needs assessment"), "need_assessment", required=True, sensitivity=OPERATIONAL, internal=True
    )
    client_id: str = fields.link(T("Client"), "client", required=True, sensitivity=OPERATIONAL, internal=True)
    child_id: str = fields.link(T("Child"), "client", required=True, sensitivity=OPERATIONAL)
    note: str = fields.text(T("When and how"), sensitivity=SENSITIVE)
