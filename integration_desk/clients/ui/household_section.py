"""The section of the household: who lives together, who is related, who heads it."""

from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.clients.commands import (
    create_household,
    edit_household,
    join_household,
    leave_household,
    set_head,
    set_relation,
)
from integration_desk.clients.model import RELATIONS, Client, Household, Relation
from integration_desk.clients.queries import ClientHit, ClientView, HouseholdView, Relative, client_hit
from integration_desk.clients.ui.parts import ClientPicker, cut
from integration_desk.clients.ui.sections import Host, Section
from integration_desk.core.dates import age_on
from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    Ends,
    Facts,
    Form,
    Icon,
    Label,
    breakable,
    column,
    holding,
    row,
)


class HouseholdSection(Section):
    """Shows and changes the household and the relations of one client."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.form: Form | None = None
        self.picker: ClientPicker | None = None
        self._taken_in = ""

    def fill(self, view: ClientView) -> None:
        """Add the household and the relatives elsewhere."""
        if view.household is not None:
            self.column.addWidget(self._household(view, view.household))
        if view.relatives:
            card = Card(T("Relatives elsewhere"))
            for one in view.relatives:
                card.content.addWidget(self._person(view, one))
            self.column.addWidget(card)
        add = Button(T("Add a person"), lambda: self._add(view), icon="add")
        if view.household is None:
            begin = Button(T("Begin a household"), lambda: self._begin(view.client), kind="primary", icon="household")
            text = T("Whom the client lives with, how they are related, and how many depend on her or him.")
            self.column.addWidget(EmptyState(text, *((begin, add) if self.host.may_write else ()), icon="household"))
        elif self.host.may_write:
            self.column.addLayout(row(add, None))

    def open_form(self, name: str, view: ClientView) -> bool:
        """Open one of the section's forms."""
        if name == "household" and view.household is not None:
            self._edit(view.household)
        elif name == "relative":
            self._add(view)
        else:
            return False
        return True

    def _household(self, view: ClientView, household: HouseholdView) -> Card:
        buttons = []
        if self.host.may_write:
            buttons = [
                Button(T("Edit"), lambda: self._edit(household), kind="quiet", icon="edit"),
                Button(T("Leave"), lambda: self.host.run(leave_household, client_id=view.client.id), kind="quiet"),
            ]
        size = T("Household of {count} person", "Household of {count} persons").of(household.size)
        card = Card(size, *buttons)
        for one in household.members:
            card.content.addWidget(self._person(view, one))
        facts, kept = Facts(), household.household
        if kept.dependants_abroad:
            facts.add(T("Dependants abroad"), i18n.current().number(kept.dependants_abroad))
        facts.add(T("Note"), kept.note)
        if facts.count:
            card.content.addWidget(facts)
        return card

    def _person(self, view: ClientView, one: Relative) -> QWidget:
        now, herself = i18n.current(), one.client_id == view.client.id
        name = " ".join(i18n.isolate(part) for part in (one.name, one.native_name) if part)
        if herself:
            words: QWidget = Label(breakable(name), voice="strong", wrap=True)
        else:
            place = Place("client", one.client_id)
            words = Button(T("{name}").put(name=cut(name)), lambda: self.host.workspace.go(place), kind="link")
        details = [now.say(RELATIONS.label(one.relation))] if one.relation else []
        if one.birth_date is not None:
            age = T("{count} year", "{count} years").of(max(age_on(one.birth_date, view.today), 0))
            details += [now.partial(one.birth_date), now.say(age)]
        chips = [Chip(T("Head of household"), "accent")] if one.is_head else []
        chips += [Chip(T("Minor"), "info", icon="minor")] if one.is_minor else []
        text = column(row(words, None), Label(" · ".join(details), voice="muted", wrap=True), gap=2)
        parts = Ends(holding(text), *chips)
        line = row(Icon("person", "text-muted"), gap=12)
        line.addLayout(parts, 1)
        if self.host.may_write and one.in_household and not one.is_head:
            label = T("Make head")
            head = Button(label, lambda: self.host.run(set_head, client_id=one.client_id), kind="quiet")
            parts.addWidget(head)
        return holding(line)

    def _begin(self, client: Client) -> None:
        self.host.run(create_household, client_id=client.id)

    def _edit(self, household: HouseholdView) -> None:
        form = Form(Household)
        form.row("size_stated", "dependants_abroad")
        form.add("note")
        form.load(household.household)
        self.form = form
        self.host.open_form(
            "household", T("Household"), form, T("Save"), lambda: self.host.run(edit_household, household=form.record())
        )

    def take_in(self, view: ClientView, place: Place) -> None:
        """Go on, once, with somebody who was registered from this household and came back with the place."""
        client_id = place.option("relative")
        if not client_id or client_id == self._taken_in:
            return
        self._taken_in = client_id

        def chosen(hit: ClientHit) -> None:
            self._add(view, place.option("relation"))
            if self.picker is not None:
                self.picker.pick(hit)

        self.host.workspace.tasks.ask(client_hit, client_id, then=chosen)

    def register_relative(self, view: ClientView) -> None:
        """Register somebody new, who comes back to this household."""
        typed = str(self.form.editor("relation").value()) if self.form is not None else ""
        words = self.picker.field.words() if self.picker is not None else ""
        options = (("words", words), ("relative", view.client.id), ("relation", typed))
        self.host.workspace.go(Place("client.new", options=options))

    def _add(self, view: ClientView, relation: str = "") -> None:
        form = Form(Relation)
        picker = ClientPicker(self.host.workspace, without=view.client.id)
        form.put(Label(T("Who is it?"), voice="strong"))
        form.put(picker)
        editor = form.add("relation")
        if relation:
            editor.set_value(relation)
        editor.say_label(T("What this person is to {name}").put(name=cut(view.name)))
        new = Button(T("Register a new client"), lambda: self.register_relative(view), kind="link")
        form.put(row(new, None))
        self.form, self.picker = form, picker

        def save() -> None:
            relation = str(form.values()["relation"])
            if picker.chosen is None:
                form.summary.show_text(T("Choose the client first: type a name and pick one."), "danger")
                return
            self._connect(view, picker.chosen, relation)

        self.host.open_form("relative", T("Add a person"), form, T("Add"), save)

    def _connect(self, view: ClientView, other: ClientHit, relation: str) -> None:
        """Add to the household when there is one, and say how they are related either way."""
        household, client_id = view.household, view.client.id
        if household is None or other.id in {one.client_id for one in household.members}:
            self.host.run(set_relation, client_id=client_id, relative_id=other.id, relation=relation)
            return
        household_id = household.household.id
        if household.household.head_id == client_id:
            self.host.run(join_household, household_id=household_id, client_id=other.id, relation=relation)
            return

        def relate(_change: object) -> None:
            if relation:
                self.host.run(set_relation, client_id=client_id, relative_id=other.id, relation=relation)

        self.host.run(join_household, relate, household_id=household_id, client_id=other.id)
