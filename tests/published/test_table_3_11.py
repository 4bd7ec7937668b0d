"""Table 3.11: revalidering, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable311(GroupTable):
    number = "3.11"
