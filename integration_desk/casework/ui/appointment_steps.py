"""What can be done with an appointment that is made: note how it went, cancel it, hand out its slip."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from integration_desk import i18n
from integration_desk.casework.documents.slip import appointment_slip, slip_of
from integration_desk.casework.model.agenda import CANCEL_REASONS, Appointment
from integration_desk.casework.queries.agenda import Occurrence
from integration_desk.core.access import Reader
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import DeskError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import field_of
from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import letter_languages
from integration_desk.printing import hand_over, render
from integration_desk.widgets import (
    Button,
    FieldEditor,
    Form,
    PanelForm,
    PrintSheet,
    Workspace,
    column,
    editor_of,
    holding,
    keep_pdf,
    print_pdf,
    say,
    show_refusal,
)

_REASON = Field("reason", T("Reason for cancelling"), Kind.CODE, codes=CANCEL_REASONS, required=True)
STEPS: dict[str, tuple[tuple[str, Text, str], ...]] = {
    "planned": (
        ("confirmed", T("Confirmed"), "check"),
        ("attended", T("Attended"), "success"),
        ("missed", T("Did not attend"), "warning"),
    ),
    "confirmed": (("attended", T("Attended"), "success"), ("missed", T("Did not attend"), "warning")),
    "attended": (("missed", T("Did not attend"), "warning"), ("planned", T("Planned again"), "undo")),
    "missed": (("attended", T("Attended"), "success"), ("planned", T("Planned again"), "undo")),
    "cancelled": (("planned", T("Planned again"), "undo"),),
}


def step_buttons(meeting: Occurrence, now: Any, go: Callable[[str], object]) -> list[Button]:
    """Return the buttons for what may become of a meeting now."""
    begun = meeting.starts <= now
    return [
        Button(label, partial(go, state), icon=icon)
        for state, label, icon in STEPS[meeting.state]
        if begun or state not in ("attended", "missed")
    ]


def cancel_form(save: Callable[[str, str], None], back: Callable[[], None]) -> PanelForm:
    """Return the form that asks why an appointment is cancelled."""
    form = Form(Appointment)
    reason = editor_of(_REASON)
    note = editor_of(Field("state_note", field_of(Appointment, "note").label, Kind.TEXT))
    form.add(reason)
    form.add(note)

    def saved() -> None:
        values = form.values()
        save(str(values["reason"] or ""), str(values["state_note"] or ""))

    return PanelForm(form, T("Cancel the appointment"), saved, back)


def slip_pdf(reader: Reader, appointment_id: str, on: str, client_id: str, language: str) -> tuple[bytes, str]:
    """Return the slip of an appointment as a PDF, and the language that it is in."""
    slip = slip_of(reader, appointment_id, on, client_id, language)
    return render(appointment_slip(slip)), slip.language


class SlipSheet(PrintSheet):
    """The slip of an appointment in the language of the client who takes it along."""

    def __init__(self, workspace: Workspace, meeting: Occurrence) -> None:
        now = i18n.current()
        people = CodeList("slip_for", tuple(Code(one.id, verbatim(one.name)) for one in meeting.people))
        tags = sorted(letter_languages(), key=lambda tag: now.collate(now.language(tag)))
        known = CodeList("slip_languages", tuple(Code(tag, verbatim(now.language(tag))) for tag in tags))
        self.client: FieldEditor = editor_of(Field("client", T("Client"), Kind.CODE, codes=people))
        self.language: FieldEditor = editor_of(Field("language", T("Language of the slip"), Kind.CODE, codes=known))
        self.client.set_value(meeting.people[0].id)
        self.client.setVisible(len(meeting.people) > 1)
        super().__init__(self.print, self.save, holding(column(self.client, self.language, gap=8)))
        self._workspace, self._meeting = workspace, meeting
        self.client.changed.connect(lambda: self.ask(""))
        self.language.changed.connect(lambda: self.ask(str(self.language.value() or "")))
        self.ask("")

    def ask(self, language: str) -> None:
        """Make the page: in the client's own language, or in the one that was chosen."""
        on = self._meeting.on.isoformat() if self._meeting.on else ""
        chosen = str(self.client.value() or "")
        self._workspace.tasks.ask(
            slip_pdf, self._meeting.id, on, chosen, language, then=self._arrive, failed=self._fail,
            label=T("Drawing the slip"),
        )  # fmt: skip

    def print(self) -> None:
        """Print the slip."""
        if print_pdf(self, self.preview.pdf, say(T("Appointment slip")), hand_over):
            self._recorded("print")

    def save(self) -> None:
        """Save the slip as a PDF."""
        if keep_pdf(self, self.preview.pdf, "appointment.pdf", self.refuse):
            self._recorded("export")

    def _recorded(self, kind: str) -> None:
        subject = (("client", str(self.client.value() or "")), ("appointment", self._meeting.id))
        self._workspace.desk.record_event(kind, subject, what="appointment slip")
        self._workspace.status(T("The slip is on its way."))

    def _arrive(self, found: tuple[bytes, str]) -> None:
        pdf, language = found
        if not self.language.value():
            self.language.set_value(i18n.letter_language(language))
        self.show_pages(pdf, T("The slip says when and where, and nothing about why."))

    def _fail(self, error: DeskError) -> None:
        self.refuse(error.text)


def refused_at(form: Form, error: DeskError) -> None:
    """Show in a form why it was not saved."""
    show_refusal(form, error)


def day_option(written: str) -> date | None:
    """Read a day that a place names."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
