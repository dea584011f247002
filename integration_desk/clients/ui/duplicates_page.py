"""The list of files that may be about one person, and of those that were merged."""

from PySide6.QtCore import QTimer

from integration_desk import i18n
from integration_desk.clients.duplicates import likelihood
from integration_desk.clients.queries import ClientHit, DuplicatePair, MergedFiles, comparing, duplicates_page
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.widgets import (
    Button,
    Cell,
    Column,
    Filter,
    Flow,
    Label,
    ListPage,
    ListSpec,
    Workspace,
    holding,
    say,
)

Row = DuplicatePair | MergedFiles
_WATCHED_EVERY = 500  # milliseconds


class DuplicatesPage(ListPage):
    """Lists pairs with their reasons; Enter opens both files side by side."""

    touches = frozenset({"client", "contact_point", "client_document", "not_duplicate", "client_merge", "likeness"})
    help_topic = "duplicates"

    def __init__(self, workspace: Workspace, place: Place) -> None:
        super().__init__(
            workspace,
            place,
            ListSpec(
                title=T("Same person twice?"),
                count=T("{count} pair", "{count} pairs"),
                query=duplicates_page,
                columns=_COLUMNS,
                search=T("Find by name or file number"),
                filters=(Filter("merged", T("Merged files"), on=bool(place.option("merged"))),),
                empty=T(
                    "No two files look as if they were about the same person. If you know of two, open one of them and"
                    " look for the other."
                ),
                instead=(T("Find a client"), "search", lambda: workspace.go(Place("clients"))),
                open_row=lambda found: workspace.go(place_of(found)),
                icon="clients",
            ),
        )
        self._left = 0
        self.comparing = Label(voice="muted")
        self.stop, self.go_on = Button(T("Stop"), self._stop, kind="link"), Button(T("Go on"), self._begin, kind="link")
        self._line = holding(Flow(self.comparing, self.stop, self.go_on, gap=8))
        self._line.hide()
        self.top.notes.addWidget(self._line)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCHED_EVERY)
        self._watch.timeout.connect(self._tell_progress)

    def refresh(self) -> None:
        """Read the pairs again, and how many files still wait to be compared."""
        super().refresh()
        self.workspace.tasks.ask(comparing, then=self._take_in)

    def retranslate(self) -> None:
        """Say again how far the comparison is."""
        super().retranslate()
        self._tell_progress()

    def leave(self) -> None:
        """Forget the rows, and look no longer how far the comparison is."""
        super().leave()
        self._watch.stop()

    def _take_in(self, waiting: int) -> None:
        self._left = waiting
        self._watch.start()
        self._tell_progress()

    def _tell_progress(self) -> None:
        """Say how far a long comparison is; of a few files it is over before one has read that."""
        likeness = self.workspace.desk.likeness
        progress = likeness.progress
        if progress is not None:
            done, total = progress
            self._left = total - done
            self.comparing.say(T("Comparing {done} of {total} files …").put(done=done, total=total))
        elif self._left:
            text = T("{count} file is still to be compared.", "{count} files are still to be compared.")
            self.comparing.say(text.of(self._left))
        self.stop.setVisible(progress is not None)
        self.go_on.setVisible(likeness.paused)
        self._line.setVisible(progress is not None or self._left > 0)
        if progress is None and not likeness.paused:
            self._watch.stop()

    def _stop(self) -> None:
        self.workspace.desk.likeness.pause()
        self.workspace.tasks.ask(comparing, then=self._take_in)

    def _begin(self) -> None:
        self.workspace.desk.likeness.begin()
        self._watch.start()


def place_of(found: Row) -> Place:
    """Return where a pair is compared, or a merge is looked at."""
    if isinstance(found, MergedFiles):
        return Place("duplicate", found.client_id, (("merge", found.id),))
    return Place("duplicate", found.first.id, (("other", found.second.id),))


def _person(one: ClientHit) -> Cell:
    detail = T("{file_number} · born {birth_date}").put(file_number=one.file_number, birth_date=one.birth_date)
    return Cell(one.name, detail=detail if one.birth_date else one.file_number, strong=True)


def _first(found: Row) -> Cell:
    if isinstance(found, MergedFiles):
        return Cell(found.name, detail=found.file_number, strong=True)
    return _person(found.first)


def _second(found: Row) -> Cell:
    if isinstance(found, MergedFiles):
        return Cell(found.merged_number, detail=found.merged_by)
    return _person(found.second)


def _likely(found: Row) -> Cell | str:
    if isinstance(found, MergedFiles):
        return i18n.current().date(found.merged_on) if found.merged_on else ""
    return Cell(chip=likelihood(found.score))


def _why(found: Row) -> str:
    return "" if isinstance(found, MergedFiles) else i18n.current().listing([say(one) for one in found.why])


_COLUMNS = (
    Column("first", T("One file"), _first, width=240, least=150, stretch=True),
    Column("second", T("The other file"), _second, width=240, least=150),
    Column("likely", T("How likely"), _likely, width=210, least=165),
    Column("why", T("Reasons"), _why, width=260, least=110),
)
