"""Table 3.5: kontanthjælp mv. jobparat, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable35(GroupTable):
    number = "3.5"
