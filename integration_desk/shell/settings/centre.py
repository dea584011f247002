"""The centre's own data and its paper."""

from typing import Any

from PySide6.QtCore import QTimer

from integration_desk.core.centre import Centre, centre_of, save_centre
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.records import problems_of
from integration_desk.core.words import T
from integration_desk.shell.paper import PaperPreview
from integration_desk.shell.settings.section import Section
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.store import Draft, find_draft
from integration_desk.widgets import Beside, Button, Flow, Form, at_least, at_most, holding

FORM = "settings"
TEMPLATES = "referrals.templates"


class CentreSection(Section):
    """A form, and the letter beside it as it will print."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        super().__init__(
            workspace, T("Centre and letterhead"), T("This stands at the head and foot of everything you print.")
        )
        at_most(self, width=1280)
        self.form = Form(Centre)
        self.form.section(T("Centre"))
        self.form.add("name")
        self.form.row("address", "opening_hours")
        self.form.row("phone", "email")
        self.form.row("website", "country")
        self.form.section(T("Letters"))
        self.form.row("language", "letter_language")
        self.form.row("logo", "paper")
        self.form.add("foot")
        self.form.section(T("Safety and distances"))
        self.form.row("idle_minutes")
        self.form.row("latitude", "longitude")
        self.preview = PaperPreview(workspace.tasks)
        at_least(self.preview, width=280, height=420)
        beside = Beside(self.form, self.preview, gap=24, least=300)
        beside.share(self.form, 1.25)
        self.body.addLayout(beside)
        self.body.addWidget(holding(Flow(Button(T("Save"), self.form.save, kind="primary"), *self._templates())))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(250)
        self._soon.timeout.connect(self._draw)
        self.form.changed.connect(self._soon.start)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)
        self.form.on_draft(self._keep)
        self._loaded = False

    def refresh(self) -> None:
        """Read the centre, unless it is being edited."""
        if not self.form.dirty:
            self.workspace.tasks.ask(centre_of, then=self._show)

    def _templates(self) -> tuple[Button, ...]:
        """Return the way to the templates of letters, for those who may change them."""
        workspace = self.workspace
        ways = [one for part in workspace.slices for one in part.actions if one.place.kind == TEMPLATES]
        return tuple(
            Button(one.label, lambda place=one.place: workspace.go(place), kind="link", icon="letter")  # type: ignore[misc]
            for one in ways[:1]
            if workspace.desk.person.may(one.right)
        )

    def save(self) -> None:
        """Save the centre."""
        try:
            centre = self.form.record(Centre)
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        wrong = problems_of(centre)
        if wrong:
            self.form.show_problems(wrong)
            return
        self.workspace.tasks.run(save_centre, then=self._saved, failed=self._refused, centre=centre)

    def leave(self) -> None:
        """Keep what was edited as a draft and let the preview go."""
        self.form.flush_draft()
        self.preview.preview.clear()

    def _show(self, centre: Centre) -> None:
        self.form.load(centre)
        self._draw()
        if not self._loaded:
            self._loaded = True
            self.workspace.tasks.ask(find_draft, FORM, "centre", then=self._restore)

    def _restore(self, draft: Draft | None) -> None:
        if draft is not None:
            self.form.restore(draft.content)
            self.notice.show_text(T("Your unfinished changes are back. Save them, or leave them for later."), "info")
            self._draw()

    def _keep(self, content: dict[str, Any]) -> None:
        self.workspace.desk.save_draft(FORM, "centre", content)

    def _saved(self, _change: Change) -> None:
        self.form.mark_saved()
        self.notice.hide()
        self.workspace.desk.discard_draft(FORM, "centre")
        self.workspace.status(T("The centre’s data are saved."))
        self.refresh()

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, InvalidError):
            self.form.show_problems(error.problems)
        else:
            self.notice.show_text(error.text, "danger")

    def _draw(self) -> None:
        try:
            self.preview.show_paper(self.form.record(Centre))
        except InvalidError:  # what cannot be read yet is told when one saves
            return
