"""One appointment: made and changed in a form, with what is in its way beside it and what became of it above."""

from datetime import time
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from integration_desk import i18n
from integration_desk.casework.commands import (
    end_series,
    remove_appointment,
    save_appointment,
    set_appointment_state,
)
from integration_desk.casework.model.agenda import AGENDA_WRITE, APPOINTMENT_STATES, CANCEL_REASONS
from integration_desk.casework.queries.agenda import Occurrence
from integration_desk.casework.rules.agenda import TONES
from integration_desk.casework.rules.recurrence import say_rule
from integration_desk.casework.ui.agenda_papers import CalendarSheet, calendar_of_one
from integration_desk.casework.ui.appointment_data import AppointmentToEdit, appointment_to_edit, in_the_way_of
from integration_desk.casework.ui.appointment_form import AppointmentForm
from integration_desk.casework.ui.appointment_steps import (
    SlipSheet,
    cancel_form,
    day_option,
    refused_at,
    step_buttons,
)
from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import DeskError, InvalidError, MissingError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Banner,
    Button,
    Chip,
    EmptyState,
    Flow,
    IconButton,
    Label,
    Page,
    PanelForm,
    RollingHead,
    Running,
    SlidePanel,
    Workspace,
    clear,
    column,
    framed,
    holding,
    row,
    say,
)

_PAUSE = 200  # milliseconds of quiet before it is asked what is in the way


