"""The list of health access cases: where each stands, what is next and until when."""

from integration_desk import i18n
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.health_access.lists import HEALTH_LIST
from integration_desk.health_access.model import DOORS, HEALTH_WRITE
from integration_desk.health_access.queries import FILTER_LABELS, HealthCaseRow, find_cases
from integration_desk.health_access.ui.parts import state_chip
from integration_desk.widgets import (
    Button,
    Cell,
    Column,
    Filter,
    ListPage,
    ListSpec,
    Workspace,
    say,
    when_words,
)


class HealthCasesPage(ListPage):
    """Lists cases; the option ``filter`` names a filter that is on from the start."""

    touches = frozenset(
        {"health_case", "health_step", "health_appointment", "health_refusal", "health_letter", "health_barrier"}
        | {"client"}
    )
    help_topic = "health-cases"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        chosen = place.option("filter")
        filters = tuple(Filter(name, label, on=chosen == name) for name, label in FILTER_LABELS.items())
        writes = workspace.desk.person.may(HEALTH_WRITE)
        go = workspace.go
        actions = [Button(T("Refusals by provider"), lambda: go(Place("health_refusals")), icon="flag")]
        if writes:
            refused = Button(T("Refused at the desk"), lambda: go(Place("health_refusal.new")), icon="stop")
            actions.insert(0, refused)
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Health access"),
                count=T("{count} case", "{count} cases"),
                query=find_cases,
                columns=(
                    Column("client", T("Client"), _client, width=200, least=140, sort="client", stretch=True),
                    Column("state", T("State"), _state, width=170, least=170, sort="state"),
                    Column("next", T("Next"), self._next, width=290, least=200, sort="next", stretch=True),
                    Column("doors", T("Needs to get into"), _doors, width=190, least=120),
                    Column("barriers", T("Barriers"), _barriers, width=90, sort="barriers"),
                    Column("refusals", T("Refusals"), _refusals, width=90, sort="refusals"),
                    Column(
                        "responsible",
                        T("Responsible"),
                        lambda one: one.responsible,
                        width=150,
                        sort="responsible",
                        shown=False,
                    ),
                    Column("number", T("Case number"), lambda one: one.number, width=120, sort="number", shown=False),
                ),
                search=T("Find a case by client, place or number"),
                filters=filters,
                primary=(T("New health access case"), "add", lambda: go(Place("health_case.new"))) if writes else None,
                actions=tuple(actions),
                empty=T(
                    "No case yet. A health access case helps a client through the door of a doctor, a hospital or an"
                    " insurance: what she is entitled to, what stands in the way, and what is done about it."
                ),
                open_row=lambda found: go(Place("health_case", found.id)),
                icon="health",
                listing=HEALTH_LIST,
            ),
        )

    def _next(self, found: HealthCaseRow) -> Cell:
        today = self.workspace.desk.now().astimezone().date()
        when = when_words(found.due, today, overdue=found.overdue) if found.due else ""
        return Cell(found.next_step, detail=when, tone="danger" if found.overdue else "")


def _client(found: HealthCaseRow) -> Cell:
    return Cell(found.client_name, detail=found.native_name, strong=True)


def _state(found: HealthCaseRow) -> Cell:
    return Cell(chip=state_chip(found.state))


def _doors(found: HealthCaseRow) -> str:
    return i18n.current().listing([say(DOORS.label(one)) for one in found.doors])


def _barriers(found: HealthCaseRow) -> str:
    return i18n.current().number(found.barriers) if found.barriers else ""


def _refusals(found: HealthCaseRow) -> str:
    return i18n.current().number(found.refusals) if found.refusals else ""
