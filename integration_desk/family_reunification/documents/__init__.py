"""The papers of a family case, as abstract blocks: list of papers, cover letter, course of the case."""

from collections.abc import Iterator

from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.documents import Document
from integration_desk.family_reunification.documents.checklist import checklist
from integration_desk.family_reunification.documents.cover import cover_letter
from integration_desk.family_reunification.documents.timeline import timeline_print
from integration_desk.family_reunification.queries import FamilyView, family_view
from integration_desk.packs import Item, Said

EVERYBODY = "everybody"


def words_of_rules(view: FamilyView, kind: str) -> Iterator[Said]:
    """Yield the words of the pack that a paper of a case prints."""
    if view.pack is None:
        return
    items: list[Item | None] = []
    if kind == "timeline":
        items += [view.pack.event(one.event.event) for one in view.events]
        items += [view.pack.step(one.step.step) for one in view.steps if one.step.done_on is None]
        yield from (one.rule.title for one in view.deadlines)
    else:
        items += [view.pack.relation(one.member.relation) for one in view.members]
        papers = [one for person in view.matrix.people for one in view.matrix.of(person)]
        items += [view.pack.document(one.document) for one in papers]
        yield from (one.note for one in papers if one.note and kind == "checklist")
    yield from (one.title for one in items if one is not None)


def compose(reader: Reader, case_id: str, kind: str, language: str, person: str = EVERYBODY) -> Document:
    """Return a paper of a case: of one person ("" the sponsor) or of everybody. Raises MissingError."""
    view, centre = family_view(reader, case_id), centre_of(reader)
    if kind == "cover_letter":
        return cover_letter(view, centre, language, view.responsible)
    if kind == "timeline":
        return timeline_print(view, centre, language)
    people = [one for one in view.matrix.people if one == person or (person == EVERYBODY and view.matrix.of(one))]
    return checklist(view, centre, language, people or [""])


__all__ = ["EVERYBODY", "checklist", "compose", "cover_letter", "timeline_print", "words_of_rules"]
