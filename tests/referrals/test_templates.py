"""Letter templates: what is allowed, what is refused with a sentence, and that nothing else can be reached."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_desk.core.errors import DeniedError
from integration_desk.referrals import (
    TemplateError,
    build_letter,
    read_template,
    save_template,
    standard_source,
)
from integration_desk.store import Desk
from tests.referrals.desk_with_clinic import case, words_of

NOTE = """
[[client]]
note = { en = "Ask {caseworker_name} for the key.", ar = "اسأل {caseworker_name} عن المفتاح." }
"""


def test_the_standard_template_is_good() -> None:
    assert read_template(standard_source()).receiver


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ('paragraph = "Dear {client}"', "There is no token {client}"),
        ('paragraph = "{client_name.__class__}"', "There is no token {client_name.__class__}"),
        ('paragraph = "{client_name[0]}"', "There is no token"),
        ('paragraph = "{{ client_name }}"', "There is no token {"),
        ("paragraph = \"{% include '/etc/passwd' %}\"", "There is no token"),
        ('part = "everything"', "There is no part “everything”"),
        ('script = "x"', "“script” is not a part"),
        ("paragraph = 7", "Words are needed"),
        ('beside = [["says"]]', "Two columns"),
        ('part = "says"\nparagraph = "x"', "says one thing"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(entry: str, sentence: str) -> None:
    source = f"{standard_source()}\n[[client]]\n{entry}\n"
    with pytest.raises(TemplateError) as refused:
        read_template(source)
    said = str(refused.value)
    assert sentence in said
    assert "client" in said


def test_consent_cannot_be_left_out() -> None:
    source = standard_source().replace('beside = [["consent"], ["signature"]]\nshares = [3, 2]', 'part = "signature"')
    with pytest.raises(TemplateError, match="must have the part “consent”"):
        read_template(source)


@given(st.text(max_size=400))
def test_any_words_give_a_template_or_a_sentence(source: str) -> None:
    with contextlib.suppress(TemplateError):
        read_template(source)


@given(st.text(alphabet="{}abc_.[]()%!: \n", max_size=60))
def test_no_sentence_reaches_beyond_its_tokens(words: str) -> None:
    quoted = words.replace("\\", "").replace("\n", " ")
    source = f'{standard_source()}\n[[client]]\nparagraph = "{quoted}"\n'
    if "{" in words or "}" in words:
        with pytest.raises(TemplateError):
            read_template(source)
    else:
        assert read_template(source).client[-1].words


def test_own_words_stand_on_the_page_in_its_language(desk: Desk) -> None:
    amina = case(desk)
    desk.run(save_template, source=standard_source() + NOTE)
    for language, words in (("en", "Ask Rosa Meyer for the key."), ("ar", "اسأل Rosa Meyer عن المفتاح.")):
        said = words_of(desk.ask(build_letter, amina.client, amina.service, language, "en"))
        assert words in said
    assert "key" not in words_of(desk.ask(build_letter, amina.client, amina.service, "fr", "en"))
    desk.undo()
    assert "key" not in words_of(desk.ask(build_letter, amina.client, amina.service, "en", "en"))


def test_a_bad_template_is_not_saved(desk: Desk) -> None:
    amina = case(desk)
    with pytest.raises(TemplateError):
        desk.run(save_template, source="[[receiver]]\npart = 'x'")
    assert desk.ask(build_letter, amina.client, amina.service, "en", "en").blocks


def test_caseworkers_change_no_template(desk_for: Callable[[str], Desk]) -> None:
    with pytest.raises(DeniedError):
        desk_for("caseworker").run(save_template, source=standard_source())
