"""The charts of the sample workbooks are what Excel calls them, say what their cells say, and can be told apart."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import combinations

import pytest
from openpyxl import load_workbook

from tests.workbooks.colour_vision import VISION, distance
from workbooks import KINDS, build
from workbooks.charts import (
    Axis,
    Bubbles,
    Cells,
    ChartData,
    bubble_quadrants,
    deviation_bars,
    lines,
    place,
    steps,
    waterfall,
)
from workbooks.charts.caches import refreshed
from workbooks.style import Book
from xl.hosts.headless import recalculate
from xl.package.files import read_package
from xl.palette import CHEAPER, DEARER, PALE, PALETTE

NAMES = ["Dagpenge", "Kontanthjælp", "Sygedagpenge", "Revalidering"]
COSTS, RESULTS, PERSONS, SHARES = [5.0, -8.0, 1.5, 0.0], [-3, 2, 4, -6], [254, 35, 300, 20], [0.2, 0.04, 0.3, 0.05]
FIELDS = ["Læring", "Effektivisering", "Investering", "Optimering"]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A workbook with one chart of each kind, as a user would get it."""
    path = tmp_path_factory.mktemp("charts") / "book.xlsx"
    writer = Book(path, "Diagrammer", "Prøve")
    data = ChartData(writer)
    sheet = writer.sheet("Tal", "Tal", "", [20] * 5)
    for row, figures in enumerate(zip(NAMES, COSTS, RESULTS, PERSONS, SHARES)):
        sheet.write_row(row, 0, figures)
    names, costs, results, persons, shares = (Cells("Tal", 0, column, 4) for column in range(5))
    place(sheet, 9, 0, deviation_bars(writer, data, "Bjælker", names, costs, shares))
    bubbles = Bubbles(names, costs, results, persons, shares, ["left", "right", "above", "below"])
    axes = Axis("Udgift", "0", -10, 10), Axis("Resultat", "0", -8, 8)
    place(sheet, 9, 0, bubble_quadrants(writer, data, "Bobler", bubbles, *axes, FIELDS))
    place(sheet, 9, 0, waterfall(writer, data, "Vandfald", names, costs, "Afvigelse"))
    x, curves = steps(data, "Kurver", persons, {"Målgruppen": shares})
    place(sheet, 9, 0, lines(writer, "Kurver", x, curves, Axis("x"), Axis("y")))
    data.write()
    writer.close()
    return refreshed(recalculate(read_package(path)).data)


def chart_xml(book, number):
    return zipfile.ZipFile(BytesIO(book)).read(f"xl/charts/chart{number}.xml").decode()


def charts(book):
    return load_workbook(BytesIO(book))["Tal"]._charts


def block(book, title):
    """A block of the sheet Diagramdata, by header."""
    rows = list(load_workbook(BytesIO(book), data_only=True)["Diagramdata"].iter_rows(values_only=True))
    first = next(number for number, row in enumerate(rows) if row[0] == title and not any(row[1:])) + 1
    last = next((number for number in range(first, len(rows)) if not any(cell is not None for cell in rows[number])),
                len(rows))
    return {head: [row[at] for row in rows[first + 1:last]] for at, head in enumerate(rows[first]) if head}


def test_another_program_reads_them_as_what_they_are(book):
    kinds = [type(chart).__name__ for chart in charts(book)]
    assert kinds == ["BarChart", "BubbleChart", "BarChart", "ScatterChart"]
    bubbles = charts(book)[1]
    assert [series.bubbleSize.numRef.f for series in bubbles.series][:2] == [
        "Diagramdata!$A$13:$A$16", "Diagramdata!$C$13:$C$16"]


def test_a_bar_is_in_one_of_four_series_by_sign_and_size(book):
    assert block(book, "Bjælker") == {
        "Dyrere": [5, 0, 1.5, 0], "Billigere": [0, 0, 0, 0],
        "Dyrere, lille gruppe": [0, 0, 0, 0], "Billigere, lille gruppe": [0, -8, 0, 0],
    }


def test_a_bubble_is_in_one_of_two_series_by_size(book):
    columns = block(book, "Bobler")
    assert columns["Stor: personer"] == [254, 0, 300, 20]
    assert columns["Lille: personer"] == [0, 35, 0, 0]
    assert [name or "" for name in columns["Stor: navn"]] == ["Dagpenge", "", "Sygedagpenge", "Revalidering"]


