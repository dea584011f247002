"""The list of referrals: who, to whom, in what state, what is next and when."""

from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.referrals.model import URGENCIES
from integration_desk.referrals.queries import ReferralRow, find_referrals
from integration_desk.referrals.ui.words import state_chip, when_words
from integration_desk.widgets import Button, Cell, Column, Filter, ListPage, ListSpec, Workspace


class ReferralsPage(ListPage):
    """Lists referrals; the option ``filter`` names a filter that is on from the start."""

    touches = frozenset({"referral", "referral_letter", "client"})
    help_topic = "referrals"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        chosen = place.option("filter") or place.option("state")
        filters = (
            Filter("draft", T("Drafts"), on=chosen == "draft"),
            Filter("waiting", T("Waiting for an answer"), on=chosen == "waiting"),
            Filter("silent", T("Not answered in time"), on=chosen == "silent"),
            Filter("agreed", T("Under way"), on=chosen == "agreed"),
            Filter("closed", T("Closed"), on=chosen == "closed"),
            Filter("mine", T("Mine"), on=chosen == "mine"),
        )
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Referrals"),
                count=T("{count} referral", "{count} referrals"),
                query=find_referrals,
                columns=(
                    Column("client", T("Client"), _client, width=220, sort="client", stretch=True),
                    Column("recipient", T("Service"), _service, width=230, sort="recipient"),
                    Column("state", T("State"), _state, width=190, sort="state"),
                    Column("next", T("Next"), self._next, width=250, sort="next"),
                    Column("urgency", T("Urgency"), _urgency, width=200, shown=False),
                    Column("number", T("Reference"), lambda found: found.number, width=120, sort="number"),
                    Column("caseworker", T("Caseworker"), lambda found: found.caseworker, width=150, shown=False),
                ),
                search=T("Find a referral by client, service or reference"),
                filters=filters,
                primary=(T("New referral"), "refer", lambda: workspace.go(Place("referral.new"))),
                actions=(Button(T("Enter a reply"), lambda: workspace.go(Place("reply")), icon="mail"),),
                empty=T(
                    "Nobody has been referred yet. A referral asks a service for help for a client, with her consent,"
                    " and prints the letter that she takes along."
                ),
                open_row=self._open,
                icon="referrals",
            ),
        )

    def _open(self, found: ReferralRow) -> None:
        """Open a referral: a draft where one goes on writing."""
        self.workspace.go(Place("referral.new" if found.state == "draft" else "referral", found.id))

    def _next(self, found: ReferralRow) -> Cell:
        today = self.workspace.desk.now().astimezone().date()
        when = when_words(found.when, today, overdue=found.silent)
        return Cell(found.next_step, detail=when, tone="danger" if found.silent else "")


def _client(found: ReferralRow) -> Cell:
    hidden = T("in letters: {number}").put(number=found.number)
    return Cell(found.client_name, detail=hidden if found.confidential else found.native_name, strong=True)


def _service(found: ReferralRow) -> Cell:
    return Cell(found.service_name, detail=found.recipient if found.recipient != found.service_name else "")


def _state(found: ReferralRow) -> Cell:
    return Cell(chip=state_chip(found.state, silent=found.silent))


def _urgency(found: ReferralRow) -> Cell:
    urgent = found.urgency != "normal"
    return Cell(URGENCIES.label(found.urgency), icon=("flag", "warning") if urgent else None)
