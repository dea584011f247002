"""The closed lists of words that packs use, and how they read on screen."""

from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.words import T

PACK_KINDS: CodeList = codelist(
    "pack_kinds",
    family_reunification=T("Family reunification"),
    health_access=T("Access to health care"),
    incidents=T("Discrimination"),
    employment=T("Work and recognition"),
)
CONDITION_KINDS: CodeList = codelist(
    "condition_kinds",
    accommodation=T("Accommodation"),
    insurance=T("Sickness insurance"),
    resources=T("Resources"),
    integration=T("Integration"),
    language=T("Language"),
    waiting=T("Waiting period"),
    minimum_age=T("Minimum age"),
    status=T("Status"),
    other=T("Other condition"),
)
SCOPES: CodeList = codelist(
    "entitlement_scopes",
    full=T("In full"),
    limited=T("In part"),
    emergency=T("In an emergency only"),
    none=T("Not at all"),
)
GROUPS: CodeList = codelist(
    "entitlement_groups",
    adult=T("Adults"),
    child=T("Children"),
    pregnant=T("Pregnant women and new mothers"),
    victim=T("Victims of violence or trafficking"),
    disabled=T("Persons with disabilities"),
    family_member=T("Family members"),
    everyone=T("Everyone"),
)
FORMS: CodeList = codelist(
    "evidence_forms",
    original=T("Original"),
    copy=T("Copy"),
    translated=T("Translation"),
    legalised=T("Legalised or with apostille"),
)
PHASES: CodeList = codelist(
    "step_phases",
    intake=T("First conversation"),
    evidence=T("Collecting the papers"),
    filed=T("Application"),
    embassy=T("Embassy", context="phase"),
    interview=T("Interview"),
    decision=T("Decision"),
    visa=T("Visa"),
    travel=T("Travel"),
    arrival=T("Arrival"),
    after_arrival=T("After the arrival"),
    registration=T("Registration"),
    treatment=T("Treatment"),
    complaint=T("Complaint"),
)
EFFECTS: CodeList = codelist(
    "deadline_effects",
    act_by=T("To be done by then"),
    decide_by=T("To be decided by then"),
    right_from=T("A right from then on"),
    ends=T("Ends then"),
)
ACTORS: CodeList = codelist(
    "actors",
    client=T("Client"),
    sponsor=T("Sponsor"),
    member=T("Family member"),
    centre=T("The centre"),
    authority=T("The authority"),
    provider=T("The provider"),
    insurer=T("The insurer"),
)
CLAIMS: CodeList = codelist("claims", shall=T("A right"), may=T("At the discretion of state or authority"))
MUST_BE: CodeList = codelist("age_rules", under=T("Under this age"), reached=T("This age reached"))
DIRECTIONS: CodeList = codelist("deadline_directions", after=T("After the event"), before=T("Before the event"))
EVENT_OWNERS: CodeList = codelist("event_owners", case=T("Case"), member=T("Of the family member"))
OWNERS: CodeList = codelist("evidence_owners", member=T("Of the family member"), sponsor=T("Of the sponsor"))
LETTER_CASES: CodeList = codelist(
    "letter_cases",
    refused_at_desk=T("Refused at the desk"),
    late_decision=T("Decision overdue"),
    refused_decision=T("Application refused"),
)
PARAGRAPHS: CodeList = codelist(
    "letter_paragraphs",
    facts=T("What happened"),
    right=T("What the law says"),
    request=T("What is asked"),
    closing=T("The end of the letter"),
)
TOKENS = ("client", "place", "day", "centre", "due", "reference")
