"""Editing a template without knowing how it is written: entries are moved, added, put beside each other, and written.

Every function returns new entries and changes none. ``write_template`` writes a template as the text that
``read_template`` reads.
"""

import json
from collections.abc import Iterable, Sequence

import attrs

from integration_desk.referrals.documents.templates import NEEDED, PARTS, Entry, Template, parts_of

Entries = tuple[Entry, ...]
COLUMNS = 2
_HEAD = "# The referral letter: what stands on its two pages, in which order.\n"


def move(entries: Entries, number: int, by: int) -> Entries:
    """Return the entries with one of them moved up (-1) or down (1), as far as that goes.

    >>> a, b = Entry("part", (("title",),)), Entry("part", (("opening",),))
    >>> move((a, b), 0, 1) == (b, a), move((a, b), 0, -1) == (a, b)
    (True, True)
    """
    to = max(0, min(len(entries) - 1, number + by))
    rest = [*entries[:number], *entries[number + 1 :]]
    return (*rest[:to], entries[number], *rest[to:])


def remove(entries: Entries, number: int) -> Entries:
    """Return the entries without one of them."""
    return (*entries[:number], *entries[number + 1 :])


def replace(entries: Entries, number: int, entry: Entry) -> Entries:
    """Return the entries with one of them exchanged."""
    return (*entries[:number], entry, *entries[number + 1 :])


def add_part(entries: Entries, part: str) -> Entries:
    """Return the entries with a part of the desk at the end."""
    return (*entries, Entry("part", ((part,),)))


def missing_parts(page: str, entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the parts of the desk that do not stand on a page yet."""
    present = parts_of(entries)
    return tuple(part for part in PARTS[page] if part not in present)


def needed_in(page: str, entry: Entry) -> tuple[str, ...]:
    """Return the parts of an entry that the letter must have: such an entry cannot be taken out."""
    return tuple(part for part in parts_of((entry,)) if part in NEEDED[page])


def can_join(entries: Sequence[Entry], number: int) -> bool:
    """Tell whether an entry can stand beside the next: both are parts of the desk, and the next is in one column."""
    if number + 1 >= len(entries):
        return False
    first, second = entries[number], entries[number + 1]
    return first.kind == second.kind == "part" and len(second.columns) == 1


def join_next(entries: Entries, number: int) -> Entries:
    """Return the entries with the next one put beside this one; beside two columns, under the second of them.

    >>> a, b, c = (Entry("part", ((name,),)) for name in ("about", "why", "done"))
    >>> joined = join_next((a, b, c), 0)
    >>> joined[0].columns, join_next(joined, 0)[0].columns
    ((('about',), ('why',)), (('about',), ('why', 'done')))
    """
    first, second = entries[number], entries[number + 1]
    if len(first.columns) < COLUMNS:
        joined = attrs.evolve(first, columns=(first.columns[0], second.columns[0]), shares=())
    else:
        joined = attrs.evolve(first, columns=(first.columns[0], first.columns[1] + second.columns[0]))
    return (*entries[:number], joined, *entries[number + 2 :])


def part_ways(entries: Entries, number: int) -> Entries:
    """Return the entries with parts that stand beside each other put one under another."""
    single = (Entry("part", ((part,),)) for part in parts_of((entries[number],)))
    return (*entries[:number], *single, *entries[number + 1 :])


def write_template(template: Template) -> str:
    """Return a template as the text that is saved and can be edited by hand."""
    lines = [_HEAD]
    for page in PARTS:
        for entry in getattr(template, page):
            lines += [f"[[{page}]]", *_lines(entry), ""]
    return "\n".join(lines)


def _lines(entry: Entry) -> list[str]:
    if entry.kind == "part":
        if len(entry.columns) == 1 and len(entry.columns[0]) == 1:
            return [f"part = {_quoted(entry.columns[0][0])}"]
        columns = ", ".join(f"[{', '.join(map(_quoted, column))}]" for column in entry.columns)
        shares = [f"shares = [{', '.join(f'{share:.0f}' for share in entry.shares)}]"] if entry.shares else []
        return [f"beside = [{columns}]", *shares]
    said = [(language, _words(words)) for language, words in entry.words]
    if [language for language, _ in said] == ["*"]:
        return [f"{entry.kind} = {said[0][1]}"]
    listed = ", ".join(f"{_quoted(language)} = {words}" for language, words in said)
    return [f"{entry.kind} = {{ {listed} }}"]


def _words(words: Sequence[str]) -> str:
    return _quoted(words[0]) if len(words) == 1 else f"[{', '.join(map(_quoted, words))}]"


def _quoted(words: str) -> str:
    r"""Write words between quotation marks; what JSON escapes, TOML reads the same way.

    >>> print(_quoted('a "b"'))
    "a \"b\""
    """
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
