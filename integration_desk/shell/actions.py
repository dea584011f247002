"""What the window itself can do, under keys and in the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.i18n import languages, speaker
from integration_desk.shell.focus import first_in
from integration_desk.shell.palette import Entry
from integration_desk.shell.shortcuts import bind
from integration_desk.shell.undoing import TypingFirst

if TYPE_CHECKING:
    from integration_desk.shell.room import DeskRoom


def bind_actions(room: DeskRoom) -> None:
    """Give the room its keys and the palette the window's actions."""

    def toggle_sidebar() -> None:
        room.sidebar.set_narrow(not room.sidebar.narrow)
        room.looks.change(sidebar=not room.sidebar.narrow)

    def on_page(act: str) -> None:
        if room.host.page is not None:
            getattr(room.host.page, act)()

    def to_line(number: int) -> None:
        places = room.sidebar.places()
        if number <= len(places):
            room.go(places[number - 1])

    bind(
        room,
        {
            "palette": room.open_palette,
            "back": room.back,
            "forward": room.host.forward,
            "settings": lambda: room.go(Place("settings")),
            "find": lambda: on_page("find"),
            "new": lambda: on_page("new"),
            "print": lambda: on_page("print"),
            "undo": room.undoing.undo,
            "redo": room.undoing.redo,
            "regions": lambda: move_region(room, 1),
            "regions_back": lambda: move_region(room, -1),
            "toggle_sidebar": toggle_sidebar,
            "zoom_in": lambda: room.looks.zoom(1),
            "zoom_out": lambda: room.looks.zoom(-1),
            "zoom_normal": lambda: room.looks.zoom(0),
            "lock": room.lock_wanted.emit,
            "help": room.show_help,
            "keys": room.show_keys,
        },
        to_line,
    )
    TypingFirst(room)
    room.offer(own_entries(room))


def own_entries(room: DeskRoom) -> list[Entry]:
    """Return the lines of the palette that belong to the window."""
    detail = T("Window")
    entries = [
        Entry(T("Settings"), T("Page"), "settings", Place("settings"), keys="Ctrl+,"),
        Entry(T("Lock the desk"), detail, "lock", act=room.lock_wanted.emit, keys="Ctrl+L"),
        Entry(T("Undo"), detail, "undo", act=room.undoing.undo, keys="Ctrl+Z"),
        Entry(T("Redo"), detail, "redo", act=room.undoing.redo, keys="Ctrl+Shift+Z"),
        Entry(T("Make a backup now"), detail, "backup", act=lambda: room.backups.make(room.status)),
        Entry(T("Keyboard shortcuts"), detail, "keyboard", act=room.show_keys, keys="?"),
        Entry(T("Help on this page"), detail, "help", act=room.show_help, keys="F1"),
        Entry(T("Light colours"), detail, "eye", act=lambda: room.looks.change(scheme="light")),
        Entry(T("Dark colours"), detail, "moon", act=lambda: room.looks.change(scheme="dark")),
        Entry(T("High contrast"), detail, "eye", act=lambda: room.looks.change(scheme="contrast")),
    ]
    for code in languages():
        name = speaker(code).language(code)
        entries.append(
            Entry(
                T("Language: {language}").put(language=name),
                detail,
                "language",
                act=partial(room.looks.change, language=code),
            )
        )
    return entries


def move_region(room: DeskRoom, step: int) -> None:
    """Move the keyboard to the next part of the window, where one can use it."""
    regions = [region for region in room.regions() if first_in(region) is not None]
    focused = QApplication.focusWidget()
    here = next((i for i, region in enumerate(regions) if focused and region.isAncestorOf(focused)), -1)
    if regions:
        target = first_in(regions[(here + step) % len(regions)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
