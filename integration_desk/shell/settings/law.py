"""Which law the desk computes with: how many packs there are, whether they are fresh, and the way to them."""

from integration_desk.core.access import Reader
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.packs import PackRow, packs_page
from integration_desk.shell.settings.section import Section, leading
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.widgets import Button, Facts, clear, column, holding

_MANY = 1000


def every_pack(reader: Reader) -> list[PackRow]:
    """Return every pack, as the list shows it."""
    return packs_page(reader, offset=0, limit=_MANY)[0]


class LawSection(Section):
    """Tells how the packs stand, and leads to their list."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        lead = T("Deadlines, lists of papers and rights letters come from packs, each with article and source.")
        super().__init__(workspace, T("Packs of law"), lead)
        self.facts = column(gap=0)
        self.body.addWidget(holding(self.facts))
        self.open_button = Button(T("Open the packs"), lambda: workspace.go(Place("packs")), icon="document")
        self.body.addLayout(leading(self.open_button))

    def refresh(self) -> None:
        """Read how the packs stand."""
        self.workspace.tasks.ask(every_pack, then=self._show)

    def _show(self, rows: list[PackRow]) -> None:
        own, old = sum(one.own for one in rows), sum(one.old for one in rows)
        broken = sum(not one.readable for one in rows)
        clear(self.facts)
        packs = T("{count} pack", "{count} packs")
        lines = [(T("From the program"), packs.of(len(rows) - own))]
        lines += [(T("Your own"), packs.of(own))] if own else []
        self.facts.addWidget(Facts(lines))
        if broken:
            self.notice.show_text(
                T("{count} pack cannot be read.", "{count} packs cannot be read.").of(broken), "danger"
            )
        elif old:
            text = T(
                "{count} pack was checked more than a year ago.", "{count} packs were checked more than a year ago."
            )
            self.notice.show_text(text.of(old), "warning")
        else:
            self.notice.show_text("")