class AppointmentPage(Page):
    """Edits an appointment; the options ``client``, ``day`` and ``at`` begin a new one, ``on`` is a day of a series."""

    help_topic = "appointment"
    touches = frozenset({"appointment", "appointment_client"})

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.form: AppointmentForm | None = None
        self.found: AppointmentToEdit | None = None
        self.may_write = workspace.desk.person.may(AGENDA_WRITE)
        self.head, self.state = Label(voice="page", wrap=True), Chip("")
        self.told = Label(voice="muted", wrap=True)
        self.steps, self.clash = Flow(gap=8), Banner(tone="warning")
        self.save_button = Button(T("Save"), self._save, kind="primary", icon="check")
        self.remove_button = Button(T("Remove"), self._remove, kind="quiet", icon="delete")
        self.panel = SlidePanel(self, T("Appointment slip"), width=720)
        self.panel.closed.connect(self._forget_sheet)
        self.sheet: SlipSheet | CalendarSheet | None = None
        self.cancelling: PanelForm | None = None
        self._asking: Running | None = None
        self._saved = False
        self._pause = QTimer(self)
        self._pause.setObjectName("later")
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask_for_clashes)
        self.save_button.setEnabled(self.may_write)
        self.state.hide()
        self._steps = holding(self.steps)
        head = row(self.head, self.state, gap=12)
        head.setStretch(0, 1)
        self._top = holding(column(head, self.told, self._steps, self.clash, gap=8, margins=(24, 24, 24, 0)))
        self.told.hide()
        self.body.addWidget(self._top)
        self.head.say(self.title())

    def title(self) -> Text:
        """Return who is met, or that it is new."""
        if self.found is not None and self.found.meeting is not None:
            return self.found.meeting.heading
        return T("Appointment") if self.place.id else T("New appointment")

    def refresh(self) -> None:
        """Read the appointment, unless something was edited."""
        if self.form is not None and self.form.dirty:
            return
        option = self.place.option
        self.workspace.tasks.ask(
            appointment_to_edit, self.place.id, day_option(option("on")), option("client"), day_option(option("day")),
            _time(option("at")), then=self.show_found, failed=self._failed,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Say again how it stands."""
        if self.found is not None:
            self._show_state(self.found)

    def leave(self) -> None:
        """Keep the draft, forget the slip."""
        self._pause.stop()
        self.panel.close_panel()
        if self.form is not None and not self._saved:
            self.form.flush_draft()

    def focus_first(self) -> None:
        """Put the keyboard where one starts: on the client, or on the day when she is known."""
        if self.form is not None:
            known = bool(self.form.people.people)
            (self.form.editor("day").control.target() if known else self.form.people.search).setFocus()

    def print(self) -> None:
        """Show the slip for the client."""
        if self.found is not None and self.found.meeting is not None and self.found.people:
            self.sheet = SlipSheet(self.workspace, self.found.meeting)
            self.panel.title.say(T("Appointment slip"))
            self.panel.show_widget(self.sheet, framed=True)

    def show_found(self, found: AppointmentToEdit) -> None:
        """Show an appointment."""
        self.found = found
        if self.form is None:
            self.form = AppointmentForm(self.workspace, found)
            self.form.saving.connect(self._save)
            self.form.left.connect(self.workspace.back)
            self.form.changed.connect(self._pause.start)
            self.form.people.changed.connect(self._pause.start)
            buttons = (self.save_button, Button(T("Back"), self.form.leave), self.remove_button)
            frame = framed(self.form, *buttons)
            self.body.addWidget(frame, 1)
            RollingHead(self, self._top, self.body).over(frame.area)
            self.form.on_draft(self._keep_draft)
            self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)
            self.focus_first()
        else:
            self.form.show_found(found)
        self._show_state(found)
        self.head.say(self.title())
        self.title_changed.emit()
        self._pause.start()

    def set_state(self, state: str, reason: str = "", note: str = "") -> None:
        """Note how the appointment went."""
        values = {
            "appointment_id": self.place.id,
            "state": state,
            "on": self.found.on if self.found else None,
            "reason": reason,
            "note": note,
        }
        self._run(set_appointment_state, **values)

    def cancel(self) -> None:
        """Ask why the appointment is cancelled."""
        panel = cancel_form(lambda reason, note: self.set_state("cancelled", reason, note), self.panel.close_panel)
        self.panel.title.say(T("Cancel the appointment"))
        self.panel.show_widget(panel.widget, framed=True)
        self.cancelling = panel
        panel.form.editor("reason").control.target().setFocus()

    # What it shows

    def _show_state(self, found: AppointmentToEdit) -> None:
        meeting = found.meeting
        clear(self.steps)
        self.state.setVisible(meeting is not None)
        self.remove_button.setVisible(meeting is not None and self.may_write)
        told = _told(found)
        self.told.say("\n".join(say(text) for text in told))
        self.told.setVisible(bool(told))
        self._steps.setVisible(meeting is not None)
        if meeting is None:
            return
        self.state.show_state(APPOINTMENT_STATES.label(meeting.state), TONES[meeting.state])
        buttons = self._buttons(meeting) if self.may_write else []
        if meeting.people:
            file = Place("client", meeting.people[0].id)
            buttons.append(Button(T("Open the file"), lambda: self.workspace.go(file), kind="link", icon="person"))
        for button in buttons:
            self.steps.addWidget(button)

    def _buttons(self, meeting: Occurrence) -> list[Button]:
        buttons = step_buttons(meeting, self.workspace.desk.now(), self.set_state)
        if meeting.state in ("planned", "confirmed"):
            buttons.append(Button(T("Cancel the appointment…"), self.cancel, icon="close"))
        if meeting.on is not None:
            buttons.append(Button(T("End the series before this day"), self._end, icon="stop"))
        if meeting.people and meeting.state in ("planned", "confirmed"):
            buttons.append(Button(T("Print the slip"), self.print, icon="print"))
        buttons.append(IconButton(T("Save as a calendar file"), "export", self.export))
        return buttons

    def export(self) -> None:
        """Offer the appointment, or its whole series, as a calendar file."""
        told = T("The file holds this appointment and how it is repeated, for another calendar or a telephone.")
        self.sheet = CalendarSheet(self.workspace, told, partial(calendar_of_one, appointment_id=self.place.id))
        self.panel.title.say(T("Calendar file"))
        self.panel.show_widget(self.sheet)

    def _ask_for_clashes(self) -> None:
        if self.form is None:
            return
        asked = self.form.meeting()
        if self._asking is not None:
            self._asking.cancel()
        if asked is None:
            self.clash.show_text("")
            return
        day, begins, ends, meeting = asked
        kept = self.found.appointment if self.found is not None else None
        own = tuple(filter(None, (self.place.id, kept.series_id if kept is not None else "")))
        self._asking = self.workspace.tasks.ask(
            in_the_way_of, day, begins, ends, self.form.rule_written(), meeting, own, then=self._tell_clashes
        )

    def _tell_clashes(self, found: tuple[Text, ...]) -> None:
        self._asking = None
        self.clash.show_text("\n".join(say(text) for text in found), "warning")

    # What one does

    def _save(self) -> None:
        if self.form is None:
            return
        try:
            values = self.form.values_of()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        self._run(save_appointment, **values)

    def _remove(self) -> None:
        self._run(remove_appointment, appointment_id=self.place.id)

    def _end(self) -> None:
        self._run(end_series, appointment_id=self.place.id, on=self.found.on if self.found else None)

    def _run(self, command: Command, **values: Any) -> None:
        self.workspace.tasks.run(command, then=self._done, failed=self._refused, **values)

    def _done(self, change: Change) -> None:
        self._saved = True
        if self.form is not None:
            self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(change.name)
        self.workspace.back()

    def _refused(self, error: DeskError) -> None:
        self.panel.close_panel()
        if self.form is not None:
            refused_at(self.form, error)

    def _failed(self, error: DeskError) -> None:
        if isinstance(error, MissingError) and self.form is None:
            back = Button(T("Back"), self.workspace.back)
            self.body.addWidget(
                EmptyState(T("This appointment is not in the desk any more."), back, icon="calendar"), 1
            )
        elif not isinstance(error, MissingError):
            self.workspace.status(error.text)

    def _forget_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.clear()
            self.sheet = None

    def _keep_draft(self, content: dict[str, Any]) -> None:
        people = content.get("_people") or [["", ""]]
        kept = {**content, "_title": people[0][1], "_options": dict(self.place.options)}
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is not None and self.form is not None and not self.form.dirty:
            self.form.restore(draft.content)
            self.workspace.status(T("Your draft is back."))


def _told(found: AppointmentToEdit) -> list[Text]:
    """Return what is to be said of an appointment besides its fields."""
    kept, told = found.appointment, list[Text]()
    if found.meeting is not None:
        told.append(T("{when}").put(when=verbatim(i18n.current().weekday_date(found.day, "long"))))
    if found.rule is not None:
        told.append(say_rule(found.rule, found.series_day or found.day))
    elif kept.series_id and found.meeting is not None:
        told.append(T("A day of a series that was changed by itself."))
    if kept.cancel_reason:
        told.append(CANCEL_REASONS.label(kept.cancel_reason))
    if kept.state_note:
        told.append(verbatim(kept.state_note))
    return told


def _time(written: str) -> time | None:
    try:
        return time.fromisoformat(written) if written else None
    except ValueError:
        return None
