"""The lists of health access as they are sorted, narrowed and exported, for those who have the permission."""

from integration_desk.core.fields import Field, Kind
from integration_desk.core.lists import ListColumn, Listing
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import field_of
from integration_desk.core.words import T
from integration_desk.health_access.model import (
    BARRIERS,
    HEALTH_READ,
    REFUSAL_RESULTS,
    STATES,
    HealthCase,
    HealthRefusal,
)
from integration_desk.health_access.queries import find_cases, providers_page, refusals_page

_CLIENT = Field("client", T("Client"), Kind.NAME)
_NEXT = Field("next", T("Next"), Kind.DATE)
_RESPONSIBLE = Field("responsible", T("Responsible"), Kind.NAME)
OPERATIONAL = Sensitivity.OPERATIONAL

HEALTH_LIST = Listing(
    id="health_access",
    label=T("Health access"),
    query=find_cases,
    right=HEALTH_READ,
    columns=(
        ListColumn("client", T("Client"), lambda found: found.client_name, "client", _CLIENT),
        ListColumn(
            "state", T("State"), lambda found: STATES.label(found.state), "state", field_of(HealthCase, "state"),
            OPERATIONAL,
        ),
        ListColumn("next", T("Next"), lambda found: found.next_step, "next", _NEXT),
        ListColumn("due", T("Due on"), lambda found: found.due, "next"),
        ListColumn("barriers", T("Barriers"), lambda found: found.barriers, "barriers"),
        ListColumn("refusals", T("Refusals"), lambda found: found.refusals, "refusals"),
        ListColumn("responsible", T("Responsible"), lambda found: found.responsible, "responsible", _RESPONSIBLE),
        ListColumn("number", T("Case number"), lambda found: found.number, "number", field_of(HealthCase, "number")),
        ListColumn(
            "opened", T("Opened on"), lambda found: found.opened_on, "opened", field_of(HealthCase, "opened_on")
        ),
    ),
)  # fmt: skip

REFUSAL_LIST = Listing(
    id="health_refusals",
    label=T("Refusals at the desk"),
    query=refusals_page,
    right=HEALTH_READ,
    columns=(
        ListColumn("day", T("When"), lambda found: found.refused_on, "day", field_of(HealthRefusal, "refused_on")),
        ListColumn("place", T("Where"), lambda found: found.place, "place", field_of(HealthRefusal, "place")),
        ListColumn("client", T("Client"), lambda found: found.client_name, "client"),
        ListColumn(
            "reason", T("Reason that was given"), lambda found: BARRIERS.label(found.reason), "reason",
            field_of(HealthRefusal, "reason"),
        ),
        ListColumn("letter", T("Rights letter"), lambda found: T("yes") if found.answered else T("no")),
        ListColumn(
            "result", T("What came of it"),
            lambda found: REFUSAL_RESULTS.label(found.result) if found.result else "",
            narrow=field_of(HealthRefusal, "result"),
        ),
    ),
)  # fmt: skip

PROVIDER_LIST = Listing(
    id="health_refusals_by_provider",
    label=T("Refusals by provider"),
    query=providers_page,
    right=HEALTH_READ,
    personal=False,
    columns=(
        ListColumn("place", T("Provider"), lambda found: found.place, "place", sensitivity=OPERATIONAL),
        ListColumn("refusals", T("Refusals"), lambda found: found.refusals, "refusals", sensitivity=OPERATIONAL),
        ListColumn("waiting", T("Without a result"), lambda found: found.waiting, "waiting", sensitivity=OPERATIONAL),
        ListColumn("letters", T("Rights letters"), lambda found: found.letters, "letters", sensitivity=OPERATIONAL),
        ListColumn("last", T("Last refusal"), lambda found: found.last_on, "last", sensitivity=OPERATIONAL),
        ListColumn(
            "reason", T("Most frequent reason"), lambda found: BARRIERS.label(found.reason), sensitivity=OPERATIONAL
        ),
    ),
)
