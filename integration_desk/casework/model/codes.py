"""The rights over casework and the code lists that its records use."""

from integration_desk.core.codes import Code, CodeList, codelist
from integration_desk.core.people import CASE_ROLES, Right
from integration_desk.core.words import T

CASES_READ = Right("casework.read", T("See cases, needs, plans and notes"), CASE_ROLES)
CASES_WRITE = Right("casework.write", T("Work on cases, needs, plans and notes"), CASE_ROLES)

CASE_STATUSES: CodeList = codelist(
    "case_statuses",
    open=T("Open", context="case"),
    on_hold=T("On hold"),
    transferred=T("Transferred", context="case"),
    closed=T("Closed", context="case"),
    reopened=T("Reopened"),
)
CLOSING_REASONS: CodeList = codelist(
    "closing_reasons",
    completed=T("Completed", context="case"),
    goals_met=T("Goals met"),
    withdrew=T("Withdrew"),
    transferred=T("Transferred to another office"),
    referred_out=T("Referred out"),
    lost_contact=T("Lost contact"),
    moved_within=T("Moved within the country"),
    moved_abroad=T("Moved abroad"),
    returned=T("Returned"),
    ineligible=T("Not eligible"),
    deceased=T("Deceased"),
    same_person=T("Two cases of one person"),
    other=T("Another reason"),
)
CASE_STEPS: CodeList = codelist(
    "case_steps",
    opened=T("Case opened"),
    on_hold=T("Put on hold", context="happened"),
    resumed=T("Resumed"),
    handed_over=T("Handed over"),
    transferred=T("Transferred to another office"),
    closed=T("Case closed"),
    reopened=T("Case reopened"),
)

SEVERITIES: CodeList = CodeList(
    "need_severities",
    (
        Code(
            "0",
            T("None", context="severity"),
            help=T("She manages by herself or with what she has; nothing has to be done."),
        ),
        Code(
            "1",
            T("Slight", context="severity"),
            help=T("She manages with advice or a hint; it can wait for weeks without harm."),
        ),
        Code(
            "2",
            T("Marked", context="severity"),
            help=T("She does not manage without help; daily life suffers, and it gets worse in weeks."),
        ),
        Code(
            "3",
            T("Severe", context="severity"),
            help=T("Health, safety, the roof over her head or her stay is at risk: act within days."),
        ),
    ),
)
SUPPORTS: CodeList = codelist(
    "supports",
    childcare=T("Childcare during appointments"),
    transport=T("Transport"),
    disability=T("Help because of a disability"),
    translation=T("Translation of documents"),
    interpreting=T("Interpreting"),
    crisis=T("Crisis counselling"),
)

DOERS: CodeList = codelist(
    "plan_doers",
    client=T("The client"),
    staff=T("The centre"),
    other=T("Someone else"),
)
GOAL_STATES: CodeList = codelist(
    "goal_states",
    open=T("Open", context="goal"),
    reached=T("Reached"),
    given_up=T("Given up"),
)

CONTACT_TYPES: CodeList = codelist(
    "contact_types",
    visit=T("Visit at the centre"),
    phone=T("Phone", context="contact"),
    message=T("Message", context="contact"),
    email=T("E-mail"),
    home_visit=T("Home visit"),
    field=T("In the field"),
    remote=T("Video call"),
    none=T("Without contact"),
)
NOTE_TEMPLATES: CodeList = codelist(
    "note_templates",
    first=T("First conversation"),
    follow_up=T("Follow-up"),
    home=T("Home visit"),
    crisis=T("Crisis"),
    accompanied=T("Accompanied to an office"),
    third_party=T("Conversation with a third party"),
    closing=T("Closing conversation"),
)
