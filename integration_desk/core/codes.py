"""Code lists: the closed sets of words that records use."""

from collections.abc import Iterator

import attrs

from integration_desk.core.words import Text, verbatim


@attrs.frozen
class Code:
    """One entry of a code list; a retired code stays readable but is no longer offered."""

    code: str
    label: Text
    retired: bool = False
    help: Text | None = None


@attrs.frozen
class CodeList:
    """A named list of codes in the order in which they are offered."""

    name: str
    codes: tuple[Code, ...]
    _known: frozenset[str] = attrs.field(init=False, repr=False, eq=False)

    @_known.default
    def _every_code(self) -> frozenset[str]:
        return frozenset(entry.code for entry in self.codes)

    def __iter__(self) -> Iterator[Code]:
        """Go through the codes, retired ones included."""
        return iter(self.codes)

    def __contains__(self, code: object) -> bool:
        """Tell whether the code is in the list, retired or not."""
        return code in self._known

    def offered(self) -> tuple[Code, ...]:
        """Return the codes that may still be chosen."""
        return tuple(entry for entry in self.codes if not entry.retired)

    def label(self, code: str) -> Text:
        """Return the words for a code; a code from elsewhere reads as it is written."""
        return next((entry.label for entry in self.codes if entry.code == code), verbatim(code))


def codelist(name: str, **labels: Text) -> CodeList:
    """Make a code list from code=label pairs, in that order."""
    return CodeList(name, tuple(Code(code, label) for code, label in labels.items()))
