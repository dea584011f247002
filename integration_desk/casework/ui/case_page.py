"""The case of one client: how it stands, what can be done with it, and how it came to that."""

from functools import partial

from integration_desk.casework.model import CASE_STEPS, CASES_WRITE, CLOSING_REASONS
from integration_desk.casework.queries import CaseStep, CaseView, case_view
from integration_desk.casework.ui.case_steps import Step, matters_card, matters_of, offered
from integration_desk.casework.ui.case_words import status_chip
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place, Reminder, TimelineEntry
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Flow,
    Form,
    Label,
    Page,
    SlidePanel,
    TimelineView,
    Workspace,
    at_most,
    clear,
    column,
    framed,
    holding,
    row,
    scrolling,
)


class CasePage(Page):
    """Shows the case of a client (its id, or the option ``client``); the option ``case`` names an earlier one."""

    touches = frozenset({"case_file", "case_event", "handover", "plan_action", "plan_goal", "task", "referral"})
    help_topic = "case"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.client_id = place.id or place.option("client")
        self.view: CaseView | None = None
        self.step: Step | None = None
        self.form: Form | None = None
        self.matters: list[Reminder] = []
        self.head, self.state = Label(voice="page", wrap=True), Chip("")
        self.client = Button(T("Client’s file"), self._to_client, kind="link", icon="person")
        self.facts = Label(voice="muted", wrap=True)
        self.note = Label(wrap=True)
        self.twice = Banner()
        self.doings = Flow()
        self._offered: list[Button] = []
        self.open_card = Card(T("Still open"))
        self.others = Card(T("Other cases"))
        self._matters, self._others = column(gap=4), column(gap=4)
        self.open_card.content.addLayout(self._matters)
        self.others.content.addLayout(self._others)
        self.so_far, self.steps = Label(T("Steps so far"), voice="section"), TimelineView()
        self.panel = SlidePanel(self, T("Case"))
        left = column(
            self.head,
            row(self.state, self.client, None),
            self.facts,
            self.note,
            self.twice,
            self.doings,
            self.open_card,
            self.others,
            self.so_far,
            self.steps,
            None,
            gap=12,
            margins=(24, 24, 24, 24),
        )
        sheet = holding(left)
        at_most(sheet, width=980)
        self.body.addWidget(scrolling(sheet))

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Case of {name}").put(name=self.view.client_name) if self.view is not None else T("Case")

    def refresh(self) -> None:
        """Read the case and what is open."""
        tasks = self.workspace.tasks
        tasks.ask(case_view, self.client_id, self.place.option("case"), then=self._show, failed=self._failed)
        tasks.ask(matters_of, self.client_id, tuple(self.workspace.slices), then=self._show_matters)

    def retranslate(self) -> None:
        """Say everything again."""
        if self.view is not None:
            self._show(self.view)

    def leave(self) -> None:
        """Close the form."""
        self.panel.close_panel()

    def _show(self, view: CaseView) -> None:
        self.view = view
        self.head.say(self.title())
        case = view.case
        self.state.setVisible(case is not None)
        if case is not None:
            self.state.show_state(*status_chip(case.status))
        self.facts.say(_facts(view))
        words = case.closing_note or case.opening_note if case else ""
        self.note.setVisible(bool(words))
        self.note.say(words)
        twice = [one for one in view.others if one.status in ("open", "on_hold", "reopened")]
        both = view.is_open and bool(twice)
        text = T("This client has two open cases, perhaps after her files were merged. Close one of them.")
        self.twice.show_text(text if both else "", "warning")
        self._offer(view)
        self._list_others(view)
        self.so_far.setVisible(bool(view.steps))
        self.steps.setVisible(bool(view.steps))
        self.steps.show_entries([_entry(one) for one in view.steps])
        self.title_changed.emit()

    def _offer(self, view: CaseView) -> None:
        had_keyboard = self.client.hasFocus() or any(one.hasFocus() for one in self._offered)
        clear(self.doings)
        self._offered.clear()
        if not self.workspace.desk.person.may(CASES_WRITE):
            return
        for number, step in enumerate(offered(view)):
            kind = "primary" if not number and step.id in ("open", "resume") else "plain"
            button = Button(step.label, partial(self.open_step, step), kind=kind, icon=step.icon)
            self.doings.addWidget(button)
            self._offered.append(button)
        if had_keyboard and self._offered:
            self._offered[0].setFocus()

    def _list_others(self, view: CaseView) -> None:
        clear(self._others)
        self.others.setVisible(bool(view.others))
        for one in view.others:
            place = Place("case", self.client_id, (("case", one.id),))
            words = T("{number}, opened on {day}: {status}").put(
                number=one.number, day=one.opened_on, status=status_chip(one.status)[0]
            )
            self._others.addWidget(Button(words, partial(self.workspace.go, place), kind="link"))

    def _show_matters(self, matters: list[Reminder]) -> None:
        self.matters = matters
        clear(self._matters)
        self.open_card.setVisible(bool(matters))
        self._matters.addWidget(matters_card(self.workspace, matters))

    def open_step(self, step: Step) -> None:
        """Open the form of a step."""
        if self.view is None:
            return
        self.step, self.form = step, step.form(self.view)
        self.form.saving.connect(self.take_step)
        self.form.left.connect(self.panel.close_panel)
        if step.id == "close":
            count = T("{count} matter is still open", "{count} matters are still open").of(len(self.matters))
            self.form.section(count)
            self.form.put(matters_card(self.workspace, self.matters))
        self.panel.title.say(step.label)
        buttons = (
            Button(step.label, self.form.save, kind="primary", icon="check"),
            Button(T("Cancel"), self.panel.close_panel),
        )
        self.panel.show_widget(framed(self.form, *buttons), framed=True)
        self.form.setFocus()
        self.form.focusNextChild()

    def take_step(self) -> None:
        """Take the step with what stands in its form."""
        if self.form is None or self.step is None or self.view is None:
            return
        try:
            values = self.form.values()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        arguments = self.step.arguments(self.view, values)
        self.workspace.tasks.run(self.step.command, then=self._taken, failed=self._refused, **arguments)

    def _taken(self, change: Change) -> None:
        self.form = None
        self.panel.close_panel()
        self.workspace.status(change.name)

    def _refused(self, error: DeskError) -> None:
        if self.form is None:
            self.workspace.status(error.text)
        elif isinstance(error, InvalidError):
            self.form.show_problems(error.problems)
        else:
            self.form.summary.show_text(error.text, "danger")

    def _failed(self, error: DeskError) -> None:
        self.head.say(error.text)

    def _to_client(self) -> None:
        self.workspace.go(Place("client", self.client_id))


def _facts(view: CaseView) -> Text:
    case = view.case
    if case is None:
        return T(
            "No case was opened yet. A case says that the centre works with this client, who does, and what is next."
        )
    if not view.is_open:
        return T("{number} · with {name} · opened on {opened} · closed on {closed}: {reason}").put(
            number=case.number,
            name=view.caseworker,
            opened=case.opened_on,
            closed=case.closed_on,
            reason=CLOSING_REASONS.label(case.closing_reason),
        )
    if case.status == "on_hold" and case.hold_until is not None:
        return T("{number} · with {name} · opened on {opened} · on hold until {day}").put(
            number=case.number, name=view.caseworker, opened=case.opened_on, day=case.hold_until
        )
    return T("{number} · with {name} · opened on {opened}").put(
        number=case.number, name=view.caseworker, opened=case.opened_on
    )


def _entry(step: CaseStep) -> TimelineEntry:
    who = T("{step} by {name}").put(step=CASE_STEPS.label(step.step), name=step.person)
    return TimelineEntry(
        when=step.at,
        title=who if step.person else CASE_STEPS.label(step.step),
        detail=step.note,
        state=CLOSING_REASONS.label(step.reason) if step.reason else None,
        icon="cases",
    )
