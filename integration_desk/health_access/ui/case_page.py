"""The page of a case: where it stands, what is next, and all its parts on one page."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from integration_desk.core.commands import Command
from integration_desk.core.errors import DeskError, MissingError
from integration_desk.core.slices import Place, TimelineEntry
from integration_desk.core.words import T, Text, verbatim
from integration_desk.health_access import rules
from integration_desk.health_access.commands import finish_step, note_appointment, remove_barrier
from integration_desk.health_access.model import CLOSING_REASONS, HEALTH_WRITE, STATES, HealthEvent
from integration_desk.health_access.queries import CaseView, case_view, step_words
from integration_desk.health_access.ui import case_cards as cards
from integration_desk.health_access.ui.case_panels import SHEETS, CasePanels
from integration_desk.health_access.ui.parts import state_chip
from integration_desk.widgets import (
    Banner,
    Beside,
    Button,
    Card,
    Chip,
    EmptyState,
    Flow,
    Label,
    Page,
    TimelineView,
    Workspace,
    clear,
    column,
    confirm_destructive,
    holding,
    row,
    scrolling,
    when_words,
)

_DEEDS: dict[str, tuple[Command, str, str]] = {
    "done": (finish_step, "step_id", "done"),
    "not_needed": (finish_step, "step_id", "not_needed"),
    "kept": (note_appointment, "appointment_id", "kept"),
    "missed": (note_appointment, "appointment_id", "missed"),
    "cancelled": (note_appointment, "appointment_id", "cancelled"),
}


class HealthCasePage(Page):
    """Shows a case; the option ``letter`` opens the rights letter about a refusal."""

    touches = frozenset(
        {"health_case", "health_event", "health_entitlement", "health_barrier", "health_refusal", "health_letter"}
        | {"health_step", "health_appointment", "client", "own_pack"}
    )
    help_topic = "health-case"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.writes = workspace.desk.person.may(HEALTH_WRITE)
        self.view: CaseView | None = None
        self.panels = CasePanels(self)
        self._drafts_asked = self._seen = False
        self.head, self.state = Label(voice="page", wrap=True), Chip("")
        self.client = Button(T("Client"), self._to_client, kind="link", icon="person")
        self.number = Label(voice="muted")
        self.next = Banner()
        self.doings = Flow()
        self.left, self.right = column(gap=16), column(gap=16)
        self.history = TimelineView()
        self._lay_out()

    def title(self) -> Text:
        """Return whose case it is."""
        if self.view is None:
            return T("Health access")
        return T("Health access for {name}").put(name=self.view.client_name)

    def refresh(self) -> None:
        """Read the case again."""
        self.workspace.tasks.ask(case_view, self.place.id, then=self._show, failed=self._failed)
        if not self._seen:
            self._seen = True
            self.workspace.desk.record_event("view", (("health_case", self.place.id),))

    def retranslate(self) -> None:
        """Say again what is made of values."""
        if self.view is not None:
            self._show(self.view)

    def focus_first(self) -> None:
        """Put the keyboard on what is most pressing."""
        first = self.doings.itemAt(0)
        widget = first.widget() if first is not None else None
        (widget or self.client).setFocus()

    def leave(self) -> None:
        """Keep the draft of the panel's form and let go of letters."""
        self.panels.leave()

    def print(self) -> None:
        """Write the letter about the newest refusal."""
        if self.view is not None and self.view.refusals and self.writes and not self.view.ended:
            self.act("letter", self.view.refusals[0].id)

    # Layout

    def _lay_out(self) -> None:
        across = Beside(holding(self.left), holding(self.right), gap=16, least=340)
        self._whole = column(
            self.head,
            row(self.state, self.client, self.number, None),
            self.next,
            self.doings,
            across,
            None,
            gap=12,
            margins=(24, 24, 24, 24),
        )
        self._sheet_of_page = scrolling(holding(self._whole))
        self.body.addWidget(self._sheet_of_page, 1)
        self.nothing: EmptyState | None = None

    def _failed(self, error: DeskError) -> None:
        if not isinstance(error, MissingError):
            self.workspace.status(error.text)
            return
        self._sheet_of_page.hide()
        if self.nothing is None:
            back = Button(T("Back"), self.workspace.back)
            self.nothing = EmptyState(error.text, back, icon="health")
            self.body.addWidget(self.nothing, 1)

    # What is shown

    def _show(self, view: CaseView) -> None:
        had = self.named_focus()
        self.view = view
        self.head.say(self.title())
        self.state.show_state(*state_chip(view.case.state))
        self.client.say(T("File of {name}").put(name=view.client_name))
        self.number.say(verbatim(view.case.number))
        self._show_next(view)
        self._show_doings(view)
        may = self.writes and not view.ended
        self._fill(
            self.left,
            cards.steps_card(view, self.act, writes=may),
            cards.appointments_card(view, self.act, writes=may),
            cards.refusals_card(view, self.act, writes=may),
            cards.barriers_card(view, self.act, writes=may),
        )
        history = Card(T("How it came to this"))
        self.history = TimelineView()
        self.history.show_entries([_entry(view, event) for event in reversed(view.events)])
        history.content.addWidget(self.history)
        self._fill(
            self.right,
            cards.check_card(view, self.act, writes=may),
            cards.facts_card(view, self.act, writes=may),
            history,
        )
        if had:  # once the new parts have their place: what is not shown yet takes no keyboard
            QTimer.singleShot(0, self, lambda: self.focus_on(had))
        self.title_changed.emit()
        self._open_what_waits()

    def _fill(self, where: Any, *parts: QWidget) -> None:
        clear(where)
        for part in parts:
            where.addWidget(part)
        where.addStretch(1)

    def _show_next(self, view: CaseView) -> None:
        step = next(iter(view.open_steps), None)
        meeting = next(iter(view.planned), None)
        text, when = view.next_text, None
        if step is not None:
            text, when = step_words(step.kind, step.what), step.due_on
        if meeting is not None and (when is None or (meeting.day is not None and meeting.day <= when)):
            text, when = T("Appointment: {place}").put(place=meeting.place), meeting.day
        if view.letter_missing is not None and not view.ended:
            text, when = T("Write the rights letter"), None
        late = when is not None and when < view.today
        said = T("Next: {step}, {when}") if when else T("Next: {step}")
        tone = "danger" if late else "warning" if view.letter_missing is not None else "info"
        self.next.show_text(said.put(step=text, when=when_words(when, view.today, overdue=late)), tone)
        if view.ended:
            ended = T("{state} on {day}").put(state=STATES.label(view.case.state), day=view.case.closed_on)
            tone = {"neutral": "info"}.get(rules.TONES[view.case.state], rules.TONES[view.case.state])
            self.next.show_text(ended, tone)

    def _show_doings(self, view: CaseView) -> None:
        clear(self.doings)
        if not self.writes:
            return
        doings: list[tuple[Text, str, str, str]] = []
        if view.ended:
            doings.append((T("Reopen the case"), "reopen", "", "undo"))
        else:
            doings += [
                _first_deed(view),
                (T("Change the case"), "edit", "", "edit"),
                (T("End the case"), "end", "", "check"),
            ]
        for number, (label, name, about, icon) in enumerate(doings):
            button = Button(
                label,
                lambda name=name, about=about: self.act(name, about),  # type: ignore[misc]
                kind="plain" if number else "primary",
                icon=icon,
            )
            self.doings.addWidget(button)
        self.doings.invalidate()

    def named_focus(self) -> str:
        """Return the words of the button that has the keyboard, if one of the page has it."""
        focus = self.focusWidget()
        inside = focus is not None and self._sheet_of_page.isAncestorOf(focus)
        return focus.text() if inside and isinstance(focus, Button) else ""

    def focus_on(self, had: str) -> None:
        """Give the keyboard to the button that had it, or to the first: what was there is made anew."""
        if self.panels.is_open:
            return
        buttons = [one for one in self._sheet_of_page.findChildren(Button) if not one.isHidden()]
        again = next((one for one in buttons if had and one.text() == had), None)
        if again is not None:
            again.setFocus()
        else:
            self.focus_first()

    def _open_what_waits(self) -> None:
        if self._drafts_asked:
            return
        self._drafts_asked = True
        if self.place.option("letter") and self.writes:
            self.act("letter", self.place.option("letter"))
        elif self.writes:
            self.panels.ask_for_draft()

    # What is done

    def act(self, name: str, about: str = "") -> None:
        """Open a form or a sheet by its name, or do at once what needs no words."""
        view = self.view
        if view is None:
            return
        if name == "refused":
            options = (("client", view.client.id), ("case", view.case.id))
            self.workspace.go(Place("health_refusal.new", options=options))
        elif name in _DEEDS:
            command, argument, state = _DEEDS[name]
            self.panels.run(command, **{argument: about, "state": state})
        elif name == "remove_barrier":
            if confirm_destructive(self, T("This barrier will be gone."), T("Remove the barrier")):
                self.panels.run(remove_barrier, barrier_id=about)
        elif name in SHEETS:
            self.panels.open_sheet(name, about)
        else:
            self.panels.open_form(view, name, about)

    def _to_client(self) -> None:
        if self.view is not None:
            self.workspace.go(Place("client", self.view.client.id))


def _first_deed(view: CaseView) -> tuple[Text, str, str, str]:
    """Return what is most pressing: the letter, the check, else a step."""
    if view.letter_missing is not None:
        return T("Write the rights letter"), "letter", view.letter_missing.id, "letter"
    if view.case.entitlements_checked_on is None:
        return T("Check what she is entitled to"), "check", "", "success"
    return T("Plan a step"), "step", "", "add"


def _entry(view: CaseView, event: HealthEvent) -> TimelineEntry:
    who = view.members.get(event.person_id, "")
    title = T("{state}, by {person}") if who else T("{state}")
    reason = CLOSING_REASONS.label(event.reason) if event.reason else None
    return TimelineEntry(
        when=event.at or view.case.created_at,  # type: ignore[arg-type] # set by the store
        title=title.put(state=STATES.label(event.state), person=who),
        detail=event.note,
        state=reason,
        tone=rules.TONES[event.state],
        icon="health",
    )
