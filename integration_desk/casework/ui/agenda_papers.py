"""What leaves the agenda: the reception list on paper, and a calendar file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.casework.calendars import calendar_of
from integration_desk.casework.documents.reception import reception_list
from integration_desk.casework.model.agenda import Appointment
from integration_desk.casework.queries.agenda import calendar_meetings, days_out, numbered, occurrence, rule_of
from integration_desk.core.access import Reader
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T, Text, verbatim
from integration_desk.printing import hand_over, render
from integration_desk.widgets import (
    Banner,
    Button,
    CheckBox,
    Label,
    PrintSheet,
    Toggle,
    Workspace,
    keep_pdf,
    print_pdf,
    row,
    say,
    space,
    write_whole,
)

_FILE = "reception"


def reception_pdf(reader: Reader, day: date, language: str, names: bool) -> bytes:
    """Return the reception list of a day as a PDF in the language of the staff."""
    return render(reception_list(reader, day, i18n.speaker(language), names=names))


class ReceptionSheet(PrintSheet):
    """The reception list of a day, with names or with file numbers."""

    def __init__(self, workspace: Workspace, day: date) -> None:
        self.names = Toggle(T("File numbers instead of names"))
        super().__init__(self.print, self.save, self.names)
        self._workspace, self._day = workspace, day
        self.names.switched.connect(lambda _on: self.ask())
        self.ask()

    def ask(self) -> None:
        """Make the pages."""
        self._workspace.tasks.ask(
            reception_pdf, self._day, i18n.current().language_code, not self.names.isChecked(), then=self._arrive,
            failed=self._fail, label=T("Drawing the list"),
        )  # fmt: skip

    def print(self) -> None:
        """Print the list."""
        if print_pdf(self, self.preview.pdf, say(T("Reception list")), hand_over):
            self._recorded("print")

    def save(self) -> None:
        """Save the list as a PDF."""
        if keep_pdf(self, self.preview.pdf, f"{_FILE}.pdf", self.refuse):
            self._recorded("export")

    def _recorded(self, kind: str) -> None:
        self._workspace.desk.record_event(kind, (), what="reception list", day=self._day.isoformat())
        self._workspace.status(T("The reception list is on its way."))

    def _arrive(self, pdf: bytes) -> None:
        day = verbatim(i18n.current().weekday_date(self._day, "long"))
        self.show_pages(pdf, T("Who is expected at the centre on {day}.").put(day=day))

    def _fail(self, error: DeskError) -> None:
        self.refuse(error.text)


class CalendarSheet(QWidget):
    """Saves appointments as a calendar file; clients stand in it by number unless names are chosen.

    ``made(reader, names, language)`` makes the file, ``told`` says what it holds.
    """

    def __init__(self, workspace: Workspace, told: Text, made: Callable[[Reader, bool, str], bytes]) -> None:
        super().__init__()
        self._workspace, self._made = workspace, made
        self.names = CheckBox(T("With names and words instead of case numbers"))
        self.notice = Banner(
            T("Whoever has the file can read it. Without names it says only a number, a time and a room."), "info"
        )
        self.save_button = Button(T("Save the file"), self.save, kind="primary", icon="save")
        layout = QVBoxLayout(self)
        space(layout, gap=14)
        for part in (Label(told, wrap=True), self.names, self.notice):
            layout.addWidget(part)
        layout.addLayout(row(self.save_button, None))
        self.setFocusProxy(self.save_button)

    def clear(self) -> None:
        """Forget nothing: no pages are held."""

    def save(self) -> None:
        """Ask where, then make the file."""
        suggested = str(Path.home() / f"{say(T('Agenda'))}.ics")
        name, _ = QFileDialog.getSaveFileName(self, say(T("Save the file")), suggested)
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(".ics"))

    def write(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Make the file and write it; that it left the desk is recorded."""
        names = self.names.isChecked()

        def arrived(content: bytes) -> None:
            try:
                write_whole(path, content)
            except DeskError as error:
                self.notice.show_text(error.text, "danger")
                return
            self._workspace.desk.record_event("export", (), what="calendar", names=names)
            self._workspace.status(T("Saved to {file}").put(file=path.name))
            if then is not None:
                then()

        self._workspace.tasks.ask(self._made, names, i18n.current().language_code, then=arrived)


def calendar_of_days(
    reader: Reader, names: bool, language: str, *, first: date, last: date, member_id: str = ""
) -> bytes:
    """Return the appointments between two days as a calendar file."""
    meetings = calendar_meetings(reader, first, last, member_id)
    return calendar_of(meetings, i18n.speaker(language).say, reader.now, names=names)


def calendar_of_one(reader: Reader, names: bool, language: str, *, appointment_id: str) -> bytes:
    """Return one appointment as a calendar file, a series with its rule."""
    saved = reader.get(Appointment, appointment_id)
    first = numbered(reader, [occurrence(reader, appointment_id)])
    rule = rule_of(saved.rrule) if saved.rrule else None
    say_it = i18n.speaker(language).say
    return calendar_of(first, say_it, reader.now, names=names, rule=rule, without=days_out(saved.exceptions))
