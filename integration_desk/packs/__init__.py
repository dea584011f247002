"""Packs: the law as data, with article, source and the day it was checked. No legal number stands in code.

This is the door. A pack is a TOML file (``resources/packs/README.md`` tells how it is written), the program's or the
centre's own::

    for pack in packs(reader, "family_reunification", country="DE"): ...
    pack = pack_of(reader, "eu-family_reunification")      # MissingError
    pack.title.text("de"), pack.deadline("decision").article
    due(pack.deadline("decision"), filed_on, pack).day      # the same for a moment, on the day it was there
    reaches(pack.age("child_18"), born)                     # the earliest and the latest day

Reading a text: ``read_pack`` raises PackError with every fault; ``examine`` gives them for a page to show.
"""

from integration_desk.packs.calendars import holidays_between, local_day, next_working_day
from integration_desk.packs.codes import (
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
    PACK_KINDS,
    PARAGRAPHS,
    PHASES,
    SCOPES,
    TOKENS,
)
from integration_desk.packs.deadlines import Due, birthday, due, is_old, reaches, shifted
from integration_desk.packs.faults import Fault, PackError
from integration_desk.packs.listing import PackRow, packs_page
from integration_desk.packs.model import (
    AgeThreshold,
    Condition,
    DeadlineRule,
    Document,
    Entitlement,
    Event,
    Evidence,
    Fee,
    Holidays,
    Item,
    Pack,
    Paragraph,
    Relation,
    RightsLetter,
    Status,
    Step,
)
from integration_desk.packs.own import (
    PACKS_READ,
    PACKS_WRITE,
    SLICE,
    OwnPack,
    StoredPack,
    pack_file_text,
    pack_of,
    packs,
    remove_pack,
    save_pack,
    stored_packs,
)
from integration_desk.packs.periods import Period
from integration_desk.packs.reading import Examined, examine, read_pack
from integration_desk.packs.saying import Said
from integration_desk.packs.shipped import shipped, shipped_texts
from integration_desk.packs.words import deadline_words, instead, period_words, place_words

__all__ = [
    "ACTORS",
    "CLAIMS",
    "CONDITION_KINDS",
    "EFFECTS",
    "EVENT_OWNERS",
    "FORMS",
    "GROUPS",
    "LETTER_CASES",
    "MUST_BE",
    "OWNERS",
    "PACKS_READ",
    "PACKS_WRITE",
    "PACK_KINDS",
    "PARAGRAPHS",
    "PHASES",
    "SCOPES",
    "SLICE",
    "TOKENS",
    "AgeThreshold",
    "Condition",
    "DeadlineRule",
    "Document",
    "Due",
    "Entitlement",
    "Event",
    "Evidence",
    "Examined",
    "Fault",
    "Fee",
    "Holidays",
    "Item",
    "OwnPack",
    "Pack",
    "PackError",
    "PackRow",
    "Paragraph",
    "Period",
    "Relation",
    "RightsLetter",
    "Said",
    "Status",
    "Step",
    "StoredPack",
    "birthday",
    "deadline_words",
    "due",
    "examine",
    "holidays_between",
    "instead",
    "is_old",
    "local_day",
    "next_working_day",
    "pack_file_text",
    "pack_of",
    "packs",
    "packs_page",
    "period_words",
    "place_words",
    "reaches",
    "read_pack",
    "remove_pack",
    "save_pack",
    "shifted",
    "shipped",
    "shipped_texts",
    "stored_packs",
]
