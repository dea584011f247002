"""A text becomes a pack, or plain sentences about everything that is wrong with it."""

import re
import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from integration_desk.core.errors import InvalidError
from integration_desk.core.resources import resource
from integration_desk.packs import Pack, PackError, examine, read_pack, shipped_texts
from integration_desk.packs.declaring import Kind, keys_of
from integration_desk.packs.lines import key_lines
from tests.packs.making import PACK, with_deadline

GUIDE = resource("packs", "README.md").read_text(encoding="utf-8")


def sentences(text: str) -> list[str]:
    return [str(fault.sentence()) for fault in examine(text).faults]


def test_a_pack_is_read_whole() -> None:
    pack = read_pack(PACK)
    assert (pack.id, pack.jurisdiction, pack.title.text("de-AT"), pack.title.text("uk")) == (
        "test-pack",
        "de",
        "Familien",
        "Families",
    )
    deadline = pack.deadline("decision")
    assert deadline is not None
    assert (deadline.effect, deadline.direction, deadline.article) == ("act_by", "after", "Section 1")
    assert pack.deadline("nothing") is None


def test_every_fault_is_told_at_once_with_line_and_key() -> None:
    text = PACK.replace('"P3M"', '"three months"').replace('event = "filed"', 'event = "entered"')
    text = text.replace("2026-11-26", '"yesterday"').replace('title = "Decision"', 'titel = "Decision"')
    assert sentences(text) == [
        "Line 4, key checked_on: “yesterday” is not a date. Write it without quotation marks, as 2026-11-26.",
        "Line 15, key deadline[1]: The key “title” is missing.",
        next(
            one for one in sentences(text) if one.startswith("Line 17, key deadline[1].titel: There is no key “titel”")
        ),
        "Line 18, key deadline[1].event: There is no event with the id “entered” in this pack.",
        "Line 19, key deadline[1].period: “three months” is not a period. Write three months as P3M, one year as P1Y,"
        " 14 days as P14D, ten working days as P10WD.",
    ]
    with pytest.raises(InvalidError) as caught:
        read_pack(text)
    assert isinstance(caught.value, PackError)
    assert len(caught.value.problems) == 5


@pytest.mark.parametrize(
    ("wrong", "line", "told"),
    [
        ('id = "test-pack"\nid = "again"', 2, "stands in the file twice"),
        ("title = ", 1, "cannot be read"),
        ('title = "open', 1, "not closed"),
        ("title", 1, "no = after the key"),
        ("list = [1, 2", 1, "not closed"),
    ],
)
def test_what_is_not_toml_is_told_in_plain_words(wrong: str, line: int, told: str) -> None:
    (said,) = sentences(wrong)
    assert said.startswith(f"Line {line}: ")
    assert told in said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("DE", "QQ"), "holidays of “QQ” are not known"),
        (("BE", "ZZ"), "“ZZ” is no part of the country"),
        (("Europe/Berlin", "Berlin"), "“Berlin” is not a time zone"),
        (("https://law.example/act", "the act"), "“the act” is not a web address"),
        (('"test-pack"', '"Test pack"'), "“Test pack” cannot be an id"),
        (('de = "Familien"', 'German = "Familien"'), "“German” is not the tag of a language"),
        (('"family_reunification"', '"families"'), "Write one of: family_reunification, health_access"),
    ],
)
def test_values_are_refused_with_what_is_expected(change: tuple[str, str], told: str) -> None:
    (said,) = sentences(PACK.replace(*change))
    assert told in said


def test_ids_are_there_once_and_steps_in_their_order() -> None:
    twice = PACK + '[[event]]\nid = "filed"\ntitle = "Again"\n'
    assert sentences(twice) == ["Line 22, key event[2].id: “filed” is the id of another one already."]
    steps = """
[[step]]
id = "first"
title = "First"
phase = "intake"
after = ["second"]
[[step]]
id = "second"
title = "Second"
phase = "decision"
"""
    assert sentences(PACK + steps) == [
        "Line 26, key step[1].after: The step “second” stands later. Put it before this one."
    ]


def test_letters_know_only_the_places_that_are_filled() -> None:
    letter = '[[letter]]\nid = "l"\ntitle = "L"\ncase = "late_decision"\n[[letter.paragraph]]\ntext.en = "{}"\n'
    assert examine(PACK + letter.replace("{}", "{client} asked on {day}.")).faults == ()
    for words, told in (("{password}", "There is no place {password}."), ("{client", "A brace is open")):
        (said,) = sentences(PACK + letter.replace("{}", words))
        assert said.startswith("Line 26, key letter[1].paragraph[1].text.en: ")
        assert told in said


