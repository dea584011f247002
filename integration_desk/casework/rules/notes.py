"""Templates of notes: what to ask and to write down, kind by kind of conversation."""

from collections.abc import Mapping

from integration_desk.core.words import T, Text

PROMPTS: Mapping[str, tuple[Text, ...]] = {
    "first": (
        T("What brings the client here, in her own words:"),
        T("What she has tried so far, and with whom:"),
        T("What is most pressing:"),
        T("What was agreed, who does what by when:"),
    ),
    "follow_up": (
        T("What has happened since the last time:"),
        T("What went well, what did not:"),
        T("What was agreed, who does what by when:"),
    ),
    "home": (
        T("Who was there:"),
        T("How the household lives:"),
        T("What was talked about:"),
        T("What was agreed, who does what by when:"),
    ),
    "crisis": (
        T("What happened, and when:"),
        T("Is anyone in danger now? What was done about it:"),
        T("Who was informed:"),
        T("What happens next, and who calls back when:"),
    ),
    "accompanied": (
        T("Where, and with whom was spoken:"),
        T("What was asked, what was answered:"),
        T("What the office wants, and by when:"),
    ),
    "third_party": (
        T("With whom, and what the client agreed may be told:"),
        T("What was told and asked:"),
        T("What was answered:"),
    ),
    "closing": (
        T("What was reached:"),
        T("What stays open, and who takes care of it:"),
        T("How the client can come back:"),
    ),
}


def prompts_of(template: str) -> tuple[Text, ...]:
    """Return the prompts of a template.

    >>> len(prompts_of("follow_up")), prompts_of("")
    (3, ())
    """
    return PROMPTS.get(template, ())


def with_prompts(text: str, prompts: tuple[str, ...]) -> str:
    r"""Return a text with the prompts that it does not have yet, each on a line with room below; nothing is lost.

    >>> with_prompts("She rang.", ("Next:",))
    'She rang.\n\nNext:\n'
    >>> with_prompts("Next:\nTuesday", ("Next:",))
    'Next:\nTuesday'
    """
    missing = [one for one in prompts if one not in text]
    parts = [text.rstrip()] if text.strip() else []
    return "\n\n".join([*parts, *(f"{one}\n" for one in missing)]) if missing else text


def without_empty_prompts(text: str, prompts: tuple[str, ...]) -> str:
    r"""Return a text without the prompts under which nothing was written.

    >>> without_empty_prompts("Reached:\nA flat.\n\nOpen:\n\nBack:\n", ("Reached:", "Open:", "Back:"))
    'Reached:\nA flat.'
    """
    lines, kept = text.splitlines(), list[str]()
    for place, line in enumerate(lines):
        following = next((one.strip() for one in lines[place + 1 :] if one.strip()), "")
        unanswered = line.strip() in prompts and (not following or following in prompts)
        if not unanswered and (line.strip() or (kept and kept[-1].strip())):
            kept.append(line)
    return "\n".join(kept).strip()
