"""The help is there in every language that the staff can work in, topic by topic."""

import re

import pytest

from integration_desk.core.resources import resource
from integration_desk.i18n import languages

TOPICS = sorted(path.name for path in resource("help", "en").glob("*.md"))


def _shape(language: str, topic: str) -> tuple[int, int, list[str]]:
    """Return how many headings and list items a text has, and where its links lead."""
    text = resource("help", language, topic).read_text("utf-8")
    headings, items = re.findall(r"^#+ ", text, re.MULTILINE), re.findall(r"^- ", text, re.MULTILINE)
    return len(headings), len(items), re.findall(r"\]\(([^)]*)\)", text)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_told_with_the_same_parts_and_links(language: str, topic: str) -> None:
    assert _shape(language, topic) == _shape("en", topic)
    assert all(f"{link}.md" in TOPICS for link in _shape(language, topic)[2])
