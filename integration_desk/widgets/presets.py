"""Presets of what columns mean: choose one, keep the mapping as it stands under a name, delete one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from integration_desk.core.changes import Change
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import DeskError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, verbatim
from integration_desk.spreadsheets import ImportMapping, delete_mapping, mappings_of, missing_columns, save_mapping
from integration_desk.widgets.basics import Button, Card, Label
from integration_desk.widgets.editors import FieldEditor, editor_of
from integration_desk.widgets.layouts import Beside, Flow, holding
from integration_desk.widgets.mapping import MappingEditor
from integration_desk.widgets.notices import Banner
from integration_desk.widgets.pages import Workspace
from integration_desk.widgets.theme import space


class PresetCard(Card):
    """Puts a preset of a kind of table into the mapping, keeps what stands there under a name, or deletes one.

    ``taken`` tells whether the table has every column of which the preset speaks; ``state`` says which are missing.
    """

    taken = Signal(bool)

    def __init__(self, workspace: Workspace, kind: str, mapping: MappingEditor, state: Banner) -> None:
        super().__init__(T("Presets"))
        self._workspace, self._kind, self._mapping, self._state = workspace, kind, mapping, state
        self._presets: dict[str, ImportMapping] = {}
        self.preset: FieldEditor | None = None
        self.name = editor_of(Field("name", T("Name of the preset"), Kind.TEXT))
        self.save_button = Button(T("Keep as preset"), self._save, icon="save")
        self.delete_button = Button(T("Delete this preset"), self._delete_chosen, kind="quiet", icon="delete")
        note = T("A preset keeps what the columns mean, for you and your colleagues.")
        self.content.addWidget(Label(note, voice="muted", wrap=True))
        self._choice = QVBoxLayout()
        space(self._choice)
        self.content.addLayout(Beside(holding(self._choice), self.name, least=220))
        self.content.addWidget(holding(Flow(self.save_button, self.delete_button)))
        self.show_presets(())

    def show_presets(self, presets: Sequence[ImportMapping]) -> None:
        """Offer presets; the one that is chosen stays chosen."""
        kept = self.preset.value() if self.preset is not None else ""
        if self.preset is not None:
            self._choice.removeWidget(self.preset)
            self.preset.hide()
            self.preset.deleteLater()
        self._presets = {one.id: one for one in presets}
        codes = CodeList("presets", tuple(Code(one.id, verbatim(one.name)) for one in presets))
        self.preset = editor_of(Field("preset", T("Use a preset"), Kind.CODE, codes=codes))
        self.preset.changed.connect(self._chosen)
        self._choice.addWidget(self.preset)
        if kept in self._presets:
            self.preset.set_value(kept)
        self.delete_button.setVisible(kept in self._presets)

    def chosen(self) -> ImportMapping | None:
        """Return the preset that is chosen."""
        return self._presets.get(str(self.preset.value())) if self.preset is not None else None

    def _chosen(self) -> None:
        found = self.chosen()
        self.delete_button.setVisible(found is not None)
        if found is not None:
            self.name.set_value(found.name)
            self._take(found)

    def _take(self, preset: ImportMapping) -> None:
        if self._mapping.sheet is None:
            return
        try:
            rules = preset.rules()
        except DeskError as error:
            self._refused(error)
            return
        self._mapping.show_rules(rules)
        missing = missing_columns(rules, self._mapping.sheet.header)
        if missing:
            text = T("The preset speaks of columns that this file has not: {columns}.")
            self._state.show_text(text.put(columns=missing), "warning")
        self.taken.emit(not missing)

    def _save(self) -> None:
        self._workspace.tasks.run(
            save_mapping, then=self._kept, failed=self._refused, name=str(self.name.value()), kind=self._kind,
            columns=tuple(rule.to_json() for rule in self._mapping.rules()),
        )  # fmt: skip

    def _delete_chosen(self) -> None:
        found = self.chosen()
        if found is not None:
            self._workspace.tasks.run(delete_mapping, then=self._kept, failed=self._refused, mapping_id=found.id)

    def _kept(self, change: Change) -> None:
        self._workspace.status(change.name)
        self._workspace.tasks.ask(mappings_of, self._kind, then=self.show_presets)

    def _refused(self, error: DeskError) -> None:
        self._state.show_text(error.text, "danger")
