"""Beginning a case, and changing what is known of it: sponsor, pathway, status, authority."""

from collections.abc import Callable
from functools import partial
from typing import Any

import attrs
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.clients import ClientHit, display_name, find_clients
from integration_desk.core.changes import Change
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.family_reunification.commands import edit_case, open_case
from integration_desk.family_reunification.model import FamilyCase
from integration_desk.family_reunification.pathways import choices, title_of
from integration_desk.family_reunification.queries.beginning import Beginning, beginning, status_meant
from integration_desk.family_reunification.ui.forms import case_form
from integration_desk.family_reunification.ui.lines import empty
from integration_desk.family_reunification.ui.words import members_list
from integration_desk.i18n import current
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Banner,
    Button,
    Form,
    Label,
    Page,
    SearchField,
    Workspace,
    column,
    framed,
    row,
    show_refusal,
    space,
)


@attrs.frozen(kw_only=True, eq=False)
class LiveCodes(CodeList):
    """A list that follows another choice: the statuses of the pathway that is chosen."""

    ask: Callable[[], CodeList]

    def offered(self) -> tuple[Code, ...]:
        """Return the codes that may be chosen now."""
        return self.ask().offered()

    def label(self, code: str) -> Text:
        """Return the words for a code."""
        return self.ask().label(code)


class SponsorPicker(QWidget):
    """Finds the client who is the sponsor."""

    def __init__(self, workspace: Workspace, pick: Callable[[ClientHit], object]) -> None:
        super().__init__()
        self._workspace, self._pick = workspace, pick
        self.field = SearchField(T("Find the client by name or number"), self._search)
        self._offers = QVBoxLayout()
        space(self._offers, gap=4)
        self.setLayout(column(Label(T("Whose family is it?"), voice="strong"), self.field, gap=4))
        inside = self.layout()
        if isinstance(inside, QVBoxLayout):
            inside.addLayout(self._offers)
        self.setFocusProxy(self.field)

    def _search(self, words: str) -> None:
        self._workspace.tasks.ask(find_clients, words, limit=6, then=self._offer, lane="search")

    def _offer(self, hits: list[ClientHit]) -> None:
        empty(self._offers)
        for hit in hits:
            words = T("{name} · {file_number}").put(name=hit.name, file_number=hit.file_number)
            self._offers.addWidget(Button(words, partial(self._pick, hit), kind="quiet", icon="person"))


