"""Table 3.6: kontanthjælp mv. aktivitetsparat, its costs by kind and its indicators."""

from typing import ClassVar

from tests.published.group_table import AVERAGE, DIFFERENCE, GroupTable


class TestTable36(GroupTable):
    number = "3.6"

    SHIFTED = "the row is printed one column too far right from Kommune 7 on (docs/audit-billund.md)"
    cannot: ClassVar = {
        ("Virksomhedsrettede aktiveringsgrad", AVERAGE): SHIFTED,
        ("Virksomhedsrettede aktiveringsgrad", DIFFERENCE): SHIFTED,
    }
