"""The caseload as it is sorted, narrowed and exported, in the window and on the command line."""

from integration_desk.casework.model import CASE_STATUSES, CASES_READ, CLOSING_REASONS, CaseFile
from integration_desk.casework.queries import CaseRow, find_cases
from integration_desk.core.fields import Field, Kind
from integration_desk.core.lists import ListColumn, Listing
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import field_of
from integration_desk.core.words import T, Text

_CLIENT = Field("client", T("Client"), Kind.NAME)
_NEXT = Field("next", T("Due on"), Kind.DATE)
_CASEWORKER = Field("caseworker", T("Caseworker"), Kind.NAME)
_LAST = Field("last_contact", T("Last contact"), Kind.DATE)
_OPERATIONAL = Sensitivity.OPERATIONAL
_FAR = 9999


def consent_words(found: CaseRow) -> Text | str:
    """Return until when the client agrees to a file being kept about her."""
    if found.consent_until is None:
        return T("Missing", context="consent")
    if found.consent_until.year == _FAR:
        return T("until withdrawn")
    return T("until {day}").put(day=found.consent_until)


def _own(name: str) -> Field:
    return field_of(CaseFile, name)


CASE_LIST = Listing(
    id="cases",
    label=T("Cases"),
    query=find_cases,
    right=CASES_READ,
    columns=(
        ListColumn("client", T("Client"), lambda found: found.client_name, "client", _CLIENT),
        ListColumn(
            "status", _own("status").label, lambda found: CASE_STATUSES.label(found.status), "status", _own("status"),
            _OPERATIONAL,
        ),
        ListColumn(
            "caseworker", T("Caseworker"), lambda found: found.caseworker, "caseworker", _CASEWORKER, _OPERATIONAL
        ),
        ListColumn(
            "next", T("Next step"), lambda found: found.next_step or "", "next", _NEXT, Sensitivity.SENSITIVE
        ),
        ListColumn("due", T("Due on"), lambda found: found.next_due, "next", None, _OPERATIONAL),
        ListColumn(
            "last_contact", T("Last contact"), lambda found: found.last_contact, "last_contact", _LAST, _OPERATIONAL
        ),
        ListColumn("consent", T("Consent"), consent_words, "consent", None, _OPERATIONAL),
        ListColumn("opened", _own("opened_on").label, lambda found: found.opened_on, "opened", _own("opened_on"),
                   _OPERATIONAL),
        ListColumn("number", _own("number").label, lambda found: found.number, "number", _own("number"), _OPERATIONAL),
        ListColumn("closed", _own("closed_on").label, lambda found: found.closed_on, "", _own("closed_on"),
                   _OPERATIONAL),
        ListColumn(
            "reason",
            _own("closing_reason").label,
            lambda found: CLOSING_REASONS.label(found.closing_reason) if found.closing_reason else "",
            "",
            _own("closing_reason"),
            _OPERATIONAL,
        ),
    ),
)  # fmt: skip
