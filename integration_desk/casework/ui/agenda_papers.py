"""What leaves the agenda: the reception list on paper, and a calendar file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.casework.calendars import calendar_of
from integration_desk.casework.documents.reception import reception_list
from integration_desk.casework.queries.agenda import calendar_meetings
from integration_desk.core.access import Reader
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T, verbatim
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
    """Saves the appointments of some days as a calendar file; clients stand in it by number unless names are chosen."""

    def __init__(self, workspace: Workspace, first: date, last: date, member_id: str) -> None:
        super().__init__()
        self._workspace, self._first, self._last, self._member = workspace, first, last, member_id
        now = i18n.current()
        days = T("The file holds the appointments from {first} to {last}, for another calendar or a telephone.")
        self.names = CheckBox(T("With names and words instead of case numbers"))
        self.notice = Banner(
            T("Whoever has the file can read it. Without names it says only a number, a time and a room."), "info"
        )
        self.save_button = Button(T("Save the file"), self.save, kind="primary", icon="save")
        layout = QVBoxLayout(self)
        space(layout, gap=14)
        told = days.put(first=verbatim(now.date(first)), last=verbatim(now.date(last)))
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

        self._workspace.tasks.ask(
            calendar_bytes, self._first, self._last, self._member, names, i18n.current().language_code, then=arrived
        )


def calendar_bytes(
    reader: Reader, first: date, last: date, member_id: str = "", names: bool = False, language: str = "en"
) -> bytes:
    """Return the appointments between two days as a calendar file."""
    meetings = calendar_meetings(reader, first, last, member_id)
    return calendar_of(meetings, i18n.speaker(language).say, reader.now, names=names)
