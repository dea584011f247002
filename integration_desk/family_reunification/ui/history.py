"""What happened in a case, the newest first; an event is changed where it stands."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from integration_desk.core.words import T, verbatim
from integration_desk.family_reunification.model import CLOSING_REASONS, PAPERS
from integration_desk.family_reunification.queries import EventLine, FamilyView, PaperLine
from integration_desk.family_reunification.ui.lines import LinesCard, line
from integration_desk.i18n import current
from integration_desk.widgets import Button, Label


class HistoryCard(LinesCard):
    """Events with their proof, papers that were printed, and how the case ended. ``edit`` changes an event."""

    def __init__(self, enter: Button, edit: Callable[[EventLine], object], *, may_write: bool) -> None:
        super().__init__(T("What happened"), enter)
        self._edit, self._may_write = edit, may_write

    def show_view(self, view: FamilyView) -> None:
        """Show what happened."""
        dated: list[tuple[date, int, QWidget]] = []
        for number, event in enumerate(view.events):
            if event.event.happened_on is not None:
                dated.append((event.event.happened_on, number, self._event(view, event)))
        for number, paper in enumerate(view.papers):
            if paper.at is not None:
                dated.append((paper.at.astimezone().date(), -number, _paper(paper)))
        if view.case.closed_on is not None:
            reason = CLOSING_REASONS.label(view.case.closing_reason)
            day = verbatim(current().weekday_date(view.case.closed_on))
            closed = line(T("Case closed"), day, view.case.closing_note, chips=((reason, "neutral"),))
            dated.append((view.case.closed_on, len(view.events), closed))
        dated.sort(key=lambda one: one[:2], reverse=True)
        self.show_lines(_or_nothing([widget for _day, _number, widget in dated]))

    def _event(self, view: FamilyView, found: EventLine) -> QWidget:
        title = T("{event}: {name}").put(event=found.title, name=found.person) if found.person else found.title
        day = found.event.happened_on
        when = verbatim(current().weekday_date(day)) if day else ""
        proof = T("Proof: {proof}").put(proof=found.event.proof) if found.event.proof else ""
        chips = [(T("Proof"), "success")] if found.event.proof else []
        if day is not None and day > view.today:
            chips.append((T("Planned"), "info"))
        doings = []
        if self._may_write and view.case.closed_on is None:
            doings.append((T("Change"), "edit", lambda: self._edit(found)))
        return line(title, when, proof, found.event.note, chips=chips, doings=doings)


def _paper(found: PaperLine) -> QWidget:
    printed = T("{paper} printed or saved").put(paper=PAPERS.label(found.paper.kind))
    about = [current().moment(found.at) if found.at else "", found.person, current().language(found.paper.language)]
    return line(printed, verbatim(" · ".join(part for part in (*about, found.printed_by) if part)))


def _or_nothing(found: list[QWidget]) -> Iterator[QWidget]:
    if not found:
        yield Label(T("Nothing was entered yet."), voice="muted", wrap=True)
    yield from found