def test_a_pack_builds_on_one_of_the_program() -> None:
    own = """\
id = "own"
kind = "family_reunification"
jurisdiction = "eu"
based_on = "eu-family_reunification"
leaves_out = ["letter", "fee"]
checked_on = 2026-11-26
source = "https://law.example/act"
title = "Ours"
notice = "Check before use."

[[deadline]]
id = "decision"
title = "Decision"
event = "application_filed"
period = "P6M"
"""
    base, pack = read_pack(shipped_texts()["eu-family_reunification"]), read_pack(own)
    assert pack.letters == ()
    assert pack.relations == base.relations
    assert [one.id for one in pack.deadlines] == [one.id for one in base.deadlines]
    changed = pack.deadline("decision")
    assert changed is not None
    assert (str(changed.period), changed.article) == ("P6M", "")
    still_named = sentences(own.replace('"fee"', '"age.child_18"'))
    assert still_named
    assert all("“child_18” is left out, but still named" in one for one in still_named)
    assert "no pack “eu-nothing”" in sentences(own.replace("eu-family_reunification", "eu-nothing"))[0]
    assert "cannot be an id" in sentences(own.replace("eu-family_reunification", "../../etc/passwd"))[0]


def documented() -> dict[str, dict[str, tuple[str, bool]]]:
    """Return what the guide says: key, how it is written and whether it is needed, under the heading of each table."""
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    heading = ""
    for line in GUIDE.partition("## The keys of a pack")[2].splitlines():
        if line.startswith("### "):
            heading = line[4:]
        elif line.startswith("| `"):
            name, kind, needed, _what = (cell.strip() for cell in line.strip("|").split("|"))
            found.setdefault(heading, {})[name.strip("`")] = (kind, needed == "yes")
    return found


def declared() -> dict[str, type]:
    tables: dict[str, type] = {"": Pack}
    for name, key in keys_of(Pack).items():
        if key.kind in (Kind.PART, Kind.PARTS):
            tables[name] = key.of
            tables |= {f"{name}.{inner}": one.of for inner, one in keys_of(key.of).items() if one.kind is Kind.PARTS}
    return tables


def test_the_guide_documents_every_key_and_no_other() -> None:
    told, known = documented(), declared()
    assert set(told) == set(known)
    for heading, part in known.items():
        keys = keys_of(part)
        assert {name: needed for name, (_kind, needed) in told[heading].items()} == {
            name: key.required for name, key in keys.items()
        }, heading
        for name, key in keys.items():
            if key.codes is not None:
                listed = re.sub(r"^(one|any) of ", "", told[heading][name][0]).split(", ")
                assert listed == [code.code for code in key.codes], f"{heading}.{name}"


def test_the_example_of_the_guide_is_a_pack() -> None:
    block = re.search(r"## An example\n.*?\n\n((?: {4}[^\n]*\n|\n)+)", GUIDE, re.DOTALL)
    assert block
    pack = read_pack(re.sub(r"^ {4}", "", block[1], flags=re.MULTILINE))
    assert pack.holidays is not None
    assert pack.holidays.subdivision == "BE"
    assert any(one.id == "translation" for one in pack.fees)
    assert len(pack.deadlines) > 3


def test_lines_are_told_past_strings_and_lists_that_go_on() -> None:
    text = 'a = """\n[[no]]\nb = 1\n"""\nlist = [\n  1, # ]\n  2,\n]\n'
    text += '[[x]]\n"q.r" = 1\n[[x.y]]\nk.l = { m = 1 }\n[[x]]\nz = 1\n'
    lines = key_lines(text)
    assert {path: lines[path] for path in lines if path[-1] in ("list", "q.r", "l", "z")} == {
        ("list",): 5,
        ("x", 0, "q.r"): 10,
        ("x", 0, "y", 0, "k", "l"): 12,
        ("x", 1, "z"): 14,
    }


def in_plain_words(text: str) -> None:
    examined = examine(text)
    assert (examined.pack is None) == bool(examined.faults)
    for fault in examined.faults:
        assert 1 <= fault.line <= text.count("\n") + 1
        assert str(fault.sentence()).endswith((".", "pack.", "…"))
        assert "Traceback" not in str(fault.sentence())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
@example("a = " + "[" * 3000)
@example("a = 1" * 2 + "\x00")
@example("\ud800")
def test_any_text_ends_in_a_pack_or_in_plain_problems(text: str) -> None:
    in_plain_words(text)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def toml_of(value: object) -> str:
    """Write a value as TOML does on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_of(str(name))} = {toml_of(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml_of(one) for one in value) + "]"
    if isinstance(value, str) or value is None:
        return (
            '"'
            + "".join(f"\\U{ord(letter):08X}" for letter in str(value) if ord(letter) not in range(0xD800, 0xE000))
            + '"'
        )
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(set(re.findall(r"^(\w+) =", PACK, re.MULTILINE)))), VALUES)
def test_any_value_of_any_key_ends_in_a_pack_or_in_plain_problems(name: str, value: object) -> None:
    text = re.sub(rf"^{name} = .*$", lambda _found: f"{name} = {toml_of(value)}", PACK, count=1, flags=re.MULTILINE)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    in_plain_words(text)


@pytest.mark.parametrize(
    ("period", "good"),
    [("P3M", True), ("P1Y6M", True), ("P2W", True), ("P10WD", True), ("P0D", False), ("P", False), ("3M", False),
     ("PT5H", False), ("P1M5WD", False), ("P999Y", False), ("P٣M", False)],
)  # fmt: skip
def test_periods_are_written_in_one_way(period: str, good: bool) -> None:
    assert (examine(with_deadline(period)).pack is not None) == good
