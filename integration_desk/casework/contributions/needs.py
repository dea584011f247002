"""What needs give to the rest of the program."""

from integration_desk.casework import rules
from integration_desk.casework.model import CASES_WRITE, SEVERITIES, Need
from integration_desk.casework.queries import assessments, current_needs
from integration_desk.clients import known_when, member_names
from integration_desk.core.access import Reader
from integration_desk.core.slices import Action, Place, Summary, TimelineEntry
from integration_desk.core.words import T, Text
from integration_desk.directory import NEEDS

_SHOWN = 4


def need_timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return the assessments of a client's needs."""
    members = member_names(reader)
    entries = []
    for one in assessments(reader, client_id):
        needs = rules.gravest(reader.all(Need, "assessment_id = :one", {"one": one.id}))
        when = known_when(one.assessed_on, one.created_at)
        if when is None:
            continue
        entries.append(
            TimelineEntry(
                when=when,
                title=T("Needs assessed: {count} need", "Needs assessed: {count} needs").of(len(needs)),
                detail=one.note or members.get(one.assessed_by, ""),
                icon="check",
                place=Place("needs", client_id, (("assessment", one.id),)),
            )
        )
    return entries


def need_summary(reader: Reader, client_id: str) -> list[Summary]:
    """Return the gravest needs of a client with their level, and how many there are besides."""
    needs = rules.gravest(current_needs(reader, client_id))
    place = Place("needs", client_id)
    lines = [
        Summary(NEEDS.label(one.area), _words(one), place, rules.tone_of(one.severity), rules.level(one.severity))
        for one in needs[:_SHOWN]
    ]
    if len(needs) > _SHOWN:
        more = T("{count} more need", "{count} more needs").of(len(needs) - _SHOWN)
        lines.append(Summary(T("Needs"), more, place, "neutral"))
    return lines


def _words(need: Need) -> Text:
    return SEVERITIES.label(need.severity) if need.severity else T("Need")


NEED_CLIENT_ACTIONS = (Action("casework.needs", T("Needs"), Place("needs"), CASES_WRITE, "check", help_topic="needs"),)
