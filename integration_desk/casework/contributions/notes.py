"""What notes give to the rest of the program."""

from integration_desk.casework.model import CASES_WRITE, CONTACT_TYPES, CaseNote
from integration_desk.casework.queries import notes_of
from integration_desk.clients import known_when
from integration_desk.core.access import Reader
from integration_desk.core.slices import Action, Place, TimelineEntry
from integration_desk.core.words import T, Text, verbatim
from integration_desk.i18n import current


def note_timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return the notes on a client."""
    return [
        TimelineEntry(
            when=when,
            title=CONTACT_TYPES.label(one.contact),
            detail=one.text,
            state=_circumstances(one),
            tone="neutral",
            icon="note",
            place=Place("note", one.id, (("client", client_id),)),
        )
        for one in notes_of(reader, client_id)
        if (when := known_when(one.held_on, one.created_at)) is not None
    ]


def _circumstances(note: CaseNote) -> Text | None:
    """Return how long it took, in which language, and whether somebody interpreted."""
    now, parts = current(), list[Text]()
    if note.minutes:
        parts.append(T("{count} minute", "{count} minutes").of(note.minutes))
    if note.language:
        parts.append(T("in {language}").put(language=now.language(note.language)))
    if note.interpreter:
        parts.append(T("with an interpreter"))
    return verbatim(" · ".join(now.say(one) for one in parts)) if parts else None


NOTE_CLIENT_ACTIONS = (
    Action("casework.note", T("Note"), Place("note"), CASES_WRITE, "note", shortcut="Ctrl+Shift+M", help_topic="note"),
)
