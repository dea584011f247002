"""Presets of what columns mean: choose one, keep the mapping as it stands under a name, delete one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, verbatim
from integration_desk.spreadsheets import ImportMapping
from integration_desk.widgets.basics import Button, Card, Label
from integration_desk.widgets.editors import FieldEditor, editor_of
from integration_desk.widgets.layouts import Beside, Flow, holding
from integration_desk.widgets.theme import space


class PresetCard(Card):
    """Calls back what the person wants: ``take`` and ``delete`` a preset, ``save`` under a name."""

    def __init__(
        self,
        take: Callable[[ImportMapping], object],
        save: Callable[[str], object],
        delete: Callable[[ImportMapping], object],
    ) -> None:
        super().__init__(T("Presets"))
        self._take, self._delete = take, delete
        self._presets: dict[str, ImportMapping] = {}
        self.preset: FieldEditor | None = None
        self.name = editor_of(Field("name", T("Name of the preset"), Kind.TEXT))
        self.save_button = Button(T("Keep as preset"), lambda: save(str(self.name.value())), icon="save")
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

    def _delete_chosen(self) -> None:
        found = self.chosen()
        if found is not None:
            self._delete(found)
