"""The list of services as it is sorted, narrowed and exported, in the window and on the command line."""

from integration_desk.core.fields import Field, Kind
from integration_desk.core.lists import ListColumn, Listing
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import field_of
from integration_desk.core.words import T
from integration_desk.directory.model import DIRECTORY_READ, NEEDS, Organization, Service
from integration_desk.directory.queries import find_services_page
from integration_desk.directory.rules import say_opening
from integration_desk.directory.views import ServiceRow
from integration_desk.i18n import current

_LANGUAGES = Field("languages", T("Languages"), Kind.LANGUAGES)
_OPEN = Sensitivity.PUBLIC


def _opens(found: ServiceRow) -> str:
    return "" if found.next_opening is None else current().say(say_opening(found.next_opening))


SERVICE_LIST = Listing(
    id="directory",
    label=T("Directory"),
    query=find_services_page,
    right=DIRECTORY_READ,
    personal=False,
    columns=(
        ListColumn("name", T("Service"), lambda found: found.name, "name", field_of(Service, "name"), _OPEN),
        ListColumn(
            "organization",
            T("Organisation"),
            lambda found: found.organization,
            "organization",
            field_of(Organization, "name"),
            _OPEN,
        ),
        ListColumn("town", T("Town"), lambda found: found.town, sensitivity=_OPEN),
        ListColumn(
            "languages",
            T("Languages"),
            lambda found: current().listing([current().language(one) for one in found.languages]),
            narrow=_LANGUAGES,
            sensitivity=_OPEN,
        ),
        ListColumn("open", T("Open next"), _opens, sensitivity=_OPEN),
        ListColumn(
            "verified_on",
            T("Verified on"),
            lambda found: found.verified_on,
            "verified_on",
            field_of(Service, "verified_on"),
            _OPEN,
        ),
        ListColumn(
            "needs",
            T("Needs"),
            lambda found: current().listing([current().say(NEEDS.label(need)) for need in found.needs]),
            narrow=field_of(Service, "needs"),
            sensitivity=_OPEN,
        ),
    ),
)
