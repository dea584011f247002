"""What the composition root hands to the window: the slices and the makers of their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from integration_desk.core.slices import Place, Slice
    from integration_desk.widgets import Page, Workspace

PageMaker: TypeAlias = "Callable[[Workspace, Place], Page]"
SampleMaker: TypeAlias = Callable[[Path, Callable[[int, int], None]], str]


class Composition:
    """The slices in sidebar order and the pages by the kind of place they show.

    Both are given as functions, because the unlock page is painted before any slice is imported. ``sample`` builds
    a sample centre in a new file and returns the passphrase that opens it.
    """

    def __init__(
        self,
        slices: Callable[[], tuple[Slice, ...]],
        pages: Callable[[], Mapping[str, PageMaker]],
        sample: SampleMaker | None = None,
    ) -> None:
        self._slices = slices
        self._pages = pages
        self.sample = sample

    @cached_property
    def slices(self) -> tuple[Slice, ...]:
        """Return the slices, imported at first use."""
        return self._slices()

    @cached_property
    def pages(self) -> Mapping[str, PageMaker]:
        """Return the makers of pages by kind of place, imported at first use."""
        return self._pages()
