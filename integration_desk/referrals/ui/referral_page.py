"""The page of one referral: where it stands, what is next, what happened, and the letter as it went out."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from integration_desk import i18n
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place, TimelineEntry
from integration_desk.core.words import T, Text, verbatim
from integration_desk.printing import hand_over
from integration_desk.referrals import rules
from integration_desk.referrals.commands import (
    attended,
    complete,
    discard,
    fail,
    missed,
    no_answer,
    reprint,
    set_appointment,
    withdraw,
)
from integration_desk.referrals.model import DISCLOSABLE, REPLIES, STATES, URGENCIES, Referral, ReferralEvent
from integration_desk.referrals.queries import ReferralView, letter_pdf, referral_view
from integration_desk.referrals.ui.facts_card import FactsCard
from integration_desk.referrals.ui.split import Split
from integration_desk.referrals.ui.words import state_chip
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Flow,
    Form,
    Label,
    Page,
    PdfPreview,
    SlidePanel,
    TimelineView,
    Workspace,
    column,
    confirm_destructive,
    holding,
    keep_pdf,
    print_pdf,
    row,
    scrolling,
    when_words,
)


class ReferralPage(Page):
    """Shows a referral and what can be done with it in its state."""

    touches = frozenset({"referral", "referral_event", "referral_letter"})
    help_topic = "referrals"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self._view: ReferralView | None = None
        self.head, self.state = Label(voice="page", wrap=True), Chip("")
        self.client = Button(T("Client"), self._to_client, kind="link", icon="person")
        self.next = Banner()
        self.doings = Flow()
        self.facts = FactsCard(T("What was asked"))
        self.steps = TimelineView()
        self.letter = PdfPreview(
            Button(T("Print a copy"), self.print, icon="print"), Button(T("Save a copy"), self._save, icon="save")
        )
        self.frozen = Label(voice="caption", wrap=True)
        self.panel = SlidePanel(self, T("What happened"))
        self._lay_out()

    def title(self) -> Text:
        """Return the name of the page."""
        if self._view is None:
            return T("Referral")
        return T("Referral {number}").put(number=self._view.referral.number)

    def refresh(self) -> None:
        """Read the referral again."""
        self.workspace.tasks.ask(referral_view, self.place.id, then=self._show)

    def retranslate(self) -> None:
        """Say again what was said in the language before."""
        if self._view is not None:
            self._show(self._view)

    def leave(self) -> None:
        """Let go of the letter."""
        self.letter.clear()

    def print(self) -> None:
        """Print the frozen letter again, marked as a copy."""
        if self._view is not None and self._view.letter is not None:
            self.workspace.tasks.ask(letter_pdf, self.place.id, copy=True, then=self._print_copy)

    # Layout

    def _lay_out(self) -> None:
        left = column(
            self.head,
            row(self.state, self.client, None),
            self.next,
            self.doings,
            self.facts,
            Label(T("Steps so far"), voice="section"),
            self.steps,
            None,
            gap=12,
            margins=(24, 24, 24, 24),
        )
        self._sheet = Card(T("The letter as it went out"))
        self._sheet.content.addWidget(self.frozen)
        self._sheet.content.addWidget(self.letter, 1)
        self._left = scrolling(holding(left))
        self._right = holding(column(self._sheet, margins=(16, 24, 16, 24)))
        self._split = Split(self._left, self._right)
        self.body.addWidget(self._split)
        self.name_region(self._right, T("The letter as it went out"))

    # What is shown

    def _show(self, view: ReferralView) -> None:
        first = self._view is None or (self._view.letter is None) != (view.letter is None)
        self._view = view
        referral, today = view.referral, self.workspace.desk.now().astimezone().date()
        self.head.say(
            T("{service}, {organisation}").put(service=referral.service_name, organisation=referral.recipient)
        )
        self.state.show_state(*state_chip(referral.state, silent=view.silent))
        self.client.say(verbatim(view.client_name))
        waiting = referral.state == "accepted" and referral.waiting_until is not None
        step = rules.next_step(referral.state, silent=view.silent, passed=view.passed, waiting=waiting)
        when = rules.next_when(referral.state, referral.answer_due, referral.appointment_date, referral.waiting_until)
        said = T("Next: {step}, {when}") if when else T("Next: {step}")
        self.next.show_text(
            said.put(step=step, when=when_words(when, today, overdue=view.silent)),
            "danger" if view.silent else "warning" if view.passed else "info",
        )
        self.next.setVisible(referral.state not in rules.FINAL)
        self._show_actions(referral)
        self._show_facts(view)
        self.steps.show_entries([_entry(view, number) for number in range(len(view.steps))])
        self._split.show_letter_part(view.letter is not None)
        if view.letter is not None:
            self._show_letter(view, reload=first)
        self.title_changed.emit()

    def _show_letter(self, view: ReferralView, *, reload: bool) -> None:
        letter, speaker = view.letter, i18n.current()
        if letter is None:
            return
        printed = speaker.moment(letter.printed_at) if letter.printed_at else ""
        told = T("Printed {when}. Copies: {copies}; reprints marked as copy: {reprints}. {state}")
        same = T("Unchanged since it was printed (seal {seal}).").put(seal=letter.seal)
        other = T("This file is not as it was printed: tell the coordinator of your centre.")
        state = same if letter.unchanged else other
        self.frozen.say(told.put(when=printed, copies=letter.copies, reprints=letter.reprints, state=state))
        self.frozen.set_tone("" if letter.unchanged else "danger")
        if reload or not self.letter.pdf:
            self.workspace.tasks.ask(letter_pdf, self.place.id, then=self.letter.show_pdf)

    def _show_facts(self, view: ReferralView) -> None:
        referral, speaker = view.referral, i18n.current()
        told = view.letter.disclosed if view.letter else referral.disclosed
        rows: list[tuple[Text, Text | str]] = [
            (T("Reference"), referral.number),
            (T("Urgency"), URGENCIES.label(referral.urgency)),
            (T("Why"), referral.reason),
            (T("What is asked"), referral.request),
            (T("What was done so far"), referral.done_so_far),
            (T("Appointment"), _appointment(referral)),
            (T("Reply"), _reply(referral)),
            (T("They know"), speaker.listing([speaker.say(DISCLOSABLE.label(name)) for name in told])),
            (T("Without consent, because"), referral.override_reason),
            (T("Caseworker"), view.caseworker),
        ]
        self.facts.show_rows([(label, value) for label, value in rows if value])

    def _show_actions(self, referral: Referral) -> None:
        while self.doings.count():
            item = self.doings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (label, icon, action) in enumerate(self._possible(referral)):
            self.doings.addWidget(Button(label, action, kind="plain" if number else "primary", icon=icon))
        self.doings.invalidate()

    def _possible(self, referral: Referral) -> list[tuple[Text, str, Callable[[], object]]]:
        may = rules.FOLLOWS[referral.state]
        go, number = self.workspace.go, referral.number
        known: list[tuple[bool, Text, str, Callable[[], object]]] = [
            (referral.state == "draft", T("Go on writing"), "edit", lambda: go(Place("referral.new", referral.id))),
            (
                "accepted" in may,
                T("Enter the reply"),
                "mail",
                lambda: go(Place("reply", options=(("code", number),))),
            ),
            ("attended" in may, T("Was there"), "check", lambda: self._run(attended)),
            ("completed" in may, T("Complete"), "check", lambda: self._ask_note(complete, "outcome", T("Complete"))),
            (
                "appointment" in may,
                T("Move the appointment") if referral.state == "appointment" else T("Make an appointment"),
                "calendar",
                self._ask_appointment,
            ),
            ("missed" in may, T("Was not there"), "close", lambda: self._run(missed)),
            ("no_answer" in may, T("No answer"), "clock", lambda: self._run(no_answer)),
            (
                "withdrawn" in may and referral.state != "draft",
                T("Withdraw", context="referral"),
                "undo",
                lambda: self._ask_note(withdraw, "reason", T("Withdraw the referral")),
            ),
            (
                "failed" in may,
                T("Close without success"),
                "stop",
                lambda: self._ask_note(fail, "reason", T("Close without success")),
            ),
            (referral.state == "draft", T("Discard the draft"), "delete", self._discard),
        ]
        return [(label, icon, action) for possible, label, icon, action in known if possible]

    # What is done

    def _run(self, command: object, **arguments: object) -> None:
        self.workspace.tasks.run(
            command,  # type: ignore[arg-type] # a Command, chosen above
            then=self._done,
            failed=self._refused,
            referral_id=self.place.id,
            **arguments,
        )

    def _done(self, change: Change) -> None:
        self.panel.close_panel()
        self.workspace.status(change.name)

    def _refused(self, error: DeskError) -> None:
        self.next.show_text(error.text, "danger")

    def _ask_note(self, command: object, argument: str, title: Text) -> None:
        form = Form(ReferralEvent)
        form.add("note")

        def save() -> None:
            self.workspace.tasks.run(
                command,  # type: ignore[arg-type] # a Command, chosen above
                then=self._done,
                failed=lambda error: form.show_problems(getattr(error, "problems", ())),
                **{"referral_id": self.place.id, argument: form.values()["note"]},
            )

        form.saving.connect(save)
        form.left.connect(self.panel.close_panel)
        self.panel.title.say(title)
        self.panel.show_widget(form.framed(Button(title, form.save, kind="primary")), framed=True)
        form.editor("note").control.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_appointment(self) -> None:
        if self._view is None:
            return
        form, title = Form(Referral), T("Appointment")
        form.row("appointment_date", "appointment_time")
        form.add("appointment_place")
        form.load(self._view.referral)

        def save() -> None:
            try:
                values = form.values()
            except InvalidError as error:
                form.show_problems(error.problems)
                return
            if values["appointment_date"] is None:
                form.editor("appointment_date").show_problem(T("A day is needed."))
                return
            self._run(set_appointment, **values)

        form.saving.connect(save)
        form.left.connect(self.panel.close_panel)
        self.panel.title.say(title)
        self.panel.show_widget(form.framed(Button(T("Save the appointment"), form.save, kind="primary")), framed=True)
        form.editor("appointment_date").control.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self) -> None:
        if confirm_destructive(self, T("The draft of this referral will be gone."), T("Discard the draft")):
            self.workspace.tasks.run(discard, then=self._discarded, referral_id=self.place.id)

    def _discarded(self, change: Change) -> None:
        self.workspace.status(change.name)
        self.workspace.go(Place("referrals"))

    def _print_copy(self, pdf: bytes) -> None:
        if self._view is None:
            return
        copies = print_pdf(self, pdf, self._view.referral.number, hand_over)
        if copies:
            self._run(reprint, copies=copies)

    def _save(self) -> None:
        if self._view is not None and self._view.letter is not None:
            self.workspace.tasks.ask(letter_pdf, self.place.id, copy=True, then=self._save_copy)

    def _save_copy(self, pdf: bytes) -> None:
        if self._view is None:
            return
        if keep_pdf(self, pdf, f"{self._view.referral.number}.pdf", self.workspace.status):
            self._run(reprint)

    def _to_client(self) -> None:
        if self._view is not None:
            self.workspace.go(Place("client", self._view.client.id))


def _entry(view: ReferralView, number: int) -> TimelineEntry:
    step = view.steps[number]
    said = T("{answer}, entered by {person}") if step.reply else T("{state}, by {person}")
    answer = REPLIES.label(step.reply) if step.reply else ""
    return TimelineEntry(
        when=step.at or view.referral.created_at or view.referral.changed_at,  # type: ignore[arg-type] # set by the store
        title=said.put(answer=answer, state=STATES.label(step.state), person=step.person),
        detail=step.note,
        tone=rules.TONES[step.state],
        icon="refer",
    )


def _appointment(referral: Referral) -> Text | str:
    if referral.appointment_date is None:
        return ""
    day = verbatim(i18n.current().weekday_date(referral.appointment_date))
    if referral.appointment_time is None:
        return T("{day} {place}").put(day=day, place=referral.appointment_place)
    return T("{day}, {time} {place}").put(day=day, time=referral.appointment_time, place=referral.appointment_place)


def _reply(referral: Referral) -> Text | str:
    if not referral.reply:
        return ""
    return T("{reply} {note}").put(reply=REPLIES.label(referral.reply), note=referral.reply_note)
