"""The reply page: the code of a slip, then one key for the answer, then Enter."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.referrals.commands import record_reply
from integration_desk.referrals.model import REPLIES, Referral
from integration_desk.referrals.preparing import referral_for_reply
from integration_desk.referrals.queries import ReferralView
from integration_desk.referrals.ui.split import go_to
from integration_desk.referrals.ui.words import state_chip
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Flow,
    Form,
    Label,
    Line,
    Page,
    Workspace,
    at_least,
    column,
    framed,
    holding,
    name_for_readers,
    row,
    speak,
)

_WITH = {
    "accepted": ("appointment_date", "appointment_time", "appointment_place"),
    "waiting_list": ("waiting_until",),
}


class ReplyPage(Page):
    """Takes the code of a reply slip, typed or scanned, and what was ticked on it."""

    touches = frozenset({"referral"})
    help_topic = "replies"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.code = Line(latin=True)
        self.trouble = Banner(tone="warning")
        self.hint = Label(
            T("The code stands beside the square code on the slip that came back. Its referral then appears here."),
            voice="muted",
            wrap=True,
        )
        self.found = Card(None)
        self.who, self.what, self.state = Label(voice="section"), Label(voice="muted", wrap=True), Chip("")
        self.answers = {code.code: Button(code.label, lambda code=code.code: self.choose(code)) for code in REPLIES}  # type: ignore[misc]
        self.chosen = Label(voice="strong")
        self.form = Form(Referral)
        self.save_button = Button(T("Save the reply"), self.save, kind="primary", icon="check")
        self._view: ReferralView | None = None
        self._reply = ""
        self._lay_out()
        self.code.returnPressed.connect(self.look_up)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)
        if place.option("code"):
            self.code.setText(place.option("code"))
            self.look_up()

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Enter a reply")

    def focus_first(self) -> None:
        """Put the keyboard into the code."""
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)
        self.code.selectAll()

    def _lay_out(self) -> None:
        name_for_readers(self.code, T("Code of the reply slip"))
        speak(self.code, self.code.setPlaceholderText, T("Scan the slip, or type its code, as in R-7K2Q9-M"))
        at_least(self.code, width=360)
        find = Button(T("Find"), self.look_up, icon="search")
        line = Flow(self.code, find)
        for number, button in enumerate(self.answers.values(), 1):
            button.setToolTip(f"{number}")
        self.found.content.addLayout(row(self.who, self.state, None))
        self.found.content.addWidget(self.what)
        lines = [self._answer(number, button) for number, button in enumerate(self.answers.values(), 1)]
        question = Label(T("What was ticked? Press the number, or choose."), voice="muted")
        self._question = holding(column(question, *lines, gap=4))
        self._answered = holding(row(self.chosen, Button(T("Change the answer"), self._ask_again, kind="link"), None))
        self.found.content.addWidget(self._question)
        self.found.content.addWidget(self._answered)
        self.form.row("appointment_date", "appointment_time")
        self.form.add("appointment_place")
        for name in ("waiting_until", "reply_note"):
            self.form.add(name)
        sheet = column(
            Label(self.title(), voice="page"), line, self.hint, self.trouble, self.found, self.form, None, gap=12
        )
        self.body.addWidget(framed(holding(sheet), self.save_button, Button(T("Back"), self.workspace.back)))
        self._show()

    def _answer(self, number: int, button: Button) -> QWidget:
        return holding(row(Label(f"{number}", voice="muted"), button, None))

    def look_up(self) -> None:
        """Look for the referral of the code."""
        if self.code.text().strip():
            self.workspace.tasks.ask(
                referral_for_reply, self.code.text(), then=self._arrived, failed=self._unknown, lane="search"
            )

    def _arrived(self, view: ReferralView) -> None:
        self._view, self._reply = view, ""
        self.trouble.show_text("")
        self.code.setText(view.referral.number)
        self.form.load(view.referral)
        self.form.editor("waiting_until").set_value(view.referral.waiting_until)
        self.form.editor("reply_note").set_value("")
        self._show()
        go_to(next(iter(self.answers.values())))

    def _unknown(self, error: DeskError) -> None:
        self._view = None
        self.trouble.show_text(error.text, "warning")
        self._show()
        self.focus_first()

    def choose(self, reply: str) -> None:
        """Take an answer and ask for what belongs to it."""
        self._reply = reply
        self._show()
        first = _WITH.get(reply, ("reply_note",))[0]
        go_to(self.form.editor(first).control.target())

    def _ask_again(self) -> None:
        self._reply = ""
        self._show()
        go_to(next(iter(self.answers.values())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take an answer by its number."""
        number = event.key() - Qt.Key.Key_1
        if self._view is not None and 0 <= number < len(self.answers) and not event.modifiers():
            self.choose(list(self.answers)[number])
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        view = self._view
        self.found.setVisible(view is not None)
        self.hint.setVisible(view is None)
        if view is not None:
            self.who.say(view.client_name)
            self.what.say(
                T("{service}, {organisation}").put(
                    service=view.referral.service_name, organisation=view.referral.recipient
                )
            )
            self.state.show_state(*state_chip(view.referral.state, silent=view.silent))
        wanted = (*_WITH.get(self._reply, ()), "reply_note") if self._reply else ()
        for name in ("appointment_date", "appointment_time", "appointment_place", "waiting_until", "reply_note"):
            self.form.editor(name).setVisible(name in wanted)
        self._question.setVisible(not self._reply)
        self._answered.setVisible(bool(self._reply))
        if self._reply:
            self.chosen.say(REPLIES.label(self._reply))
        self.save_button.setEnabled(bool(self._reply and view))

    def save(self) -> None:
        """Save the answer."""
        if self._view is None or not self._reply:
            return
        try:
            values = self.form.values()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        wanted = _WITH.get(self._reply, ())
        told: dict[str, date | time | str | Any] = {name: values[name] for name in wanted}
        self.workspace.tasks.run(
            record_reply,
            then=self._saved,
            failed=self._refused,
            code=self._view.referral.number,
            reply=self._reply,
            note=values["reply_note"],
            **told,
        )

    def _saved(self, change: Change) -> None:
        self._view, self._reply = None, ""
        self.form.mark_saved()
        self.code.setText("")  # not clear(): Ctrl+Z would bring the code back instead of undoing the reply
        self._show()
        self.trouble.show_text(change.name, "success")
        self.focus_first()

    def _refused(self, error: DeskError) -> None:
        self.trouble.show_text(error.text, "danger")
