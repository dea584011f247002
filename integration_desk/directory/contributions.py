"""What the directory gives to the rest of the program."""

from integration_desk.core.access import Reader
from integration_desk.core.slices import Action, Hit, Place, SidebarEntry, Slice, TodaySection
from integration_desk.core.words import T
from integration_desk.directory.commands import COMMANDS
from integration_desk.directory.lists import SERVICE_LIST
from integration_desk.directory.model import (
    DIRECTORY_IMPORT,
    DIRECTORY_READ,
    DIRECTORY_WRITE,
    RECORDS,
)
from integration_desk.directory.queries import SERVICES_INDEX, search_services, services_to_verify

_MOST_HITS = 8


def _hits(reader: Reader, words: str) -> list[Hit]:
    """Return the services that fit typed words."""
    if not words.strip():
        return []
    return [
        Hit(row.name, row.organization or row.town, Place("service", row.id), "directory")
        for row in search_services(reader, words, limit=_MOST_HITS)
    ]


SLICE = Slice(
    name="directory",
    label=T("Directory"),
    records=RECORDS,
    commands=COMMANDS,
    rights=(DIRECTORY_READ, DIRECTORY_WRITE, DIRECTORY_IMPORT),
    indexes=(SERVICES_INDEX,),
    lists=(SERVICE_LIST,),
    sidebar=(SidebarEntry(T("Directory"), Place("directory"), DIRECTORY_READ, "directory"),),
    actions=(
        Action("directory.find", T("Find a service"), Place("directory"), DIRECTORY_READ, "search", "", "directory"),
        Action(
            "directory.organizations",
            T("Organisations"),
            Place("organizations"),
            DIRECTORY_READ,
            "house",
            "",
            "directory",
        ),
        Action("directory.calls", T("Call round"), Place("directory.calls"), DIRECTORY_WRITE, "phone", "", "directory"),
        Action("directory.add", T("Add a service"), Place("service.edit"), DIRECTORY_WRITE, "add", "", "directory"),
        Action(
            "directory.import",
            T("Import a directory"),
            Place("directory.import"),
            DIRECTORY_IMPORT,
            "import",
            "",
            "directory",
        ),
    ),
    today=(
        TodaySection(
            "directory.verify",
            T("Services to verify"),
            services_to_verify,
            DIRECTORY_WRITE,
            T("Every service was verified within the last half year."),
            Place("directory.calls"),
            T("Start the call round"),
        ),
    ),
    palette=_hits,
)
