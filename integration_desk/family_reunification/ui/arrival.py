"""Who has arrived becomes a client: likely files are shown first, and one of them or a new one is taken."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.clients import ClientHit, matches_for
from integration_desk.core.errors import DeskError, InvalidError, Problem
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.family_reunification.commands import arrive, newcomer
from integration_desk.family_reunification.queries import FamilyView, MemberLine
from integration_desk.family_reunification.ui.forms import arrival_form
from integration_desk.family_reunification.ui.lines import empty, line
from integration_desk.family_reunification.ui.panel import CasePanel
from integration_desk.i18n import current
from integration_desk.widgets import Button, Label, Workspace, column, framed, say, space

_FIELDS = {"arrived_on": "happened_on"}


class ArrivalPanel(QWidget):
    """Asks for the day and its proof, and which file the member has or gets."""

    def __init__(self, panel: CasePanel, workspace: Workspace, view: FamilyView, member: MemberLine) -> None:
        super().__init__()
        self._panel, self._workspace, self._view, self._member = panel, workspace, view, member
        self.form = arrival_form(view.today)
        self.found = Label(voice="strong", wrap=True)
        self._hits = QVBoxLayout()
        space(self._hits, gap=4)
        self.form.put(self.found)
        self.form.put(self._hits)
        known = bool(member.member.client_id)
        words = T("Note the arrival") if known else T("Open a new client file")
        self.new_button = Button(words, self.form.save, kind="primary", icon="check" if known else "add")
        whole = framed(self.form, self.new_button, Button(T("Cancel"), panel.put_away))
        self.setLayout(column(whole, gap=0))
        self.form.saving.connect(self.take)
        self.form.left.connect(panel.put_away)
        self.found.say(T("Looking for files that may be the same person …"))
        if known:
            self.found.hide()
        else:
            workspace.tasks.ask(matches_for, newcomer(member.member), (), (), then=self.show_hits, lane="search")

    def focus_first(self) -> None:
        """Put the keyboard into the day."""
        self.form.editor("happened_on").control.target().setFocus()

    def show_hits(self, hits: list[ClientHit]) -> None:
        """Show files that may be the same person; the sponsor's own is none of them."""
        others = [one for one in hits if one.id != self._view.sponsor.id]
        empty(self._hits)
        if not others:
            self.found.say(T("No file of this person was found: a new one is opened, and the household is joined."))
            return
        self.found.say(T("Perhaps registered already. Take the file if it is the same person."))
        for hit in others:
            self._hits.addWidget(self._line(hit))

    def take(self, client_id: str = "") -> None:
        """Note the arrival with this file, or with a new one."""
        try:
            values = self.form.values()
        except InvalidError as error:
            self.form.show_problems(error.problems)
            return
        if values["happened_on"] is None:
            self.form.editor("happened_on").show_problem(T("A day is needed."))
            return
        self._workspace.tasks.run(
            arrive,
            then=lambda change: self._done(str(change.result), change.name),
            failed=self._refused,
            member_id=self._member.id,
            arrived_on=values["happened_on"],
            client_id=client_id,
            proof=values["proof"],
        )

    def _line(self, hit: ClientHit) -> QWidget:
        about = [hit.file_number]
        if hit.birth_date is not None:
            about.append(say(T("born {day}").put(day=hit.birth_date)))
        doings: list[tuple[Text, str, Callable[[], object]]] = [
            (T("Take this file"), "check", lambda: self.take(hit.id)),
            (T("Open this file"), "person", lambda: self._workspace.go(Place("client", hit.id))),
        ]
        name = " ".join(part for part in (hit.name, hit.native_name) if part)
        why = current().listing([say(one) for one in hit.why])
        return line(name, verbatim(" · ".join(about)), verbatim(why), doings=doings)

    def _refused(self, error: DeskError) -> None:
        problems = error.problems if isinstance(error, InvalidError) else ()
        renamed = tuple(Problem(_FIELDS.get(one.field, one.field), one.text) for one in problems)
        self.form.show_problems(renamed or (Problem("", error.text),))

    def _done(self, _client_id: str, name: Text) -> None:
        self.form.mark_saved()
        self._panel.put_away()
        self._workspace.status(name)
