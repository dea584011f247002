"""The rights over clients and the code lists that their records use."""

from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.people import CASE_ROLES, Right, Role
from integration_desk.core.words import T

CLIENTS_READ = Right("clients.read", T("See clients"), CASE_ROLES | {Role.TRAINER, Role.STATISTICS})
CLIENTS_WRITE = Right("clients.write", T("Register and change clients"), CASE_ROLES)

STATELESS = "XX"
"""The country code that stands for statelessness among nationalities."""

SEXES: CodeList = codelist(
    "sexes",
    female=T("Female"),
    male=T("Male"),
    other=T("Other"),
    not_stated=T("Not stated"),
)

LITERACY: CodeList = codelist(
    "literacy",
    reads_and_writes=T("Reads and writes easily"),
    with_effort=T("Reads and writes with effort"),
    other_script=T("Reads and writes in another script only"),
    reads_only=T("Reads only"),
    none=T("Does not read or write"),
    not_stated=T("Not stated", context="literacy"),
)

RESIDENCE_STATUSES: CodeList = codelist(
    "residence_statuses",
    citizen=T("Citizen"),
    free_movement=T("Free movement"),
    permanent=T("Permanent residence"),
    work_permit=T("Work permit"),
    seasonal=T("Seasonal work permit"),
    family_permit=T("Family permit"),
    student=T("Student permit"),
    asylum_seeker=T("Asylum seeker"),
    refugee=T("Recognised refugee"),
    subsidiary_protection=T("Subsidiary protection"),
    temporary_protection=T("Temporary protection"),
    humanitarian=T("Humanitarian permit"),
    tolerated=T("Tolerated stay"),
    visa=T("Visa or short stay"),
    no_permit=T("Without a permit"),
    not_stated=T("Not stated", context="residence status"),
)

MIGRATION_REASONS: CodeList = codelist(
    "migration_reasons",
    labour_temporary=T("Work, for a time"),
    labour_permanent=T("Work, to stay"),
    family=T("Family"),
    study=T("Study"),
    protection=T("Protection"),
    returning=T("Return"),
    other=T("Another reason"),
    not_stated=T("Not stated", context="migration reason"),
)

INTERPRETER_GENDERS: CodeList = codelist(
    "interpreter_genders",
    female=T("A woman", context="interpreter"),
    male=T("A man", context="interpreter"),
    no_preference=T("No preference"),
)

ACCESS_NEEDS: CodeList = codelist(
    "access_needs",
    step_free=T("Step-free access"),
    wheelchair=T("Room for a wheelchair"),
    sign_language=T("Sign language"),
    hearing=T("Hearing support"),
    sight=T("Large print or spoken text"),
    easy_language=T("Easy language"),
    companion=T("A person who comes along"),
    quiet_room=T("A quiet room"),
    childcare=T("Childcare"),
    other=T("Something else"),
)

LANGUAGE_QUALITIES: CodeList = codelist(
    "language_qualities",
    native=T("Native"),
    fluent=T("Fluent"),
    simple=T("Simple and slow"),
    written=T("In writing only"),
    interpreter=T("Interpreter required"),
)

CONTACT_KINDS: CodeList = codelist(
    "contact_kinds",
    mobile=T("Mobile phone"),
    phone=T("Phone"),
    email=T("E-mail"),
    messenger=T("Messaging account"),
    other=T("Other contact"),
)

DOCUMENT_KINDS: CodeList = codelist(
    "document_kinds",
    passport=T("Passport"),
    identity_card=T("Identity card"),
    residence_permit=T("Residence permit"),
    visa=T("Visa"),
    travel_document=T("Travel document for refugees or stateless persons"),
    asylum_document=T("Asylum seeker's document"),
    birth_certificate=T("Birth certificate"),
    marriage_certificate=T("Marriage certificate"),
    driving_licence=T("Driving licence"),
    consular_card=T("Consular card"),
    other=T("Another document"),
)

RELATIONS: CodeList = codelist(
    "relations",
    spouse=T("Spouse"),
    partner=T("Partner"),
    parent=T("Parent"),
    child=T("Child"),
    sibling=T("Brother or sister"),
    grandparent=T("Grandparent"),
    grandchild=T("Grandchild"),
    aunt_or_uncle=T("Aunt or uncle"),
    niece_or_nephew=T("Niece or nephew"),
    cousin=T("Cousin"),
    parent_in_law=T("Parent-in-law"),
    child_in_law=T("Son- or daughter-in-law"),
    step_parent=T("Step-parent"),
    step_child=T("Stepchild"),
    guardian=T("Guardian"),
    ward=T("Ward"),
    other_relative=T("Another relative"),
    not_related=T("Not related"),
)

CONSENT_PURPOSES: CodeList = codelist(
    "consent_purposes",
    record_keeping=T("Keeping a file"),
    referral=T("Referral to a named recipient"),
    family_sharing=T("Sharing with family"),
    statistics=T("Statistics"),
    interpreter=T("An interpreter being present"),
    photo=T("Photograph"),
)

CONSENT_METHODS: CodeList = codelist(
    "consent_methods",
    written=T("In writing"),
    verbal=T("Verbally, certified by the caseworker"),
    audio=T("Recorded as audio"),
)

RECIPIENT_KINDS: CodeList = codelist(
    "recipient_kinds",
    service=T("A service"),
    organization=T("An organisation"),
    person=T("A person"),
    family=T("A family member"),
    authority=T("An authority"),
)
