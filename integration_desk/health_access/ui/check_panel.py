"""The entitlement check: which rules, which status, what follows from them with article and source, what came of it."""

from collections.abc import Callable

import attrs
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.changes import Change
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import DeskError
from integration_desk.core.fields import Field, Kind
from integration_desk.core.records import field_of
from integration_desk.core.words import T, verbatim
from integration_desk.health_access.commands import check_entitlements
from integration_desk.health_access.model import HealthEntitlement
from integration_desk.health_access.queries import EntitlementCheck, entitlement_check
from integration_desk.health_access.queries.entitled import Answered
from integration_desk.health_access.ui.entitlement import OLD_RULES, lines_of
from integration_desk.widgets import (
    Banner,
    Button,
    FieldEditor,
    Form,
    Label,
    Page,
    add_foot,
    clear,
    column,
    editor_of,
    framed,
    holding,
)


class CheckPanel(QWidget):
    """Shows what the rules say for a status and takes what came of each; ``Save the check`` keeps it with the day."""

    def __init__(self, page: Page, case_id: str, done: Callable[[], object]) -> None:
        super().__init__()
        self._page, self._case, self._done = page, case_id, done
        self.check: EntitlementCheck | None = None
        self.answers: dict[str, FieldEditor] = {}
        self.form = Form()
        self.chosen = column(gap=12)
        self.found = column(gap=16)
        self.notice, self.old, self.trouble = Banner(tone="info"), Banner(tone="warning"), Banner(tone="danger")
        for part in (self.trouble, holding(self.chosen), self.notice, self.old, holding(self.found)):
            self.form.put(part)
        frame = framed(self.form)
        self.save_button = Button(T("Save the check"), self.save, kind="primary", icon="check")
        add_foot(frame, self.save_button, Button(T("Cancel"), self._close))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.form.saving.connect(self.save)
        self.form.left.connect(self._close)
        self.pack: FieldEditor | None = None
        self.status: FieldEditor | None = None
        self.ask()

    def ask(self, pack: str = "", status: str = "") -> None:
        """Read what these rules say for this status."""
        self._page.workspace.tasks.ask(
            entitlement_check, self._case, pack, status, then=self._show, failed=self._refused
        )

    def save(self) -> None:
        """Keep the check."""
        check = self.check
        if check is None or check.pack is None:
            return
        if not check.status:
            self.trouble.show_text(T("Choose her status first: what she is entitled to follows from it."), "danger")
            if self.status is not None:
                self.status.setFocus()
            return
        self._page.workspace.tasks.run(
            check_entitlements,
            then=self._saved,
            failed=self._refused,
            case_id=self._case,
            pack_id=check.pack.id,
            status=check.status,
            answers={name: str(editor.value()) for name, editor in self.answers.items() if editor.value()},
        )

    def _show(self, check: EntitlementCheck) -> None:
        self.check = check
        self.trouble.show_text("")
        if check.pack is None:
            self.notice.show_text(T("There are no rules on access to health care yet. A centre can add its own."))
            self.save_button.setEnabled(False)
            return
        language = i18n.current().language_code
        self._offer(check)
        self.notice.show_text(check.pack.notice.text(language), "info")
        self.old.show_text(OLD_RULES.put(day=check.pack.checked_on) if check.old else "", "warning")
        clear(self.found)
        self.answers.clear()
        for one in check.found:
            self.found.addWidget(self._line(one, language))
        if not check.found:
            nothing = T("Choose her status: what she is entitled to follows from it.")
            named = T("The rules name nothing for this status.")
            self.found.addWidget(Label(named if check.status else nothing, voice="muted", wrap=True))

    def _offer(self, check: EntitlementCheck) -> None:
        """Offer rules and statuses; the fields stay while one goes through them by the keyboard."""
        language = i18n.current().language_code
        if check.pack is None:
            return
        if self.pack is None:
            packs = tuple(Code(one.id, verbatim(one.title.text(language))) for one in check.packs)
            self.pack = editor_of(Field("pack", T("Rules"), Kind.CODE, codes=CodeList("packs", packs)))
            self.pack.set_value(check.pack.id)
            self.pack.changed.connect(self._other_pack)
            self.chosen.addWidget(self.pack)
        if self.status is None:
            codes = tuple(Code(one.id, verbatim(one.title.text(language))) for one in check.pack.statuses)
            field = Field("status", T("Her status under these rules"), Kind.CODE, codes=CodeList("status", codes))
            self.status = editor_of(field)
            self.status.set_value(check.status)
            self.status.changed.connect(self._other_status)
            self.chosen.addWidget(self.status)
            self.status.setFocus()

    def _other_pack(self) -> None:
        if self.pack is not None and self.pack.trouble() is None and self.pack.value():
            if self.status is not None:
                self.status.hide()
                self.status.deleteLater()
                self.status = None
            self.ask(str(self.pack.value()))

    def _other_status(self) -> None:
        if self.status is not None and self.status.trouble() is None and self.status.value():
            self.ask(str(self.pack.value()) if self.pack else "", str(self.status.value()))

    def _line(self, one: Answered, language: str) -> QWidget:
        title = one.entitlement.title.text(language)
        pack = self.check.pack if self.check else None
        lines = [Label(title, voice="strong", wrap=True), *lines_of(attrs.evolve(one, kept=None), pack, whole=True)]
        kept = field_of(HealthEntitlement, "answer")
        editor = editor_of(Field(one.entitlement.id, kept.label, Kind.CODE, codes=kept.codes))
        editor.set_value(one.kept.answer if one.kept else "open")
        editor.control.target().setAccessibleName(f"{title}: {editor.control.target().accessibleName()}")
        self.answers[one.entitlement.id] = editor
        return holding(column(*lines, editor, gap=4))

    def _saved(self, change: Change) -> None:
        self._page.workspace.status(change.name)
        self._close()

    def _refused(self, error: DeskError) -> None:
        self.trouble.show_text(error.text, "danger")

    def _close(self) -> None:
        self._done()
