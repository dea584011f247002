"""The steps of setting up a centre, each a page with what it asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.centre import Centre, Member
from integration_desk.core.errors import InvalidError
from integration_desk.core.records import problems_of
from integration_desk.core.words import T, Text
from integration_desk.shell.gate import labelled
from integration_desk.shell.paper import PaperPreview
from integration_desk.shell.passphrase import NewPassphrase
from integration_desk.shell.tasks import ShellTasks
from integration_desk.widgets import (
    Banner,
    Button,
    CheckBox,
    Form,
    Label,
    at_least,
    column,
    holding,
    name_for_readers,
    row,
    say,
    space,
)


class Step(QWidget):
    """One step: its name, what it says first, and what it asks. ``problem`` is what keeps one from going on."""

    def __init__(self, label: Text, lead: Text) -> None:
        super().__init__()
        self.label = label
        self.body = QVBoxLayout(self)
        space(self.body, gap=14)
        self.lead = Label(lead, wrap=True)
        self.warning = Banner(tone="danger")
        self.body.addWidget(self.lead)
        self.body.addWidget(self.warning)

    def check(self) -> bool:
        """Tell whether one can go on; says in the step what is missing."""
        return True

    def begin(self) -> None:
        """Prepare what the step shows."""


class FormStep(Step):
    """A step with fields of a record."""

    def __init__(self, label: Text, lead: Text, record_class: type[Centre | Member]) -> None:
        super().__init__(label, lead)
        self.form = Form(record_class)
        self.body.addWidget(self.form)

    def check(self) -> bool:
        """Tell whether the fields can be read and the needed ones are filled."""
        try:
            entry: Centre | Member = self.form.record()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return False
        wrong = tuple(problem for problem in problems_of(entry) if problem.field in self.form.values())
        self.form.show_problems(wrong)
        return not wrong


class LanguageStep(FormStep):
    """In which language the staff work, and where the desk file stands."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            T("Language and place"),
            T("Everything your centre enters is kept in one encrypted file, on this computer or your own server."),
            Centre,
        )
        self.form.row("language", "letter_language")
        self.file = QLineEdit(str(path))
        name_for_readers(self.file, T("Desk file"))
        choose = Button(T("Choose …"), self._choose)
        self.body.addWidget(labelled(T("Desk file"), holding(row(self.file, choose))))
        self.form.load(Centre(language=i18n.current().language_code, letter_language=i18n.current().language_code))
        self.form.editor("language").changed.connect(self._speak)

    def path(self) -> Path:
        """Return where the desk file shall stand."""
        written = Path(self.file.text().strip()).expanduser()
        return written if written.suffix else written.with_suffix(".desk")

    def check(self) -> bool:
        """Refuse a place where a file is already."""
        if not super().check():
            return False
        path = self.path()
        if not self.file.text().strip():
            self.warning.show_text(T("Say where the desk file shall stand."))
            return False
        if path.exists():
            self.warning.show_text(T("{file} is there already. Choose another name.").put(file=path.name))
            return False
        self.warning.hide()
        return True

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, say(T("Desk file")), self.file.text(), "*.desk")
        if name:
            self.file.setText(name)

    def _speak(self) -> None:
        chosen = self.form.editor("language").value()
        if chosen in i18n.languages():
            i18n.use(chosen)


class CentreStep(FormStep):
    """What the centre is called and where it is."""

    def __init__(self) -> None:
        super().__init__(T("Centre"), T("This stands at the head of your letters."), Centre)
        self.form.add("name")
        self.form.row("address", "opening_hours")
        self.form.row("phone", "email")
        self.form.row("website", "country")
        self.form.load(Centre())


class LetterheadStep(FormStep):
    """Logo and foot, with the paper as it will print."""

    def __init__(self, tasks: ShellTasks, centre: Callable[[], Centre]) -> None:
        super().__init__(T("Letterhead"), T("Your logo and what stands at the foot of every page."), Centre)
        self._centre = centre
        self.form.add("logo")
        self.form.add("foot")
        self.form.add("paper")
        self.form.load(Centre())
        self.preview = PaperPreview(tasks)
        at_least(self.preview, width=300, height=380)
        self.body.removeWidget(self.form)
        beside = QHBoxLayout()
        space(beside, gap=20)
        beside.addWidget(self.form, 3, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.preview, 4)
        self.body.addLayout(beside, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(300)
        self._soon.timeout.connect(self._draw)
        self.form.changed.connect(self._soon.start)

    def begin(self) -> None:
        """Draw the paper with what is known so far."""
        self._draw()

    def _draw(self) -> None:
        self.preview.show_paper(self._centre())


class PersonStep(FormStep):
    """Who sets the desk up and manages its members."""

    def __init__(self) -> None:
        super().__init__(
            T("You"),
            T("You are the first member. You may do everything and can add your colleagues afterwards."),
            Member,
        )
        self.form.row("name", "function")
        self.form.row("phone", "email")
        self.form.load(Member(roles=("caseworker", "coordinator", "administrator")))

    def member(self) -> Member:
        """Return the first member, who may do everything."""
        return self.form.record(
            Member,
            roles=("caseworker", "coordinator", "administrator"),
            permissions=("health", "family", "incidents"),
        )


class PassphraseStep(Step):
    """The passphrase of the first member."""

    def __init__(self) -> None:
        super().__init__(
            T("Passphrase"),
            T("With it you unlock the desk. Nobody can look it up: not the program, not the administrator."),
        )
        self.passphrase = NewPassphrase()
        self.body.addWidget(self.passphrase)
        self.passphrase.changed.connect(self.warning.hide)

    def check(self) -> bool:
        """Refuse what is short, common, or typed differently the second time."""
        wrong = self.passphrase.problem()
        if wrong is not None:
            self.warning.show_text(wrong)
        return wrong is None


class RecoveryStep(Step):
    """The sheet with the recovery key."""

    def __init__(self, print_sheet: Callable[[], object], save_sheet: Callable[[], object]) -> None:
        super().__init__(
            T("Recovery sheet"),
            T(
                "If every passphrase is forgotten, only this key opens your files. Print the sheet and lock it away, "
                "not beside the computer."
            ),
        )
        self.key = Label(voice="section", wrap=True).selectable()
        self.print_button = Button(T("Print the sheet"), print_sheet, kind="primary", icon="print")
        self.save_button = Button(T("Save as PDF"), save_sheet, icon="save")
        self.confirmed = CheckBox(T("The sheet is printed and put away safely."))
        self.confirmed.toggled.connect(self.warning.hide)
        self.body.addWidget(self.key)
        self.body.addLayout(row(self.print_button, self.save_button, None))
        self.body.addLayout(column(self.confirmed))

    def show_key(self, key: str) -> None:
        """Show the key in its groups."""
        groups = key.split("-")
        lines = ["   ".join(groups[start : start + 4]) for start in range(0, len(groups), 4)]
        self.key.say("\n".join(lines))
        name_for_readers(self.key, T("Recovery key: {key}").put(key=key))

    def check(self) -> bool:
        """Go on only when the sheet is said to be put away."""
        if not self.confirmed.isChecked():
            self.warning.show_text(T("Print or save the sheet first, then tick that it is put away."))
        return self.confirmed.isChecked()


def default_file(folder: Path, stem: str = "centre") -> Path:
    """Return a name for a new desk file that is not taken."""
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next((path for name in names if not (path := folder / f"{name}.desk").exists()), folder / "new.desk")
