"""How times are taken and told."""

import time
from collections.abc import Callable, Iterable

import attrs


@attrs.frozen
class Row:
    """One line of the table: what was measured here, what the peer took, and the ratio that the bar is about.

    ``met`` tells whether the numbers keep within the bar; None where there is none.
    """

    what: str
    ours: str
    peer: str
    ratio: str
    bar: str
    note: str = ""
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """Return in a word whether the bar is met."""
        return {True: "met", False: "missed", None: ""}[self.met]


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def processor_seconds(work: Callable[[], object]) -> float:
    """Return how long the processor is busy with something, on all threads of this program."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def part(times: Iterable[float], share: float) -> float:
    """Return the time under which this share of the times lies.

    >>> part([1.0, 2.0, 3.0, 4.0], 0.5)
    2.0
    """
    ordered = sorted(times)
    return ordered[max(0, min(len(ordered) - 1, round(share * len(ordered)) - 1))]


def told(taken: float) -> str:
    """Write a time.

    >>> told(0.00123), told(1.5)
    ('1.23 ms', '1.50 s')
    """
    return f"{taken:.2f} s" if taken >= 1 else f"{taken * 1000:.2f} ms"


def table(rows: Iterable[Row]) -> str:
    """Write rows as a table for a terminal or a README."""
    cells = [["what", "here", "peer", "ratio", "bar", "", ""]]
    cells += [[row.what, row.ours, row.peer, row.ratio, row.bar, row.verdict, row.note] for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(7)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
