"""What every part of the program knows about one client, put together: the timeline and the next steps."""

from collections.abc import Sequence

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.slices import Reminder, Slice, Summary, TimelineEntry
from integration_desk.core.words import Text


@attrs.frozen
class Happening:
    """An entry of the timeline with the part of the program that it comes from."""

    source: str
    label: Text
    entry: TimelineEntry


@attrs.frozen
class Progress:
    """Where things stand with a client: what happened, newest first; what comes next, most pressing first; in short."""

    happenings: tuple[Happening, ...]
    next_steps: tuple[Reminder, ...]
    summary: tuple[Summary, ...] = ()


_TONES = {"danger": 0, "warning": 1}


def progress_of(reader: Reader, client_id: str, slices: Sequence[Slice]) -> Progress:
    """Ask every part of the program about one client."""
    happenings = [
        Happening(part.name, part.label, entry)
        for part in slices
        if part.timeline is not None
        for entry in part.timeline(reader, client_id)
    ]
    steps = [step for part in slices if part.next_steps is not None for step in part.next_steps(reader, client_id)]
    told = [line for part in slices if part.summary is not None for line in part.summary(reader, client_id)]
    happenings.sort(key=lambda one: one.entry.begins, reverse=True)
    steps.sort(key=lambda step: _TONES.get(step.tone, 2))
    return Progress(tuple(happenings), tuple(steps), tuple(told))
