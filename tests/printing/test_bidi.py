"""The bidirectional algorithm against Unicode's own tests, and what must hold for any text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.printing.bidi import base_level, levels, resolve_classes, visual_order

UNICODE = Path("/usr/share/unicode")
CLASS_TESTS = UNICODE / "BidiTest.txt"
CHARACTER_TESTS = UNICODE / "BidiCharacterTest.txt"
NEEDS = "Unicode's test data is not installed (Debian package unicode-data)"


def _shown(wanted: list[str]) -> list[int]:
    return [index for index, level in enumerate(wanted) if level != "x"]


def _order(wanted: list[str]) -> list[int]:
    shown = _shown(wanted)
    return [shown[place] for place in visual_order([int(wanted[index]) for index in shown])]


def _class_cases() -> Iterator[tuple[list[str], list[tuple[int, int]], int]]:
    """Read the tests; the order that each block of them asks for is checked on the way, once for all its lines."""
    wanted: list[str] = []
    for line in CLASS_TESTS.read_text("utf-8").splitlines():
        if line.startswith("@Levels:"):
            wanted = line.partition(":")[2].split()
            shown = [(index, int(wanted[index])) for index in _shown(wanted)]
        elif line.startswith("@Reorder:"):
            assert _order(wanted) == [int(index) for index in line.partition(":")[2].split()]
        elif line and line[0] not in "#@":
            classes, _, bits = line.partition(";")
            yield classes.split(), shown, int(bits)


@pytest.mark.skipif(not CLASS_TESTS.exists(), reason=NEEDS)
def test_every_line_of_unicodes_class_tests_holds() -> None:
    wrong: list[object] = []
    cases = 0
    for classes, shown, bits in _class_cases():
        bases: list[int | None] = [base for base, bit in ((0, 2), (1, 4)) if bits & bit]
        # Where both given levels are asked for, the automatic one is one of them and need not be computed as well;
        # where only one is, the automatic one tells whether the first strong character was found.
        if bits & 1 and len(bases) < 2:
            bases = [None, *(base for base in bases if base != _automatic(classes))]
        cases += len(bases)
        for base in bases:
            found = resolve_classes(classes, base)
            if any(found[index] != level for index, level in shown):
                wrong.append((classes, base))
    assert cases > 490_000
    assert wrong == []


def _automatic(classes: list[str]) -> int | None:
    """Return the level that the first strong character gives; None where isolates make it hard to see."""
    strong = next((name for name in classes if name in {"L", "R", "AL", "LRI", "RLI", "FSI"}), "L")
    return {"L": 0, "R": 1, "AL": 1}.get(strong)


@pytest.mark.skipif(not CHARACTER_TESTS.exists(), reason=NEEDS)
def test_every_line_of_unicodes_character_tests_holds() -> None:
    wrong: list[str] = []
    cases = 0
    for line in CHARACTER_TESTS.read_text("utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        codes, direction, _, wanted, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found = levels(text, {"0": 0, "1": 1, "2": None}[direction])
        cases += 1
        levels_wanted = wanted.split()
        exact = all(found[index] == int(levels_wanted[index]) for index in _shown(levels_wanted))
        if not exact or _order(levels_wanted) != [int(index) for index in order.split()]:
            wrong.append(line)
    assert cases > 91_000
    assert wrong == []


@given(st.text(), st.sampled_from([None, 0, 1]))
def test_any_text_has_a_level_for_each_character_and_an_order_without_loss(text: str, base: int | None) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert sorted(visual_order(found)) == list(range(len(text)))


def test_latin_text_stays_as_it_is() -> None:
    assert levels("Guten Tag, (12) ä", 0) == [0] * 17


def test_an_isolate_keeps_a_phone_number_whole_in_arabic() -> None:
    text = "رقم \u2066+49 30 901820\u2069 هنا"
    number = slice(text.index("+"), text.index("\u2069"))
    assert set(levels(text, 1)[number]) == {2}


@pytest.mark.parametrize(
    ("text", "level"), [("abc", 0), ("أهلا", 1), ("12 שלום", 1), ("123", 0), ("\u2067א\u2069 b", 0)]
)
def test_the_first_strong_character_decides(text: str, level: int) -> None:
    assert base_level(text) == level


def test_letters_not_yet_assigned_run_as_their_block_does() -> None:
    assert levels("\u05ff\U0001ebff", 0) == [1, 1]