def test_a_waterfall_goes_from_sum_to_sum_and_ends_at_the_deviation(book):
    columns = block(book, "Vandfald")
    tops, reached = [], 0.0
    for place_ in range(5):
        above = columns["Op over 0"][place_] + columns["Ned over 0"][place_]
        below = columns["Op under 0"][place_] + columns["Ned under 0"][place_]
        tops.append((columns["Løft over 0"][place_], above, columns["Løft under 0"][place_], below))
        if place_ < 4:
            ends = sorted((reached, reached + COSTS[place_]))
            inside = [max(0.0, ends[0]), max(0.0, ends[1]), min(0.0, ends[1]), min(0.0, ends[0])]
            assert tops[-1] == (inside[0], inside[1] - inside[0], inside[2], inside[3] - inside[2])
            reached += COSTS[place_]
    assert columns["I alt"] == [0, 0, 0, 0, reached]
    assert columns["Etiket"] == [*COSTS, reached]


def test_steps_hold_each_value_until_the_next(book):
    columns = block(book, "Kurver")
    assert columns["x"] == [254, 35, 35, 300, 300, 20, 20]
    assert columns["Målgruppen"] == [0.2, 0.2, 0.04, 0.04, 0.3, 0.3, 0.05]


def test_labels_show_the_cells_they_are_taken_from(book):
    remembered = re.findall(r"<c15:dlblRangeCache>(.*?)</c15:dlblRangeCache>", chart_xml(book, 2))
    assert re.findall(r"<c:v>(.*?)</c:v>", remembered[0]) == ["Dagpenge", "Sygedagpenge", "Revalidering"]
    assert [re.findall(r"<c:v>(.*?)</c:v>", field) for field in remembered[2:]] == [
        ["Læring"], ["Investering"], ["Effektivisering"], ["Optimering"]]
    waterfall_labels = re.findall(r"<c15:dlblRangeCache>(.*?)</c15:dlblRangeCache>", chart_xml(book, 3))[0]
    assert re.findall(r"<c:v>(.*?)</c:v>", waterfall_labels) == ["+5,0", "-8,0", "+1,5", "0,0", "-1,5"]


def test_a_chart_remembers_the_calculated_cells(book):
    values = load_workbook(BytesIO(book), data_only=True)
    for number in range(1, 5):
        found = re.findall(r"<c:f>(\w+)!([^<]+)</c:f><c:numCache>(.*?)</c:numCache>", chart_xml(book, number))
        assert found
        for sheet, area, cache in found:
            cells = values[sheet][area.replace("$", "")]
            column = [row[0].value for row in cells] if isinstance(cells, tuple) else [cells.value]
            assert [float(text) for text in re.findall(r"<c:v>(.*?)</c:v>", cache)] == column


@pytest.mark.parametrize("vision", VISION)
def test_every_reader_can_tell_the_colours_apart(vision):
    assert min(distance(*pair, vision) for pair in combinations(PALETTE, 2)) > 20
    pale = [(DEARER, PALE[DEARER]), (CHEAPER, PALE[CHEAPER]), (PALE[DEARER], PALE[CHEAPER])]
    assert min(distance(*pair, vision) for pair in [(DEARER, CHEAPER), *pale]) > 20


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "selftest"])
def test_every_chart_of_a_sample_has_a_title_a_description_and_figures_in_every_series(kind):
    package = zipfile.ZipFile(BytesIO(build(kind)))
    parts = [name for name in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    drawings = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/drawings/drawing")]
    assert sum(len(re.findall(r'<xdr:cNvPr [^>]*descr="[^"]+"', drawing)) for drawing in drawings) >= len(parts) > 0
    for part in parts:
        xml = package.read(part).decode()
        assert "<c:title>" in xml
        caches = re.findall(r"<c:f>([^<]+)</c:f><c:numCache>(.*?)</c:numCache>", xml)
        assert [cells for cells, cache in caches if "<c:v>" not in cache] == []
        fields = re.findall(r'<a:fld id="([^"]+)"', xml)
        assert len(set(fields)) == len(fields)
