"""The committed sample workbooks are those that the builders write today, and they compute."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from workbooks import COMMITTED, KINDS, build, demo, differences, write
from workbooks.host_checks import CHECKS
from xl.catalogue import functions

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.name)
def test_the_committed_sample_is_what_its_builder_writes(path: Path) -> None:
    assert differences(build(path.stem, path.suffix), path.read_bytes()) == [], "stale: run make workbooks"


def test_only_the_last_digits_of_a_number_may_differ_between_processors() -> None:
    def book(cells: bytes) -> bytes:
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            package.writestr("sheet1.xml", cells)
        return made.getvalue()

    one = book(b'<c r="A1"><v>0.4411764705882354</v></c>')
    assert differences(one, book(b'<c r="A1"><v>0.4411764705882353</v></c>')) == []
    assert differences(one, book(b'<c r="A1"><v>0.44117647</v></c>')) == ["sheet1.xml"]
    assert differences(one, book(b'<c r="A2"><v>0.4411764705882354</v></c>')) == ["sheet1.xml"]
    assert differences(one, book(b"")) == ["sheet1.xml"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_build_is_reproducible(kind: str) -> None:
    assert build(kind) == build(kind)


def test_every_example_of_the_catalogue_stands_in_the_self_test_and_holds() -> None:
    sheet = load_workbook(BytesIO(build("selftest")), data_only=True)["Selvtest"]
    dooms = [row[2].value for row in sheet.iter_rows(min_row=6) if row[2].value is not None]
    assert dooms == [True] * (sum(len(entry.examples) for entry in functions().values()) + len(CHECKS))
    assert sheet["B3"].value == f"Alle {len(dooms)} eksempler stemmer"


def test_a_wrong_answer_would_show_in_the_self_test(tmp_path: Path) -> None:
    """The checks themselves can fail: change one figure of the examples and they do."""
    from xl.hosts.headless import recalculate
    from xl.package.container import Package

    write("selftest", tmp_path / "book.xlsx")
    package = Package((tmp_path / "book.xlsx").read_bytes())
    data = "xl/worksheets/sheet3.xml"
    changed = package.read(data).replace(b"<v>3000</v>", b"<v>3001</v>", 1)
    assert changed != package.read(data)
    result = recalculate(Package(package.with_parts({data: changed})))
    sheet = load_workbook(BytesIO(result.data), data_only=True)["Selvtest"]
    assert sheet["B3"].value == "Mindst ét eksempel stemmer ikke: se kolonnen Ens"


def test_the_demo_shows_the_savings_of_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.main(tmp_path / "demo") == 0
    total = next(line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("Samlet"))
    to_average, to_top3 = (float(word.replace(".", "")) for word in total.split()[-2:])
    assert to_average == pytest.approx(-7017, abs=50)
    assert to_top3 == pytest.approx(-13100, abs=50)


def test_every_book_of_the_demo_has_its_values(tmp_path: Path) -> None:
    """But for what a program that opens a book draws anew, they are the samples; the budget's has been refreshed."""
    demo.main(tmp_path)
    for path in COMMITTED:
        if path.suffix == ".xlsx" and path.stem != "budgetopfoelgning":
            changed = differences((tmp_path / path.name).read_bytes(), path.read_bytes())
            assert [name for name in changed if not name.startswith("xl/charts/")] == [], path.name


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "selftest"])
def test_no_cell_of_a_sample_shows_an_error(kind: str) -> None:
    book = load_workbook(BytesIO(build(kind)), data_only=True)
    shown = [(sheet.title, cell.coordinate, cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [place for place in shown if isinstance(place[2], str) and place[2].startswith("#")] == []


def test_the_function_reference_is_up_to_date() -> None:
    import runpy

    page = runpy.run_path(str(ROOT / "docs" / "functions.py"))["page"]()
    assert (ROOT / "docs" / "functions.md").read_text(encoding="utf-8") == page, "stale: run make workbooks"
