"""The page of one family: where it stands and what is next, deadlines, who joins, papers, conditions and steps."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from integration_desk.core.errors import DeskError, MissingError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.family_reunification.model import FAMILY_WRITE
from integration_desk.family_reunification.pathways import words_of
from integration_desk.family_reunification.queries import FamilyView, family_view
from integration_desk.family_reunification.reckoning import next_open
from integration_desk.family_reunification.ui.cards import (
    ConditionsCard,
    DeadlinesCard,
    MembersCard,
    StepsCard,
    words_of_pack,
)
from integration_desk.family_reunification.ui.doing import CaseDoings
from integration_desk.family_reunification.ui.evidence import EvidenceCard
from integration_desk.family_reunification.ui.history import HistoryCard
from integration_desk.family_reunification.ui.papers import PapersPanel
from integration_desk.family_reunification.ui.words import state_chip, step_when
from integration_desk.packs import Status
from integration_desk.widgets import (
    Banner,
    Beside,
    Button,
    Chip,
    EmptyState,
    Flow,
    Label,
    Page,
    Phrase,
    Rule,
    Workspace,
    column,
    holding,
    px,
    scrolling,
    space,
    when_words,
)

_TALL = 520  # below this height the head scrolls with the page
TABLES = frozenset(
    {
        "family_case",
        "family_member",
        "family_condition",
        "family_evidence",
        "family_event",
        "family_deadline",
        "family_step",
        "family_tracing",
        "family_paper",
    }
)


class FamilyPage(Page):
    """Shows a case; everything is changed in the panel beside it."""

    touches = TABLES | {"client", "own_pack"}
    help_topic = "family"
    keys = (
        ("Ctrl+P", T("Print the papers of the case")),
        ("Ctrl+N", T("Enter what happened")),
    )

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.doings = CaseDoings(self)
        self.papers: PapersPanel | None = None
        self._seen, self._tall = False, True
        may = workspace.desk.person.may(FAMILY_WRITE)
        self.head, self.state = Phrase(voice="page"), Chip("")
        self.about = Label(voice="muted", wrap=True)
        self.client = Button(T("Client’s file"), self._to_client, kind="link", icon="person")
        self.next, self.ages = Banner(), Banner(tone="danger")
        self.enter_button = Button(T("Enter what happened"), self.new, kind="primary", icon="add")
        self.print_button = Button(T("Print"), self.print, icon="print")
        self.edit_button = Button(T("Change"), self._edit, icon="edit")
        self.close_button = Button(T("Close the case"), self.doings.close, icon="check")
        self.reopen_button = Button(T("Reopen"), self.doings.go_on, icon="undo")
        self.add_button = Button(T("Add a family member"), self.doings.add_member, icon="add")
        self.deadlines, self.members = DeadlinesCard(self.doings), MembersCard(self.doings, self.add_button)
        self.evidence = EvidenceCard(
            self.doings.change_paper, self.doings.open_paper, self.doings.ask_paper, may_write=may
        )  # fmt: skip
        self.conditions, self.steps = ConditionsCard(self.doings), StepsCard(self.doings)
        more = Button(T("Enter what happened"), self.new, icon="add")
        self.history = HistoryCard(more, self.doings.edit_event, may_write=may)
        self._writing: tuple[QWidget, ...] = (
            self.enter_button, self.edit_button, self.close_button, self.add_button, self.evidence.add_button, more,
        )  # fmt: skip
        self._lay_out()

    def title(self) -> Text:
        """Return the name of the page."""
        view = self.doings.view
        if view is None:
            return T("Family reunification")
        return T("Family of {name}").put(name=view.sponsor_name)

    def refresh(self) -> None:
        """Read the case again."""
        self.workspace.tasks.ask(family_view, self.place.id, then=self._show, failed=self._failed)
        if not self._seen:
            self._seen = True
            self.workspace.desk.record_event("view", (("family_case", self.place.id),))

    def retranslate(self) -> None:
        """Say again what was said in the language before."""
        if self.doings.view is not None:
            self._show(self.doings.view)

    def leave(self) -> None:
        """Keep the draft of the panel, and let go of printed pages."""
        self.doings.panel.keep()
        self._forget_papers()

    def new(self) -> None:
        """Ask what happened."""
        if self.enter_button.isVisibleTo(self):
            self.doings.enter_event()

    def print(self) -> None:
        """Open the papers of the case."""
        if self.doings.view is not None:
            papers = PapersPanel(self.workspace, self.doings.view)
            self.doings.panel.show(T("Papers of the case"), papers, width=720, closed=self._forget_papers)
            self.papers = papers

    def _forget_papers(self) -> None:
        if self.papers is not None:
            self.papers.clear()
            self.papers = None

    # Layout

    def _lay_out(self) -> None:
        doings = Flow(
            self.enter_button, self.print_button, self.edit_button, self.close_button, self.reopen_button, self.client
        )  # fmt: skip
        title = Flow(self.head, self.state, gap=12)
        top = column(title, self.about, self.next, doings, self.ages, gap=8, margins=(24, 20, 24, 12))
        pair = Beside(self.conditions, self.history, gap=16, least=400)
        cards = column(self.deadlines, self.members, self.evidence, self.steps, pair, None, gap=16)
        space(cards, gap=16, margins=(24, 16, 24, 24))
        self._top = holding(column(holding(top), Rule(), gap=0))
        self._sheet = column(cards, gap=0)
        self._area = scrolling(holding(self._sheet))
        self.body.addWidget(self._top)
        self.body.addWidget(self._area, 1)
        self.nothing: EmptyState | None = None
        self.name_region(self._top, T("The case and what is next"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the head in sight, or let it scroll with the rest where it would leave no room for that."""
        super().resizeEvent(event)
        tall = self.height() >= px(_TALL)
        if tall == self._tall:
            return
        self._tall, focus = tall, self._top.focusWidget()
        inside = focus is not None and focus.hasFocus()
        if tall:
            self.body.insertWidget(0, self._top)
        else:
            self._sheet.insertWidget(0, self._top)
        self._top.show()
        if inside and focus is not None:
            focus.setFocus()

    # What is shown

    def _show(self, view: FamilyView) -> None:
        self.doings.view = view
        case = view.case
        self.head.say(T("Family of {name}").put(name=view.sponsor_name))
        self.state.show_state(*state_chip(case.state))
        self.about.say(_about(view))
        self._show_next(view)
        closed = case.closed_on is not None
        for widget in self._writing:
            widget.setVisible(self.doings.may_write and not closed)
        self.reopen_button.setVisible(self.doings.may_write and closed)
        for card in (self.deadlines, self.members, self.evidence, self.conditions, self.steps, self.history):
            card.show_view(view)
        self.title_changed.emit()
        if self.isActiveWindow() and QApplication.focusWidget() is None:  # what had the keyboard is not there any more
            self.focus_first()
        if self.doings.may_write and not closed:
            self.doings.panel.bring_back()

    def _show_next(self, view: FamilyView) -> None:
        case, step = view.case, view.next_step
        self.next.setVisible(case.closed_on is None)
        if case.closed_on is None:
            nearest = next_open(view.deadlines)
            late = nearest is not None and nearest.is_overdue(view.today)
            said: list[Text] = []
            if step is not None:
                due = step_when(step, view.today, overdue=step.is_late(view.today))
                words = T("Next: {step}, {when}") if due else T("Next: {step}")
                said.append(words.put(step=step.title, when=due))
            if nearest is not None:
                due = when_words(nearest.day, view.today, overdue=late)
                words = T("Deadline: {what}, {when} ({article})")
                title = words_of(nearest.rule, nearest.rule.id)
                said.append(words.put(what=title, when=due, article=nearest.rule.article))
            both = T("{first}\n{second}").put(first=said[0], second=said[1]) if len(said) == 2 else None
            tone = "danger" if late else "info"
            self.next.show_text(both or (said[0] if said else T("Every step is done.")), tone)
        warned = [
            line.name
            for line in view.members
            if any(
                age.warn_on <= view.today and age.state in ("running", "too_late") and age.age.must_be == "under"
                for age in line.ages
            )
        ]
        if not warned or case.closed_on is not None:
            self.ages.hide()
            return
        told = T("{names}: a child may be too old when it counts. The day and the article stand below.")
        self.ages.show_text(told.put(names=tuple(warned)), "danger")

    def _failed(self, error: DeskError) -> None:
        if not isinstance(error, MissingError):
            self.workspace.status(error.text)
            return
        if self.nothing is None:
            text = T("This case is not in the desk, or not for you to see.")
            self.nothing = EmptyState(text, Button(T("Back"), self.workspace.back), icon="household")
            self.body.addWidget(self.nothing, 1)
        self._top.hide()
        self._area.hide()

    def _to_client(self) -> None:
        if self.doings.view is not None:
            self.workspace.go(Place("client", self.doings.view.sponsor.id))

    def _edit(self) -> None:
        self.workspace.go(Place("family.edit", self.place.id))


def _about(view: FamilyView) -> Text | str:
    """Return reference, pathway, status and who is responsible, in one line."""
    case = view.case
    status: Status | None = view.pack.status(case.sponsor_status) if view.pack else None
    parts = [
        case.number,
        words_of_pack(view) or words_of(None, case.pack_id),
        words_of(status, case.sponsor_status) if case.sponsor_status else "",
        view.responsible,
    ]
    return verbatim(" · ".join(part for part in parts if part))
