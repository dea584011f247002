"""The evidence matrix: which document is asked of whom, in which forms it is there, and what is missing at a glance."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from integration_desk.core.access import Reader
from integration_desk.family_reunification import rules
from integration_desk.family_reunification.model import FamilyCase, FamilyEvidence, FamilyMember
from integration_desk.family_reunification.pathways import words_of
from integration_desk.packs import Evidence, Pack, Said

NOT_ASKED = "not_asked"
IN_ORDER = frozenset({"complete", "explained"})


@attrs.frozen(kw_only=True)
class Paper:
    """A cell of the matrix: one document of one person.

    ``forms`` are asked for, ``held`` are there, ``missing`` what is asked and not there; ``state`` says it in one word.
    """

    document: str
    person: str
    title: str
    forms: tuple[str, ...] = ()
    required: bool = True
    held: tuple[str, ...] = ()
    explanation: str = ""
    asked: bool = True
    own: bool = False
    note: Said = attrs.field(factory=Said)
    article: str = ""
    source: str = ""

    @property
    def state(self) -> str:
        """Return missing, incomplete, complete, explained or not_asked."""
        if not self.asked and not self.held:
            return NOT_ASKED
        return rules.paper_state(self.held, self.forms)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the forms that are asked for and not there."""
        return rules.missing_forms(self.held, self.forms) if self.asked else ()

    @property
    def is_wanted(self) -> bool:
        """Tell whether somebody still has to bring something."""
        return self.asked and self.required and self.state not in IN_ORDER


@attrs.frozen
class Matrix:
    """All papers of a case: documents down, people across; ``people`` begins with the sponsor ("")."""

    documents: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    cells: dict[tuple[str, str], Paper]

    def paper(self, document: str, person: str) -> Paper | None:
        """Return one cell; None where nothing is asked and nothing is there."""
        return self.cells.get((document, person))

    def of(self, person: str) -> tuple[Paper, ...]:
        """Return the papers of one person, in the order of the documents."""
        found = (self.cells.get((document, person)) for document, _title in self.documents)
        return tuple(one for one in found if one is not None)

    def counts(self, person: str | None = None) -> tuple[int, int]:
        """Return how many required papers are in order, and how many there are, of a person or of all."""
        papers = [one for one in self.cells.values() if one.asked and one.required and person in (None, one.person)]
        return sum(one.state in IN_ORDER for one in papers), len(papers)


def matrix_of(
    reader: Reader, case: FamilyCase, pack: Pack | None, members: Sequence[FamilyMember], language: str = ""
) -> Matrix:
    """Return the evidence matrix of a case, with titles in a language (the staff's)."""
    kept = {
        (one.document, one.member_id): one
        for one in reader.all(FamilyEvidence, "case_id = :case", {"case": case.id}, order="rowno")
    }
    asked = {(one.document, person): one for person, one in _asked(pack, members)} if pack else {}
    order = {one.id: place for place, one in enumerate(pack.documents)} if pack else {}
    cells: dict[tuple[str, str], Paper] = {}
    for place in (*asked, *(one for one in kept if one not in asked)):
        cells[place] = _paper(place, asked.get(place), kept.get(place), pack, language)
    documents = sorted(
        dict.fromkeys(document for document, _person in cells), key=lambda one: (order.get(one, len(order)), one)
    )
    titles = tuple((one, _title(cells, one)) for one in documents)
    return Matrix(titles, ("", *(member.id for member in members)), cells)


def _asked(pack: Pack, members: Iterable[FamilyMember]) -> Iterator[tuple[str, Evidence]]:
    """Yield what the pack asks for, with the person it is asked of: what two relations ask of the sponsor is one."""
    for member in members:
        relation = pack.relation(member.relation)
        if relation is None or member.joins == "no":
            continue
        for evidence in relation.evidence:
            yield (member.id if evidence.of == "member" else rules.SPONSOR), evidence


def _paper(
    place: tuple[str, str], asked: Evidence | None, kept: FamilyEvidence | None, pack: Pack | None, language: str
) -> Paper:
    document, person = place
    known = pack.document(document) if pack else None
    own = kept is not None and bool(kept.title)
    return Paper(
        document=document,
        person=person,
        title=kept.title if kept is not None and own else words_of(known, document, language),
        forms=((asked.forms if asked else ()) or (known.forms if known and asked else ())),
        required=asked.required if asked else True,
        held=kept.held if kept else (),
        explanation=kept.explanation if kept else "",
        asked=asked is not None or own,
        own=own,
        note=(asked.note if asked else None) or (known.text if known else None) or Said(),
        article=(asked.article if asked else "") or (known.article if known else ""),
        source=(asked.source if asked else "") or (known.source if known else ""),
    )


def _title(cells: dict[tuple[str, str], Paper], document: str) -> str:
    return next(paper.title for (one, _person), paper in cells.items() if one == document)
