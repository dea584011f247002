"""The needs assessment on one page: every area a line, answered by digits and letters without leaving the keyboard."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from integration_desk.casework.commands import assess, remove_assessment
from integration_desk.casework.model import CASES_WRITE, NeedAssessment
from integration_desk.casework.queries import NeedsView, needs_view
from integration_desk.casework.ui.need_lines import NeedLines, reveal
from integration_desk.casework.ui.need_supports import SupportBox
from integration_desk.core.changes import Change
from integration_desk.core.errors import DeskError, InvalidError, MissingError
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text
from integration_desk.directory import NEEDS
from integration_desk.store import find_draft
from integration_desk.widgets import (
    Button,
    Form,
    Label,
    Page,
    RollingHead,
    Workspace,
    add_foot,
    column,
    fixed,
    framed,
    holding,
    px,
    row,
    show_refusal,
)

_WIDE = 1000  # from this width on, the area stands beside the lines
_SIDE = 340


class NeedsPage(Page):
    """Assesses the needs of a client (its id, or the option ``client``); the option ``assessment`` corrects one."""

    touches = frozenset({"client", "household_member", "client_relation", "need_assessment", "need", "referral"})
    help_topic = "needs"
    keys = (
        ("0 1 2 3", T("Score the area, and go on to the next")),
        ("N", T("No need, and go on")),
        ("Y", T("A need, not scored yet")),
        ("R", T("Referral wanted or not")),
        ("E", T("Write a note on the area; Enter goes back")),
        ("Del", T("Take the answer back")),
        ("F", T("Refer because of this need")),
        ("A", T("Put an action into the plan")),
        ("T", T("Make a task of it")),
        ("I", T("Give an information sheet on it")),
        ("Ctrl+Return", T("Save")),
    )

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(workspace, place)
        self.client_id = place.id or place.option("client")
        self.assessment_id = place.option("assessment")
        self.view: NeedsView | None = None
        self._then = ""
        self._asked = False
        self._wide: bool | None = None
        self.head = Label(self.title(), voice="page", wrap=True)
        self.told = Label(voice="muted", wrap=True)
        self.form = Form(NeedAssessment)
        self.lines = NeedLines(workspace.go)
        self.supports = SupportBox(workspace, self.client_id)
        self.save_button = Button(T("Save"), self.form.save, kind="primary", icon="check")
        self.remove_button = Button(T("Remove this assessment"), self.remove, icon="delete")
        self.remove_button.hide()
        self._lay_out()
        self.lines.edited.connect(self.form.touch)
        self.lines.followed.connect(self.follow)
        self.lines.passed.connect(self._to_supports)
        self.supports.edited.connect(self.form.touch)
        self.form.saving.connect(self.save)
        self.form.left.connect(workspace.back)

    def title(self) -> Text:
        """Return the name of the page."""
        return T("Needs of {name}").put(name=self.view.client_name) if self.view is not None else T("Needs")

    def _lay_out(self) -> None:
        form = self.form
        form.section(T("Needs"), T("A digit scores an area and goes on. Areas that you pass over count as not asked."))
        form.put(self.lines)
        self._under = column()
        form.put(self._under)
        form.section(T("Supports needed"), T("What she needs in order to come and to follow."))
        form.put(self.supports)
        form.section(T("The conversation"))
        form.row("assessed_on", "note", shares=(1, 2))
        head = holding(column(self.head, self.told, gap=4, margins=(24, 24, 24, 0)))
        self.body.addWidget(head)
        buttons: list[QWidget] = [self.save_button, Button(T("Back"), form.leave), self.remove_button]
        self._beside_lines = column(None, margins=(16, 24, 16, 24))
        self._beside = holding(self._beside_lines)
        fixed(self._beside, width=_SIDE)
        across = row(gap=0)
        frame = framed(form)
        across.addWidget(frame, 1)
        across.addWidget(self._beside)
        inside = column(gap=0)
        inside.addLayout(across, 1)
        whole = holding(inside)
        add_foot(whole, *buttons)
        self.body.addWidget(whole, 1)
        RollingHead(self, head, self.body).over(frame.area)
        self.name_region(self.lines.side, T("The area"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the area beside the lines, or under them where there is no room."""
        super().resizeEvent(event)
        wide = self.width() >= px(_WIDE)
        if wide == self._wide:
            return
        self._wide = wide
        if wide:
            self._beside_lines.insertWidget(0, self.lines.side)
        else:
            self._under.addWidget(self.lines.side)
        self._beside.setVisible(wide)

    # Reading

    def refresh(self) -> None:
        """Read the answers; while some are being given, only what is around them: nothing typed is overwritten."""
        then = self._show_again if self.form.dirty else self._show
        self.workspace.tasks.ask(needs_view, self.client_id, self.assessment_id, then=then, failed=self._gone)

    def retranslate(self) -> None:
        """Say again what was said in the language before."""
        self.lines.say_again()
        if self.view is not None:
            self._tell(self.view)

    def focus_first(self) -> None:
        """Put the keyboard on the first area."""
        self.lines.focus_line()

    def leave(self) -> None:
        """Keep the draft."""
        self.form.flush_draft()

    def _show(self, view: NeedsView) -> None:
        self.view = view
        if view.assessment is not None:
            self.assessment_id = view.assessment.id
        self.head.say(self.title())
        self.form.load(view.assessment or NeedAssessment(client_id=self.client_id, assessed_on=view.today))
        self.lines.show_view(view)
        self.supports.show_needs(view.supports, view.children)
        self._tell(view)
        may = self.workspace.desk.person.may(CASES_WRITE)
        self.remove_button.setVisible(view.assessment is not None and may)
        self.form.on_draft(self._keep_draft)
        self.title_changed.emit()
        if not self._asked:
            self._asked = True
            self.workspace.tasks.ask(find_draft, self.place.kind, self.client_id, then=self._bring_back)

    def _gone(self, error: DeskError) -> None:
        """Begin anew when the assessment was undone or removed meanwhile."""
        if self.assessment_id and isinstance(error, MissingError):
            self.assessment_id = ""
            self.refresh()
        else:
            self.workspace.status(error.text)

    def _show_again(self, view: NeedsView) -> None:
        """Take what changed elsewhere: referrals that were made, children who came."""
        self.view = view
        self.lines.take_links(view)
        if not self.form.dirty:
            self.supports.show_needs(view.supports, view.children)
        self._tell(view)

    def _tell(self, view: NeedsView) -> None:
        if view.assessment is not None:
            self.told.say(T("This corrects the assessment of {day}.").put(day=view.assessment.assessed_on))
        elif view.past:
            self.told.say(
                T("A new assessment. The last one was on {day}; its scores stand beside the new ones.").put(
                    day=view.past[0].assessed_on
                )
            )
        else:
            self.told.say(T("The first assessment of this client."))

    # Going on from a need

    def _to_supports(self) -> None:
        first = next(iter(self.supports.toggles.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(self.supports)

    def follow(self, letter: str) -> None:
        """Go on from the area that the keyboard is on; what was answered is saved first."""
        if self.form.dirty:
            self._then = letter
            self.save()
        else:
            self._go_on(letter)

    def _go_on(self, letter: str) -> None:
        counted = self.lines.counted()
        if counted is None:
            self.workspace.status(T("There is no need in this area."))
            return
        about = (("client", self.client_id), ("need", counted.area), ("need_id", counted.id))
        title = (("title", self.workspace.say(NEEDS.label(counted.area))),)
        places = {
            "F": Place("referral.new", options=about),
            "A": Place("plan", self.client_id, (("need", counted.id),)),
            "T": Place("task", options=(*about[:1], *title, ("need", counted.id))),
            "I": Place("sheets", options=about[:2]),
        }
        self.workspace.go(places[letter])

    # Saving

    def save(self) -> None:
        """Save the assessment; the page stays, for what follows from it."""
        try:
            record = self.form.record(NeedAssessment, supports=self.supports.supports())
        except InvalidError as error:
            self._then = ""
            self.form.show_problems(error.problems)
            return
        self.form.clear_problems()
        self.workspace.tasks.run(
            assess,
            then=self._saved,
            failed=self._refused,
            assessment=changed(record, id=self.assessment_id, client_id=self.client_id),
            needs=self.lines.answers(),
            childcare=self.supports.childcare(),
        )

    def remove(self) -> None:
        """Remove the assessment that is shown; it can be undone."""
        self.workspace.tasks.run(remove_assessment, then=self._removed, assessment_id=self.assessment_id)

    def _saved(self, change: Change) -> None:
        self.assessment_id = str(change.result)
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.client_id)
        self.workspace.status(change.name)
        self.workspace.tasks.ask(needs_view, self.client_id, self.assessment_id, then=self._after_saving)

    def _after_saving(self, view: NeedsView) -> None:
        self._show_again(view)
        self.remove_button.setVisible(True)
        letter, self._then = self._then, ""
        if letter:
            self._go_on(letter)

    def _removed(self, change: Change) -> None:
        self.form.mark_saved()
        self.workspace.desk.discard_draft(self.place.kind, self.client_id)
        self.workspace.status(change.name)
        self.workspace.go(Place("client", self.client_id))

    def _refused(self, error: DeskError) -> None:
        self._then = ""
        show_refusal(self.form, error)

    # Drafts

    def _keep_draft(self, content: dict[str, Any]) -> None:
        kept = {**content, "_needs": self.lines.draft(), "_supports": self.supports.draft()}
        kept["_title"] = self.view.client_name if self.view is not None else ""
        kept["_options"] = {**dict(self.place.options), "client": self.client_id}
        self.workspace.desk.save_draft(self.place.kind, self.client_id, kept)

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self.form.dirty:
            return
        self.form.restore(draft.content)
        self.lines.restore(draft.content.get("_needs") or {})
        self.supports.restore(draft.content.get("_supports") or {})
        self.workspace.status(T("Your draft is back."))
