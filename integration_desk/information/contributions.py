"""What information sheets give to the rest of the program."""

from integration_desk.core.access import Reader
from integration_desk.core.slices import Action, Hit, Place, SidebarEntry, Slice, TimelineEntry
from integration_desk.core.words import T
from integration_desk.i18n import current
from integration_desk.information.commands import COMMANDS
from integration_desk.information.model import (
    INFORMATION_GIVE,
    INFORMATION_READ,
    INFORMATION_WRITE,
    GivenSheet,
    SheetText,
)
from integration_desk.information.queries import given_to, sheets


def timeline(reader: Reader, client_id: str) -> list[TimelineEntry]:
    """Return the sheets that a client was given."""
    return [
        TimelineEntry(
            when=one.given_at,
            title=T("Information sheet given: {title}").put(title=one.title),
            detail=current().language(one.language),
            icon="document",
            place=Place("sheets", one.key, (("client", client_id), ("language", one.language))),
        )
        for one in given_to(reader, client_id)
        if one.given_at is not None
    ]


def palette(reader: Reader, words: str) -> list[Hit]:
    """Return the sheets whose title has the typed words."""
    typed = words.casefold().split()
    if not typed or len(words.strip()) < 3:
        return []
    return [
        Hit(one.title, T("Information sheet"), Place("sheets", one.key), "document")
        for one in sheets(reader)
        if all(word in one.title.casefold() for word in typed)
    ][:5]


SLICE = Slice(
    name="information",
    label=T("Information sheets"),
    records=(SheetText, GivenSheet),
    commands=COMMANDS,
    rights=(INFORMATION_READ, INFORMATION_WRITE, INFORMATION_GIVE),
    sidebar=(SidebarEntry(T("Information sheets"), Place("sheets"), INFORMATION_READ, "document"),),
    actions=(
        Action(
            "information.sheets", T("Information sheets"), Place("sheets"), INFORMATION_READ, "document",
            help_topic="sheets",
        ),
        Action(
            "information.new", T("Write an information sheet"), Place("sheet.edit"), INFORMATION_WRITE, "add",
            help_topic="sheets",
        ),
    ),
    timeline=timeline,
    palette=palette,
    client_actions=(
        Action(
            "information.give", T("Information sheet"), Place("sheets"), INFORMATION_GIVE, "document",
            help_topic="sheets",
        ),
    ),
)  # fmt: skip
