"""Table 3.16: ressourceforløb, its costs by kind and its indicators."""

from typing import ClassVar

from tests.published.group_table import OWN, UNIT_COST, GroupTable


class TestTable316(GroupTable):
    number = "3.16"

    cannot: ClassVar = {
        (UNIT_COST, OWN): "tables 2.1, 3.1 and 3.2 say 62,2; this one says 60,3 throughout (docs/audit-billund.md)",
    }
