"""Reading and writing tables: any bytes end in rows or a plain sentence, and no cell becomes a formula."""

import io
import random
import tracemalloc
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration_desk.core.errors import CancelledError, ImportRefusedError, StorageError
from integration_desk.spreadsheets import Book, guarded, read_sheets, table_bytes, unguarded, write_table

HEADER = ("Family name", "Born")


def workbook(**cells: object) -> bytes:
    book = openpyxl.Workbook()
    for place, value in {"A1": "Family name", "B1": "Born", **cells}.items():
        book.active[place] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def open_document(rows: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Liste">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return made.getvalue()


def ends_well(data: bytes) -> bool:
    """Tell whether reading ends in at least one sheet or in a sentence; anything else is raised."""
    try:
        return bool(read_sheets(data, name="table").sheets)
    except ImportRefusedError as error:
        return bool(str(error))


def only(book: Book) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]]:
    [sheet] = book.sheets
    return sheet.header, [(number, list(cells)) for number, cells in sheet.rows]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_rows_or_a_sentence(data: bytes) -> None:
    assert ends_well(data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["xlsx", "ours", "ods"]), st.randoms(use_true_random=False))
def test_a_damaged_workbook_ends_in_rows_or_a_sentence(form: str, chance: random.Random) -> None:
    cell = "<table:table-cell office:value-type='string'><text:p>A</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}</table:table-row>"
    made = {
        "xlsx": lambda: workbook(A2="Hassan", B2=date(1987, 5, 3)),
        "ours": lambda: table_bytes(HEADER, [["Hassan", date(1987, 5, 3)]]),
        "ods": lambda: open_document(row * 3),
    }[form]()
    assert ends_well(mutated(made, chance))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Flip bytes of the file, or of a part inside it so that the zip stays whole."""
    if chance.random() < 0.3:
        spoilt = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        return bytes(spoilt[: chance.randint(1, len(spoilt))] if chance.random() < 0.3 else spoilt)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.namelist():
            content = bytearray(source.read(part))
            if chance.random() < 0.4 and content:
                for _ in range(chance.randint(1, 4)):
                    content[chance.randrange(len(content))] = chance.randrange(32, 127)
            if chance.random() > 0.05:
                target.writestr(part, bytes(content))
    return made.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Family name,Born\r\nHassan,1987\r\n", "utf-8-sig"),
        ("Family name;Born\nHassan;1987\n", "utf-16"),
        ("Family name\tBorn\nHassan\t1987\n", "utf-16-le"),
        ("sep=;\nFamily name;Born\nHassan;1987\n", "utf-8"),
        ('"Family name"|"Born"\n"Hassan"|1987\n', "cp1252"),
        ("List of 2019\n\nFamily name,Born\nHassan,1987\n", "utf-8"),
    ],
)
def test_csv_is_read_whatever_its_letters_and_delimiter(text: str, encoding: str) -> None:
    header, [(_number, cells)] = only(read_sheets(text.encode(encoding), name="a.csv"))
    assert (header, cells) == (HEADER, ["Hassan", "1987"])


def test_old_encodings_are_told_apart() -> None:
    arabic = "الاسم;البلد\n" + "محمد عبد الرحمن;سوريا\nفاطمة الزهراء حسن;العراق\nخالد يوسف;اليمن\n" * 20
    german = "Name;Ort\n" + "Jörg Müller;Köln\nKäthe Groß;Düsseldorf\nBjörn Schäfer;Würzburg\n" * 20
    for text, encoding in ((arabic, "cp1256"), (german, "cp1252")):
        first = only(read_sheets(text.encode(encoding), name="a.csv"))[1][0][1]
        assert first == text.splitlines()[1].split(";")
    chosen = read_sheets("Name\nآمنة\n".encode("cp1256"), name="a.csv", encoding="cp1256")
    assert only(chosen)[1] == [(2, ["آمنة"])]


def test_a_long_cell_and_line_ends_inside_cells_are_kept() -> None:
    note = "line\n" * 40_000
    data = f'Family name,Note\nHassan,"{note}"\nOmar,b\n'.encode()
    assert [cells for _number, cells in only(read_sheets(data, name="a.csv"))[1]] == [["Hassan", note], ["Omar", "b"]]


def test_a_quotation_that_never_ends_is_told_with_its_row() -> None:
    with pytest.raises(ImportRefusedError, match="row 3"):
        read_sheets(b'a,b\n1,2\n3,"4\n5,6\n', name="a.csv")


def test_a_workbook_gives_values_and_iso_dates() -> None:
    data = workbook(A2="Hassan", B2=datetime(1987, 5, 3), A3=4.0, B3=True, A5="=1+1")  # noqa: DTZ001
    assert only(read_sheets(data, name="x")) == (HEADER, [(2, ["Hassan", "1987-05-03"]), (3, ["4", "true"])])


def test_an_open_document_gives_its_cells() -> None:
    cell = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    day = "<table:table-cell office:value-type='date' office:date-value='1987-05-03T00:00:00'/>"
    empty = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
    rows = [cell.format("Family name") + cell.format("Born"), cell.format("Hassan<text:s/>Omar") + day]
    data = open_document("".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + empty)
    book = read_sheets(data, name="liste.csv")
    assert (book.form, only(book)) == ("ods", (HEADER, [(2, ["Hassan Omar", "1987-05-03"])]))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "XLS"),
        (b"<html><table><tr><td>a", "web"),
        (b"\x89PNG\r\n", "picture"),
        (b"PK\x03\x04 nonsense", "damaged"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ImportRefusedError, match=said):
        read_sheets(data, name="clients.xlsx")


def test_bombs_are_refused_before_they_go_off() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (64 * 1024 * 1024))
    tracemalloc.start()
    with pytest.raises(ImportRefusedError, match="refused"):
        read_sheets(made.getvalue(), name="bomb.xlsx")
    assert tracemalloc.get_traced_memory()[1] < 16 * 1024 * 1024
    tracemalloc.stop()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@given(cell=st.text(max_size=30).map(lambda words: words.strip()).filter(bool))
@settings(max_examples=100, deadline=None)
def test_what_is_written_comes_back_and_is_no_formula(form: str, cell: str) -> None:
    data = table_bytes(["Name", "Other"], [[cell, "x"], [f"={cell}", "x"]], form=form)
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        assert {one.data_type for row in book.active.iter_rows() for one in row} <= {"s", "n"}
    rows = [[unguarded(one) for one in cells] for _number, cells in read_sheets(data, name="x").sheets[0].rows]
    written = "".join(letter for letter in cell if letter.isprintable()).strip()
    if cell.isprintable():
        assert rows[0][0] == written
        assert rows[1][0] == f"={written}"


@given(st.text(max_size=20))
def test_guards_come_off_again(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(cell)) in (cell.strip(), cell)


def test_a_sheet_for_right_to_left_readers_begins_on_the_right_and_says_what_it_is() -> None:
    data = table_bytes(["الاسم"], [["آمنة"]], title="قائمة: [1]", direction="rtl")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (sheet.sheet_view.rightToLeft, sheet.freeze_panes, sheet["A1"].font.b) == (True, "A2", True)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before")

    def rows() -> object:
        yield ["a"]
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match="No space"):
        write_table(target, ["Name"], rows())
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_text() == "before"


def test_reading_a_large_workbook_tells_how_far_it_is_and_can_be_ended() -> None:
    data = workbook(**{f"A{number}": f"Hassan {number}" for number in range(2, 2_502)})
    told: list[tuple[int, int]] = []
    read_sheets(data, name="x.xlsx", tell=lambda done, total: told.append((done, total)))
    assert [done for done, _total in told] == [0, 1_000, 2_000]
    assert {total for _done, total in told} == {2_501}

    def end(done: int, _total: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        read_sheets(data, name="x.xlsx", tell=end)
