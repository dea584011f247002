"""Which column probably means what: by the words of its header, in every language of the staff."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from integration_desk.spreadsheets.mapping import Rule, Target
from integration_desk.spreadsheets.reading import key_of, speakers
from integration_desk.spreadsheets.vocabulary import headers_also

LIKELY = 88
"""From this likeness on (per cent), a header is taken for a misspelt label; below it a person decides."""


def suggested_rules(header: Sequence[str], targets: Iterable[Target]) -> tuple[Rule, ...]:
    """Return a rule for each column whose header is known or nearly so; a field that takes one value is filled once.

    >>> suggested_rules(["Nothing of the kind"], [])
    ()
    """
    known = _known(targets)
    many = {target.name for target in known.values() if target.many}
    found: dict[int, tuple[float, Target]] = {}
    for place, cell in enumerate(header):
        key = key_of(cell)
        if not key:
            continue
        if key in known:
            found[place] = (101.0, known[key])
        elif len(key) > 3 and (best := process.extractOne(key, known.keys(), scorer=fuzz.ratio, score_cutoff=LIKELY)):
            found[place] = (best[1], known[best[0]])
    taken: set[str] = set()
    rules: dict[int, Rule] = {}
    for place, (_score, target) in sorted(found.items(), key=lambda pair: (-pair[1][0], pair[0])):
        if target.name in taken and target.name not in many:
            continue
        taken.add(target.name)
        rules[place] = Rule(target.name, header[place])
    return tuple(rules[place] for place in sorted(rules))


def _known(targets: Iterable[Target]) -> dict[str, Target]:
    also = headers_also()
    listed = list(targets)
    known: dict[str, Target] = {}
    for say in speakers():
        for target in listed:
            known.setdefault(key_of(say.say(target.label)), target)
    for target in listed:
        known[key_of(target.name)] = target
    for target in listed:
        for word in (*target.also, *also.get(target.name, ())):
            known.setdefault(key_of(word), target)
    return known
