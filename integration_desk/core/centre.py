"""The centre itself: its letterhead, its members, and the few commands that concern both."""

from datetime import datetime

from integration_desk.core import fields
from integration_desk.core.access import Reader, Transaction
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.commands import command
from integration_desk.core.documents import Letterhead, Paper
from integration_desk.core.lists import LISTS_EXPORT
from integration_desk.core.people import EVERY_ROLE, PERMISSIONS, ROLES, Right, Role, Sensitivity
from integration_desk.core.records import Record, editable_values, record
from integration_desk.core.slices import Slice
from integration_desk.core.words import T, verbatim

CENTRE_ID = "centre"

OFFICE_READ = Right("office.read", T("See the centre and its members"), EVERY_ROLE)
OFFICE_WRITE = Right("office.write", T("Change the centre"), frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}))
PEOPLE_MANAGE = Right("people.manage", T("Manage members"), frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}))

PAPERS: CodeList = codelist("papers", A4=verbatim("A4"), Letter=T("US Letter"))


@record("centre", T("Centre"), read=OFFICE_READ)
class Centre(Record):
    """The centre whose desk this is; one row."""

    name: str = fields.text(T("Name of the centre"), required=True, sensitivity=Sensitivity.PUBLIC)
    address: str = fields.long_text(
        T("Address"), sensitivity=Sensitivity.PUBLIC, help=T("As on your letterhead, one line each.")
    )
    phone: str = fields.field(T("Phone"), fields.Kind.PHONE, sensitivity=Sensitivity.PUBLIC)
    email: str = fields.field(T("E-mail"), fields.Kind.EMAIL, sensitivity=Sensitivity.PUBLIC)
    website: str = fields.field(T("Website"), fields.Kind.URL, sensitivity=Sensitivity.PUBLIC)
    opening_hours: str = fields.text(T("Opening hours"), sensitivity=Sensitivity.PUBLIC)
    country: str = fields.field(
        T("Country"),
        fields.Kind.COUNTRY,
        sensitivity=Sensitivity.PUBLIC,
        help=T("Phone numbers without a country code are read as of this country."),
    )
    language: str = fields.field(
        T("Language of the staff"), fields.Kind.LANGUAGE, sensitivity=Sensitivity.PUBLIC, default="en"
    )
    letter_language: str = fields.field(
        T("Language of letters to services"), fields.Kind.LANGUAGE, sensitivity=Sensitivity.PUBLIC, default="en"
    )
    paper: str = fields.code(T("Paper"), PAPERS, sensitivity=Sensitivity.PUBLIC, default="A4")
    latitude: float | None = fields.field(T("Latitude"), fields.Kind.DECIMAL, sensitivity=Sensitivity.PUBLIC)
    longitude: float | None = fields.field(T("Longitude"), fields.Kind.DECIMAL, sensitivity=Sensitivity.PUBLIC)
    foot: str = fields.long_text(
        T("Foot of letters"), sensitivity=Sensitivity.PUBLIC, help=T("Bank, register number and the like.")
    )
    logo: bytes = fields.field(
        T("Logo"), fields.Kind.FILE, sensitivity=Sensitivity.PUBLIC, help=T("A PNG or JPEG picture.")
    )
    idle_minutes: int | None = fields.field(
        T("Lock after minutes without use"), fields.Kind.INTEGER, sensitivity=Sensitivity.PUBLIC, default=10
    )
    usual_languages: tuple[str, ...] = fields.field(
        T("Languages used most"), fields.Kind.LANGUAGES, sensitivity=Sensitivity.PUBLIC
    )
    usual_countries: tuple[str, ...] = fields.field(
        T("Countries named most"), fields.Kind.COUNTRIES, sensitivity=Sensitivity.PUBLIC
    )


@record("member", T("Member"), read=OFFICE_READ)
class Member(Record):
    """A member of the centre's staff. Her passphrase is nowhere: it only unwraps the key of the file."""

    name: str = fields.name(T("Name"), required=True, sensitivity=Sensitivity.PUBLIC)
    roles: tuple[str, ...] = fields.codes(T("Roles"), ROLES, required=True, sensitivity=Sensitivity.PUBLIC)
    permissions: tuple[str, ...] = fields.codes(T("Permissions"), PERMISSIONS, sensitivity=Sensitivity.PUBLIC)
    function: str = fields.text(
        T("Function"), sensitivity=Sensitivity.PUBLIC, help=T("Stands under the name on letters.")
    )
    phone: str = fields.field(T("Direct phone"), fields.Kind.PHONE, sensitivity=Sensitivity.PUBLIC)
    email: str = fields.field(T("E-mail"), fields.Kind.EMAIL, sensitivity=Sensitivity.PUBLIC)
    left_at: datetime | None = fields.field(T("Left on"), fields.Kind.MOMENT, sensitivity=Sensitivity.PUBLIC)


def centre_of(reader: Reader) -> Centre:
    """Return the centre; a file that has none yet gives an empty one."""
    return reader.find(Centre, CENTRE_ID) or Centre(id=CENTRE_ID)


def members_of(reader: Reader) -> list[Member]:
    """Return the members who still work here, by name."""
    return reader.all(Member, "left_at IS NULL", order="name")


def letterhead_of(centre: Centre) -> Letterhead:
    """Return the head and foot of the centre's paper."""
    contact = tuple(part for part in (centre.phone, centre.email, centre.website) if part)
    lines = (*[line for line in centre.address.splitlines() if line.strip()], " · ".join(contact))
    foot = tuple(line for line in centre.foot.splitlines() if line.strip())
    return Letterhead(centre.name, tuple(line for line in lines if line), centre.logo, foot)


def paper_of(centre: Centre) -> Paper:
    """Return the paper that the centre prints on."""
    return Paper(centre.paper)


@command("office.save_centre", T("Change the centre"), OFFICE_WRITE)
def save_centre(tx: Transaction, *, centre: Centre) -> None:
    """Save the centre's letterhead and settings."""
    saved = tx.find(Centre, CENTRE_ID)
    if saved is None:
        tx.insert(Centre(**{**editable_values(centre), "id": CENTRE_ID}))
    else:
        tx.update(saved, **editable_values(centre))


@command("office.save_member", T("Change a member"), PEOPLE_MANAGE)
def save_member(tx: Transaction, *, member: Member) -> None:
    """Save what the desk knows of a member; passphrases are set elsewhere."""
    values = editable_values(member)
    tx.update(tx.get(Member, member.id), **values)


OFFICE = Slice(
    name="office",
    label=T("Centre"),
    records=(Centre, Member),
    commands=(save_centre, save_member),
    rights=(OFFICE_READ, OFFICE_WRITE, PEOPLE_MANAGE, LISTS_EXPORT),
)
