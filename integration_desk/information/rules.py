"""How the text of a sheet is written: plain lines, with marks for headings and lists."""

from collections.abc import Iterable, Iterator

import attrs


@attrs.frozen
class SheetPart:
    """A heading, a paragraph or a list of a sheet."""

    kind: str
    lines: tuple[str, ...]


def parts_of(body: str) -> tuple[SheetPart, ...]:
    r"""Read the text of a sheet.

    >>> [part.kind for part in parts_of("Hello.\nYou.\n\n# Where\n- here\n- there")]
    ['paragraph', 'heading', 'list']
    """
    found: list[SheetPart] = []
    for written in body.splitlines():
        line = written.strip()
        kind, words = _kind_of(line)
        if not line:
            found.append(SheetPart("", ()))
        elif found and found[-1].kind == kind and kind != "heading":
            found[-1] = SheetPart(kind, (*found[-1].lines, words))
        else:
            found.append(SheetPart(kind, (words,)))
    return tuple(part for part in found if part.kind and any(part.lines))


def _kind_of(line: str) -> tuple[str, str]:
    for mark, kind in (("#", "heading"), ("-", "list"), ("•", "list")):
        if line.startswith(mark):
            return kind, line.lstrip(mark + " ").strip()
    return "paragraph", line


def written(parts: Iterable[SheetPart]) -> str:
    """Write parts as the text that ``parts_of`` reads."""
    return "\n\n".join(_written(parts))


def _written(parts: Iterable[SheetPart]) -> Iterator[str]:
    marks = {"heading": "# ", "list": "- ", "paragraph": ""}
    for part in parts:
        yield "\n".join(marks[part.kind] + line for line in part.lines)
