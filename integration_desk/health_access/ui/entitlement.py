"""How one entitlement is told on screen: how far it goes, for whom, the way to it, its article and where to read it."""

from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.codes import CodeList, codelist
from integration_desk.core.words import T, Text
from integration_desk.health_access.queries.entitled import Answered
from integration_desk.packs import Pack
from integration_desk.widgets import Label

SCOPE_WORDS: CodeList = codelist(
    "health_scopes",
    full=T("Full care"),
    limited=T("Limited care"),
    emergency=T("Emergency care only"),
    none=T("Not covered"),
)
GROUP_WORDS: CodeList = codelist(
    "health_groups",
    adult=T("Adults"),
    child=T("Children"),
    pregnant=T("Pregnant women"),
    victim=T("Victims of violence"),
    disabled=T("People with disabilities"),
    family_member=T("Family members"),
)
OLD_RULES = T("These rules were last checked on {day}, more than a year ago. Look at the source before you cite them.")


def lines_of(one: Answered, pack: Pack | None, *, whole: bool) -> list[QWidget]:
    """Return the lines under the title of an entitlement; ``whole`` tells the way to it as well."""
    language = i18n.current().language_code
    entitlement = one.entitlement
    lines: list[QWidget] = [Label(_reach(one), voice="muted", wrap=True)]
    if text := entitlement.text.text(language):
        lines.append(Label(text, voice="body" if whole else "muted", wrap=True))
    if whole and (how := entitlement.how.text(language)):
        lines.append(Label(how, wrap=True))
    if whole and pack is not None and (papers := _papers(one, pack, language)):
        lines.append(Label(T("Papers: {papers}").put(papers=papers), voice="muted", wrap=True))
    cited = _citation(one, pack)  # an address on a line of its own: it is read from the left in any language
    lines.extend(Label(words, voice="caption", tone="neutral", wrap=True).selectable() for words in cited)
    return lines


def _reach(one: Answered) -> Text:
    scope = SCOPE_WORDS.label(one.entitlement.scope)
    groups = tuple(GROUP_WORDS.label(group) for group in one.entitlement.groups if group in GROUP_WORDS)
    return T("{scope}, for: {groups}").put(scope=scope, groups=groups) if groups else scope


def _papers(one: Answered, pack: Pack, language: str) -> tuple[str, ...]:
    found = (pack.document(document) for document in one.entitlement.documents)
    return tuple(document.title.text(language) for document in found if document is not None)


def _citation(one: Answered, pack: Pack | None) -> list[str]:
    """Return article and source; what was kept with the check goes before what the rules say now."""
    article = one.kept.article if one.kept else one.entitlement.article
    source = one.kept.source if one.kept else one.entitlement.source or (pack.source if pack else "")
    return [words for words in (article, source) if words]
