"""The list of referrals as it is sorted, narrowed and exported, in the window and on the command line."""

from integration_desk.core.fields import Field, Kind
from integration_desk.core.lists import ListColumn, Listing
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import field_of
from integration_desk.core.words import T, Text
from integration_desk.referrals.model import REFERRALS_READ, STATES, URGENCIES, Referral
from integration_desk.referrals.queries import ReferralRow, find_referrals

_CLIENT = Field("client", T("Client"), Kind.NAME)
_NEXT = Field("next", T("Next"), Kind.DATE)
_CASEWORKER = Field("caseworker", T("Caseworker"), Kind.NAME)


def _client(found: ReferralRow) -> str:
    """Return the name, or for a confidential referral only what its letters say."""
    return found.number if found.confidential else found.client_name


def _service(found: ReferralRow) -> str:
    return " · ".join(dict.fromkeys(filter(None, (found.service_name, found.recipient))))


def _state(found: ReferralRow) -> Text:
    return T("No answer yet") if found.silent else STATES.label(found.state)


REFERRAL_LIST = Listing(
    id="referrals",
    label=T("Referrals"),
    query=find_referrals,
    right=REFERRALS_READ,
    columns=(
        ListColumn("client", T("Client"), _client, "client", _CLIENT),
        ListColumn("recipient", T("Service"), _service, "recipient", field_of(Referral, "recipient")),
        ListColumn(
            "state", T("State"), _state, "state", field_of(Referral, "state"), field_of(Referral, "state").sensitivity
        ),
        ListColumn("next", T("Next"), lambda found: found.next_step, "next", _NEXT),
        ListColumn("due", T("Due on"), lambda found: found.when, "next"),
        ListColumn(
            "urgency",
            T("Urgency"),
            lambda found: URGENCIES.label(found.urgency),
            "urgency",
            field_of(Referral, "urgency"),
            field_of(Referral, "urgency").sensitivity,
        ),
        ListColumn(
            "number",
            T("Reference"),
            lambda found: found.number,
            "number",
            field_of(Referral, "number"),
            field_of(Referral, "number").sensitivity,
        ),
        ListColumn(
            "caseworker",
            T("Caseworker"),
            lambda found: found.caseworker,
            "caseworker",
            _CASEWORKER,
            Sensitivity.OPERATIONAL,
        ),
        ListColumn("sent", T("Sent on"), lambda found: found.sent_at, "sent_at", field_of(Referral, "sent_at")),
    ),
)
