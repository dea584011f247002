"""The code lists of the directory."""

from integration_desk.core.codes import Code, CodeList, codelist
from integration_desk.core.words import T

PROVIDERS: CodeList = codelist(
    "providers",
    national_government=T("National government"),
    local_government=T("Local government"),
    consulate=T("Consulate or labour attaché"),
    health=T("Health", context="provider"),
    school=T("School"),
    church=T("Church or faith group"),
    community=T("Community or migrant association"),
    ngo=T("NGO"),
    trade_union=T("Trade union"),
    employers=T("Employers' association"),
    company=T("Private company"),
    recruiter=T("Licensed recruiter"),
)

NEEDS: CodeList = codelist(
    "needs",
    life=T("Life in the country"),
    public_services=T("Government and community services"),
    housing=T("Housing"),
    food=T("Food and clothing"),
    health=T("Health", context="need"),
    mental_health=T("Mental health"),
    money=T("Money"),
    legal=T("Legal matters"),
    safety=T("Safety and discrimination"),
    family=T("Family"),
    childcare=T("Childcare"),
    language=T("Language", context="need"),
    skills=T("Other skills"),
    education=T("Education"),
    recognition=T("Recognition of qualifications"),
    work=T("Finding work"),
    work_rights=T("Work rights"),
    networks=T("Social and professional networks"),
    citizenship=T("Citizenship"),
    return_home=T("Return"),
)

STATUSES: CodeList = CodeList(
    "service_statuses",
    (
        Code("active", T("Active", context="service")),
        Code("inactive", T("Inactive", context="service")),
        Code("defunct", T("No longer exists", context="service")),
        Code("temporarily closed", T("Temporarily closed")),
    ),
)

PLACES: CodeList = codelist(
    "location_types", physical=T("A place to go to"), postal=T("Postal address"), virtual=T("Online or by phone")
)

CAPACITIES: CodeList = codelist(
    "capacities", places=T("Has places"), waiting=T("Waiting list"), full=T("Full, takes nobody")
)

SEXES: CodeList = codelist("eligible_sexes", female=T("Women"), male=T("Men"), other=T("Other", context="sex"))

RESIDENCE: CodeList = codelist(
    "eligible_residence",
    asylum_seeker=T("Asylum seekers"),
    protection=T("Refugees and others with protection"),
    temporary=T("People with a temporary permit"),
    permanent=T("People with a permanent permit"),
    free_movement=T("People with free movement"),
    citizen=T("Citizens"),
    none=T("People without papers"),
)

PHONE_TYPES: CodeList = codelist(
    "phone_types",
    voice=T("Voice"),
    cell=T("Mobile"),
    text=T("Text messages"),
    fax=T("Fax"),
    video=T("Video"),
    pager=T("Pager"),
    textphone=T("Text telephone"),
)

FREQUENCIES: CodeList = codelist("frequencies", WEEKLY=T("Every week"), MONTHLY=T("Every month"))

WEEKDAYS: CodeList = codelist(
    "weekdays",
    MO=T("Monday"),
    TU=T("Tuesday"),
    WE=T("Wednesday"),
    TH=T("Thursday"),
    FR=T("Friday"),
    SA=T("Saturday"),
    SU=T("Sunday"),
)

OUTCOMES: CodeList = codelist(
    "verification_outcomes",
    verified=T("Verified: all is as written"),
    changed=T("Changed: corrected here"),
    unreachable=T("Unreachable"),
)
