"""Importing clients: choose a file, say what its columns mean, see what would happen, import, mend what was refused."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from integration_desk.clients.commands import import_rows
from integration_desk.clients.tables import client_targets, is_reasons, sorted_out
from integration_desk.clients.ui.import_parts import ChoosePart, ColumnsPart, DonePart, RowsPart
from integration_desk.clients.ui.importing import (
    Checked,
    Opened,
    Parted,
    Watch,
    check_rows,
    open_file,
    save_refused,
    sort_rows,
)
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.spreadsheets import Sheet
from integration_desk.widgets import (
    Banner,
    Label,
    Page,
    RollingHead,
    Stack,
    Steps,
    Workspace,
    add_foot,
    column,
    holding,
    say,
    scrolling,
)

_CHOOSE, _COLUMNS, _ROWS, _DONE = range(4)


class ImportPage(Page):
    """Imports clients in four steps; nothing is saved before the last one, and one undo takes it back."""

    help_topic = "client-import"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.setAcceptDrops(True)
        self.opened: Opened | None = None
        self.sheet: Sheet | None = None
        self.checked: Checked | None = None
        self.steps = Steps((T("File"), T("Columns"), T("Rows"), T("Result")))
        self.state = Banner()
        self.choose = ChoosePart(self.choose_file, self._read_as)
        self.columns = ColumnsPart(workspace, self.state, self.check)
        self.rows = RowsPart(self.take_in, self.choose_refused, lambda: self._go(_COLUMNS))
        self.done = DonePart(self.choose_refused, self.start_again, lambda: workspace.go(Place("clients")))
        self.parts = Stack()
        columns = holding(layout := column(under_way := scrolling(self.columns), gap=0))
        layout.setStretch(0, 1)
        add_foot(columns, self.columns.check_button)
        self._areas = (scrolling(self.choose), under_way, scrolling(self.rows), scrolling(self.done))
        for part in (self._areas[0], columns, *self._areas[2:]):
            self.parts.addWidget(part)
        self.steps.chosen.connect(self._go_back)
        self.choose.sheet_chosen.connect(self._use_sheet)
        title = Label(self.title(), voice="page", wrap=True)
        head = holding(column(title, self.steps, self.state, gap=12, margins=(24, 24, 24, 12)))
        self.body.addWidget(head)
        self.body.addWidget(self.parts, 1)
        self._rolling = RollingHead(self, head, self.body)
        self._go(_CHOOSE)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Import clients")

    def focus_first(self) -> None:
        """Put the keyboard on what one does next."""
        (self.choose, self.columns, self.rows, self.done)[self.parts.currentIndex()].focus_first()

    def choose_file(self) -> None:
        """Ask for a file and look into it."""
        kinds = f"{say(T('Tables'))} (*.xlsx *.csv *.ods *.tsv *.txt);;{say(T('All files'))} (*)"
        name, _ = QFileDialog.getOpenFileName(self, say(T("Choose a file…")), str(Path.home()), kinds)
        if name:
            self.look(name)

    def look(self, path: str, encoding: str = "") -> None:
        """Look into a file; nothing is changed by that."""
        self.state.show_text("")
        watch = Watch()
        watch.running = self.workspace.tasks.ask(
            open_file, path, encoding, watch.tell, then=self._show_file, failed=self._refused,
            label=T("Reading the file"), lane="search",
        )  # fmt: skip

    def check(self) -> None:
        """Find out what importing would do."""
        if self.sheet is None:
            return
        watch = Watch()
        watch.running = self.workspace.tasks.ask(
            check_rows, self.sheet, self.columns.mapping.rules(), watch.tell, then=self._show_rows,
            failed=self._refused, label=T("Checking the rows"), lane="search",
        )  # fmt: skip

    def take_in(self) -> None:
        """Import those who were not left out, as one step."""
        if self.checked is None:
            return
        self.rows.import_button.setEnabled(False)
        choices = self.rows.choices()
        self.workspace.tasks.ask(
            sort_rows, self.checked, choices, then=self._import, failed=self._refused, lane="search"
        )

    def _import(self, parted: Parted) -> None:
        def done(change: Change) -> None:
            self.done.show_result(int(change.result), len(parted.refused), parted.left_out)
            self.workspace.status(T("Imported."))
            self._go(_DONE)

        self.workspace.tasks.run(import_rows, then=done, failed=self._refused, rows=parted.people)

    def choose_refused(self) -> None:
        """Ask where the refused rows go, and write them there: beside the file, in its own form."""
        if self.opened is None:
            return
        path = Path(self.opened.path)
        suffix = ".csv" if self.opened.book.form == "csv" else ".xlsx"
        start = path.with_name(f"{path.stem} – {say(T('Refused rows'))}{suffix}")
        name, _ = QFileDialog.getSaveFileName(self, say(T("Save the refused rows…")), str(start), f"*{suffix}")
        if name:
            self.save_refused(name if Path(name).suffix else name + suffix)

    def save_refused(self, path: str) -> None:
        """Write the refused rows with their reasons."""
        if self.checked is None:
            return
        _people, refused, _left_out = sorted_out(self.checked.intake, self.checked.doubles, *self.rows.choices())
        self.workspace.tasks.ask(
            save_refused, path, self.checked.intake.sheet, refused, then=self._saved_refused, failed=self._refused,
            label=T("Writing the refused rows"),
        )  # fmt: skip

    def start_again(self) -> None:
        """Forget the file and begin with another one."""
        self.opened = self.sheet = self.checked = None
        self.state.show_text("")
        self._go(_CHOOSE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a file that is dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Look into the file that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.look(paths[0])

    # What came back

    def _show_file(self, opened: Opened) -> None:
        self.opened = opened
        self.choose.show_book(opened.book)
        self.columns.presets.show_presets(opened.presets)
        if len(opened.book.sheets) == 1:
            self._use_sheet(opened.book.sheets[0].name)
        else:
            self.state.show_text(T("“{file}” has several sheets. Choose one.").put(file=opened.book.name), "info")
            self.choose.focus_sheet()

    def _use_sheet(self, name: str) -> None:
        if self.opened is None:
            return
        self.sheet = self.opened.book.sheet(name)
        ignored = [one for one in self.sheet.header if is_reasons(one)]
        self.columns.mapping.load(self.sheet, client_targets(), self.opened.suggested[name], ignored)
        text = T("“{file}” has {rows}. Nothing is imported yet.")
        rows = T("{count} row", "{count} rows").of(len(self.sheet.rows))
        self.state.show_text(text.put(file=self.opened.book.name, rows=rows), "info")
        self._go(_COLUMNS)

    def _show_rows(self, checked: Checked) -> None:
        self.checked = checked
        self.rows.show_checked(checked)
        self.state.show_text("")
        self._go(_ROWS)

    def _saved_refused(self, name: str) -> None:
        text = T(
            "The refused rows are in “{file}”, with the reasons in the last column. Mend them there and import that "
            "file. It is not encrypted: erase it when it has served."
        )
        self.state.show_text(text.put(file=name), "success")

    def _refused(self, error: DeskError) -> None:
        self.rows.import_button.setEnabled(True)
        self.state.show_text(error.text, "danger")

    def _read_as(self, encoding: str) -> None:
        if self.opened is not None:
            self.look(self.opened.path, encoding)

    def _go_back(self, step: int) -> None:
        if self.parts.currentIndex() != _DONE or step == _CHOOSE:
            self._go(step)

    def _go(self, step: int) -> None:
        self._rolling.over(self._areas[step], lambda: self.parts.setCurrentIndex(step))
        self.steps.go(step)
        self.rows.import_button.setEnabled(True)
        if self.isVisible():
            self.focus_first()
