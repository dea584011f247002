"""The cards of a case: deadlines with their source, who joins, conditions, steps."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtWidgets import QWidget

from integration_desk.core.words import T, Text, verbatim
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.model import CONDITION_STATES, JOINS, MEMBER_STATES, TRACING_STATES
from integration_desk.family_reunification.pathways import words_of
from integration_desk.family_reunification.queries import ConditionLine, FamilyView, MemberLine, StepLine
from integration_desk.family_reunification.reckoning import CaseDeadline
from integration_desk.family_reunification.ui.lines import LinesCard, line
from integration_desk.family_reunification.ui.words import age_words, deadline_chip, deadline_when, step_when
from integration_desk.i18n import current
from integration_desk.packs import PHASES
from integration_desk.widgets import Banner, Button, Label, say


class Doings(Protocol):
    """What the cards ask the page to do."""

    may_write: bool

    def enter_event(self, event: str = "", member_id: str = "") -> None:
        """Ask what happened."""

    def mark(self, found: CaseDeadline) -> None:
        """Ask how a deadline was done with."""

    def edit_member(self, found: MemberLine) -> None:
        """Change what is known of a member."""

    def arrived(self, found: MemberLine) -> None:
        """Note that a member has arrived."""

    def trace(self, found: MemberLine) -> None:
        """Begin or change the search for a member."""

    def edit_condition(self, found: ConditionLine) -> None:
        """Note how a condition stands."""

    def edit_step(self, found: StepLine | None) -> None:
        """Change a step, or add one."""

    def do(self, found: StepLine) -> None:
        """Note that a step is done, or not yet."""

    def open_file(self, client_id: str) -> None:
        """Go to the client file of a member."""


class DeadlinesCard(LinesCard):
    """The deadlines with article and source, the next one first; a pack that was not checked for a year warns."""

    def __init__(self, doings: Doings) -> None:
        super().__init__(T("Deadlines"))
        self.doings = doings
        self.warning = Banner(tone="warning")
        self.source = Label(voice="caption", wrap=True)
        self.content.insertWidget(1, self.warning)
        self.content.addWidget(self.source)

    def show_view(self, view: FamilyView) -> None:
        """Show the deadlines of a case."""
        self.show_lines(self._lines_of(view))
        if view.pack is None:
            self.warning.show_text(
                T("The pack of this pathway is not in the desk: no deadline is worked out."), "danger"
            )
            self.source.say("")
            return
        old = T("The pack was checked on {day}, more than a year ago: look into the law itself before you rely on it.")
        self.warning.show_text(old.put(day=view.pack.checked_on) if view.pack_is_old else "", "warning")
        told = T("{pack}, checked on {day}. {source}").put(
            pack=words_of_pack(view), day=view.pack.checked_on, source=view.pack.source
        )
        self.source.say(told)

    def _lines_of(self, view: FamilyView) -> Iterator[QWidget]:
        if not view.deadlines:
            yield Label(
                T("Deadlines follow from what happened: enter when the status was granted or the application filed."),
                voice="muted",
                wrap=True,
            )
        for found in view.deadlines:
            yield self._line(view, found)

    def _line(self, view: FamilyView, found: CaseDeadline) -> QWidget:
        title: Text | str = words_of(found.rule, found.rule.id)
        if found.member_id:
            title = T("{what}: {name}").put(what=title, name=view.name_of(found.member_id))
        when = deadline_when(found, view.today)
        counted = T("{article}. Counted from {day}.").put(article=found.rule.article, day=found.since)
        source = found.rule.source
        doings = []
        if self.doings.may_write and view.case.closed_on is None:
            if found.is_open and found.rule.met_by:
                doings.append(
                    (T("Enter it"), "check", lambda: self.doings.enter_event(found.rule.met_by, found.member_id))
                )
            doings.append((T("Mark"), "edit", lambda: self.doings.mark(found)))
        late = found.is_overdue(view.today)
        words = Label(when, tone="danger" if late else "", voice="body", wrap=True)
        about = Label(found.rule.text.text(current().language_code), voice="caption", wrap=True)
        shown = about if found.rule.text and found.is_open else ""
        cited = T("{what} {source}").put(what=counted, source=source) if source else counted
        return line(title, words, cited, shown, found.note, chips=(deadline_chip(found, view.today),), doings=doings)


def words_of_pack(view: FamilyView) -> str:
    """Return the title of the pack of a case."""
    return view.pack.title.text(current().language_code) if view.pack else ""


class MembersCard(LinesCard):
    """Those who join: what they are to the sponsor, how far they are, and when an age is reached."""

    def __init__(self, doings: Doings, add: Button) -> None:
        super().__init__(T("Who shall join"), add)
        self.doings = doings

    def show_view(self, view: FamilyView) -> None:
        """Show the members of a case."""
        self.show_lines(self._lines_of(view))

    def _lines_of(self, view: FamilyView) -> Iterator[QWidget]:
        if not view.members:
            yield Label(
                T("Nobody is entered yet. Papers, conditions and ages follow from who shall join."),
                voice="muted",
                wrap=True,
            )
        for found in view.members:
            yield self._line(view, found)

    def _line(self, view: FamilyView, found: MemberLine) -> QWidget:
        member, now = found.member, current()
        ages = [(one, *age_words(one, view.today)) for one in found.ages]
        about = [found.relation]
        if member.birth_date is not None:
            about.append(say(T("born {day}").put(day=member.birth_date)))
        if place := ", ".join(part for part in (member.place_now, now.country(member.country_now)) if part):
            about.append(place)
        details: list[Text | str | QWidget] = [verbatim(" · ".join(about))]
        for one, text, tone in ages:
            details.append(Label(text, tone=tone if tone == "danger" else "", wrap=True))
            law = one.age.text.text(now.language_code) if one.age.text and tone == "danger" else ""
            told = T("{article}. {text}").put(article=one.age.article, text=law) if law else verbatim(one.age.article)
            details.append(Label(told, voice="caption", wrap=True))
        if member.whereabouts_unknown and found.tracing is None:
            details.append(
                Label(T("Nobody knows where she or he is. A search has not begun."), tone="danger", wrap=True)
            )
        if found.tracing is not None and found.tracing.reference:
            details.append(T("Reference of the search: {reference}").put(reference=found.tracing.reference))
        if member.note:
            details.append(member.note)
        chips = [] if member.joins == "now" else [(JOINS.label(member.joins), "neutral")]
        if member.joins == "now":
            chips.append((MEMBER_STATES.label(member.state), rules.MEMBER_TONES[member.state]))
        if found.tracing is not None:
            state = found.tracing.state
            chips.append((TRACING_STATES.label(state), rules.TRACING_TONES[state]))
        if any(tone == "danger" for _age, _text, tone in ages):
            chips.append((T("Ages out"), "danger"))
        name = (
            " ".join(part for part in (found.name, member.native_name) if part)
            if member.native_name != found.name
            else found.name
        )
        return line(name, *details, chips=chips, doings=self._doings(view, found))

    def _doings(self, view: FamilyView, found: MemberLine) -> list[tuple[Text, str, Callable[[], object]]]:
        doings: list[tuple[Text, str, Callable[[], object]]] = []
        if found.member.client_id:
            doings.append((T("Open the file"), "person", lambda: self.doings.open_file(found.member.client_id)))
        if not self.doings.may_write or view.case.closed_on is not None:
            return doings
        if not found.member.client_id and found.member.joins != "no":
            doings.append((T("Has arrived"), "house", lambda: self.doings.arrived(found)))
        if found.member.whereabouts_unknown or found.tracing is not None:
            doings.append((T("Search"), "search", lambda: self.doings.trace(found)))
        doings.append((T("Edit"), "edit", lambda: self.doings.edit_member(found)))
        return doings


class ConditionsCard(LinesCard):
    """The conditions of the pathway: met, not yet, or not needed, with article and what shows it."""

    def __init__(self, doings: Doings) -> None:
        super().__init__(T("Conditions"))
        self.doings = doings

    def show_view(self, view: FamilyView) -> None:
        """Show the conditions of a case."""
        self.setVisible(bool(view.conditions))
        self.show_lines(self._line(view, one) for one in view.conditions)

    def _line(self, view: FamilyView, found: ConditionLine) -> QWidget:
        tone = rules.CONDITION_TONES[found.state]
        spared = T("Not asked in this case.") if found.spared and found.state == "not_needed" else ""
        shown = T("Shown by: {paper}").put(paper=found.evidence) if found.evidence else ""
        about = found.condition.text.text(current().language_code) if found.condition.text else ""
        doings = []
        if self.doings.may_write and view.case.closed_on is None:
            doings.append((T("Change"), "edit", lambda: self.doings.edit_condition(found)))
        return line(
            found.title,
            found.condition.article,
            Label(about, voice="caption", wrap=True) if about and found.state == "not_yet" else "",
            spared,
            shown,
            found.note,
            chips=((CONDITION_STATES.label(found.state), tone),),
            doings=doings,
        )


class StepsCard(LinesCard):
    """The steps from the first conversation to what follows the arrival: whose, until when, done or not."""

    def __init__(self, doings: Doings) -> None:
        self.doings = doings
        self.add_button = Button(T("Add a step"), lambda: doings.edit_step(None), icon="add")
        super().__init__(T("Steps"), *((self.add_button,) if doings.may_write else ()))

    def show_view(self, view: FamilyView) -> None:
        """Show the steps of a case, under the phase that they belong to."""
        self.add_button.setVisible(self.doings.may_write and view.case.closed_on is None)
        self.show_lines(self._lines_of(view))

    def _lines_of(self, view: FamilyView) -> Iterator[QWidget]:
        phase, nearest = "", view.next_step
        many = Counter(found.phase for found in view.steps)
        for found in view.steps:
            if found.phase != phase and found.phase in PHASES and many[found.phase] > 1:
                yield Label(PHASES.label(found.phase), voice="muted")
            phase = found.phase
            yield self._line(view, found, first=found is nearest)

    def _line(self, view: FamilyView, found: StepLine, *, first: bool) -> QWidget:
        step, chips = found.step, list[tuple[Text | str, str]]()
        beside = ""
        if step.done_on is not None:
            chips.append((T("Done on {day}").put(day=step.done_on), "success"))
        else:
            if first:
                chips.append((T("Next", context="step"), "accent"))
            late = found.is_late(view.today)
            due = step_when(found, view.today)
            who = found.owner or (say(T("the family")) if found.actor in ("sponsor", "member") else "")
            parts = [say(one) for one in (who, due) if one]
            if parts:
                beside = " · ".join(parts)
            if late:
                chips.append((T("Overdue"), "danger"))
        doings = []
        if self.doings.may_write and view.case.closed_on is None:
            words = (T("Not done"), "undo") if step.done_on is not None else (T("Done"), "check")
            doings.append((*words, lambda: self.doings.do(found)))
            doings.append((T("Change"), "edit", lambda: self.doings.edit_step(found)))
        return line(found.title, step.note, beside=beside, chips=chips, doings=doings)
