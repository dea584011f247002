"""How the window looks to this person on this computer."""

from __future__ import annotations

from integration_desk.core.words import T
from integration_desk.i18n import current, languages, speaker
from integration_desk.shell.appearance import SCHEME_LABELS
from integration_desk.shell.gate import Chooser, labelled
from integration_desk.shell.looks import ZOOMS
from integration_desk.shell.settings.section import Section
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.widgets import at_most, column, holding, say


class LookSection(Section):
    """Three choices that hold at once."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        super().__init__(
            workspace,
            T("Language and appearance"),
            T("For you, on this computer. Letters have languages of their own."),
        )
        self.language = Chooser(T("Language"))
        self.scheme = Chooser(T("Colours"))
        self.zoom = Chooser(T("Size of everything"))
        fields = column(
            labelled(T("Language"), self.language),
            labelled(T("Colours"), self.scheme),
            labelled(T("Size of everything"), self.zoom),
            gap=14,
        )
        holder = holding(fields)
        at_most(holder, width=320)
        self.body.addWidget(holder)
        self.language.activated.connect(lambda _row: self.workspace.looks.change(language=self.language.currentData()))
        self.scheme.activated.connect(lambda _row: self.workspace.looks.change(scheme=self.scheme.currentData()))
        self.zoom.activated.connect(lambda _row: self.workspace.looks.change(zoom=self.zoom.currentData()))

    def refresh(self) -> None:
        """Show what holds now."""
        now = self.workspace.looks.now
        self.language.clear()
        for code in languages():
            self.language.addItem(speaker(code).language(code), code)
        self.language.setCurrentIndex(self.language.findData(current().language_code))
        self.scheme.clear()
        for scheme, label in SCHEME_LABELS.items():
            self.scheme.addItem(say(label), scheme)
        self.scheme.setCurrentIndex(self.scheme.findData(now.scheme))
        self.zoom.clear()
        for zoom in ZOOMS:
            self.zoom.addItem(say(T("{number} %").put(number=zoom)), zoom)
        self.zoom.setCurrentIndex(self.zoom.findData(now.zoom))
