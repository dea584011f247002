"""What columns mean: suggestions, rules, how cells are read, and presets that colleagues share."""

from datetime import date

import pytest

from integration_desk.clients import Client, client_targets
from integration_desk.core.dates import PartialDate
from integration_desk.core.errors import DeskError, ImportRefusedError
from integration_desk.core.records import spec_of
from integration_desk.spreadsheets import (
    Rule,
    delete_mapping,
    mapping_named,
    mappings_of,
    reading,
    save_mapping,
    suggested_rules,
)
from integration_desk.store import Desk


def read(target: str, cell: str, **options: object) -> object:
    rule = Rule(target, "x", **options)  # type: ignore[arg-type]
    values, problems = reading((rule,), client_targets(), ("x",)).read((cell,))
    return problems[0].text if problems else values.get(target)


def test_headers_are_known_in_the_languages_of_the_staff_and_of_old_tables() -> None:
    headers = [
        "Nachname",
        "First name",
        "تاريخ الميلاد",
        "Staatsangehörigkeit",
        "Sexe",
        "Telefon",
        "Familly name",
        "Nr.",
    ]
    found = {rule.column: rule.target for rule in suggested_rules(headers, client_targets())}
    assert found == {
        "Nachname": "family_name",
        "First name": "given_names",
        "تاريخ الميلاد": "birth_date",
        "Staatsangehörigkeit": "nationalities",
        "Sexe": "sex",
        "Telefon": "phone",
    }


def test_no_column_can_set_owner_role_number_or_times() -> None:
    internal = {field.name for field in spec_of(Client).fields if field.internal} - {"file_number"}
    names = {target.name for target in client_targets()}
    assert names & (internal | {"certified_by", "client_id", "consent_withdrawn_on", "roles"}) == set()
    with pytest.raises(ImportRefusedError, match="registered_by"):
        reading((Rule("registered_by", "x"),), client_targets(), ("x",))


@pytest.mark.parametrize(
    ("target", "cell", "value"),
    [
        ("birth_date", "3.5.1987", PartialDate(1987, 5, 3)),
        ("birth_date", "03/05/87", PartialDate(1987, 5, 3)),
        ("birth_date", "ca. 1987", PartialDate(1987, about=True)),
        ("birth_date", "05/1987", PartialDate(1987, 5)),
        ("birth_date", "1987-05-03 00:00:00", PartialDate(1987, 5, 3)),
        ("permit_expires_on", "1.2.2027", date(2027, 2, 1)),
        ("sex", "w", "female"),
        ("sex", "ذكر", "male"),
        ("nationalities", "Syrian; UKR", ("SY", "UA")),
        ("nationalities", "Frankreich", ("FR",)),
        ("needs_interpreter", "ja", True),
        ("native_language", "Dari", "fa-AF"),
        ("phone", "'+49 151 1; 0152 2", ("+49 151 1", "0152 2")),
        ("schooling_years", "8,0", 8),
    ],
)
def test_cells_are_read_as_people_write_them(target: str, cell: str, value: object) -> None:
    assert read(target, cell) == value


def test_rules_say_what_words_mean_and_which_date_comes_first() -> None:
    assert read("birth_date", "3/5/1987", dates="month") == PartialDate(1987, 3, 5)
    assert read("sex", "Kater", values=(("kater", "male"),)) == "male"
    assert "Kater" in str(read("sex", "Kater"))
    assert read("nationalities", "SY/UA", separators="/") == ("SY", "UA")
    constant = reading((Rule("country", "", constant="Germany"),), client_targets(), ("x",)).read(("",))
    assert constant == ({"country": "DE"}, [])


def test_languages_tell_how_well_they_are_spoken() -> None:
    found = read("languages", "Arabic (native); English: basic; fr")
    assert [(one.language, one.quality) for one in found] == [("ar", "native"), ("en", "simple"), ("fr", "")]  # type: ignore[attr-defined]


def test_presets_are_kept_for_colleagues_and_undone(desk: Desk) -> None:
    rules = (Rule("sex", "m/w", values=(("k", "male"),)), Rule("country", "", constant="DE"))
    columns = tuple(rule.to_json() for rule in rules)
    desk.run(save_mapping, name=" Old  list ", kind="clients", columns=columns)
    kept = desk.ask(mapping_named, "clients", "old LIST")
    assert (kept.name, kept.rules()) == ("Old list", rules)
    desk.run(save_mapping, name="Old list", kind="clients", columns=columns[:1])
    assert [one.rules() for one in desk.ask(mappings_of, "clients")] == [rules[:1]]
    assert desk.ask(mappings_of, "directory") == []
    desk.undo()
    desk.run(delete_mapping, mapping_id=kept.id)
    assert desk.ask(mappings_of, "clients") == []
    desk.undo()
    assert desk.ask(mapping_named, "clients", "Old list").rules() == rules
    with pytest.raises(DeskError, match="no preset"):
        desk.ask(mapping_named, "clients", "New list")
    with pytest.raises(ImportRefusedError):
        desk.run(save_mapping, name="x", kind="clients", columns=("nonsense",))
