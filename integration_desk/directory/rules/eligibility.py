"""Whether a service is there for someone: only what is known on both sides can speak against it."""

from integration_desk.core.words import T
from integration_desk.directory.model import RESIDENCE, SEXES
from integration_desk.directory.views import Applicant, Eligibility, Match

# The residence status that a client's file names, in the broad groups that services distinguish.
_BROAD = {
    "work_permit": "temporary",
    "seasonal": "temporary",
    "family_permit": "temporary",
    "student": "temporary",
    "humanitarian": "temporary",
    "tolerated": "temporary",
    "visa": "temporary",
    "refugee": "protection",
    "subsidiary_protection": "protection",
    "temporary_protection": "protection",
    "no_permit": "none",
}


def broad_status(status: str) -> str:
    """Return the group of ``RESIDENCE`` that a residence status belongs to, "" when it is not known.

    >>> broad_status("refugee"), broad_status("citizen"), broad_status("not_stated")
    ('protection', 'citizen', '')
    """
    broad = _BROAD.get(status, status)
    return broad if broad in RESIDENCE else ""


def fits(eligibility: Eligibility, applicant: Applicant) -> Match:
    """Tell whether a service is there for someone, with the reasons why not.

    >>> fits(Eligibility(minimum_age=18), Applicant(age_min=16, age_max=17)).fits
    False
    >>> fits(Eligibility(minimum_age=18), Applicant()).fits
    True
    """
    reasons = []
    youngest, oldest = applicant.age_min, applicant.age_max
    if eligibility.minimum_age is not None and oldest is not None and oldest < eligibility.minimum_age:
        reasons.append(T("only from age {age}").put(age=eligibility.minimum_age))
    if eligibility.maximum_age is not None and youngest is not None and youngest > eligibility.maximum_age:
        reasons.append(T("only up to age {age}").put(age=eligibility.maximum_age))
    if eligibility.sexes and applicant.sex in SEXES and applicant.sex not in eligibility.sexes:
        reasons.append(T("only for: {who}").put(who=tuple(SEXES.label(one) for one in eligibility.sexes)))
    status = broad_status(applicant.status)
    if eligibility.residence and status and status not in eligibility.residence:
        reasons.append(T("only for: {who}").put(who=tuple(RESIDENCE.label(one) for one in eligibility.residence)))
    return Match(tuple(reasons))
