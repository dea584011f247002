"""Writing a pack of the centre's own: its text, checked while one writes, each fault with its line and a way there."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from integration_desk.core.access import Reader
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError
from integration_desk.core.resources import resource
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.packs import Examined, Fault, PackError, examine, pack_file_text, save_pack, shipped_texts
from integration_desk.shell.packs.items import words
from integration_desk.shell.packs.pack_page import Opened, opened_pack
from integration_desk.shell.packs.text import PackText
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Banner,
    Button,
    Label,
    Page,
    Workspace,
    add_foot,
    clear,
    column,
    holding,
    name_for_readers,
    row,
    say,
    space,
)

_CHECK_AFTER = 350  # milliseconds
_DRAFT_AFTER = 2000
_MOST_FAULTS = 12


def examined(_reader: Reader, text: str) -> tuple[str, Examined]:
    """Check a text away from the painting; returns it with what was found."""
    return text, examine(text)


class PackEditPage(Page):
    """Writes a pack; the id says from which one to begin. Nothing is in use before it is saved."""

    help_topic = "packs"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.faults: tuple[Fault, ...] = ()
        self._saved: str | None = None
        self.state, self.trouble = Label(voice="muted", wrap=True), Banner(tone="danger")
        self.paper = PackText()
        self.listed = QVBoxLayout()
        space(self.listed, gap=4, margins=(0, 0, 0, 0))
        self.save_button = Button(T("Save the pack"), self.save, kind="primary", icon="save")
        self.file_button = Button(T("Choose a file…"), self.choose_file, icon="import")
        self._check, self._draft = QTimer(self), QTimer(self)
        for timer, wait, then in ((self._check, _CHECK_AFTER, self._examine), (self._draft, _DRAFT_AFTER, self._keep)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(then)
        self._lay_out()
        self.paper.textChanged.connect(self._changed)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Change a pack") if self.place.id else T("Add a pack")

    def _lay_out(self) -> None:
        told = T("A pack is a text file (TOML). Paste one here, choose a file, or write over what stands here.")
        sheet = column(
            Label(self.title(), voice="page", wrap=True),
            Label(told, voice="muted", wrap=True),
            self.state,
            self.trouble,
            holding(self.listed),
            self.paper,
            gap=10,
            margins=(24, 24, 24, 16),
        )
        sheet.setStretch(5, 1)
        above = column(holding(sheet), gap=0)
        above.setStretch(0, 1)
        frame = holding(above)
        add_foot(frame, self.save_button, self.file_button, Button(T("Back"), self.workspace.back))
        self.body.addWidget(frame, 1)

    # Reading

    def refresh(self) -> None:
        """Read the text to begin from, once: what is being written is never overwritten."""
        if self._saved is not None:
            return
        if self.place.id:
            self.workspace.tasks.ask(opened_pack, self.place.id, then=self._begin_from, failed=self._refused)
        else:
            self._begin(resource("packs", "new.toml").read_text(encoding="utf-8"))

    def _begin_from(self, opened: Opened) -> None:
        self._begin(opened.stored.text)

    def _begin(self, text: str) -> None:
        self._saved = text
        self.paper.setPlainText(text)
        self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)
        self._examine()

    def _bring_back(self, kept: Any) -> None:
        source = kept.content.get("source") if kept is not None else None
        if isinstance(source, str) and source and not self.dirty:
            self.paper.setPlainText(source)
            self.workspace.status(T("Your draft is back."))

    @property
    def dirty(self) -> bool:
        """Tell whether something is not saved."""
        return self._saved is not None and self.text() != self._saved

    @property
    def waiting(self) -> bool:
        """Tell whether what was typed last is still to be checked."""
        return self._check.isActive()

    def text(self) -> str:
        """Return the text."""
        return self.paper.toPlainText()

    def retranslate(self) -> None:
        """Say the faults again."""
        self._examine()

    def leave(self) -> None:
        """Keep what is not saved."""
        self._keep()

    # Writing

    def choose_file(self) -> None:
        """Take the text of a file; what stood here can be undone in the text."""
        name, _ = QFileDialog.getOpenFileName(self, say(T("Choose a file…")), str(Path.home()), "*.toml")
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Take the text of a file."""
        try:
            text = pack_file_text(path)
        except (DeskError, OSError) as error:
            refused = T("{file} could not be read.").put(file=path.name)
            self.trouble.show_text(error.text if isinstance(error, DeskError) else refused)
            return
        self.take(text)

    def take(self, text: str) -> None:
        """Put a text in the place of the one that is there; undo in the text brings that one back."""
        self.paper.take(text)
        self._examine()

    def _changed(self) -> None:
        self.save_button.setEnabled(False)  # until the text was checked
        self._check.start()
        self._draft.start()

    def _examine(self) -> None:
        self._check.stop()
        self.workspace.tasks.ask(examined, self.text(), then=self._tell, failed=self._refused)

    def _tell(self, found: tuple[str, Examined]) -> None:
        text, told = found
        if text != self.text():
            return  # somebody wrote on; that is checked next
        self.faults = told.faults
        self.trouble.show_text("")
        clear(self.listed)
        for fault in told.faults[:_MOST_FAULTS]:
            self.listed.addLayout(self._fault(fault))
        more = len(told.faults) - _MOST_FAULTS
        if more > 0:
            self.listed.addWidget(Label(T("and {count} more", "and {count} more").of(more), voice="muted"))
        self.state.say(self._state(told))
        self.save_button.setEnabled(told.pack is not None and self.dirty)

    def _fault(self, fault: Fault) -> QHBoxLayout:
        """Return a line with what is wrong, and the way there."""
        jump = Button(
            T("Line {line}").put(line=fault.line), partial(self.paper.go_to, fault.line), kind="link", icon="danger"
        )
        name_for_readers(jump, fault.sentence())
        across = row(jump, Label(fault.told(), wrap=True), gap=8)
        across.setStretch(1, 1)
        return across

    def _state(self, told: Examined) -> Text:
        if told.pack is None:
            return T("{count} thing is to be mended.", "{count} things are to be mended.").of(len(told.faults))
        if not self.dirty:
            return T("The pack is good.")
        title = verbatim(words(told.pack.title))
        if told.pack.id in shipped_texts():
            return T("The pack is good. Saved, it stands in for the pack of the program: {title}").put(title=title)
        return T("The pack is good and not saved yet: {title}").put(title=title)

    # Keeping

    def save(self) -> None:
        """Save the pack: from now on, the desk computes with it."""
        self._draft.stop()
        self.workspace.tasks.run(save_pack, then=self._done, failed=self._refused, text=self.text())

    def _keep(self) -> None:
        self._draft.stop()
        if self.dirty:
            content = {"source": self.text(), "_title": say(self.title())}
            self.workspace.desk.save_draft(self.place.kind, self.place.id, content)
        elif self._saved is not None:
            self.workspace.desk.discard_draft(self.place.kind, self.place.id)

    def _done(self, change: Change) -> None:
        self._saved = self.text()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(T("Saved."))
        self.workspace.go(Place("pack", change.result))

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, PackError):
            self._tell((self.text(), Examined(None, error.faults)))
        else:
            self.trouble.show_text(error.text)
