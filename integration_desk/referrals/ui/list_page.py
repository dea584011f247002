"""The list of referrals: who, to whom, in what state, what is next and when."""

from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.referrals.documents import FILTER_LABELS
from integration_desk.referrals.lists import REFERRAL_LIST
from integration_desk.referrals.model import REFERRALS_TEMPLATES, URGENCIES
from integration_desk.referrals.queries import ReferralRow, find_referrals
from integration_desk.referrals.ui.batch_print import BatchPrint
from integration_desk.referrals.ui.output import load_printing
from integration_desk.referrals.ui.register_print import RegisterPrint
from integration_desk.referrals.ui.words import state_chip
from integration_desk.widgets import (
    Button,
    Cell,
    Column,
    Filter,
    ListPage,
    ListSpec,
    PrintSheet,
    SlidePanel,
    Workspace,
    when_words,
)

_REGISTER = T("Print register")


class ReferralsPage(ListPage):
    """Lists referrals; the option ``filter`` names a filter that is on from the start."""

    touches = frozenset({"referral", "referral_letter", "client"})
    help_topic = "referrals"
    keys = (
        ("Ctrl+P", T("Print the selected letters, or the register")),
        ("Shift+Down", T("Select the next one, too")),
        ("Space", T("Select or deselect this one")),
    )

    def __init__(self, workspace: Workspace, place: Place) -> None:
        chosen = place.option("filter") or place.option("state")
        filters = tuple(Filter(name, label, on=chosen == name) for name, label in FILTER_LABELS.items())
        self.print_button = Button(_REGISTER, self.print, icon="print")
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Referrals"),
                count=T("{count} referral", "{count} referrals"),
                query=find_referrals,
                columns=(
                    Column("client", T("Client"), _client, width=210, least=145, sort="client", stretch=True),
                    Column("recipient", T("Service"), _service, width=225, least=130, sort="recipient"),
                    Column("state", T("State"), _state, width=180, least=145, sort="state"),
                    Column("next", T("Next"), self._next, width=255, least=195, sort="next"),
                    Column("urgency", T("Urgency"), _urgency, width=200, sort="urgency", shown=False),
                    Column("number", T("Reference"), lambda found: found.number, width=120, sort="number"),
                    Column(
                        "caseworker",
                        T("Caseworker"),
                        lambda found: found.caseworker,
                        width=150,
                        sort="caseworker",
                        shown=False,
                    ),
                ),
                search=T("Find a referral by client, service or reference"),
                filters=filters,
                primary=(T("New referral"), "refer", lambda: workspace.go(Place("referral.new"))),
                actions=(
                    self.print_button,
                    Button(T("Enter a reply"), lambda: workspace.go(Place("reply")), icon="mail"),
                    *_for_coordinators(workspace),
                ),
                empty=T(
                    "Nobody has been referred yet. A referral asks a service for help for a client, with her consent,"
                    " and prints the letter that she takes along."
                ),
                open_row=self._open,
                icon="referrals",
                listing=REFERRAL_LIST,
            ),
        )
        self.sheet: PrintSheet | None = None
        self.panel = SlidePanel(self, T("Print"), width=720)
        self.panel.closed.connect(self._forget_sheet)
        self.table.selected.connect(self._name_print)
        self.table.loaded.connect(self._name_print)
        workspace.desk.inquire(load_printing, lane="search")

    def print(self) -> None:
        """Print the letters of the selected referrals; with none or one selected, the register of the list."""
        self._forget_sheet()
        chosen = self._chosen()
        if len(chosen) > 1:
            batch = BatchPrint(self.workspace, [found.id for found in chosen])
            batch.finished.connect(self.panel.close_panel)
            self.sheet = batch
        else:
            self.sheet = RegisterPrint(self.workspace, self._all_criteria)
        self.panel.title.say(_letters(len(chosen)) if len(chosen) > 1 else _REGISTER)
        self.panel.show_widget(self.sheet, framed=True)

    def leave(self) -> None:
        """Forget rows and pages."""
        self.panel.close_panel()
        super().leave()

    def _chosen(self) -> list[ReferralRow]:
        return sorted(self.table.selected_rows(), key=lambda found: self.table.rows.row_number(found.id) or 0)

    def _name_print(self) -> None:
        """Let the button say what it prints."""
        chosen = len(self.table.selected_rows())
        self.print_button.say(_letters(chosen) if chosen > 1 else _REGISTER)

    def _forget_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.clear()
            self.sheet = None

    def _open(self, found: ReferralRow) -> None:
        """Open a referral: a draft where one goes on writing."""
        self.workspace.go(Place("referral.new" if found.state == "draft" else "referral", found.id))

    def _next(self, found: ReferralRow) -> Cell:
        today = self.workspace.desk.now().astimezone().date()
        when = when_words(found.when, today, overdue=found.silent)
        return Cell(found.next_step, detail=when, tone="danger" if found.silent else "")


def _for_coordinators(workspace: Workspace) -> tuple[Button, ...]:
    if not workspace.desk.person.may(REFERRALS_TEMPLATES):
        return ()
    return (Button(T("Template of the letter"), lambda: workspace.go(Place("referrals.templates")), icon="edit"),)


def _letters(count: int) -> Text:
    return T("Print {count} letter", "Print {count} letters").of(count)


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
