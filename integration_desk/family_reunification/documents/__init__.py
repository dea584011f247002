"""The papers of a family case, as abstract blocks: list of papers, cover letter, course of the case."""

from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.documents import Document
from integration_desk.family_reunification.documents.checklist import checklist
from integration_desk.family_reunification.documents.cover import cover_letter
from integration_desk.family_reunification.documents.timeline import timeline_print
from integration_desk.family_reunification.queries import family_view

EVERYBODY = "everybody"


def compose(reader: Reader, case_id: str, kind: str, language: str, person: str = EVERYBODY) -> Document:
    """Return a paper of a case: of one person ("" the sponsor) or of everybody. Raises MissingError."""
    view, centre = family_view(reader, case_id), centre_of(reader)
    if kind == "cover_letter":
        return cover_letter(view, centre, language, view.responsible)
    if kind == "timeline":
        return timeline_print(view, centre, language)
    people = [one for one in view.matrix.people if one == person or (person == EVERYBODY and view.matrix.of(one))]
    return checklist(view, centre, language, people or [""])


__all__ = ["EVERYBODY", "checklist", "compose", "cover_letter", "timeline_print"]
