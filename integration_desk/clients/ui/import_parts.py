"""The four parts of the import page: the file, its columns, its rows, the result."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.clients.tables import CHOICES, KIND, double_sentence, not_compared
from integration_desk.clients.ui.importing import Checked
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, Text, verbatim
from integration_desk.spreadsheets import ENCODINGS, Book
from integration_desk.widgets import (
    Banner,
    Button,
    Card,
    FieldEditor,
    Flow,
    Label,
    MappingEditor,
    PresetCard,
    Workspace,
    clear,
    editor_of,
    holding,
    say,
    space,
)

_SHOWN = 200
_SINGLE = 40  # likely duplicates that can be decided one by one; more are decided together
_Action = Callable[[], object]


class _Part(QWidget):
    """A part of the page, laid out from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        space(self.column, gap=16, margins=(24, 8, 24, 24))


class ChoosePart(_Part):
    """Chooses the file, a sheet of it, and the letters it was written in."""

    sheet_chosen = Signal(str)

    def __init__(self, choose: _Action, read_as: Callable[[str], object]) -> None:
        super().__init__()
        card = Card(T("A table of clients"))
        card.content.addWidget(
            Label(
                T(
                    "An Excel workbook (XLSX), a LibreOffice sheet (ODS) or a CSV file with one client in each row and "
                    "names above the columns. You see what would happen before anything is saved."
                ),
                voice="muted",
                wrap=True,
            )
        )
        self.button = Button(T("Choose a file…"), choose, kind="primary", icon="import")
        card.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        card.content.addWidget(Label(T("Or drop it here."), voice="muted"))
        self.column.addWidget(card)
        self.sheets = Card(T("Sheets"))
        self.sheets.hide()
        self._sheets = QVBoxLayout()
        space(self._sheets, gap=8)
        self.sheets.content.addLayout(self._sheets)
        self.column.addWidget(self.sheets)
        self.letters = Card(T("Wrong letters?"))
        self.letters.hide()
        codes = CodeList("encodings", tuple(Code(one, verbatim(one)) for one in ENCODINGS))
        label = T("Encoding of the file")
        note = T("If names look garbled, choose another one, such as cp1256 for Arabic from old programs.")
        self.encoding = editor_of(Field("encoding", label, Kind.CODE, codes=codes, help=note))
        self.encoding.changed.connect(lambda: read_as(str(self.encoding.value())) if self.encoding.value() else None)
        self.letters.content.addWidget(self.encoding)
        self.column.addWidget(self.letters)
        self.column.addStretch(1)

    def show_book(self, book: Book) -> None:
        """Show what is in a file."""
        clear(self._sheets)
        for sheet in book.sheets if len(book.sheets) > 1 else ():
            rows = T("{count} row", "{count} rows").of(len(sheet.rows))
            text = T("{sheet}: {rows}").put(sheet=sheet.name, rows=rows)
            button = Button(text, lambda name=sheet.name: self.sheet_chosen.emit(name))  # type: ignore[misc]
            self._sheets.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.sheets.setVisible(len(book.sheets) > 1)
        self.letters.setVisible(book.form == "csv")
        self.encoding.set_value(book.encoding.replace("_", "-"))

    def focus_sheet(self) -> None:
        """Put the keyboard on the first sheet."""
        item = self._sheets.itemAt(0)
        first = item.widget() if item is not None else None
        if first is not None:
            first.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard on the button."""
        self.button.setFocus()


class ColumnsPart(_Part):
    """What the columns mean, with presets."""

    def __init__(self, workspace: Workspace, state: Banner, check: _Action) -> None:
        super().__init__()
        self.mapping = MappingEditor()
        self.check_button = Button(T("Check the rows"), check, kind="primary", icon="check")
        self.presets = PresetCard(workspace, KIND, self.mapping, state)
        self.column.addWidget(self.presets)
        self.column.addWidget(self.mapping)
        self.column.addStretch(1)

    def focus_first(self) -> None:
        """Put the keyboard on the first column: what one looks at first."""
        first = self.mapping.blocks[0].target if self.mapping.blocks else self.check_button
        first.setFocus()


class RowsPart(_Part):
    """What importing would do: how many, who may be known, what is refused and why."""

    def __init__(self, take_in: _Action, save: _Action, back: _Action) -> None:
        super().__init__()
        self.import_button = Button(T("Import"), take_in, kind="primary", icon="check")
        self.refused_button = Button(T("Save the refused rows…"), save, icon="save")
        self.counts = Card(T("What would happen"))
        self._counts = QVBoxLayout()
        space(self._counts, gap=4)
        self.counts.content.addLayout(self._counts)
        buttons = Flow(self.import_button, self.refused_button, Button(T("Back to the columns"), back))
        self.counts.content.addWidget(holding(buttons))
        self.doubles = Card(T("Possibly known already"))
        label = T("What to do with all of them")
        note = T("What is chosen below for a single row goes before this.")
        self.choice = editor_of(Field("duplicates", label, Kind.CODE, codes=CHOICES, help=note))
        self.choice.set_value("refuse")
        self.choice.changed.connect(self._count)
        self._singles: dict[int, FieldEditor] = {}
        self._doubles = QVBoxLayout()
        space(self._doubles, gap=8)
        self.doubles.content.addWidget(self.choice)
        self.doubles.content.addLayout(self._doubles)
        self.refused = Card(T("Refused rows"))
        self._refused = QVBoxLayout()
        space(self._refused, gap=4)
        self.refused.content.addLayout(self._refused)
        for card in (self.counts, self.doubles, self.refused):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self._checked: Checked | None = None

    def choices(self) -> tuple[str, dict[int, str]]:
        """Return what becomes of likely duplicates: of all, and of single rows."""
        single = {row: str(editor.value()) for row, editor in self._singles.items() if editor.value()}
        return str(self.choice.value() or "refuse"), single

    def show_checked(self, checked: Checked) -> None:
        """Show what the dry run found."""
        self._checked = checked
        clear(self._doubles)
        clear(self._refused)
        self._singles = {}
        self.doubles.setVisible(bool(checked.doubles))
        for place, double in enumerate(checked.doubles[:_SHOWN]):
            self._doubles.addWidget(Label(double_sentence(double), wrap=True))
            if place < _SINGLE:
                label = T("Row {row}").put(row=double.row)
                editor = editor_of(Field("choice", label, Kind.CODE, codes=CHOICES))
                editor.changed.connect(self._count)
                self._singles[double.row] = editor
                self._doubles.addWidget(editor)
        _say_more(self._doubles, len(checked.doubles))
        refused = checked.intake.refused
        self.refused.setVisible(bool(refused))
        for refusal in refused[:_SHOWN]:
            for problem in refusal.problems:
                text = T("Row {row}: {reason}").put(row=refusal.row, reason=problem.text)
                self._refused.addWidget(Label(text, wrap=True))
        _say_more(self._refused, len(refused))
        self._count()

    def focus_first(self) -> None:
        """Put the keyboard on the button that imports, else on the way back."""
        (self.import_button if self.import_button.isEnabled() else self.refused_button).setFocus()

    def _count(self) -> None:
        if self._checked is None:
            return
        general, single = self.choices()
        goes = Counter(single.get(double.row, general) for double in self._checked.doubles)
        people = len(self._checked.intake.newcomers) - goes["skip"] - goes["refuse"]
        refused = len(self._checked.intake.refused) + goes["refuse"]
        clear(self._counts)
        lines: list[tuple[Text, str]] = [(T("{count} client is new", "{count} clients are new").of(people), "strong")]
        if refused:
            text = T("{count} row is refused", "{count} rows are refused")
            lines.append((text.of(refused), "body"))
        if self._checked.doubles:
            text = T("{count} row may be someone known", "{count} rows may be someone known")
            lines.append((text.of(len(self._checked.doubles)), "body"))
        if self._checked.compared_until:
            lines.append((not_compared(self._checked.compared_until), "strong"))
        if self._checked.intake.unused:
            listed = T("Not imported: {columns}").put(columns=self._checked.intake.unused)
            lines.append((listed, "muted"))
        for text, voice in lines:
            self._counts.addWidget(Label(text, voice=voice, wrap=True))
        self.import_button.say(T("Import {count} client", "Import {count} clients").of(people))
        self.import_button.setEnabled(people > 0)
        self.refused_button.setVisible(refused > 0)


class DonePart(_Part):
    """What was imported, and what to do with what was not."""

    def __init__(self, save: _Action, again: _Action, leave: _Action) -> None:
        super().__init__()
        self.card = Card(T("Imported"))
        self._lines = QVBoxLayout()
        space(self._lines, gap=4)
        self.card.content.addLayout(self._lines)
        self.refused_button = Button(T("Save the refused rows…"), save, kind="primary", icon="save")
        self.again_button = Button(T("Import another file"), again, icon="import")
        buttons = Flow(self.refused_button, self.again_button, Button(T("Show the clients"), leave, icon="clients"))
        self.card.content.addWidget(holding(buttons))
        self.column.addWidget(self.card)
        self.column.addStretch(1)

    def show_result(self, imported: int, refused: int, left_out: int) -> None:
        """Show how it went."""
        clear(self._lines)
        lines = [T("{count} client was registered.", "{count} clients were registered.").of(imported)]
        if left_out:
            lines.append(T("{count} row was left out.", "{count} rows were left out.").of(left_out))
        if refused:
            text = T(
                "{count} row was refused. Save it, mend it and import that file.",
                "{count} rows were refused. Save them, mend them and import that file.",
            )
            lines.append(text.of(refused))
        lines.append(T("Undo takes all of it back."))
        for line in lines:
            self._lines.addWidget(Label(line, wrap=True))
        self.refused_button.setVisible(refused > 0)

    def focus_first(self) -> None:
        """Put the keyboard on what is left to do."""
        (self.again_button if self.refused_button.isHidden() else self.refused_button).setFocus()


def _say_more(layout: QVBoxLayout, count: int) -> None:
    if count > _SHOWN:
        more = T("And {count} more.", "And {count} more.").of(count - _SHOWN)
        layout.addWidget(Label(say(more), voice="muted"))
