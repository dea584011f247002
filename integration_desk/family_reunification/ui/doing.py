"""What is done from the page of a case: each doing opens one form in the panel, and its command closes it."""

from collections.abc import Callable
from typing import Any

from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.family_reunification.commands import (
    add_member,
    add_paper,
    close_case,
    do_step,
    edit_member,
    mark_deadline,
    record_event,
    remove_event,
    remove_member,
    remove_step,
    reopen_case,
    save_step,
    save_tracing,
    set_condition,
    set_evidence,
    undo_step,
)
from integration_desk.family_reunification.model import (
    FAMILY_WRITE,
    FamilyEvent,
    FamilyMember,
    FamilyStep,
    FamilyTracing,
)
from integration_desk.family_reunification.queries import (
    ConditionLine,
    EventLine,
    FamilyView,
    MemberLine,
    Paper,
    StepLine,
)
from integration_desk.family_reunification.reckoning import CaseDeadline
from integration_desk.family_reunification.ui import forms
from integration_desk.family_reunification.ui.arrival import ArrivalPanel
from integration_desk.family_reunification.ui.panel import CasePanel
from integration_desk.widgets import Button, Form, Page, confirm_destructive, row


class CaseDoings:
    """What a case page can do; ``view`` is the case as it is shown."""

    def __init__(self, page: Page) -> None:
        self.page, self.workspace = page, page.workspace
        self.may_write = page.workspace.desk.person.may(FAMILY_WRITE)
        self.view: FamilyView | None = None
        self.panel = CasePanel(page, lambda: self.view.sponsor_name if self.view else "", self.reopen)

    @property
    def case_id(self) -> str:
        """Return the id of the case."""
        return self.page.place.id

    # What happened

    def enter_event(self, event: str = "", member_id: str = "") -> None:
        """Ask what happened."""
        if self.view is not None:
            self._ask_event(FamilyEvent(event=event, member_id=member_id, happened_on=self.view.today), "event")

    def edit_event(self, found: EventLine) -> None:
        """Change an event that was entered, or remove it."""
        self._ask_event(found.event, f"event:{found.event.id}")

    def _ask_event(self, event: FamilyEvent, name: str) -> None:
        if self.view is None:
            return
        form = forms.event_form(self.view, event)
        if event.id:
            self._add_removal(form, T("Remove this event"), lambda: self.panel.run(remove_event, event_id=event.id))

        def save() -> None:
            self.panel.run(record_event, case_id=self.case_id, event=form.record(FamilyEvent))

        self.panel.ask(name, T("What happened"), form, T("Save"), save)

    def mark(self, found: CaseDeadline) -> None:
        """Ask how a deadline was done with."""
        if self.view is None:
            return
        form = forms.deadline_form(found, self.view.today)
        named: dict[str, Any] = {"case_id": self.case_id, "deadline": found.rule.id, "member_id": found.member_id}
        if found.state not in ("open", "late") and found.rule.met_by != "":
            self._add_removal(form, T("Take the mark away"), lambda: self.panel.run(mark_deadline, state="", **named))

        def save() -> None:
            self.panel.run(mark_deadline, **named, **form.values())

        self.panel.ask(f"deadline:{found.rule.id}:{found.member_id}", T("Mark a deadline"), form, T("Save"), save)

    # Members

    def add_member(self) -> None:
        """Ask who shall join."""
        self._ask_member(FamilyMember(joins="now"), "member")

    def edit_member(self, found: MemberLine) -> None:
        """Change what is known of a member, or take her out."""
        self._ask_member(found.member, f"member:{found.id}")

    def _ask_member(self, member: FamilyMember, name: str) -> None:
        if self.view is None:
            return
        form = forms.member_form(self.view.pack, self.view.case.sponsor_status, member)
        if member.id:
            self._add_removal(form, T("Take out of the case"), lambda: self._take_out(member))

        def save() -> None:
            made = form.record(FamilyMember)
            if made.id:
                self.panel.run(edit_member, member=made)
            else:
                self.panel.run(add_member, case_id=self.case_id, member=made)

        title = T("Family member") if member.id else T("Add a family member")
        self.panel.ask(name, title, form, T("Save"), save)

    def _take_out(self, member: FamilyMember) -> None:
        text = T("All that was entered about her or him in this case will be gone.")
        if confirm_destructive(self.page, text, T("Take out of the case")):
            self.panel.run(remove_member, member_id=member.id)

    def arrived(self, found: MemberLine) -> None:
        """Note that a member has arrived: likely files are looked for before a new one begins."""
        if self.view is not None:
            content = ArrivalPanel(self.panel, self.workspace, self.view, found)
            self.panel.show(T("{name} has arrived").put(name=found.name), content, width=520)
            content.focus_first()

    def trace(self, found: MemberLine) -> None:
        """Begin or change the search for a member."""
        if self.view is None:
            return
        form = forms.tracing_form(found, self.view.today)

        def save() -> None:
            self.panel.run(save_tracing, member_id=found.id, tracing=form.record(FamilyTracing))

        title = T("Search for {name}").put(name=found.name)
        self.panel.ask(f"tracing:{found.id}", title, form, T("Save"), save)

    def open_file(self, client_id: str) -> None:
        """Go to the client file of a member."""
        self.workspace.go(Place("client", client_id))

    # Papers and conditions

    def change_paper(self, paper: Paper, held: tuple[str, ...]) -> None:
        """Note in which forms a paper is there."""
        self.panel.run(
            set_evidence, case_id=self.case_id, document=paper.document, member_id=paper.person, held=held
        )  # fmt: skip

    def open_paper(self, paper: Paper) -> None:
        """Look at one paper closely."""
        if self.view is None:
            return
        form = forms.evidence_form(paper)

        def save() -> None:
            self.panel.run(
                set_evidence,
                case_id=self.case_id,
                document=paper.document,
                member_id=paper.person,
                held=forms.held_in(form),
                explanation=form.values()["explanation"],
            )

        title = T("{paper}: {name}").put(paper=verbatim(paper.title), name=self.view.name_of(paper.person))
        self.panel.ask(f"evidence:{paper.document}:{paper.person}", title, form, T("Save"), save)

    def ask_paper(self) -> None:
        """Ask for a paper that the pathway does not name."""
        if self.view is None:
            return
        form = forms.paper_form(self.view)

        def save() -> None:
            self.panel.run(add_paper, case_id=self.case_id, **form.values())

        self.panel.ask("paper", T("Ask for another paper"), form, T("Add"), save)

    def edit_condition(self, found: ConditionLine) -> None:
        """Note how a condition stands."""
        form = forms.condition_form(found)

        def save() -> None:
            self.panel.run(set_condition, case_id=self.case_id, condition=found.condition.id, **form.values())

        self.panel.ask(f"condition:{found.condition.id}", verbatim(found.title), form, T("Save"), save)

    # Steps, and the case itself

    def edit_step(self, found: StepLine | None) -> None:
        """Change a step, or add one."""
        if self.view is None:
            return
        form = forms.step_form(self.view, found)
        if found is not None:
            step_id = found.step.id
            self._add_removal(form, T("Remove this step"), lambda: self.panel.run(remove_step, step_id=step_id))

        def save() -> None:
            self.panel.run(save_step, case_id=self.case_id, step=form.record(FamilyStep))

        name = f"step:{found.step.id}" if found is not None else "step"
        self.panel.ask(name, T("Step"), form, T("Save"), save)

    def do(self, found: StepLine) -> None:
        """Note that a step is done, or not yet."""
        command = do_step if found.step.done_on is None else undo_step
        self.panel.run(command, step_id=found.step.id)

    def close(self) -> None:
        """Ask why the case is closed."""
        if self.view is None:
            return
        form = forms.closing_form(self.view.today)

        def save() -> None:
            values = form.values()
            self.panel.run(
                close_case,
                case_id=self.case_id,
                reason=values["closing_reason"],
                note=values["closing_note"],
                closed_on=values["closed_on"],
            )

        self.panel.ask("close", T("Close the case"), form, T("Close the case"), save)

    def go_on(self) -> None:
        """Reopen the case."""
        self.panel.run(reopen_case, case_id=self.case_id)

    # Drafts

    def reopen(self, name: str) -> bool:
        """Open the form again whose draft was kept; tells whether there is such a form (any more)."""
        kind, _, rest = name.partition(":")
        plain: dict[str, Callable[[], object]] = {
            "event": self.enter_event,
            "member": self.add_member,
            "paper": self.ask_paper,
            "step": lambda: self.edit_step(None),
            "close": self.close,
        }
        view = self.view
        if view is None or not self.may_write:
            return False
        if not rest:
            if kind in plain:
                plain[kind]()
            return kind in plain
        return self._reopen_one(view, kind, rest)

    def _reopen_one(self, view: FamilyView, kind: str, rest: str) -> bool:
        first, _, second = rest.partition(":")
        known: dict[str, tuple[Callable[[Any], object], Any]] = {
            "event": (self.edit_event, next((one for one in view.events if one.event.id == rest), None)),
            "member": (self.edit_member, view.line_of(rest)),
            "tracing": (self.trace, view.line_of(rest)),
            "step": (self.edit_step, next((one for one in view.steps if one.step.id == rest), None)),
            "condition": (
                self.edit_condition,
                next((one for one in view.conditions if one.condition.id == rest), None),
            ),
            "evidence": (self.open_paper, view.matrix.paper(first, second)),
            "deadline": (
                self.mark,
                next((one for one in view.deadlines if (one.rule.id, one.member_id) == (first, second)), None),
            ),
        }
        ask, found = known.get(kind, (None, None))
        if ask is None or found is None:
            return False
        ask(found)
        return True

    def _add_removal(self, form: Form, label: Text, action: Callable[[], object]) -> None:
        form.put(row(Button(label, action, kind="quiet", icon="delete"), None))
