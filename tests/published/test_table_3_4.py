"""Table 3.4: dagpenge og kontantydelse, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable34(GroupTable):
    number = "3.4"
