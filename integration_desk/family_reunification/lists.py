"""The list of family cases as it is sorted, narrowed and exported, in the window and on the command line."""

from integration_desk.core.fields import Field, Kind
from integration_desk.core.lists import ListColumn, Listing
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import field_of
from integration_desk.core.words import T
from integration_desk.family_reunification.model import FAMILY_READ, STATES, FamilyCase
from integration_desk.family_reunification.queries.listing import find_families

SENSITIVE = Sensitivity.SENSITIVE

FAMILY_LIST = Listing(
    id="family_reunification",
    label=T("Family reunification"),
    query=find_families,
    right=FAMILY_READ,
    columns=(
        ListColumn(
            "client", T("Sponsor"), lambda found: found.client_name, "client", Field("client", T("Sponsor"), Kind.NAME)
        ),
        ListColumn("members", T("Who shall join"), lambda found: ", ".join(found.members), sensitivity=SENSITIVE),
        ListColumn(
            "state",
            T("State"),
            lambda found: STATES.label(found.state),
            "state",
            field_of(FamilyCase, "state"),
            SENSITIVE,
        ),
        ListColumn("step", T("What is next"), lambda found: found.step, sensitivity=SENSITIVE),
        ListColumn("step_owner", T("Who"), lambda found: found.step_owner, sensitivity=SENSITIVE),
        ListColumn("step_due", T("Until"), lambda found: found.step_due, sensitivity=SENSITIVE),
        ListColumn("deadline_name", T("Next deadline"), lambda found: found.deadline, sensitivity=SENSITIVE),
        ListColumn(
            "deadline",
            T("Next deadline on"),
            lambda found: found.deadline_on,
            "next",
            Field("deadline", T("Next deadline on"), Kind.DATE),
            SENSITIVE,
        ),
        ListColumn("article", T("Article"), lambda found: found.article, sensitivity=SENSITIVE),
        ListColumn(
            "ages",
            T("Ages out on"),
            lambda found: found.ages_out_on,
            "ages",
            Field("ages", T("Ages out on"), Kind.DATE),
            SENSITIVE,
        ),
        ListColumn("pathway", T("Pathway"), lambda found: found.pathway, "pack", sensitivity=SENSITIVE),
        ListColumn(
            "responsible",
            T("Responsible"),
            lambda found: found.responsible,
            "responsible",
            Field("responsible", T("Responsible"), Kind.NAME),
            Sensitivity.OPERATIONAL,
        ),
        ListColumn(
            "number",
            T("Reference"),
            lambda found: found.number,
            "number",
            field_of(FamilyCase, "number"),
            Sensitivity.OPERATIONAL,
        ),
        ListColumn(
            "opened",
            T("Opened on"),
            lambda found: found.opened_on,
            "opened",
            field_of(FamilyCase, "opened_on"),
            Sensitivity.OPERATIONAL,
        ),
    ),
)
