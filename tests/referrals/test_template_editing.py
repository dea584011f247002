"""Templates edited as lists of entries: moved, joined, written, and told where they are wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.core.people import Role
from integration_desk.referrals import TemplateError, read_template, save_template, standard_source
from integration_desk.referrals.documents import Entry, Template, editing
from integration_desk.referrals.trying import Trial, try_template, wording_of
from integration_desk.store import Desk

STANDARD = read_template(standard_source())
WORDS = st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs",)), max_size=40)
LANGUAGES = st.sampled_from(("en", "de", "ar", "fa-AF", "*"))
OWN = st.builds(
    Entry,
    st.sampled_from(("heading", "paragraph", "note", "list")),
    words=st.dictionaries(LANGUAGES, st.lists(WORDS, min_size=1, max_size=3).map(tuple), min_size=1).map(
        lambda said: tuple(said.items())
    ),
)


@given(st.lists(OWN, max_size=4), st.lists(OWN, max_size=4))
def test_what_is_written_is_read_again(first: list[Entry], second: list[Entry]) -> None:
    made = Template((*STANDARD.receiver, *first), (*second, *STANDARD.client))
    assert read_template(editing.write_template(made)) == made


@given(st.lists(st.tuples(st.sampled_from(("move", "join", "part")), st.integers(0, 20), st.sampled_from((-1, 1)))))
def test_moving_and_joining_lose_no_part(steps: list[tuple[str, int, int]]) -> None:
    entries = STANDARD.client
    for what, where, by in steps:
        number = where % len(entries)
        if what == "move":
            entries = editing.move(entries, number, by)
        elif what == "join" and editing.can_join(entries, number):
            entries = editing.join_next(entries, number)
        elif what == "part":
            entries = editing.part_ways(entries, number)
    assert editing.missing_parts("client", entries) == ()
    assert read_template(editing.write_template(Template(STANDARD.receiver, entries))).client == entries


def test_what_the_letter_must_have_is_known() -> None:
    consent = next(entry for entry in STANDARD.receiver if ("consent",) in entry.columns)
    assert editing.needed_in("receiver", consent) == ("consent",)
    assert editing.needed_in("client", STANDARD.client[0]) == ()


def test_a_strange_token_is_told_by_line_and_column() -> None:
    source = standard_source() + '\n[[client]]\nparagraph = "Dear {client}, welcome"\n'
    with pytest.raises(TemplateError) as refused:
        read_template(source)
    [(line, column)] = refused.value.places
    assert source.splitlines()[line - 1][column - 1 :].startswith("{client}")
    assert str(refused.value).startswith(f"Line {line}, column {column}")
    assert "{client_name}" in str(refused.value), "it says how a token is written"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("[[client]]\nparagraph Welcome", "equals sign"),
        ('[[client]]\nparagraph = "Welcome', "quotation mark"),
        ("[[client]]\nparagraph = Welcome", "between quotation marks"),
        ("[[client]\npart = 'title'", "[[client]]"),
        ('[[client]]\nlist = ["a", "b"', "Close it with ]"),
        ('[[client]]\nnote = "a"\nnote = "b"', "twice"),
    ],
)
def test_what_is_no_template_is_told_in_a_plain_sentence(wrong: str, told: str) -> None:
    source = f"{standard_source()}\n{wrong}"
    with pytest.raises(TemplateError) as refused:
        read_template(source)
    assert told in str(refused.value)
    assert refused.value.places[0][0] > len(standard_source().splitlines())


def test_saved_templates_can_be_looked_at_and_brought_back(desk: Desk) -> None:
    own = standard_source() + '\n[[client]]\nnote = "Bring {client_name}"\n'
    desk.run(save_template, source=own)
    desk.run(save_template, source=standard_source())
    wording = desk.ask(wording_of)
    assert not wording.own
    assert [one.source for one in wording.saved] == ["", own]
    assert wording.saved[0].person == "Rosa Meyer"
    desk.undo()
    assert desk.ask(wording_of).source == own


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_whoever_may_change_templates_can_try_them(desk_for, role: Role) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    desk = desk_for(str(role))
    assert desk.ask(try_template, Trial(standard_source(), "en", "ar")).startswith(b"%PDF")
    with pytest.raises(TemplateError):
        desk.ask(try_template, Trial("[[client]]", "en", "ar"))
    desk.run(save_template, source=standard_source() + "\n")
    assert desk.ask(wording_of).saved
