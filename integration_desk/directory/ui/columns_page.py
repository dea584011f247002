"""Services from an ordinary spreadsheet: what the columns mean, what would come of it, and then the import."""

from pathlib import Path

import attrs
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.directory.commands import ImportReport, import_package, preview_import
from integration_desk.directory.spreadsheet import (
    KIND,
    SERVICE_TARGETS,
    ServiceSheet,
    read_service_sheet,
    refused_table,
)
from integration_desk.directory.ui.report_table import ReportTable
from integration_desk.i18n import current
from integration_desk.spreadsheets import (
    ImportMapping,
    Rule,
    Sheet,
    mappings_of,
    read_sheets,
    suggested_rules,
    write_table,
)
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Label,
    MappingEditor,
    Page,
    PresetCard,
    Workspace,
    row,
    say,
    scrolling,
    space,
)


@attrs.frozen
class Opened:
    """A table that was looked into: what its columns seem to mean, and the presets that may fit it."""

    sheet: Sheet
    rules: tuple[Rule, ...]
    presets: tuple[ImportMapping, ...]


def open_sheet(reader: Reader, path: str) -> Opened:
    """Read the first sheet of a file."""
    sheet = read_sheets(path).sheet()
    return Opened(sheet, suggested_rules(sheet.header, SERVICE_TARGETS), tuple(mappings_of(reader, KIND)))


def try_out(reader: Reader, sheet: Sheet, rules: tuple[Rule, ...]) -> tuple[ServiceSheet, ImportReport]:
    """Tell what importing the sheet would do."""
    read = read_service_sheet(reader, sheet, rules)
    return read, preview_import(reader, read.package)


class ColumnsPage(Page):
    """Chooses a spreadsheet, maps its columns, tries the import out and does it."""

    help_topic = "directory-columns"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.sheet: Sheet | None = None
        self.read: ServiceSheet | None = None
        self.file_button = Button(T("Choose a spreadsheet…"), self.choose_file, kind="primary", icon="import")
        self.try_button = Button(T("Try it out"), self.try_it, icon="search")
        self.import_button = Button(T("Import"), self.take_in, kind="primary", icon="check")
        self.refused_button = Button(T("Save the rows left out…"), self.save_refused, icon="save")
        self.state = Banner()
        self.mapping = MappingEditor()
        self.presets = PresetCard(workspace, KIND, self.mapping, self.state)
        self.presets.taken.connect(self._preset_taken)
        self.mapping.changed.connect(self._changed)
        self.table = ReportTable()
        self.findings = Card(T("What was not taken as written"), self.refused_button)
        self.findings.content.addWidget(self.table)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=16, margins=(24, 24, 24, 24))
        layout.addWidget(Label(self.title(), voice="page", wrap=True))
        words = T("A spreadsheet (XLSX, ODS or CSV) with one service in a row and names over its columns.")
        layout.addWidget(Label(words, voice="muted", wrap=True))
        layout.addLayout(row(self.file_button, self.try_button, self.import_button, None))
        for widget in (self.state, self.presets, self.mapping, self.findings):
            layout.addWidget(widget)
            widget.hide()
        layout.addStretch(1)
        self.body.addWidget(scrolling(inside))
        self.try_button.hide()
        self.import_button.hide()

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Import services from a spreadsheet")

    def focus_first(self) -> None:
        """Put the keyboard on the first button."""
        self.file_button.setFocus()

    def choose_file(self) -> None:
        """Ask for a file and look into it."""
        kinds = f"{say(T('Spreadsheets'))} (*.xlsx *.ods *.csv *.tsv *.txt);;{say(T('All files'))} (*)"
        name, _ = QFileDialog.getOpenFileName(self, say(T("Choose a spreadsheet…")), str(Path.home()), kinds)
        if name:
            self.look(name)

    def look(self, path: str) -> None:
        """Look into a file; nothing is changed by that."""
        self.workspace.tasks.ask(open_sheet, path, then=self._show_sheet, failed=self._refused)

    def try_it(self) -> None:
        """Tell what the import would do."""
        if self.sheet is not None:
            self.workspace.tasks.ask(
                try_out, self.sheet, self.mapping.rules(), then=self._show_trial, failed=self._refused,
                label=T("Reading the directory"), lane="search",
            )  # fmt: skip

    def take_in(self) -> None:
        """Import what was tried out; one step that can be undone."""
        if self.read is not None:
            self.import_button.setEnabled(False)
            package = self.read.package
            self.workspace.tasks.run(import_package, then=self._done, failed=self._refused, package=package)

    def save_refused(self) -> None:
        """Save the rows that were left out, with the reasons, to be mended and fed again."""
        start = str(Path.home() / "left-out.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, say(T("Save the rows left out…")), start, "*.xlsx *.csv")
        if name:
            self.write_refused(name)

    def write_refused(self, path: str) -> None:
        """Write the rows that were left out to a file."""
        if self.sheet is None or self.read is None:
            return
        header, rows = refused_table(self.sheet, self.read)
        try:
            write_table(Path(path), header, rows, title=say(T("Services")), direction=current().direction)
        except DeskError as error:
            self._refused(error)
            return
        self.workspace.status(T("The rows left out are in {file}.").put(file=Path(path).name))

    def _show_sheet(self, found: Opened) -> None:
        self.sheet = found.sheet
        self.mapping.load(self.sheet, SERVICE_TARGETS, found.rules)
        self.presets.show_presets(found.presets)
        self.presets.show()
        self.mapping.show()
        self.try_button.show()
        self.try_it()

    def _changed(self) -> None:
        """Forget what was tried out: it no longer holds."""
        self.read = None
        self.import_button.hide()

    def _show_trial(self, found: tuple[ServiceSheet, ImportReport]) -> None:
        self.read, report = found
        rows = len({number for number, _ in self.read.refused})
        added, changed = sum(report.added.values()), sum(report.changed.values())
        text = T("Nothing has been changed yet. New records: {added}, changed: {changed}, rows left out: {refused}.")
        self.state.show_text(text.put(added=added, changed=changed, refused=rows), "warning" if rows else "info")
        self.import_button.setVisible(bool(report.touches))
        self.import_button.setEnabled(True)
        self.findings.setVisible(bool(report.findings))
        self.table.show_findings(report.findings)

    def _done(self, change: Change) -> None:
        report: ImportReport = change.result
        self.import_button.hide()
        text = T("Imported: {added} new, {changed} changed. Undo takes all of it back.")
        self.state.show_text(
            text.put(added=sum(report.added.values()), changed=sum(report.changed.values())), "success"
        )
        self.workspace.status(T("Imported."))

    def _preset_taken(self, whole: bool) -> None:
        self._changed()
        if whole:
            self.try_it()

    def _refused(self, error: DeskError) -> None:
        self.import_button.setEnabled(True)
        self.state.show_text(error.text, "danger")
