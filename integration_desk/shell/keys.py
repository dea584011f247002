"""The keyboard map of the window: one list for the shortcuts, for the overview under ``?`` and for the tests."""

from enum import StrEnum

import attrs

from integration_desk.core.words import T, Text


class Group(StrEnum):
    """The headings of the overview."""

    GO = "go"
    WORK = "work"
    WINDOW = "window"


GROUPS: dict[Group, Text] = {
    Group.GO: T("Go to"),
    Group.WORK: T("Work"),
    Group.WINDOW: T("Window"),
}


@attrs.frozen
class Key:
    """A shortcut: what it is called inside, its keys, and what it does in words. Later keys are alternatives."""

    id: str
    keys: tuple[str, ...]
    label: Text
    group: Group


KEYS: tuple[Key, ...] = (
    Key("palette", ("Ctrl+K",), T("Find a client, a service or an action"), Group.GO),
    Key("sidebar_number", ("Alt+1",), T("First to ninth line of the sidebar (Alt+1 to Alt+9)"), Group.GO),
    Key("back", ("Alt+Left",), T("Page before"), Group.GO),
    Key("forward", ("Alt+Right",), T("Page after"), Group.GO),
    Key("settings", ("Ctrl+,",), T("Settings"), Group.GO),
    Key("find", ("Ctrl+F",), T("Find in this page"), Group.WORK),
    Key("new", ("Ctrl+N",), T("New entry in this list"), Group.WORK),
    Key("print", ("Ctrl+P",), T("Print what this page shows"), Group.WORK),
    Key("undo", ("Ctrl+Z",), T("Undo"), Group.WORK),
    Key("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), T("Redo"), Group.WORK),
    Key("regions", ("F6",), T("Next part of the window"), Group.WINDOW),
    Key("regions_back", ("Shift+F6",), T("Part of the window before"), Group.WINDOW),
    Key("toggle_sidebar", ("Ctrl+B",), T("Show or hide the words of the sidebar"), Group.WINDOW),
    Key("zoom_in", ("Ctrl++", "Ctrl+="), T("Larger"), Group.WINDOW),
    Key("zoom_out", ("Ctrl+-",), T("Smaller"), Group.WINDOW),
    Key("zoom_normal", ("Ctrl+0",), T("Normal size"), Group.WINDOW),
    Key("lock", ("Ctrl+L",), T("Lock the desk"), Group.WINDOW),
    Key("help", ("F1",), T("Help on this page"), Group.WINDOW),
    Key("keys", ("?", "Shift+?", "Ctrl+/"), T("This overview"), Group.WINDOW),
)

IN_FORMS: tuple[tuple[str, Text], ...] = (
    ("Ctrl+Return", T("Save")),
    ("Esc", T("Keep the draft and go back")),
    ("Tab", T("Next field")),
)

IN_LISTS: tuple[tuple[str, Text], ...] = (
    ("Return", T("Open")),
    ("Space", T("Select")),
    ("Down", T("Next row")),
)
