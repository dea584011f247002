"""Importing and exporting the directory: look into a file first, then take it in; say what was left out and why."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.records import spec_of
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.directory.commands import ImportReport, import_package, preview_import
from integration_desk.directory.hsds import (
    CLASSES,
    FORMS,
    Package,
    read_package,
    take_snapshot,
    write_export,
)
from integration_desk.directory.ui.parts import clear
from integration_desk.directory.ui.report_table import ReportTable
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    Flow,
    Label,
    Page,
    Workspace,
    holding,
    say,
    scrolling,
    space,
)

_MAIN = ("organization", "service", "location")
_PARTS = T("{count} part of them", "{count} parts of them")
_NEW = T("{count} new record", "{count} new records")
_CHANGED = T("{count} changed record", "{count} changed records")


def look_into(reader: Reader, path: str) -> tuple[Package, ImportReport]:
    """Return what a file or folder holds, and what taking it in would do."""
    package = read_package(path)
    return package, preview_import(reader, package)


def export_to(reader: Reader, path: str, form: str) -> str:
    """Write the directory to a file or folder; returns its name."""
    return write_export(take_snapshot(reader), path, form).name


class ImportPage(Page):
    """Chooses a file, shows what is in it, imports it and reports; and exports."""

    help_topic = "directory"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.package: Package | None = None
        self.report: ImportReport | None = None
        self.file_button = Button(T("Choose a file…"), self.choose_file, kind="primary", icon="import")
        self.folder_button = Button(T("Choose a folder…"), self.choose_folder, icon="import")
        self.sheet_button = Button(T("An ordinary spreadsheet…"), self.open_columns, icon="import")
        self.import_button = Button(T("Import"), self.take_in, kind="primary", icon="check")
        self.other_button = Button(T("Choose something else"), self.start_again)
        self.state = Banner()
        self.state.hide()
        self.found = Card(T("What is in it"))
        self.found.hide()
        self._counts = QVBoxLayout()
        space(self._counts, gap=4)
        self.found.content.addLayout(self._counts)
        self.found.content.addWidget(holding(Flow(self.import_button, self.other_button)))
        self.table = ReportTable()
        self.findings = Card(T("What was not taken as written"))
        self.findings.content.addWidget(self.table)
        self.findings.hide()
        self._lay_out()

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Import or export the directory")

    def focus_first(self) -> None:
        """Put the keyboard on the first button."""
        self.file_button.setFocus()

    def choose_file(self) -> None:
        """Ask for a file and look into it."""
        kinds = f"{say(T('Directories'))} (*.json *.zip *.csv);;{say(T('All files'))} (*)"
        name, _ = QFileDialog.getOpenFileName(self, say(T("Choose a file…")), str(Path.home()), kinds)
        if name:
            self.look(name)

    def choose_folder(self) -> None:
        """Ask for a folder and look into it."""
        name = QFileDialog.getExistingDirectory(self, say(T("Choose a folder…")), str(Path.home()))
        if name:
            self.look(name)

    def open_columns(self) -> None:
        """Go where the columns of a spreadsheet are told what they mean."""
        self.workspace.go(Place("directory.columns"))

    def look(self, path: str) -> None:
        """Look into a file or folder; nothing is changed by that."""
        self.start_again()
        self.workspace.tasks.ask(
            look_into, path, then=self._show_found, failed=self._refused, label=T("Reading the directory"),
            lane="search",
        )  # fmt: skip

    def take_in(self) -> None:
        """Import what was looked at."""
        if self.package is None:
            return
        self.import_button.setEnabled(False)
        self.workspace.tasks.run(import_package, then=self._done, failed=self._refused, package=self.package)

    def start_again(self) -> None:
        """Forget what was looked at."""
        self.package = self.report = None
        self.state.hide()
        self.found.hide()
        self.findings.hide()
        self.table.show_findings(())

    def export(self, form: str) -> None:
        """Ask where, and write the directory there."""
        if form == "folder":
            name = QFileDialog.getExistingDirectory(self, say(FORMS.label(form)), str(Path.home()))
        else:
            suffix = ".zip" if form == "package" else ".json"
            start = str(Path.home() / f"directory{suffix}")
            name, _ = QFileDialog.getSaveFileName(self, say(FORMS.label(form)), start, f"*{suffix}")
        if name:
            self.write(name, form)

    def write(self, path: str, form: str) -> None:
        """Write the directory to a file or folder; the desk records that it was exported."""
        self.workspace.tasks.ask(
            export_to, path, form, then=self._written, failed=self._refused, label=T("Writing the directory")
        )

    def _written(self, name: str) -> None:
        self.workspace.desk.record_event("export", (), what="directory")
        self._tell(T("The directory was written to “{file}”.").put(file=name), "success")

    def _show_found(self, answer: tuple[Package, ImportReport]) -> None:
        self.package, self.report = answer
        self._show_report(self.report, done=False)
        self.import_button.setEnabled(bool(self.report.touches))
        if self.report.touches:
            self._tell(T("“{file}” was read. Nothing has been changed yet.").put(file=self.report.name), "info")
        else:
            told = T("All of “{file}” is in the directory already. There is nothing to import.")
            self._tell(told.put(file=self.report.name), "success")
        (self.import_button if self.report.touches else self.other_button).setFocus()

    def _show_report(self, report: ImportReport, *, done: bool) -> None:
        clear(self._counts)
        for numbers, text in ((report.added, _NEW), (report.changed, _CHANGED)):
            kinds = [
                say(T("{kind}: {count}").put(kind=spec_of(CLASSES[table]).label, count=numbers[table]))
                for table in _MAIN
                if numbers.get(table)
            ]
            if parts := sum(numbers.values()) - sum(numbers.get(table, 0) for table in _MAIN):
                kinds.append(say(_PARTS.of(parts)))
            if kinds:
                self._counts.addWidget(Label(text.of(sum(numbers.values())), voice="strong"))
                self._counts.addWidget(Label(" · ".join(kinds), voice="muted", wrap=True))
        if report.same:
            same = T("{count} record is here already as it is.", "{count} records are here already as they are.")
            self._counts.addWidget(Label(same.of(report.same), voice="muted"))
        self.found.show()
        self.import_button.setVisible(not done)
        self.findings.setVisible(bool(report.findings))
        self.table.show_findings(report.findings)

    def _done(self, change: Change) -> None:
        report: ImportReport = change.result
        self.package = None
        self._show_report(report, done=True)
        text = T("Imported: {added} new, {changed} changed. Undo takes all of it back.")
        self._tell(text.put(added=sum(report.added.values()), changed=sum(report.changed.values())), "success")
        self.workspace.status(T("Imported."))
        self.other_button.setFocus()

    def _refused(self, error: DeskError) -> None:
        self.import_button.setEnabled(True)
        self._tell(error.text, "danger")
        self.file_button.setFocus()

    def _tell(self, text: Text, tone: str) -> None:
        self.state.show_text(text, tone)
        self.state.show()

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=16, margins=(24, 24, 24, 24))
        layout.addWidget(Label(self.title(), voice="page"))
        bring = Card(T("Import"))
        bring.content.addWidget(
            Label(
                T(
                    "A directory in the form of HSDS 3 (Open Referral): a JSON file, or tables (CSV) in a folder or a "
                    "zip file. New records are added, known ones changed where the file says otherwise, none removed."
                ),
                voice="muted", wrap=True,
            )
        )  # fmt: skip
        bring.content.addWidget(holding(Flow(self.file_button, self.folder_button, self.sheet_button)))
        layout.addWidget(bring)
        layout.addWidget(self.state)
        layout.addWidget(self.found)
        layout.addWidget(self.findings)
        give = Card(T("Export"))
        buttons = [Button(code.label, self._exporting(code.code), icon="export") for code in FORMS]
        give.content.addWidget(holding(Flow(*buttons)))
        layout.addWidget(give)
        layout.addStretch(1)
        self.body.addWidget(scrolling(inside))

    def _exporting(self, form: str) -> Any:
        return lambda: self.export(form)
