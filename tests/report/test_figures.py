"""Numbers as a cell of that format shows them, in Danish."""

from __future__ import annotations

import pytest

from xl.cells import ErrorValue
from xl.report.figures import Figure, shown


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (1234567.891, "#,##0", "1.234.568"),
        (-6998.4, "#,##0", "-6.998"),
        (0.5, "0", "1"),
        (2.675, "0.00", "2,68"),
        (0.2115, "0%", "21\N{NO-BREAK SPACE}%"),
        (0.2115, "0.0%", "21,2\N{NO-BREAK SPACE}%"),
        (5.1, "+#,##0.0;-#,##0.0;0.0", "+5,1"),
        (-5.1, "+#,##0.0;-#,##0.0;0.0", "-5,1"),
        (0.0, "+#,##0.0;-#,##0.0;0.0", "0,0"),
        (-0.04, "0.0", "0,0"),
        (12, "General", "12"),
        (12.345, "General", "12,35"),
        (0.12345, "General", "0,123"),
        (1234.5, '#,##0.0" kr."', "1.234,5"),
        (5, '[Red]0.0', "5,0"),
        (0.00049, '[<0.0005]"<0,001";0.000', "<0,001"),
        (0.0005, '[<0.0005]"<0,001";0.000', "0,001"),
        (1.0, '[<0.0005]"<0,001";0.000', "1,000"),
        (-1e40, "0.0", f"-10{'.000' * 13},0"),
    ],
)
def test_a_number_by_its_format(number: float, number_format: str, text: str) -> None:
    assert shown(number, number_format) == text


def test_what_is_no_number() -> None:
    assert str(Figure(None, "A!A1")) == "–"
    assert str(Figure("(.)", "A!A1")) == "(.)"
    assert Figure("(.)", "A!A1").suppressed
    assert str(Figure(ErrorValue("#N/A"), "A!A1")) == "#N/A"
    assert Figure(ErrorValue("#N/A"), "A!A1").failed
    assert str(Figure(True, "A!A1")) == "Ja"


def test_the_size_of_a_change_has_no_sign() -> None:
    assert Figure(-0.18, "A!A1", "0%").size == "18 pct."
    assert Figure(5.1, "A!A1", "+0.0;-0.0").size == "5,1"
