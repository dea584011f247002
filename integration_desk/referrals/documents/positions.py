"""Where in the text of a template something stands: a problem is told by line and column, as an editor counts them."""

import re

from integration_desk.core.words import T, Text

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]", re.MULTILINE)
_AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")

_REASONS: tuple[tuple[str, Text], ...] = (
    ("Expected '='", T("An equals sign is missing after the first word, as in: part = “title”.")),
    ("Unterminated string", T("Words begin with a quotation mark that is not closed. Put one at their end.")),
    ("Illegal character", T("Words end at the end of the line without a quotation mark. Put one at their end.")),
    ("Unescaped '\\'", T("A backslash stands in the words. Take it out.")),
    ("Unclosed array", T("A square bracket is open. Close it with ].")),
    ("Unclosed inline table", T("A curly bracket is open. Close it with }.")),
    ("Expected newline", T("Something is left over at the end of the line. Put it on a line of its own.")),
    ("Invalid value", T("Words must stand between quotation marks, as in: paragraph = “Welcome”.")),
    ("Invalid initial character", T("Words in the wrong place: each line is a name, an equals sign and a value.")),
    ("Invalid statement", T("This line is none of a template: each is a name, an equals sign and a value.")),
    ("Cannot overwrite", T("The same name stands twice in one entry. Begin a new entry above the second.")),
    ("Cannot declare", T("This page was begun in another way before. Begin each entry with two square brackets.")),
    ("Expected ']", T("The line with the page's name is not closed. Write it as in [[client]].")),
)


def line_and_column(source: str, offset: int) -> tuple[int, int]:
    """Return line and column of a place in a text, both counted from one.

    >>> line_and_column("one" + chr(10) + "two", 5)
    (2, 2)
    """
    before = source[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def offset_of(source: str, line: int, column: int) -> int:
    """Return where in a text a line and a column are; beyond its end, its end.

    >>> offset_of("one" + chr(10) + "two", 2, 2)
    5
    """
    start = 0
    for _ in range(line - 1):
        following = source.find("\n", start)
        if following < 0:
            return len(source)
        start = following + 1
    return min(len(source), start + column - 1)


def place_of_entry(source: str, page: str, number: int, words: str = "") -> tuple[int, int]:
    """Return line and column of the n-th entry of a page, or of some words in it.

    >>> place_of_entry('[[client]]' + chr(10) + 'note = "{x}"', "client", 1, "{x}")
    (2, 9)
    """
    headers = list(_HEADER.finditer(source))
    own = [match for match in headers if match[1] == page]
    if not 1 <= number <= len(own):
        return 1, 1
    start = own[number - 1].start()
    end = next((match.start() for match in headers if match.start() > start), len(source))
    found = source.find(words, own[number - 1].end(), end) if words else -1
    return line_and_column(source, found if found >= 0 else start)


def syntax_problem(source: str, message: str) -> tuple[tuple[int, int], Text]:
    """Return where a text is no template, and in a plain sentence why, from what the reader of TOML says.

    >>> where, why = syntax_problem("part", "Expected '=' after a key in a key/value pair (at end of document)")
    >>> where
    (1, 5)
    """
    at = _AT.search(message)
    end = line_and_column(source, len(source.rstrip()))
    where = (int(at[1]), int(at[2])) if at is not None and at[1] else end
    for begun, text in _REASONS:
        if message.startswith(begun):
            return where, text
    return where, T("Something here is not as a template is written. Compare it with the lines above it.")
