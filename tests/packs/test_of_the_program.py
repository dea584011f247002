"""The packs of the program: every number has its article, every title its languages, every letter its words."""

from collections.abc import Iterator

import attrs
import pytest

from integration_desk.clients import RESIDENCE_STATUSES
from integration_desk.core.resources import resource
from integration_desk.i18n import direction_of, letter_languages, speaker
from integration_desk.packs import PHASES, Evidence, Item, Pack, Paragraph, Said, instead, shipped, shipped_texts

PACKS = shipped()
BY_ID = {pack.id: pack for pack in PACKS}
LABELS = {"en", "de", "fr", "ar"}
LETTERS = {"en", *letter_languages()}
ARABIC, CYRILLIC = (0x600, 0x6FF), (0x400, 0x4FF)
SCRIPTS = {
    "ar": ARABIC,
    "fa": ARABIC,
    "fa-AF": ARABIC,
    "ps": ARABIC,
    "ru": CYRILLIC,
    "uk": CYRILLIC,
    "ti": (0x1200, 0x137F),
}
ON_PAPER = ("events", "statuses", "deadlines", "documents", "relations", "steps")
"""Whose titles stand on what a client takes along: the list of papers, the course of her case, the rights letter."""


@pytest.fixture(params=PACKS, ids=lambda pack: pack.id)
def pack(request: pytest.FixtureRequest) -> Pack:
    found: Pack = request.param
    return found


def items(pack: Pack) -> Iterator[Item]:
    for field in attrs.fields(Pack):
        value = getattr(pack, field.name)
        if isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Item))


def said_in(part: object) -> Iterator[tuple[str, Said]]:
    for field in attrs.fields(type(part)):
        value = getattr(part, field.name)
        if isinstance(value, Said) and value:
            yield field.name, value


def test_a_pack_is_where_its_id_says(pack: Pack) -> None:
    place, _, name = pack.id.partition("-")
    assert (pack.jurisdiction, pack.kind) == (place, name)
    assert resource("packs", place, f"{name}.toml").is_file()
    assert pack.notice.text("en").startswith("Check before use.")
    assert shipped_texts()[pack.id].count("Check before use") >= 2


def test_what_the_issue_names_is_there() -> None:
    assert {"eu-family_reunification", "de-family_reunification", "fr-family_reunification"} <= set(BY_ID)
    assert {"eu-health_access", "de-health_access", "fr-health_access"} <= set(BY_ID)
    cited = {one.article for one in items(BY_ID["eu-family_reunification"])}
    for article in (4, 5, 7, 8, 11, 12, 14, 15, 18):
        assert any(f"Directive 2003/86/EC, Art. {article}" in one for one in cited), article
    numbers = {one.id: str(one.period) for one in BY_ID["eu-family_reunification"].deadlines}
    assert numbers["refugee_three_months"] == "P3M"
    assert numbers["decision"] == "P9M"
    assert (numbers["work_access"], numbers["autonomous_permit"]) == ("P1Y", "P5Y")


def test_every_number_and_every_right_has_its_article(pack: Pack) -> None:
    for one in (*pack.deadlines, *pack.ages, *pack.fees, *pack.entitlements, *pack.conditions, *pack.relations):
        assert one.article, one.id
    for letter in pack.letters:
        assert letter.article, letter.id
        assert [
            part.kind for part in letter.paragraphs if part.kind == "right" and not (part.article and part.source)
        ] == []
        assert any(part.kind == "right" for part in letter.paragraphs)


def test_titles_and_words_are_there_in_the_languages_of_the_desk(pack: Pack) -> None:
    missing = []
    for one in (pack, *items(pack), *(evidence for relation in pack.relations for evidence in relation.evidence)):
        where = one.document if isinstance(one, Evidence) else one.id
        missing += [
            (where, name, lacking) for name, said in said_in(one) if (lacking := LABELS - set(said.languages()))
        ]
    assert missing == []


def test_what_a_client_takes_along_is_there_in_every_language_of_letters(pack: Pack) -> None:
    said = [("pack", pack.title)]
    said += [(one.id, one.title) for part in ON_PAPER for one in getattr(pack, part)]
    said += [(one.id, proof.note) for one in pack.relations for proof in one.evidence if proof.note]
    assert [(where, lacking) for where, words in said if (lacking := LETTERS - set(words.languages()))] == []
    for tag, (low, high) in SCRIPTS.items():
        strange = [
            (where, words.text(tag))
            for where, words in said
            if not any(low <= ord(one) <= high for one in words.text(tag))
        ]
        assert strange == [], tag


def test_what_prints_in_another_language_is_told_before() -> None:
    german_only = [Said.of({"de": "Familien"})]
    assert instead("de-AT", german_only) is None
    assert "they print in German" in speaker("en").say(instead("ti", german_only) or "")
    assert "no letters in Lingala" in speaker("en").say(instead("ln", german_only) or "")
    for pack in PACKS:
        words = [pack.title, *(part.text for letter in pack.letters for part in letter.paragraphs)]
        assert [tag for tag in LETTERS if instead(tag, words)] == []


def test_letters_are_there_in_the_languages_of_clients_each_in_its_script(pack: Pack) -> None:
    for letter in pack.letters:
        parts: list[Paragraph | Item] = [letter, *letter.paragraphs]
        for part in parts:
            for name, said in said_in(part):
                assert set(said.languages()) >= LETTERS, (letter.id, name)
                for tag, (low, high) in SCRIPTS.items():
                    letters = [one for one in said.text(tag) if one.isalpha() and not one.isascii()]
                    assert letters, (letter.id, name, tag)
                    assert sum(low <= ord(one) <= high for one in letters) > len(letters) * 0.9, (letter.id, name, tag)
    assert direction_of("ar") == "rtl"


def test_statuses_point_at_those_of_the_clients_file(pack: Pack) -> None:
    named = [code for status in pack.statuses for code in status.residence]
    assert named
    assert [code for code in named if code not in RESIDENCE_STATUSES] == []


def test_the_way_goes_on_in_the_order_of_its_phases(pack: Pack) -> None:
    order = [code.code for code in PHASES]
    if pack.kind == "family_reunification":
        phases = [order.index(step.phase) for step in pack.steps]
        assert phases == sorted(phases)
        assert {"intake", "evidence", "filed", "decision", "visa", "arrival", "after_arrival"} <= {
            step.phase for step in pack.steps
        }
        assert {relation.id for relation in pack.relations} >= {"spouse", "child"}
        assert all(relation.evidence for relation in pack.relations)
        assert pack.letters_for("late_decision")
    else:
        assert pack.letters_for("refused_at_desk", "asylum_seeker")
        assert pack.letters_for("refused_at_desk", "no_such_status")


def test_the_suspension_in_germany_is_told() -> None:
    status = BY_ID["de-family_reunification"].status("subsidiary_protection")
    assert status is not None
    assert str(status.suspended_until) == "2027-07-23"
    assert "104 Abs. 14" in status.article
