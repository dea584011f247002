"""Writing notes."""

from integration_desk.casework.model import CASES_WRITE, CaseNote
from integration_desk.casework.queries.cases import open_case_of
from integration_desk.clients import Client, local_day, short_name
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T

_A_DAY = 24 * 60


@command("casework.write_note", T("Write a note"), CASES_WRITE)
def write_note(tx: Transaction, *, note: CaseNote) -> str:
    """Write a note on a client, or change one. Returns its id."""
    _require_sense(tx, note)
    if note.id:
        saved = tx.get(CaseNote, note.id)
        tx.update(saved, **editable_values(changed(note, client_id=saved.client_id)))
        text = T("Change a note on {name}")
    else:
        case = open_case_of(tx, tx.get(Client, note.client_id).id)
        saved = tx.insert(changed(note, case_id=case.id if case else "", author_id=tx.person.id))
        text = T("Add a note on {name}")
    client = tx.get(Client, saved.client_id)
    tx.name_step(text.put(name=short_name(client)))
    return saved.id


def _require_sense(tx: Transaction, note: CaseNote) -> None:
    problems = []
    if note.held_on is not None and note.held_on > local_day(tx.now):
        problems.append(Problem("held_on", T("This day is still to come. Write the day of the talk.")))
    if note.minutes is not None and not 0 <= note.minutes <= _A_DAY:
        problems.append(Problem("minutes", T("Write how many minutes it took: between 0 and a whole day.")))
    if problems:
        raise InvalidError(tuple(problems))


@command("casework.remove_note", T("Remove a note"), CASES_WRITE)
def remove_note(tx: Transaction, *, note_id: str) -> None:
    """Remove a note; it can be undone."""
    saved = tx.get(CaseNote, note_id)
    tx.delete(saved)
    client = tx.find(Client, saved.client_id)
    tx.name_step(T("Remove a note on {name}").put(name=short_name(client) if client else ""))


NOTE_COMMANDS = (write_note, remove_note)
