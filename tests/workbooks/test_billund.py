"""The Billund workbook: its checks hold and can fail, and its answers are those of the report."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from workbooks import build, write
from workbooks.billund_2018 import activity, checks, drivers, group_sheets, quadrants
from workbooks.billund_2018.figures import GROUPS, SHORT, rounding, value
from workbooks.billund_2018.figures import printed as printed_table
from xl.hosts.headless import recalculate
from xl.package.container import Package
from xl.package.files import read_package


def rows(sheet, first, last, width):
    return [list(row) for row in sheet.iter_rows(min_row=first, max_row=last, max_col=width, values_only=True)]


@pytest.fixture(scope="module")
def book():
    return load_workbook(BytesIO(build("billund_2018")), data_only=True)


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """The workbook as it is typed: formulas without values."""
    path = tmp_path_factory.mktemp("billund") / "book.xlsx"
    write("billund_2018", path)
    return read_package(path)


def test_every_check_holds_and_counted_something(book):
    lines = [row for row in rows(book["Kontrol"], 7, 34, 5) if row[0]]
    assert len(lines) == 24
    assert [row[0] for row in lines if row[4] != "Ja" or not row[1]] == []
    assert book["Kontrol"][checks.VERDICT].value == "Ja"


def test_only_known_misprints_are_off_and_each_is_still_there(book):
    off = {row[0].partition(":")[0]: row[2] for row in rows(book["Kontrol"], 7, 34, 5) if row[2]}
    assert off == {"Tabel 3.6": 1, "Tabel 3.13": 2, "Tabel 3.4-3.16": 1, "Tabel 3.3": 2}
    assert all(row[2] == row[3] for row in rows(book["Kontrol"], 7, 34, 5) if row[0])


@pytest.mark.parametrize(("group", "row", "fallen"), [
    ("Sygedagpenge", "Samlet", "Tabel 3.12"),
    ("Dagpenge og kontantydelse", "- Mentor", "Tabel 3.4"),
])
def test_a_changed_figure_is_found_by_the_checks(typed, group, row, fallen):
    part = f"xl/worksheets/sheet{typed_number(typed, SHORT[group])}.xml"
    cell = f'<c r="F{group_sheets.row_of(group, row) + 1}"'.encode()
    xml = typed.read(part)
    start = xml.index(b"<v>", xml.index(cell))
    changed = xml[:start] + b"<v>9" + xml[start + 3 :]
    result = recalculate(Package(typed.with_parts({part: changed})))
    sheet = load_workbook(BytesIO(result.data), data_only=True)["Kontrol"]
    assert sheet[checks.VERDICT].value == "Nej"
    assert fallen in {row[0].partition(":")[0] for row in rows(sheet, 7, 34, 5) if row[4] == "Nej"}


def typed_number(typed, name):
    from xl.package.book import Book

    return next(number for number, sheet in enumerate(Book(typed).sheets, start=1) if sheet.name == name)


def test_the_causes_add_up_to_the_deviation_of_table_3_2(book):
    for row, group in zip(rows(book["Drivere"], 5, 16, 8), GROUPS):
        assert row[0] == group
        assert row[7] == pytest.approx(row[6], abs=1e-9)
        own, peers = (value("3.2", "", group, "Enhedsomkostning", name) for name in ("Billund", "Gennemsnit øvrige"))
        room = 3.0 if group == "Ressourceforløb" else 0.1001  # table 3.16 prints another unit cost than 3.2
        assert row[6] == pytest.approx(own - peers, abs=room)


def test_activity_makes_up_the_printed_unit_cost(book):
    """Spending over persons is the unit cost that the group's own table prints, for every municipality."""
    table = [row for row in rows(book["Aktivitet"], 12, 443, 6) if row[0]]
    assert len(table) == 12 * 12 * 3
    for group in GROUPS:
        for name in {row[0] for row in table}:
            mine = [row for row in table if row[0] == name and row[1] == group]
            assert [row[3] for row in mine] == [activity.WORK, activity.OFFERS, None]
            total = book[SHORT[group]].cell(group_sheets.row_of(group, "Samlet") + 1,
                                            2 + list(dict.fromkeys(r[0] for r in table)).index(name)).value
            assert sum(row[5] for row in mine) / mine[0][2] == pytest.approx(total)


def test_what_the_report_prints_as_unit_prices_is_the_whole_deviation(book):
    for row, group in zip(rows(book["Drivere"], 23, 34, 12), GROUPS):
        assert row[0] == group
        printed = printed_table("3.3")["", group, "Enhedspriser", "Billund"]
        saving = value("2.1", "", group, "Besparelspotentiale gns.", "Billund")
        spending = value("3.1", "", group, "Udgifter", "Billund")
        assert -saving / spending == pytest.approx(row[drivers.unit_prices().column], abs=rounding(printed) + 0.0004)


def test_the_quadrants_follow_the_signs(book):
    fields = {(False, False): "Investeringspotentiale", (True, False): "Optimeringspotentiale",
              (True, True): "Effektiviseringspotentiale", (False, True): "Læringspotentiale"}
    table = rows(book[quadrants.NAME], 5, 16, 8)
    assert [row[0] for row in table] == list(SHORT.values())
    assert all(row[5] == fields[row[1] > 0, row[4] > 0] for row in table)


def test_another_choice_of_municipality_reaches_every_sheet(typed):
    part = f"xl/worksheets/sheet{typed_number(typed, 'Enhedsomkostninger')}.xml"
    strings = typed.read("xl/sharedStrings.xml").decode()
    names = [text.partition("</t>")[0].rpartition(">")[2] for text in strings.split("<si>")[1:]]
    choice = b'<c r="O2" s="'
    xml = typed.read(part)
    start = xml.index(b"<v>", xml.index(choice))
    changed = xml[:start] + b"<v>" + str(names.index("Kommune 4")).encode() + xml[xml.index(b"</v>", start) :]
    result = recalculate(Package(typed.with_parts({part: changed})))
    book = load_workbook(BytesIO(result.data), data_only=True)
    assert not result.errors
    assert book["Dagpenge"].cell(5, group_sheets.CHOSEN + 1).value == 20.7
    assert book["Drivere"]["G5"].value == pytest.approx(20.7 - (24.5 * 11 - 20.7 + 29.6) / 11, abs=0.06)
    assert book["Kvadranter"]["C5"].value == 0.374
    assert book["Kontrol"][checks.VERDICT].value == "Ja"
