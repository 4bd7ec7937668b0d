"""Files as Danish systems write them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pytest

from xl.sources import Fetched, Order, fetch
from xl.sources.errors import (
    AddressOfTheWeb,
    BadOption,
    HeaderRepeated,
    HeadersDiffer,
    LineOfOtherWidth,
    NoFilesInFolder,
    SourceEmpty,
    SourceError,
    SourceFileMissing,
    SourceFileUnreadable,
    UnknownKind,
    UnknownOptionWord,
)


def read(folder: Path, address: str, query: str = "", kind: str = "fil") -> Fetched:
    return fetch(Order("Kilde", kind, address, query, folder))


def rows(fetched: Fetched) -> list[list[Any]]:
    return [list(fetched.frame.columns), *fetched.frame.to_numpy().tolist()]


TABLE = [["Målgruppe", "Beløb"], ["Sygedagpenge", "1.303,5"], ["Fleksjob", None]]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_of_every_encoding_separator_and_line_end(tmp_path: Path, encoding: str, sign: str, end: str) -> None:
    lines = [sign.join(cell or "" for cell in row) for row in TABLE]
    (tmp_path / "a.csv").write_bytes((end.join(lines) + end).encode(encoding))
    assert rows(read(tmp_path, "a.csv")) == TABLE


def test_quoted_fields_hold_separators_quotes_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('sep=;\nA;B\n"x;y";"sagde ""hej""\nog gik"\n', encoding="utf-8")
    assert rows(read(tmp_path, "a.csv")) == [["A", "B"], ["x;y", 'sagde "hej"\nog gik']]


def test_a_header_further_down_and_a_decimal_point_on_demand(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Udtræk\n\nA,B\nx,1234.5\ny,"1,303.25"\n', encoding="utf-8")
    assert rows(read(tmp_path, "a.csv", "overskrift=3&decimal=.&adskiller=komma")) == [
        ["A", "B"],
        ["x", 1234.5],
        ["y", 1303.25],
    ]


def test_a_row_is_found_again_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("A;B\n1;2\n3;4\n")
    assert read(tmp_path, "a.csv").row_name(1) == "a.csv, linje 3"


def test_also_below_blank_lines_and_cells_of_several(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('A;B\n\n1;"to\nlinjer"\n;\n3;4\n')
    found = read(tmp_path, "a.csv")
    assert [found.row_name(row) for row in range(2)] == ["a.csv, linje 3", "a.csv, linje 6"]


def test_a_broken_line_is_named_by_where_it_begins(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('A;B\n1;2\n"3;4\n5;6\n')
    with pytest.raises(SourceFileUnreadable) as caught:
        read(tmp_path, "a.csv")
    assert "et anførselstegn i linje 3 har ingen mage" in caught.value.message("da")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("A;B\n1;2\n3\n", LineOfOtherWidth),
        ("A;B\n1;2;3\n", LineOfOtherWidth),
        ("A;a\n1;2\n", HeaderRepeated),
        ("A;B\n", SourceEmpty),
        ("", SourceEmpty),
        ('A;B\n"1;2\n', SourceFileUnreadable),
    ],
)
def test_text_that_is_cut_or_crooked_is_refused(tmp_path: Path, content: str, refusal: type[SourceError]) -> None:
    (tmp_path / "a.csv").write_text(content)
    with pytest.raises(refusal) as caught:
        read(tmp_path, "a.csv")
    assert "\n" not in caught.value.message("da")


def test_a_cell_more_that_is_blank_is_no_cell(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("A;B;\n1;2;\n")
    assert rows(read(tmp_path, "a.csv")) == [["A", "B"], ["1", "2"]]


def test_a_parquet_file(tmp_path: Path) -> None:
    duckdb.sql("SELECT 'æ' AS A, 1.5::DECIMAL(9,2) AS B, DATE '2026-01-31' AS C, NULL AS D").write_parquet(
        str(tmp_path / "a.parquet")
    )
    assert rows(read(tmp_path, "a.parquet")) == [["A", "B", "C", "D"], ["æ", 1.5, dt.date(2026, 1, 31), None]]


def test_a_folder_is_one_table_with_the_file_of_each_row(tmp_path: Path) -> None:
    for month, amount in (("2026-01", "1"), ("2026-02", "2")):
        (tmp_path / f"{month}.csv").write_text(f"A;B\n{month};{amount}\n")
    (tmp_path / "læs mig.docx").touch()
    found = read(tmp_path, ".", kind="mappe")
    assert rows(found) == [["Fil", "A", "B"], ["2026-01.csv", "2026-01", "1"], ["2026-02.csv", "2026-02", "2"]]
    assert found.row_name(1) == "2026-02.csv, linje 2"
    assert rows(read(tmp_path, "*-02.csv"))[1:] == [["2026-02", "2"]]


def test_files_of_a_folder_that_differ_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("A;B\n1;2\n")
    (tmp_path / "b.csv").write_text("A;C\n1;2\n")
    with pytest.raises(HeadersDiffer, match=r"b.csv: lacks the column 'B'"):
        read(tmp_path, ".")


@pytest.mark.parametrize(
    ("address", "query", "kind", "refusal"),
    [
        ("væk.csv", "", "fil", SourceFileMissing),
        ("tom", "", "mappe", NoFilesInFolder),
        ("*.csv", "", "fil", NoFilesInFolder),
        ("a.docx", "", "fil", SourceFileUnreadable),
        ("a.xlsx", "", "fil", SourceFileUnreadable),
        ("a.parquet", "", "fil", SourceFileUnreadable),
        ("a.txt", "arkk=1", "fil", UnknownOptionWord),
        ("a.txt", "tegnsæt=klingon", "fil", BadOption),
        ("nul.tsv", "", "fil", SourceFileUnreadable),
        ("https://eksempel.dk/a.csv", "", "csv", AddressOfTheWeb),
        ("a.txt", "overskrift=x", "fil", BadOption),
        ("a.txt", "", "exel", UnknownKind),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    tmp_path: Path, address: str, query: str, kind: str, refusal: type[SourceError]
) -> None:
    (tmp_path / "tom").mkdir()
    for name in ("a.docx", "a.xlsx", "a.parquet", "a.txt"):
        (tmp_path / name).write_bytes(b"hej")
    (tmp_path / "nul.tsv").write_bytes(b"PK\x03\x04\xff\x00\x01")
    with pytest.raises(refusal) as caught:
        read(tmp_path, address, query, kind)
    assert "\n" not in caught.value.message("da")
