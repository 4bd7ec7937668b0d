"""Table 3.9: integrationsydelse under int.program jobparat, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable39(GroupTable):
    number = "3.9"
