"""What the parts of a pack say, line by line, in the words of the screen: labels with their values."""

from collections.abc import Callable, Iterator
from typing import Any

import attrs

from integration_desk import i18n
from integration_desk.core.codes import CodeList
from integration_desk.core.words import T, Text
from integration_desk.packs import (
    ACTORS,
    CLAIMS,
    CONDITION_KINDS,
    EFFECTS,
    EVENT_OWNERS,
    FORMS,
    GROUPS,
    LETTER_CASES,
    MUST_BE,
    OWNERS,
    PHASES,
    SCOPES,
    AgeThreshold,
    Condition,
    DeadlineRule,
    Document,
    Entitlement,
    Event,
    Fee,
    Item,
    Pack,
    Relation,
    RightsLetter,
    Said,
    Status,
    Step,
    deadline_words,
    period_words,
)
from integration_desk.widgets import say

Line = tuple[Text, Text | str]


@attrs.frozen
class Part:
    """A part of a pack: its items, and what is told of each besides title, words and article."""

    id: str
    label: Text
    items: Callable[[Pack], tuple[Item, ...]]
    lines: Callable[[Any, Pack], Iterator[Line]]


def words(said: Said) -> str:
    """Return words of a pack in the language of the screen."""
    return said.text(i18n.current().language_code)


def _codes(listed: CodeList, codes: tuple[str, ...]) -> str:
    return i18n.current().listing([say(listed.label(code)) for code in codes])


def _titles(items: tuple[Item, ...], ids: tuple[str, ...]) -> str:
    known = {one.id: words(one.title) for one in items}
    return i18n.current().listing([known[one] for one in ids if one in known])


def _one(items: tuple[Item, ...], item_id: str) -> str:
    return _titles(items, (item_id,)) if item_id else ""


def _for_whom(item: Any, pack: Pack) -> Iterator[Line]:
    yield T("For"), _titles(pack.statuses, item.statuses)
    yield T("Family members"), _titles(pack.relations, getattr(item, "relations", ()))


def _deadline(item: DeadlineRule, pack: Pack) -> Iterator[Line]:
    yield T("Period"), deadline_words(item, pack)
    yield T("Meaning"), EFFECTS.label(item.effect)
    yield T("Who"), ACTORS.label(item.actor)
    yield T("Met by"), _one(pack.events, item.met_by)
    yield T("Counting"), T("Neither the first nor the last day counts.") if item.clear else ""
    yield T("Weekend or holiday"), T("Moves to the next working day") if item.roll else ""
    yield from _for_whom(item, pack)


def _age(item: AgeThreshold, pack: Pack) -> Iterator[Line]:
    yield T("Age"), T("{count} year", "{count} years").of(item.years)
    yield T("Rule"), MUST_BE.label(item.must_be)
    yield T("Measured on"), _one(pack.events, item.measured_on)
    yield T("Shown before"), period_words(item.warn_before) if item.warn_before else ""


def _condition(item: Condition, pack: Pack) -> Iterator[Line]:
    yield T("About"), CONDITION_KINDS.label(item.kind)
    yield from _for_whom(item, pack)
    yield T("Not for"), _titles(pack.statuses, item.not_for)
    yield T("Waived by acting within"), _one(pack.deadlines, item.waived_within)
    yield T("Age"), _one(pack.ages, item.age)
    yield T("Period"), _one(pack.deadlines, item.deadline)
    yield T("Documents"), _titles(pack.documents, item.documents)


def _relation(item: Relation, pack: Pack) -> Iterator[Line]:
    yield T("Claim"), CLAIMS.label(item.claim)
    yield T("For"), _titles(pack.statuses, item.statuses)
    yield T("Age"), _one(pack.ages, item.age or item.minimum_age)
    for needed, label in ((True, T("Documents")), (False, T("Where it applies"))):
        told = [_evidence(one, pack) for one in item.evidence if one.required is needed]
        yield label, i18n.current().listing(told)


