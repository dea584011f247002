"""The list of family reunifications: who, where it stands, what is next, and by when."""

from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.family_reunification.lists import FAMILY_LIST
from integration_desk.family_reunification.model import FAMILY_WRITE
from integration_desk.family_reunification.queries import FamilyRow, find_families
from integration_desk.family_reunification.ui.case_page import TABLES
from integration_desk.family_reunification.ui.words import state_chip
from integration_desk.i18n import current
from integration_desk.widgets import Cell, Column, Filter, ListPage, ListSpec, Workspace, when_words

_FILTERS: dict[str, Text] = {
    "open": T("Open cases"),
    "mine": T("Mine"),
    "overdue": T("Deadline overdue"),
    "soon": T("Deadline within 30 days"),
    "ages": T("A child ages out"),
    "preparing": T("Preparing"),
    "waiting": T("Waiting for a decision"),
    "searching": T("Search for a member"),
    "closed": T("Closed", context="case"),
}


class FamiliesPage(ListPage):
    """Lists family cases; the option ``filter`` names a filter that is on from the start."""

    touches = TABLES | {"client", "own_pack"}
    help_topic = "family"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        chosen = place.option("filter")
        writes = workspace.desk.person.may(FAMILY_WRITE)
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Family reunification"),
                count=T("{count} case", "{count} cases"),
                query=find_families,
                columns=(
                    Column("client", T("Sponsor"), _client, width=220, least=150, sort="client", stretch=True),
                    Column("state", T("State"), _state, width=210, least=210, sort="state"),
                    Column("step", T("What is next"), self._step, width=230, least=140, stretch=True),
                    Column("deadline", T("Next deadline"), self._deadline, width=250, least=180, sort="next"),
                    Column("ages", T("Ages out"), self._ages, width=150, least=110, sort="ages"),
                    Column(
                        "responsible",
                        T("Responsible"),
                        lambda found: found.responsible,
                        width=150,
                        sort="responsible",
                        shown=False,
                    ),
                    Column("pathway", T("Pathway"), lambda found: found.pathway, width=220, sort="pack", shown=False),
                    Column("number", T("Reference"), lambda found: found.number, width=120, sort="number", shown=False),
                    Column("opened", T("Opened on"), _opened, width=120, sort="opened", shown=False),
                ),
                search=T("Find a family by sponsor, member or reference"),
                filters=tuple(Filter(name, label, on=chosen == name) for name, label in _FILTERS.items()),
                primary=(T("New family reunification"), "add", lambda: workspace.go(Place("family.new")))
                if writes
                else None,
                empty=T(
                    "No family reunification yet. A case brings together who shall join, the papers, and the deadlines"
                    " of the law with their source, from the first conversation to the arrival."
                ),
                open_row=lambda found: workspace.go(Place("family", found.id)),
                icon="household",
                listing=FAMILY_LIST,
            ),
        )

    def _step(self, found: FamilyRow) -> Cell:
        today = self.workspace.desk.now().astimezone().date()
        late = found.step_due is not None and found.step_due < today
        due = when_words(found.step_due, today, overdue=late)
        return Cell(found.step, detail=due or found.step_owner, tooltip=found.step, tone="danger" if late else "")

    def _deadline(self, found: FamilyRow) -> Cell:
        if found.deadline_on is None:
            return Cell("")
        today = self.workspace.desk.now().astimezone().date()
        late = found.is_overdue(today)
        when = when_words(found.deadline_on, today, overdue=late)
        told = T("{what} ({article})").put(what=found.deadline, article=found.article)
        return Cell(when, detail=found.deadline, tooltip=told, tone="danger" if late else "")

    def _ages(self, found: FamilyRow) -> Cell:
        if found.ages_out_on is None:
            return Cell("")
        day = current().date(found.ages_out_on)
        return Cell(chip=(day, "danger"), tooltip=T("A child ages out")) if found.ages_out else Cell(day)


def _client(found: FamilyRow) -> Cell:
    return Cell(found.client_name, detail=", ".join(found.members) or found.native_name, strong=True)


def _state(found: FamilyRow) -> Cell:
    return Cell(chip=state_chip(found.state))


def _opened(found: FamilyRow) -> str:
    return current().date(found.opened_on) if found.opened_on else ""
