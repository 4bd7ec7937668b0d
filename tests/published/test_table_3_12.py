"""Table 3.12: sygedagpenge, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable312(GroupTable):
    number = "3.12"