def _evidence(one: Any, pack: Pack) -> str:
    name = _one(pack.documents, one.document)
    owner = say(OWNERS.label(one.of))
    return say(T("{document} ({owner})").put(document=name, owner=owner)) if one.of == "sponsor" else name


def _document(item: Document, pack: Pack) -> Iterator[Line]:
    yield T("Usually asked as"), _codes(FORMS, item.forms)
    yield T("Instead of it"), _titles(pack.documents, item.alternatives)


def _step(item: Step, pack: Pack) -> Iterator[Line]:
    yield T("Part of the way"), PHASES.label(item.phase)
    yield T("Who"), ACTORS.label(item.actor)
    yield T("After"), _titles(pack.steps, item.after)
    yield T("Proposed time"), period_words(item.within) if item.within else ""
    yield T("Documents"), _titles(pack.documents, item.documents)
    yield T("For"), _titles(pack.statuses, item.statuses)


def _fee(item: Fee, pack: Pack) -> Iterator[Line]:
    amount = T("{amount} {currency}").put(amount=item.amount, currency=item.currency)
    yield T("Amount"), amount if item.amount else T("Free of charge")
    yield from _for_whom(item, pack)
    yield from _ages(item)


def _entitlement(item: Entitlement, pack: Pack) -> Iterator[Line]:
    yield T("How much"), SCOPES.label(item.scope)
    yield T("For"), _titles(pack.statuses, item.statuses)
    yield T("Among them"), _codes(GROUPS, item.groups)
    yield from _ages(item)
    yield T("The way to it"), words(item.how)
    yield T("Conditions"), _titles(pack.conditions, item.conditions)
    yield T("Documents"), _titles(pack.documents, item.documents)
    yield T("From the end of"), _one(pack.deadlines, item.from_deadline)
    yield T("Until the end of"), _one(pack.deadlines, item.until_deadline)


def _ages(item: Fee | Entitlement) -> Iterator[Line]:
    yield T("From age"), str(item.min_age) if item.min_age is not None else ""
    yield T("Up to age"), str(item.max_age) if item.max_age is not None else ""


def _letter(item: RightsLetter, pack: Pack) -> Iterator[Line]:
    yield T("Of use when"), LETTER_CASES.label(item.case)
    yield T("For"), _titles(pack.statuses, item.statuses)
    now = i18n.current()
    yield T("Languages"), now.listing([now.language(tag) for tag in item.title.languages()])
    for one in item.paragraphs:
        yield T("Paragraph"), f"{words(one.text)} – {one.article}" if one.article else words(one.text)


def _status(item: Status, _pack: Pack) -> Iterator[Line]:
    day = i18n.current().date(item.suspended_until) if item.suspended_until else ""
    yield T("Suspended until"), day


def _event(item: Event, _pack: Pack) -> Iterator[Line]:
    yield T("Whose"), EVENT_OWNERS.label(item.of) if item.of != "case" else ""


PARTS = (
    Part("deadlines", T("Deadlines"), lambda pack: pack.deadlines, _deadline),
    Part("entitlements", T("Entitlements"), lambda pack: pack.entitlements, _entitlement),
    Part("conditions", T("Conditions"), lambda pack: pack.conditions, _condition),
    Part("relations", T("Family members"), lambda pack: pack.relations, _relation),
    Part("ages", T("Ages"), lambda pack: pack.ages, _age),
    Part("statuses", T("Statuses"), lambda pack: pack.statuses, _status),
    Part("documents", T("Documents"), lambda pack: pack.documents, _document),
    Part("steps", T("Steps"), lambda pack: pack.steps, _step),
    Part("fees", T("Fees"), lambda pack: pack.fees, _fee),
    Part("letters", T("Letters"), lambda pack: pack.letters, _letter),
    Part("events", T("Events"), lambda pack: pack.events, _event),
)
