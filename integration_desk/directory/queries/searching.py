"""Finding services as one types, with filters; every row says why it is there."""

import json
import re
from collections.abc import Sequence
from typing import Any

import attrs
from rapidfuzz import fuzz

from integration_desk.core.access import Reader
from integration_desk.core.narrowing import conditions_of
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory.model import NEEDS, Language, Service
from integration_desk.directory.queries.indexing import INDEX, language_words, need_words, terms_of
from integration_desk.directory.queries.loading import (
    Parts,
    by_id,
    is_free,
    load_parts,
    local_now,
    plain_words,
    today_of,
)
from integration_desk.directory.queries.narrowing import distances, open_services
from integration_desk.directory.rules import fits, is_open, next_opening, openings_on, say_opening
from integration_desk.directory.views import Eligibility, Filters, ServiceRow
from integration_desk.i18n import current, fallback, tag_of
from integration_desk.store import fold, romanise

_MOST_CANDIDATES = 5_000
_NO_FILTERS = Filters()

_SPEAKS = (
    "(EXISTS (SELECT 1 FROM language l WHERE l.service_id = s.id AND ({codes}))"
    " OR EXISTS (SELECT 1 FROM service_at_location x JOIN language l ON l.location_id = x.location_id"
    " WHERE x.service_id = s.id AND ({codes})))"
)
_FREE = (
    "EXISTS (SELECT 1 FROM cost_option c WHERE c.service_id = s.id AND c.amount = 0"
    " AND (c.valid_to IS NULL OR c.valid_to >= :today))"
    " AND NOT EXISTS (SELECT 1 FROM cost_option c WHERE c.service_id = s.id AND c.amount > 0"
    " AND (c.valid_to IS NULL OR c.valid_to >= :today))"
)
_ACCESSIBLE = (
    "EXISTS (SELECT 1 FROM service_at_location x JOIN accessibility a ON a.location_id = x.location_id"
    " WHERE x.service_id = s.id AND (a.description <> '' OR a.details <> ''))"
)
_ORDERS = frozenset({"name", "organization", "verified_on"})
_TERMS = {
    "name": "s.name {fits} OR s.alternate_name {fits}",
    "organization": "o.name {fits}",
    "languages": "EXISTS (SELECT 1 FROM language l WHERE l.service_id = s.id AND l.code {fits})"
    " OR EXISTS (SELECT 1 FROM service_at_location x JOIN language l ON l.location_id = x.location_id"
    " WHERE x.service_id = s.id AND l.code {fits})",
    "verified_on": "s.verified_on {fits}",
    "needs": "EXISTS (SELECT 1 FROM json_each(s.needs) WHERE value {fits})",
}


@attrs.frozen
class _Candidate:
    """A service that may be shown, with what ranks it."""

    row: dict[str, Any]
    score: float = 0
    distance: float | None = None

    @property
    def id(self) -> str:
        found: str = self.row["id"]
        return found


def search_services(
    reader: Reader, words: str = "", filters: Filters = _NO_FILTERS, limit: int = 50
) -> list[ServiceRow]:
    """Return the services that fit what was typed and the filters: the likeliest, then the nearest, first."""
    return find_services(reader, words, filters, limit=limit)[0]


def find_services(
    reader: Reader,
    words: str = "",
    filters: Filters = _NO_FILTERS,
    *,
    offset: int = 0,
    limit: int = 50,
    order: str = "",
    descending: bool = False,
) -> tuple[list[ServiceRow], int]:
    """Return one page of the services that fit, and how many fit in all.

    The likeliest come first, unless another ``order`` is asked for: name, organization, or verified_on, which puts
    first what nobody has verified for the longest time.
    """
    found = _found(reader, words, filters)
    if order in _ORDERS:
        found.sort(key=lambda one: fold(one.row[order] or ""), reverse=descending)
    page = found[offset : offset + limit]
    services = by_id(reader, Service, (one.id for one in page))
    parts = load_parts(reader, list(services.values()))
    rows = [_row(reader, services[one.id], parts, words, filters, one) for one in page if one.id in services]
    return rows, len(found)


