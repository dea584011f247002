"""Read models of the directory: what a list, a page, a letter or a sheet shows of a service, with no engine."""

from collections.abc import Mapping
from datetime import date, datetime, time

import attrs

from integration_desk.core.narrowing import Narrow
from integration_desk.core.words import Text


@attrs.frozen
class Applicant:
    """What decides whether a service may take someone: unknown parts are None or empty and exclude nothing.

    ``status`` is one of ``RESIDENCE``, ``sex`` one of ``SEXES``; an uncertain birth date gives two ages.
    """

    age_min: float | None = None
    age_max: float | None = None
    sex: str = ""
    status: str = ""


@attrs.frozen
class Point:
    """A place on the earth in degrees."""

    latitude: float
    longitude: float


@attrs.frozen
class Filters:
    """What a service must answer to; empty parts ask for nothing."""

    language: str = ""
    need: str = ""
    day: date | None = None
    open_now: bool = False
    free: bool = False
    accessible: bool = False
    takes_referrals: bool = False
    has_places: bool = False
    applicant: Applicant | None = None
    near: Point | None = None
    within_km: float | None = None
    provider: str = ""
    inactive: bool = False
    narrow: Mapping[str, Narrow] = attrs.field(factory=dict)


@attrs.frozen
class Opening:
    """One stretch of time in which a service is open, in local time; without times the whole day may be meant."""

    day: date
    opens: time | None = None
    closes: time | None = None


@attrs.frozen
class Evidence:
    """What is known about how true an entry is; the counts are those of the last year."""

    verified_on: date | None = None
    unreachable_since: date | None = None
    unreachable_calls: int = 0
    referred: int = 0
    refused: int = 0
    unanswered: int = 0


@attrs.frozen
class Trust:
    """A word for the trust in an entry, the tone to show it in, its points of a hundred, and why it is not more."""

    word: Text
    tone: str
    points: int
    reasons: tuple[Text, ...] = ()


@attrs.frozen
class ServiceRow:
    """One line of a list of services; ``why`` says what matched."""

    id: str
    name: str
    organization: str
    organization_id: str = ""
    town: str = ""
    needs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    verified_on: date | None = None
    unreachable_since: date | None = None
    status: str = "active"
    takes_referrals: bool = False
    next_opening: Opening | None = None
    open_now: bool = False
    today: date | None = None
    distance_km: float | None = None
    why: tuple[Text, ...] = ()
    trust: Trust | None = None


@attrs.frozen
class HoursLine:
    """Times on weekdays (codes of ``WEEKDAYS``), or on days of the month; ``every`` counts weeks or months.

    ``ordinal`` is 1 for "the first Tuesday of the month", -1 for the last. ``note`` is the source's own remark.
    """

    days: tuple[str, ...] = ()
    opens: time | None = None
    closes: time | None = None
    monthly: bool = False
    ordinal: int = 0
    month_days: tuple[int, ...] = ()
    every: int = 1
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@attrs.frozen
class PhoneLine:
    """A phone number as it is dialled inside the country, with what it is for."""

    number: str
    extension: str = ""
    type: str = ""
    description: str = ""


@attrs.frozen
class LanguageLine:
    """A language by its code, or by name when the source gives no code."""

    code: str
    name: str = ""
    note: str = ""


@attrs.frozen
class ContactLine:
    """Whom to ask for."""

    name: str
    title: str = ""
    department: str = ""
    email: str = ""
    phones: tuple[PhoneLine, ...] = ()


@attrs.frozen
class CostLine:
    """What it costs: an amount in a currency, for whom."""

    option: str = ""
    amount: float | None = None
    currency: str = ""
    description: str = ""


@attrs.frozen
class PlaceView:
    """A place where the service is to be had."""

    location_id: str
    name: str = ""
    address: tuple[str, ...] = ()
    town: str = ""
    transportation: str = ""
    point: Point | None = None
    accessibility: tuple[str, ...] = ()
    phones: tuple[PhoneLine, ...] = ()
    hours: tuple[HoursLine, ...] = ()
    hours_words: tuple[str, ...] = ()
    virtual: bool = False


@attrs.frozen
class Eligibility:
    """Whom a service is for; empty parts exclude nobody."""

    description: str = ""
    minimum_age: float | None = None
    maximum_age: float | None = None
    sexes: tuple[str, ...] = ()
    residence: tuple[str, ...] = ()


@attrs.frozen
class ServiceView:
    """Everything that a page, a sheet or a letter needs to say of a service.

    ``receiver`` are the lines of the address window; ``phones``, ``hours`` and ``contacts`` are those of the service,
    else those of its first place or its organization. ``free`` is None when nothing is known.
    """

    id: str
    name: str
    organization_id: str = ""
    organization: str = ""
    provider: str = ""
    alternate_name: str = ""
    program: str = ""
    description: str = ""
    status: str = "active"
    alert: str = ""
    needs: tuple[str, ...] = ()
    takes_referrals: bool = False
    capacity: str = ""
    email: str = ""
    url: str = ""
    phones: tuple[PhoneLine, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    languages: tuple[LanguageLine, ...] = ()
    interpretation: str = ""
    hours: tuple[HoursLine, ...] = ()
    hours_words: tuple[str, ...] = ()
    next_opening: Opening | None = None
    documents: tuple[str, ...] = ()
    costs: tuple[CostLine, ...] = ()
    fees: str = ""
    free: bool | None = None
    application: str = ""
    wait_time: str = ""
    eligibility: Eligibility = Eligibility()
    areas: tuple[str, ...] = ()
    places: tuple[PlaceView, ...] = ()
    receiver: tuple[str, ...] = ()
    verified_on: date | None = None
    verified_by: str = ""
    unreachable_since: date | None = None
    changed_at: datetime | None = None

    @property
    def place(self) -> PlaceView | None:
        """Return the first place where the service is to be had."""
        return self.places[0] if self.places else None


@attrs.frozen
class Match:
    """How well an applicant fits: ``reasons`` say why not; empty when nothing speaks against it."""

    reasons: tuple[Text, ...] = ()

    @property
    def fits(self) -> bool:
        """Tell whether nothing speaks against it."""
        return not self.reasons
