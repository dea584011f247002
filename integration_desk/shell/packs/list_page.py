"""The packs of law that the desk computes with: the program's and the centre's."""

from urllib.parse import urlsplit

from integration_desk import i18n
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.packs import PACK_KINDS, PACKS_WRITE, PackRow, packs_page, place_words
from integration_desk.widgets import Cell, Column, ListPage, ListSpec, Workspace, say


class PacksPage(ListPage):
    """Lists the packs; one opens to be read."""

    touches = frozenset({"own_pack"})
    help_topic = "packs"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        writes = workspace.desk.person.may(PACKS_WRITE)
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Packs of law"),
                count=T("{count} pack", "{count} packs"),
                query=packs_page,
                columns=_COLUMNS,
                search=T("Find a pack by its title, matter or country"),
                primary=(T("Add a pack"), "add", lambda: workspace.go(Place("pack.edit"))) if writes else None,
                empty=T("No pack."),
                open_row=lambda found: workspace.go(Place("pack", found.id)),
                icon="document",
            ),
        )


def _title(found: PackRow) -> Cell:
    if not found.own:
        return Cell(found.title, detail=T("From the program"), strong=True)
    instead = T("Stands in for the pack of the program") if found.replaces else T("From your centre")
    return Cell(found.title, detail=instead, chip=(T("Your own"), "accent"), strong=True)


def _checked(found: PackRow) -> Cell:
    if not found.readable:
        return Cell(chip=(T("Cannot be read"), "danger"))
    day = i18n.current().date(found.checked_on) if found.checked_on else ""
    return Cell(day, chip=(T("Older than a year"), "warning") if found.old else None)


def _source(found: PackRow) -> Cell:
    """Show where the words of the law stand: the house, and the whole address to who points at it."""
    return Cell(urlsplit(found.source).netloc.removeprefix("www.") or found.source, tooltip=found.source)


_COLUMNS = (
    Column("title", T("Title"), _title, width=400, least=240, sort="title", stretch=True),
    Column("kind", T("Matter"), lambda found: say(PACK_KINDS.label(found.kind)), width=160, least=120),
    Column("place", T("Place"), lambda found: say(place_words(found.jurisdiction)), width=130, least=90),
    Column("checked_on", T("Checked on"), _checked, width=170, least=130, sort="checked_on"),
    Column("source", T("Source"), _source, width=200, least=90),
)