def service_ids(reader: Reader, words: str = "", filters: Filters = _NO_FILTERS) -> list[str]:
    """Return the ids of all services that fit, in the order of a list: for what prints every one of them."""
    return [one.id for one in _found(reader, words, filters)]


def _found(reader: Reader, words: str, filters: Filters) -> list[_Candidate]:
    found = [_scored(row, words) for row in _candidates(reader, words, filters)]
    if filters.applicant is not None:
        applicant = filters.applicant
        found = [one for one in found if fits(_eligibility(one.row), applicant).fits]
    if filters.day or filters.open_now or filters.near:
        found = _by_time_and_place(reader, found, filters)
    found.sort(key=lambda one: (-one.score, one.distance if one.distance is not None else 1e9, one.row["folded"]))
    return found


def _candidates(reader: Reader, words: str, filters: Filters) -> list[dict[str, Any]]:
    conditions, values = _conditions(reader, filters)
    if words.strip():
        rownos = reader.search(INDEX, words, limit=_MOST_CANDIDATES)
        if not rownos:
            return []
        conditions.append(f"s.rowno IN ({', '.join(str(int(one)) for one in rownos)})")
    return reader.rows(
        "SELECT s.id, s.name, s.alternate_name, s.minimum_age, s.maximum_age, s.eligible_sexes, s.eligible_residence,"
        " s.verified_on, coalesce(o.name, '') AS organization"
        " FROM service s LEFT JOIN organization o ON o.id = s.organization_id"
        f" WHERE {' AND '.join(conditions) or '1'}",
        values,
    )


def _conditions(reader: Reader, filters: Filters) -> tuple[list[str], dict[str, Any]]:
    found, values = conditions_of(filters.narrow, _TERMS)
    found.append("1" if filters.inactive else "s.status = 'active'")
    if filters.need:
        found.append("instr(s.needs, :need) > 0")
        values["need"] = json.dumps(filters.need)
    if filters.takes_referrals:
        found.append("s.takes_referrals = 1")
    if filters.has_places:
        found.append("s.capacity = 'places'")
    if filters.provider:
        found.append("o.kind = :provider")
        values["provider"] = filters.provider
    if filters.free:
        found.append(_FREE)
        values["today"] = today_of(reader).isoformat()
    if filters.accessible:
        found.append(_ACCESSIBLE)
    if filters.language:
        codes = spoken_for(filters.language)
        values |= {f"l{number}": code for number, code in enumerate(codes)}
        values["variants"] = f"{codes[0]}-%"
        listed = ", ".join(f":l{number}" for number in range(len(codes)))
        found.append(_SPEAKS.format(codes=f"l.code IN ({listed}) OR l.code LIKE :variants"))
    return found, values


def spoken_for(language: str) -> tuple[str, ...]:
    """Return the languages that serve someone who speaks this one: itself and those that stand in for it."""
    return fallback(tag_of(language))


def _scored(row: dict[str, Any], words: str) -> _Candidate:
    folded = {**row, "folded": fold(row["name"])}
    typed = fold(words).strip()
    if not typed:
        return _Candidate(folded)
    names = [fold(row[column]) for column in ("name", "alternate_name", "organization") if row[column]]
    best = max((fuzz.WRatio(typed, name) for name in names), default=0.0)
    return _Candidate(folded, best + (20 if names and names[0].startswith(typed) else 0))


def _eligibility(row: dict[str, Any]) -> Eligibility:
    return Eligibility(
        minimum_age=row["minimum_age"],
        maximum_age=row["maximum_age"],
        sexes=tuple(json.loads(row["eligible_sexes"])),
        residence=tuple(json.loads(row["eligible_residence"])),
    )


