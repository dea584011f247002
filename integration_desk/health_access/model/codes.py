"""The rights over health access cases and the code lists that their records use."""

from integration_desk.core.codes import Code, CodeList, codelist
from integration_desk.core.people import CASE_ROLES, Right
from integration_desk.core.words import T

HEALTH_READ = Right("health_access.read", T("See health access cases"), CASE_ROLES, permission="health")
HEALTH_WRITE = Right("health_access.write", T("Work on health access cases"), CASE_ROLES, permission="health")

STATES: CodeList = codelist(
    "health_states",
    open=T("Open", context="case"),
    in_progress=T("In progress"),
    gained=T("Access gained"),
    partly=T("Access gained in part"),
    not_gained=T("Access not gained"),
    closed=T("Closed", context="case"),
    reopened=T("Reopened"),
)

CLOSING_REASONS: CodeList = codelist(
    "health_closing_reasons",
    not_needed=T("Not needed any more"),
    withdrew=T("Withdrew"),
    referred_out=T("Referred to another service"),
    lost_contact=T("Lost contact"),
    moved=T("Moved away"),
    returned=T("Returned"),
    ineligible=T("Not eligible"),
    deceased=T("Deceased"),
    other=T("Another reason"),
)

DOORS: CodeList = codelist(
    "health_doors",
    family_doctor=T("Family doctor"),
    child_doctor=T("Children's doctor"),
    specialist=T("Specialist"),
    hospital=T("Hospital"),
    maternity=T("Midwife or maternity care"),
    dentist=T("Dentist"),
    counselling=T("Counselling or therapy"),
    pharmacy=T("Pharmacy"),
    vaccination=T("Vaccination"),
    insurance=T("Health insurance or scheme"),
    aids=T("Aids such as glasses or a wheelchair"),
    other=T("Something else"),
)
"""What a client wants to get into: the door, never the illness behind it."""

SCHEMES: CodeList = codelist(
    "health_schemes",
    none=T("None"),
    applied=T("Applied for"),
    public=T("Public insurance or national service"),
    family=T("Insured with a family member"),
    private=T("Private insurance"),
    authority=T("Paid by an authority"),
    travel=T("Insurance of the home country or for travel"),
    unknown=T("Not known"),
)

DIMENSIONS: CodeList = codelist(
    "health_dimensions",
    availability=T("Availability"),
    accessibility=T("Accessibility"),
    accommodation=T("Accommodation", context="how a service is organised"),
    affordability=T("Affordability"),
    acceptability=T("Acceptability"),
    awareness=T("Awareness"),
)
"""The six dimensions of access (Penchansky and Thomas 1981, with awareness after Saurman 2016)."""

BARRIERS: CodeList = codelist(
    "health_barriers",
    no_places=T("No new patients are taken"),
    waiting_time=T("Waiting time too long"),
    no_service=T("No such service near here"),
    transport=T("No transport, or too far"),
    not_accessible=T("Not accessible with a disability"),
    nobody_to_come_along=T("Nobody to come along"),
    no_proof_of_address=T("No proof of address"),
    no_identity_document=T("No identity document"),
    no_insurance_card=T("No insurance card or certificate"),
    online_only=T("Appointments online or by phone only"),
    opening_hours=T("Opening hours do not suit"),
    childcare=T("No childcare meanwhile"),
    charging=T("Asked to pay, or to pay first"),
    cost=T("Costs cannot be paid"),
    no_insurance=T("No insurance or scheme"),
    refused_for_status=T("Refused for the residence status"),
    fear_of_reporting=T("Fear of being reported"),
    language=T("Language, or no interpreter"),
    gender_of_staff=T("Gender of the staff"),
    discrimination=T("Treated with disrespect"),
    trust=T("No trust after earlier experience"),
    rights_not_known=T("Does not know her rights"),
    system_not_known=T("Does not know where to go"),
    staff_not_informed=T("Staff do not know the rules"),
    other=T("Another reason"),
)
"""Why somebody does not get in: what is found as a barrier, and what is said when she is refused at the desk."""

ANSWERS: CodeList = codelist(
    "health_entitlement_answers",
    open=T("Not asked for yet"),
    asked=T("Asked for"),
    granted=T("Granted"),
    refused=T("Refused"),
    not_needed=T("Not needed"),
)

REFUSAL_RESULTS: CodeList = codelist(
    "health_refusal_results",
    treated=T("Was taken after all"),
    appointment=T("Was given an appointment"),
    maintained=T("The refusal was upheld"),
    no_answer=T("No answer"),
    elsewhere=T("Went elsewhere"),
)

TOLD: CodeList = CodeList(
    "health_letter_tells",
    (
        Code("name", T("Name")),
        Code("birth_date", T("Date of birth")),
        Code("interpreter", T("Need of an interpreter")),
        Code("scheme", T("Insurance or scheme")),
        Code("residence_status", T("Residence status")),
    ),
)
"""What a rights letter may tell about the client; without any, it names the case number alone."""

STEPS: CodeList = codelist(
    "health_steps",
    follow_up=T("Ask what came of the refusal"),
    second_visit=T("Go there again, accompanied"),
    register=T("Register with a doctor"),
    insurance=T("Apply for insurance or the scheme"),
    documents=T("Get a missing document"),
    interpreter=T("Arrange an interpreter"),
    other_service=T("Find another service"),
    complaint=T("Complain"),
    other=T("Something else"),
)

STEP_STATES: CodeList = codelist(
    "health_step_states",
    open=T("Open", context="step"),
    done=T("Done"),
    not_needed=T("Not needed"),
)

INTERPRETING: CodeList = codelist(
    "health_interpreting",
    not_needed=T("Not needed"),
    to_arrange=T("To be arranged"),
    arranged=T("Arranged"),
    on_the_spot=T("The service provides it"),
)

APPOINTMENT_STATES: CodeList = codelist(
    "health_appointment_states",
    planned=T("Planned"),
    kept=T("Took place"),
    missed=T("Did not attend"),
    refused=T("Refused at the desk"),
    cancelled=T("Cancelled"),
)
