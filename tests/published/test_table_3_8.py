"""Table 3.8: uddannelseshjælp mv. aktivitetsparat, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable38(GroupTable):
    number = "3.8"
