"""The evidence matrix: a document in each line, a person in each column, and keys that say what is there."""

from collections.abc import Callable, Sequence

from integration_desk.core.words import T, Text, verbatim
from integration_desk.family_reunification.model import HELD
from integration_desk.family_reunification.queries import FamilyView, Matrix, Paper
from integration_desk.family_reunification.queries.matrix import NOT_ASKED
from integration_desk.i18n import current, isolate
from integration_desk.widgets import Button, Card, Cell, EmptyState, Grid, Label, on_language, say

_ICONS = {
    "complete": ("success", "success"),
    "explained": ("info", "info"),
    "incomplete": ("warning", "warning"),
    "missing": ("danger", "danger"),
}
_WORDS: dict[str, Text] = {
    "missing": T("Missing"),
    "explained": T("Cannot be obtained, explained"),
    NOT_ASKED: T("not asked for"),
}


def keys_of_forms() -> dict[str, str]:
    """Return the letter for each form in the staff's language: the first of its word that is not taken yet.

    Figures do in every keyboard layout; the letters are for those who know them.
    """
    found: dict[str, str] = {}
    for code in HELD:
        letters = (letter for letter in say(code.label).casefold() if letter.isalpha() and letter not in found.values())
        found[code.code] = next(letters, "")
    return found


def form_of_key(typed: str) -> str:
    """Return the form that a letter or a figure means, or ""."""
    if typed.isascii() and typed.isdigit():
        codes = [code.code for code in HELD]
        return codes[int(typed) - 1] if 1 <= int(typed) <= len(codes) else ""
    return next((form for form, letter in keys_of_forms().items() if letter and letter == typed.casefold()), "")


def paper_cell(paper: Paper | None) -> Cell:
    """Return what stands in a cell: what is there, and below it what is missing."""
    if paper is None or paper.state == NOT_ASKED:
        return Cell("–" if paper is None else _WORDS[NOT_ASKED], tone="text-muted", wrap=True)
    state, speaker = paper.state, current()
    icon = _ICONS[state] if paper.required or state != "missing" else ("info", "text-muted")
    held = speaker.listing([say(HELD.label(form)) for form in paper.held if form != "unobtainable"])
    missing = speaker.listing([say(HELD.label(form)) for form in paper.missing])
    if state == "missing":
        text: Text | str = _WORDS["missing"] if paper.required else T("If there is one")
        return Cell(text, detail=missing, icon=icon, wrap=True)
    if state == "explained":
        return Cell(_WORDS["explained"], detail=isolate(paper.explanation), icon=icon, wrap=True)
    detail = T("missing: {forms}").put(forms=missing) if missing else ""
    return Cell(held, detail=detail, icon=icon, wrap=True)


class EvidenceCard(Card):
    """The matrix with its legend and what is missing at a glance.

    ``change`` gets the paper and the forms in which it is there now; ``open_paper`` a paper to be looked at closely.
    """

    def __init__(
        self,
        change: Callable[[Paper, tuple[str, ...]], object],
        open_paper: Callable[[Paper], object],
        add: Callable[[], object],
        *,
        may_write: bool,
    ) -> None:
        self.add_button = Button(T("Ask for another paper"), add, icon="add")
        super().__init__(T("Papers"), *((self.add_button,) if may_write else ()), gap=8)
        self._change, self._open_paper, self._may_write = change, open_paper, may_write
        self._matrix = Matrix((), (), {})
        self.told, self.legend = Label(voice="strong", wrap=True), Label(voice="muted", wrap=True)
        self.grid = Grid(T("Papers by person"))
        self.nothing = EmptyState(
            T("When somebody who shall join is entered, the papers that the pathway asks for stand here."),
            icon="document",
        )
        for part in (self.told, self.grid, self.legend, self.nothing):
            self.content.addWidget(part)
        self.grid.typed.connect(self._typed)
        self.grid.opened.connect(self._opened)
        on_language(self, "legend", self._say_legend)

    def show_view(self, view: FamilyView) -> None:
        """Show the papers of a case."""
        matrix = self._matrix = view.matrix
        some = bool(matrix.documents)
        self.grid.setVisible(some)
        self.legend.setVisible(some and self._may_write)
        self.told.setVisible(some)
        self.nothing.setVisible(not some)
        if not some:
            return
        heads = [T("Document"), *(self._head(view, person) for person in matrix.people)]
        self.grid.show_cells(heads, [self._line(matrix, document, title) for document, title in matrix.documents])
        ready, asked = matrix.counts()
        told = T("{ready} of {count} paper is in order.", "{ready} of {count} papers are in order.")
        self.told.say(told.of(asked, ready=ready))
        self.told.set_tone("success" if ready == asked else "")

    def _head(self, view: FamilyView, person: str) -> Text:
        ready, asked = view.matrix.counts(person)
        return T("{name} ({ready} of {count})").put(name=view.name_of(person), ready=ready, count=asked)

    def _line(self, matrix: Matrix, document: str, title: str) -> Sequence[Cell]:
        return [
            Cell(title, strong=True, wrap=True),
            *(paper_cell(matrix.paper(document, one)) for one in matrix.people),
        ]

    def _say_legend(self) -> None:
        keys = keys_of_forms()
        parts = [
            say(T("{figure} or {letter}: {form}").put(figure=number, letter=keys[one.code].upper(), form=one.label))
            for number, one in enumerate(HELD, 1)
        ]
        told = T("Arrow keys go from paper to paper. {keys}. Delete: nothing is there. Enter: more.")
        between = "؛ " if current().direction == "rtl" else "; "
        self.legend.say(verbatim(say(told.put(keys=verbatim(between.join(parts))))))

    def _paper(self, row: int, column: int) -> Paper:
        document, title = self._matrix.documents[row]
        person = self._matrix.people[column - 1]
        found = self._matrix.paper(document, person)
        return found or Paper(document=document, person=person, title=title, asked=False)

    def _typed(self, row: int, column: int, typed: str) -> None:
        if not self._may_write or column < 1:
            return
        paper, form = self._paper(row, column), form_of_key(typed) if typed else ""
        if typed and not form:
            return
        if not typed:
            self._change(paper, ())
        elif form == "unobtainable" and form not in paper.held:
            self._open_paper(paper)
        else:
            held = set(paper.held) ^ {form}
            self._change(paper, tuple(code.code for code in HELD if code.code in held))

    def _opened(self, row: int, column: int) -> None:
        if self._may_write:
            self._open_paper(self._paper(row, column))
