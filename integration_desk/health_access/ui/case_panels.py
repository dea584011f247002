"""What slides in beside a case: its forms with their drafts, the entitlement check and the letters."""

from typing import Any

from PySide6.QtCore import QTimer

from integration_desk.core.changes import Change
from integration_desk.core.commands import Command
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.words import T, Text
from integration_desk.health_access.queries import CaseView
from integration_desk.health_access.ui.case_forms import FORMS, Asked
from integration_desk.health_access.ui.check_panel import CheckPanel
from integration_desk.health_access.ui.letter_panel import KeptLetter, LetterPanel
from integration_desk.store import find_draft
from integration_desk.widgets import PanelForm, SlidePanel

SHEETS = frozenset({"check", "letter", "show_letter"})
"""What is opened as a sheet; every other name is that of a form."""


class CasePanels:
    """One panel at a time beside a page whose ``view`` is the case."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._view: CaseView | None = None
        self.panel: SlidePanel | None = None
        self.asked: Asked | None = None
        self.panel_form: PanelForm | None = None
        self.sheet: Any = None
        self._form, self._about, self._opener = "", "", ""
        self._drafts: dict[tuple[str, str], dict[str, Any]] = {}

    @property
    def is_open(self) -> bool:
        """Tell whether something stands beside the page."""
        return self.panel_form is not None or self.sheet is not None

    def leave(self) -> None:
        """Keep the draft of the form and let go of letters."""
        if self.panel_form is not None:
            self.panel_form.form.flush_draft()
        self._stop_looking()
        self._forget_sheet()

    def open_form(self, view: CaseView, name: str, about: str = "") -> None:
        """Open a form by its name."""
        asked = FORMS[name](view, about, self._page.workspace)
        self._view = view
        self._new_panel(asked.title, width=520)
        self.asked, self._form, self._about = asked, name, about
        self.panel_form = PanelForm(asked.form, asked.save_label, self.save, self.close, away=self.put_away)
        asked.form.on_draft(self._keep_draft)
        assert self.panel is not None  # noqa: S101 - made above
        self.panel.show_widget(self.panel_form.widget, framed=True)
        if kept := self._drafts.get((name, about)):
            asked.form.restore(kept)
        asked.form.setFocus()
        asked.form.focusNextChild()

    def open_sheet(self, name: str, about: str) -> None:
        """Open the entitlement check, the letter about a refusal, or a letter that went out."""
        titles = {"check": T("What she is entitled to"), "letter": T("Rights letter")}
        self._new_panel(titles.get(name, T("The letter as it went out")), width=640)
        if name == "check":
            self.sheet = CheckPanel(self._page, self._page.place.id, self.close)
        elif name == "letter":
            self.sheet = LetterPanel(self._page, about, self.close)
        else:
            self.sheet = KeptLetter(self._page.workspace, about)
        assert self.panel is not None  # noqa: S101 - made above
        self.panel.show_widget(self.sheet, framed=True)

    def put_away(self) -> None:
        """Close the panel and keep the draft of its form: opened again, it is as it was."""
        if self.panel is not None:
            self.panel.close_panel()

    def close(self) -> None:
        """Close the panel and forget the draft of its form."""
        if self.panel_form is not None:
            self.panel_form.form.mark_saved()
            self._drafts.pop((self._form, self._about), None)
            self._page.workspace.desk.discard_draft(self._page.place.kind, self._page.place.id)
        self.panel_form = self.asked = None
        if self.panel is not None:
            self.panel.close_panel()

    def save(self) -> None:
        """Run what the open form asks for; raises InvalidError when something cannot be read."""
        if self.asked is not None:
            self.run(self.asked.command, **self.asked.arguments())

    def run(self, command: Command, **arguments: Any) -> None:
        """Run a command for the open form, or by itself: the form closes when done and says why when refused."""
        form = self.panel_form

        def done(change: Change) -> None:
            if form is not None and form is self.panel_form:
                self.close()
            self._page.workspace.status(change.name)

        def refused(error: DeskError) -> None:
            if form is not None:
                form.refuse(error)
            else:
                text = error.problems[0].text if isinstance(error, InvalidError) else error.text
                self._page.workspace.status(text)

        self._page.workspace.tasks.run(command, then=done, failed=refused, **arguments)

    def _new_panel(self, title: Text, *, width: int) -> None:
        if self.panel is not None:
            self.panel.closed.disconnect(self._panel_closed)
            self.panel.close_panel()
            self.panel.deleteLater()
        self._forget_sheet()
        self.panel_form = self.asked = None
        self._opener = self._page.named_focus()
        self.panel = SlidePanel(self._page, title, width=width)
        self.panel.closed.connect(self._panel_closed)

    def _panel_closed(self) -> None:
        if self.panel_form is not None:
            self.panel_form.form.flush_draft()
        self._stop_looking()
        self.panel_form = self.asked = None
        self._forget_sheet()
        QTimer.singleShot(0, self._page, lambda: self._page.focus_on(self._opener))

    def _stop_looking(self) -> None:
        """Ask the directory no more for a form that is gone."""
        if self.asked is not None and self.asked.services is not None:
            self.asked.services.stop()

    def _forget_sheet(self) -> None:
        if self.sheet is not None and hasattr(self.sheet, "forget"):
            self.sheet.forget()
        self.sheet = None

    # Drafts

    def ask_for_draft(self) -> None:
        """Bring back the form that was left unfinished, if there is one."""
        place = self._page.place
        self._page.workspace.tasks.ask(find_draft, place.kind, place.id, then=self._bring_back)

    def _keep_draft(self, content: dict[str, Any]) -> None:
        self._drafts[self._form, self._about] = content
        kept = {**content, "_form": self._form, "_about": self._about, "_options": {}}
        kept["_title"] = self._view.client_name if self._view else ""
        self._page.workspace.desk.save_draft(self._page.place.kind, self._page.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        view = self._page.view
        if draft is None or view is None or self.panel_form is not None:
            return
        name = str(draft.content.get("_form", ""))
        if name in FORMS:
            self.open_form(view, name, str(draft.content.get("_about", "")))
            assert self.panel_form is not None  # noqa: S101 - opened by the line above
            self.panel_form.form.restore(draft.content)
            self._page.workspace.status(T("Your draft is back."))
