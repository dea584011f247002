"""The shared parts of every page: look, forms, tables, tasks, preview, accessibility. All of Qt that slices need.

What stands behind a name is imported when the name is first used: the unlock page is painted without forms, tables
and previews.
"""

from importlib import import_module
from typing import TYPE_CHECKING

import PySide6.QtCore  # noqa: F401 - brings the import statement that is taken out again

from integration_desk.widgets.constants import keep_constants_alive
from integration_desk.widgets.imports import import_plainly

if TYPE_CHECKING:
    from integration_desk.widgets.accessibility import cuts_of, problems_of
    from integration_desk.widgets.basics import (
        Button,
        Card,
        CheckBox,
        Chip,
        Icon,
        IconButton,
        Label,
        Phrase,
        Rule,
        Short,
        Toggle,
    )
    from integration_desk.widgets.cells import Cell, Column
    from integration_desk.widgets.controls import Control, Paper
    from integration_desk.widgets.days import when_words
    from integration_desk.widgets.editors import FieldEditor, editor_for, editor_of
    from integration_desk.widgets.facts import Facts, breakable
    from integration_desk.widgets.finder import Finder
    from integration_desk.widgets.fonts import load_emoji
    from integration_desk.widgets.forms import Form, show_refusal
    from integration_desk.widgets.frames import Frame, add_foot, framed
    from integration_desk.widgets.grid import Grid
    from integration_desk.widgets.icons import icon, icon_names, pixmap, put_icon
    from integration_desk.widgets.layouts import Beside, Ends, Flow, Stack, clear, column, holding, row, scrolling
    from integration_desk.widgets.levels import Dots
    from integration_desk.widgets.lines import Line, direction_of_words
    from integration_desk.widgets.list_page import Filter, ListPage, ListSpec
    from integration_desk.widgets.low_pages import Lowness, RollingHead
    from integration_desk.widgets.mapping import MappingEditor
    from integration_desk.widgets.notices import Banner, EmptyState, Steps, confirm_destructive
    from integration_desk.widgets.options import Option, set_favourites
    from integration_desk.widgets.pages import Page, PageFactory, Workspace
    from integration_desk.widgets.panel_form import PanelForm
    from integration_desk.widgets.panels import SlidePanel, Toast
    from integration_desk.widgets.presets import PresetCard
    from integration_desk.widgets.preview import PdfPreview
    from integration_desk.widgets.print_sheet import PrintSheet
    from integration_desk.widgets.printers import keep_pdf, paint_pdf, print_pdf, save_pdf, write_whole
    from integration_desk.widgets.rows import RowEditor, RowsEditor
    from integration_desk.widgets.search_field import SearchField
    from integration_desk.widgets.secret import SecretField, copy_secret
    from integration_desk.widgets.speech import keys_in_words, mirrored, name_for_readers, say, speak, start_following
    from integration_desk.widgets.tables import PagedTable
    from integration_desk.widgets.tasks import Running, Tasks
    from integration_desk.widgets.theme import at_least, at_most, colour, fixed, px, restyle, space
    from integration_desk.widgets.timeline import TimelineView
    from integration_desk.widgets.tokens import SCHEMES, ZOOMS
    from integration_desk.widgets.typed import with_region
    from integration_desk.widgets.upkeep import on_language, on_look

keep_constants_alive()
import_plainly()

from integration_desk.widgets import theme  # noqa: E402 - imported plainly, as all that follows

_HOMES = {
    "accessibility": "cuts_of problems_of",
    "basics": "Button Card CheckBox Chip Icon IconButton Label Phrase Rule Short Toggle",
    "cells": "Cell Column",
    "controls": "Control Paper",
    "days": "when_words",
    "editors": "FieldEditor editor_for editor_of",
    "facts": "Facts breakable",
    "finder": "Finder",
    "fonts": "load_emoji",
    "forms": "Form show_refusal",
    "grid": "Grid",
    "frames": "Frame add_foot framed",
    "icons": "icon icon_names pixmap put_icon",
    "levels": "Dots",
    "lines": "Line direction_of_words",
    "layouts": "Beside Ends Flow Stack clear column holding row scrolling",
    "list_page": "Filter ListPage ListSpec",
    "low_pages": "Lowness RollingHead",
    "mapping": "MappingEditor",
    "notices": "Banner EmptyState Steps confirm_destructive",
    "options": "Option set_favourites",
    "pages": "Page PageFactory Workspace",
    "panel_form": "PanelForm",
    "panels": "SlidePanel Toast",
    "presets": "PresetCard",
    "preview": "PdfPreview",
    "print_sheet": "PrintSheet",
    "printers": "keep_pdf paint_pdf print_pdf save_pdf write_whole",
    "rows": "RowEditor RowsEditor",
    "search_field": "SearchField",
    "secret": "SecretField copy_secret",
    "speech": "keys_in_words mirrored name_for_readers say speak start_following",
    "tables": "PagedTable",
    "tasks": "Running Tasks",
    "theme": "at_least at_most colour fixed px restyle space",
    "timeline": "TimelineView",
    "tokens": "SCHEMES ZOOMS",
    "typed": "with_region",
    "upkeep": "on_language on_look",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Return what stands behind a name of the door."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found


__all__ = [
    "SCHEMES", "ZOOMS", "Banner", "Beside", "Button", "Card", "Cell", "CheckBox", "Chip", "Column", "Control",
    "Dots", "EmptyState", "Ends", "Facts", "FieldEditor", "Filter", "Finder", "Flow", "Form", "Frame", "Grid",
    "Icon", "IconButton", "Label", "Line", "ListPage", "ListSpec", "Lowness", "MappingEditor", "Option", "Page",
    "PageFactory", "PagedTable", "PanelForm", "Paper", "PdfPreview", "Phrase", "PresetCard", "PrintSheet",
    "RollingHead", "RowEditor", "RowsEditor", "Rule", "Running", "SearchField", "SecretField", "Short",
    "SlidePanel", "Stack", "Steps", "Tasks", "TimelineView", "Toast", "Toggle", "Workspace", "add_foot", "at_least",
    "at_most", "breakable", "clear", "colour", "column", "confirm_destructive", "copy_secret", "cuts_of",
    "direction_of_words", "editor_for", "editor_of", "fixed", "framed", "holding", "icon", "icon_names", "keep_pdf",
    "keys_in_words", "load_emoji", "mirrored", "name_for_readers", "on_language", "on_look", "paint_pdf", "pixmap",
    "print_pdf", "problems_of", "put_icon", "px", "restyle", "row", "save_pdf", "say", "scrolling", "set_favourites",
    "show_refusal", "space", "speak", "start_following", "theme", "when_words", "with_region", "write_whole",
]  # fmt: skip
