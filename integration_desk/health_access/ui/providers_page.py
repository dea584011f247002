"""Refusals by provider, and the refusals behind each figure."""

from integration_desk import i18n
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.health_access.lists import PROVIDER_LIST, REFUSAL_LIST
from integration_desk.health_access.model import BARRIERS, HEALTH_WRITE, REFUSAL_RESULTS
from integration_desk.health_access.queries import ProviderRow, RefusalRow, providers_page, refusals_page
from integration_desk.widgets import Button, Cell, Column, Filter, ListPage, ListSpec, Workspace

_TABLES = frozenset({"health_refusal", "health_letter", "health_case", "client"})
_EMPTY = T("Nobody was refused so far. What is noted under “Refused at the desk” is counted here by provider.")


class ProvidersPage(ListPage):
    """Counts refusals by provider; each figure opens the refusals that it counts."""

    touches = _TABLES
    help_topic = "health-refusals"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        go, now = workspace.go, i18n.current
        refused = (T("Refused at the desk"), "stop", lambda: go(Place("health_refusal.new")))
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Refusals by provider"),
                count=T("{count} provider", "{count} providers"),
                query=providers_page,
                columns=(
                    Column("place", T("Provider"), _provider, width=280, least=180, sort="place", stretch=True),
                    Column(
                        "refusals", T("Refusals"), lambda one: now().number(one.refusals), width=110, sort="refusals"
                    ),
                    Column(
                        "waiting", T("Without a result"), lambda one: now().number(one.waiting), width=140,
                        sort="waiting",
                    ),
                    Column(
                        "letters", T("Rights letters"), lambda one: now().number(one.letters), width=130,
                        sort="letters",
                    ),
                    Column("last", T("Last refusal"), _last, width=130, sort="last"),
                    Column("reason", T("Most frequent reason"), _reason, width=240, least=140),
                ),
                search=T("Find a provider"),
                primary=refused if workspace.desk.person.may(HEALTH_WRITE) else None,
                actions=(Button(T("All refusals"), lambda: go(Place("health_refusals.list")), icon="stop"),),
                empty=_EMPTY,
                open_row=lambda found: go(
                    Place("health_refusals.list", found.id, (("place", found.place),))
                ),
                icon="flag",
                tall=False,
                listing=PROVIDER_LIST,
            ),
        )  # fmt: skip


def _provider(found: ProviderRow) -> Cell:
    return Cell(found.place, strong=True)


def _last(found: ProviderRow) -> str:
    return i18n.current().date(found.last_on) if found.last_on else ""


def _reason(found: ProviderRow) -> Cell:
    return Cell(BARRIERS.label(found.reason))


class RefusalsPage(ListPage):
    """Lists refusals; the id is the provider whose refusals are meant, the option ``place`` how it is called."""

    touches = _TABLES
    help_topic = "health-refusals"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        go = workspace.go
        named = place.option("place")
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Refused at {place}").put(place=named) if named else T("Refusals at the desk"),
                count=T("{count} refusal", "{count} refusals"),
                query=refusals_page,
                columns=(
                    Column("day", T("When"), _day, width=130, sort="day"),
                    Column("place", T("Where"), lambda one: one.place, width=230, least=140, sort="place"),
                    Column("client", T("Client"), _client, width=190, least=130, sort="client", stretch=True),
                    Column("reason", T("Reason that was given"), _why, width=230, least=140, sort="reason"),
                    Column("letter", T("Rights letter"), _letter, width=190, least=175),
                    Column("result", T("What came of it"), _result, width=190, least=120),
                ),
                search=T("Find a refusal by place"),
                filters=(Filter("waiting", T("Without a result")),),
                actions=(Button(T("Refusals by provider"), lambda: go(Place("health_refusals")), icon="flag"),),
                instead=(T("Refused at the desk"), "stop", lambda: go(Place("health_refusal.new"))),
                empty=_EMPTY,
                open_row=lambda found: go(Place("health_case", found.case_id)),
                icon="stop",
                tall=False,
                listing=REFUSAL_LIST,
            ),
        )

    def criteria(self) -> dict[str, str]:
        """Ask for the refusals of one provider, if one is named."""
        return {"provider": self.place.id} if self.place.id else {}


def _day(found: RefusalRow) -> str:
    return i18n.current().date(found.refused_on) if found.refused_on else ""


def _client(found: RefusalRow) -> Cell:
    return Cell(found.client_name, strong=True)


def _why(found: RefusalRow) -> Cell:
    return Cell(BARRIERS.label(found.reason))


def _letter(found: RefusalRow) -> Cell:
    return Cell(chip=(T("Written"), "success") if found.answered else (T("No letter yet"), "warning"))


def _result(found: RefusalRow) -> Cell:
    return Cell(REFUSAL_RESULTS.label(found.result) if found.result else "")
