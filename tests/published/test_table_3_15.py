"""Table 3.15: fleksjob og ledighedsydelse, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable315(GroupTable):
    number = "3.15"
