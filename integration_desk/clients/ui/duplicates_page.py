"""The list of files that may be about one person, and of those that were merged."""

from integration_desk import i18n
from integration_desk.clients.duplicates import likelihood
from integration_desk.clients.queries import ClientHit, DuplicatePair, MergedFiles, duplicates_page
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.widgets import Cell, Column, Filter, ListPage, ListSpec, Workspace, say

Row = DuplicatePair | MergedFiles


class DuplicatesPage(ListPage):
    """Lists pairs with their reasons; Enter opens both files side by side."""

    touches = frozenset({"client", "contact_point", "client_document", "not_duplicate", "client_merge"})
    help_topic = "duplicates"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Same person twice?"),
                count=T("{count} pair", "{count} pairs"),
                query=duplicates_page,
                columns=_COLUMNS,
                search=T("Find by name or file number"),
                filters=(Filter("merged", T("Merged files"), on=bool(place.option("merged"))),),
                empty=T("No two files look as if they were about the same person."),
                open_row=lambda found: workspace.go(place_of(found)),
                icon="clients",
            ),
        )


def place_of(found: Row) -> Place:
    """Return where a pair is compared, or a merge is looked at."""
    if isinstance(found, MergedFiles):
        return Place("duplicate", found.client_id, (("merge", found.id),))
    return Place("duplicate", found.first.id, (("other", found.second.id),))


def _person(one: ClientHit) -> Cell:
    detail = T("{file_number} · born {birth_date}").put(file_number=one.file_number, birth_date=one.birth_date)
    return Cell(one.name, detail=detail if one.birth_date else one.file_number, strong=True)


def _first(found: Row) -> Cell:
    if isinstance(found, MergedFiles):
        return Cell(found.name, detail=found.file_number, strong=True)
    return _person(found.first)


def _second(found: Row) -> Cell:
    if isinstance(found, MergedFiles):
        return Cell(found.merged_number, detail=found.merged_by)
    return _person(found.second)


def _likely(found: Row) -> Cell | str:
    if isinstance(found, MergedFiles):
        return i18n.current().date(found.merged_on) if found.merged_on else ""
    return Cell(chip=likelihood(found.score))


def _why(found: Row) -> str:
    return "" if isinstance(found, MergedFiles) else i18n.current().listing([say(one) for one in found.why])


_COLUMNS = (
    Column("first", T("One file"), _first, width=240, stretch=True),
    Column("second", T("The other file"), _second, width=240),
    Column("likely", T("How likely"), _likely, width=210),
    Column("why", T("Reasons"), _why, width=260),
)