def _by_time_and_place(reader: Reader, found: list[_Candidate], filters: Filters) -> list[_Candidate]:
    day, now = filters.day, local_now(reader)
    if day:
        on_the_day = open_services(reader, lambda schedules: bool(openings_on(schedules, day)))
        found = [one for one in found if one.id in on_the_day]
    if filters.open_now:
        open_now = open_services(reader, lambda schedules: is_open(schedules, now))
        found = [one for one in found if one.id in open_now]
    if filters.near is None:
        return found
    away = distances(reader, filters.near)
    most = filters.within_km
    return [
        attrs.evolve(one, distance=away.get(one.id))
        for one in found
        if most is None or away.get(one.id, most + 1) <= most
    ]


def _row(
    reader: Reader, service: Service, parts: Parts, words: str, filters: Filters, candidate: _Candidate
) -> ServiceRow:
    organization = parts.organizations.get(service.organization_id)
    address = parts.address_of(service)
    languages = parts.languages_of(service)
    schedules = parts.schedules_of(service)
    return ServiceRow(
        id=service.id,
        name=service.name,
        organization=organization.name if organization else "",
        organization_id=service.organization_id,
        town=address.city if address else "",
        needs=service.needs,
        languages=tuple(one.code or one.name for one in languages),
        verified_on=service.verified_on,
        unreachable_since=service.unreachable_since,
        status=service.status,
        takes_referrals=service.takes_referrals,
        next_opening=next_opening(schedules, local_now(reader)),
        open_now=is_open(schedules, local_now(reader)),
        today=today_of(reader),
        distance_km=candidate.distance,
        why=(
            *_why_words(reader, service, organization.name if organization else "", languages, words),
            *_why_filters(reader, service, parts, languages, filters, candidate),
        ),
    )


def _said_by(typed: Sequence[str], text: str) -> bool:
    """Tell whether a text has a word that begins as one of the typed ones."""
    if not text:
        return False
    heard = re.findall(r"\w+", f"{fold(text)} {romanise(text)}")
    return any(word.startswith(one) for one in typed for word in heard)


def _why_words(
    reader: Reader, service: Service, organization: str, languages: Sequence[Language], words: str
) -> list[Text]:
    typed = [form for word in re.findall(r"\w+", fold(words)) for form in dict.fromkeys((word, romanise(word)))]
    if not typed:
        return []
    found = [T("name")] if _said_by(typed, f"{service.name} {service.alternate_name}") else []
    if _said_by(typed, organization):
        found.append(T("organisation: {name}").put(name=verbatim(organization)))
    found += [
        T("answers: {need}").put(need=NEEDS.label(need)) for need in service.needs if _said_by(typed, need_words(need))
    ]
    for one in languages:
        if _said_by(typed, f"{one.name} {language_words(one.code) if one.code else ''}"):
            found.append(T("speaks {language}").put(language=language_name(one.code or one.name)))
    if len(found) < 2:
        terms = [term for term in terms_of(reader, service.id) if _said_by(typed, term)]
        found += [T("term: {term}").put(term=verbatim(term)) for term in terms[:2]]
    if not found and _said_by(typed, plain_words(service.description)):
        found.append(T("description"))
    return found or [T("sounds alike")]


def language_name(code: str) -> Text:
    """Return the name of a language as the staff read it."""
    return verbatim(current().language(code))


def _why_filters(
    reader: Reader,
    service: Service,
    parts: Parts,
    languages: Sequence[Language],
    filters: Filters,
    candidate: _Candidate,
) -> list[Text]:
    found = []
    if filters.language:
        wanted = spoken_for(filters.language)
        spoken = next((one.code for one in languages if one.code in wanted or one.code.startswith(wanted[0])), "")
        if spoken:
            found.append(T("speaks {language}").put(language=language_name(spoken)))
    if filters.need and filters.need in service.needs:
        found.append(T("answers: {need}").put(need=NEEDS.label(filters.need)))
    if filters.free and is_free(parts.costs.get(service.id, ()), today_of(reader)):
        found.append(T("free of charge"))
    if filters.day and (openings := openings_on(parts.schedules_of(service), filters.day)):
        found.append(T("open {when}").put(when=say_opening(openings[0])))
    if filters.open_now:
        found.append(T("open now"))
    if candidate.distance is not None:
        found.append(T("{distance} km away").put(distance=round(candidate.distance, 1)))
    return found
