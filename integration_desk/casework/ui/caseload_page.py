"""The caseload: every open case in a line, and the figures of those that need someone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from integration_desk.casework.commands import hand_over
from integration_desk.casework.lists import CASE_LIST, consent_words
from integration_desk.casework.model import CASES_WRITE, Handover
from integration_desk.casework.queries import CaseRow, caseload_figures, find_cases
from integration_desk.casework.ui.case_words import FILTER_LABELS, consent_tone, status_chip, to_editor
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member, members_of
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.i18n import current
from integration_desk.widgets import (
    Button,
    Cell,
    Column,
    Filter,
    Form,
    ListPage,
    ListSpec,
    SlidePanel,
    Workspace,
    framed,
    show_refusal,
    when_words,
)

_CLOSED = T("Closed cases")
_WITH_COUNT = T("{filter}: {count}")


def staff_of(reader: Reader) -> tuple[Member, ...]:
    """Return the members who work here."""
    return tuple(members_of(reader))


class CaseloadPage(ListPage):
    """Lists cases; the option ``filter`` names a filter that is on from the start, ``mine`` asks for one's own."""

    touches = frozenset(
        {"case_file", "case_note", "plan_action", "plan_goal", "task", "appointment", "consent", "client"}
    )
    help_topic = "caseload"
    keys = (
        ("H", T("Hand over the selected cases")),
        ("N", T("Write a note on this client")),
        ("Shift+Down", T("Select the next one, too")),
        ("Space", T("Select or deselect this one")),
    )

    def __init__(self, workspace: Workspace, place: Place) -> None:
        chosen = {place.option("filter")} | ({"mine"} if place.option("mine") else set())
        filters = tuple(Filter(name, label, on=name in chosen) for name, label in FILTER_LABELS.items())
        may_write = workspace.desk.person.may(CASES_WRITE)
        self.hand_over_button = Button(T("Hand over"), self.open_handover, icon="forward")
        self.hand_over_button.setVisible(False)
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Cases"),
                count=T("{count} case", "{count} cases"),
                query=find_cases,
                columns=(
                    Column("client", T("Client"), _client, width=200, least=140, sort="client", stretch=True),
                    Column("status", T("Status", context="case"), _status, width=120, least=100, sort="status"),
                    Column("next", T("Next step"), _next, width=270, least=190, sort="next"),
                    Column("last_contact", T("Last contact"), _last, width=150, least=120, sort="last_contact"),
                    Column("consent", T("Consent"), _consent, width=150, least=110, sort="consent"),
                    Column("caseworker", T("Caseworker"), lambda found: found.caseworker, width=140, least=100,
                           sort="caseworker"),
                    Column("opened", T("Opened on"), _opened, width=120, sort="opened", shown=False),
                    Column("number", T("Case number"), lambda found: found.number, width=120, sort="number",
                           shown=False),
                ),
                search=T("Find a case by client or number"),
                filters=(*filters, Filter("closed", _CLOSED, on=place.option("filter") == "closed")),
                actions=(self.hand_over_button,) if may_write else (),
                instead=(T("Find a client"), "search", lambda: workspace.go(Place("clients"))),
                empty=T(
                    "No case is open. A case says that the centre works with a client, who does, and what is next;"
                    " it is opened from the client's file, or by assessing needs."
                ),
                open_row=self._open,
                icon="cases",
                listing=CASE_LIST,
            ),
        )  # fmt: skip
        self._staff: tuple[Member, ...] = ()
        self._going: list[CaseRow] = []
        self.panel = SlidePanel(self, T("Hand over"))
        self.form: Form | None = None
        self.table.selected.connect(self._name_handover)
        self.table.loaded.connect(self._name_handover)
        self.toggles["mine"].switched.connect(lambda _on: self._ask_figures())

    def refresh(self) -> None:
        """Read the rows and the figures again."""
        super().refresh()
        self._ask_figures()
        self.workspace.tasks.ask(staff_of, then=self._take_staff)

    def retranslate(self) -> None:
        """Say the figures again."""
        super().retranslate()
        self._ask_figures()

    def leave(self) -> None:
        """Forget the rows."""
        self.panel.close_panel()
        super().leave()

    def open_handover(self) -> None:
        """Ask to whom the selected cases go, and what she should know."""
        self._going = chosen = self._chosen()
        if not chosen or not self.workspace.desk.person.may(CASES_WRITE):
            return
        form = Form(Handover)
        form.add(to_editor(self._staff))
        form.add("note")
        form.saving.connect(self._hand_over)
        form.left.connect(self.panel.close_panel)
        self.form = form
        self.panel.title.say(_how_many(len(chosen)))
        buttons = (
            Button(T("Hand over"), form.save, kind="primary", icon="check"),
            Button(T("Cancel"), self.panel.close_panel),
        )
        self.panel.show_widget(framed(form, *buttons), framed=True)
        form.editor("to").setFocus()

    def write_note(self) -> None:
        """Go and write a note on the client of the current row."""
        found = self.table.current_row()
        if found is not None:
            self.workspace.go(Place("note", options=(("client", found.client_id),)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let letters act on the rows."""
        doings = {Qt.Key.Key_H: self.open_handover, Qt.Key.Key_N: self.write_note}
        act = None if event.modifiers() else doings.get(Qt.Key(event.key()))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _hand_over(self) -> None:
        form = self.form
        if form is None:
            return
        try:
            values = form.values()
        except InvalidError as error:
            form.show_problems(error.problems)
            return
        cases = tuple(one.id for one in self._going)
        self.workspace.tasks.run(
            hand_over, then=self._handed_over, failed=self._refused, cases=cases, to=values["to"], note=values["note"]
        )

    def _handed_over(self, change: Change) -> None:
        self.panel.close_panel()
        self.workspace.status(change.name)

    def _refused(self, error: DeskError) -> None:
        if self.form is None:
            return
        show_refusal(self.form, error)

    def _chosen(self) -> list[CaseRow]:
        """Return the selected rows, else the one that the keyboard is on."""
        chosen, current_row = list(self.table.selected_rows()), self.table.current_row()
        return chosen or ([current_row] if current_row is not None and self.table.hasFocus() else [])

    def _name_handover(self) -> None:
        chosen = len(self.table.selected_rows())
        self.hand_over_button.setVisible(chosen > 0 and self.hand_over_button.parentWidget() is not None)
        self.hand_over_button.say(_how_many(chosen))

    def _take_staff(self, staff: tuple[Member, ...]) -> None:
        self._staff = staff

    def _ask_figures(self) -> None:
        self.workspace.tasks.ask(caseload_figures, mine=self.toggles["mine"].isChecked(), then=self._show_figures)

    def _show_figures(self, figures: dict[str, int]) -> None:
        for name, label in FILTER_LABELS.items():
            if name != "mine":
                self.toggles[name].say(_WITH_COUNT.put(filter=label, count=current().number(figures[name])))

    def _open(self, found: CaseRow) -> None:
        self.workspace.go(Place("client", found.client_id))


def _how_many(count: int) -> Text:
    return T("Hand over {count} case", "Hand over {count} cases").of(count)


def _client(found: CaseRow) -> Cell:
    return Cell(found.client_name, detail=found.native_name, strong=True)


def _status(found: CaseRow) -> Cell:
    until = T("until {day}").put(day=found.hold_until) if found.hold_until and found.status == "on_hold" else ""
    return Cell(chip=status_chip(found.status), detail=until)


def _next(found: CaseRow) -> Cell:
    if found.next_step is None:
        resting = found.status == "on_hold"
        return Cell(T("No next step"), icon=None if resting else ("warning", "warning"))
    when = when_words(found.next_due, found.today, overdue=found.overdue)
    return Cell(found.next_step, detail=when, tone="danger" if found.overdue else "")


def _last(found: CaseRow) -> Cell:
    late = ("warning", "warning") if found.without_contact else None
    if found.last_contact is None:
        return Cell(T("None yet", context="contact"), icon=late)
    return Cell(
        current().relative(found.last_contact, found.today), detail=current().date(found.last_contact), icon=late
    )


def _consent(found: CaseRow) -> Cell:
    tone = consent_tone(found)
    return Cell(consent_words(found), icon=(tone, tone) if tone else None)


def _opened(found: CaseRow) -> Cell:
    return Cell(current().date(found.opened_on) if found.opened_on else "")
