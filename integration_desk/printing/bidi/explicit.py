"""Explicit levels (rules X1 to X8) and the isolating run sequences that they make (rule X10)."""

from collections.abc import Sequence

MAX_DEPTH = 125
ISOLATES = frozenset({"LRI", "RLI", "FSI"})
REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}


def matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Return the index of the closing isolate for each isolate that has one (definition BD9)."""
    matches: dict[int, int] = {}
    open_isolates: list[int] = []
    for index, name in enumerate(classes):
        if name in ISOLATES:
            open_isolates.append(index)
        elif name == "PDI" and open_isolates:
            matches[open_isolates.pop()] = index
    return matches


def first_strong_level(classes: Sequence[str], start: int, end: int, matches: dict[int, int]) -> int | None:
    """Return the level of the first strong character outside isolates, or None (rules P2 and P3)."""
    index = start
    while index < end:
        name = classes[index]
        if name == "L":
            return 0
        if name in {"R", "AL"}:
            return 1
        index = matches.get(index, end) if name in ISOLATES else index + 1
    return None


class _Stack:
    """The directional status stack: level, override and whether an isolate opened it."""

    def __init__(self, base: int) -> None:
        self.entries: list[tuple[int, str, bool]] = [(base, "", False)]
        self.isolates = self.isolate_overflow = self.embedding_overflow = 0

    def next_level(self, odd: int) -> int:
        """Return the next higher level that is odd or even."""
        level = self.entries[-1][0] + 1
        return level if level & 1 == odd else level + 1

    def embed(self, name: str) -> None:
        """Open an embedding or an override."""
        odd, override = _EMBEDDINGS[name]
        level = self.next_level(odd)
        if level <= MAX_DEPTH and not self.isolate_overflow and not self.embedding_overflow:
            self.entries.append((level, override, False))
        elif not self.isolate_overflow:
            self.embedding_overflow += 1

    def close_embedding(self) -> None:
        """Close the last embedding, unless an isolate stands before it."""
        if self.isolate_overflow:
            return
        if self.embedding_overflow:
            self.embedding_overflow -= 1
        elif not self.entries[-1][2] and len(self.entries) > 1:
            self.entries.pop()

    def isolate(self, odd: int) -> None:
        """Open an isolate."""
        level = self.next_level(odd)
        if level <= MAX_DEPTH and not self.isolate_overflow and not self.embedding_overflow:
            self.isolates += 1
            self.entries.append((level, "", True))
        else:
            self.isolate_overflow += 1

    def close_isolate(self) -> None:
        """Close the last isolate with every embedding left open in it."""
        if self.isolate_overflow:
            self.isolate_overflow -= 1
        elif self.isolates:
            self.embedding_overflow = 0
            while not self.entries[-1][2]:
                self.entries.pop()
            self.entries.pop()
            self.isolates -= 1


def explicit_levels(classes: Sequence[str], base: int, matches: dict[int, int]) -> tuple[list[int], list[str]]:
    """Return the level of each character after rules X1 to X8, and its class with overrides applied."""
    stack = _Stack(base)
    found: list[int] = []
    names: list[str] = []
    for index, name in enumerate(classes):
        level, override, _ = stack.entries[-1]
        shown = name
        if name in _EMBEDDINGS:
            stack.embed(name)
        elif name == "PDF":
            stack.close_embedding()
        elif name in ISOLATES:
            shown = override or name
            if name == "FSI":
                odd = first_strong_level(classes, index + 1, matches.get(index, len(classes)), matches) or 0
            else:
                odd = int(name == "RLI")
            stack.isolate(odd)
        elif name == "PDI":
            stack.close_isolate()
            level, override, _ = stack.entries[-1]
            shown = override or name
        elif name == "B":
            level = base
        elif name != "BN" and override:
            shown = override
        found.append(level)
        names.append(shown)
    return found, names


def run_sequences(classes: Sequence[str], found: list[int], matches: dict[int, int]) -> list[list[int]]:
    """Return the isolating run sequences, each as the indices of its characters (definition BD13)."""
    runs: list[list[int]] = []
    for index, name in enumerate(classes):
        if name in REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    closed_by = {closing: opening for opening, closing in matches.items()}
    sequences: list[list[int]] = []
    open_sequences: dict[int, list[int]] = {}
    for run in runs:
        opening = closed_by.get(run[0])
        sequence = open_sequences.pop(opening, None) if opening is not None else None
        if sequence is None:
            sequence = []
            sequences.append(sequence)
        sequence.extend(run)
        if run[-1] in matches:
            open_sequences[run[-1]] = sequence
    return sequences
