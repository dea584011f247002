"""Under the areas: which supports are needed, and care for each child of the household."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.casework.model import SUPPORTS, ChildcareNeed
from integration_desk.casework.queries import Child
from integration_desk.core.records import field_of
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Button,
    CheckBox,
    Flow,
    Label,
    Line,
    Toggle,
    Workspace,
    at_least,
    clear,
    column,
    holding,
    name_for_readers,
    row,
    space,
    speak,
)


class SupportBox(QWidget):
    """Takes the supports, and care for children by name and age."""

    edited = Signal()

    def __init__(self, workspace: Workspace, client_id: str) -> None:
        super().__init__()
        self._workspace, self._client = workspace, client_id
        self.toggles = {one.code: Toggle(one.label) for one in SUPPORTS.offered()}
        self.care: dict[str, tuple[CheckBox, Line]] = {}
        for toggle in self.toggles.values():
            toggle.switched.connect(self._switched)
        self._care = QVBoxLayout()
        space(self._care, gap=8)
        self.setLayout(column(holding(Flow(*self.toggles.values(), gap=8)), self._care, gap=12))

    def show_needs(self, supports: Sequence[str], children: Sequence[Child]) -> None:
        """Show what was needed."""
        for code, toggle in self.toggles.items():
            toggle.blockSignals(True)
            toggle.setChecked(code in supports)
            toggle.blockSignals(False)
            toggle.redraw()
        clear(self._care)
        self.care.clear()
        self._care.addWidget(Label(T("Childcare, child by child"), voice="strong"))
        for child in children:
            self._care.addWidget(self._child(child))
        if not children:
            line = row(Label(T("No child stands in the household."), voice="muted"), gap=8)
            line.addWidget(Button(T("Show the household"), self._to_household, kind="link"))
            line.addStretch(1)
            self._care.addLayout(line)

    def supports(self) -> tuple[str, ...]:
        """Return the supports that are on."""
        return tuple(code for code, toggle in self.toggles.items() if toggle.isChecked())

    def childcare(self) -> tuple[ChildcareNeed, ...]:
        """Return for which children care is needed."""
        return tuple(
            ChildcareNeed(child_id=child, note=line.text().strip())
            for child, (box, line) in self.care.items()
            if box.isChecked()
        )

    def draft(self) -> dict[str, object]:
        """Return what stands here as JSON."""
        care = {child: [box.isChecked(), line.text()] for child, (box, line) in self.care.items()}
        return {"supports": list(self.supports()), "care": care}

    def restore(self, content: dict[str, object]) -> None:
        """Put back what ``draft`` returned."""
        kept, care = content.get("supports"), content.get("care")
        for code, toggle in self.toggles.items():
            toggle.setChecked(isinstance(kept, list) and code in kept)
        for child, (box, line) in self.care.items():
            found = care.get(child) if isinstance(care, dict) else None
            if isinstance(found, list):
                box.setChecked(bool(found[0]))
                line.setText(str(found[1]))

    def _child(self, child: Child) -> QWidget:
        box, line = CheckBox(_name(child)), Line()
        box.setChecked(child.care is not None)
        line.setText(child.care.note if child.care else "")
        when = field_of(ChildcareNeed, "note").label
        speak(line, line.setPlaceholderText, when)
        name_for_readers(line, T("{name}: {what}").put(name=child.name, what=when))
        line.setEnabled(box.isChecked())
        at_least(box, width=220)
        box.toggled.connect(line.setEnabled)
        box.toggled.connect(self._cared)
        line.textEdited.connect(lambda _words: self.edited.emit())
        self.care[child.id] = (box, line)
        across = row(box, gap=12)
        across.addWidget(line, 1)
        return holding(across)

    def _cared(self, on: bool) -> None:
        """Count childcare among the supports once a child needs it."""
        if on and not self.toggles["childcare"].isChecked():
            self.toggles["childcare"].setChecked(True)
        self.edited.emit()

    def _switched(self, _on: bool) -> None:
        self.edited.emit()

    def _to_household(self) -> None:
        self._workspace.go(Place("client", self._client, (("section", "household"),)))


def _name(child: Child) -> Text | str:
    if child.age is None:
        return child.name
    years = T("{count} year", "{count} years").of(child.age)
    return (
        T("{name}, {age}").put(name=child.name, age=years)
        if child.age
        else T("{name}, under one year").put(name=child.name)
    )
