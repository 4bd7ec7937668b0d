"""Table 3.7: uddannelseshjælp mv. uddannelsesparat, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable37(GroupTable):
    number = "3.7"