class FamilyEditPage(Page):
    """Writes what is known of a case; without an id a new one of the client that the option ``client`` names."""

    help_topic = "family"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.form: Form | None = None
        self._begun: Beginning | None = None
        self._client, self._asked, self._saved = place.option("client"), False, False
        self.whose, self.warning = Label(voice="muted", wrap=True), Banner(tone="warning")
        self.picker = SponsorPicker(workspace, self._picked)
        self.to_case = Button(T("Open it"), self._open_other, kind="link")
        self.warning.add(self.to_case)
        self._inside = column(gap=0)
        self.body.addLayout(row(Label(self.title(), voice="page", wrap=True), margins=(24, 24, 24, 0)))
        self.body.addLayout(column(self.whose, self.warning, self.picker, gap=8, margins=(24, 8, 24, 0)))
        self.body.addLayout(self._inside, 1)
        self.picker.setVisible(not place.id and not self._client)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Change the family reunification") if self.place.id else T("New family reunification")

    def refresh(self) -> None:
        """Read what one begins with, once: what is being written is never overwritten."""
        if not self._asked and (self.place.id or self._client):
            self._asked = True
            self.workspace.tasks.ask(beginning, self._client, self.place.id, then=self._begin)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self.picker.isVisibleTo(self):
            self.picker.field.setFocus()
        elif self.form is not None:
            self.form.editor("pack_id").control.target().setFocus()

    def leave(self) -> None:
        """Keep the draft."""
        if self.form is not None and not self._saved:
            self.form.flush_draft()

    # The form

    def _picked(self, hit: ClientHit) -> None:
        self._client = hit.id
        self.picker.hide()
        self.refresh()

    def _begin(self, begun: Beginning) -> None:
        self._begun = begun
        if begun.sponsor is not None:
            self.whose.say(T("Family of {name}").put(name=display_name(begun.sponsor)))
        if begun.others:
            self.warning.show_text(T("There is an open case of this client already."), "warning")
        packs = CodeList("family_packs", tuple(Code(one.id, verbatim(title_of(one))) for one in begun.packs))
        statuses = LiveCodes(name="family_statuses", codes=(), ask=self._statuses)
        self.form = case_form(packs, statuses, members_list(begun.staff), begun.case)
        self._tell_notice()
        self.form.editor("pack_id").changed.connect(self._fit_status)
        self.form.saving.connect(self.save)
        self.form.left.connect(self.workspace.back)
        self.form.on_draft(self._keep_draft)
        words = T("Save") if self.place.id else T("Open the case")
        self.save_button = Button(words, self.form.save, kind="primary", icon="check")
        self._inside.addWidget(framed(self.form, self.save_button, Button(T("Back"), self.form.leave)))
        if not begun.packs:
            self.form.summary.show_text(T("There is no pack of family reunification. Add one under Packs."), "danger")
        self.workspace.tasks.ask(find_draft, self.place.kind, self.place.id, then=self._bring_back)
        self.focus_first()

    def _statuses(self) -> CodeList:
        chosen = str(self.form.editor("pack_id").value()) if self.form is not None else ""
        pack_id = chosen or (self._begun.case.pack_id if self._begun else "")
        pack = self._begun.pack(pack_id) if self._begun else None
        return choices("family_statuses", pack.statuses if pack else ())

    def _tell_notice(self) -> None:
        """Say below the pathway what is to be heeded before its pack is relied on."""
        if self.form is None or self._begun is None:
            return
        pack = self._begun.pack(str(self.form.editor("pack_id").value()))
        if pack is not None:
            told = T("{notice} Checked on {day}.").put(
                notice=pack.notice.text(current().language_code), day=pack.checked_on
            )
            self.form.editor("pack_id").say_help(told)

    def _fit_status(self) -> None:
        """Take the status that the client's file says, where another pathway calls it otherwise."""
        self._tell_notice()
        if self.form is None or self._begun is None:
            return
        pack = self._begun.pack(str(self.form.editor("pack_id").value()))
        status = str(self.form.editor("sponsor_status").value())
        if pack is not None and pack.status(status) is None:
            known = self._begun.sponsor.residence_status if self._begun.sponsor else ""
            self.form.editor("sponsor_status").set_value(status_meant(pack, known))

    def save(self) -> None:
        """Open the case, or save what was changed."""
        if self.form is None:
            return
        try:
            values = self.form.values()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        granted = values.pop("status_granted_on", None)
        case = changed(self.form.record(FamilyCase), status_granted_on=None) if not self.place.id else None
        if case is not None:
            self.workspace.tasks.run(
                open_case, then=self._done, failed=self._refused, case=case, status_granted_on=granted
            )  # fmt: skip
        else:
            self.workspace.tasks.run(
                edit_case, then=self._done, failed=self._refused, case=self.form.record(FamilyCase)
            )  # fmt: skip

    def _done(self, change: Change) -> None:
        self._saved = True
        if self.form is not None:
            self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.place.id)
        self.workspace.status(change.name)
        self.workspace.go(Place("family", self.place.id or str(change.result)))

    def _refused(self, error: DeskError) -> None:
        if self.form is None:
            return
        show_refusal(self.form, error)

    # Drafts

    def _keep_draft(self, content: dict[str, Any]) -> None:
        sponsor = self._begun.sponsor if self._begun else None
        kept = {**content, "_title": display_name(sponsor) if sponsor else ""}
        kept["_options"] = {**dict(self.place.options), "client": self._client} if self._client else {}
        self.workspace.desk.save_draft(self.place.kind, self.place.id, kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form is None or self.form.dirty:
            return
        options = draft.content.get("_options") or {}
        if not self.place.id and options.get("client") != self._client:
            return  # it is of another client, and waits on the Today page
        self.form.restore(draft.content)
        self.workspace.status(T("Your draft is back."))

    def _open_other(self) -> None:
        if self._begun is not None and self._begun.others:
            self.workspace.go(Place("family", self._begun.others[0].id))
